/**
 * `why` as a piece of a plan: one row with the person, the record as the asker sees it, and for every policy whether it admits, asked by
 * the same predicates wall 1 is made of. A record the asker does not see leaves that row empty, so its answer is that of none.
 */
import type { Checked, ExprNode } from "../../../../schema/blueprint/expressions/checked.ts";
import { bothOf } from "../../../../schema/blueprint/naming.ts";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import { conjunctsOf, type Speaker, speakerOf } from "../../../../schema/model/expression-sentences.ts";
import type { Grant, Model } from "../../../../schema/model/model.ts";
import { mayExplain } from "../../../../schema/model/pages/access.ts";
import { showsMask, showsPlain } from "../access.ts";
import { InvalidInput } from "../errors.ts";
import { ident, physical, qualified, storedColumns, tableName } from "../names.ts";
import { isUuid } from "../scalars.ts";
import { argumentOf } from "../sql/arguments.ts";
import { type Extra, expression } from "../sql/expression.ts";
import type { Piece } from "../sql/json-text.ts";
import { type Built, type Compiling, collect, objectTypeOf, type Selected, selectionOf } from "../sql/select.ts";
import { newSource } from "../sql/source.ts";
import type { Statement } from "../sql/statement.ts";
import { admitsSql, type Explaining, needsParams, partOf, type Rule, readRules, rulesOf } from "./rules.ts";
import { hiddenCondition, reasons } from "./sentences.ts";
import type { WhyOperation } from "./types.ts";
import { emptyOrVisible, hidden, isOpen, lookAlong, readsOf, seenSql, titleOf, valuePiece } from "./values.ts";

export const whyPiece = (compiling: Compiling, field: Selected): Built => {
  const { statement } = compiling;
  const { view, json } = statement;
  const input = argumentOf(field.field, field.nodes[0]!, "input", compiling.variables);
  const table = view.tables.get(input.member("entity").value as Id)!;
  const operation = (input.member("operation").value as WhyOperation | undefined | null) ?? { crud: "read" };
  const id = input.member("id");
  if ("action" in operation && operation.action.entity !== table.id)
    throw wrong("operation", "This action is not one of these records.", "هذا الإجراء ليس من إجراءات هذه السجلات.");
  const creates = "crud" in operation && operation.crud === "create";
  if (!creates && (id.value === null || id.value === undefined)) throw wrong("id", "Say which record.", "حدّد السجل.");
  const explains = mayExplain(view.model, view.viewerClass);
  const endUser = explains ? input.member("endUser") : null;
  const others = endUser !== null && endUser.value !== null && endUser.value !== undefined;

  const record = newSource(statement, table);
  const found = record.system("id");
  const base = statement.alias("b");
  const extra: Extra = others ? { me: { id: "s.id", account: "s.account_id", roles: "s.roles", field: (name) => `s.${ident(name)}` } } : {};
  const seen = creates ? "true" : `${found} IS NOT NULL`;
  const explaining: Explaining = {
    compiling,
    statement,
    speaker: speakerFor(view.model),
    table,
    others,
    explains,
    record,
    base,
    extra,
    known: others ? `(s.id IS NOT NULL AND ${seen})` : `(${seen})`,
    holds: (roles) =>
      others
        ? `coalesce(s.roles && ${statement.bind(() => roles, "text[]")}, false)`
        : String(roles.some((role) => view.viewerClass.includes(role))),
  };
  const rules = rulesOf(explaining, operation);
  const reads = "crud" in operation && operation.crud === "read" ? null : readRules(explaining);
  const admits = rules.map((rule) => admitsSql(explaining, rule, creates));
  const visible = creates ? ["true"] : reads ? reads.map((rule) => admitsSql(explaining, rule, false)) : admits;

  const g = statement.alias("g");
  const any = (parts: readonly string[]) => (parts.length ? `(${parts.join(" OR ")})` : "false");
  const given = [
    ...admits.map((sql, at) => `${sql} AS a${at}`),
    ...rules.map((rule, at) => `${explaining.holds(rule.roles)} AS h${at}`),
    `${any(visible)} AS visible`,
  ];
  const active = others ? "s.active" : "true";
  const allowed = `(${explaining.known} AND ${active} AND ${g}.visible AND ${any(rules.map((_, at) => `${g}.a${at}`))})`;

  const type = objectTypeOf(field.field);
  const parts = collect(compiling, type, selectionOf(field)).map((part): readonly [string, Piece] => {
    if (part.field === null) return [part.key, json.constant(type.name)];
    switch (part.field.name) {
      case "allowed":
        return [part.key, json.raw(allowed)];
      case "reason":
        return [
          part.key,
          json.value(
            reasonSql(explaining, operation, { allowed, active, visible: `${g}.visible`, held: any(rules.map((_, at) => `${g}.h${at}`)) }),
          ),
        ];
      case "policies":
        return [
          part.key,
          arrayOf(
            statement,
            rules.map((rule, at) => ({ when: `${g}.h${at}`, piece: policyPiece(explaining, part, rule, `${g}.a${at}`, creates) })),
          ),
        ];
      default:
        return [part.key, fieldsPiece(explaining, part, operation, rules, (at) => `${g}.a${at}`)];
    }
  });
  const subject = others
    ? personSql(
        explaining,
        statement.bind((run) => uuidOrNull(endUser.get(run)), "uuid"),
      )
    : "(SELECT 1) s";
  const wanted = () => statement.bind((run) => uuidOrNull(id.get(run)), "uuid");
  const from = creates
    ? subject
    : `${subject} LEFT JOIN ${record.from()} ON ${found} = ${wanted()} LEFT JOIN ${qualified(statement.place, tableName(table.id))} ${base} ON ${base}.id = ${found}`;
  const piece = `(SELECT ${json.object(parts)} FROM ${from} CROSS JOIN LATERAL (SELECT ${given.join(", ")}) ${g})`;
  const cost = rules.length * 10 + table.columns.length;
  return { piece, cost: () => cost };
};

