/** Who decides about requests for a yes, as the wall of `_approval` knows it: the rows of `_approver`, which follow from the model. */
import type { Model } from "../../../schema/model/model.ts";
import { literal, type Place, qualified } from "./names.ts";

/** Roles that decide in some step of an action, by the action's ref. */
export const approversOf = ({ actions }: Pick<Model, "actions">): readonly (readonly [action: string, role: string])[] =>
  actions.flatMap(({ ref, approval }) => [...new Set(approval?.stages.flatMap(({ roles }) => roles))].map((role) => [ref, role] as const));

const pairs = (model: Pick<Model, "actions">): string =>
  approversOf(model)
    .map((pair) => `(${pair.map(literal).join(", ")})`)
    .join(", ");

/** Statements by which those the model lets decide count at the wall. Can be run again. */
export const addApprovers = (place: Place, model: Pick<Model, "actions">): readonly string[] =>
  approversOf(model).length === 0
    ? []
    : [`INSERT INTO ${qualified(place, "_approver")} (action, role) VALUES ${pairs(model)} ON CONFLICT DO NOTHING`];

/** The same for those it no longer lets decide: they count no more. */
export const dropApprovers = (place: Place, model: Pick<Model, "actions">): string =>
  `DELETE FROM ${qualified(place, "_approver")}${approversOf(model).length === 0 ? "" : ` WHERE (action, role) NOT IN (VALUES ${pairs(model)})`}`;
