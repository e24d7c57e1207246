import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FilesWorld, filesModel, pdf, png, startFilesWorld } from "./files-world.ts";
import { type Person, startPlatform } from "./platform.ts";

let world: FilesWorld;
let desk: Person;
let other: Person;
let all: Person;
let owner: Person;
let blind: Person;
let masked: Person;

beforeAll(async () => {
  world = await startFilesWorld(filesModel());
  const { person } = world.platform;
  [desk, other, all, owner, blind, masked] = await Promise.all([
    person(["r_desk"]),
    person(["r_desk"]),
    person(["r_admin"]),
    person(["r_owner"]),
    person(["r_blind"]),
    person(["r_masked"]),
  ]);
});
afterAll(() => world.close());

const whole = `id version photo { id name size type url } papers { id name }`;
const create = `mutation ($input: CreatePatientInput!) { createPatient(input: $input) { record { ${whole} } } }`;
const update = `mutation ($input: UpdatePatientInput!) { updatePatient(input: $input) { record { ${whole} } } }`;
const uploaded = async (as: Person = desk, bytes = png(), name = "photo.png"): Promise<string> => {
  const answer = await world.upload(bytes, as, { name });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id as string;
};
const patient = async (set: Readonly<Record<string, unknown>>, as: Person = desk) => {
  const { body } = await world.platform.ask(create, { input: { set: { name: "Sara", ...set } } }, as);
  expect(body.errors, JSON.stringify(body.errors)).toBeUndefined();
  return body.data.createPatient.record;
};
const stateOf = async (id: string) =>
  (await world.platform.sql<{ state: string }>("SELECT state FROM %s._file WHERE id = $1", [id]))[0]?.state ?? null;
/** An answer without what is its own each time. */
const plain = ({ status, body }: { status: number; body: { error?: Record<string, unknown> } | null }) => ({
  status,
  error: { ...body?.error, correlationId: null },
});

