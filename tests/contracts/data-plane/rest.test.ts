import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, type Person, standing, startPlatform, type TestPlatform } from "./platform.ts";
import { openWire, type Wire } from "./wire.ts";

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let desk: Person;
let doctor: Person;
let admin: Person;

const appointment = clinic.entities.ent_appt!;
const declared = {
  ...clinic,
  entities: {
    ...clinic.entities,
    ent_appt: {
      ...appointment,
      fields: { ...appointment.fields, f_apt_note: { key: "note", label: { en: "Note", ar: "ملاحظة" }, order: "a5", type: "text" } },
    },
  },
  policies: {
    ...clinic.policies,
    p_appt_desk: { roles: ["r_reception"], entity: "ent_appt", allow: ["delete", "read"], fields: "*" },
    p_appt_write: {
      roles: ["r_reception"],
      entity: "ent_appt",
      allow: ["create", "update"],
      fields: ["f_apt_patient", "f_apt_doctor", "f_apt_time", "f_apt_reason"],
    },
  },
  actions: {
    a_confirm: {
      key: "confirm",
      label: { en: "Confirm", ar: "تأكيد" },
      entity: "ent_appt",
      roles: ["r_reception"],
      when: "f_apt_status == o_requested",
      params: { pr_reason: { key: "reason", label: { en: "Reason", ar: "السبب" }, order: "a0", type: "text", required: true } },
      effects: {
        fx_1: { order: "a0", do: "set", field: "f_apt_status", to: "o_confirmed" },
        fx_2: { order: "a1", do: "set", field: "f_apt_note", to: "params.pr_reason" },
      },
      risk: "low",
    },
  },
} as unknown as typeof clinic;

beforeAll(async () => {
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(compiled(declared), { database, connection: wire.connection });
  desk = await platform.person(["r_reception"]);
  doctor = await platform.person(["r_doctor"]);
  admin = await platform.person(["r_admin"]);
});
afterAll(async () => {
  await platform.close();
  await wire.close();
  await database.drop();
});

const patient = async (name: string) =>
  (await platform.send("POST", "/api/patients", { body: { name }, as: desk })).body as { id: string; version: number };
const doctorRecord = async (user: Person | null) => {
  const { body } = await platform.send("POST", "/api/doctors", { body: { name: "Dr", ...(user && { userId: user.id }) }, as: admin });
  return body.id as string;
};

