/**
 * Which sentences of a proposal cannot be without which: what names something comes with what adds it, a removal with all that lets go of
 * it, and an access test that goes or says something else with the rules it speaks of. A rule taken without its test would stop the next
 * release; a test taken away alone would be missed by nobody.
 */
import { type Draft, isBag, withInner } from "./document.ts";
import type { Op } from "./operation.ts";
import { applyOps } from "./operations.ts";
import type { Line } from "./sentences.ts";
import type { Id } from "./shape.ts";
import { testsMeant } from "./tests-meant.ts";

/** Per line those it cannot be without, and those cannot be without in turn. */
export const needsOf = (lines: readonly Line[], ops: readonly Op[], before: Draft): readonly ReadonlySet<number>[] => {
  const applied = applyOps(before, { ops }, ops.length);
  const found = directNeeds(lines, before);
  for (const { test, rule, added } of testsMeant(lines, before, "refused" in applied ? before : applied.draft)) {
    found[test]!.add(rule);
    // A rule is whole without a further test.
    if (!added) found[rule]!.add(test);
  }
  return closed(found);
};

/** Per line the lines that must come with it: those that add what it names, and a removal with all that lets go of what it removes. */
const directNeeds = (lines: readonly Line[], before: Draft): readonly Set<number>[] => {
  const found = lines.map(() => new Set<number>());
  const adds = new Map(
    lines.flatMap((line, at) => line.ops.flatMap((op) => (op.op === "add" || op.op === "restore" ? [[op.id, at] as const] : []))),
  );
  lines.forEach((line, at) => {
    for (const id of line.ops.flatMap(namedIn)) if (adds.has(id) && adds.get(id) !== at) found[at]!.add(adds.get(id)!);
    const lost = lostBy(line, before);
    if (lost.size === 0) return;
    // Letting go and removing belong together, whichever of the two is looked at.
    lines.forEach((other, there) => {
      if (there === at || !letsGo(other, lost, before)) return;
      found[at]!.add(there);
      found[there]!.add(at);
    });
  });
  return found;
};

const lostBy = (line: Line, before: Draft): ReadonlySet<Id> => {
  const removed = line.ops.flatMap((op) => (op.op === "remove" ? [op.id] : []));
  return removed.length === 0 ? new Set() : withInner(before.nodes, removed);
};

/** Whether a line lets go of something: takes out or replaces what named it, or removes a node that did. */
const letsGo = (line: Line, lost: ReadonlySet<Id>, before: Draft): boolean =>
  line.ops.some((op) => {
    if (lost.has(op.id)) return false;
    switch (op.op) {
      case "unlink":
        return lost.has(op.to);
      case "set":
        return idsIn(valueAt(before, op.id, op.prop)).some((id) => lost.has(id)) && !idsIn(op.value).some((id) => lost.has(id));
      case "remove":
        return [...withInner(before.nodes, [op.id])].some((id) => idsIn(before.nodes[id]?.props).some((named) => lost.has(named)));
      default:
        return false;
    }
  });

const namedIn = (op: Op): readonly string[] => {
  switch (op.op) {
    case "add":
      return [...(op.parent ? [op.parent] : []), ...idsIn(op.props)];
    case "set":
      return [op.id, ...idsIn(op.prop), ...idsIn(op.value)];
    case "link":
    case "unlink":
      return [op.id, op.to];
    case "move":
      return [op.id, ...(op.parent ? [op.parent] : [])];
    case "remove":
    case "restore":
      return [];
  }
};

const idsIn = (value: unknown): readonly string[] =>
  value === undefined ? [] : (JSON.stringify(value).match(/[a-z]{1,3}_[a-z0-9_]+/g) ?? []);

const valueAt = (draft: Draft, id: Id | "header", path: string): unknown => {
  const [name, ...rest] = path.split(".");
  const value = (id === "header" ? draft.header : draft.nodes[id]?.props)?.[name!];
  return rest.length === 0 || !isBag(value) ? value : value[rest.join(".")];
};

/** Needs of needs, until nothing is added. */
const closed = (direct: readonly ReadonlySet<number>[]): readonly ReadonlySet<number>[] =>
  direct.map((first, index) => {
    const all = new Set(first);
    const queue = [...first];
    for (let at = queue.pop(); at !== undefined; at = queue.pop())
      for (const next of direct[at]!)
        if (next !== index && !all.has(next)) {
          all.add(next);
          queue.push(next);
        }
    return all;
  });
