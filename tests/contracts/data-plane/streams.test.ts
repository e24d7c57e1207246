/** Where a stream goes on from: after a log that was trimmed, and after a database that came into another server. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareDatabase } from "../../../db/connect.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { eventsAfter, eventsBefore, revisionNow } from "../../../subgraphs/runtime/application/events.ts";
import { equipment } from "../../../subgraphs/runtime/data-plane/equipment.ts";
import { runStatements } from "../../../subgraphs/runtime/migrate/run.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";

let platform: TestPlatform;
let desk: Person;
beforeAll(async () => {
  platform = await startPlatform(compiled(clinic));
  desk = await platform.person(["r_reception"]);
});
afterAll(() => platform.close());

const changes = "subscription ($after: String) { patientChanges(after: $after) { cursor id } }";
const add = async (name: string): Promise<string> => {
  const { body } = await platform.ask(
    "mutation ($n: String!) { createPatient(input: { set: { name: $n } }) { record { id } } }",
    { n: name },
    desk,
  );
  return body.data.createPatient.record.id;
};
/** Follows the changes; answers once none can be missed any more. */
const follow = async (after: string | null, locale = "en") => {
  const socket = await platform.socket(desk, { "accept-language": locale });
  const stream = socket.subscribe(changes, { after });
  await socket.listening();
  return stream;
};
const told = (stream: Awaited<ReturnType<typeof follow>>) => stream.got.map((said) => said.data?.patientChanges);

describe("[EV14] a change behind an older transaction that is still open", () => {
  it("is told when that one ends, though nothing else happens", async () => {
    const older = new pg.Client(platform.database.url);
    await older.connect();
    try {
      const stream = await follow(null);
      await older.query("BEGIN");
      await older.query("SELECT pg_current_xact_id()");
      const id = await add("Held up");
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(told(stream)).toEqual([]);
      await older.query("COMMIT");
      await expect.poll(() => told(stream).map((one) => one?.id)).toEqual([id]);
    } finally {
      await older.end();
    }
  });
});

