/** Whatever the control plane refuses to do is in the audit log. The mutations are read from the composed API, so a new one is tried the day it appears. */
import { readFileSync } from "node:fs";
import {
  buildSchema,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from "graphql";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../db/uuid.ts";
import { Refusal } from "../../subgraphs/errors.ts";
import { createRefusalLog } from "../../subgraphs/refusal-log.ts";
import { testDatabase } from "../support/database.ts";
import { ask, openDatabase, ownerEmail, signIn, until, withOwner } from "../support/installation.ts";
import { type Server, startServer } from "../support/server.ts";
import { buildViewer } from "../support/viewer.ts";

const schema = buildSchema(readFileSync(new URL("../../schema/api.graphql", import.meta.url), "utf8"));
const mutations = Object.values(schema.getMutationType()!.getFields());

/** Nothing there is: unknown ids, one letter, nothing optional. */
const nonsense = (type: GraphQLInputType): unknown => {
  if (isNonNullType(type)) return nonsense(type.ofType);
  if (isListType(type)) return [];
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields()).flatMap((field) => (isNonNullType(field.type) ? [[field.name, nonsense(field.type)]] : [])),
    );
  if (isEnumType(type)) return type.getValues()[0]?.name;
  return { ID: uuidv7(), Int: 1, Float: 1, Boolean: false }[type.name] ?? "x";
};

describe("refused mutations", () => {
  let server: Server;
  let database: pg.Client;
  let token: string;
  beforeAll(async () => {
    server = await startServer({ env: withOwner });
    database = await openDatabase(server.home);
    token = await signIn(server, ownerEmail);
  });
  afterAll(async () => {
    await database.end();
    await server.remove();
  });

  const entriesOf = async (requestId: string) =>
    (
      await database.query<{ action: string; outcome: string; reasons: string[]; organization_id: string | null }>(
        "select action, outcome, reasons, organization_id from audit.entry where request_id = $1",
        [requestId],
      )
    ).rows;
  /** Tries a mutation with nonsense; answers its code, or null when nothing was refused. */
  const refuse = async ({ name, args, type }: (typeof mutations)[number], as: string) => {
    const requestId = uuidv7();
    const variables = Object.fromEntries(args.map((one) => [one.name, nonsense(one.type)]));
    const declared = args.map((one) => `$${one.name}: ${one.type}`).join(", ");
    const given = args.map((one) => `${one.name}: $${one.name}`).join(", ");
    const selection = isLeafType(getNamedType(type)) ? "" : "{ __typename }";
    const { body } = await ask(server, as, `mutation (${declared}) { ${name}(${given}) ${selection} }`, variables, {
      "x-request-id": requestId,
    });
    return { requestId, code: (body.errors?.[0]?.extensions?.code ?? null) as string | null };
  };

  it("[GV31] each writes exactly one entry with its request id, in every subgraph", async () => {
    // These end or renew what the others go by, or are nobody's refusal: an old cookie, and a text a planner may make something of.
    const left = ["signOut", "refreshSession", "describePlatform"];
    const wrong: unknown[] = [];
    const refused = new Set<string>();
    for (const mutation of mutations.filter(({ name }) => !left.includes(name))) {
      const { requestId, code } = await refuse(mutation, token);
      const entries = await entriesOf(requestId);
      if (code === null) continue;
      refused.add(mutation.name);
      if (entries.length !== 1 || entries[0]?.outcome !== "refused" || !entries[0].reasons.length)
        wrong.push({ mutation: mutation.name, code, entries });
    }
    expect(wrong).toEqual([]);
    // Of every subgraph, and nearly all there is.
    expect([...refused]).toEqual(
      expect.arrayContaining(["removeMember", "commitVersion", "approveDecision", "createSecret", "startRelease", "signIn", "stepUp"]),
    );
    expect(refused.size).toBeGreaterThan(mutations.length * 0.7);
  });
});

describe("equal refusals", () => {
  it("[GV32] of one actor and action: twenty entries a minute, the rest one entry that counts them", async () => {
    const test = await testDatabase();
    const source = await test.database.source("wn_vault");
    const organization = test.organization();
    const [viewer, other] = [buildViewer(organization), buildViewer(organization)];
    const log = createRefusalLog(source, { deleteSecret: "secret.delete" }, { windowMs: 1_500 });
    const refuse = (who: typeof viewer, code = "VAULT_NOT_FOUND") =>
      log.record({
        viewer: who,
        requestId: uuidv7(),
        field: "deleteSecret",
        input: { secretId: organization, value: "a secret" },
        refusal: new Refusal(code, { en: "No.", ar: "لا." }),
      });
    const counted = () =>
      test.admin<{ actor: string; reason: string; n: number; times: number | null; resource: string }>(
        `select actor, reasons[1] as reason, count(*)::int as n, max((after ->> 'times')::int) as times, min(resource) as resource
         from audit.entry where organization_id = $1 group by 1, 2 order by 3`,
        [organization],
      );
    await Promise.all([...Array(27).keys()].map(() => refuse(viewer)));
    await refuse(viewer, "VAULT_SEALED");
    await refuse(other);
    const rows = await until(async () => {
      const found = await counted();
      return found.some(({ times }) => times !== null) && found;
    });
    expect(rows.map(({ actor, reason, n, times }) => [actor === viewer.subjectId, reason, n, times]).sort()).toEqual(
      [
        [false, "VAULT_NOT_FOUND", 1, null],
        [true, "VAULT_SEALED", 1, null],
        [true, "VAULT_NOT_FOUND", 21, 7],
      ].sort(),
    );
    expect(rows[0]?.resource).toBe(`secret:${organization}`);
    await test.drop();
  });
});
