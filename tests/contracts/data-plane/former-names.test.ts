/** [DP52] A platform answers to the names of the version before, for one release. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { withFormerNames } from "../../../subgraphs/runtime/domain/former-names.ts";
import { clinicModel } from "../../support/clinic.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";

const before = compiled(clinic);
const renamed = clinicModel((document) => {
  document.entities.ent_patient!.key = "client";
  document.entities.ent_patient!.fields.f_pat_name!.key = "fullName";
  document.entities.ent_appt!.fields.f_apt_patient!.key = "client";
});
let platform: TestPlatform;
let admin: Person;
let visitor: Person;
beforeAll(async () => {
  platform = await startPlatform(withFormerNames(renamed, before));
  admin = await platform.person(["r_admin"]);
  visitor = await platform.person([]);
});
afterAll(() => platform.close());

it("[DP52] documents of the version before run unchanged, and write and read the same records", async () => {
  const made = await platform.ask(
    'mutation { createPatient(input: {set: {name: "Huda"}}) { status record { id name fullName } } }',
    {},
    admin,
  );
  expect(made.body).toMatchObject({ data: { createPatient: { status: "DONE", record: { name: "Huda", fullName: "Huda" } } } });
  const id = made.body.data.createPatient.record.id;
  const read = await platform.ask(
    '{ patients(filter: {name: {startsWith: "Hu"}}, order: [{name: ASC}]) { nodes { name } } clients { nodes { fullName } } }',
    {},
    admin,
  );
  expect(read.body).toEqual({ data: { patients: { nodes: [{ name: "Huda" }] }, clients: { nodes: [{ fullName: "Huda" }] } } });
  const one = await platform.ask("query ($id: ID!) { patient(id: $id) { name } }", { id }, admin);
  expect(one.body).toEqual({ data: { patient: { name: "Huda" } } });
});

it("[DP52] the schema calls them deprecated and says what they are called now", async () => {
  const asked = await platform.ask(
    '{ __type(name: "Query") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }',
    {},
    admin,
  );
  expect(asked.body.data.__type.fields).toContainEqual({
    name: "patients",
    isDeprecated: true,
    deprecationReason: "Renamed to clients; answered for one release.",
  });
});

it("an old name shows nobody more than the new one does", async () => {
  const asked = await platform.ask("{ patients { nodes { name } } }", {}, visitor);
  expect(asked.body.data ?? null).toBeNull();
});

it("a name that means something else now keeps its new meaning", () => {
  const swapped = clinicModel((document) => {
    document.entities.ent_patient!.fields.f_pat_name!.key = "phone";
    document.entities.ent_patient!.fields.f_pat_phone!.key = "name";
  });
  const patients = withFormerNames(swapped, before).tables.find(({ id }) => id === "ent_patient");
  expect(patients?.columns.every(({ formerKey }) => formerKey === undefined)).toBe(true);
});
