import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import type { authForms } from "../../subgraphs/identity/index.ts";
import { connect } from "../client.ts";
import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";
import { Refused } from "../refused.ts";

/** `webnova openapi`: the HTTP doors beside GraphQL, or the REST API of a platform, as OpenAPI 3.1. */
export const openapi: Command = {
  name: "openapi",
  summary: { en: "Prints the HTTP doors as OpenAPI 3.1.", ar: "يطبع أبواب HTTP بصيغة OpenAPI 3.1." },
  usage: {
    en: "webnova openapi [--platform <key> [--environment preview|staging|production] [--role <key>]… [--language en|ar]]\n\nSign-in (/auth/*), health and the GraphQL endpoint itself. The graph is described by schema/api.graphql.\nWith --platform: the REST API of what an environment answers with now, for people with these roles; all roles when none is named.",
    ar: "webnova openapi [--platform <key> [--environment preview|staging|production] [--role <key>]… [--language en|ar]]\n\nتسجيل الدخول (‎/auth/*‎) والصحة ونقطة GraphQL نفسها. أما الواجهة فيصفها schema/api.graphql.\nمع ‎--platform‎: واجهة REST لما تجيب به البيئة الآن، لمن لهم هذه الأدوار؛ كل الأدوار إن لم يُسمَّ دور.",
  },
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        platform: { type: "string" },
        environment: { type: "string", default: "preview" },
        role: { type: "string", multiple: true },
        language: { type: "string", default: "en" },
      },
    });
    if (values.platform !== undefined) {
      const asked = { platform: values.platform, environment: values.environment, roles: values.role ?? [], language: values.language };
      console.log(JSON.stringify(await describePlatform(asked), null, 2));
      return 0;
    }
    const { url, publicUrl, port } = readSettings(process.env);
    const { authForms: forms } = await import("../../subgraphs/identity/index.ts");
    console.log(JSON.stringify(describeDoors(forms, url ?? publicUrl ?? `http://localhost:${port}`), null, 2));
    return 0;
  },
};

interface Listed {
  readonly key: string;
  readonly environments: readonly {
    readonly name: string;
    readonly url: string;
    readonly activeRelease: { readonly version: { readonly content: object; readonly hash: string } } | null;
  }[];
}

/** The REST API of one environment, made from the version it answers with. */
const describePlatform = async (asked: {
  readonly platform: string;
  readonly environment: string;
  readonly roles: readonly string[];
  readonly language: string;
}): Promise<unknown> => {
  const client = await connect(readSettings(process.env));
  const { platforms } = await client.run<{ platforms: { items: readonly Listed[] } }>(
    "query Described { platforms(first: 200) { items { key environments { name url activeRelease { version { content hash } } } } } }",
  );
  const platform = platforms.items.find(({ key }) => key === asked.platform);
  if (!platform)
    throw notAmong(
      "platform",
      "منصة",
      asked.platform,
      platforms.items.map(({ key }) => key),
    );
  const environment = platform.environments.find(({ name }) => name.toLowerCase() === asked.environment.toLowerCase());
  if (!environment)
    throw notAmong(
      "environment",
      "بيئة",
      asked.environment,
      platform.environments.map(({ name }) => name.toLowerCase()),
    );
  if (!environment.activeRelease)
    throw new Refused({ en: `Nothing is released to ${asked.environment} yet.`, ar: `لم يُطلق شيء في ${asked.environment} بعد.` });
  const [{ canonical, readCanonical }, { compile }, { describeRest }] = await Promise.all([
    import("../../schema/blueprint/canonical.ts"),
    import("../../schema/model/compile.ts"),
    import("../../subgraphs/runtime/data-plane/index.ts"),
  ]);
  const { content, hash } = environment.activeRelease.version;
  const blueprint = readCanonical(canonical(content as Blueprint), hash, sha256);
  if (!blueprint) throw new Refused({ en: `The version ${hash} is damaged.`, ar: `الإصدار ${hash} تالف.` });
  const model = compile(blueprint, sha256);
  const roles = asked.roles.map((role) => {
    const found = model.roles.find(({ id, key }) => key === role || id === role);
    if (!found)
      throw notAmong(
        "role",
        "دور",
        role,
        model.roles.map(({ key }) => key),
      );
    return found.id;
  });
  const everybody = model.roles.map(({ id }) => id);
  return describeRest(model, roles.length > 0 ? roles : everybody, asked.language === "ar" ? "ar" : "en", environment.url);
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const notAmong = (what: string, whatArabic: string, given: string, known: readonly string[]) =>
  new Refused({
    en: `There is no ${what} “${given}”. There is: ${known.join(", ") || "none"}.`,
    ar: `لا توجد ${whatArabic} «${given}». الموجود: ${known.join("، ") || "لا شيء"}.`,
  });

const summaries: Readonly<Record<keyof typeof authForms, string>> = {
  claim: "Makes the first owner, with the token of an owner link.",
  "sign-in": "Signs in with e-mail and password.",
  refresh: "A new access token for the refresh cookie.",
  "sign-out": "Ends the session of the refresh cookie.",
  "accept-invite": "Joins an organization, with the token of an invitation.",
  "reset-password": "Sets a new password, with the token of a reset link.",
  "step-up": "Proves the password again before a risky command.",
};

const json = (schema: object) => ({ "application/json": { schema } });
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const failures = {
  "400": { description: "What was sent cannot be used.", content: json(reference("Refusal")) },
  "401": { description: "Nobody is signed in, or the proof is wrong.", content: json(reference("Refusal")) },
  "429": { description: "Too many attempts; retry-after says how long.", content: json(reference("Refusal")) },
};

/** The document; bodies are the very schemas the doors read with. */
const describeDoors = (forms: typeof authForms, server: string) => ({
  openapi: "3.1.0",
  info: {
    title: "WebNova",
    version: (JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }).version,
  },
  servers: [{ url: server }],
  paths: {
    ...Object.fromEntries(
      Object.entries(forms).map(([route, form]) => [
        `/auth/${route}`,
        {
          post: {
            operationId: route,
            summary: summaries[route as keyof typeof authForms],
            requestBody: { required: true, content: json(z.toJSONSchema(form)) },
            responses: { "200": { description: "Done.", content: json(reference("Signed")) }, ...failures },
          },
        },
      ]),
    ),
    "/graphql": {
      post: {
        operationId: "graphql",
        summary: "The whole API, as schema/api.graphql says.",
        security: [{ token: [] }],
        requestBody: {
          required: true,
          content: json({
            type: "object",
            properties: { query: { type: "string" }, variables: { type: "object" }, operationName: { type: "string" } },
          }),
        },
        responses: { "200": { description: "`data`, and `errors` with `extensions.code`.", content: json({ type: "object" }) } },
      },
    },
    "/health": { get: { operationId: "health", summary: "Whether the process lives.", responses: { "200": { description: "It does." } } } },
    "/ready": {
      get: {
        operationId: "ready",
        summary: "Whether it can work, part by part.",
        responses: { "200": { description: "It can." }, "503": { description: "A part is away, or it is closing." } },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: "http", scheme: "bearer" } },
    schemas: {
      Signed: {
        type: "object",
        properties: { accessToken: { type: "string" }, expiresAt: { type: "string", format: "date-time" }, viewer: { type: "object" } },
      },
      Refusal: {
        type: "object",
        properties: {
          error: {
            type: "object",
            properties: { code: { type: "string" }, message: { type: "string" }, correlationId: { type: "string" } },
            required: ["code", "message", "correlationId"],
          },
        },
      },
    },
  },
});
