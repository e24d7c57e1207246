/** The plug is pulled while what somebody accepted of a proposal is on its way: after the next start it is there, once, and told so. */
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ask, data, openDatabase, ownerEmail, signIn, until, withOwner } from "../support/installation.ts";
import { type Server, startServer } from "../support/server.ts";

let server: Server;
let token: string;
let admin: pg.Client;
let branch: string;
beforeAll(async () => {
  server = await startServer({ env: withOwner });
  token = await signIn(server, ownerEmail);
  admin = await openDatabase(server.home);
  const { describePlatform } = await data(
    server,
    token,
    'mutation { describePlatform(input: { text: "A library. Books have a title and a year. Members have a name.", locale: en }) { id branch { id } } }',
  );
  branch = describePlatform.branch.id;
  await planned(describePlatform.id, "DONE");
});
afterAll(async () => {
  await admin?.end().catch(() => undefined);
  await server?.remove();
});

const planOf = async (id: string) =>
  (
    await data(
      server,
      token,
      "query($id: ID!) { plan(id: $id) { status opsApplied undoGroupId decidedBy { id } changes { id sentence { en } taken } } }",
      {
        id,
      },
    )
  ).plan;
/** The plan at its end; another end than this one is told at once. */
const planned = async (id: string, status: string) => {
  const plan = await until(async () => {
    const found = await planOf(id);
    return !["QUEUED", "WORKING", "ACCEPTING"].includes(found.status) && found;
  });
  expect(plan.status).toBe(status);
  return plan;
};
const propose = async (text: string): Promise<string> => {
  const { refinePlatform } = await data(
    server,
    token,
    "mutation($b: ID!, $t: String!) { refinePlatform(input: { branchId: $b, text: $t, locale: en }) { id } }",
    { b: branch, t: text },
  );
  await planned(refinePlatform.id, "PROPOSED");
  return refinePlatform.id;
};
const draft = async () => (await data(server, token, "query($b: ID!) { draft(branchId: $b) { content } }", { b: branch })).draft.content;
const fieldsOf = async (): Promise<readonly string[]> =>
  Object.values((await draft()).entities as Record<string, { key: string; fields: Record<string, { key: string }> }>)
    .flatMap(({ key, fields }) => Object.values(fields ?? {}).map((field) => `${key}.${field.key}`))
    .sort();
const rows = async <Row>(sql: string, ...params: readonly unknown[]): Promise<Row[]> => (await admin.query(sql, [...params])).rows as Row[];
const statusOf = async (id: string) => (await rows<{ status: string }>("select status from blueprint.plan where id = $1", id))[0]!.status;
const batchesOf = async (id: string) =>
  (
    await rows<{ n: number }>(
      "select coalesce(cardinality(g.batches), 0)::int as n from blueprint.plan p left join collab.undo_group g on g.id = p.undo_group_id where p.id = $1",
      id,
    )
  )[0]!.n;
const told = async (id: string) =>
  (
    await rows<{ events: number; audits: number }>(
      `select (select count(*)::int from events.event where type = 'PlanDecided' and data->>'planId' = $1) as events,
        (select count(*)::int from audit.entry where action = 'plan.accept' and resource = 'plan:' || $1 and outcome = 'ok') as audits`,
      id,
    )
  )[0]!;
/** What the server had sent and the database was still waiting with goes as well: a statement alone may outlive who sent it. */
const dropWaiting = () =>
  until(async () => {
    const waiting = await rows(
      "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and pid <> pg_backend_pid()",
    );
    return waiting.length === 0;
  });
const pullThePlug = async () => {
  await server.kill();
  await dropWaiting();
  await admin.query("rollback");
  await admin.end();
  server = await startServer({ env: withOwner, home: server.home });
  token = await signIn(server, ownerEmail);
  admin = await openDatabase(server.home);
};
/** Sends the answer and does not wait for it. */
const acceptAndLeave = (id: string): Promise<unknown> =>
  ask(server, token, "mutation($id: ID!) { acceptPlan(input: { planId: $id }) { status } }", { id }).catch(() => null);

it("[E4] [BP41] kill -9 after the answer was kept and before the draft had any of it: the next start brings it in, once", async () => {
  const before = await fieldsOf();
  const id = await propose("Add a shelf mark to books");
  // Nothing can be written to drafts from here on.
  await admin.query("begin; lock table collab.undo_group in share row exclusive mode");
  const answer = acceptAndLeave(id);
  await until(async () => (await statusOf(id)) !== "proposed");
  expect(await statusOf(id)).toBe("accepting");
  await pullThePlug();
  await answer;
  const plan = await planned(id, "ACCEPTED");
  expect(plan.changes.every(({ taken }: { taken: boolean }) => taken)).toBe(true);
  expect((await fieldsOf()).filter((field) => !before.includes(field))).toEqual(["book.shelfMark"]);
  expect([await batchesOf(id), await told(id)]).toEqual([1, { events: 1, audits: 1 }]);
  await data(server, token, "mutation($id: ID!) { undoPlan(input: { planId: $id }) { status } }", { id });
  expect(await fieldsOf()).toEqual(before);
});

it("[E4] [BP41] kill -9 after the draft had it and before anyone was told: it is not brought in twice, and told once", async () => {
  const before = await fieldsOf();
  const id = await propose("Add a subtitle to books");
  await admin.query("begin; lock table collab.undo_group in share row exclusive mode");
  const answer = acceptAndLeave(id);
  await until(async () => (await statusOf(id)) !== "proposed");
  // The draft may go on; what is told of the plan may not.
  const other = await openDatabase(server.home);
  await other.query("begin; select from blueprint.blueprint for update");
  await admin.query("rollback");
  await until(async () => (await batchesOf(id)) > 0);
  expect([await statusOf(id), await told(id)]).toEqual(["accepting", { events: 0, audits: 0 }]);
  await server.kill();
  await dropWaiting();
  await other.end();
  await pullThePlug();
  await answer;
  await planned(id, "ACCEPTED");
  expect((await fieldsOf()).filter((field) => !before.includes(field))).toEqual(["book.subtitle"]);
  expect([await batchesOf(id), await told(id)]).toEqual([1, { events: 1, audits: 1 }]);
});

it("[E4] [BP41] kill -9 before an answer that no longer fits was carried out: the proposal waits again, and nothing is in the draft", async () => {
  const id = await propose("Rename title of books to name");
  await admin.query("begin; lock table collab.undo_group in share row exclusive mode");
  const answer = acceptAndLeave(id);
  await until(async () => (await statusOf(id)) !== "proposed");
  await server.kill();
  await dropWaiting();
  await answer;
  // As if somebody had changed the same thing in between: what the operations expect is no longer there.
  await admin.query("rollback");
  await admin.query(
    `update blueprint.plan set proposal = regexp_replace(proposal::text, '"was": "[^"]*"', '"was": "heading"', 'g')::jsonb where id = $1`,
    [id],
  );
  await pullThePlug();
  expect(await planOf(id)).toMatchObject({ status: "PROPOSED", opsApplied: 0, decidedBy: null });
  expect(await fieldsOf()).toContain("book.title");
  expect(await told(id)).toEqual({ events: 0, audits: 0 });
});
