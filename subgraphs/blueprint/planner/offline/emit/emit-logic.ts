/** From decisions and notices to operations: actions with their guards and steps of approval, workflows with their messages. */
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import { type Note, say } from "../frames/noted.ts";
import { stateNamed } from "../frames/notices.ts";
import { roleWords } from "../world/merged-grants.ts";
import type { PlannedDecision, PlannedEntity, PlannedNotice, World } from "../world/world.ts";
import { mailOp, notRunYet, receiverOf } from "./messages.ts";
import type { Ids } from "./node-ids.ts";

const builtInRoles = new Set(["r_member", "r_admin", "r_public"]);

/** The field of an entity that only actions change. */
export const decidedField = (world: World, entity: string): string | null => world.states.get(entity)?.field ?? null;

/** The actions of everything that is decided about. */
export const actionOps = (world: World, ids: Ids, note: Note): readonly Op[] =>
  [...new Set(world.decisions.map(({ entity }) => entity))].flatMap((key) => {
    const entity = world.entities.get(key);
    return entity ? [...decisionOps(world, entity, ids, note), ...markOps(world, entity, ids, note)] : [];
  });

const decisionOps = (world: World, entity: PlannedEntity, ids: Ids, note: Note): readonly Op[] => {
  const states = world.states.get(entity.key)!;
  const all = world.decisions.filter((one) => one.entity === entity.key);
  const rule = all.find(({ needed }) => needed) ?? all[0]!;
  const deciders = [...new Set(all.flatMap(({ roles }) => roles))];
  const role = (name: string): Id => (builtInRoles.has(name) ? name : ids.role(name));
  const approvers = [...new Set((rule.needed ? rule.roles : deciders).map(role))].sort();
  const option = (state: string): Id => ids.option(entity.key, states.field, state);
  const field = ids.field(entity.key, states.field);
  const open = `${field} == ${option(states.open)}`;
  const limit = rule.limit ? `${ids.field(entity.key, rule.limit.field!)} > ${rule.limit.over}` : null;
  // What stays below needs no approval: whoever decides about it otherwise, or asks, passes it.
  const others = all.filter(({ needed }) => !needed).flatMap(({ roles }) => roles.map(role));
  const small = rule.limit ? `${ids.field(entity.key, rule.limit.field!)} <= ${rule.limit.over}` : null;
  const asking = [...new Set([...writersOf(world, entity.key).map(role), ...approvers])].sort();
  const made: Id[] = [];
  const action = (name: string, label: Sentence, roles: readonly Id[], when: string, to: string, approval: boolean): readonly Op[] => {
    const id = ids.other("a", entity.key, name);
    made.push(id);
    return [
      {
        op: "add",
        kind: "action",
        id,
        props: {
          key: `${name}${entity.key.charAt(0).toUpperCase()}${entity.key.slice(1)}`.slice(0, 40),
          label,
          entity: ids.entity(entity.key),
          roles,
          when,
          risk: approval ? "high" : "low",
          ...(approval
            ? { approval: { stages: [{ roles: approvers, quorum: rule.count, hours: 72, onExpiry: "reject" }], notRequester: true } }
            : {}),
        },
      },
      {
        op: "add",
        kind: "effect",
        id: ids.other("fx", entity.key, name),
        parent: id,
        props: { order: "a0", do: "set", field, to: option(to) },
      },
    ];
  };
  const several = rule.count > 1;
  const amount = rule.limit ? amountWords(entity, rule.limit) : "";
  const ops = [
    ...action(
      "approve",
      { en: several ? "Ask for approval" : "Approve", ar: several ? "طلب الموافقة" : "اعتماد" },
      several ? asking : approvers,
      [open, limit].filter((part) => part !== null).join(" && "),
      states.yes,
      several,
    ),
    ...(small
      ? action(
          "pass",
          { en: `Approve up to ${amount}`, ar: `اعتماد حتى ${amount}` },
          others.length > 0 ? [...new Set(others)].sort() : asking,
          `${open} && ${small}`,
          states.yes,
          false,
        )
      : []),
    ...action("reject", { en: "Reject", ar: "رفض" }, [...new Set(deciders.map(role))].sort(), open, states.no, false),
  ];
  for (const one of all) note({ text: decided(world, entity, one), span: one.span, nodes: made });
  return ops;
};