const uuidOrNull = (value: unknown): unknown => (isUuid(value) ? value : null);
const wrong = (path: string, en: string, ar: string) => new InvalidInput([{ path: [path], code: "INVALID", message: { en, ar } }]);

const speakers = new WeakMap<Model, Speaker>();
const speakerFor = (model: Model): Speaker => {
  const known = speakers.get(model) ?? speakerOf(model);
  speakers.set(model, known);
  return known;
};

/** The person asked about, if the asker sees them: claims as `me` has them, from what is stored. */
const personSql = ({ statement }: Explaining, id: string): string => {
  const { view } = statement;
  const people = view.tables.get(builtIn.user)!;
  const source = newSource(statement, people);
  const own = source.system("id");
  const roles = view.model.roles.map((role) => role.id).filter((role) => role !== builtIn.public && role !== builtIn.member);
  const held = `array(SELECT r.role FROM ${qualified(statement.place, "_role_grant")} r WHERE r.user_id = u.id AND r.role = ANY(${statement.bind(() => roles, "text[]")})) || ${statement.bind(() => [builtIn.member], "text[]")}`;
  const columns = storedColumns(people).map((column) => `u.${physical(column)} AS ${ident(column.id)}`);
  const account = view.accounts ? "u.account_id" : "NULL::uuid AS account_id";
  const readable = view.readable(people.id)
    ? `JOIN ${source.from()} ON ${own} = u.id`
    : `JOIN (SELECT 1) o ON u.id = ${statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid")}`;
  const found = `SELECT u.id, ${account}, ${held} AS roles, u.f_user_status = 'active' AS active, ${columns.join(", ")} FROM ${qualified(statement.place, tableName(people.id))} u ${readable} WHERE u.id = ${id} AND u.deleted_at IS NULL`;
  return `(SELECT 1) one LEFT JOIN (${found}) s ON true`;
};

// ── policies ──

