/**
 * Which operations nobody may wave through with others [BP41]: what removes something, loses data, lets people do or see more, weakens
 * compliance or touches a connection. Each of them has a yes of its own. What a batch adds by itself is nobody's yet: only what
 * opens something that was there before counts.
 */
import type { Sentence } from "../ids.ts";
import { type Draft, type DraftNode, nodeAt } from "./document.ts";
import { builtInNodes } from "./naming.ts";
import { isPart, isStricter, isWithin } from "./narrower.ts";
import type { NodeKind, Op } from "./operation.ts";
import { opensNoField, takesField } from "./policy-fields.ts";
import type { Id } from "./shape.ts";

/** Why a change needs a yes of its own, in words. */
export const majorReasons = {
  removes: { en: "Removes something", ar: "يحذف شيئًا" },
  removesMore: { en: "Removes more than when it was proposed", ar: "يحذف أكثر مما كان عند اقتراحه" },
  losesData: { en: "May lose data", ar: "قد يُفقد بيانات" },
  widensAccess: { en: "Lets people see or do more", ar: "يوسّع ما يراه الناس أو يفعلونه" },
  weakensCompliance: { en: "Weakens protection or compliance", ar: "يُضعف الحماية أو الامتثال" },
  changedSince: { en: "What it opens was changed after it was proposed", ar: "تغيّر ما يفتحه بعد اقتراحه" },
  touchesConnections: { en: "Changes a connection to another system", ar: "يغيّر الاتصال بنظام آخر" },
} as const satisfies Record<string, Sentence>;
export type MajorReason = keyof typeof majorReasons;

/** The nodes before a batch, and those it adds. */
interface Ground {
  readonly before: Draft;
  readonly added: ReadonlyMap<Id, Extract<Op, { op: "add" }>>;
  readonly ops: readonly Op[];
}

/** What operations stand on: a draft, and the nodes they add to it. */
export const groundOf = (before: Draft, ops: readonly Op[]): Ground => ({
  before,
  ops,
  added: new Map(ops.flatMap((op) => (op.op === "add" ? [[op.id, op] as const] : []))),
});

/** Why this operation needs a yes of its own; null: it does not. */
export const majorOf = (ground: Ground, op: Op): MajorReason | null => {
  if (op.id === "header") return headerReason(op);
  const node = op.op === "add" ? undefined : (nodeAt(ground.before.nodes, op.id) ?? builtInNodes[op.id]);
  const kind = op.op === "add" ? op.kind : node?.kind;
  if (kind === "connection") return "touchesConnections";
  switch (op.op) {
    case "remove":
      return ground.added.has(op.id) ? null : "removes";
    case "add":
      return addReason(ground, op);
    case "link":
    case "unlink":
    case "set":
      return ground.added.has(op.id) || !node ? null : (changeReasons[node.kind]?.(ground, op, node) ?? null);
    case "restore":
      return kind === "policy" || kind === "action" ? "widensAccess" : null;
    case "move":
      return null;
  }
};

type Change = Extract<Op, { op: "link" | "unlink" | "set" }>;
const nameOf = (op: Change): string => op.prop.split(".")[0]!;
const one = (...names: readonly string[]): ReadonlySet<string> => new Set(names);

const headerReason = (op: Op): MajorReason | null => {
  if (op.op !== "set" && op.op !== "link" && op.op !== "unlink") return null;
  if (op.prop === "signUp" || op.prop === "accounts") return "widensAccess";
  return op.prop === "residency" ? "weakensCompliance" : null;
};

/** A rule about what was there before opens it, unless another opens as much already; one about what comes with it opens nothing. */
const addReason = ({ added, before }: Ground, op: Extract<Op, { op: "add" }>): MajorReason | null => {
  const old = (id: unknown): boolean => typeof id === "string" && !added.has(id);
  switch (op.kind) {
    case "policy": {
      if (!old(op.props.entity)) return null;
      const given = Object.values(before.nodes).some((node) => node.kind === "policy" && !node.removed && isWithin(op.props, node.props));
      return given ? null : "widensAccess";
    }
    case "effect":
      // What an action does to records that are there, whoever may call it.
      return opensRecords(op.props, old) ? "widensAccess" : null;
    case "assistant":
      return Array.isArray(op.props.reads) && op.props.reads.some(old) ? "widensAccess" : null;
    case "compliance":
      return op.props.kind === "retention" && old(op.props.entity) ? "losesData" : null;
    default:
      return null;
  }
};

