import type { ExecutionResult } from "graphql";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type Emit, PlanFailed } from "../../schema/planner.ts";
import { Refusal } from "../../subgraphs/errors.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";
import { buildViewer } from "../support/viewer.ts";
import { approving, blueprintWorld, clinicOps, clinicPlanner, nothingFound, slowPlanner, until } from "./blueprint-world.ts";

const { db, chosen, run, follow, draftOf, commit, close } = await blueprintWorld();
afterEach(() => {
  chosen.decisions = approving;
});
afterAll(close);

/** Something one side waits for and the other brings about. */
const barrier = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
};
const oneEntity = (key: string): Parameters<Emit>[0] => ({
  batch: { ops: [{ op: "add", kind: "entity", id: `ent_${key}`, props: { key } }] },
  says: { en: "One more.", ar: "واحد آخر." },
});

describe("a plan", () => {
  const describePlatform = (viewer: Viewer, text: string, name: string | null = null) =>
    run<{ describePlatform: { id: string; branch: { id: string }; blueprint: { id: string } } }>(
      viewer,
      "mutation($t: String!, $n: String) { describePlatform(input: { text: $t, name: $n, locale: en }) { id branch { id } blueprint { id } } }",
      { t: text, n: name },
    );
  const refine = (viewer: Viewer, branchId: string) =>
    run<{ refinePlatform: { id: string } }>(
      viewer,
      'mutation($b: ID!) { refinePlatform(input: { branchId: $b, text: "More.", locale: en }) { id } }',
      { b: branchId },
    );
  const undo = (viewer: Viewer, id: string) => run(viewer, "mutation($id: ID!) { undoPlan(input: { planId: $id }) { status } }", { id });
  const entitiesOf = async (viewer: Viewer, branchId: string) =>
    Object.keys((await draftOf(viewer, branchId)).content.entities).filter((entity) => entity !== "ent_user");
  const blueprintsOf = async (viewer: Viewer) =>
    (await run<{ blueprints: { items: object[] } }>(viewer, "{ blueprints { items { id } } }")).data.blueprints.items;
  const planOf = async (viewer: Viewer, id: string) =>
    (
      await run<{ plan: { status: string; opsApplied: number; error: { code: string } | null; report: object | null } }>(
        viewer,
        "query($id: ID!) { plan(id: $id) { status opsApplied error { code } report { planner } } }",
        { id },
      )
    ).data.plan;

  it("writes its batches into the live draft and tells every step, resumably", async () => {
    chosen.planner = clinicPlanner;
    const viewer = buildViewer(db.organization());
    const { data } = await describePlatform(viewer, "A clinic.");
    const plan = await until(
      () => planOf(viewer, data.describePlatform.id),
      ({ status }) => status !== "WORKING",
    );
    expect(plan).toMatchObject({ status: "DONE", error: null, report: { planner: "offline" } });
    expect(Object.keys((await draftOf(viewer, data.describePlatform.branch.id)).content.entities)).toEqual(
      expect.arrayContaining(["ent_appt", "ent_doctor", "ent_patient"]),
    );
    expect(
      (
        await run<{ blueprint: { label: object } }>(viewer, "query($id: ID!) { blueprint(id: $id) { label { en ar } } }", {
          id: data.describePlatform.blueprint.id,
        })
      ).data.blueprint.label,
    ).toEqual({ en: "Clinic", ar: "عيادة" });
    const first = Buffer.from("0.0.0").toString("base64url");
    const stream = (await follow(
      viewer,
      "subscription($id: ID!, $after: String) { planProgressed(planId: $id, after: $after) { revision opsApplied sentence { en } plan { status } } }",
      { id: data.describePlatform.id, after: first },
    )) as AsyncIterableIterator<ExecutionResult>;
    const seen: number[] = [];
    let revision = "";
    while (seen.length < 2 || seen.at(-1) !== plan.opsApplied) {
      const { value } = await stream.next();
      const event = (value as ExecutionResult).data!.planProgressed as { opsApplied: number; revision: string };
      expect(event.revision).not.toBe(revision);
      revision = event.revision;
      if (event.opsApplied !== seen.at(-1)) seen.push(event.opsApplied);
    }
    await stream.return?.();
    expect(seen[0]).toBe(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it("[BP46] stops at once when it is cancelled: no operation arrives after the answer, and what arrived is undone in one step", async () => {
    chosen.planner = slowPlanner;
    const viewer = buildViewer(db.organization());
    const { id, branch } = (await describePlatform(viewer, "A clinic.")).data.describePlatform;
    await until(
      () => planOf(viewer, id),
      ({ opsApplied }) => opsApplied >= 4,
    );
    const { data } = await run<{ cancelPlan: { status: string; opsApplied: number } }>(
      viewer,
      "mutation($id: ID!) { cancelPlan(input: { planId: $id }) { status opsApplied } }",
      { id },
    );
    expect(data.cancelPlan.status).toBe("CANCELLED");
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await entitiesOf(viewer, branch.id)).toHaveLength(data.cancelPlan.opsApplied);
    expect(await planOf(viewer, id)).toMatchObject(data.cancelPlan);
    expect((await run(viewer, "mutation($id: ID!) { cancelPlan(input: { planId: $id }) { status } }", { id })).code).toBe(
      "BLUEPRINT_PLAN_ENDED",
    );
    await undo(viewer, id);
    expect(await entitiesOf(viewer, branch.id)).toEqual([]);
  });

  it("[BP46] a running plan that is undone leaves nothing behind, not even the batch that was on its way", async () => {
    const viewer = buildViewer(db.organization());
    const onItsWay = barrier();
    chosen.planner = {
      name: "offline",
      plan: async ({ signal }, emit) => {
        const sent = emit(oneEntity("first"));
        onItsWay.open();
        await sent;
        while (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
        throw signal.reason;
      },
    };
    const { id, branch } = (await describePlatform(viewer, "A clinic.")).data.describePlatform;
    await onItsWay.opened;
    expect((await undo(viewer, id)).data).toEqual({ undoPlan: { status: "CANCELLED" } });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await entitiesOf(viewer, branch.id)).toEqual([]);
  });

  it("[BP46] a planner that does not let go is not waited for, and writes no more", async () => {
    const viewer = buildViewer(db.organization());
    const late = barrier();
    const over = barrier();
    chosen.planner = {
      name: "offline",
      plan: async (_, emit) => {
        await late.opened;
        await emit(oneEntity("late")).finally(over.open);
        return nothingFound;
      },
    };
    const { id, branch } = (await describePlatform(viewer, "A clinic.")).data.describePlatform;
    const { data } = await run<{ cancelPlan: object }>(viewer, "mutation($id: ID!) { cancelPlan(input: { planId: $id }) { status } }", {
      id,
    });
    expect(data.cancelPlan).toEqual({ status: "CANCELLED" });
    late.open();
    await over.opened;
    expect(await entitiesOf(viewer, branch.id)).toEqual([]);
  });

  it("is alone on its draft: a second description is refused with the first one's id, whoever asks, and goes once that ended", async () => {
    chosen.planner = slowPlanner;
    const mona = buildViewer(db.organization());
    const omar = buildViewer(mona.organizationId);
    const { id, branch } = (await describePlatform(mona, "A clinic.")).data.describePlatform;
    const refused = await refine(omar, branch.id);
    expect(refused.code).toBe("BLUEPRINT_PLAN_RUNNING");
    expect(refused.errors?.[0]?.extensions.planId).toBe(id);
    await run(mona, "mutation($id: ID!) { cancelPlan(input: { planId: $id }) { status } }", { id });
    // Both at the same moment: one is carried out, the other is told.
    const codes = (await Promise.all([mona, omar, mona, omar].map((viewer) => refine(viewer, branch.id)))).map(
      ({ code }) => code ?? "started",
    );
    expect(codes.sort()).toEqual(["BLUEPRINT_PLAN_RUNNING", "BLUEPRINT_PLAN_RUNNING", "BLUEPRINT_PLAN_RUNNING", "started"]);
    // Another platform of the same people is another draft.
    expect((await describePlatform(omar, "A shop.")).code).toBeUndefined();
  });

  it("ends before its next operation when the blueprint is archived meanwhile, says so, and can be undone after a restore", async () => {
    chosen.planner = slowPlanner;
    const viewer = buildViewer(db.organization());
    const { id, branch, blueprint } = (await describePlatform(viewer, "A clinic.")).data.describePlatform;
    await until(
      () => planOf(viewer, id),
      ({ opsApplied }) => opsApplied >= 2,
    );
    await run(viewer, "mutation($id: ID!) { archiveBlueprint(input: { blueprintId: $id }) { id } }", { id: blueprint.id });
    const plan = await until(
      () => planOf(viewer, id),
      ({ status }) => status !== "WORKING",
    );
    expect(plan).toMatchObject({ status: "FAILED", error: { code: "BLUEPRINT_NOT_ACTIVE" } });
    expect(await entitiesOf(viewer, branch.id)).toHaveLength(plan.opsApplied);
    let asked = 0;
    chosen.decisions = {
      ...approving,
      request: (request) => {
        asked += 1;
        return approving.request(request);
      },
    };
    expect((await refine(viewer, branch.id)).code).toBe("BLUEPRINT_NOT_ACTIVE");
    expect(asked).toBe(0);
    await run(viewer, "mutation($id: ID!) { restoreBlueprint(input: { blueprintId: $id }) { id } }", { id: blueprint.id });
    await undo(viewer, id);
    expect(await entitiesOf(viewer, branch.id)).toEqual([]);
  });

  it("ends before its next operation when a kill switch comes on, and tells governance how it ended", async () => {
    chosen.planner = slowPlanner;
    const viewer = buildViewer(db.organization());
    const finished: unknown[] = [];
    let halted = false;
    chosen.decisions = {
      ...approving,
      assertLive: async () => {
        if (halted) throw new Refusal("GOVERNANCE_HALTED", { en: "Stopped by Mona.", ar: "أوقفته منى." });
      },
      finish: async (organization, _, result) => void (organization === viewer.organizationId && finished.push(result)),
    };
    const { id, branch } = (await describePlatform(viewer, "A clinic.")).data.describePlatform;
    await until(
      () => planOf(viewer, id),
      ({ opsApplied }) => opsApplied >= 2,
    );
    halted = true;
    const plan = await until(
      () => planOf(viewer, id),
      ({ status }) => status !== "WORKING",
    );
    expect(plan).toMatchObject({ status: "FAILED", error: { code: "GOVERNANCE_HALTED" } });
    expect(await entitiesOf(viewer, branch.id)).toHaveLength(plan.opsApplied);
    await until(
      async () => finished,
      ({ length }) => length > 0,
    );
    expect(finished).toEqual([{ ok: false, code: "GOVERNANCE_HALTED" }]);
  });

  it("[BP31] a commit while a plan writes holds exactly the state that was shown, and the plan goes on", async () => {
    const viewer = buildViewer(db.organization());
    const [half, broken, rest] = [barrier(), barrier(), barrier()];
    chosen.planner = {
      name: "offline",
      plan: async (_, emit) => {
        await emit({ batch: { ops: clinicOps() }, says: { en: "A clinic.", ar: "عيادة." } });
        await half.opened;
        await emit(oneEntity("ward"));
        await broken.opened;
        await emit({
          batch: { ops: [{ op: "add", kind: "field", id: "f_ward_name", parent: "ent_ward", props: { key: "name", type: "text" } }] },
          says: { en: "Its name.", ar: "اسمه." },
        });
        rest.open();
        return nothingFound;
      },
    };
    const { id, branch } = (await describePlatform(viewer, "A clinic.")).data.describePlatform;
    const applied = (count: number) =>
      until(
        () => planOf(viewer, id),
        ({ opsApplied }) => opsApplied >= count,
      );
    await applied(clinicOps().length);
    const shown = await draftOf(viewer, branch.id);
    half.open();
    await applied(clinicOps().length + 1);
    // Now the draft has an entity without fields: that state is refused, the one shown before is not.
    expect((await commit(viewer, branch.id)).code).toBe("BLUEPRINT_HAS_ERRORS");
    const first = (await commit(viewer, branch.id, shown.seqs)).data.commitVersion;
    expect(first.number).toBe(1);
    broken.open();
    await until(
      () => planOf(viewer, id),
      ({ status }) => status === "DONE",
    );
    const second = (await commit(viewer, branch.id)).data.commitVersion;
    expect(second).toMatchObject({ number: 2, parents: [first.id] });
    const entitiesIn = async (version: string) =>
      Object.keys(
        (
          await run<{ version: { content: { entities: object } } }>(viewer, "query($id: ID!) { version(id: $id) { content } }", {
            id: version,
          })
        ).data.version.content.entities,
      );
    expect(await entitiesIn(first.id)).not.toContain("ent_ward");
    expect(await entitiesIn(second.id)).toContain("ent_ward");
  });

  it("[BP38] that fails says why, keeps what arrived, and is taken back in one step", async () => {
    chosen.planner = {
      name: "offline",
      plan: async (_, emit) => {
        await emit({
          batch: { ops: [{ op: "add", kind: "entity", id: "ent_kept", props: { key: "kept" } }] },
          says: { en: "One.", ar: "واحد." },
        });
        throw new PlanFailed("PLAN_TIRED", { en: "No more.", ar: "كفى." });
      },
    };
    const viewer = buildViewer(db.organization());
    const { data } = await describePlatform(viewer, "Something.");
    const plan = await until(
      () => planOf(viewer, data.describePlatform.id),
      ({ status }) => status !== "WORKING",
    );
    expect(plan).toMatchObject({ status: "FAILED", error: { code: "PLAN_TIRED" } });
    expect(Object.keys((await draftOf(viewer, data.describePlatform.branch.id)).content.entities)).toContain("ent_kept");
    await undo(viewer, data.describePlatform.id);
    expect(await entitiesOf(viewer, data.describePlatform.branch.id)).toEqual([]);
  });

  it("[BP43] refuses a description over the limit with the limit, and makes nothing", async () => {
    const viewer = buildViewer(db.organization());
    const { code, errors } = await describePlatform(viewer, "x".repeat(20_001));
    expect(code).toBe("BLUEPRINT_TEXT_TOO_LONG");
    expect(errors?.[0]?.extensions.limit).toBe(20_000);
    expect(await blueprintsOf(viewer)).toEqual([]);
  });

  it("that governance denies, or whose name nobody could read, makes nothing", async () => {
    const viewer = buildViewer(db.organization());
    for (const name of ["x".repeat(121), "a\u202eb"])
      expect((await describePlatform(viewer, "A clinic.", name)).code).toBe("BLUEPRINT_LABEL_INVALID");
    chosen.decisions = {
      ...approving,
      request: async (request) => ({
        ...(await approving.request(request)),
        status: "denied",
        grant: null,
        reasons: [{ en: "Not today.", ar: "ليس اليوم." }],
      }),
    };
    const denied = await describePlatform(viewer, "A clinic.");
    expect(denied.code).toBe("BLUEPRINT_PLAN_DENIED");
    expect(denied.errors?.[0]?.message).toContain("Not today.");
    expect(await blueprintsOf(viewer)).toEqual([]);
  });

  it("ends whatever signs the description or the report holds", async () => {
    const viewer = buildViewer(db.organization());
    const told: string[] = [];
    chosen.planner = {
      name: "offline",
      plan: async ({ text }) => {
        told.push(text);
        return { ...nothingFound, ignored: [{ from: 0, to: text.length, text: text.includes("report") ? "half \ud83d" : text }] };
      },
    };
    const ended = async (text: string) => {
      const { id } = (await describePlatform(viewer, text)).data.describePlatform;
      return await until(
        () => planOf(viewer, id),
        ({ status }) => status !== "WORKING",
      );
    };
    expect(await ended("half an emoji \ud83d, and \u0000")).toMatchObject({ status: "DONE" });
    // Every place in the text stays where it was.
    expect(told).toEqual(["half an emoji \ufffd, and  "]);
    expect(await ended("a bad report")).toMatchObject({ status: "FAILED", error: { code: "INTERNAL" } });
  });

  it("needs the permissions to edit and to ask the AI", async () => {
    const viewer = buildViewer(db.organization(), { may: ["blueprint.read", "blueprint.edit"] });
    expect((await describePlatform(viewer, "A clinic.")).code).toBe("FORBIDDEN");
  });
});
