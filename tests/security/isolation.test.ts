/**
 * Two organizations in one installation. Everything the API lets one name by an id is asked for by the second with the ids of the first
 * and with ids nobody has: the answers have to be the same to the letter. The list of what to ask is read from the composed API, so a new
 * field is attacked the day it appears.
 */
import { readFileSync } from "node:fs";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import WebSocket from "ws";
import { uuidv7 } from "../../db/uuid.ts";
import { connect, type Person } from "../collab/support.ts";
import {
  addOrganization,
  administrator,
  ask,
  askPlatform,
  cookieOf,
  data,
  type MadePlatform,
  makePlatform,
  ownerEmail,
  password,
  postJson,
  send,
  signIn,
  withOwner,
} from "../support/installation.ts";
import { type Server, startServer } from "../support/server.ts";

const schema = buildSchema(readFileSync(new URL("../../schema/api.graphql", import.meta.url), "utf8"));
const marker = "Nightingale";
let server: Server;
let first = "";
let second = "";
let mine: MadePlatform;
let theirs: MadePlatform;
let ids: Record<string, string> = {};
let administratorCookie = "";

beforeAll(async () => {
  server = await startServer({ env: withOwner });
  const email = await addOrganization(server.home, "rival");
  first = await signIn(server, ownerEmail);
  second = await signIn(server, email);
  mine = await makePlatform(server, first, `${marker}. Patients have a name and a phone. Doctors have a name and a specialty.`, marker);
  theirs = await makePlatform(
    server,
    second,
    "A shop. Products have a name and a price. Managers manage products; customers see products.",
    "Rival shop",
  );
  const invited = await data(
    server,
    first,
    "{ roles { id key } viewer { user { id } } members(first: 1) { items { id } } sessions { id } }",
  );
  const roleId = invited.roles.find(({ key }: { key: string }) => key === "editor" || key === "member")?.id ?? invited.roles.at(-1).id;
  const made = await data(
    server,
    first,
    `mutation ($invite: InviteMemberInput!, $key: CreateApiKeyInput!, $secret: CreateSecretInput!, $kill: TriggerKillSwitchInput!) {
      inviteMember(input: $invite) { invite { id } link } createApiKey(input: $key) { apiKey { id } }
      createSecret(input: $secret) { id } triggerKillSwitch(input: $kill) { id } }`,
    {
      invite: { email: `guest@${marker}.example`, roleId },
      key: { name: marker },
      secret: { path: `organization/${marker.toLowerCase()}`, kind: "TEXT", value: "a secret of the first" },
      kill: { scope: "PLATFORM", scopeId: theirsNever, reason: marker, reach: "AUTOMATION" },
    },
  );
  const { bindSecret } = await data(server, first, "mutation ($input: BindSecretInput!) { bindSecret(input: $input) { id } }", {
    input: { secretId: made.createSecret.id, targetKind: "PLATFORM_ENVIRONMENT", targetId: mine.environmentId },
  });
  const { decisions } = await data(server, first, "{ decisions(first: 1) { items { id } } }");
  const { environmentId } = mine;
  const kept = await data(
    server,
    first,
    `mutation ($backup: EnvironmentInput!, $hold: PlaceLegalHoldInput!, $views: OpenReadViewsInput!, $link: CreatePreviewLinkInput!) {
      backUpEnvironment(input: $backup) { id } placeLegalHold(input: $hold) { id } openReadViews(input: $views) { login } createPreviewLink(input: $link) { id } }`,
    {
      backup: { environmentId },
      hold: { environmentId, entity: "patient", reason: marker },
      views: { environmentId, role: "r_admin", days: 1 },
      link: { environmentId, role: "r_member", hours: 1 },
    },
  );
  const { openBranch } = await data(server, first, "mutation ($input: OpenBranchInput!) { openBranch(input: $input) { id } }", {
    input: { branchId: mine.branchId, name: marker.toLowerCase() },
  });
  const branchId = openBranch.id;
  const drafted = await data(
    server,
    first,
    `mutation ($apply: ApplyDraftOperationsInput!, $commit: CommitVersionInput!, $restore: VersionOnBranchInput!) {
      applyDraftOperations(input: $apply) { seq } commitVersion(input: $commit) { id } restoreVersion(input: $restore) { undoGroupId } }`,
    {
      apply: { branchId, ops: [{ op: "set", id: "header", prop: "label.en", value: `${marker} again` }] },
      commit: { branchId, message: marker },
      restore: { branchId, versionId: mine.versionId },
    },
  );
  const { openProposal } = await data(server, first, "mutation ($input: OpenProposalInput!) { openProposal(input: $input) { id } }", {
    input: { sourceBranchId: branchId, targetBranchId: mine.branchId, title: marker },
  });
  administratorCookie = await administrator(server, first, mine);
  ids = {
    blueprintId: mine.blueprintId,
    branchId: mine.branchId,
    versionId: mine.versionId,
    sourceBranchId: branchId,
    targetBranchId: mine.branchId,
    proposalId: openProposal.id,
    undoGroupId: drafted.restoreVersion.undoGroupId,
    planId: mine.planId,
    releaseId: mine.releaseId,
    platformId: mine.platformId,
    environmentId: mine.environmentId,
    from: mine.versionId,
    to: mine.versionId,
    secretId: made.createSecret.id,
    bindingId: bindSecret.id,
    targetId: mine.environmentId,
    decisionId: decisions.items[0].id,
    inviteId: made.inviteMember.invite.id,
    apiKeyId: made.createApiKey.apiKey.id,
    membershipId: invited.members.items[0].id,
    sessionId: invited.sessions[0].id,
    userId: invited.viewer.user.id,
    killSwitchId: made.triggerKillSwitch.id,
    backupId: kept.backUpEnvironment.id,
    revokePreviewLinkId: kept.createPreviewLink.id,
    removeLegalHoldId: kept.placeLegalHold.id,
    role: "r_admin",
    entity: "patient",
    recordId: uuidv7(),
    endUser: uuidv7(),
    impactId: "ent_patient",
    restoreHiddenId: "ent_patient",
    dropHiddenId: "ent_patient",
    variable: "var_fee",
    key: mine.key,
    scopeId: mine.platformId,
  };
}, 180_000);
afterAll(() => server?.remove());

