import { fork } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runsSources } from "../../../cli/node-options.ts";
import { uuidv7 } from "../../../db/uuid.ts";
import { plainWords } from "../../../subgraphs/runtime/data-plane/exchange/heading-words.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { orderDesk } from "./order-desk.ts";
import { type Answer, compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";

let database: TestDatabase;
let platform: TestPlatform;
let clerk: Person;
let viewer: Person;

beforeAll(async () => {
  database = await testDatabase();
  platform = await startPlatform(compiled(orderDesk), { database });
  clerk = await platform.person(["r_clerk"]);
  viewer = await platform.person(["r_viewer"]);
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

interface Sent {
  readonly as?: Person | null;
  readonly entity?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly to?: TestPlatform;
}
const upload = (
  body: string | Buffer,
  { as = clerk, entity = "orders", query = "", headers = {}, to = platform }: Sent = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const req = request(
      {
        host: "127.0.0.1",
        port: to.port,
        method: "POST",
        path: `/api/${entity}/import${query}`,
        headers: {
          host: to.host,
          origin: to.origin,
          "content-type": "text/csv",
          "x-webnova-upload": encodeURIComponent("طلبات.csv"),
          ...(as && { cookie: `wnp=${as.token}` }),
          ...headers,
        },
      },
      (res) => {
        let text = "";
        res.setEncoding("utf8");
        res.on("data", (part: string) => {
          text += part;
        });
        res.on("end", () => resolve({ status: res.statusCode ?? 0, headers: res.headers, text, body: text ? JSON.parse(text) : null }));
      },
    );
    req.on("error", reject);
    req.end(body);
  });

const path = (id: string) => `/api/_imports/${id}`;
/** Waits until the import is in one of these states. */
const until = async (id: string, states: readonly string[], as: Person = clerk, on: TestPlatform = platform) => {
  for (;;) {
    const { body } = await on.send("GET", path(id), { as });
    if (states.includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const checked = async (csv: string | Buffer, sent: Sent = {}) => {
  const { status, body } = await upload(csv, sent);
  expect(status, JSON.stringify(body)).toBe(201);
  return await until(body.id, ["checked", "stopped"], sent.as ?? clerk, sent.to ?? platform);
};
const run = async (id: string, as = clerk, on = platform) => {
  expect((await on.send("POST", `${path(id)}/run`, { body: {}, as })).status).toBe(200);
  return await until(id, ["done", "stopped"], as, on);
};
const rows = (where = "true", on = platform) => on.sql(`SELECT * FROM %s.ent_ord WHERE ${where} ORDER BY f_o_no`);

describe("[DP59] CSV import", () => {
  it("guesses the columns in both languages, checks first and writes nothing, then runs through the action", async () => {
    await platform.sql("INSERT INTO %s.ent_cust (id, f_c_name) VALUES ($1, 'شركة النور')", [uuidv7()]);
    const csv = [
      "الرقم,العميل,المجموع,عدد القطع,الخصم,مدفوع,اليوم,أُرسل في,Stage,Tags,phone,Note,شيء آخر",
      'I-1,شركة النور,١٬٢٣٤٫٥,٣,١٢٫٥٪,نعم,٣١/١٢/٢٠٢٦,2026-03-04 22:15,قيد التنفيذ,Fragile; مبرد,\'+966501234567,"says ""hi""\nsecond",x',
      "I-2,,-5,1,,no,2026-03-04,,New,,,,",
    ].join("\r\n");
    const seen = await checked(csv);
    expect(seen).toMatchObject({
      name: "طلبات.csv",
      state: "checked",
      rows: 2,
      processed: 2,
      created: 2,
      updated: 0,
      refused: 0,
      key: "number",
      mapping: ["number", "customer", "total", "pieces", "discount", "paid", "day", "sentAt", "stage", "tags", "phone", "note", null],
    });
    expect(await rows()).toEqual([]);
    expect(await platform.sql("SELECT id FROM %s._event WHERE type LIKE 'Record%' AND data->>'entity' = 'ent_ord'")).toEqual([]);
    expect(await run(seen.id)).toMatchObject({ state: "done", created: 2, updated: 0, refused: 0 });
    const { body } = await platform.ask(
      "{ orders(order: [{ number: ASC }]) { nodes { number total pieces discount paid day sentAt stage tags phone note customer { name } } } }",
      {},
      clerk,
    );
    expect(body.data.orders.nodes).toEqual([
      {
        number: "I-1",
        total: "1234.5000",
        pieces: 3,
        discount: expect.stringMatching(/^0\.1250*$/),
        paid: true,
        day: "2026-12-31",
        sentAt: "2026-03-04T19:15:00.000Z",
        stage: "IN_PROGRESS",
        tags: ["FRAGILE", "COLD"],
        phone: "+966501234567",
        note: 'says "hi"\nsecond',
        customer: { name: "شركة النور" },
      },
      expect.objectContaining({ number: "I-2", total: "-5.0000", paid: false, day: "2026-03-04", stage: "NEW" }),
    ]);
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s._audit WHERE action = 'ent_ord.create'")).toEqual([{ n: 2 }]);
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s._import_part")).toEqual([{ n: 0 }]);
  });

  it("run again it changes instead of adding, and what was exported comes back as it was", async () => {
    const person = await platform.person(["r_clerk"]);
    const first = await checked("number,note,phone,total\nR-1,=1+1,+966501234567,-1\nR-2,'=x,,\n", { as: person });
    await run(first.id, person);
    const file = await platform.send("GET", "/api/orders.csv?order=number", { as: person });
    const before = await rows("f_o_no LIKE 'R-%'");
    const again = await checked(file.text, { as: person });
    expect(again).toMatchObject({ key: "id", created: 0, updated: 2, refused: 0 });
    await run(again.id, person);
    const plain = (list: readonly Record<string, unknown>[]) =>
      list.map(({ version: _v, updated_at: _u, change_key: _c, updated_by: _b, ...row }) => row);
    expect(plain(await rows("f_o_no LIKE 'R-%'"))).toEqual(plain(before));
    expect(before.map(({ f_o_note }) => f_o_note)).toEqual(["=1+1", "=x"]);
    const twice = await checked("number,total\nR-1,10\nR-1,11\nR-3,1\nR-3,2\n", { as: person });
    expect(twice).toMatchObject({ key: "number", created: 1, updated: 3 });
    await run(twice.id, person);
    expect((await rows("f_o_no IN ('R-1', 'R-3')")).map(({ f_o_total }) => f_o_total)).toEqual(["11.0000", "2.0000"]);
  });

  it("refuses each row by its own, with the same rules as the form, and gives the refused rows back with reasons", async () => {
    const person = await platform.person(["r_clerk"]);
    const csv = [
      "number,pieces,day,stage,note,customer,secret",
      "X-1,5,2026-01-01,New,,,ok",
      ",5,2026-01-01,New,,,no number",
      "X-2,five,2026-02-30,Nope,forbidden,Nobody,three wrong",
      "X-3,100001,03/04/2026,New,,,",
      "X-1,7,2026-01-01,New,,,again",
      "X-4,1,2026-01-01,New,,,x,too many cells",
      `${"L".repeat(600)},1,2026-01-01,New,,,too long`,
      "X-5,1,2026-01-01,New,,,last",
    ].join("\n");
    const { body } = await upload(csv, { as: person });
    await until(body.id, ["checked"], person);
    const mapped = await platform.send("PATCH", path(body.id), {
      body: { mapping: ["number", "pieces", "day", "stage", "note", "customer", "secret"], key: null },
      as: person,
    });
    expect(mapped).toMatchObject({ status: 200, body: { key: null } });
    const seen = await until(body.id, ["checked"], person);
    expect(seen).toMatchObject({ created: 2, updated: 0, refused: 6 });
    const problems = new Map<number, string[]>(
      seen.problems.map(({ row, problems }: { row: number; problems: { column: string; code: string }[] }) => [
        row,
        problems.map(({ column, code }) => `${column} ${code}`).sort(),
      ]),
    );
    expect(problems.get(3)).toEqual(["number REQUIRED"]);
    expect(problems.get(4)).toEqual(["customer INVALID", "day INVALID", "pieces INVALID", "stage INVALID"]);
    expect(problems.get(5)).toEqual(["day INVALID", "pieces INVALID"]);
    expect(problems.get(6)).toEqual(["number DUPLICATE"]);
    expect(problems.get(7)).toEqual(["null INVALID"]);
    expect(problems.get(8)).toEqual(["number INVALID"]);
    expect(await run(body.id, person)).toMatchObject({ created: 2, refused: 6 });
    expect((await rows("f_o_no LIKE 'X-%'")).map(({ f_o_no }) => f_o_no)).toEqual(["X-1", "X-5"]);
    const file = await platform.send("GET", `${path(body.id)}/refused.csv`, { as: person, headers: { "accept-language": "ar" } });
    const back: Record<string, string>[] = parse(file.text, { bom: true, columns: true });
    expect(back).toHaveLength(6);
    expect(back[2]).toMatchObject({ number: "X-3", الصف: "5", الأسباب: expect.stringContaining("2026-03-31") });
  });

  it("says of a refused row which it is in a spreadsheet and on which line of the file it begins", async () => {
    const person = await platform.person(["r_clerk"]);
    const lines = ["number,pieces,note", '"N-1",1,"two', 'lines"', "", 'N-2,x,"a', "", 'b"', ",2,", "N-3,3,", "N-4,y,"];
    for (const end of ["\n", "\r\n"]) {
      const { body } = await upload(lines.join(end), { as: person });
      const seen = await until(body.id, ["checked"], person);
      const places = seen.problems.map(({ row, line }: { row: number; line: number }) => [row, line]);
      expect(places).toEqual([
        [4, 5],
        [5, 8],
        [7, 10],
      ]);
      const file = await platform.send("GET", `${path(body.id)}/refused.csv`, { as: person });
      const back: Record<string, string>[] = parse(file.text, { bom: true, columns: true });
      expect(back.map(({ Row, Line }) => [Row, Line])).toEqual([
        ["4", "5"],
        ["5", "8"],
        ["7", "10"],
      ]);
    }
  });

  it("reads headings letter by letter as the search reads words", async () => {
    const letters = [..."aÉßİıŒ ﬁ٣۴ٱأإآىئةؤ ًـ_-·وفبكال９Ⅷ²漢字ąｱ.", "ال", " وال", "بال"];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...letters), { maxLength: 40 }), async (parts) => {
        const text = parts.join("");
        const [row] = await platform.sql<{ plain: string }>("SELECT search.plain($1) AS plain", [text]);
        expect(plainWords(text)).toBe(row!.plain.trim());
      }),
      { seed: 159, numRuns: 400 },
    );
  });

  it("asks where a date has two readings, unless the rest of its column tells the order", async () => {
    const person = await platform.person(["r_clerk"]);
    const days = async (...cells: string[]) => {
      const seen = await checked(`number,day\n${cells.map((cell, n) => `D${uuidv7()}-${n},${cell}`).join("\n")}\n`, { as: person });
      return seen.refused as number;
    };
    expect(await days("03/04/2026")).toBe(1);
    expect(await days("05/05/2026", "2026/3/4", "31.12.2026", "٣١/١٢/٢٠٢٦")).toBe(0);
    expect(await days("03/04/2026", "31/12/2026")).toBe(0);
    expect(await days("03/04/2026", "12/31/2026")).toBe(0);
    expect(await days("03/04/2026", "31/12/2026", "12/31/2026")).toBe(1);
    const american = await checked("number,day\nAM-1,03/04/2026\nAM-2,12/31/2026\n", { as: person });
    await run(american.id, person);
    expect(await platform.sql("SELECT f_o_day::text AS day FROM %s.ent_ord WHERE f_o_no = 'AM-1'")).toEqual([{ day: "2026-03-04" }]);
  });

  it("a text in one language leaves the others as they are", async () => {
    const person = await platform.person(["r_clerk"]);
    const take = async (language: string, text: string) => {
      const { body } = await upload(text, { as: person, headers: { "accept-language": language } });
      await until(body.id, ["checked"], person);
      await run(body.id, person);
    };
    await take("en", "number,title\nT-1,Chairs\n");
    await take("ar", "number,title\nT-1,كراسي\n");
    expect((await rows("f_o_no = 'T-1'"))[0]!.f_o_title).toEqual({ en: "Chairs", ar: "كراسي" });
  });

  it("can be stopped, and what was stopped or is done cannot be run", async () => {
    const person = await platform.person(["r_clerk"]);
    const seen = await checked("number\nS-1\n", { as: person });
    expect((await platform.send("POST", `${path(seen.id)}/stop`, { body: {}, as: person })).body.state).toBe("stopped");
    expect(await platform.send("POST", `${path(seen.id)}/run`, { body: {}, as: person })).toMatchObject({
      status: 409,
      body: { code: "DATA_IMPORT_STATE" },
    });
    expect(await rows("f_o_no = 'S-1'")).toEqual([]);
    expect((await platform.send("GET", "/api/orders/import", { as: person })).body.id).toBe(seen.id);
  });

  it("a mapping is checked as a whole", async () => {
    const seen = await checked("number,total\nM-1,1\n");
    const refused = async (body: unknown) => (await platform.send("PATCH", path(seen.id), { body, as: clerk })).status;
    expect(await refused({ mapping: ["number"] })).toBe(422);
    expect(await refused({ mapping: ["number", "number"] })).toBe(422);
    expect(await refused({ mapping: ["number", "nothing"] })).toBe(422);
    expect(await refused({ mapping: ["createdBy", null] })).toBe(422);
    expect(await refused({ mapping: [null, null] })).toBe(422);
    expect(await refused({ mapping: ["number", "total"], key: "total" })).toBe(422);
    expect(await refused({ mapping: ["__proto__", "constructor"] })).toBe(422);
    expect(await refused([])).toBe(422);
    expect(await refused({ mapping: [null, "total"] })).toBe(200);
    expect(await until(seen.id, ["checked"])).toMatchObject({ created: 0, refused: 1 });
  });
});

describe("[DP59] an import that is interrupted", () => {
  const many = (n: number) =>
    `number,pieces\n${Array.from({ length: n }, (_, at) => `Z-${String(at).padStart(5, "0")},${at}`).join("\n")}\n`;

  it("[DP70] goes on after kill -9 where it was, in another process, and doubles nothing", async () => {
    const person = await platform.person(["r_clerk"]);
    const total = 4_000;
    const seen = await checked(many(total), { as: person });
    expect(seen).toMatchObject({ created: total, refused: 0 });
    const { model, ...rest } = platform.environment;
    // As if started by a process that died at once.
    await platform.sql("UPDATE %s._import SET state = 'running', part = 0, created = 0 WHERE id = $1", [seen.id]);
    // A part takes half a second: three are not the whole file, however late it is seen that one is done.
    await platform.sql(
      `CREATE FUNCTION %s.slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.001); RETURN NEW; END $$;
       CREATE TRIGGER slowly BEFORE INSERT ON %s.ent_ord FOR EACH ROW EXECUTE FUNCTION %s.slowly()`,
    );
    const part = async () =>
      (await platform.sql<{ part: number; state: string }>("SELECT part, state FROM %s._import WHERE id = $1", [seen.id]))[0]!;
    let killed = 0;
    for (let from = (await part()).part; killed < 3; from = (await part()).part) {
      const child = fork(fileURLToPath(new URL("import-process.ts", import.meta.url)), { execArgv: [...runsSources] });
      const ended = once(child, "exit");
      child.send({ connection: database.database.connection("wn_data"), environment: rest, model: model() });
      // In the middle of a part, wherever that is.
      for (let now = await part(); now.part === from && now.state === "running"; now = await part())
        await new Promise((resolve) => setTimeout(resolve, 10));
      child.kill("SIGKILL");
      await ended;
      killed += 1;
    }
    expect((await part()).state).toBe("running");
    await platform.sql("DROP TRIGGER slowly ON %s.ent_ord");
    // Two at once now: one of them does each part.
    const child = fork(fileURLToPath(new URL("import-process.ts", import.meta.url)), { execArgv: [...runsSources] });
    child.send({ connection: database.database.connection("wn_data"), environment: rest, model: model() });
    await platform.plane.continueImports(platform.environment);
    expect(await until(seen.id, ["done", "stopped"], person)).toMatchObject({ state: "done", created: total, refused: 0 });
    child.kill("SIGKILL");
    const [found] = await platform.sql(
      "SELECT count(*)::int AS n, count(DISTINCT f_o_no)::int AS different FROM %s.ent_ord WHERE created_by = $1",
      [person.id],
    );
    expect(found).toEqual({ n: total, different: total });
    const [logged] = await platform.sql("SELECT count(*)::int AS n FROM %s._audit WHERE actor = $1 AND action = 'ent_ord.create'", [
      person.id,
    ]);
    expect(logged).toEqual({ n: total });
  }, 180_000);

  it("a part with a row that PostgreSQL refuses keeps the others", async () => {
    const person = await platform.person(["r_clerk"]);
    const seen = await checked("number,total\nC-1,1\nC-2,2\nC-3,3\n", { as: person });
    // Somebody takes the number between the check of the row and its writing: the constraint alone can tell.
    await platform.sql(
      `CREATE FUNCTION %s.raise() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN IF NEW.f_o_no = 'C-2' THEN RAISE unique_violation USING CONSTRAINT = 'f_o_no_uq'; END IF; RETURN NEW; END $f$`,
    );
    await platform.sql("CREATE TRIGGER raises BEFORE INSERT ON %s.ent_ord FOR EACH ROW EXECUTE FUNCTION %s.raise()");
    const done = await run(seen.id, person);
    await platform.sql("DROP TRIGGER raises ON %s.ent_ord");
    expect(done).toMatchObject({ state: "done", created: 2, refused: 1 });
    expect(done.problems).toEqual([{ row: 3, line: 3, problems: [expect.objectContaining({ column: "number", code: "DUPLICATE" })] }]);
    expect((await rows("f_o_no LIKE 'C-%'")).map(({ f_o_no }) => f_o_no)).toEqual(["C-1", "C-3"]);
  });

  it("[DP24] waits while changes are halted and goes on afterwards", async () => {
    let halted = false;
    const stopped = Object.assign(new Error("halted"), { code: "GOVERNANCE_HALTED" });
    const on = await startPlatform(compiled(orderDesk), {
      database,
      doors: async () => {
        if (halted) throw stopped;
      },
    });
    const person = await on.person(["r_clerk"]);
    const seen = await checked("number\nH-1\n", { as: person, to: on });
    halted = true;
    await on.send("POST", `${path(seen.id)}/run`, { body: {}, as: person });
    await expect.poll(async () => (await on.send("GET", path(seen.id), { as: person })).body.reason).toBeTruthy();
    expect((await on.send("GET", path(seen.id), { as: person })).body).toMatchObject({
      state: "running",
      created: 0,
      reason: { code: "DATA_HALTED" },
    });
    halted = false;
    expect(await until(seen.id, ["done", "stopped"], person, on)).toMatchObject({ state: "done", created: 1, reason: null });
    await on.close();
  });
});

describe("[DP59] an import and other people", () => {
  it("[DP5] is its creator's alone, and goes through the creator's rights", async () => {
    const seen = await checked("number\nP-1\n");
    const other = await platform.person(["r_clerk"]);
    for (const [method, where] of [
      ["GET", ""],
      ["PATCH", ""],
      ["POST", "/run"],
      ["POST", "/stop"],
      ["GET", "/refused.csv"],
    ] as const) {
      const answered = await platform.send(method, path(seen.id) + where, { ...(method !== "GET" && { body: {} }), as: other });
      expect([where, answered.status]).toEqual([where, 404]);
      expect((await platform.send(method, path(seen.id) + where, { ...(method !== "GET" && { body: {} }) })).status).toBe(401);
    }
    expect((await platform.send("GET", "/api/orders/import", { as: other })).status).toBe(404);
    expect((await upload("number\nV-1\n", { as: viewer })).status).toBe(403);
    expect((await upload("number\nV-1\n", { as: null })).status).toBe(404);
    expect((await upload("name\nx\n", { as: viewer, entity: "customers" })).status).toBe(404);
    expect((await upload("email\nx@example.com\n", { as: await platform.person(["r_admin"]), entity: "users" })).status).toBe(403);
  });

  it("another's record is not found by its key, and its id is no record", async () => {
    const [one, two] = [await platform.person(["r_clerk"]), await platform.person(["r_clerk"])];
    await run((await checked("number,secret\nK-1,mine\n", { as: one })).id, one);
    const [mine] = await rows("f_o_no = 'K-1'");
    const byId = await checked(`id,secret\n${mine!.id},taken\n`, { as: two });
    expect(byId).toMatchObject({ key: "id", updated: 0, refused: 1 });
    const byKey = await checked("number,secret\nK-1,taken\n", { as: two });
    // For them there is none of this number; that it is taken is what a form would say too.
    expect(byKey).toMatchObject({ updated: 0, created: 0, refused: 1 });
    expect(byKey.problems[0].problems[0].code).toBe("DUPLICATE");
    expect((await rows("f_o_no = 'K-1'"))[0]!.f_o_secret).toBe("mine");
  });

  it("[DP9] a key with fewer roles has nothing of what its owner began with more", async () => {
    const owner = await platform.person(["r_clerk", "r_viewer"]);
    const made = await platform.ask(
      'mutation { less: createApiKey(input: { label: "less", roles: ["viewer"] }) { key } same: createApiKey(input: { label: "same" }) { key } }',
      {},
      owner,
    );
    const [less, same] = [made.body.data.less.key, made.body.data.same.key] as const;
    const { id } = await checked("number\nL-1\n", { as: owner });
    const knock = async (key: string, method: string, where: string) =>
      (
        await platform.send(method, path(id) + where, {
          ...(method !== "GET" && { body: {} }),
          headers: { authorization: `Bearer ${key}` },
        })
      ).status;
    for (const [method, where] of [
      ["GET", ""],
      ["PATCH", ""],
      ["POST", "/run"],
      ["POST", "/stop"],
      ["GET", "/refused.csv"],
    ] as const)
      expect([where, await knock(less, method, where)]).toEqual([where, 404]);
    expect(await knock(same, "POST", "/run")).toBe(200);
    await until(id, ["done"], owner);
  });

  it("[DP9] goes on with the rights of now: a role that ended stops it", async () => {
    const person = await platform.person(["r_clerk"]);
    const seen = await checked("number\nE-1\n", { as: person });
    await platform.send("POST", `${path(seen.id)}/stop`, { body: {}, as: person });
    const later = await checked("number\nE-2\n", { as: person });
    await platform.sql("DELETE FROM %s._role_grant WHERE user_id = $1", [person.id]);
    await platform.sql("UPDATE %s._import SET state = 'running', part = 0 WHERE id = $1", [later.id]);
    await platform.plane.continueImports(platform.environment);
    await expect
      .poll(async () => (await platform.sql("SELECT state, reason ->> 'code' AS code FROM %s._import WHERE id = $1", [later.id]))[0])
      .toEqual({ state: "stopped", code: "DATA_FORBIDDEN" });
    expect(await rows("f_o_no = 'E-2'")).toEqual([]);
  });

  it("[DP71] files of one person do not pile up: twenty stay, five may be under way", async () => {
    const person = await platform.person(["r_clerk"]);
    const put = (state: string, n: number) =>
      platform.sql(
        `INSERT INTO %s._import (id, entity, created_by, locale, name, roles, state) SELECT gen_random_uuid(), 'ent_ord', $1, 'en', 'x', '{r_clerk}', '${state}' FROM generate_series(1, ${n})`,
        [person.id],
      );
    await put("checked", 30);
    await put("reading", 4);
    expect((await upload("number\nM-1\n", { as: person })).status).toBe(201);
    const [held] = await platform.sql("SELECT count(*)::int AS n FROM %s._import WHERE created_by = $1 AND name = 'x'", [person.id]);
    expect(held).toEqual({ n: 24 });
    await put("reading", 1);
    const refused = await upload("number\nM-2\n", { as: person });
    expect([refused.status, refused.body.code]).toEqual([429, "DATA_LIMIT_UPLOADS"]);
    expect((await upload("number\nM-3\n", { as: await platform.person(["r_clerk"]) })).status).toBe(201);
    await platform.sql("DELETE FROM %s._import WHERE created_by = $1 AND name = 'x'", [person.id]);
  });

  it("[DP28] another environment knows nothing of it", async () => {
    const two = await startPlatform(compiled(orderDesk), { database });
    const seen = await checked("number\nO-1\n");
    expect((await two.send("GET", path(seen.id), { as: clerk })).status).toBe(401);
    expect((await two.send("GET", path(seen.id), { as: await two.person(["r_admin"]) })).status).toBe(404);
    await two.close();
  });

  it("[DP29] a file is taken from the platform's own pages only", async () => {
    for (const headers of [{ origin: "http://evil.localhost" }, { origin: "null" }])
      expect((await upload("number\nQ-1\n", { headers })).status).toBe(403);
    const { status } = await platform.send("POST", "/api/orders/import", { raw: "number\nQ-1\n", as: clerk });
    expect(status).toBe(403);
  });
});

describe("[DP59] what is no table file", () => {
  const refusal = async (body: string | Buffer, sent: Sent = {}) => {
    const { status, body: told } = await upload(body, sent);
    return [status, told.code, told.detail] as const;
  };
  const kept = async () => (await platform.sql<{ n: number }>("SELECT count(*)::int AS n FROM %s._import WHERE state = 'reading'"))[0]!.n;

  it.each([
    ["nothing", ""],
    ["headings alone", "number,total\r\n"],
    ["NUL", "number\nA\0B\n"],
    ["a lone quotation mark", 'number,note\nA,"never closed\nB,x\n'],
    ["a quotation mark in a cell", 'number,note\nA,x "y" z\n'],
    ["UTF-16 without its mark", Buffer.from("number\nA-1\n", "utf16le")],
    ["Windows-1256 that says nothing of it", Buffer.from([0x6e, 0x0a, 0xe3, 0xd1, 0xcd, 0xc8, 0xc7, 0x0a])],
    ["half a UTF-8 letter at the end", Buffer.concat([Buffer.from("number\nA"), Buffer.from("م").subarray(0, 1)])],
    ["a cell of ten megabytes", `number\n"${"x".repeat(10 * 1024 * 1024)}"\n`],
    ["more columns than a table has", `${Array.from({ length: 301 }, (_, n) => `c${n}`).join()}\nx\n`],
    ["an archive", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0x80, 0xff, 1, 2])],
  ])("%s is refused with a sentence, and nothing is kept", async (_what, body) => {
    const [status, code, detail] = await refusal(body);
    expect([status, code]).toEqual([422, "DATA_IMPORT_UNREADABLE"]);
    expect(detail).toMatch(/^This file cannot be read: /);
    expect(await kept()).toBe(0);
  });

  it("one that its sender breaks off is forgotten, and no fault", async () => {
    const faults: unknown[] = [];
    const other = await startPlatform(compiled(orderDesk), { database, onRequest: (done) => void (done.ok || faults.push(done)) });
    const person = await other.person(["r_clerk"]);
    const begun = () => other.sql<{ state: string }>("SELECT state FROM %s._import");
    const headers = {
      host: other.host,
      origin: other.origin,
      "x-webnova-upload": "x.csv",
      "content-length": "900000",
      cookie: `wnp=${person.token}`,
    };
    const req = request({ host: "127.0.0.1", port: other.port, method: "POST", path: "/api/orders/import", headers });
    req.on("error", () => undefined);
    req.write(`number\n${"A-1\n".repeat(5_000)}`);
    await expect.poll(begun).toEqual([{ state: "reading" }]);
    req.destroy();
    await expect.poll(begun).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(faults).toEqual([]);
    await other.close();
  });

  it("too many bytes or rows are 413", async () => {
    const big = Buffer.alloc(50 * 1024 * 1024 + 1, "number\nA-1234\n");
    expect((await refusal(big)).slice(0, 2)).toEqual([413, "DATA_IMPORT_TOO_LARGE"]);
    expect((await refusal(big, { headers: { "transfer-encoding": "chunked" } })).slice(0, 2)).toEqual([413, "DATA_IMPORT_TOO_LARGE"]);
    expect((await refusal(`n\n${"x\n".repeat(200_001)}`)).slice(0, 2)).toEqual([413, "DATA_IMPORT_TOO_LARGE"]);
    expect(await kept()).toBe(0);
  }, 60_000);

  it("UTF-16 with its mark, a named encoding, semicolons and tabs are read", async () => {
    const numbers = async (body: string | Buffer, query = "") => {
      const person = await platform.person(["r_clerk"]);
      const seen = await checked(body, { as: person, query });
      expect(seen).toMatchObject({ mapping: ["number", "note"], created: 1 });
      await run(seen.id, person);
      return (await platform.sql<{ note: string }>("SELECT f_o_note AS note FROM %s.ent_ord WHERE created_by = $1", [person.id]))[0]!.note;
    };
    expect(await numbers(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("الرقم;ملاحظة\nU-1;مرحبا\n", "utf16le")]))).toBe("مرحبا");
    expect(await numbers("\ufeffnumber\tnote\nU-2\tمرحبا\n")).toBe("مرحبا");
    const windows = Buffer.concat([Buffer.from("number,note\nU-3,"), Buffer.from([0xe3, 0xd1, 0xcd, 0xc8, 0xc7, 0x0a])]);
    expect(await numbers(windows, "?encoding=windows-1256")).toBe("مرحبا");
    expect((await upload("number\nx\n", { query: "?encoding=ebcdic" })).status).toBe(400);
  });
});
