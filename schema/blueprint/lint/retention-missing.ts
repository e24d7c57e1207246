/**
 * RETENTION_MISSING: a compliance framework covers an entity that keeps personal data, and nothing says for how long. The fix keeps it
 * seven years, then takes the people out of it.
 */
import { nameOf } from "../naming.ts";
import { problem } from "../problem-texts.ts";
import { frameworksOver, keepsPersonal } from "./covered.ts";
import { freshId } from "./fresh.ts";
import { type Lint, none } from "./lint.ts";
import { usersOf } from "./look.ts";

const sevenYears = 2_555;

export const retentionMissing: Lint = {
  codes: ["RETENTION_MISSING"],
  of: ["entity"],
  check: (look, id) => {
    const framework = frameworksOver(look, id)[0];
    if (!framework || !keepsPersonal(look, id)) return none;
    if (usersOf(look, id, "compliance", "entity").some((rule) => look.node(rule)!.props.kind === "retention")) return none;
    // biome-ignore lint/suspicious/noThenProperty: the document's word for what happens after the days
    const props = { kind: "retention", entity: id, from: "createdAt", days: sevenYears, then: "anonymise" };
    const fix = {
      label: { en: "Keep it seven years", ar: "حفظه سبع سنوات" },
      ops: [{ op: "add" as const, kind: "compliance" as const, id: freshId(look, "compliance", id), props }],
    };
    return [problem(look.nodes, "RETENTION_MISSING", { id }, { target: nameOf(look.nodes, framework) }, fix)];
  },
};