const policyPiece = (explaining: Explaining, selected: Selected, rule: Rule, admits: string, creates: boolean): Piece => {
  const { compiling, statement } = explaining;
  const { json } = statement;
  const type = objectTypeOf(selected.field);
  const told = creates || rule.where === null ? "true" : toldOf(explaining, rule.where.tree, true);
  return json.object(
    collect(compiling, type, selectionOf(selected)).map((part): readonly [string, Piece] => {
      if (part.field === null) return [part.key, json.constant(type.name)];
      if (part.field.name === "sentence") return [part.key, said(statement, rule.sentence)];
      if (part.field.name === "admits") return [part.key, json.raw(tell(told, admits))];
      const conditions = [
        ...(rule.where ? conjunctsOf(rule.where.tree).map((node) => conditionPiece(explaining, part, rule.where!, node, !creates)) : []),
        ...(rule.check ? conjunctsOf(rule.check.tree).map((node) => conditionPiece(explaining, part, rule.check!, node, false)) : []),
      ];
      return [
        part.key,
        arrayOf(
          statement,
          conditions.map((piece) => ({ when: "true", piece })),
        ),
      ];
    }),
  );
};

const words = (statement: Statement, text: string): string => statement.bind(() => text, "text");
const said = (statement: Statement, text: string): Piece => statement.json.value(words(statement, text));
/** SQL: may the asker be told of a condition. One that is not decided here is only named. */
const toldOf = ({ statement, table, record, explains }: Explaining, node: ExprNode, decided: boolean): string => {
  if (explains) return "true";
  if (!isOpen(statement.view, table.id, node)) return "false";
  return decided ? seenSql(statement, record, node) : "true";
};
/** Null where it is not told. */
const tell = (told: string, sql: string): string =>
  told === "true" ? sql : told === "false" ? "NULL::boolean" : `CASE WHEN ${told} THEN ${sql} END`;
const tellOr = (statement: Statement, told: string, yes: string, no: string): string => {
  if (told === "true" || told === "false") return words(statement, told === "true" ? yes : no);
  return `CASE WHEN ${told} THEN ${words(statement, yes)} ELSE ${words(statement, no)} END`;
};

const conditionPiece = (explaining: Explaining, selected: Selected, whole: Checked, node: ExprNode, decided: boolean): Piece => {
  const { compiling, statement, speaker, table, base, extra, known, record } = explaining;
  const { json, locale } = statement;
  const type = objectTypeOf(selected.field);
  const told = toldOf(explaining, node, decided);
  return json.object(
    collect(compiling, type, selectionOf(selected)).map((part): readonly [string, Piece] => {
      if (part.field === null) return [part.key, json.constant(type.name)];
      switch (part.field.name) {
        case "sentence":
          return [part.key, json.value(tellOr(statement, told, speaker.condition(node)[locale], hiddenCondition[locale]))];
        case "holds":
          return [
            part.key,
            told !== "false" && decided && !needsParams(node)
              ? json.raw(tell(told, `CASE WHEN ${known} THEN ${expression(statement, table, base, partOf(whole, node), extra)} END`))
              : json.constant(null),
          ];
        default: {
          if (told === "false" || !decided) return [part.key, json.constant([])];
          const shape = objectTypeOf(part.field);
          const selected = collect(compiling, shape, selectionOf(part));
          const object = (piece: (name: string) => Piece): Piece =>
            json.object(selected.map((one) => [one.key, one.field === null ? json.constant(shape.name) : piece(one.field.name)] as const));
          const values = readsOf(node).flatMap((path) => {
            const looked = path[0] === "me" ? claimOf(explaining, path[1]!) : lookAlong(statement, speaker, record, path);
            return looked
              ? [{ when: told === "true" ? known : `(${known} AND ${told})`, piece: valuePiece(statement, looked, object) }]
              : [];
          });
          return [part.key, arrayOf(statement, values)];
        }
      }
    }),
  );
};