describe("[DP39] the beginning of a stream", () => {
  it("is told by a pong: it comes once the place in the log is known, and what is written from then on is delivered", async () => {
    const locker = new pg.Client(platform.database.url);
    await locker.connect();
    try {
      const socket = await platform.socket(desk);
      await locker.query(`BEGIN; LOCK ${platform.environment.schema}._event`);
      const stream = socket.subscribe(changes, { after: null });
      let heard = false;
      const listening = socket.listening().then(() => {
        heard = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(heard).toBe(false);
      await locker.query("COMMIT");
      await listening;
      const id = await add("First");
      await stream.nth(0);
      expect(told(stream).map((one) => one?.id)).toEqual([id]);
    } finally {
      await locker.end();
    }
  });

  it("that is refused keeps no pong back", async () => {
    const socket = await platform.socket(desk);
    const refused = socket.subscribe('subscription { patientChanges(after: "?") { id } }');
    await socket.listening();
    expect((await refused.nth(0))[0].extensions.code).toBe("DATA_CURSOR_INVALID");
  });
});

describe("[DP39] a cursor", () => {
  it("whose event is older than seven days, or trimmed already, is expired: nothing is passed over in silence", async () => {
    const stream = await follow(null);
    const ids = [await add("A"), await add("B"), await add("C")];
    await expect.poll(() => told(stream).map((one) => one?.id)).toEqual(ids);
    const [first, second] = told(stream).map((one) => one.cursor as string) as [string, string];

    await platform.sql("UPDATE %s._event SET at = now() - interval '8 days' WHERE data->>'id' = $1", [ids[1]]);
    const words = { en: /read the list again/, ar: /[\u0600-\u06ff]/ } as const;
    for (const [locale, sentence] of Object.entries(words)) {
      const [refused] = await (await follow(first, locale)).nth(0);
      expect(refused).toMatchObject({ message: expect.stringMatching(sentence), extensions: { code: "DATA_CURSOR_EXPIRED" } });
    }
    // The nightly round takes what is old. What comes after it is young, and still the second event is missing.
    await platform.sql("DELETE FROM %s._event WHERE data->>'id' = ANY($1)", [ids.slice(0, 2)]);
    for (const cursor of [first, second])
      expect((await (await follow(cursor)).nth(0))[0]?.extensions?.code, "trimmed").toBe("DATA_CURSOR_EXPIRED");
  });

  it("that no stream gave out is invalid or expired, never an answer", async () => {
    const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString("base64url");
    for (const [parts, code] of [
      [["e", 0, "1", "1"], "DATA_CURSOR_EXPIRED"],
      [["e", 7, "3", "1"], "DATA_CURSOR_EXPIRED"],
      [["e", -1, "3", "1"], "DATA_CURSOR_INVALID"],
      [["e", 1.5, "3", "1"], "DATA_CURSOR_INVALID"],
      [["e", 40_000, "3", "1"], "DATA_CURSOR_INVALID"],
      [["e", 0, "99999999999999999999", "1"], "DATA_CURSOR_INVALID"],
      [["e", 0, "1", "9999999999999999999"], "DATA_CURSOR_INVALID"],
    ] as const)
      expect((await (await follow(forged(parts))).nth(0))[0]?.extensions?.code, String(parts)).toBe(code);
  });
});

describe("[EV4] an environment whose database came into another server", () => {
  it("streams go on after their cursor: old changes are readable and first, new ones follow, none twice", async () => {
    const stream = await follow(null);
    const before = [await add("1"), await add("2"), await add("3"), await add("4")];
    await expect.poll(() => told(stream).map((one) => one?.id)).toEqual(before);
    const cursor = told(stream)[1].cursor as string;
    const client = new pg.Client(platform.database.database.connection("wn_runtime"));
    await client.connect();
    const revision = (await eventsBefore(client, platform.environment, null, 1))[0]!.revision;

    // The other server had counted much further than this one.
    const far = "(key::text::bigint + 4000000000)::text::xid8";
    await platform.sql(`UPDATE %s._event SET key = ${far}`);
    await platform.database.admin(`UPDATE events.event SET key = ${far}`);
    await platform.database.admin(`UPDATE events.era SET system_identifier = 42`);
    const moved = (text: string, at: number) => {
      const parts = JSON.parse(Buffer.from(text, "base64url").toString()) as unknown[];
      return Buffer.from(JSON.stringify(parts.with(at, String(BigInt(parts[at] as string) + 4_000_000_000n)))).toString("base64url");
    };
    await prepareDatabase({ url: platform.database.url, secret: platform.database.secret });
    await runStatements(client, platform.environment, equipment(platform.environment, platform.environment.model()));

    const later = await follow(moved(cursor, 2));
    await expect.poll(() => told(later).map((one) => one?.id)).toEqual(before.slice(2));
    const after = [await add("5"), await add("6")];
    await expect.poll(() => told(later).map((one) => one?.id)).toEqual([...before.slice(2), ...after]);
    const again = await follow(told(later).at(-2).cursor as string);
    await expect.poll(() => told(again).map((one) => one?.id)).toEqual(after.slice(1));

    const [era, key, seq] = Buffer.from(revision, "base64url").toString().split(".");
    const known = Buffer.from(`${era}.${BigInt(key!) + 4_000_000_000n}.${seq}`).toString("base64url");
    expect((await eventsAfter(client, platform.environment, known)).map(({ recordId }) => recordId)).toEqual(after);
    const newest = (await eventsBefore(client, platform.environment, null, 6)).map(({ recordId }) => recordId);
    expect(newest).toEqual([...before, ...after].toReversed());
    expect(await revisionNow(client, platform.environment)).toBe((await eventsBefore(client, platform.environment, null, 1))[0]!.revision);
    await client.end();
  });
});