describe("the REST view", () => {
  it("creates with 201 and Location, reads with an ETag, changes under If-Match, deletes with 204", async () => {
    const made = await platform.send("POST", "/api/patients", { body: { name: "سارة", phone: "+966501234567" }, as: desk });
    expect(made.status).toBe(201);
    expect(made.headers).toMatchObject({ location: `/api/patients/${made.body.id}`, etag: '"1"' });
    expect(made.body).toMatchObject({ version: 1, name: "سارة", phone: "+966501234567", dateOfBirth: null });
    const path = String(made.headers.location);

    const read = await platform.send("GET", path, { as: desk });
    expect(read).toMatchObject({ status: 200, body: made.body });
    expect(read.headers).toMatchObject({ etag: '"1"', "content-type": "application/json; charset=utf-8" });

    expect(await platform.send("PATCH", path, { body: { phone: null }, as: desk })).toMatchObject({
      status: 428,
      body: { code: "DATA_VERSION_NEEDED", status: 428 },
    });
    const changed = await platform.send("PATCH", path, { body: { phone: null }, as: desk, headers: { "if-match": '"1"' } });
    expect(changed).toMatchObject({ status: 200, body: { version: 2, phone: null } });
    expect(changed.headers.etag).toBe('"2"');
    const late = await platform.send("PATCH", path, { body: { name: "x" }, as: desk, headers: { "if-match": '"1"' } });
    expect(late.status).toBe(412);
    expect(late.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(late.body).toMatchObject({ status: 412, code: "DATA_VERSION_CONFLICT", version: 2, changedFields: ["phone"] });
    expect(late.body.correlationId).toBe(late.headers["x-correlation-id"]);

    const gone = await platform.send("DELETE", path, { as: admin, headers: { origin: platform.origin } });
    expect([gone.status, gone.text]).toEqual([204, ""]);
    expect((await platform.send("GET", path, { as: admin })).status).toBe(404);
    const back = await platform.send("POST", `${path}/restore`, { as: admin, headers: { origin: platform.origin } });
    expect(back).toMatchObject({ status: 200, body: { name: "سارة" } });
  });

  it("answers HEAD as GET, without the body: records, lists, files, its own description, and refusals", async () => {
    const { body } = await platform.send("POST", "/api/patients", { body: { name: "Head" }, as: desk });
    for (const path of [
      `/api/patients/${body.id}`,
      "/api/patients?first=1",
      "/api/patients.csv",
      "/api/openapi.json",
      `/api/patients/${uuidv7()}`,
      "/api/nothing",
    ]) {
      const [get, head] = [await platform.send("GET", path, { as: desk }), await platform.send("HEAD", path, { as: desk })];
      const told = ({ status, headers }: typeof get) => [status, headers["content-type"], headers["content-length"], headers.etag];
      expect([path, ...told(head)]).toEqual([path, ...told(get)]);
      expect(head.text).toBe("");
    }
    // What one reads says it may be read so; what one does, not.
    expect((await platform.send("PUT", `/api/patients/${body.id}`, { body: {}, as: desk })).headers.allow).toBe("GET, HEAD, PATCH");
    expect((await platform.send("HEAD", `/api/appointments/${uuidv7()}/confirm`, { as: desk })).status).toBe(405);
  });

  it("lists with filter, order, search, cursors, count and one level of to-one records", async () => {
    const doctorId = await doctorRecord(null);
    const { id } = await patient("Included");
    for (const reason of ["zz-one", "zz-two", "zz-three"])
      await platform.send("POST", "/api/appointments", {
        body: { patientId: id, doctor: doctorId, time: "2026-05-01T08:00:00Z", reason },
        as: desk,
      });
    const filter = encodeURIComponent(JSON.stringify({ reason: { startsWith: "zz-" }, patient: { name: { eq: "Included" } } }));
    const list = await platform.send("GET", `/api/appointments?filter=${filter}&order=-reason&first=2&include=patient&count=true`, {
      as: desk,
    });
    expect(list.status).toBe(200);
    expect(Object.keys(list.body)).toEqual(["items", "pageInfo", "count"]);
    expect(list.body.items.map(({ reason }: { reason: string }) => reason)).toEqual(["zz-two", "zz-three"]);
    expect(list.body.items[0]).toMatchObject({ patientId: id, doctorId, status: "REQUESTED", patient: { id, name: "Included" } });
    expect(list.body.items[0].doctor).toBeUndefined();
    expect(list.body).toMatchObject({ count: { value: 3, exact: true }, pageInfo: { hasNextPage: true } });
    const after = encodeURIComponent(list.body.pageInfo.endCursor);
    const next = await platform.send("GET", `/api/appointments?filter=${filter}&order=-reason&after=${after}`, { as: desk });
    expect(next.body.items.map(({ reason }: { reason: string }) => reason)).toEqual(["zz-one"]);
    const byPatient = await platform.send("GET", `/api/appointments?filter=${filter}&order=patient.name,reason&offset=1&first=1`, {
      as: desk,
    });
    expect(byPatient.body.items[0].reason).toBe("zz-three");
  });

  it("[DP1] asks one statement for a list with included records", async () => {
    await platform.send("GET", "/api/appointments", { as: desk });
    wire.taken();
    await platform.send("GET", "/api/appointments?include=patient,doctor&count=true&order=-time", { as: desk });
    expect(wire.taken().filter((sql) => !sql.includes('"_session"') && !sql.includes('"_user"'))).toHaveLength(1);
  });

  it("runs declared actions with their parameters, and says when their condition does not hold", async () => {
    const { id: patientId } = await patient("Confirmed");
    const made = await platform.send("POST", "/api/appointments", {
      body: { patientId, doctorId: await doctorRecord(null), time: "2026-05-01T08:00:00Z" },
      as: desk,
    });
    const path = `/api/appointments/${made.body.id}/confirm`;
    const empty = await platform.send("POST", path, { body: {}, as: desk });
    expect(empty).toMatchObject({ status: 422, body: { code: "DATA_INVALID", problems: [{ path: ["reason"], code: "REQUIRED" }] } });
    const done = await platform.send("POST", path, { body: { reason: "came" }, as: desk });
    expect(done).toMatchObject({ status: 200, body: { status: "CONFIRMED", note: "came", version: 2 } });
    expect(await platform.send("POST", path, { body: { reason: "again" }, as: desk })).toMatchObject({
      status: 409,
      body: { code: "DATA_GUARD_REFUSED" },
    });
    expect((await platform.send("POST", path, { body: { reason: "x" }, as: doctor })).status).toBe(404);
  });

  it("[DP19] the header Idempotency-Key makes a repeated call one effect", async () => {
    const headers = { "idempotency-key": "rest-1" };
    const [one, two] = await Promise.all(
      [0, 1].map(() => platform.send("POST", "/api/patients", { body: { name: "Once" }, as: desk, headers })),
    );
    expect(one!.body.id).toBe(two!.body.id);
    expect((await platform.send("POST", "/api/patients", { body: { name: "Other" }, as: desk, headers })).status).toBe(422);
  });

  it("[DP17] tells problems by the names of the body, in the caller's language", async () => {
    const { status, body, headers } = await platform.send("POST", "/api/patients", {
      body: { phone: "12" },
      as: desk,
      headers: { "accept-language": "ar" },
    });
    expect(status).toBe(422);
    expect(headers["content-language"]).toBe("ar");
    expect(body).toMatchObject({ title: "Unprocessable Entity", detail: "بعض القيم تحتاج إلى تصحيح." });
    expect(body.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: ["name"], code: "REQUIRED", message: "هذا الحقل مطلوب." }),
        expect.objectContaining({ path: ["phone"], code: "INVALID" }),
      ]),
    );
    const unknown = await platform.send("POST", "/api/patients", { body: { name: "x", nothing: 1 }, as: desk });
    expect(unknown).toMatchObject({ status: 422, body: { code: "DATA_INVALID" } });
  });

  it("[DP12] a caller over the rate is told when to come back", async () => {
    const slow = await startPlatform(compiled(clinic), { database, rates: { session: 2, address: 1 }, clock: standing() });
    const visitor = () => slow.send("GET", "/api/patients");
    expect((await visitor()).status).toBe(404);
    const late = await visitor();
    expect(late).toMatchObject({ status: 429, body: { code: "DATA_LIMIT_RATE" } });
    expect(Number(late.headers["retry-after"])).toBeGreaterThan(0);
    await slow.close();
  });

  it("an environment that answers only its pages has no REST", async () => {
    const closed = await startPlatform(compiled({ ...clinic, targets: ["web"] }), { database, name: "production" });
    const person = await closed.person(["r_reception"]);
    expect(await closed.send("GET", "/api/patients", { as: person })).toMatchObject({ status: 403, body: { code: "DATA_API_CLOSED" } });
    expect(await closed.send("POST", "/api/patients", { body: { name: "x" }, as: person })).toMatchObject({ status: 403 });
    await closed.close();
  });
});

