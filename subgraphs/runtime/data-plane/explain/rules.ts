/** What an explanation is made of: policies and guards as they count for one operation, and whether they admit, as SQL. */
import type { Checked, ExprNode } from "../../../../schema/blueprint/expressions/checked.ts";
import { builtIn, type Crud, type Id } from "../../../../schema/blueprint/shape.ts";
import { conjunctsOf, type Speaker } from "../../../../schema/model/expression-sentences.ts";
import type { ActionModel, Grant, Table } from "../../../../schema/model/model.ts";
import { condition, type Extra, expression } from "../sql/expression.ts";
import type { Compiling } from "../sql/select.ts";
import type { Source } from "../sql/source.ts";
import type { Statement } from "../sql/statement.ts";
import { actionSentence, policySentence } from "./sentences.ts";
import type { WhyOperation } from "./types.ts";

/** One policy, with all of the person's roles it may come from. */
export interface Rule {
  readonly sentence: string;
  readonly roles: readonly Id[];
  readonly where: Checked | null;
  /** Looked at after a change: named, not decided. */
  readonly check: Checked | null;
  readonly grant: Grant | null;
}

/** What everything in one explanation shares. */
export interface Explaining {
  readonly compiling: Compiling;
  readonly statement: Statement;
  readonly speaker: Speaker;
  readonly table: Table;
  readonly others: boolean;
  readonly explains: boolean;
  readonly record: Source;
  readonly base: string;
  readonly extra: Extra;
  /** SQL: person and record are both there for the asker to see. */
  readonly known: string;
  /** SQL: the person holds one of the roles. */
  holds(roles: readonly Id[]): string;
}

export const rulesOf = (explaining: Explaining, operation: WhyOperation): readonly Rule[] =>
  "crud" in operation ? crudRules(explaining, operation.crud) : [actionRule(explaining, operation.action)];

export const readRules = (explaining: Explaining): readonly Rule[] => crudRules(explaining, "read");

/** Grants of all roles somebody may hold, those of one policy together. */
const crudRules = ({ statement, table, others }: Explaining, crud: Crud): readonly Rule[] => {
  const { model, viewerClass } = statement.view;
  const byPolicy = new Map<string | Grant, { readonly grant: Grant; readonly roles: Id[] }>();
  for (const role of model.roles) {
    if (others ? role.id === builtIn.public : !viewerClass.includes(role.id)) continue;
    for (const grant of role.access[table.id]?.[crud] ?? []) {
      const policy = grant.policy === "implied" ? grant : grant.policy;
      const known = byPolicy.get(policy);
      if (known) known.roles.push(role.id);
      else byPolicy.set(policy, { grant, roles: [role.id] });
    }
  }
  const policies = [...byPolicy.values()].sort((a, b) => (a.grant.policy < b.grant.policy ? -1 : a.grant.policy > b.grant.policy ? 1 : 0));
  return policies.map(({ grant, roles }) => ({
    sentence: policySentence(model, roles, crud, table)[statement.locale],
    roles,
    where: grant.where,
    check: grant.check,
    grant,
  }));
};

const actionRule = ({ statement, table }: Explaining, action: ActionModel): Rule => ({
  sentence: actionSentence(statement.view.model, action, table)[statement.locale],
  roles: action.roles,
  where: action.when,
  check: null,
  grant: null,
});

/** What is entered when the action runs is not known before. */
export const needsParams = (node: ExprNode): boolean =>
  node.k === "name" ||
  (node.k === "call" && node.args.some(needsParams)) ||
  (node.k === "list" && node.items.some(needsParams)) ||
  (node.k === "over" && node.body !== null && needsParams(node.body));

export const partOf = (whole: Checked, tree: ExprNode): Checked => ({ ...whole, tree });

/** SQL: does the rule admit this record of this person. Of an action's guard, only what is known before it runs. */
export const admitsSql = ({ statement, table, base, extra, known, holds }: Explaining, rule: Rule, creates: boolean): string => {
  const parts = rule.where && !creates ? conjunctsOf(rule.where.tree).filter((node) => !needsParams(node)) : [];
  const held = holds(rule.roles);
  if (parts.length === 0) return `(${known} AND ${held})`;
  const admitted =
    rule.grant === null
      ? parts.map((node) => `${expression(statement, table, base, partOf(rule.where!, node), extra)} IS TRUE`).join(" AND ")
      : `${condition(statement, table, base, rule.where!, extra)} IS TRUE`;
  return `(CASE WHEN ${known} AND ${held} THEN ${admitted} ELSE false END)`;
};
