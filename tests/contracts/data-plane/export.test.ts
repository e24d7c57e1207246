import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { orderDesk } from "./order-desk.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { openWire, type Wire } from "./wire.ts";

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let clerk: Person;
let other: Person;
let viewer: Person;
const customer = uuidv7();

beforeAll(async () => {
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(compiled({ ...orderDesk, targets: ["api", "web"] }), { database, connection: wire.connection });
  clerk = await platform.person(["r_clerk"]);
  other = await platform.person(["r_clerk"]);
  viewer = await platform.person(["r_viewer"]);
  await platform.sql("INSERT INTO %s.ent_cust (id, f_c_name) VALUES ($1, '=cmd|calc')", [customer]);
  await platform.sql(
    `INSERT INTO %s.ent_ord (id, created_by, f_o_no, f_o_cust, f_o_total, f_o_pieces, f_o_rate, f_o_paid, f_o_day, f_o_at, f_o_state, f_o_tags, f_o_phone, f_o_note, f_o_secret)
     VALUES ($1, $2, 'A-1', $3, -12.5, -3, 0.125, true, '2026-03-04', '2026-03-04T22:15:00Z', 'o_run', '{o_a,o_b}', '+966501234567', E'says "hi", ok\nsecond', 'hush')`,
    [uuidv7(), clerk.id, customer],
  );
  await platform.sql("INSERT INTO %s.ent_ord (id, created_by, f_o_no, f_o_secret) VALUES ($1, $2, 'B-1', 'not yours')", [
    uuidv7(),
    other.id,
  ]);
});
afterAll(async () => {
  await platform.close();
  await wire.close();
  await database.drop();
});

const file = async (query: string, as: Person | null, headers: Record<string, string> = {}) =>
  await platform.send("GET", `/api/orders.csv${query}`, { as, headers });
const rows = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

describe("[DP58] CSV export", () => {
  it("writes what the viewer sees, with headings and words in their language", async () => {
    const english = await file("", clerk);
    expect(english.headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="orders.csv"',
    });
    expect(english.text.startsWith("\ufeff")).toBe(true);
    expect(english.text.endsWith("\r\n")).toBe(true);
    const [row, ...more] = rows(english.text);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      Number: "A-1",
      Customer: "'=cmd|calc",
      Total: "-12.5000",
      Pieces: "-3",
      Discount: "12.5%",
      Paid: "Yes",
      Day: "2026-03-04",
      "Sent at": "2026-03-05 01:15:00+03:00",
      Stage: "In progress",
      Tags: "Fragile; Cold",
      Phone: "'+966501234567",
      Note: 'says "hi", ok\nsecond',
      Secret: "hush",
    });
    const [arabic] = rows((await file("", clerk, { "accept-language": "ar" })).text);
    expect(arabic).toMatchObject({ الرقم: "A-1", مدفوع: "نعم", الحالة: "قيد التنفيذ", الوسوم: "قابل للكسر; مبرد" });
  });

  it("[DP5] another's rows, a masked field and a target that may not be read are not in the file", async () => {
    expect(rows((await file("", other)).text).map((row) => row.Number)).toEqual(["B-1"]);
    const seen = rows((await file("?order=number", viewer)).text);
    expect(seen.map((row) => [row.Number, row.Secret])).toEqual([
      ["A-1", "•••••"],
      ["B-1", "•••••"],
    ]);
    expect(seen[0]!.Customer).toBe(customer);
    const hush = encodeURIComponent(JSON.stringify({ secret: { eq: "hush" } }));
    expect(rows((await file(`?filter=${hush}`, viewer)).text)).toEqual([]);
    expect((await file("", null)).status).toBe(404);
    expect((await platform.send("GET", "/api/customers.csv", { as: viewer })).status).toBe(404);
    expect((await platform.send("GET", "/api/users.csv", { as: clerk })).status).toBe(404);
    const elsewhere = await startPlatform(compiled(orderDesk), { database });
    expect((await elsewhere.send("GET", "/api/orders.csv", { as: clerk })).status).toBe(404);
    await elsewhere.close();
  });

  it("keeps filter, order and chosen columns, and refuses what it does not know", async () => {
    const filter = encodeURIComponent(JSON.stringify({ number: { startsWith: "B" } }));
    expect((await file(`?filter=${filter}&columns=number,paid`, viewer)).text).toBe("\ufeffNumber,Paid\r\nB-1,\r\n");
    expect((await file("?order=-number&columns=number", viewer)).text).toBe("\ufeffNumber\r\nB-1\r\nA-1\r\n");
    expect((await file("?columns=nothing", viewer)).body).toMatchObject({ code: "DATA_BAD_REQUEST" });
    // A column named three thousand times would make each row a hundred thousand bytes.
    expect((await file(`?columns=${"number,".repeat(2_000)}number`, viewer)).body).toMatchObject({
      code: "DATA_BAD_REQUEST",
      detail: expect.stringContaining("number ×2"),
    });
    expect((await file("?first=1", viewer)).status).toBe(400);
    expect((await file('?filter={"nothing":1}', viewer)).status).toBe(400);
    expect((await platform.send("POST", "/api/orders.csv", { body: {}, as: viewer })).status).toBe(405);
  });

  it("[DP71] no cell is a formula, whatever somebody wrote", async () => {
    const nasty = ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''=1", "'plain", "plain"];
    const person = await platform.person(["r_clerk"]);
    for (const [n, note] of nasty.entries())
      await platform.sql("INSERT INTO %s.ent_ord (id, created_by, f_o_no, f_o_note) VALUES ($1, $2, $3, $4)", [
        uuidv7(),
        person.id,
        `=F${String(n).padStart(2, "0")}`,
        note,
      ]);
    const seen = rows((await file("?order=number&columns=number,note", person)).text);
    expect(seen).toHaveLength(nasty.length);
    for (const cell of seen.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝]/);
    const { asWritten } = await import("../../../subgraphs/runtime/data-plane/exchange/csv.ts");
    expect(seen.map(({ Note }) => asWritten(Note!))).toEqual(nasty);
  });

  it("a platform that is no API exports the lists its pages show", async () => {
    const pagesOnly = await startPlatform(compiled(orderDesk), { database, name: "production" });
    const person = await pagesOnly.person(["r_clerk"]);
    expect((await pagesOnly.send("GET", "/api/orders.csv", { as: person })).status).toBe(200);
    expect(await pagesOnly.send("GET", "/api/orders", { as: person })).toMatchObject({ status: 403, body: { code: "DATA_API_CLOSED" } });
    await pagesOnly.close();
  });
});

