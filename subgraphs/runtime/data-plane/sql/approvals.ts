/**
 * Requests for somebody's yes. What waits for the reader: those in a step their roles decide, about records they can see, that they did
 * not make themselves. And their own, whatever became of them. Who asks shows their name to who decides, and who decides to who asked.
 */
import type { ApprovedAction } from "../access.ts";
import { approvalsTouched } from "../live/hint.ts";
import { qualified } from "../names.ts";
import { isUuid } from "../scalars.ts";
import { askable, decidable } from "../schema-approvals.ts";
import { argumentOf } from "./arguments.ts";
import { instant } from "./invitations.ts";
import type { Piece } from "./json-text.ts";
import { askedBy, decidedBy, provesPerson } from "./predicates.ts";
import { type Built, type Compiling, collect, objectTypeOf, type Selected, selectionOf } from "./select.ts";
import { newSource } from "./source.ts";
import type { Statement } from "./statement.ts";

const most = 100;

export const approvalsPiece = (compiling: Compiling, field: Selected): Built => {
  const { statement } = compiling;
  const { now, me, account } = claimsOf(statement);
  const rows = decidable(statement.view).map(({ action, stages }) => {
    const source = newSource(statement, statement.view.tables.get(action.entity!)!);
    const id = source.system("id");
    // Time that ran out ends a request, or hands it to the next step.
    const steps = action.approval.stages.flatMap((_, at) => [
      ...(stages.includes(at) ? [`(r.stage = ${at} AND r.expires_at > ${now})`] : []),
      ...(passesOn(action, at) && stages.includes(at + 1) ? [`(r.stage = ${at} AND r.expires_at <= ${now})`] : []),
    ]);
    return `${requests(statement, action)} AND r.state = 'WAITING' AND ${decidedBy(me, account, steps, action.approval.notRequester)}
        AND r.record_id IN (SELECT ${id} FROM ${source.from()})
        AND NOT EXISTS (SELECT FROM ${qualified(statement.place, "_approval_vote")} v WHERE v.approval_id = r.id AND v.stage = r.stage AND v.voter = ${me})`;
  });
  return listOf(compiling, field, rows, "requested_at, id");
};

export const ownApprovalsPiece = (compiling: Compiling, field: Selected): Built => {
  const { statement } = compiling;
  const { me, account } = claimsOf(statement);
  const about = argumentOf(field.field, field.nodes[0]!, "recordId", compiling.variables);
  const narrowed =
    about.value === null || about.value === undefined
      ? ""
      : ` AND r.record_id = ${statement.bind((input) => {
          const id = about.get(input);
          return isUuid(id) ? id : null;
        }, "uuid")}`;
  const rows = askable(statement.view).map((action) => `${requests(statement, action)} AND ${askedBy(me, account)}${narrowed}`);
  return listOf(compiling, field, rows, "requested_at DESC, id DESC");
};

const text = (statement: Statement, value: string) => statement.bind(() => value, "text");

const claimsOf = (statement: Statement) => ({
  now: statement.claim("now", (input) => input.now.toISOString(), "timestamptz"),
  me: statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid"),
  account: statement.claim("me.account", ({ caller }) => caller.account, "uuid"),
});

/** Whether time that runs out in this step hands the request to the next one. */
const passesOn = ({ approval }: ApprovedAction, at: number): boolean =>
  approval.stages[at]?.onExpiry === "escalate" && at + 1 < approval.stages.length;

