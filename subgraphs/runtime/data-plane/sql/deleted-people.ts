/** People who were deleted and can still be brought back, as administrators read them. An invitation that was withdrawn is nobody. */

import { qualified } from "../names.ts";
import { keptDays } from "../people/erase.ts";
import { instant } from "./invitations.ts";
import type { Piece } from "./json-text.ts";
import { type Built, type Compiling, collect, objectTypeOf, type Selected, selectionOf } from "./select.ts";

const most = 500;

export const deletedPeoplePiece = (compiling: Compiling, field: Selected): Built => {
  const { statement } = compiling;
  const { json, place } = statement;
  const now = statement.claim("now", (input) => input.now.toISOString(), "timestamptz");
  const account = statement.view.accounts
    ? ` AND u.account_id IS NOT DISTINCT FROM ${statement.claim("me.account", ({ caller }) => caller.account, "uuid")}`
    : "";
  const columns: Readonly<Record<string, () => Piece>> = {
    id: () => json.quoted("u.id"),
    name: () => json.value("u.f_user_name"),
    email: () => json.value("u.f_user_email"),
    deletedAt: () => json.value(instant("u.deleted_at")),
    erasedAt: () => json.value(instant(`(u.deleted_at + interval '${keptDays} days')`)),
  };
  const type = objectTypeOf(field.field);
  const parts = collect(compiling, type, selectionOf(field)).map((part): readonly [string, Piece] => {
    if (part.field === null) return [part.key, json.constant(type.name)];
    const column = columns[part.field.name];
    if (!column) throw new Error(`a deleted person has no ${part.field.name}`);
    return [part.key, column()];
  });
  const rows = `SELECT * FROM ${qualified(place, "_user")} u WHERE u.deleted_at > ${now} - interval '${keptDays} days' AND coalesce(u.f_user_status, '') NOT IN ('erased', 'invited')${account} ORDER BY u.deleted_at DESC, u.id LIMIT ${most}`;
  return { piece: `(SELECT ${json.array(json.object(parts), "u.deleted_at DESC, u.id", null)} FROM (${rows}) u)`, cost: () => most };
};