describe("[DP29] what changes something with a cookie comes from the platform's own pages", () => {
  it.each(["http://evil.localhost", "null", "http://test--preview.localhost:1"])("refuses the origin %s", async (origin) => {
    const refused = await platform.send("POST", "/api/patients", { body: { name: "x" }, as: desk, headers: { origin } });
    expect(refused).toMatchObject({ status: 403, body: { code: "DATA_ORIGIN" } });
  });
  it("refuses a cookie without an origin, and another type than JSON", async () => {
    const { id } = await patient("Origin");
    expect((await platform.send("DELETE", `/api/patients/${id}`, { as: admin })).status).toBe(403);
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
      expect(
        (await platform.send("POST", "/api/patients", { raw: '{"name":"x"}', as: desk, headers: { "content-type": type } })).status,
      ).toBe(415);
  });
});

describe("[DP5] what another may not see has no route and no row", () => {
  it("[DP4] an entity without a read policy looks like one that does not exist", async () => {
    const existing = await platform.send("GET", "/api/patients");
    const missing = await platform.send("GET", "/api/unicorns");
    const { correlationId: _, ...one } = existing.body;
    const { correlationId: __, ...two } = missing.body;
    expect([existing.status, one]).toEqual([missing.status, two]);
    expect((await platform.send("GET", "/api/users", { as: doctor })).status).toBe(404);
  });

  it("another's row is absent by id, list, filter, include, change, action and delete", async () => {
    const other = await platform.person(["r_doctor"]);
    const { id: patientId } = await patient("Hidden");
    const appointment = async (user: Person) =>
      (
        await platform.send("POST", "/api/appointments", {
          body: { patientId, doctorId: await doctorRecord(user), time: "2026-05-01T08:00:00Z", reason: "secret" },
          as: desk,
        })
      ).body.id as string;
    const mine = await appointment(doctor);
    const theirs = await appointment(other);
    const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);
    expect(ids((await platform.send("GET", "/api/appointments?first=500", { as: doctor })).body)).toEqual([mine]);
    expect((await platform.send("GET", `/api/appointments/${theirs}`, { as: doctor })).status).toBe(404);
    const filter = encodeURIComponent(JSON.stringify({ id: { in: [mine, theirs] } }));
    const filtered = await platform.send("GET", `/api/appointments?filter=${filter}&count=true`, { as: doctor });
    expect([ids(filtered.body), filtered.body.count.value]).toEqual([[mine], 1]);
    // A doctor may not see phone numbers: not plain, not through include, not by sorting or filtering.
    const included = await platform.send("GET", `/api/appointments/${mine}?include=patient`, { as: doctor });
    expect(Object.keys(included.body.patient)).not.toContain("phone");
    expect((await platform.send("GET", "/api/patients?order=phone", { as: doctor })).status).toBe(400);
    const byPhone = encodeURIComponent(JSON.stringify({ phone: { eq: "+966501234567" } }));
    expect((await platform.send("GET", `/api/patients?filter=${byPhone}`, { as: doctor })).status).toBe(400);
    for (const [method, path, headers] of [
      ["PATCH", `/api/appointments/${mine}`, { "if-match": '"1"' }],
      ["DELETE", `/api/appointments/${mine}`, { origin: platform.origin }],
    ] as const)
      expect(await platform.send(method, path, { ...(method === "PATCH" && { body: {} }), as: doctor, headers })).toMatchObject({
        status: 403,
        body: { code: "DATA_FORBIDDEN" },
      });
    expect((await platform.send("POST", "/api/patients", { body: { name: "x" }, as: doctor })).status).toBe(403);
  });

  it("[DP28] a session of another environment is nobody's", async () => {
    const two = await startPlatform(compiled(clinic), { database });
    const stranger = await two.person(["r_admin"]);
    const { id } = await patient("Here");
    expect((await platform.send("GET", `/api/patients/${id}`, { as: stranger })).status).toBe(404);
    expect((await two.send("GET", `/api/patients/${id}`, { as: stranger })).status).toBe(404);
    expect((await two.send("GET", "/api/patients", { as: stranger })).body.items).toEqual([]);
    await two.close();
  });
});

