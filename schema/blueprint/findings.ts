/** What `normalise` found, before its sentence is written: names are known only when every node has been read. */
import type { Sentence } from "../ids.ts";
import { type Nodes, nameOf } from "./naming.ts";
import type { Problem } from "./operation.ts";
import { problem } from "./problem-texts.ts";
import type { Id } from "./shape.ts";

export interface Finding {
  readonly code: Parameters<typeof problem>[1];
  readonly id: Id | "header";
  readonly prop?: string;
  readonly params?: Record<string, string | Sentence>;
  readonly target?: Id;
  readonly fix?: "restore" | "clear" | "unlink" | "rename";
  readonly value?: string;
}

/** The problems people see: each finding with its sentence, and with its fix where there is one. */
export const problemsFrom = (found: readonly Finding[], nodes: Nodes): readonly Problem[] =>
  found.map((finding) => {
    const { code, id, prop, params = {}, target } = finding;
    const at = prop === undefined ? { id } : { id, prop };
    const named = target === undefined ? params : { ...params, target: nameOf(nodes, target) };
    return problem(nodes, code, at, named, fixOf(nodes, finding));
  });

const fixOf = (nodes: Nodes, { id, prop, target, fix, value }: Finding): Parameters<typeof problem>[4] => {
  if (fix === "restore" && target) {
    const name = nameOf(nodes, target);
    return { label: { en: `Restore ${name.en}`, ar: `استعادة ${name.ar}` }, ops: [{ op: "restore", id: target }] };
  }
  if (fix === "clear" && prop) return { label: { en: "Take it out", ar: "إزالته" }, ops: [{ op: "set", id, prop, value: null }] };
  if (fix === "unlink" && prop && target)
    return { label: { en: "Take it out", ar: "إزالته" }, ops: [{ op: "unlink", id, prop, to: target }] };
  if (fix === "rename" && value)
    return { label: { en: `Rename to “${value}”`, ar: `تغيير الاسم إلى «${value}»` }, ops: [{ op: "set", id, prop: "key", value }] };
  return undefined;
};
