import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAll, readStream } from "../../db/event-store/read.ts";
import type { DatabaseRole } from "../../db/roles.ts";
import { databaseRoles } from "../../db/roles.ts";
import type { NewEvent } from "../../db/transaction.ts";
import { append as appendAlone, transact } from "../../db/transaction.ts";
import { uuidv7 } from "../../db/uuid.ts";
import { eventContracts } from "../../schema/events/index.ts";
import type { Json, OrganizationId } from "../../schema/ids.ts";
import type { TestDatabase } from "../support/database.ts";
import { testDatabase } from "../support/database.ts";
import { activated } from "./support.ts";

let db: TestDatabase;
let organization: OrganizationId;
beforeAll(async () => {
  db = await testDatabase();
  organization = db.organization();
});
afterAll(() => db.drop());

interface Who {
  readonly as?: DatabaseRole;
  readonly of?: OrganizationId | null;
}
type Append = (stream: string, expected: "none" | "any" | number, events: readonly NewEvent[], who?: Who) => Promise<number>;
const doors: readonly (readonly [string, Append])[] = [
  [
    "beside other work",
    async (stream, expected, events, { as = "wn_identity", of = organization } = {}) =>
      transact(await db.database.source(as), of, (tx) => tx.append(stream, expected, events)),
  ],
  [
    "alone",
    async (stream, expected, events, { as = "wn_identity", of = organization } = {}) =>
      appendAlone(await db.database.source(as), of as OrganizationId, stream, expected, events),
  ],
];

const read = async (stream: string, of: OrganizationId | null = organization) =>
  transact(await db.database.source("wn_identity"), of, (tx) => readStream(tx, stream));

const stream = () => `user:${uuidv7()}`;

