/** [DP44] [DP45] Builders ask why an end user sees something or not: who may, what they are told, and what is kept of it. */
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "../../db/uuid.ts";
import { addEndUser } from "../support/end-users.ts";
import {
  addOrganization,
  administrator,
  ask,
  askPlatform,
  data,
  type MadePlatform,
  makePlatform,
  openDatabase,
  ownerEmail,
  signIn,
  withOwner,
} from "../support/installation.ts";
import { type Server, startServer } from "../support/server.ts";

const about =
  "query ($id: ID!) { askableRights(environmentId: $id) { testAccountOnly records { id label { en ar } searchable actions { name } } } }";
const explain =
  "query ($input: ExplainRightsInput!) { explainRights(input: $input) { allowed reason policies { sentence admits conditions { sentence holds } } fields { key access } } }";
const find = "query ($input: FindForRightsInput!) { findForRights(input: $input) { id title roles } }";

let server: Server;
let database: pg.Client;
let token: string;
let clinic: MadePlatform;
let doctor: string;
let patient: string;

beforeAll(async () => {
  server = await startServer({ env: withOwner });
  token = await signIn(server, ownerEmail);
  clinic = await makePlatform(
    server,
    token,
    "A clinic. Patients have a name and a phone. Doctors have a name. Receptionists manage patients; doctors see only their own patients.",
  );
  database = await openDatabase(server.home);
  const { previewRoles } = await data(server, token, "query ($id: ID!) { previewRoles(environmentId: $id) { id label { en } } }", {
    id: clinic.environmentId,
  });
  const role = previewRoles.find(({ label }: { label: { en: string } }) => label.en === "Doctor").id;
  doctor = await addEndUser(
    async (sql, params) => (await database.query(sql, [...params])).rows,
    clinic.environmentId,
    "Omar Nightingale",
    [role],
  );
  const cookie = await administrator(server, token, clinic);
  const made = await askPlatform(
    server,
    clinic.host,
    cookie,
    'mutation { createPatient(input: { set: { name: "Huda Goldfinch", phone: "+966501234567" } }) { record { id } } }',
  );
  patient = made.body.data.createPatient.record.id;
});
afterAll(async () => {
  await database?.end();
  await server?.remove();
});

const question = (more: object = {}) => ({
  input: { environmentId: clinic.environmentId, entity: "patient", recordId: patient, endUser: doctor, ...more },
});
const codeOf = async (who: string, query: string, variables: Record<string, unknown>): Promise<string> =>
  (await ask(server, who, query, variables)).body.errors?.[0].extensions.code ?? "answered";
const entriesOf = async (action: string) =>
  (
    await database.query<{ outcome: string; reasons: string[]; after: Record<string, unknown> | null; resource: string; actor: string }>(
      "select outcome, reasons, after, resource, actor from audit.entry where action = $1 order by at, id",
      [action],
    )
  ).rows;

test("[DP44] [DP45] names policies and the conditions that fail, in the language of the request, without a value of any record", async () => {
  const { askableRights } = await data(server, token, about, { id: clinic.environmentId });
  expect(askableRights.testAccountOnly).toBe(false);
  expect(askableRights.records.map(({ label }: { label: { en: string } }) => label.en)).toEqual(
    expect.arrayContaining(["User", "Patient", "Doctor"]),
  );
  expect(
    (await data(server, token, find, { input: { environmentId: clinic.environmentId, entity: "user", words: "nighting" } })).findForRights,
  ).toEqual([{ id: doctor, title: "Omar Nightingale", roles: "Doctor" }]);
  expect(
    (await data(server, token, find, { input: { environmentId: clinic.environmentId, entity: "patient", words: "goldf" } })).findForRights,
  ).toEqual([{ id: patient, title: "Huda Goldfinch", roles: null }]);
  const told = (await data(server, token, explain, question())).explainRights;
  expect(told).toMatchObject({ allowed: false, reason: "No policy of the person's roles admits this record." });
  expect(told.policies[0]).toMatchObject({ sentence: "Doctor may see: Patients", admits: false, conditions: [{ holds: false }] });
  const arabic = (await ask(server, token, explain, question(), { "accept-language": "ar" })).body.data.explainRights;
  expect(arabic.reason).toBe("لا توجد سياسة لأدوار الشخص تسمح بهذا السجل.");
  expect(JSON.stringify([told, arabic])).not.toMatch(/Goldfinch|Nightingale|966/);
  expect(await codeOf(token, explain, question({ operation: "EVERYTHING" }))).toBe("RUNTIME_RIGHTS_UNKNOWN");
  expect(await codeOf(token, explain, question({ entity: "spaceship" }))).toBe("RUNTIME_RIGHTS_UNKNOWN");
});

test("[DP45] about a record or a person there is not, and an id that is none, the answer is the same", async () => {
  const answer = async (more: object) => (await data(server, token, explain, question(more))).explainRights;
  const none = await answer({ recordId: uuidv7() });
  expect(none.reason).toBe("There is no such record, or it is not yours to see.");
  expect(await answer({ recordId: "x' or true" })).toEqual(none);
  expect(await answer({ recordId: null })).toEqual(none);
  expect((await answer({ endUser: uuidv7() })).reason).toBe("There is no such person, or they are not yours to see.");
  // Not the asker themselves either.
  expect(await answer({ endUser: "" })).toEqual(await answer({ endUser: uuidv7() }));
});

