/** What a commit changed, in a few words for other processes [DP36]: an environment, an entity, and who, when it was a person. */
import { z } from "zod";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";

/** Enough of a change to know whose answers it touches. */
export interface Touched {
  readonly entity: Id;
  readonly id: string;
  /** Known where the change was made. */
  readonly op?: string;
  readonly account?: string | null;
  /** Of a new record, what is known of it, by field id. */
  readonly values?: ReadonlyMap<Id, unknown>;
}

/** Stands in place of an entity where requests for a yes changed: no entity has this id. */
export const approvalsTouched: Id = "_approval";

const words = z.tuple([z.string(), z.string().nullable(), z.string()]);

/** Null touches everything there. */
export const hintOf = (environmentId: string, touched: Touched | null): string =>
  JSON.stringify([environmentId, touched?.entity ?? null, touched?.entity === builtIn.user ? touched.id : ""] satisfies z.infer<
    typeof words
  >);

/** Null: not to be read, e.g. from a process of another version; then anything may be touched. */
export const readHint = (text: string): { readonly environmentId: string; readonly touched: Touched | null } | null => {
  const { success, data } = words.safeParse(parsed(text));
  if (!success) return null;
  const [environmentId, entity, id] = data;
  return { environmentId, touched: entity === null ? null : { entity: entity as Id, id } };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