const writersOf = (world: World, entity: string): readonly string[] =>
  world.grants.flatMap((grant) =>
    grant.entity === entity && grant.allow.has("create") && grant.role !== "r_admin" && grant.role !== "r_public" ? [grant.role] : [],
  );

const decided = (world: World, entity: PlannedEntity, { roles, limit, count, needed }: PlannedDecision): Sentence => {
  const many = say(entity.plural, entity.key);
  const names = roles.map((role) => say(world.roles.get(role)?.label ?? roleWords.get(role) ?? {}, role));
  const [en, ar] = [names.map((name) => name.en).join(", "), names.map((name) => name.ar).join("، ")];
  const over = limit ? overWords(entity, limit) : { en: "", ar: "" };
  if (!needed) return { en: `${en} approve or reject ${many.en.toLowerCase()}.`, ar: `${ar}: اعتماد ${many.ar} أو رفضها.` };
  const by = count > 1 ? { en: `${count} people with the role ${en}`, ar: `${count} من دور ${ar}` } : { en, ar };
  return { en: `${many.en}${over.en} need the approval of ${by.en}.`, ar: `${many.ar}${over.ar} تحتاج موافقة ${by.ar}.` };
};

type Limit = NonNullable<PlannedDecision["limit"]>;
const amountWords = (entity: PlannedEntity, { field, over }: Limit): string =>
  entity.fields.get(field ?? "")?.type === "percent" ? `${Number((Number(over) * 100).toFixed(4))}%` : Number(over).toLocaleString("en-US");
const overWords = (entity: PlannedEntity, limit: Limit): Sentence => {
  const field = entity.fields.get(limit.field ?? "");
  if (field?.type !== "percent") return { en: ` above ${amountWords(entity, limit)}`, ar: ` فوق ${limit.over}` };
  const [name, amount] = [say(field.label, field.key), amountWords(entity, limit)];
  return { en: ` with ${name.en.toLowerCase()} above ${amount}`, ar: ` التي ${name.ar} فيها فوق ${amount}` };
};

/** "Finance can mark them as paid": an action, since the state is not written by hand. */
const markOps = (world: World, entity: PlannedEntity, ids: Ids, note: Note): readonly Op[] => {
  const { field, yes } = world.states.get(entity.key)!;
  return world.marks.flatMap((mark): readonly Op[] => {
    const state = (mark.entity ?? world.decisions.at(-1)?.entity) === entity.key ? stateNamed(entity, mark.state) : null;
    if (!state || state.field !== field) return [];
    const option = entity.fields.get(field)?.options.find(({ key }) => key === state.option);
    const name = say(option?.label ?? {}, state.option);
    const id = ids.other("a", entity.key, mark.role, state.option);
    const later = ["paid", "done", "completed", "delivered", "shipped", "closed"].includes(state.option);
    note({
      text: {
        en: `${say(world.roles.get(mark.role)?.label ?? {}, mark.role).en} may mark ${say(entity.plural, entity.key).en.toLowerCase()} as ${name.en.toLowerCase()}.`,
        ar: `${say(world.roles.get(mark.role)?.label ?? {}, mark.role).ar}: وضع ${say(entity.plural, entity.key).ar} في حالة «${name.ar}».`,
      },
      span: mark.span,
      nodes: [id],
    });
    return [
      {
        op: "add",
        kind: "action",
        id,
        props: {
          key: `mark${state.option.charAt(0).toUpperCase()}${state.option.slice(1)}${entity.key.charAt(0).toUpperCase()}${entity.key.slice(1)}`.slice(
            0,
            40,
          ),
          label: { en: `Mark as ${name.en.toLowerCase()}`, ar: `الحالة: ${name.ar}` },
          entity: ids.entity(entity.key),
          roles: [builtInRoles.has(mark.role) ? mark.role : ids.role(mark.role)],
          ...(later ? { when: `${ids.field(entity.key, field)} == ${ids.option(entity.key, field, yes)}` } : {}),
          risk: "low",
        },
      },
      {
        op: "add",
        kind: "effect",
        id: ids.other("fx", entity.key, mark.role, state.option),
        parent: id,
        props: { order: "a0", do: "set", field: ids.field(entity.key, field), to: ids.option(entity.key, field, state.option) },
      },
    ];
  });
};