describe("files", () => {
  it("[DP31] streams an upload to the store with its hash, says what it is by its bytes, and shows it where it is attached", async () => {
    const bytes = png(16);
    const answer = await world.upload(bytes, desk, { name: "صورة.txt" });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.any(String),
      name: "صورة.txt.png",
      size: bytes.length,
      type: "image/png",
      url: `/files/${answer.body.id}`,
    });
    expect(await stateOf(answer.body.id)).toBe("stored");
    const record = await patient({ photo: answer.body.id });
    expect(record.photo).toEqual(answer.body);
    expect(await stateOf(answer.body.id)).toBe("attached");
    const got = await world.get(answer.body.id, other);
    expect(got.status).toBe(200);
    expect(got.bytes.equals(bytes)).toBe(true);
    const [row] = await world.platform.sql<{ key: string; hash: string }>(
      "SELECT key, encode(sha256, 'hex') AS hash FROM %s._file WHERE id = $1",
      [answer.body.id],
    );
    expect(got.headers.etag).toBe(`"${row?.hash}"`);
    expect(row?.key).toMatch(/^[0-9a-f-]{36}\/[0-9a-f]{32}$/);
  });

  it("[DP31] keeps several files in their order, and refuses more than fit", async () => {
    const ids = [await uploaded(), await uploaded(desk, pdf(), "a.pdf"), await uploaded()];
    const record = await patient({ papers: [ids[2], ids[0], ids[1]] });
    expect(record.papers.map(({ id }: { id: string }) => id)).toEqual([ids[2], ids[0], ids[1]]);
    const { body } = await world.platform.ask(
      update,
      { input: { id: record.id, version: 1, set: { papers: [...ids, await uploaded()] } } },
      desk,
    );
    expect(body.errors[0].extensions.problems).toEqual([
      { path: ["set", "papers"], code: "INVALID", message: "At most 3 files fit here." },
    ]);
  });

  it("[DP31] answers 413 and 415 with the limit named, at the door where the field is named and in the form where it is not", async () => {
    const large = Buffer.concat([png(), Buffer.alloc(1024 * 1024)]);
    const refused = await world.upload(large, desk, { for: "patient.photo" });
    expect([refused.status, refused.body.error.code]).toEqual([413, "DATA_LIMIT_FILE"]);
    expect(refused.body.error.message).toContain("1 MiB");
    const wrong = await world.upload(pdf(), desk, { for: "patient.photo", headers: { "accept-language": "ar" } });
    expect([wrong.status, wrong.body.error.code]).toEqual([415, "DATA_FILE_TYPE"]);
    expect(wrong.body.error.message).toContain("application/pdf");
    expect(wrong.body.error.message).toMatch(/المقبول هنا/);
    // What comes packed would be measured, and looked at, as what it is not.
    const packed = await world.upload(png(), desk, { headers: { "content-encoding": "gzip" } });
    expect([packed.status, packed.body.error.code]).toEqual([415, "DATA_BAD_REQUEST"]);

    const { body } = await world.platform.ask(create, { input: { set: { name: "x", photo: await uploaded(desk, large) } } }, desk);
    expect(body.errors[0].extensions.problems[0].message).toContain("1 MiB");
    const typed = await world.platform.ask(create, { input: { set: { name: "x", photo: await uploaded(desk, pdf(), "x.png") } } }, desk);
    expect(typed.body.errors[0].extensions.problems[0].message).toContain("application/pdf");
    expect((await world.upload(png(), desk, { for: "patient.name" })).status).toBe(400);
    expect((await world.upload(png(), owner, { for: "patient.photo" })).status).toBe(400);
  });

  it("[DP29] takes uploads from the platform's own pages only, and from people who have signed in", async () => {
    expect((await world.upload(png(), desk, { headers: { "x-webnova-upload": undefined } })).status).toBe(403);
    expect((await world.upload(png(), desk, { headers: { origin: undefined } })).status).toBe(403);
    expect((await world.upload(png(), desk, { headers: { origin: "http://other.localhost" } })).status).toBe(403);
    expect((await world.upload(png(), null)).status).toBe(401);
    expect((await world.platform.send("GET", "/files")).status).toBe(405);
  });

  it("[DP32] gives a file that nothing shows yet to its uploader alone", async () => {
    const id = await uploaded();
    expect((await world.get(id, desk)).status).toBe(200);
    const none = plain(await world.get("01930000-0000-7000-8000-000000000009", other));
    expect(none.status).toBe(404);
    for (const somebody of [other, all, null]) expect(plain(await world.get(id, somebody))).toEqual(none);
    const { body } = await world.platform.ask(create, { input: { set: { name: "x", photo: id } } }, other);
    expect(body.errors[0].extensions.problems).toEqual([
      { path: ["set", "photo"], code: "INVALID", message: "This file is no longer there, or it is not yours. Choose it again." },
    ]);
  });

  it("[DP5] [DP32] gives a file only through a field and a record the asker may see", async () => {
    const [photo, scan] = [await uploaded(all), await uploaded(all)];
    const mine = await patient({ photo, scan, owner: owner.id }, all);
    const theirs = await uploaded(all);
    await patient({ photo: theirs, owner: desk.id }, all);
    const none = plain(await world.get("01930000-0000-7000-8000-000000000009", owner));
    const may = async (id: string) =>
      Object.fromEntries(
        await Promise.all(
          Object.entries({ all, desk, owner, blind, masked, visitor: null }).map(async ([name, somebody]) => {
            const answer = await world.get(id, somebody);
            if (answer.status !== 200) expect(plain(answer)).toEqual(none);
            return [name, answer.status === 200] as const;
          }),
        ),
      );
    expect(await may(photo)).toEqual({ all: true, desk: true, owner: true, blind: false, masked: false, visitor: false });
    expect(await may(scan)).toEqual({ all: true, desk: false, owner: false, blind: false, masked: false, visitor: false });
    expect(await may(theirs)).toEqual({ all: true, desk: true, owner: false, blind: false, masked: false, visitor: false });
    // A deleted record shows nothing, whoever uploaded it.
    await world.platform.ask(
      `mutation ($input: DeletePatientInput!) { deletePatient(input: $input) { status } }`,
      { input: { id: mine.id } },
      all,
    );
    expect(await may(photo)).toEqual({ all: false, desk: false, owner: false, blind: false, masked: false, visitor: false });
    // A line in the table of uses is an index, not a right.
    await world.platform.sql("UPDATE %s.ent_patient SET deleted_at = NULL, f_photo = NULL WHERE id = $1", [mine.id]);
    expect((await may(photo)).desk).toBe(false);
  });

  it("[DP6] shows the mask of a file, not the file", async () => {
    const id = await uploaded();
    const record = await patient({ photo: id });
    const { body } = await world.platform.ask(`query ($id: ID!) { patient(id: $id) { photo } }`, { id: record.id }, masked);
    expect(body).toEqual({ data: { patient: { photo: "•••••" } } });
    const { body: unseen } = await world.platform.ask(`query ($id: ID!) { patient(id: $id) { photo { id } } }`, { id: record.id }, blind);
    expect(unseen.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    const { body: filtered } = await world.platform.ask(
      `{ patients(filter: { photo: { isNull: false } }, first: 1) { nodes { photo { type } } } }`,
      {},
      desk,
    );
    expect(filtered.data.patients.nodes).toEqual([{ photo: { type: "image/png" } }]);
  });

  it("[DP10] gives no file of another environment, whatever session asks", async () => {
    const id = await uploaded();
    await patient({ photo: id });
    const second = await startPlatform(filesModel(), { database: world.platform.database, files: { store: world.store } });
    try {
      const there = await second.person(["r_admin"]);
      const answer = await second.send("GET", `/files/${id}`, { as: there });
      expect(plain(answer)).toEqual(plain(await world.get("01930000-0000-7000-8000-000000000009", desk)));
      expect((await second.send("GET", `/files/${id}`, { as: desk })).status).toBe(404);
    } finally {
      await second.close();
    }
  });

  it("[DP31] a replaced file is orphaned, kept for a day, then removed with its content", async () => {
    const [first, next] = [await uploaded(), await uploaded()];
    const record = await patient({ photo: first });
    await world.platform.ask(update, { input: { id: record.id, version: 1, set: { photo: next } } }, desk);
    expect([await stateOf(first), await stateOf(next)]).toEqual(["orphaned", "attached"]);
    expect((await world.get(first, desk)).status).toBe(404);
    const before = world.lying().length;
    await world.sweep(new Date(Date.now() + 23 * 3_600_000));
    expect(await stateOf(first)).toBe("orphaned");
    await world.sweep(new Date(Date.now() + 25 * 3_600_000));
    expect([await stateOf(first), await stateOf(next)]).toEqual([null, "attached"]);
    expect(world.lying().length).toBeLessThan(before);
    expect((await world.get(next, desk)).status).toBe(200);
  });

  it("[DP31] a file two records show stays while one of them does, and one put back in time is attached again", async () => {
    const id = await uploaded();
    const [one, two] = [await patient({ photo: id }), await patient({ papers: [id] })];
    const set = async (record: string, values: object) => {
      const [row] = await world.platform.sql<{ version: number }>("SELECT version FROM %s.ent_patient WHERE id = $1", [record]);
      const { body } = await world.platform.ask(update, { input: { id: record, version: row?.version, set: values } }, desk);
      expect(body.errors, JSON.stringify(body.errors)).toBeUndefined();
    };
    await set(one.id, { photo: null });
    expect(await stateOf(id)).toBe("attached");
    await set(two.id, { papers: [] });
    expect(await stateOf(id)).toBe("orphaned");
    await set(one.id, { photo: id });
    expect(await stateOf(id)).toBe("attached");
    // Somebody else who edits the record may keep what it has.
    const { body } = await world.platform.ask(update, { input: { id: one.id, version: 3, set: { name: "Other", photo: id } } }, other);
    expect(body.data.updatePatient.record.photo.id).toBe(id);
    await world.platform.sql("DELETE FROM %s.ent_patient WHERE id = ANY($1)", [[one.id, two.id]]);
    await world.sweep();
    expect(await stateOf(id)).toBe("orphaned");
  });

  it("[DP31] a value emptied by another hand than an action's lets go of its file, and only of that one", async () => {
    const [photo, ...papers] = [await uploaded(), await uploaded(), await uploaded()];
    const record = await patient({ photo, papers });
    await world.platform.sql("UPDATE %s.ent_patient SET f_photo = NULL, f_papers = f_papers - 0 WHERE id = $1", [record.id]);
    await world.sweep();
    expect(await Promise.all([photo, ...papers].map(stateOf))).toEqual(["orphaned", "orphaned", "attached"]);
    // A converted field lies in a new column, under the same name.
    await world.asOwner(async (client) => {
      const table = `${world.platform.environment.schema}.ent_patient`;
      await client.query(`ALTER TABLE ${table} ADD COLUMN f_papers__2 jsonb`);
      await client.query(`UPDATE ${table} SET f_papers__2 = f_papers, f_papers = NULL WHERE id = $1`, [record.id]);
    });
    await world.sweep();
    expect(await stateOf(papers[1]!)).toBe("attached");
    await world.asOwner((client) => client.query(`ALTER TABLE ${world.platform.environment.schema}.ent_patient DROP COLUMN f_papers__2`));
    await world.sweep();
    expect(await stateOf(papers[1]!)).toBe("orphaned");
  });

  it("[DP25] a record that is refused leaves its file unattached", async () => {
    const id = await uploaded();
    const { body } = await world.platform.ask(create, { input: { set: { name: "x".repeat(900), photo: id } } }, desk);
    expect(body.errors[0].extensions.code).toBe("DATA_INVALID");
    expect(await stateOf(id)).toBe("stored");
    expect(await world.platform.sql("SELECT 1 FROM %s._file_use WHERE file_id = $1", [id])).toEqual([]);
  });
});