const theirsNever = uuidv7();
type Field = GraphQLField<unknown, unknown>;
const roots = (["Query", "Mutation", "Subscription"] as const).flatMap((kind) =>
  Object.values((schema.getType(kind) as import("graphql").GraphQLObjectType).getFields()).map((field) => ({ kind, field })),
);

/** What an argument called `id` means: the thing its root is about. */
const bareId = (field: Field): string => {
  const about: Record<string, string> = {
    user: "userId",
    decisionChanged: "decisionId",
    liftKillSwitch: "killSwitchId",
    applyDraftOperations: "",
  };
  return about[field.name] ?? `${field.name}Id`;
};
const namesThings = new Set(["key", "scopeId", "targetId"]);
/** Roles are the installation's; keys and e-mails of new things are free text. */
const isReference = (field: Field, name: string, type: GraphQLInputType): boolean =>
  (getNamedType(type).name === "ID" && name !== "roleId" && !(field.name === "applyDraftOperations" && name === "id")) ||
  (namesThings.has(name) && !["createBlueprint", "renamePlatform"].includes(field.name));

const sample: Record<string, unknown> = {
  String: "Words",
  Int: 1,
  Float: 1,
  Boolean: true,
  JSON: {},
  ID: "00000000-0000-7000-8000-000000000000",
  ops: [{ op: "set", id: "header", prop: "label.en", value: "Stolen" }],
  password,
  current: password,
  answers: {},
  operation: "READ",
};

const sampleOf = (field: Field, name: string, type: GraphQLInputType, pick: (name: string) => string, required: boolean): unknown => {
  if (isReference(field, name, type)) return pick(name === "id" ? bareId(field) : name);
  if (isNonNullType(type)) return sampleOf(field, name, type.ofType, pick, true);
  if (!required && !isInputObjectType(type)) return undefined;
  if (isListType(type)) return [];
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields()).map((inner) => [
        inner.name,
        sampleOf(field, inner.name, inner.type, pick, isNonNullType(inner.type)),
      ]),
    );
  if (isEnumType(type))
    return type.getValues()[0]?.name === "INSTALLATION" ? "PLATFORM" : type.name === "KillScope" ? "PLATFORM" : type.getValues()[0]?.name;
  return sample[name] ?? sample[type.name];
};

