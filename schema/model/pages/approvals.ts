/**
 * The inbox of what waits for somebody's yes: always derived, for everybody who may decide on an action's requests or make them. What an
 * action would change is said in sentences made from its effects, so they say what is run; fields the reader may not see are not named.
 */
import type { ExprNode } from "../../blueprint/expressions/checked.ts";
import { bothOf } from "../../blueprint/naming.ts";
import type { Id } from "../../blueprint/shape.ts";
import type { Sentence } from "../../ids.ts";
import { type Speaker, speakerOf } from "../expression-sentences.ts";
import type { ActionModel, EffectModel, Table } from "../model.ts";
import type { Building, ViewerPage } from "../pages.ts";
import { drawnAs, optionSpec, recordFields, selection } from "./columns.ts";
import { type InboxQuery, listRoot } from "./documents.ts";
import { type EffectSpec, node, type PageTree, type RecordsSpec, type RequestSpec } from "./tree.ts";

const fields =
  "id action label entity recordId params requestedBy requestedAt expiresAt stage stages status decidedAt answers { by approve note stage at }";
const decideDocument = "mutation Do($input: DecideApprovalInput!) { decideApproval(input: $input) { id status } }";

const inbox = (name: string, root: string, body: string): InboxQuery => ({
  kind: "inbox",
  document: `query ${name} { ${root} { ${body} } }`,
  live: `subscription ${name} { ${root} { ${body} } }`,
  root,
  ofRecord: false,
});

/** The inbox, where the viewer has anything to do with it. */
export const approvalsPage = (building: Building): readonly ViewerPage[] => {
  const { decides, asks } = concerned(building);
  if (decides.length + asks.length === 0) return [];
  const waiting = decides.length > 0 ? inbox("Waiting", "approvalsForMe", fields) : null;
  const mine = asks.length > 0 ? inbox("Asked", "approvalsByMe", fields) : null;
  const taken = building.model.pages.some(({ path }) => path === "/approvals");
  return [
    {
      id: "approvals",
      label: { en: "Approvals", ar: "الموافقات" },
      path: taken ? "/approvals-inbox" : "/approvals",
      kind: "approvals",
      entity: null,
      nav: "main",
      icon: "inbox",
      queries: { ...(waiting && { waiting }), ...(mine && { mine }) },
      ...(waiting && { badge: inbox("HowMany", "approvalsForMe", "id") }),
      tree: [
        node("approvals", "approvals", {
          waiting: waiting ? "waiting" : null,
          mine: mine ? "mine" : null,
          decide: decideDocument,
          ...specs(building, [...new Set([...decides, ...asks])]),
        }),
      ],
    },
  ];
};

/** On a record's page: what of one's own requests still waits. */
export const waitingHere = (
  building: Building,
  table: Table,
): { readonly queries: Readonly<Record<string, InboxQuery>>; readonly tree: readonly PageTree[] } => {
  if (!concerned(building).asks.some(({ entity }) => entity === table.id)) return { queries: {}, tree: [] };
  const asked = `Asked($id: ID!) { approvalsByMe(recordId: $id) { ${fields} } }`;
  const query: InboxQuery = {
    kind: "inbox",
    document: `query ${asked}`,
    live: `subscription ${asked}`,
    root: "approvalsByMe",
    ofRecord: true,
  };
  return { queries: { asked: query }, tree: [node("asked", "asked", { query: "asked" })] };
};

/** Actions on whose requests the viewer may decide, and those they may ask for. */
const concerned = ({ model, access }: Building) => {
  const holds = (roles: readonly Id[]) => roles.some((role) => access.roles.includes(role));
  const known = model.actions.filter(({ approval, entity }) => approval && entity !== null && access.may(entity, "read"));
  return {
    decides: known.filter(({ approval }) => approval!.stages.some(({ roles }) => holds(roles))),
    asks: known.filter(({ roles }) => holds(roles)),
  };
};

const specs = (building: Building, actions: readonly ActionModel[]) => {
  const speaker = speakerOf(building.model, { en: "who asks", ar: "مقدّم الطلب" });
  const requests = actions.map((action) => requestSpec(building, speaker, action));
  const needed = new Set(actions.flatMap(({ entity, params }) => [entity!, ...params.flatMap((param) => targetOf(param) ?? [])]));
  const records = Object.fromEntries(
    [...needed].flatMap((entity): [Id, RecordsSpec][] => {
      const table = building.table(entity);
      if (!table || !building.access.may(entity, "read")) return [];
      const now = requests
        .filter((request) => request.entityId === entity)
        .flatMap(({ effects }) => effects.flatMap((one) => one.now ?? []));
      return [[entity, recordsSpec(building, table, [...new Set(now.map(selection))])]];
    }),
  );
  return { requests, records };
};

const recordsSpec = ({ read, pathOf }: Building, table: Table, now: readonly string[]): RecordsSpec => {
  const title = read.titleOf(table.id);
  const root = listRoot(table);
  const named = recordFields(title);
  const more = now.filter((one) => !named.split(" ").includes(one));
  return {
    document: `query Named($ids: [ID!]!) { ${root}(filter: { id: { in: $ids } }, first: 100) { nodes { ${[named, ...more].join(" ")} } } }`,
    root,
    label: table.label,
    title,
    open: pathOf(table.id, "detail"),
  };
};