describe("[DP71] attacks on addresses and bodies", () => {
  const address = (query: Readonly<Record<string, string>>) => `/api/patients?${new URLSearchParams(query)}`;

  it("whatever stands in a parameter is a value or is refused, never SQL", async () => {
    await patient("Robert'); DROP TABLE students;--");
    const before = (await platform.send("GET", "/api/patients?first=500&count=true", { as: desk })).body.count.value as number;
    const nasty = [
      "' OR '1'='1",
      "'; DROP TABLE ent_patient; --",
      '" OR 1=1',
      "$1",
      "\\' ; select pg_sleep(10)",
      "\u0000",
      "\ud800",
      "%00",
      "__proto__",
      "constructor",
      "}}) { nodes { id } } x: patients { nodes { id",
      "\u202eabc",
      "😀".repeat(50),
    ];
    for (const value of nasty) {
      const shapes: readonly Readonly<Record<string, string>>[] = [
        { filter: JSON.stringify({ name: { eq: value } }) },
        { filter: JSON.stringify({ [value]: { eq: "x" } }) },
        { filter: JSON.stringify({ name: { [value]: "x" } }) },
        { filter: value },
        { order: value },
        { search: value },
        { after: value },
        { first: value },
        { offset: value },
        { include: value },
        { count: value },
        { [value]: "x" },
      ];
      for (const shape of shapes) {
        const answered = await platform.send("GET", address(shape), { as: desk });
        expect([200, 400], `${JSON.stringify(shape)} answered ${answered.status} ${answered.text}`).toContain(answered.status);
        if (answered.status === 200 && "filter" in shape) expect(answered.body.items).toEqual([]);
      }
    }
    expect((await platform.send("GET", "/api/patients?first=500&count=true", { as: desk })).body.count.value).toBe(before);
  });

  it("bombs are refused with a code before any SQL", async () => {
    const deep = `${'{"not":'.repeat(500)}{}${"}".repeat(500)}`;
    const refused = async (query: Readonly<Record<string, string>>) => {
      await platform.send("GET", "/api/patients?first=1", { as: desk });
      wire.taken();
      const { status, body } = await platform.send("GET", address(query), { as: desk });
      expect(wire.taken().filter((sql) => !sql.includes('"_session"') && !sql.includes('"_user"'))).toEqual([]);
      return [status, body.code];
    };
    expect(await refused({ filter: deep })).toEqual([400, "DATA_LIMIT_FILTER"]);
    expect(await refused({ filter: JSON.stringify({ name: { in: Array.from({ length: 1_001 }, () => "x") } }) })).toEqual([
      400,
      "DATA_LIMIT_FILTER",
    ]);
    expect(await refused({ filter: JSON.stringify({ or: Array.from({ length: 201 }, () => ({ name: { eq: "x" } })) }) })).toEqual([
      400,
      "DATA_LIMIT_FILTER",
    ]);
    expect(await refused({ first: "501" })).toEqual([400, "DATA_LIMIT_PAGE"]);
    expect(await refused({ offset: "10001" })).toEqual([400, "DATA_LIMIT_PAGE"]);
    expect(await refused({ after: "AAAA" })).toEqual([400, "DATA_CURSOR_INVALID"]);
    expect(await refused({ order: Array.from({ length: 21 }, () => "name").join() })).toEqual([400, "DATA_BAD_REQUEST"]);
    expect((await platform.send("POST", "/api/patients", { raw: `{"name":"${"x".repeat(1024 * 1024)}"}`, as: desk })).status).toBe(413);
  });

  it("paths and methods that are not there are refused, and no header carries what was sent", async () => {
    for (const path of [
      "/api",
      "/api/",
      "/api/patients/",
      "/api/patients/1",
      "/api/patients/%2e%2e",
      "/api//patients",
      "/api/__proto__",
      "/api/constructor",
    ])
      expect((await platform.send("GET", path, { as: desk })).status, path).toBe(404);
    const { id } = await patient("Methods");
    const put = await platform.send("PUT", `/api/patients/${id}`, { body: {}, as: desk });
    expect([put.status, put.headers.allow]).toEqual([405, "GET, HEAD, PATCH"]);
    for (const name of ["constructor", "__proto__", "toString", "restore%0d%0aX:%201"])
      expect((await platform.send("POST", `/api/patients/${id}/${name}`, { body: {}, as: admin })).status).toBe(404);
    const injected = await platform.send("GET", `/api/patients?${encodeURIComponent("a\r\nX-Evil: 1")}=1`, { as: desk });
    expect(injected.status).toBe(400);
    expect(injected.headers["x-evil"]).toBeUndefined();
    for (const [name, value] of [
      ["if-match", 'W/"1"'],
      ["if-match", '"1", "2"'],
      ["if-match", '"-1"'],
    ] as const)
      expect((await platform.send("PATCH", `/api/patients/${id}`, { body: {}, as: desk, headers: { [name]: value } })).status).toBe(400);
  });

  it("prototype keys in a body are unknown fields", async () => {
    const answered = await platform.send("POST", "/api/patients", { raw: '{"name":"x","__proto__":{"phone":"+966501234567"}}', as: desk });
    expect(answered.status).toBe(422);
    expect(await platform.send("POST", "/api/patients", { raw: "[]", as: desk })).toMatchObject({ status: 400 });
    expect(await platform.send("POST", "/api/patients", { raw: '"x"', as: desk })).toMatchObject({ status: 400 });
    expect(await platform.send("GET", `/api/patients/${uuidv7()}`, { as: desk })).toMatchObject({ status: 404 });
  });
});