const references = (field: Field): string[] => {
  const found: string[] = [];
  const look = (name: string, type: GraphQLInputType) => {
    const bare = isNonNullType(type) ? type.ofType : type;
    if (isInputObjectType(bare)) for (const inner of Object.values(bare.getFields())) look(inner.name, inner.type);
    else if (isReference(field, name, type)) found.push(name === "id" ? bareId(field) : name);
  };
  for (const { name, type } of field.args) look(name, type);
  return found;
};

const selection = (field: Field): string => {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return "";
  const leaves = Object.values(type.getFields()).filter((inner) => !isObjectType(getNamedType(inner.type)) && inner.args.length === 0);
  return ` { ${leaves.map(({ name }) => name).join(" ") || "__typename"} }`;
};

const documentOf = (kind: string, field: Field): string => {
  const variables = field.args.map(({ name, type }) => `$${name}: ${type}`).join(", ");
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(", ");
  return `${kind.toLowerCase()} (${variables}) { ${field.name}(${given})${selection(field)} }`;
};
const variablesOf = (field: Field, pick: (name: string) => string) =>
  Object.fromEntries(field.args.map(({ name, type }) => [name, sampleOf(field, name, type, pick, isNonNullType(type))]));

const guarded = roots.filter(({ field }) => references(field).length > 0);
const told = (text: string, values: readonly string[]) =>
  values.reduce((all, value) => all.replaceAll(value, "<id>"), text).replace(/"(correlationId|at|id)":"[^"]*"|"epoch":\d+/g, "");

const known = (name: string): string => {
  const value = ids[name];
  if (!value) throw new Error(`This test does not know what "${name}" of the first organization is: add it to ids.`);
  return value;
};
const unknownKeys = new Map<string, string>();
const unknown = (name: string): string => {
  const value = unknownKeys.get(name) ?? (name === "key" ? `nobody-${uuidv7().slice(-8)}` : uuidv7());
  unknownKeys.set(name, value);
  return value;
};

const listen = async (token: string, query: string, variables: Record<string, unknown>): Promise<string> => {
  const { issueTicket } = await data(server, token, "mutation { issueTicket(input: { purpose: GRAPHQL }) { ticket } }");
  const client = createClient({
    url: `ws://127.0.0.1:${server.port}/graphql`,
    connectionParams: { ticket: issueTicket.ticket },
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: { host: `localhost:${server.port}` } });
      }
    },
    retryAttempts: 0,
  });
  const silence = new Promise<string>((resolve) => setTimeout(() => resolve("nothing"), 10_000));
  const heard = new Promise<string>((resolve) =>
    client.subscribe(
      { query, variables },
      {
        next: (value) => resolve(JSON.stringify(value)),
        error: (error) => resolve(JSON.stringify(error)),
        complete: () => resolve("complete"),
      },
    ),
  );
  const answer = await Promise.race([heard, silence]);
  await client.dispose();
  return answer;
};

// Before the attacks: afterwards the second organization's own audit log names what it tried.
test("[ID44] lists hold nothing of the other organization, whatever cursor or header is sent", async () => {
  const lists =
    "query ($after: String) { blueprints(after: $after) { items { id label { en } } nextCursor } platforms(after: $after) { items { id } nextCursor } secrets(after: $after) { items { id path } nextCursor } members(after: $after) { items { id } nextCursor } invites(after: $after) { items { id email } nextCursor } decisions(after: $after) { items { id } nextCursor } auditEntries(after: $after) { items { id resource } nextCursor } }";
  const rest = "{ organization { id slug } sessions { id } apiKeys { id } killSwitches { id reason } viewer { organization { id } } }";
  const foreign = Object.values(ids);
  const own = await data(server, first, "{ organization { id } }");
  const forged = [
    null,
    mine.platformId,
    Buffer.from(mine.platformId).toString("base64url"),
    Buffer.from(JSON.stringify([new Date().toISOString(), mine.platformId])).toString("base64url"),
    "../../",
    "%00",
  ];
  for (const headers of [
    {},
    { "x-organization-id": own.organization.id, "x-tenant": own.organization.id, "x-wn-organization": own.organization.id },
  ]) {
    for (const [query, cursors] of [
      [lists, forged],
      [rest, [null]],
    ] as const)
      for (const after of cursors) {
        const { text } = await ask(server, second, query, { after }, headers);
        expect(text).not.toContain(marker);
        expect(text).not.toContain('"INTERNAL"');
        for (const id of foreign.filter((value) => value.length === 36)) expect(text).not.toContain(id);
      }
  }
});

