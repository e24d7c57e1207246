/** Releases after which a field links to several records of another entity, while people write, and what pulling the plug does to them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { killAtStep } from "../support/cut-off.ts";
import {
  administrator,
  askPlatform,
  commit,
  data,
  type MadePlatform,
  makePlatform,
  openDatabase,
  ownerEmail,
  planRelease,
  released,
  signIn,
  startRelease,
  until,
  withOwner,
} from "../support/installation.ts";
import { type Server, startServer } from "../support/server.ts";

let server: Server;
let token: string;
let platform: MadePlatform;
let cookie: string;
let schema: string;
/** Entity ids, and a record of each. */
let [doctor, patient, aDoctor, aPatient] = ["", "", "", ""];

const change = (ops: readonly object[]) =>
  data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    input: { branchId: platform.branchId, ops },
  });
const onPlatform = (query: string, variables = {}) => askPlatform(server, platform.host, cookie, query, variables);
const create = (set: object) =>
  onPlatform("mutation ($input: CreateDoctorInput!) { createDoctor(input: $input) { record { id } } }", { input: { set } });
const releaseNow = async () => {
  const { id } = await planRelease(server, token, await commit(server, token, platform.branchId));
  await startRelease(server, token, id);
  expect((await released(server, token, id)).status).toBe("ACTIVE");
  return id as string;
};
const linkTo = (target: string) => change([{ op: "set", id: "f_helpers", prop: "config", value: { target } }]);
const linkedWith = async (id: string): Promise<number> => {
  const { body } = await onPlatform(`{ doctors(filter: {helpers: {some: {id: {eq: "${id}"}}}}, first: 1) { aggregate { count } } }`);
  expect(body.errors).toBeUndefined();
  return body.data.doctors.aggregate.count;
};
const hidden = async (): Promise<{ id: string; kind: string; rows: number; label: { en: string } }[]> =>
  (
    await data(server, token, "query ($id: ID!) { hiddenData(environmentId: $id) { id kind rows label { en } } }", {
      id: platform.environmentId,
    })
  ).hiddenData;
/** The processes the release waits for, as the database knows them. */
const answering = async (): Promise<readonly unknown[]> => {
  const database = await openDatabase(server.home);
  const { rows } = await database.query("select distinct node_id from runtime.serving where environment_id = $1", [platform.environmentId]);
  await database.end();
  return rows;
};
/** The last step runs after the switch, once every process answers with the new version. */
const settled = async (release: string) => {
  const database = await openDatabase(server.home);
  await until(
    async () =>
      (
        await database.query(`select from ${schema}._migration where release_id = $1 and step = 'finish:f_helpers' and state = 'done'`, [
          release,
        ])
      ).rows.length > 0,
  );
  await database.end();
};

beforeAll(async () => {
  server = await startServer({ env: withOwner });
  token = await signIn(server, ownerEmail);
  platform = await makePlatform(server, token);
  cookie = await administrator(server, token, platform);
  const { draft } = await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: platform.branchId });
  const entities = Object.entries(draft.content.entities as Record<string, { key: string }>);
  [doctor, patient] = ["doctor", "patient"].map((key) => entities.find(([, entity]) => entity.key === key)![0]) as [string, string];
  const props = { key: "helpers", label: { en: "Helpers", ar: "المساعدون" }, order: "z1", type: "references", classification: "internal" };
  await change([{ op: "add", kind: "field", id: "f_helpers", parent: doctor, props: { ...props, config: { target: doctor } } }]);
  await releaseNow();
  const database = await openDatabase(server.home);
  schema = (await database.query("select schema_name from runtime.environment where id = $1", [platform.environmentId])).rows[0]
    .schema_name;
  await database.end();
  aDoctor = (await create({ name: "A doctor" })).body.data.createDoctor.record.id;
  const made = await onPlatform(
    'mutation { createPatient(input: {set: {name: "A patient", dateOfBirth: "1990-01-01", phone: "+966500000001"}}) { record { id } } }',
  );
  aPatient = made.body.data.createPatient.record.id;
});
afterAll(() => server?.remove());

