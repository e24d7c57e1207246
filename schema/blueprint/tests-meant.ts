/** Which access tests of a proposal speak of which of its rules: the same entity, role and deed, before or after. */
import { type Draft, type DraftNode, nodeAt } from "./document.ts";
import type { Op } from "./operation.ts";
import type { Line } from "./sentences.ts";
import { builtIn, type Id } from "./shape.ts";

/** Pairs of lines, by their places; `added`: the test is a new one. */
export const testsMeant = (
  lines: readonly Line[],
  before: Draft,
  after: Draft,
): readonly { readonly test: number; readonly rule: number; readonly added: boolean }[] => {
  const states = (id: Id): readonly DraftNode[] =>
    [nodeAt(before.nodes, id), nodeAt(after.nodes, id)].flatMap((node) => (node && !node.removed ? [node] : []));
  const tests = lines.flatMap((line, test) =>
    line.ops.flatMap((op) =>
      op.id === "header" || op.op === "move"
        ? []
        : states(op.id).flatMap((node) => (node.kind === "test" ? [{ test, added: op.op === "add", node }] : [])),
    ),
  );
  return tests.flatMap(({ test, added, node }) =>
    lines.flatMap((line, rule) =>
      rule !== test && line.ops.some((op) => op.id !== "header" && states(op.id).some((one) => bears(op, one, node)))
        ? [{ test, rule, added }]
        : [],
    ),
  );
};

/** Whether an operation on a rule or an action may change what a test finds. */
const bears = (op: Op, { kind, props }: DraftNode, { owner, props: test }: DraftNode): boolean => {
  const [role, does] = [String(test.as), String(test.does)];
  const who = (id: unknown): boolean => id === role || (id === builtIn.member && role !== builtIn.public);
  if (kind === "action") return op.id === does && matters(op, { who, verb: null, fields: [] });
  if (kind !== "policy" || props.entity !== owner) return false;
  const verb = does.startsWith(`${owner}.`) ? does.slice(String(owner).length + 1) : "read";
  const fields = [test.fields ?? []].flat();
  return listed(props.roles).some(who) && listed(props.allow).includes(verb) && matters(op, { who, verb, fields });
};

interface Meant {
  readonly who: (id: unknown) => boolean;
  /** Null: an action. */
  readonly verb: string | null;
  readonly fields: readonly unknown[];
}

const matters = (op: Op, { who, verb, fields }: Meant): boolean => {
  if (op.op === "move") return false;
  if (op.op !== "link" && op.op !== "unlink") return op.op !== "set" || !words.has(op.prop.split(".")[0]!);
  switch (op.prop) {
    case "roles":
      return who(op.to);
    case "allow":
      return op.to === verb;
    default:
      return fields.includes(op.to);
  }
};

const words: ReadonlySet<string> = new Set(["key", "label", "purpose", "confirm", "done", "risk"]);
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
