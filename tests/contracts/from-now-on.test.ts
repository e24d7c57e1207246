/** Whoever is told that they are subscribed hears what is committed from there, however long its place in the log is looked up. */
import { type ExecutionResult, parse, subscribe } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "../../db/uuid.ts";
import { buildGovernedWorld, type GovernedWorld } from "../governance/support.ts";

let here: GovernedWorld;
beforeAll(async () => {
  here = await buildGovernedWorld();
});
afterAll(() => here.close());

/** Lets nobody look up a place before `go`. */
const holdLookUps = () => {
  const { database } = here.world.test;
  const { source } = database;
  const gate = Promise.withResolvers<void>();
  let waiting = 0;
  Object.assign(database, {
    source: async (...asked: Parameters<typeof source>) => {
      if (asked[0] === "wn_reader") {
        waiting += 1;
        await gate.promise;
      }
      return source.apply(database, asked);
    },
  });
  return {
    waiting: () => waiting,
    go: () => {
      Object.assign(database, { source });
      gate.resolve();
    },
  };
};
const killSwitch = () =>
  here.ask("mutation ($input: TriggerKillSwitchInput!) { triggerKillSwitch(input: $input) { id } }", {
    input: { scope: "PLATFORM", scopeId: uuidv7(), reason: "heard" },
  });
const promoted = async () => {
  const { membershipId } = await here.world.join(here.owner.accessToken, "user@example.com", "user");
  const { roles } = await here.world.ask<{ roles: { id: string; key: string }[] }>("{ roles { id key } }", {}, here.owner.accessToken);
  await here.world.ask(
    "mutation ($input: AssignRoleInput!) { assignRole(input: $input) { role { key } } }",
    { input: { membershipId, roleId: roles.find(({ key }) => key === "viewer")?.id } },
    here.owner.accessToken,
  );
};
const signedOut = () =>
  here.world.ask(
    "mutation ($input: RevokeSessionInput!) { revokeSession(input: $input) { id } }",
    { input: { sessionId: here.owner.viewer.sessionId } },
    here.owner.accessToken,
  );

test.each([
  ["governance", "subscription { killSwitchChanged { revision } }", killSwitch],
  ["identity", "subscription { memberChanged { revision } }", promoted],
  // The session that asks all of this: last.
  ["identity", "subscription { sessionEnded { revision } }", signedOut],
] as const)("[FD25] in %s, “%s” answers once its place is known, and misses nothing from there", async (name, source, change) => {
  const { subgraph } = name === "governance" ? here.governance : here.world.identity;
  const contextValue = await subgraph.createContext({ token: here.owner.accessToken, requestId: "s-1", locale: "en" });
  const held = holdLookUps();
  let answered = false;
  const asked = Promise.resolve(subscribe({ schema: subgraph.schema, document: parse(source), contextValue })).then((stream) => {
    answered = true;
    return stream as AsyncGenerator<ExecutionResult>;
  });
  await expect.poll(held.waiting).toBe(1);
  // Whatever is ready by now has been said.
  await new Promise((resolve) => setImmediate(resolve));
  expect(answered).toBe(false);
  held.go();
  const stream = await asked;
  await change();
  expect(JSON.stringify((await stream.next()).value)).toContain("revision");
  await stream.return(undefined);
});