describe("[ID44] the second organization asks with the ids of the first", () => {
  const asked = (who: string, kind: string, field: Field, pick: (name: string) => string): Promise<string> =>
    kind === "Subscription"
      ? listen(who, documentOf(kind, field), variablesOf(field, pick))
      : ask(server, who, documentOf(kind, field), variablesOf(field, pick)).then(({ text }) => text);

  test.each(guarded.map((one) => [`${one.kind}.${one.field.name}`, one] as const))(
    "%s answers as for an id nobody has",
    async (_title, { kind, field }) => {
      const names = references(field);
      const foreign = await asked(second, kind, field, known);
      const nobody = await asked(second, kind, field, unknown);
      expect(told(foreign, names.map(known))).toBe(told(nobody, names.map(unknown)));
      expect(foreign).not.toContain(marker);
      const malformed = kind === "Subscription" ? "" : await asked(second, kind, field, () => "not-an-id'");
      expect(malformed, "an id that is none").not.toContain('"INTERNAL"');
      expect(foreign, "the call itself is good").not.toMatch(/GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT|"INTERNAL"/);
    },
  );

  test("the ids are real: their owner gets an answer for every one of them", async () => {
    for (const { kind, field } of guarded.filter(({ kind }) => kind === "Query")) {
      const answer = await asked(first, kind, field, known);
      expect(answer, field.name).not.toContain('"errors"');
      expect(answer, field.name).not.toContain(`"${field.name}":null`);
    }
  });

  test("nothing of the first was changed by any of it", async () => {
    const now = await data(
      server,
      first,
      "query ($id: ID!, $secret: ID!, $branch: ID!) { platform(id: $id) { key status } secret(id: $secret) { currentVersion deletedAt bindings { id } } invites { items { status } } apiKeys { revokedAt } members { items { status } } draft(branchId: $branch) { content } }",
      { id: mine.platformId, secret: ids.secretId, branch: mine.branchId },
    );
    expect(now).toMatchObject({ platform: { key: mine.key, status: "ACTIVE" }, secret: { currentVersion: 1, deletedAt: null } });
    expect(now.secret.bindings).toHaveLength(1);
    expect(JSON.stringify(now)).not.toContain("Stolen");
    expect(now.apiKeys.every(({ revokedAt }: { revokedAt: string | null }) => revokedAt === null)).toBe(true);
  });
});

test("[GV25] a stop of the second organization stops nothing of the first, and never everybody", async () => {
  const stop = (scope: string, scopeId: string | null) =>
    ask(server, second, "mutation ($input: TriggerKillSwitchInput!) { triggerKillSwitch(input: $input) { id } }", {
      input: { scope, scopeId, reach: "WRITES", reason: "Out of spite" },
    });
  await stop("PLATFORM", mine.platformId);
  await stop("DECISION", known("decisionId"));
  const everybody = await stop("INSTALLATION", null);
  expect(everybody.body.errors?.[0]?.extensions?.code, everybody.text).toBe("GOVERNANCE_SCOPE_FORBIDDEN");
  const written = await askPlatform(
    server,
    mine.host,
    administratorCookie,
    'mutation { createDoctor(input: { set: { name: "Dr. Free", specialty: "Heart" } }) { status record { id } } }',
  );
  expect(written.body.data?.createDoctor?.record?.id, written.text).toBeTruthy();
  const { killSwitches } = await data(server, first, "{ killSwitches { reason } }");
  expect(JSON.stringify(killSwitches)).not.toContain("Out of spite");
  // Its own stop stops itself: the switches of this test are real.
  await stop("PLATFORM", theirs.platformId);
});

test("[CO10] a room of the first closes like one that does not exist", async () => {
  const close = async (name: string) => {
    const { issueTicket } = await data(server, second, "mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ticket } }", {
      input: { purpose: "COLLAB", target: name.replace(/\.\d+$/, "") },
    });
    const client = await connect({ url: `ws://127.0.0.1:${server.port}/collab`, ticket: () => issueTicket.ticket }, name, {} as Person);
    const { code, reason } = await client.closed;
    return { code, reason: reason.replaceAll(name, "<name>"), heard: client.got.length };
  };
  const foreign = await close(mine.documentName);
  const [organization] = theirs.documentName.split(".");
  expect(foreign.code).toBe(4404);
  expect(await close(`${organization}.${uuidv7()}.draft.1`)).toEqual(foreign);
  expect(await close(`${organization}.${mine.branchId}.draft.1`)).toEqual(foreign);
  expect(await close(`${uuidv7()}.${uuidv7()}.draft.1`)).toEqual(foreign);
});

