import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { typeOf } from "../../../subgraphs/runtime/data-plane/files/content.ts";
import { fillTestData, resetTestData } from "../../../subgraphs/runtime/test-data/fill.ts";
import { type FilesWorld, filesModel, png, startFilesWorld } from "./files-world.ts";
import type { Person } from "./platform.ts";

let world: FilesWorld;
let desk: Person;
const model = filesModel();

beforeAll(async () => {
  world = await startFilesWorld(model);
  desk = await world.platform.person(["r_desk"]);
});
afterAll(() => world.close());

const fill = () =>
  world.asOwner((client) =>
    fillTestData(client, world.platform.environment, model, {
      batch: uuidv7(),
      seed: "seven",
      locale: "ar",
      now: "2026-03-01T09:00:00.000Z",
      rows: 12,
      by: null,
      files: { store: world.store, environmentId: world.platform.environment.id },
    }),
  );

describe("files of test data", () => {
  it("[DP41] [DP43] fills small real files, tagged, and a reset removes exactly those, with their content", async () => {
    const mine = (await world.upload(png(), desk)).body;
    const { body } = await world.platform.ask(
      `mutation ($input: CreatePatientInput!) { createPatient(input: $input) { record { id } } }`,
      { input: { set: { name: "Real", photo: mine.id } } },
      desk,
    );
    const real = body.data.createPatient.record.id;
    const before = world.lying();

    expect((await fill()).rows).toBe(12);
    const { body: filled } = await world.platform.ask(
      `{ patients(filter: { id: { ne: "${real}" } }) { nodes { id version photo { id type name } papers { id type size } } } }`,
      {},
      desk,
    );
    const nodes = filled.data.patients.nodes as {
      id: string;
      photo: { id: string; name: string };
      papers: { id: string; type: string; size: number }[];
    }[];
    expect(nodes).toHaveLength(12);
    for (const { photo, papers } of nodes) {
      const picture = await world.get(photo.id, desk);
      expect([picture.status, (await typeOf(picture.bytes)).type]).toEqual([200, "image/png"]);
      expect(photo.name).toMatch(/^صورة-\d\.png$/);
      for (const paper of papers) {
        const got = await world.get(paper.id, desk);
        expect([(await typeOf(got.bytes)).type, got.bytes.length]).toEqual([paper.type, paper.size]);
      }
    }
    // A real file on a row of the batch goes with its row; a real record's stays.
    const onTest = (await world.upload(png(), desk)).body.id as string;
    const put = await world.platform.ask(
      `mutation ($input: UpdatePatientInput!) { updatePatient(input: $input) { record { photo { id } } } }`,
      { input: { id: nodes[0]?.id, version: 1, set: { photo: onTest } } },
      desk,
    );
    expect(put.body.data.updatePatient.record.photo.id).toBe(onTest);

    const cleared = await world.asOwner((client) => resetTestData(client, world.platform.environment, model));
    expect(cleared?.rows).toBe(12);
    await world.sweep();
    expect(await world.platform.sql("SELECT id, state FROM %s._file")).toEqual([{ id: mine.id, state: "attached" }]);
    expect(world.lying()).toEqual(before);
    expect((await world.get(mine.id, desk)).status).toBe(200);
  });
});