const targetOf = (param: ActionModel["params"][number]): Id | null =>
  typeof param.config.target === "string" ? param.config.target : null;

const requestSpec = (building: Building, speaker: Speaker, action: ActionModel): RequestSpec => {
  const table = building.table(action.entity!)!;
  return {
    entity: table.key,
    entityId: table.id,
    action: action.key,
    label: action.label,
    effects: action.effects.flatMap((effect) => effectSpec(building, speaker, table, action, effect)),
    params: action.params.map((param) => ({
      key: param.key,
      label: param.label,
      show: drawnAs(param.type)?.show ?? "text",
      options: param.options.map(optionSpec),
      of: targetOf(param),
    })),
  };
};

const hidden: Sentence = { en: "Something you may not see changes.", ar: "يتغير شيء لا يحق لك الاطلاع عليه." };

/** One effect in words. Those that are not carried out on records (messages, workflows) change none, so nothing is said of them here. */
const effectSpec = (
  building: Building,
  speaker: Speaker,
  table: Table,
  action: ActionModel,
  effect: EffectModel,
): readonly EffectSpec[] => {
  const { access, read } = building;
  const sees = (entity: Id, field: Id) => access.readable(entity).some(({ column, masked }) => column.id === field && !masked);
  const known = (nodes: readonly (ExprNode | null)[]) => nodes.every((at) => !at || isKnown(at, table.id, sees));
  const said = (text: Sentence, rest: Partial<EffectSpec> = {}): readonly EffectSpec[] => [
    { text: { ...when(text) }, param: null, now: null, ...rest },
  ];
  const when = (text: Sentence): Sentence => {
    if (!effect.when) return text;
    const condition = speaker.condition(effect.when.tree);
    return { en: `If ${condition.en}: ${text.en}`, ar: `إذا ${condition.ar}: ${text.ar}` };
  };
  const unsaid: readonly EffectSpec[] = [{ text: { ...hidden }, param: null, now: null }];
  switch (effect.do) {
    case "set": {
      const column = table.columns.find(({ id }) => id === effect.field);
      if (!column || !sees(table.id, column.id) || !known([effect.to.tree, effect.when?.tree ?? null])) return unsaid;
      const name = bothOf(column.label, column.key);
      const { tree } = effect.to;
      const param = tree.k === "name" ? action.params.find(({ id }) => id === tree.path.at(-1)) : undefined;
      const to = param ? { en: "“{value}”", ar: "«{value}»" } : speaker.value(tree);
      return said(
        { en: `${name.en} becomes ${to.en}.`, ar: `يصبح «${name.ar}»: ${to.ar}.` },
        { param: param?.key ?? null, now: read.columns(table.id).find(({ id }) => id === column.id) ?? null },
      );
    }
    case "create":
    case "update": {
      const relation = effect.do === "update" ? building.model.relations.find(({ field }) => field === effect.through) : undefined;
      const target = building.table(
        effect.do === "create" ? effect.entity : ((relation?.from === table.id ? relation.to : relation?.from) ?? ""),
      );
      const shown = target ? Object.entries(effect.values).filter(([field]) => sees(target.id, field)) : [];
      if (!target || !access.may(target.id, "read") || !known([...shown.map(([, { tree }]) => tree), effect.when?.tree ?? null]))
        return unsaid;
      const what = bothOf(target.label, target.key);
      const values = shown.map(([field, { tree }]) => {
        const column = target.columns.find(({ id }) => id === field)!;
        const [name, value] = [bothOf(column.label, column.key), speaker.value(tree)];
        return { en: `${name.en}: ${value.en}`, ar: `${name.ar}: ${value.ar}` };
      });
      const list = { en: values.map(({ en }) => en).join(", "), ar: values.map(({ ar }) => ar).join("، ") };
      const tail = (locale: "en" | "ar") => (list[locale] ? ` (${list[locale]}).` : ".");
      return said(
        effect.do === "create"
          ? { en: `A new record is made: ${what.en}${tail("en")}`, ar: `يُنشأ سجل جديد: ${what.ar}${tail("ar")}` }
          : { en: `Linked records change: ${what.en}${tail("en")}`, ar: `تتغير سجلات مرتبطة: ${what.ar}${tail("ar")}` },
      );
    }
    case "delete":
      return said({ en: "The record is deleted; it can be restored for 30 days.", ar: "يُحذف السجل، ويمكن استعادته خلال 30 يومًا." });
    case "notify":
    case "call":
    case "start":
    case "emit":
      return [];
  }
};

/** Whether everything an expression names is the reader's to see; what lies in records related to many counts as unknown. */
const isKnown = (at: ExprNode, entity: Id, sees: (entity: Id, field: Id) => boolean): boolean => {
  switch (at.k) {
    case "field":
      return at.path.every((field, hop) => !field.startsWith("f_") || sees([entity, ...(at.through ?? [])][hop] ?? "", field));
    case "over":
      return false;
    case "list":
      return at.items.every((item) => isKnown(item, entity, sees));
    case "call":
      return at.args.every((arg) => isKnown(arg, entity, sees));
    default:
      return true;
  }
};
