import { describe, expect, it } from "vitest";
import { clinic } from "../fixtures/clinic.ts";
import { randomDraft, randomEdits, seeded } from "../fixtures/random.ts";
import { changesOf, choose } from "./changes.ts";
import { type Draft, flatten } from "./document.ts";
import { mergeBatch } from "./merge.ts";
import { liveNodes } from "./merge-nodes.ts";
import type { Op } from "./operation.ts";
import { applyOps } from "./operations.ts";
import { problemsOf } from "./problems.ts";
import { reconsider } from "./reconsider.ts";
import { removal } from "./removal.ts";

const base = flatten(clinic);
const propose = (...ops: readonly Op[]) => ({ ops, changes: changesOf(ops, base) });
const changed = (draft: Draft, ...ops: readonly Op[]): Draft => {
  const applied = applyOps(draft, { ops });
  if ("refused" in applied) throw new Error(JSON.stringify(applied.refused));
  return applied.draft;
};
const insurance: Op = { op: "add", kind: "field", id: "f_ins", parent: "ent_patient", props: { key: "insuranceNumber", type: "text" } };
const note: Op = { op: "add", kind: "field", id: "f_note", parent: "ent_doctor", props: { key: "note", type: "text" } };
const everybody: Op = { op: "link", id: "p_pat_doc", prop: "roles", to: "r_public" };

describe("a proposal looked at again", () => {
  it("[BP41] is the very same while nothing it rests on became more, whatever else changed", () => {
    const proposal = propose(insurance, { op: "link", id: "p_pat_doc", prop: "fields", to: "f_ins" }, ...removal(base, ["f_pat_phone"]));
    const meanwhile = changed(
      base,
      note,
      { op: "set", id: "p_pat_doc", prop: "label.en", value: "Doctors" },
      { op: "set", id: "ent_doctor", prop: "label.en", value: "Physician" },
    );
    for (const now of [base, meanwhile]) expect(reconsider(proposal, now)).toEqual({ proposal, anew: [] });
  });

  it("[BP41] asks anew for a removal that takes more with it, and the old yes is none", () => {
    const proposal = propose(...removal(base, ["ent_doctor"]));
    const gone = proposal.changes.find(({ nodes }) => nodes.includes("ent_doctor"))!;
    const again = reconsider(proposal, changed(base, note));
    const shown = again.anew.find(({ nodes }) => nodes.includes("ent_doctor"))!;
    expect(shown).toMatchObject({ major: "removesMore", ops: gone.ops });
    expect(proposal.changes.map(({ id }) => id)).not.toContain(shown.id);
    expect(choose(again.proposal.changes, null, [gone.id])).toEqual({ why: "unknown", id: gone.id });
    // Shown once, it rests on what was shown.
    expect(reconsider(again.proposal, changed(base, note)).anew).toEqual([]);
  });

  it("[BP41] lets go of a removed field where it is in use by now, and leaves no error behind", () => {
    const proposal = propose(...removal(base, ["f_pat_phone"]));
    const rule: Op = {
      op: "add",
      kind: "policy",
      id: "p_new",
      props: { roles: ["r_member"], entity: "ent_patient", allow: ["read"], fields: ["f_pat_phone", "f_pat_name"] },
    };
    const now = changed(base, rule);
    const again = reconsider(proposal, now);
    expect(again.anew.map(({ major }) => major)).toContain("removesMore");
    expect(again.proposal.ops).toContainEqual({ op: "unlink", id: "p_new", prop: "fields", to: "f_pat_phone" });
    const errors = (draft: Draft) => problemsOf(draft).problems.filter(({ code }) => code.startsWith("LINK_"));
    expect(errors(changed(now, ...proposal.ops))).not.toEqual([]);
    expect(errors(changed(now, ...again.proposal.ops))).toEqual([]);
  });

  it("[BP41] asks for what opens a rule that serves more people by now, also where it needed no yes", () => {
    const ordinary = propose(insurance, { op: "link", id: "p_pat_doc", prop: "fields", to: "f_ins" });
    const opens = propose({ op: "link", id: "p_pat_doc", prop: "fields", to: "f_pat_phone" });
    expect(ordinary.changes.map(({ major }) => major)).toEqual([null, null]);
    for (const proposal of [ordinary, opens]) {
      const { anew } = reconsider(proposal, changed(base, everybody));
      expect(anew.map(({ major, nodes }) => [major, nodes])).toEqual([["changedSince", ["p_pat_doc"]]]);
    }
    // Fewer than before is nothing to ask about.
    const unconditional = flatten(clinic).nodes.p_appt_own!;
    expect(unconditional.props.where).toBeDefined();
    const own = propose({ op: "link", id: "p_appt_own", prop: "allow", to: "delete" });
    expect(
      reconsider(own, changed(base, { op: "set", id: "p_appt_own", prop: "where", value: null })).anew.map(({ major }) => major),
    ).toEqual(["changedSince"]);
    const fewer = changed(base, everybody);
    const wide = { ops: opens.ops, changes: changesOf(opens.ops, fewer) };
    expect(reconsider(wide, changed(fewer, { op: "unlink", id: "p_pat_doc", prop: "roles", to: "r_public" })).anew).toEqual([]);
  });

  it("[BP41] asks for a role people may take themselves when it may do more by now", () => {
    const proposal = propose({ op: "set", id: "r_doctor", prop: "signUp", value: true });
    const rule: Op = { op: "add", kind: "policy", id: "p_new", props: { roles: ["r_doctor"], entity: "ent_patient", allow: ["delete"] } };
    expect(reconsider(proposal, changed(base, note)).anew).toEqual([]);
    expect(reconsider(proposal, changed(base, rule)).anew).toHaveLength(1);
  });

  it("takes what was proposed before standings were kept as it was shown", () => {
    const proposal = propose(...removal(base, ["ent_doctor"]));
    const old = { ...proposal, changes: proposal.changes.map(({ rests: _rests, ...change }) => change) };
    expect(reconsider(old, changed(base, note))).toEqual({ proposal: old, anew: [] });
  });

  it("asks about nothing while the draft stays as it was, and never gives one id to two changes, for 120 seeds", () => {
    for (let seed = 1; seed <= 120; seed++) {
      const start = liveNodes(randomDraft(seed, 30 + (seed % 30)));
      const { ops } = mergeBatch(start, liveNodes(randomEdits(start, seeded(seed), 10).draft));
      const proposal = { ops, changes: changesOf(ops, start) };
      expect(reconsider(proposal, start).anew, `seed ${seed}`).toEqual([]);
      const again = reconsider(proposal, randomEdits(start, seeded(seed + 7), 10).draft);
      const ids = again.proposal.changes.map(({ id }) => id);
      expect(new Set(ids).size, `seed ${seed}`).toBe(ids.length);
      expect(
        again.proposal.changes.flatMap(({ needs }) => needs).every((id) => ids.includes(id)),
        `seed ${seed}`,
      ).toBe(true);
    }
  });
});
