/** What people and programs send by mistake or on purpose: every door refuses with a code and a sentence, in both languages, and goes on. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Person } from "../collab/support.ts";
import {
  type Answer,
  administrator,
  ask,
  askPlatform,
  clinicText,
  data,
  describeText,
  type MadePlatform,
  makePlatform,
  openDatabase,
  ownerEmail,
  password,
  planned,
  planRelease,
  postJson,
  send,
  signIn,
  withOwner,
} from "../support/installation.ts";
import { runCommand, type Server, startServer } from "../support/server.ts";

let server: Server;
let token = "";
let platform: MadePlatform;
let cookie = "";

beforeAll(async () => {
  server = await startServer({ env: withOwner });
  token = await signIn(server, ownerEmail);
  platform = await makePlatform(server, token);
  cookie = await administrator(server, token, platform);
}, 120_000);
afterAll(() => server?.remove());

/** A refusal has a stable code and a sentence; never a stack, never "unexpected". */
const refused = (answer: Answer, locale: "en" | "ar" = "en") => {
  const error = answer.body?.errors?.[0] ?? answer.body?.error;
  expect(error, `${answer.status} ${answer.text.slice(0, 500)}`).toBeTruthy();
  const code = error.extensions?.code ?? error.code;
  expect(code).toMatch(/^[A-Z][A-Z_]+$/);
  expect(code, answer.text.slice(0, 500)).not.toBe("INTERNAL");
  expect(error.message, code).toMatch(locale === "ar" ? /[\u0600-\u06ff]/ : /^[^\u0600-\u06ff]*[a-z][^\u0600-\u06ff]*$/);
  expect(answer.text).not.toMatch(/node_modules|\bat \S+ \(/);
  return code as string;
};
const languages = [
  ["en", {}],
  ["ar", { "accept-language": "ar" }],
] as const;

const described = async (text: string) => {
  const plan = await planned(server, token, await describeText(server, token, text));
  const { draft } = await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: plan.branch.id });
  return { plan, entities: Object.keys(draft.content.entities).filter((id) => id !== "ent_user") };
};

describe("[ST13] descriptions nobody can build", () => {
  test.each([
    ["empty", ""],
    ["white space", " \n\t "],
    ["nonsense", "asdf qwer zxcv"],
    ["a greeting", "Hello, how are you?"],
    ["an Arabic greeting", "مرحبا، كيف حالك؟"],
    ["signs", "!!! ??? ... ---"],
    ["control characters", "\u0001\u0002\u200b\u202e"],
    ["prototype names", "__proto__ constructor toString"],
  ])("%s gives questions or a refusal, never a platform", async (_what, text) => {
    const answer = await ask(server, token, "mutation ($input: DescribePlatformInput!) { describePlatform(input: $input) { id } }", {
      input: { text, locale: "en", name: null },
    });
    if (answer.body.errors) return void refused(answer);
    const { plan, entities } = await described(text);
    expect(entities).toEqual([]);
    expect(plan.report.questions.length, JSON.stringify(plan)).toBeGreaterThan(0);
  });

  test.each(languages)("one over the limit is refused with the limit (%s)", async (locale, headers) => {
    const answer = await ask(
      server,
      token,
      "mutation ($input: DescribePlatformInput!) { describePlatform(input: $input) { id } }",
      { input: { text: "A shop has products. ".repeat(1_000), locale, name: null } },
      headers,
    );
    refused(answer, locale);
    expect(answer.text).toMatch(/20[,.٬]?000/);
  });

  test("on the command line: no platform, an exit code, and JSON that says what is asked", async () => {
    const nothing = await runCommand(["describe", "--text", "asdf qwer zxcv", "--release", "preview", "--json"], server);
    expect(nothing.code).toBe(1);
    expect(JSON.parse(nothing.out)).toMatchObject({ platform: null, url: null, entities: [] });
    expect(JSON.parse(nothing.out).questions.length).toBeGreaterThan(0);
    const long = await runCommand(["describe", "-", "--json"], server, "A shop has products. ".repeat(1_000));
    expect(long.code).not.toBe(0);
    expect(long.err).toMatch(/20[,.٬]?000/);
    for (const args of [
      ["describe"],
      ["describe", "--file", "/nowhere/at-all"],
      ["describe", "--text", "x", "--release", "production"],
      ["describe", "--colour"],
      ["nonsense"],
    ]) {
      const ended = await runCommand(args, server);
      expect(ended.code, args.join(" ")).toBe(2);
      expect(ended.err, args.join(" ")).not.toMatch(/\bat .*:\d+:\d+|node:internal/);
    }
  });
});