describe("[DP7] a platform's people stay on their platform", () => {
  test("a session of one platform is nobody on another, and on the control plane", async () => {
    const signedUp = await postJson(
      server.port,
      "/auth/sign-up",
      { email: "end@user.example", name: "End", password },
      { host: theirs.host },
    );
    expect(signedUp.text).toContain("end@user.example");
    for (const [cookie, host] of [
      [administratorCookie, theirs.host],
      [cookieOf(signedUp), mine.host],
    ] as const) {
      const answer = await askPlatform(server, host, cookie, "{ me { id } }");
      expect(answer.body.data?.me ?? null).toBeNull();
      const there = await send(server.port, { path: "/auth/me", headers: { host, cookie } });
      expect(there.body.viewer).toBeNull();
    }
    const up = await postJson(server.port, "/graphql", { query: "{ viewer { user { id } } }" }, { cookie: administratorCookie });
    expect(up.body.data?.viewer ?? null).toBeNull();
    const down = await askPlatform(server, mine.host, null, "{ me { id } }", {}, { authorization: `Bearer ${first}` });
    expect(down.body.data?.me ?? null).toBeNull();
  });

  test("another environment or platform in the Host header brings its own walls, and no host nothing", async () => {
    const production = mine.host.replace("--preview", "");
    for (const host of [
      production,
      `${mine.key}--production.localhost:${server.port}`,
      `nobody--preview.localhost:${server.port}`,
      "evil.example",
      `${mine.host}.evil.example`,
      "localhost:1@evil",
    ]) {
      const answer = await askPlatform(server, host, administratorCookie, "{ doctors { nodes { id } } }").catch(() => null);
      expect(answer?.body?.data?.doctors ?? null, host).toBeNull();
    }
    // The name on the outside decides; what a request says about forwarding does not.
    const forwarded = await askPlatform(
      server,
      theirs.host,
      administratorCookie,
      "{ me { id } }",
      {},
      { "x-forwarded-host": mine.host, forwarded: `host=${mine.host}` },
    );
    expect(forwarded.body.data?.me ?? null).toBeNull();
  });

  test("records of one platform are unknown on another, and cursors carry nothing over", async () => {
    const rivalCookie = await administrator(server, second, theirs);
    const here = await askPlatform(server, mine.host, administratorCookie, "{ doctors(first: 1) { nodes { id } pageInfo { endCursor } } }");
    const [{ id }] = here.body.data.doctors.nodes;
    const record = (value: string) =>
      askPlatform(server, theirs.host, rivalCookie, "query ($id: ID!) { product(id: $id) { id } }", { id: value });
    expect((await record(id)).body).toEqual((await record(uuidv7())).body);
    const { endCursor } = here.body.data.doctors.pageInfo;
    const paged = await askPlatform(
      server,
      theirs.host,
      rivalCookie,
      "query ($after: String) { products(after: $after) { nodes { id name } } }",
      { after: endCursor },
    );
    expect(paged.text).not.toContain('"INTERNAL"');
    expect(paged.text).not.toContain(id);
    for (const forged of ["AAAA", "'; select 1 --", `${endCursor}x`]) {
      const answer = await askPlatform(
        server,
        mine.host,
        administratorCookie,
        "query ($after: String) { doctors(after: $after) { nodes { id } } }",
        { after: forged },
      );
      expect(answer.body.errors?.[0]?.extensions?.code, answer.text).toMatch(/^DATA_|^BAD_/);
    }
  });

  test("a page of another site may not use a person's cookie", async () => {
    const answer = await askPlatform(server, mine.host, administratorCookie, "{ me { id } }", {}, { origin: `http://${theirs.host}` });
    expect(answer.status).toBe(403);
    const without = await postJson(server.port, "/graphql", { query: "{ me { id } }" }, { host: mine.host, cookie: administratorCookie });
    expect(without.status).toBe(403);
  });
});
