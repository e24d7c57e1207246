import { expect, it } from "vitest";
import { clinic } from "../fixtures/clinic.ts";
import { flatten } from "./document.ts";
import type { Op } from "./operation.ts";
import { applyOps } from "./operations.ts";
import { problemsOf } from "./problems.ts";
import { renaming, withMarks } from "./renaming.ts";

type Given = Readonly<Record<string, string | null>>;

/** The clinic after its patients were renamed, once or several times, and the way back. */
const renamed = (...given: readonly Given[]) => {
  let draft = flatten(clinic);
  for (const one of given) {
    const ops = renaming("ent_patient", draft.nodes.ent_patient!, one);
    const applied = applyOps(draft, { ops });
    if ("refused" in applied) throw new Error(applied.refused[0]?.text.en);
    const back = applyOps(applied.draft, applied.inverse);
    expect("refused" in back ? null : back.draft.nodes.ent_patient?.props).toEqual(draft.nodes.ent_patient?.props);
    draft = applied.draft;
  }
  const asked = problemsOf(draft).problems.filter(({ code }) => code === "TEXT_UNMATCHED");
  return { draft, label: draft.nodes.ent_patient?.props.label, asked };
};
const before = clinic.entities.ent_patient!.label as { en: string; ar: string };

it("a name that is given in one language leaves the other one, which is asked about, whichever it is", () => {
  const english = renamed({ en: "Client" });
  expect(english.label).toEqual({ en: "Client", ar: before.ar });
  expect(english.asked).toMatchObject([{ level: "hint", at: { id: "ent_patient", prop: "label.ar" } }]);
  const arabic = renamed({ ar: "عميل" });
  expect(arabic.label).toEqual({ en: before.en, ar: "عميل" });
  expect(arabic.asked).toMatchObject([{ at: { prop: "label.en" } }]);
});

it("what follows in the other language answers it, stroke by stroke, and asks nothing back", () => {
  expect(renamed({ en: "C" }, { en: "Client" }, { ar: "ع" }, { ar: "عميل" })).toMatchObject({
    label: { en: "Client", ar: "عميل" },
    asked: [],
  });
  expect(renamed({ en: "Client", ar: "عميل" }).asked).toEqual([]);
  const { asked } = renamed({ en: "Client" }, { ar: "عميل" }, { en: "Guest" });
  expect(asked).toMatchObject([{ at: { prop: "label.ar" } }]);
});

it("a name that was missing is filled in without a question; one that is said to fit is not asked about again", () => {
  const { draft, asked } = renamed({ en: "Client" });
  const fits = applyOps(draft, { ops: asked[0]!.fix!.ops });
  expect("refused" in fits ? null : problemsOf(fits.draft).problems.filter(({ code }) => code === "TEXT_UNMATCHED")).toEqual([]);
  const props = { label: { ar: "مريض" } };
  expect(renaming("ent_patient", { props }, { en: "Patient" })).toEqual([
    { op: "set", id: "ent_patient", prop: "label.en", value: "Patient" },
  ]);
  expect(renaming("ent_patient", { props }, { ar: "مريض" })).toEqual([]);
});

it("operations others put together get the marks they leave out, and keep their places", () => {
  const set = (id: string, prop: string, value: unknown): Op => ({ op: "set", id, prop, value: value as never });
  const marks = (...ops: readonly Op[]) => {
    const all = withMarks(flatten(clinic), ops);
    expect(all.slice(0, ops.length)).toEqual(ops);
    expect("refused" in applyOps(flatten(clinic), { ops: all })).toBe(false);
    return all.slice(ops.length);
  };
  const asked = set("ent_patient", "labelBefore.ar", before.ar);
  expect(marks(set("ent_patient", "label.en", "Client"))).toEqual([asked]);
  // The whole text at once: what is sent along as it was is not given anew.
  expect(marks(set("ent_patient", "label", { ...before, en: "Client" }))).toEqual([asked]);
  expect(marks(set("ent_patient", "label", { en: "Client", ar: "عميل" }))).toEqual([]);
  expect(marks(set("ent_patient", "label", { en: "Client" }))).toEqual([]);
  expect(marks(set("ent_patient", "label.en", "Client"), set("ent_patient", "label.ar", "عميل"))).toEqual([]);
  expect(marks(set("ent_patient", "label.en", before.en))).toEqual([]);
  expect(marks(set("ent_patient", "label.en", "Client"), set("ent_patient", "labelBefore.ar", null))).toEqual([]);
  expect(marks(set("ent_patient", "plural.en", "Clients"), set("p_pat_doc", "label", { en: "Files" }))).toEqual([]);
});