test("[BP54] a release with problems is refused with the places", async () => {
  const plan = await planned(server, token, await describeText(server, token, clinicText, "Broken"));
  const applied = await ask(
    server,
    token,
    "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { problems { code level at text { en ar } } } }",
    {
      input: {
        branchId: plan.branch.id,
        ops: [
          {
            op: "add",
            kind: "field",
            id: "f_brokenbrokenbroken",
            parent: await anEntity(plan.branch.id),
            props: { key: "broken", type: "reference", order: "zz", config: { entity: "ent_doesnotexistatall" } },
          },
        ],
      },
    },
  );
  const found = applied.body.data?.applyDraftOperations?.problems?.filter(({ level }: { level: string }) => level === "error") ?? [];
  expect(found.length, applied.text).toBeGreaterThan(0);
  const committed = await ask(server, token, "mutation ($input: CommitVersionInput!) { commitVersion(input: $input) { id } }", {
    input: { branchId: plan.branch.id, message: "Broken" },
  });
  if (committed.body.errors) {
    refused(committed);
    expect(committed.text).toMatch(/f_broken|broken/);
    return;
  }
  const release = await ask(server, token, "mutation ($input: PlanReleaseInput!) { planRelease(input: $input) { id } }", {
    input: { versionId: committed.body.data.commitVersion.id, environment: "PREVIEW" },
  });
  refused(release);
  expect(release.text).toMatch(/f_broken|broken/);
});
const anEntity = async (branchId: string): Promise<string> => {
  const { draft } = await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: branchId });
  return Object.keys(draft.content.entities).find((id) => id !== "ent_user") ?? "";
};

test("[BP49] a version of which an access test fails is not released, and the test is named in both languages", async () => {
  const plan = await planned(server, token, await describeText(server, token, clinicText, "Leaky"));
  const { draft } = await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: plan.branch.id });
  const own = Object.entries(draft.content.policies as Record<string, { where?: string }>).filter(([, policy]) => policy.where);
  expect(own.length).toBeGreaterThan(0);
  await data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { problems { code } } }", {
    input: { branchId: plan.branch.id, ops: own.map(([id]) => ({ op: "set", id, prop: "where", value: null })) },
  });
  const { commitVersion } = await data(server, token, "mutation ($input: CommitVersionInput!) { commitVersion(input: $input) { id } }", {
    input: { branchId: plan.branch.id, message: "Everybody sees everything" },
  });
  const checks = "checks { id ok expected got sentence { en ar } because { en ar } }";
  const { migrationPlan } = await data(
    server,
    token,
    `query ($input: MigrationPlanInput!) { migrationPlan(input: $input) { ${checks} } }`,
    { input: { versionId: commitVersion.id, environment: "PREVIEW" } },
  );
  const { planRelease: release } = await data(
    server,
    token,
    `mutation ($input: PlanReleaseInput!) { planRelease(input: $input) { id plan { ${checks} } } }`,
    { input: { versionId: commitVersion.id, environment: "PREVIEW" } },
  );
  const failed = release.plan.checks.filter(({ ok }: { ok: boolean }) => !ok);
  expect(failed.length).toBeGreaterThan(0);
  expect(failed[0]).toMatchObject({ expected: "REFUSED", got: "ALLOWED" });
  expect(migrationPlan.checks).toEqual(release.plan.checks);
  for (const [locale, headers] of languages) {
    const start = "mutation ($input: StartReleaseInput!) { startRelease(input: $input) { id } }";
    const answer = await ask(server, token, start, { input: { releaseId: release.id } }, headers);
    expect(refused(answer, locale)).toBe("RUNTIME_ACCESS_TEST_FAILED");
    expect(answer.body.errors[0].message).toContain(failed[0].sentence[locale]);
  }
});

