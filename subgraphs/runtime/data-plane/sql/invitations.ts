/** Invitations that nobody has opened yet, as administrators read them. */
import { qualified } from "../names.ts";
import type { Piece } from "./json-text.ts";
import { type Built, type Compiling, collect, objectTypeOf, type Selected, selectionOf } from "./select.ts";

const most = 500;

export const invitationsPiece = (compiling: Compiling, field: Selected): Built => {
  const { statement } = compiling;
  const { json, place } = statement;
  const account = statement.claim("me.account", ({ caller }) => caller.account, "uuid");
  const columns: Readonly<Record<string, () => Piece>> = {
    userId: () => json.quoted("l.user_id"),
    email: () => json.value("l.email"),
    invitedAt: () => json.value(instant("l.created_at")),
    expiresAt: () => json.value(instant("l.expires_at")),
  };
  const type = objectTypeOf(field.field);
  const parts = collect(compiling, type, selectionOf(field)).map((part): readonly [string, Piece] => {
    if (part.field === null) return [part.key, json.constant(type.name)];
    const column = columns[part.field.name];
    if (!column) throw new Error(`an invitation has no ${part.field.name}`);
    return [part.key, column()];
  });
  const rows = `SELECT l.user_id, l.created_at, l.expires_at, c.email FROM ${qualified(place, "_link")} l JOIN ${qualified(place, "_credential")} c ON c.user_id = l.user_id
    WHERE l.purpose = 'invite' AND c.account_id IS NOT DISTINCT FROM ${account} ORDER BY l.created_at DESC, l.user_id LIMIT ${most}`;
  return { piece: `(SELECT ${json.array(json.object(parts), "l.created_at DESC, l.user_id", null)} FROM (${rows}) l)`, cost: () => most };
};

/** A moment as every answer prints it. */
export const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
