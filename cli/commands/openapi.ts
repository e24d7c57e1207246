import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { authForms } from "../../subgraphs/identity/index.ts";
import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";

/** `webnova openapi`: the HTTP doors beside GraphQL, as OpenAPI 3.1. */
export const openapi: Command = {
  name: "openapi",
  summary: { en: "Prints the HTTP doors as OpenAPI 3.1.", ar: "يطبع أبواب HTTP بصيغة OpenAPI 3.1." },
  usage: {
    en: "webnova openapi\n\nSign-in (/auth/*), health and the GraphQL endpoint itself. The graph is described by schema/api.graphql.",
    ar: "webnova openapi\n\nتسجيل الدخول (‎/auth/*‎) والصحة ونقطة GraphQL نفسها. أما الواجهة فيصفها schema/api.graphql.",
  },
  run: async (args) => {
    parseArgs({ args: [...args], options: {} });
    const { url, publicUrl, port } = readSettings(process.env);
    const { authForms: forms } = await import("../../subgraphs/identity/index.ts");
    console.log(JSON.stringify(describeDoors(forms, url ?? publicUrl ?? `http://localhost:${port}`), null, 2));
    return 0;
  },
};

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