const opensRecords = (props: Readonly<Record<string, unknown>>, old: (id: unknown) => boolean): boolean => {
  switch (props.do) {
    case "delete":
    case "update":
      return true;
    case "set":
      return old(props.field);
    case "create":
      return old(props.entity);
    default:
      return false;
  }
};

const classes = ["public", "internal", "personal", "sensitive"];
const audits = ["none", "changes", "all"];
const risks = ["low", "medium", "high", "critical"];
const lower = (scale: readonly string[], before: unknown, after: unknown): boolean =>
  scale.indexOf(String(after)) < scale.indexOf(String(before));

const changeReasons: Partial<Record<NodeKind, (ground: Ground, op: Change, node: DraftNode) => MajorReason | null>> = {
  field: (_ground, op, { props }) => {
    if (op.op !== "set") return null;
    if (op.prop === "classification") return lower(classes, props.classification, op.value) ? "weakensCompliance" : null;
    if (op.prop === "type" || op.prop === "compute") return "losesData";
    return narrows(op, props) ? "losesData" : null;
  },
  entity: (_ground, op, { props }) =>
    op.op === "set" && op.prop === "audit" && lower(audits, props.audit, op.value) ? "weakensCompliance" : null,
  role: (_ground, op) => (op.op === "set" && one("signUp", "explain").has(op.prop) && op.value === true ? "widensAccess" : null),
  policy: ({ added, ops }, op, { props }) => {
    const name = nameOf(op);
    if (op.op === "link") return one("roles", "allow").has(name) || (name === "fields" && !added.has(op.to)) ? "widensAccess" : null;
    if (op.op === "unlink") return name === "mask" && !ops.some((other) => takesField(other, op.id, op.to)) ? "widensAccess" : null;
    if (op.op === "set" && name === "fields" && opensNoField(props.fields, op.value)) return null;
    // What is masked besides what was: nobody sees more.
    if (op.op === "set" && name === "mask" && isPart(props.mask ?? [], op.value)) return null;
    if (op.op === "set" && (name === "where" || name === "check") && op.value !== null && isStricter(op.value, props[name])) return null;
    return one("where", "check", "fields", "mask", "entity", "roles", "allow").has(name) ? "widensAccess" : null;
  },
  action: (_ground, op, { props }) => {
    const name = nameOf(op);
    if (op.op === "link") return name === "roles" ? "widensAccess" : null;
    if (op.op !== "set") return null;
    if (name === "risk") return lower(risks, props.risk, op.value) ? "weakensCompliance" : null;
    // A first guard or approval only narrows.
    return one("when", "approval", "roles", "entity").has(name) && props[name] !== undefined ? "widensAccess" : null;
  },
  effect: (_ground, op) => (op.op === "set" && one("do", "field", "to", "entity", "when").has(nameOf(op)) ? "widensAccess" : null),
  assistant: (_ground, op) =>
    (op.op === "link" && one("reads", "actions", "roles").has(op.prop)) || (op.op === "set" && op.prop === "autonomy")
      ? "widensAccess"
      : null,
  compliance: () => "weakensCompliance",
};

/** Another target, or room for less than there was. */
const narrows = (op: Extract<Change, { op: "set" }>, props: DraftNode["props"]): boolean => {
  if (op.prop === "config.target") return true;
  if (!one("config.max", "config.precision", "config.scale").has(op.prop) || typeof op.value !== "number") return false;
  const before = (props.config as Readonly<Record<string, unknown>> | undefined)?.[op.prop.slice("config.".length)];
  return typeof before !== "number" || op.value < before;
};