describe.each(["control plane", "platform"] as const)("[FD15] [DP11] the GraphQL door of the %s", (door) => {
  const headersOf = () =>
    door === "platform" ? { host: platform.host, cookie, origin: `http://${platform.host}` } : { authorization: `Bearer ${token}` };
  const post = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
    send(server.port, {
      method: "POST",
      path: "/graphql",
      headers: { "content-type": "application/json", ...headersOf(), ...headers },
      body,
    });
  const field = door === "platform" ? "me { id }" : "viewer { user { id } }";

  test.each(languages)("refuses what is too big, too deep, too wide, batched or not JSON (%s)", async (locale, accept) => {
    const deep = `{ ${"a { ".repeat(60)}b${" }".repeat(60)} }`;
    const aliased = `{ ${Array.from({ length: 200 }, (_, n) => `a${n}: __typename`).join(" ")} }`;
    const bodies = [
      JSON.stringify({ query: `{ ${field} }`, variables: { pad: "x".repeat(2 * 1024 * 1024) } }),
      JSON.stringify({ query: deep }),
      JSON.stringify({ query: aliased }),
      JSON.stringify([{ query: `{ ${field} }` }, { query: `{ ${field} }` }]),
      JSON.stringify({ query: "{".repeat(5_000) }),
      JSON.stringify({ query: `query { ...a } fragment a on Query { ...a }` }),
      JSON.stringify({ query: 7 }),
      JSON.stringify({ query: `{ ${field} }`, variables: [1] }),
      JSON.stringify({ query: `{ ${field} }`, operationName: "__proto__" }),
      "not json",
      '"text"',
      "null",
      "",
      `{"__proto__":{"query":"{ __typename }"}}`,
    ];
    for (const body of bodies) {
      const answer = await post(body, accept);
      expect(answer.status, body.slice(0, 80)).toBeLessThan(500);
      const code = answer.body?.errors?.[0]?.extensions?.code;
      // graphql-js speaks English about documents; everything else is ours.
      refused(answer, /^GRAPHQL_/.test(code) ? "en" : locale);
    }
    expect((await post(JSON.stringify({ query: `{ ${field} }` }))).body.errors).toBeUndefined();
  });

  test("refuses other methods, forms and pages of other sites", async () => {
    const query = JSON.stringify({ query: `{ ${field} }` });
    const get = await send(server.port, { path: `/graphql?query=${encodeURIComponent("mutation { __typename }")}`, headers: headersOf() });
    expect(get.status).toBeGreaterThanOrEqual(400);
    refused(get);
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
      refused(await post(query, { "content-type": type }));
    const foreign = await post(query, { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
    refused(foreign);
  });
});

test("[ID35] a release to production asks again who is there, when that was proved long ago", async () => {
  const { id } = await planRelease(server, token, platform.versionId, "PRODUCTION");
  const database = await openDatabase(server.home);
  try {
    await database.query("update identity.session set authenticated_at = now() - interval '6 minutes'");
    const start = () => ask(server, token, "mutation ($id: ID!) { startRelease(input: { releaseId: $id }) { status } }", { id });
    await expect.poll(async () => (await start()).body.errors?.[0].extensions.code).toBe("IDENTITY_STEP_UP");
    const open = await ask(server, token, "mutation ($id: ID!) { rollBack(input: { environmentId: $id }) { status } }", {
      id: platform.environmentId,
    });
    // Preview is nobody's harm: it asks for nothing.
    expect(open.text).not.toContain("STEP_UP");
  } finally {
    await database.query("update identity.session set authenticated_at = now()");
    await database.end();
  }
});

test("[CO3] a draft that somebody has open becomes read-only when its blueprint is archived, and can be edited again when it is back", async () => {
  const plan = await planned(server, token, await describeText(server, token, clinicText, "Archive"));
  const blueprint = { blueprintId: plan.blueprint.id };
  const enter = async () => {
    const { issueTicket } = await data(server, token, "mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ticket } }", {
      input: { purpose: "COLLAB", target: plan.branch.documentName.replace(/\.\d+$/, "") },
    });
    const room = { url: `ws://127.0.0.1:${server.port}/collab`, ticket: () => issueTicket.ticket as string };
    const client = await connect(room, plan.branch.documentName, {} as Person);
    await client.synced();
    const roles = () => client.got.flatMap((message) => (message.is === "role" ? [message.value.role] : []));
    return { ...client, roles };
  };
  const change = (verb: string) =>
    data(server, token, `mutation ($input: BlueprintInput!) { ${verb}(input: $input) { id } }`, { input: blueprint });
  const open = await enter();
  open.set("header", "header/label/en", "Before");
  await open.saved();
  await change("archiveBlueprint");
  await expect.poll(() => open.roles().at(-1)).toBe("viewer");
  open.set("header", "header/label/en", "Archived");
  const nack = await open.until(() => open.got.find((message) => message.is === "nack"));
  expect(nack).toMatchObject({ value: { code: "COLLAB_READ_ONLY" } });
  await change("restoreBlueprint");
  await expect.poll(() => open.roles().at(-1)).toBe("owner");
  const next = await enter();
  next.set("header", "header/label/en", "Back");
  await next.saved();
  for (const client of [open, next]) await client.leave();
});

describe("[CLI] the commands of the same machine and of others", () => {
  test("describe reads a file and standard input, and prints one JSON object", async () => {
    const file = join(server.home, "shop.txt");
    writeFileSync(file, "A shop. Products have a name and a price.");
    for (const [args, input] of [
      [["--file", file], ""],
      [["-"], "A shop. Products have a name and a price."],
      [["--file", "-"], "A shop. Products have a name and a price."],
    ] as const) {
      const ended = await runCommand(["describe", ...args, "--json"], server, input);
      expect(ended.code, ended.err).toBe(0);
      const said = JSON.parse(ended.out);
      expect(said.entities.map(({ key }: { key: string }) => key)).toContain("product");
      for (const key of [
        "blueprintId",
        "versionHash",
        "platform",
        "environment",
        "url",
        "graphqlUrl",
        "entities",
        "roles",
        "theme",
        "understood",
        "assumed",
        "ignored",
        "problems",
        "planner",
        "ms",
      ])
        expect(said).toHaveProperty(key);
    }
  });

  test("a token works from elsewhere, and not after a letter of it was changed", async () => {
    const made = await runCommand(["token"], server);
    const key = made.out.trim();
    const elsewhere = { home: join(server.home, "elsewhere") };
    const env = { WEBNOVA_URL: `http://127.0.0.1:${server.port}`, WEBNOVA_TOKEN: key };
    const listed = await runCommand(["platforms", "--json"], elsewhere, "", env);
    expect(listed.code, listed.err).toBe(0);
    expect(JSON.parse(listed.out).map((one: { key: string }) => one.key)).toContain(platform.key);
    for (const bad of [
      { ...env, WEBNOVA_TOKEN: `${key.slice(0, -1)}${key.endsWith("a") ? "b" : "a"}` },
      { WEBNOVA_URL: env.WEBNOVA_URL },
      { ...env, WEBNOVA_URL: "http://127.0.0.1:1" },
    ]) {
      const ended = await runCommand(["platforms", "--json"], elsewhere, "", bad);
      expect(ended.code).toBe(1);
      expect(ended.err.trim().split("\n")).toHaveLength(1);
      expect(ended.err).not.toContain(key);
    }
  });

  test("[ID2] a new owner link works and the one before does not", async () => {
    const link = async () => new URL((await runCommand(["owner-link"], server)).out.trim()).pathname.split("/").at(-1) ?? "";
    const [old, fresh] = [await link(), await link()];
    const next = `${password}-new`;
    const tried = await postJson(server.port, "/auth/reset-password", { token: old, password: next });
    expect(refused(tried)).toBe("IDENTITY_LINK_INVALID");
    expect((await postJson(server.port, "/auth/reset-password", { token: fresh, password: next })).status).toBe(200);
    expect(refused(await postJson(server.port, "/auth/reset-password", { token: fresh, password: next }))).toBe("IDENTITY_LINK_INVALID");
    const again = await postJson(server.port, "/auth/sign-in", { email: ownerEmail, password: next });
    expect(again.text).toContain(ownerEmail);
    // A new password ends every session.
    token = again.body.accessToken;
  });
});

describe("hostile words", () => {
  const hostile = [
    "__proto__",
    "constructor",
    "\u0000\u0001\u0008",
    "\u202eevil\u2066",
    "'; drop table x; --",
    "<script>alert(1)</script>",
    "\ud800",
    "x".repeat(900_000),
    "💥".repeat(10_000),
  ];

  test("as names of blueprints, roles and secrets end in a refusal or a harmless name", async () => {
    for (const words of hostile) {
      for (const [mutation, input] of [
        ["createBlueprint(input: $input) { id label { en } }", { label: { en: words } }],
        ["createBlueprint(input: $input) { id }", { label: { en: "Fine" }, key: words }],
        ["createSecret(input: $input) { id }", { path: words, kind: "TEXT", value: "x" }],
        ["renameBlueprint(input: $input) { id }", { blueprintId: words, label: { en: "x" } }],
        ["updateProfile(input: $input) { id }", { displayName: words, locale: "en" }],
        ["inviteMember(input: $input) { note { en } }", { email: words, roleId: words }],
      ] as const) {
        const type = {
          createBlueprint: "CreateBlueprintInput",
          createSecret: "CreateSecretInput",
          renameBlueprint: "RenameBlueprintInput",
          updateProfile: "UpdateProfileInput",
          inviteMember: "InviteMemberInput",
        }[mutation.split("(")[0] as "createBlueprint"];
        const answer = await ask(server, token, `mutation ($input: ${type}!) { ${mutation} }`, { input });
        if (answer.body?.errors) refused(answer);
        else expect(answer.body.data, words.slice(0, 30)).toBeTruthy();
      }
    }
  });

  test("as operations on a draft are refused in words and leave the draft as it was", async () => {
    const read = () => data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: platform.branchId });
    const before = await read();
    const entity = await anEntity(platform.branchId);
    const batches: unknown[] = [
      [{ op: "set", id: "__proto__", prop: "polluted", value: true }],
      [{ op: "set", id: "header", prop: "__proto__", value: { polluted: true } }],
      [{ op: "set", id: "header", prop: "constructor.prototype", value: 1 }],
      [{ op: "set", id: entity, prop: "label.__proto__", value: "x" }],
      [{ op: "add", kind: "entity", id: "__proto__", props: {} }],
      [{ op: "add", kind: "constructor", id: "ent_aaaaaaaaaaaaaaaa", props: {} }],
      [{ op: "explode", id: entity }],
      [null],
      ["set"],
      [[]],
      { op: "set" },
      "ops",
      7,
      [{ op: "move", id: entity, parent: entity }],
      [{ op: "remove", id: "e_nobodynobodynobody" }],
    ];
    for (const ops of batches) {
      const answer = await ask(
        server,
        token,
        "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }",
        { input: { branchId: platform.branchId, ops } },
      );
      refused(answer);
    }
    expect(await read()).toEqual(before);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("as values of records are stored as they are or refused with the field", async () => {
    for (const words of hostile) {
      const made = await askPlatform(
        server,
        platform.host,
        cookie,
        'mutation ($name: String!) { createDoctor(input: { set: { name: $name, specialty: "Heart" } }) { record { id name } } }',
        { name: words },
      );
      if (made.body?.errors) refused(made);
      else expect(made.body.data.createDoctor.record.name.length).toBeGreaterThan(0);
      const found = await askPlatform(
        server,
        platform.host,
        cookie,
        "query ($q: String) { doctors(search: $q, first: 1) { nodes { id } } }",
        { q: words },
      );
      if (found.body?.errors) refused(found);
      const page = await send(server.port, {
        path: `/${encodeURIComponent(words.slice(0, 200).toWellFormed())}?q=%ff&${"x".repeat(2_000)}`,
        headers: { host: platform.host, cookie },
      });
      expect(page.status, words.slice(0, 20)).toBeLessThan(500);
    }
  });

  test.each(languages)("at the doors for signing in are refused with a code and a sentence (%s)", async (locale, accept) => {
    for (const host of [`localhost:${server.port}`, platform.host])
      for (const [path, body] of [
        ["/auth/sign-in", {}],
        ["/auth/sign-in", { email: ["a"], password: {} }],
        ["/auth/sign-in", { email: "a@b.example", password: "x".repeat(5_000) }],
        ["/auth/sign-in", null],
        ["/auth/sign-in", []],
        ["/auth/claim", { token: "nobody", name: "N", email: "n@n.example", password, organizationName: "O" }],
        ["/auth/nowhere", {}],
      ] as const) {
        const answer = await postJson(server.port, path, body, { host, ...accept });
        expect(answer.status, `${host} ${path}`).toBeGreaterThanOrEqual(400);
        expect(answer.status, `${host} ${path} ${JSON.stringify(body).slice(0, 50)} ${answer.text}`).toBeLessThan(500);
        refused(answer, locale);
      }
    const big = await send(server.port, {
      method: "POST",
      path: "/auth/sign-in",
      headers: { "content-type": "application/json", ...accept },
      body: `{"email":"${"x".repeat(10 * 1024 * 1024)}"}`,
    }).catch(() => null);
    if (big) refused(big, locale);
  });

  test("and afterwards everything still answers", async () => {
    expect((await ask(server, token, "{ viewer { user { id } } }")).body.errors).toBeUndefined();
    expect((await send(server.port, { headers: { host: platform.host } })).status).toBeLessThan(400);
    // How long a question took is the machine's, and no fault of what was asked.
    const faults = server
      .output()
      .split("\n")
      .filter((line) => line.includes('"level":50') && !/A policy question took \d+ ms/.test(line));
    expect(faults).toEqual([]);
  });
});