describe("links to several records of another entity", () => {
  it("[DP51] change while people write: every write is taken by the version that answers it, and no link is lost in either", async () => {
    await linkTo(patient);
    const { id } = await planRelease(server, token, await commit(server, token, platform.branchId));
    const failed: unknown[] = [];
    const taken = { [aDoctor]: 0, [aPatient]: 0 };
    let writing = true;
    const writers = [0, 1].map(async () => {
      while (writing) {
        // Nobody who writes knows which version answers: a record of the one entity is none of the other.
        const first = await create({ name: "Writer", helpers: [aDoctor] });
        if (!first.body?.errors) taken[aDoctor]! += 1;
        else {
          const second = await create({ name: "Writer", helpers: [aPatient] });
          if (second.body?.errors) failed.push([first.body.errors[0], second.body.errors[0]]);
          else taken[aPatient]! += 1;
        }
        // Within what one person may ask for in a minute.
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    });
    await until(async () => taken[aDoctor]! > 5 || failed.length > 0);
    await startRelease(server, token, id);
    expect((await released(server, token, id)).status).toBe("ACTIVE");
    await until(async () => taken[aPatient]! > 5 || failed.length > 0);
    writing = false;
    await Promise.all(writers);
    expect(failed).toEqual([]);
    expect(await linkedWith(aPatient)).toBe(taken[aPatient]);
    await settled(id);
    expect(await hidden()).toMatchObject([{ id: "f_helpers", kind: "GENERATION", rows: taken[aDoctor], label: { en: "Helpers" } }]);
  });

  it("[DP56] come back with the newest version that led there, and those made since are listed in their place", async () => {
    const [before, since] = [(await hidden())[0]!.rows, await linkedWith(aPatient)];
    // A later version with the same target is not what shows them.
    await change([{ op: "set", id: "f_helpers", prop: "label", value: { en: "Aides", ar: "الأعوان" } }]);
    await releaseNow();
    const { restoreHidden } = await data(
      server,
      token,
      "mutation ($input: HiddenDataInput!) { restoreHidden(input: $input) { id plan { steps { id class rows loses { en } } } } }",
      { input: { environmentId: platform.environmentId, id: "f_helpers", kind: "GENERATION" } },
    );
    expect(restoreHidden.plan.steps.find(({ id }: { id: string }) => id === "retarget:f_helpers")).toEqual({
      id: "retarget:f_helpers",
      class: "DESTRUCTIVE",
      rows: since,
      loses: { en: `${since} links of Helpers in Doctors to Patients are no longer shown; they are kept hidden for 30 days` },
    });
    await startRelease(server, token, restoreHidden.id);
    expect((await released(server, token, restoreHidden.id)).status).toBe("ACTIVE");
    await settled(restoreHidden.id);
    await expect.poll(() => linkedWith(aDoctor)).toBe(before);
    expect(await hidden()).toMatchObject([{ id: "f_helpers" }, { id: "f_helpers__2", kind: "GENERATION", rows: since }]);
  });

  it("[DP50] kill -9 at every step: after a restart the release ends the same way, and no link is lost", async () => {
    const links = { [doctor]: await linkedWith(aDoctor), [patient]: (await hidden()).at(-1)!.rows };
    const steps = ["retarget:f_helpers", "fill:f_helpers", "switching", "finish:f_helpers"];
    for (const [turn, step] of steps.entries()) {
      const target = turn % 2 === 0 ? patient : doctor;
      await linkTo(target);
      const { id } = await planRelease(server, token, await commit(server, token, platform.branchId));
      await startRelease(server, token, id);
      await killAtStep(server, id, step);
      server = await startServer({ env: withOwner, home: server.home });
      // The one that was killed answers for nothing any more: nobody waits until it counts as dead.
      expect((await answering()).length, step).toBeLessThanOrEqual(1);
      token = await signIn(server, ownerEmail);
      expect((await released(server, token, id)).status).toBe("ACTIVE");
      await settled(id);
      expect(await linkedWith(target === doctor ? aDoctor : aPatient), step).toBe(links[target]);
    }
  });

  it("[DP50] with another number of links at the same time: kill -9 before and at the switch, and either number comes back as it was", async () => {
    const several = await linkedWith(aDoctor);
    // Every statement of it is cut off in contracts/migration-target-forms.test.ts.
    const steps = ["retarget:f_helpers", "switching"];
    const one = async (): Promise<number> => {
      const { body } = await onPlatform(`{ doctors(filter: {helpers: {id: {eq: "${aPatient}"}}}, first: 1) { aggregate { count } } }`);
      expect(body.errors).toBeUndefined();
      return body.data.doctors.aggregate.count;
    };
    const to = async (type: "reference" | "references", target: string, step: string | null) => {
      await change([
        { op: "set", id: "f_helpers", prop: "type", value: type },
        { op: "set", id: "f_helpers", prop: "config", value: { target } },
      ]);
      const { id } = await planRelease(server, token, await commit(server, token, platform.branchId));
      await startRelease(server, token, id);
      if (step) {
        await killAtStep(server, id, step);
        server = await startServer({ env: withOwner, home: server.home });
        token = await signIn(server, ownerEmail);
      }
      expect((await released(server, token, id)).status).toBe("ACTIVE");
      await settled(id);
    };
    await to("reference", patient, null);
    // What led to patients before were single links of several: those are what comes back.
    const before = await one();
    expect((await create({ name: "One", helpers: aPatient })).body.errors).toBeUndefined();
    for (const [turn, step] of steps.entries()) {
      if (turn % 2 === 0) await to("references", doctor, step);
      else await to("reference", patient, step);
      if (turn % 2 === 0) expect(await linkedWith(aDoctor), step).toBe(several);
      else expect(await one(), step).toBe(before + 1);
    }
  });
});
