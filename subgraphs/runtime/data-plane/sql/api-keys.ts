/** API keys as a query reads them: one's own, and for administrators everybody's. The secret is in no column. */
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import { qualified } from "../names.ts";
import { argumentOf } from "./arguments.ts";
import { instant } from "./invitations.ts";
import type { Piece } from "./json-text.ts";
import { type Built, type Compiling, collect, objectTypeOf, type Selected, selectionOf } from "./select.ts";

const most = 500;

export const apiKeysPiece = (compiling: Compiling, field: Selected): Built => {
  const { statement } = compiling;
  const { json, place } = statement;
  const all = field.field?.args.some(({ name }) => name === "all")
    ? argumentOf(field.field, field.nodes[0]!, "all", compiling.variables)
    : null;
  const me = statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid");
  const account = statement.claim("me.account", ({ caller }) => caller.account, "uuid");
  // The class was compiled with the argument; who asks is looked at again, because a plan must not be more than its seat.
  const everybody = all
    ? ` OR ${statement.bind((input) => all.get(input) === true && input.caller.viewerClass.includes(builtIn.admin), "boolean")}`
    : "";
  const piece = objectPiece(compiling, field);
  const rows = `SELECT * FROM ${qualified(place, "_api_key")} WHERE revoked_at IS NULL AND account_id IS NOT DISTINCT FROM ${account} AND (user_id = ${me}${everybody}) ORDER BY created_at DESC, id DESC LIMIT ${most}`;
  return { piece: `(SELECT ${json.array(piece, "k.created_at DESC, k.id DESC", null)} FROM (${rows}) k)`, cost: () => most };
};

/** One key that was just written about, in the result of its action. */
export const apiKeyPiece = (compiling: Compiling, field: Selected): Piece => {
  const { statement } = compiling;
  const id = statement.bind(({ record }) => record?.id ?? null, "uuid");
  const from = qualified(statement.place, "_api_key");
  return statement.json.orNull(`(SELECT ${objectPiece(compiling, field)} FROM ${from} k WHERE k.id = ${id})`);
};

const objectPiece = (compiling: Compiling, field: Selected): Piece => {
  const { json } = compiling.statement;
  const columns: Readonly<Record<string, () => Piece>> = {
    id: () => json.quoted("k.id"),
    label: () => json.value("k.label"),
    prefix: () => json.value("k.prefix"),
    roles: () => json.value("k.roles"),
    ownerId: () => json.quoted("k.user_id"),
    createdAt: () => json.value(instant("k.created_at")),
    expiresAt: () => json.value(instant("k.expires_at")),
    lastUsedAt: () => json.value(instant("k.last_used_at")),
  };
  const type = objectTypeOf(field.field);
  return json.object(
    collect(compiling, type, selectionOf(field)).map((part): readonly [string, Piece] => {
      if (part.field === null) return [part.key, json.constant(type.name)];
      const column = columns[part.field.name];
      if (!column) throw new Error(`an API key has no ${part.field.name}`);
      return [part.key, column()];
    }),
  );
};
