import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";

let platform: TestPlatform;
let desk: Person;
let doctor: Person;
let admin: Person;
beforeAll(async () => {
  platform = await startPlatform(compiled(clinic));
  desk = await platform.person(["r_reception"]);
  doctor = await platform.person(["r_doctor"]);
  admin = await platform.person(["r_admin"]);
});
afterAll(() => platform.close());

const described = async (as: Person | null, language = "en") =>
  (await platform.send("GET", "/api/openapi.json", { as, headers: { "accept-language": language } })).body;

describe("/api/openapi.json", () => {
  it("is valid OpenAPI 3.1 for every viewer class in both languages", async () => {
    for (const person of [desk, doctor, admin, null])
      for (const language of ["en", "ar"]) {
        const found = await described(person, language);
        expect(found.openapi).toBe("3.1.0");
        const result = await new Validator().validate(found);
        expect(result, JSON.stringify(result)).toMatchObject({ valid: true });
      }
  });

  it("[DP4] what a class may not read, write or do is not in it", async () => {
    const of = async (person: Person | null) => await described(person);
    expect(Object.keys((await of(null)).paths)).toEqual([]);
    const doctors = await of(doctor);
    expect(Object.keys(doctors.paths).sort()).toEqual([
      "/api/appointments",
      "/api/appointments.csv",
      "/api/appointments/{id}",
      "/api/doctors",
      "/api/doctors.csv",
      "/api/doctors/{id}",
      "/api/patients",
      "/api/patients.csv",
      "/api/patients/{id}",
    ]);
    for (const path of Object.values(doctors.paths) as Record<string, unknown>[])
      expect(Object.keys(path).filter((method) => !["get", "parameters"].includes(method))).toEqual([]);
    expect(JSON.stringify(doctors)).not.toContain("phone");
    expect(JSON.stringify(await of(desk))).toContain("phone");
    expect(Object.keys((await of(admin)).paths)).toContain("/api/users/{id}/suspend");
    expect(Object.keys((await of(desk)).paths)).not.toContain("/api/users");
  });

  it("describes bodies and answers as they are", async () => {
    const { paths, components } = await described(desk, "ar");
    const create = paths["/api/appointments"].post.requestBody.content["application/json"].schema.$ref.split("/").at(-1);
    expect(components.schemas[create]).toMatchObject({
      additionalProperties: false,
      required: ["patientId", "doctorId", "time"],
      properties: { patientId: { title: "المريض" }, status: {} },
    });
    const record = components.schemas.Appointment;
    const { body } = await platform.send("POST", "/api/patients", { body: { name: "x" }, as: desk });
    expect(Object.keys(components.schemas.Patient.properties)).toEqual(Object.keys(body));
    expect(record.properties.patient).toBeDefined();
    expect(record.required).not.toContain("patient");
  });

  it("[DP59] lists how table files come in, for who may add something, as they answer", async () => {
    const { paths, components } = await described(desk);
    expect(Object.keys(paths).filter((path) => path.includes("import"))).toEqual([
      "/api/appointments/import",
      "/api/patients/import",
      "/api/_imports/{id}",
      "/api/_imports/{id}/run",
      "/api/_imports/{id}/stop",
      "/api/_imports/{id}/refused.csv",
    ]);
    expect(JSON.stringify((await described(doctor)).paths)).not.toContain("import");
    const sent = await platform.send("POST", "/api/patients/import", {
      raw: "name\nA\n",
      headers: { "x-webnova-upload": "a.csv", "content-type": "text/csv", origin: platform.origin },
      as: desk,
    });
    expect(sent.status).toBe(201);
    expect(Object.keys(components.schemas.Import.properties).sort()).toEqual(Object.keys(sent.body).sort());
    for (const [path, item] of Object.entries(paths) as [string, Record<string, { operationId: string }>][])
      for (const method of Object.keys(item).filter((name) => name !== "parameters" && path.startsWith("/api/_imports"))) {
        const body = method === "patch" ? { body: { mapping: ["name"], key: null } } : method === "post" ? { body: {} } : {};
        const answer = await platform.send(method.toUpperCase(), path.replace("{id}", sent.body.id), { ...body, as: desk });
        expect([path, method, answer.status === 404 || answer.status === 405]).toEqual([path, method, false]);
      }
  });
});