/** The requests of one action with what the model says of them. */
const requests = (statement: Statement, action: ApprovedAction): string => {
  const { now, me } = claimsOf(statement);
  const { stages } = action.approval;
  const handing = stages.flatMap((_, at) => (passesOn(action, at) ? [at] : []));
  const late = `(r.state = 'WAITING' AND r.expires_at <= ${now})`;
  const handed = handing.length > 0 ? `(${late} AND r.stage IN (${handing.join(", ")}))` : "false";
  const words = action.label[statement.locale] ?? action.label.en ?? action.key;
  const entity = statement.view.tables.get(action.entity!)!;
  return `SELECT r.*, ${text(statement, action.key)} AS action_key, ${text(statement, words)} AS label, ${text(statement, entity.key)} AS entity_key, ${stages.length} AS stages,
      least(r.stage + 1 + (CASE WHEN ${handed} THEN 1 ELSE 0 END), ${stages.length}) AS stage_now, (CASE WHEN ${late} AND NOT ${handed} THEN 'EXPIRED' ELSE r.state END) AS status
    FROM ${qualified(statement.place, "_approval")} r WHERE ${provesPerson(me)} AND r.action = ${text(statement, action.ref)}`;
};

const listOf = (compiling: Compiling, field: Selected, rows: readonly string[], order: string): Built => {
  const { json, read } = compiling.statement;
  read(approvalsTouched);
  const list = `(SELECT ${json.array(objectPiece(compiling, field), null, null)} FROM (SELECT * FROM (${rows.join(" UNION ALL ")}) q ORDER BY ${order} LIMIT ${most}) a)`;
  return { piece: list, cost: () => most * (1 + selectionOf(field).reduce((sum, set) => sum + (set?.selections.length ?? 0), 0)) };
};

const objectPiece = (compiling: Compiling, field: Selected): Piece => {
  const { json } = compiling.statement;
  const type = objectTypeOf(field.field);
  return json.object(
    collect(compiling, type, selectionOf(field)).map((part) =>
      part.field === null ? [part.key, json.constant(type.name)] : [part.key, partOf(compiling, part)],
    ),
  );
};

const partOf = (compiling: Compiling, part: Selected): Piece => {
  const { statement } = compiling;
  const { json, place } = statement;
  switch (part.field.name) {
    case "id":
      return json.quoted("a.id");
    case "action":
      return json.value("a.action_key");
    case "label":
      return json.value("a.label");
    case "entity":
      return json.value("a.entity_key");
    case "recordId":
      return json.quoted("a.record_id");
    case "params":
      return json.json("a.params");
    case "requestedById":
      return json.quoted("a.requested_by");
    case "requestedBy":
      return json.value(nameOf(place, "a.requested_by"));
    case "stage":
      return json.raw("a.stage_now");
    case "stages":
      return json.raw("a.stages");
    case "status":
      return json.value("a.status");
    case "answers":
      return answersPiece(compiling, part);
    case "expiresAt":
      return json.quoted(instant("a.expires_at"));
    case "decidedAt":
      return json.quoted(instant("a.decided_at"));
    case "requestedAt":
      return json.quoted(instant("a.requested_at"));
    default:
      throw new Error(`a request has no ${part.field.name}`);
  }
};

const answersPiece = (compiling: Compiling, field: Selected): Piece => {
  const { json, place } = compiling.statement;
  const type = objectTypeOf(field.field);
  const parts = collect(compiling, type, selectionOf(field)).map(({ key, field: part }): readonly [string, Piece] => {
    switch (part?.name) {
      case undefined:
        return [key, json.constant(type.name)];
      case "by":
        return [key, json.value(nameOf(place, "v.voter"))];
      case "approve":
        return [key, json.raw("v.approves")];
      case "note":
        return [key, json.value("v.note")];
      case "stage":
        return [key, json.raw("v.stage + 1")];
      default:
        return [key, json.quoted(instant("v.at"))];
    }
  });
  return `(SELECT ${json.array(json.object(parts), "v.at, v.voter", null)} FROM ${qualified(place, "_approval_vote")} v WHERE v.approval_id = a.id)`;
};

const nameOf = (place: Statement["place"], id: string): string =>
  `(SELECT nullif(u.f_user_name, '') FROM ${qualified(place, "_user")} u WHERE u.id = ${id} AND u.deleted_at IS NULL)`;