describe("[DP58] a long file", () => {
  let many: TestPlatform;
  let reader: Person;
  beforeAll(async () => {
    many = await startPlatform(compiled(orderDesk), { database, connection: wire.connection });
    reader = await many.person(["r_viewer"]);
    await many.sql(
      "INSERT INTO %s.ent_ord (id, f_o_no, f_o_note, f_o_total) SELECT gen_random_uuid(), 'N-' || n, repeat('نص ', 40), n FROM generate_series(1, 100000) n",
    );
    await many.sql("ANALYZE %s.ent_ord");
  });
  afterAll(() => many.close());

  const open = async (path = "/api/orders.csv"): Promise<IncomingMessage> => {
    const req = request({ host: "127.0.0.1", port: many.port, path, headers: { host: many.host, cookie: `wnp=${reader.token}` } });
    req.end();
    const [res] = (await once(req, "response")) as [IncomingMessage];
    return res;
  };
  const asked = () => wire.taken().filter((sql) => sql.includes("ent_ord")).length;
  /** Waits until nothing is asked any more; how much was. */
  const settled = async () => {
    let all = 0;
    for (let n = 1; n > 0; all += n) {
      await quietly();
      n = asked();
    }
    return all;
  };
  const quietly = () => new Promise((resolve) => setTimeout(resolve, 300));

  /** Reads the first `rows` orders as a slow reader does; what was held at most and mostly, without what could be let go of. */
  const heldWhileReading = async (rows: number) => {
    setFlagsFromString("--expose-gc");
    const gc = runInNewContext("gc") as () => void;
    const held: number[] = [];
    let [bytes, lines] = [0, 0];
    const res = await open(`/api/orders.csv?filter=${encodeURIComponent(JSON.stringify({ total: { lte: String(rows) } }))}`);
    for await (const part of res as AsyncIterable<Buffer>) {
      const before = bytes;
      bytes += part.length;
      for (const byte of part) if (byte === 10) lines += 1;
      if (Math.floor(bytes / mebibyte) === Math.floor(before / mebibyte)) continue;
      await new Promise((resolve) => setTimeout(resolve, 5));
      gc();
      const { heapUsed, external } = process.memoryUsage();
      held.push(heapUsed + external);
    }
    expect(lines).toBe(rows + 1);
    const [middle] = held.toSorted((a, b) => a - b).slice(held.length >> 1);
    return { bytes, most: Math.max(...held), mostly: middle! };
  };
  const mebibyte = 1024 * 1024;

  it("asks for no further page while nobody reads, and holds one page however long the file", async () => {
    wire.taken();
    const res = await open();
    // The buffers of two sockets fill; then nothing more is asked of the database. The whole file would be two hundred pages.
    expect(await settled()).toBeLessThan(100);
    res.destroy();
    await settled();
    // Once for what is made once, then a file and one four times as long.
    await heldWhileReading(10_000);
    const [short, long] = [await heldWhileReading(25_000), await heldWhileReading(100_000)];
    expect(long.bytes - short.bytes).toBeGreaterThan(20_000_000);
    // Neither hangs on how long the file is: buffers come and go, some four megabytes at a time.
    expect(long.mostly).toBeLessThan(short.mostly + 4 * mebibyte);
    expect(long.most).toBeLessThan(short.most + 10 * mebibyte);
  }, 120_000);

  it("ends when the reader leaves, and gives its place back; a third at once is told to come back", async () => {
    const [one, two] = [await open(), await open()];
    await settled();
    const third = await many.send("GET", "/api/orders.csv", { as: reader });
    expect(third).toMatchObject({ status: 429, body: { code: "DATA_BUSY" } });
    expect(third.headers["retry-after"]).toBe("5");
    one.destroy();
    two.destroy();
    await expect
      .poll(async () => {
        const next = await open("/api/orders.csv?columns=number");
        next.destroy();
        return next.statusCode;
      })
      .toBe(200);
    await settled();
  });

  it("[DP9] is cut off when the reader's role ends on the way, and never looks finished", async () => {
    const res = await open();
    await many.sql("DELETE FROM %s._role_grant WHERE user_id = $1", [reader.id]);
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    let lines = 0;
    const ended = await (async () => {
      try {
        for await (const part of res as AsyncIterable<Buffer>) for (const byte of part) if (byte === 10) lines += 1;
        return "whole";
      } catch {
        return "cut off";
      }
    })();
    expect(ended).toBe("cut off");
    expect(lines).toBeLessThan(100_000);
  });
});