/** A claim of the person, as the asker may see it on the person's record. */
const claimOf = ({ statement, speaker, others }: Explaining, prop: string): ReturnType<typeof lookAlong> => {
  const name = speaker.claim(prop)[statement.locale];
  // Asked for only where it is written: a parameter nobody uses has no type.
  const id = () => (others ? "s.id" : statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid"));
  if (prop === "id") return { name, value: () => titleOf(statement, builtIn.user, id()), shown: () => emptyOrVisible(id())(), from: null };
  const people = statement.view.tables.get(builtIn.user)!;
  if (!statement.view.readable(people.id)) return { ...hidden, name };
  const source = newSource(statement, people);
  const own = source.system("id");
  const looked = lookAlong(statement, speaker, source, [prop]);
  if (!looked) return null;
  const alias = statement.alias("v");
  return {
    name,
    value: () => `${alias}.value`,
    shown: () => `${alias}.shown`,
    from: `(SELECT ${looked.value()} AS value, ${looked.shown()} AS shown FROM ${source.from()} WHERE ${own} = ${id()}) ${alias}`,
  };
};

// ── fields ──

const fieldsPiece = (
  { compiling, statement, table, explains }: Explaining,
  selected: Selected,
  operation: WhyOperation,
  rules: readonly Rule[],
  admits: (at: number) => string,
): Piece => {
  const { json, locale, view } = statement;
  const type = objectTypeOf(selected.field);
  if (!("crud" in operation) || operation.crud === "delete") return json.constant([]);
  const any = (fits: (grant: Grant) => boolean): string => {
    const parts = rules.flatMap((rule, at) => (rule.grant && fits(rule.grant) ? [admits(at)] : []));
    return parts.length ? `(${parts.join(" OR ")})` : "false";
  };
  const columns = table.columns.filter((column) => explains || view.shown(table.id, column.id) !== "no");
  return arrayOf(
    statement,
    columns.map((column) => {
      const open = any((grant) => (operation.crud === "read" ? showsPlain(grant, column.id) : grant.fields.includes(column.id)));
      const masked = any((grant) => operation.crud === "read" && showsMask(grant, column.id));
      return {
        when: "true",
        piece: json.object(
          collect(compiling, type, selectionOf(selected)).map((part): readonly [string, Piece] => {
            if (part.field === null) return [part.key, json.constant(type.name)];
            if (part.field.name === "key") return [part.key, said(statement, column.key)];
            if (part.field.name === "name") return [part.key, said(statement, bothOf(column.label, column.key)[locale])];
            return [part.key, json.value(`CASE WHEN ${open} THEN 'OPEN' WHEN ${masked} THEN 'MASKED' ELSE 'CLOSED' END`)];
          }),
        ),
      };
    }),
  );
};

/** Pieces in order, those whose condition holds. */
const arrayOf = (statement: Statement, items: readonly { readonly when: string; readonly piece: Piece }[]): Piece => {
  if (items.length === 0) return statement.json.constant([]);
  const p = statement.alias("p");
  const rows = items.map(({ when, piece }, at) => `(${at}, ${when}, ${piece})`);
  return `(SELECT ${statement.json.array(`${p}.piece`, `${p}.n`, `${p}.held`)} FROM (VALUES ${rows.join(", ")}) ${p}(n, held, piece))`;
};

const reasonSql = (
  { statement, others, known }: Explaining,
  operation: WhyOperation,
  is: { readonly allowed: string; readonly active: string; readonly visible: string; readonly held: string },
): string => {
  const word = (name: keyof typeof reasons) => statement.bind(() => reasons[name][statement.locale], "text");
  const refused = "action" in operation ? word("guard") : operation.crud === "read" ? word("unadmitted") : word("closed");
  return `CASE WHEN ${is.allowed} THEN ${word("allowed")}${others ? ` WHEN s.id IS NULL THEN ${word("nobody")}` : ""} WHEN NOT ${known} THEN ${word("nothing")}${
    others ? ` WHEN NOT ${is.active} THEN ${word("inactive")}` : ""
  } WHEN NOT ${is.held} THEN ${word("noRole")} WHEN NOT ${is.visible} THEN ${"crud" in operation && operation.crud === "read" ? word("unadmitted") : word("unseen")} ELSE ${refused} END`;
};
