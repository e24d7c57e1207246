/** What waits for the reader's yes: requests in a step their roles decide, about records they can see, that they did not make themselves. */
import { qualified } from "../names.ts";
import { decidable } from "../schema-approvals.ts";
import { type Built, type Compiling, collect, objectTypeOf, type Selected, selectionOf } from "./select.ts";
import { newSource } from "./source.ts";

const most = 100;

export const approvalsPiece = (compiling: Compiling, field: Selected): Built => {
  const { statement } = compiling;
  const { json, view } = statement;
  const now = statement.claim("now", (input) => input.now.toISOString(), "timestamptz");
  const me = statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid");
  const account = statement.bind(({ caller }) => caller.account, "uuid");
  const text = (value: unknown) => statement.bind(() => value, "text");
  const rows = decidable(view).map(({ action, stages }) => {
    const table = view.tables.get(action.entity!)!;
    const source = newSource(statement, table);
    const id = source.system("id");
    // Time that ran out ends a request, or hands it to the next step.
    const steps = action.approval.stages.flatMap((stage, at) => {
      const passes = stage.onExpiry === "escalate" && at + 1 < action.approval.stages.length;
      return [
        ...(stages.includes(at) ? [`(r.stage = ${at} AND r.expires_at > ${now})`] : []),
        ...(passes && stages.includes(at + 1) ? [`(r.stage = ${at} AND r.expires_at <= ${now})`] : []),
      ];
    });
    const others = action.approval.notRequester ? ` AND r.requested_by <> ${me}` : "";
    const words = action.label[statement.locale] ?? action.label.en ?? action.key;
    return `SELECT r.*, ${text(action.key)} AS action_key, ${text(words)} AS label, ${text(table.key)} AS entity_key FROM ${qualified(statement.place, "_approval")} r
      WHERE r.state = 'WAITING' AND r.action = ${text(action.ref)} AND r.account_id IS NOT DISTINCT FROM ${account} AND (${steps.join(" OR ")})${others}
        AND r.record_id IN (SELECT ${id} FROM ${source.from()})
        AND NOT EXISTS (SELECT FROM ${qualified(statement.place, "_approval_vote")} v WHERE v.approval_id = r.id AND v.stage = r.stage AND v.voter = ${me})`;
  });
  const type = objectTypeOf(field.field);
  const parts = collect(compiling, type, selectionOf(field)).map((part) => {
    const name = part.field?.name;
    return [part.key, name === undefined ? json.constant(type.name) : partOf(name, json)] as const;
  });
  const list = `(SELECT ${json.array(json.object(parts), null, null)} FROM (SELECT * FROM (${rows.join(" UNION ALL ")}) q ORDER BY q.requested_at, q.id LIMIT ${most}) a)`;
  return { piece: list, cost: () => most * parts.length };
};

const partOf = (name: string, json: Compiling["statement"]["json"]) => {
  switch (name) {
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
    case "stage":
      return json.raw("a.stage + 1");
    default:
      return json.quoted(
        `to_char(a.${name === "expiresAt" ? "expires_at" : "requested_at"} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
      );
  }
};
