/** Whether an access rule opens nothing that another does not open already: told by their shape, never by what may be in the records. */
import { type ASTNode, parse } from "./expressions/parse.ts";

type Props = Readonly<Record<string, unknown>>;

/** Whether who meets the one condition always meets the other: it says all that the other says, and more. Absent is no condition. */
export const isStricter = (condition: unknown, than: unknown): boolean => {
  if (than === undefined || than === null) return true;
  const [all, wanted] = [conditionsOf(condition), conditionsOf(than)];
  return all !== null && (wanted?.every((one) => all.includes(one)) ?? false);
};

/** Whether the rule `one` gives nobody what `other` does not give them. */
export const isWithin = (one: Props, other: Props): boolean =>
  one.entity === other.entity &&
  isPart(one.roles, other.roles) &&
  isPart(one.allow, other.allow) &&
  (other.fields === "*" || (one.fields !== "*" && isPart(one.fields, other.fields))) &&
  (!Array.isArray(one.allow) || !one.allow.includes("read") || isPart(other.mask ?? [], one.mask ?? [])) &&
  isStricter(one.where, other.where) &&
  isStricter(one.check, other.check);

/** Whether every member of the one list is in the other; of what is no list, no. */
export const isPart = (some: unknown, all: unknown): boolean =>
  Array.isArray(some) && Array.isArray(all) && some.every((member) => all.includes(member));

/** What has to hold all at once, each as it is written alike; null: it cannot be read. */
const conditionsOf = (source: unknown): readonly string[] | null => {
  if (typeof source !== "string") return null;
  const parsed = parse(source);
  return "problem" in parsed ? null : joined(parsed.ast).map(shapeOf);
};
const joined = (ast: ASTNode): readonly ASTNode[] => (ast.op === "&&" ? (ast.args as readonly ASTNode[]).flatMap(joined) : [ast]);

/** The tree without its places in the text. */
const shapeOf = (ast: ASTNode): string =>
  JSON.stringify([ast.op, ast.args], (_, value) => {
    if (typeof value === "bigint") return `${value}n`;
    const node = value as ASTNode | null;
    return typeof node === "object" && node !== null && typeof node.op === "string" ? [node.op, node.args] : value;
  });