/** The workflows of all notices, and the connection their messages go by. */
export const workflowOps = (world: World, ids: Ids, note: Note): readonly Op[] => {
  const ops = world.notices.flatMap((notice, i) => noticeOps(world, notice, i, ids, note));
  if (ops.length === 0) return [];
  note({ text: notRunYet, span: null, nodes: [] });
  return [mailOp(ids), ...ops];
};

const noticeOps = (world: World, notice: PlannedNotice, index: number, ids: Ids, note: Note): readonly Op[] => {
  const entity = world.entities.get(notice.entity);
  const to = entity ? receiverOf(world, entity, notice.to, ids) : null;
  const state = entity && notice.state ? stateNamed(entity, notice.state) : null;
  if (!entity || !to || (notice.state && !state)) {
    world.unread.push(notice.span);
    return [];
  }
  const name = say(entity.label, entity.key);
  const option = state ? entity.fields.get(state.field)?.options.find(({ key }) => key === state.option) : undefined;
  const reached = option ? say(option.label, option.key) : { en: "created", ar: "جديد" };
  const key = `${state?.option ?? "created"}${index || ""}`;
  const id = ids.other("w", entity.key, key);
  const [on, send] = [ids.other("s", entity.key, key, "on"), ids.other("s", entity.key, key, "send")];
  note({
    text: {
      en: `When ${name.en.toLowerCase()} is ${reached.en.toLowerCase()}, ${to.said.en.toLowerCase()} gets an e-mail.`,
      ar: `عندما يصبح ${name.ar} «${reached.ar}» تصل رسالة إلى ${to.said.ar}.`,
    },
    span: notice.span,
    nodes: [id],
  });
  const when = state ? { when: `${ids.field(entity.key, state.field)} == ${ids.option(entity.key, state.field, state.option)}` } : {};
  return [
    {
      op: "add",
      kind: "workflow",
      id,
      props: {
        key: `${entity.key}${key.charAt(0).toUpperCase()}${key.slice(1)}`.slice(0, 40),
        label: { en: `${name.en}: ${reached.en.toLowerCase()}`, ar: `${name.ar}: ${reached.ar}` },
        enabled: true,
      },
    },
    {
      op: "add",
      kind: "step",
      id: on,
      parent: id,
      props: {
        key: "happened",
        kind: "on-record",
        options: { entity: ids.entity(entity.key), event: state ? "updated" : "created", ...when, runAs: "r_admin" },
        pos: [0, 0],
      },
    },
    {
      op: "add",
      kind: "step",
      id: send,
      parent: id,
      props: {
        key: "tell",
        kind: "send-message",
        options: {
          connection: ids.other("cn", "mail"),
          to: to.path,
          subject: { en: `${name.en}: ${reached.en.toLowerCase()}`, ar: `${name.ar}: ${reached.ar}` },
          body: { en: `Your ${name.en.toLowerCase()} is ${reached.en.toLowerCase()}.`, ar: `حالة ${name.ar}: ${reached.ar}.` },
          whenUnsure: "ask",
        },
        pos: [240, 0],
      },
    },
    { op: "add", kind: "edge", id: ids.other("e", entity.key, key), parent: id, props: { from: on, port: "next", to: send } },
  ];
};