test("[GV31] what is asked, searched for and refused is in the audit log, and no word that was typed", async () => {
  const entries = await entriesOf("rights.explain");
  expect(entries).toContainEqual(
    expect.objectContaining({
      outcome: "ok",
      resource: `environment:${clinic.environmentId}`,
      after: expect.objectContaining({ record: patient, endUser: doctor, operation: "READ", allowed: false }),
    }),
  );
  expect(entries).toContainEqual(expect.objectContaining({ outcome: "refused", reasons: ["RUNTIME_RIGHTS_UNKNOWN"] }));
  const searches = await entriesOf("rights.find");
  expect(searches).toContainEqual(expect.objectContaining({ outcome: "ok", after: expect.objectContaining({ found: 1 }) }));
  expect(JSON.stringify([entries, searches])).not.toMatch(/nighting|goldf|or true/i);
});

test("[DP45] [ID34] asks for reading records and for the release there; each without the other is refused", async () => {
  const [member] = (
    await database.query<{ id: string; role_id: string }>(
      "select m.id, m.role_id from identity.membership m join runtime.environment e using (organization_id) where e.id = $1",
      [clinic.environmentId],
    )
  ).rows;
  const become = (role: string) => database.query("update identity.membership set role_id = $1 where id = $2", [role, member!.id]);
  const asked = [
    [explain, question()],
    [find, { input: { environmentId: clinic.environmentId, entity: "user", words: "nighting" } }],
  ] as const;
  try {
    for (const [held, missing] of [
      ["platform.data.read", "release.preview"],
      ["release.preview", "platform.data.read"],
    ]) {
      const role = uuidv7();
      await database.query(
        `insert into identity.role (id, organization_id, key, name_en, name_ar, rank, permissions, custom)
         select $1, organization_id, $2, $2, $2, 20, array['platform.read', $2], true from identity.membership where id = $3`,
        [role, held, member!.id],
      );
      await become(role);
      for (const [query, variables] of asked) {
        const answer = async () => (await ask(server, token, query, variables)).body;
        await expect.poll(async () => (await answer()).errors?.[0].extensions).toMatchObject({ code: "FORBIDDEN", permission: missing });
        expect(JSON.stringify(await answer())).not.toContain("Nightingale");
      }
    }
  } finally {
    await become(member!.role_id);
  }
  await expect.poll(() => codeOf(token, explain, question())).toBe("answered");
  const refused = { outcome: "refused", reasons: ["FORBIDDEN"], resource: `environment:${clinic.environmentId}` };
  expect(await entriesOf("rights.explain")).toContainEqual(expect.objectContaining(refused));
  expect(await entriesOf("rights.find")).toContainEqual(expect.objectContaining(refused));
});

test("[ID35] production asks who is there when that was proved more than five minutes ago, staging after an hour, preview never", async () => {
  const stands = (name: string) => database.query("update runtime.environment set name = $1 where id = $2", [name, clinic.environmentId]);
  const proved = (minutes: number) =>
    database.query("update identity.session set authenticated_at = now() - make_interval(mins => $1)", [minutes]);
  const search = { input: { environmentId: clinic.environmentId, entity: "user", words: "nighting" } };
  try {
    for (const [name, minutes, code] of [
      ["production", 6, "IDENTITY_STEP_UP"],
      ["staging", 6, "answered"],
      ["staging", 61, "IDENTITY_STEP_UP"],
      ["preview", 61, "answered"],
    ] as const) {
      await stands(name);
      await proved(minutes);
      await expect.poll(() => codeOf(token, explain, question()), { message: `${name} ${minutes}` }).toBe(code);
      expect(await codeOf(token, find, search)).toBe(code);
    }
  } finally {
    await stands("preview");
    await proved(0);
  }
});

test("[ID44] another organization is told of nothing, as for an environment nobody has", async () => {
  const second = await signIn(server, await addOrganization(server.home, "rival"));
  const platform = "query ($id: ID!) { platform(blueprintId: $id) { id } }";
  expect((await data(server, token, platform, { id: clinic.blueprintId })).platform).toEqual({ id: clinic.platformId });
  expect((await data(server, second, platform, { id: clinic.blueprintId })).platform).toBeNull();
  expect((await ask(server, second, platform, { id: "none's" })).text).not.toContain("INTERNAL");
  const search = (environmentId: string) => ({ input: { environmentId, entity: "user", words: "nighting" } });
  for (const [query, here, nowhere] of [
    [about, { id: clinic.environmentId }, { id: uuidv7() }],
    [explain, question(), question({ environmentId: uuidv7() })],
    [find, search(clinic.environmentId), search(uuidv7())],
  ] as const) {
    const [foreign, none] = [await ask(server, second, query, here), await ask(server, second, query, nowhere)];
    expect(foreign.body.errors[0].extensions.code).toBe("RUNTIME_NOT_FOUND");
    const bare = ({ text }: typeof foreign) => text.replace(/"correlationId":"[^"]*"/g, "");
    expect(bare(foreign)).toBe(bare(none));
  }
});
