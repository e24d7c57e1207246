/** What was said in SQL and means something else here — a date compared with an instant, a default that does not fit — goes again, and is told. */
import { type DraftNode, flatten, nest } from "../../../schema/blueprint/document.ts";
import { problemsOf } from "../../../schema/blueprint/problems.ts";
import type { Blueprint, Id } from "../../../schema/blueprint/shape.ts";
import { type Note, note } from "./note.ts";

/** The document without checks, rules, defaults, formulas and indexes over some rows that are errors here, and a note for each. */
export const settle = (document: Blueprint): { readonly document: Blueprint; readonly report: readonly Note[] } => {
  const draft = flatten(document);
  const nodes: Record<Id, DraftNode> = { ...draft.nodes };
  const report: Note[] = [];
  for (const { level, code, at, text } of problemsOf(draft).problems) {
    const node = nodes[at.id];
    if (level !== "error" || !node) continue;
    const prop = at.prop?.split(".")[0] ?? "";
    if (node.kind === "rule" || (node.kind === "index" && prop === "where")) delete nodes[at.id];
    else if (node.kind === "field" && ["check", "default", "compute"].includes(prop)) {
      const { [prop]: _, message, ...props } = node.props;
      nodes[at.id] = { ...node, props: prop === "check" || message === undefined ? props : { ...props, message } };
    } else continue;
    report.push(note("left", `Not taken: ${text.en} (${code})`, `لم يؤخذ: ${text.ar} (${code})`));
  }
  return report.length === 0 ? { document, report } : { document: nest({ header: draft.header, nodes }), report };
};