describe.each(doors)("appending %s", (_door, append) => {
  it("[EV1] expects none, a number or any, and names the actual version when wrong, with nothing written", async () => {
    const name = stream();
    expect(await append(name, "none", [activated()])).toBe(1);
    await expect(append(name, "none", [activated()])).rejects.toMatchObject({ code: "EVENT_VERSION_CONFLICT", params: { actual: 1 } });
    expect(await append(name, 1, [activated(), activated()])).toBe(3);
    await expect(append(name, 1, [activated()])).rejects.toMatchObject({
      code: "EVENT_VERSION_CONFLICT",
      params: { actual: 3, expected: 1 },
    });
    expect(await append(name, "any", [activated()])).toBe(4);
    expect((await read(name)).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it("[EV1] of two that expect the same version, one wins", async () => {
    const name = stream();
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => append(name, "none", [activated()])));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await read(name)).toHaveLength(1);
  });

  it("[EV1] takes 100 events and refuses 101 and none", async () => {
    expect(
      await append(
        stream(),
        "none",
        Array.from({ length: 100 }, () => activated()),
      ),
    ).toBe(100);
    const refusal = { code: "EVENT_TOO_MANY", sentence: { ar: expect.stringContaining("100") } };
    await expect(
      append(
        stream(),
        "none",
        Array.from({ length: 101 }, () => activated()),
      ),
    ).rejects.toMatchObject(refusal);
    await expect(append(stream(), "none", [])).rejects.toMatchObject(refusal);
  });

  it("[EV1] refuses an event over 256 KiB in the database itself", async () => {
    const source = await db.database.source("wn_identity");
    const send = (bytes: number) =>
      transact(source, organization, (tx) =>
        tx.query("select events.append($1, $2, 'none', $3::jsonb)", [
          organization,
          stream(),
          JSON.stringify([{ id: uuidv7(), type: "UserActivated", schema: 1, data: "x".repeat(bytes - 2) }]),
        ]),
      );
    await send(262_144);
    await expect(send(262_145)).rejects.toThrow("EVENT_TOO_LARGE");
  });

  it("[EV6] one event a login may not append refuses all of them, wherever it stands, on a new stream and on one that is there", async () => {
    const name = stream();
    const foreign: NewEvent = { type: "VaultUnsealed", schema: 1, data: {} };
    const several = [[foreign, activated()], [activated(), foreign], [activated(), foreign, activated()], [foreign]];
    for (const version of [0, 1]) {
      for (const events of several)
        await expect(append(name, "any", events)).rejects.toMatchObject({ code: "EVENT_FORBIDDEN", params: { type: "VaultUnsealed" } });
      expect(await read(name)).toHaveLength(version);
      if (version === 0) await append(name, "none", [activated()]);
    }
    // What was refused has not moved the stream either.
    expect(await append(name, 1, [activated()])).toBe(2);
  });

  it.each(["user", "user:", "User:1", "user:a b", `user:${"a".repeat(65)}`, "user:a;drop table"])(
    "[EV1] refuses the stream name %j",
    async (name) => {
      await expect(append(name, "any", [activated()])).rejects.toMatchObject({ code: "EVENT_STREAM_INVALID" });
    },
  );

  it("[EV1] a transaction that fails afterwards leaves no event", async () => {
    const name = stream();
    const source = await db.database.source("wn_identity");
    await expect(
      transact(source, organization, async (tx) => {
        await tx.append(name, "none", [activated()]);
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(await read(name)).toEqual([]);
  });

  it("says that nothing was saved when work swallowed a failed statement", async () => {
    const source = await db.database.source("wn_identity");
    const name = stream();
    const work = transact(source, organization, async (tx) => {
      await tx.append(name, "none", [activated()]);
      await tx.query("select 1/0").catch(() => {});
    });
    await expect(work).rejects.toThrow("nothing was saved");
    expect(await read(name)).toEqual([]);
  });

  it("[EV2] the same id and content again succeeds and writes nothing, also when the expectation has passed", async () => {
    const name = stream();
    const events = [activated({ id: uuidv7() }), activated({ id: uuidv7() })];
    expect(await append(name, "none", events)).toBe(2);
    expect(await append(name, "none", events)).toBe(2);
    expect(await read(name)).toHaveLength(2);
  });

  it("[EV2] the same id with other content, in another stream or beside a new event is refused", async () => {
    const name = stream();
    const event = activated({ id: uuidv7() });
    await append(name, "none", [event]);
    const taken = { code: "EVENT_ID_TAKEN" };
    await expect(append(name, "any", [{ ...event, data: { userId: uuidv7() } }])).rejects.toMatchObject(taken);
    await expect(append(stream(), "any", [event])).rejects.toMatchObject(taken);
    await expect(append(name, "any", [event, activated()])).rejects.toMatchObject(taken);
    await expect(append(name, 7, [event, activated()])).rejects.toMatchObject(taken);
    const twice = activated({ id: uuidv7() });
    await expect(append(name, "any", [twice, twice])).rejects.toMatchObject(taken);
    await expect(append(name, "any", [event], { of: db.organization() })).rejects.toMatchObject(taken);
    expect(await read(name)).toHaveLength(1);
  });

  it("[EV6] no application role may update, delete or truncate events", async () => {
    await append(stream(), "none", [activated()]);
    for (const role of databaseRoles) {
      const source = await db.database.source(role);
      for (const sql of [
        "update events.event set data = '{}'",
        "delete from events.event",
        "truncate events.event",
        "insert into events.event (era, key, organization_id, stream, version, id, type, schema, data, meta) select 1, '1', gen_random_uuid(), 'user:1', 1, gen_random_uuid(), 'UserActivated', 1, '{}', '{}'",
        "update events.stream set version = 0",
        "insert into events.writer select session_user, 'UserActivated'",
      ]) {
        await expect(
          transact(source, organization, (tx) => tx.query(sql)),
          `${role}: ${sql}`,
        ).rejects.toMatchObject({ driverError: { code: "42501" } });
      }
    }
  });

  it("[EV6] a role appends its own types only, checked in the database", async () => {
    await expect(append(stream(), "any", [activated()], { as: "wn_vault" })).rejects.toMatchObject({
      code: "EVENT_FORBIDDEN",
      params: { role: "wn_vault", type: "UserActivated" },
    });
    await expect(append(stream(), "any", [activated()], { as: "wn_reader" })).rejects.toMatchObject({ driverError: { code: "42501" } });
    expect(await append(stream(), "any", [{ type: "VaultUnsealed", schema: 1, data: {} }], { as: "wn_vault" })).toBe(1);
  });

  it("[EV6] the database's table of writers is the one in schema/events", async () => {
    const inDatabase = (await db.admin<{ role: string; type: string }>("select role, type from events.writer")).map(
      ({ role, type }) => `${role} ${type}`,
    );
    const inCode = [...eventContracts].flatMap(([type, { by }]) => by.map((role) => `${role} ${type}`));
    expect(inDatabase.sort()).toEqual(inCode.sort());
  });

  it("[EV7] organization A cannot read or append to B's streams", async () => {
    const name = stream();
    const other = db.organization();
    await append(name, "none", [activated()]);
    expect(await read(name, other)).toEqual([]);
    expect(await read(name, null)).toEqual([]);
    const source = await db.database.source("wn_identity");
    // Nobody's organization stays on the connection for whoever has it next.
    const left = await Promise.all(
      Array.from({ length: 8 }, () => source.query("select pg_backend_pid() as pid, current_setting('wn.organization', true) as left")),
    );
    expect(left.flat().filter(({ left }: { left: string | null }) => left)).toEqual([]);
    const foreign = transact(source, other, (tx) =>
      tx.query("select events.append($1, $2, 'any', $3::jsonb)", [organization, name, JSON.stringify([{ id: uuidv7(), ...activated() }])]),
    );
    await expect(foreign).rejects.toThrow("EVENT_ORGANIZATION");
    await expect(append(name, "any", [activated()], { of: null })).rejects.toMatchObject({ code: "EVENT_ORGANIZATION" });
    // The same stream name in another organization is another stream.
    expect(await append(name, "none", [activated()], { of: other })).toBe(1);
    expect(await read(name)).toHaveLength(1);
    for (const role of databaseRoles) {
      if (role === "wn_consumer") continue;
      const rows = await transact(await db.database.source(role), other, (tx) => readAll(tx, null)).catch((error: unknown) => {
        expect(error).toMatchObject({ driverError: { code: "42501" } });
        return [];
      });
      for (const event of rows) expect(event.organizationId).toBe(other);
    }
  });

  it("[EV7] no login bypasses row level security, and every table with an organization that a login may touch has it forced", async () => {
    expect(await db.admin("select rolname from pg_roles where rolname like 'wn\\_%' and (rolbypassrls or rolsuper)")).toEqual([]);
    const open = await db.admin(`
      select n.nspname || '.' || c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
        and exists (select from pg_roles r where r.rolname like 'wn\\_%' and r.rolname <> 'wn_consumer'
                      and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete'))`);
    expect(open).toEqual([]);
  });

  it("[EV8] an unknown type, an old or new schema number and invalid data are refused before the database is asked", async () => {
    const cases: [NewEvent, string][] = [
      [activated({ type: "SomethingElse" }), "EVENT_UNKNOWN"],
      [activated({ schema: 2 }), "EVENT_UNKNOWN"],
      [activated({ schema: 0 }), "EVENT_UNKNOWN"],
      [activated({ data: {} }), "EVENT_INVALID"],
      [activated({ data: { userId: 7 } }), "EVENT_INVALID"],
      [activated({ data: null as Json }), "EVENT_INVALID"],
    ];
    for (const [event, code] of cases) {
      const name = stream();
      await expect(append(name, "any", [event])).rejects.toMatchObject({ code, sentence: { ar: expect.any(String) } });
      expect(await read(name)).toEqual([]);
    }
  });

  it("[EV15] data with a field the contract does not list, such as an e-mail, is refused", async () => {
    await expect(append(stream(), "any", [activated({ data: { userId: uuidv7(), email: "a@b.example" } })])).rejects.toMatchObject({
      code: "EVENT_INVALID",
    });
  });
});
