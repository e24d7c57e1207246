/**
 * The table of node kinds: one entry per kind of thing with an id. Operations and their inverse, normalise, links, expressions,
 * diff, sentences, the AI's tool schema, the draft's cells and the fuzzers all read it; a new kind is one entry here.
 *
 * An entry says: id prefix, the kinds it lives in (none: a collection of the document), the name of the map it lives in, whether
 * it forms a tree with its own kind, its properties, what a `do`-like property makes required, and its words.
 */
import { z } from "zod";
import type { Sentence } from "../ids.ts";
import type { NodeKind, Op } from "./operation.ts";
import {
  anything,
  each,
  expr,
  flag,
  formed,
  json,
  key,
  line,
  list,
  literal,
  localePattern,
  object,
  type PropSpec,
  place,
  rank,
  ref,
  setOf,
  setOfWords,
  split,
  text,
  value,
  whole,
  words,
  yesOrNo,
} from "./prop-specs.ts";
import { fieldTypeNames, fontNames, pageKinds, sectors } from "./shape.ts";

export interface NodeKindSpec {
  readonly prefix: string;
  /** The kinds of node it lives in; empty: one of the ten collections. */
  readonly owners: readonly NodeKind[];
  /** The map it lives in, in its owner or in the document. */
  readonly collection: string;
  /** The map exists even when empty. */
  readonly always?: true;
  /** Parent may be another node of this kind with the same owner. */
  readonly tree?: true;
  readonly props: Readonly<Record<string, PropSpec>>;
  /** Properties required because of the value of another one. */
  readonly requires?: (props: Readonly<Record<string, unknown>>) => readonly string[];
  readonly label: Sentence;
  /** What a verb did, and what it would do, with {name}; the verbs not here use the common ones (`sentences.ts`). */
  readonly sentences?: Partial<Record<Op["op"], Readonly<Record<"done" | "proposed", Sentence>>>>;
}

const n = (en: string, ar: string): Sentence => ({ en, ar });
const colour = (extra: Partial<PropSpec> = {}): PropSpec => formed(/^#[0-9a-f]{6}$/, extra);
const classification = z.enum(["public", "internal", "personal", "sensitive"]);
const field = (extra: Partial<PropSpec> = {}) => ref(["field"], extra);
/** By a field, or by when a record was added. */
const sortIds = (v: unknown) =>
  Array.isArray(v)
    ? v.flatMap((s: { field?: string }) => (s?.field === "createdAt" ? [] : [{ id: String(s?.field), to: ["field"] as const }]))
    : [];
const sort = value(z.array(z.object({ field: z.string(), desc: z.literal(true).optional() }).strict()).max(10), {
  ids: sortIds,
  of: "entity",
});
const values = each(expr("effect"), { keys: ["field"], of: "entity" });

/** `config` of a field, parameter or variable. The field type says which members it has; these are the ones that point somewhere. */
const config = split(
  {
    target: ref(["entity"], { keep: true }),
    path: list(["field"], { keep: true }),
    through: field(),
    field: field(),
    from: field(),
    where: expr("condition", { bool: true }),
    inverse: object({ key: key(), label: text() }),
  },
  { rest: anything() },
);

const fieldLike = {
  key: key(),
  label: text(),
  help: text(),
  order: rank(),
  type: value(z.enum(fieldTypeNames), { required: true }),
  config,
  required: flag(),
} satisfies Record<string, PropSpec>;

/** A draft may hold anything: what is no list has no members. */
const listOf = (v: unknown): readonly { readonly roles?: unknown }[] => (Array.isArray(v) ? v : []);

const stages = value(
  z
    .array(
      z
        .object({
          roles: z.array(z.string()).min(1).max(20),
          quorum: z.number().int().min(1).max(20),
          hours: z.number().min(1).max(8_760),
          onExpiry: z.enum(["reject", "escalate"]),
        })
        .strict(),
    )
    .min(1)
    .max(5),
  {
    required: true,
    ids: (v) => listOf(v).flatMap((stage) => listOf(stage?.roles).map((id) => ({ id: String(id), to: ["role"] as const }))),
  },
);

const effectNeeds: Readonly<Record<string, readonly string[]>> = {
  set: ["field", "to"],
  create: ["entity", "values"],
  update: ["through", "values"],
  delete: [],
  notify: ["subject", "body"],
  call: ["connection", "operation"],
  start: ["workflow"],
  emit: ["event"],
};

export const nodeKinds = {
  entity: {
    prefix: "ent",
    owners: [],
    collection: "entities",
    props: {
      key: key(),
      label: text(),
      labelBefore: text(),
      plural: text(),
      description: text(),
      icon: line(40),
      title: field({ of: "self" }),
      audit: value(z.enum(["none", "changes", "all"]), { required: true, initial: "changes" }),
      sampleRows: whole(0, 10_000, { required: true, initial: 20 }),
      pos: place(),
    },
    label: n("entity", "الكيان"),
    sentences: {
      remove: {
        done: n("Removed the entity *{name}*, with its records hidden", "تم حذف الكيان *{name}* وإخفاء سجلاته"),
        proposed: n("Remove the entity *{name}* and hide its records", "حذف الكيان *{name}* وإخفاء سجلاته"),
      },
    },
  },
  field: {
    prefix: "f",
    owners: ["entity"],
    collection: "fields",
    always: true,
    props: {
      ...fieldLike,
      labelBefore: text(),
      unique: flag(),
      immutable: flag(),
      searchable: flag(),
      default: literal(z.object({ expr: words().min(1) }).strict()),
      compute: expr("field"),
      computed: value(z.enum(["stored", "read"])),
      check: expr("check", { bool: true }),
      message: text(),
      classification: value(classification, { required: true, initial: "internal" }),
    },
    label: n("field", "الحقل"),
  },
  option: {
    prefix: "o",
    owners: ["field", "param"],
    collection: "options",
    props: { key: key(), label: text(), labelBefore: text(), order: rank(), colour: colour() },
    label: n("option", "الخيار"),
  },
  index: {
    prefix: "ix",
    owners: ["entity"],
    collection: "indexes",
    props: { fields: list(["field"], { required: true, of: "owner" }), unique: flag(), where: expr("condition", { bool: true }) },
    label: n("index", "الفهرس"),
  },
  rule: {
    prefix: "ru",
    owners: ["entity"],
    collection: "rules",
    props: {
      check: expr("check", { bool: true, required: true }),
      message: text({ required: true }),
      level: value(z.enum(["refuse", "warn"]), { required: true, initial: "refuse" }),
    },
    label: n("rule", "القاعدة"),
  },
  test: {
    prefix: "t",
    owners: ["entity"],
    collection: "tests",
    props: {
      as: ref(["role"], { required: true }),
      does: formed(/^(read|[a-z]{1,3}_[a-z0-9_]{1,36}(\.(create|update|delete|restore))?)$/, {
        required: true,
        ids: (v) => (v === "read" ? [] : [{ id: String(v).split(".")[0]!, to: ["action", "entity"] as const }]),
      }),
      given: each(literal()),
      expect: value(z.enum(["allowed", "refused", "masked"]), { required: true }),
      fields: setOf(["field"], { of: "owner" }),
    },
    label: n("access test", "اختبار الصلاحية"),
  },
  role: {
    prefix: "r",
    owners: [],
    collection: "roles",
    props: { key: key(), label: text(), labelBefore: text(), description: text(), signUp: flag(), explain: flag(), home: ref(["page"]) },
    label: n("role", "الدور"),
  },
  policy: {
    prefix: "p",
    owners: [],
    collection: "policies",
    props: {
      label: text(),
      roles: setOf(["role"], { required: true, initial: [] }),
      entity: ref(["entity"], { required: true }),
      allow: setOfWords(z.enum(["read", "create", "update", "delete"]), { required: true, initial: [] }),
      where: expr("condition", { bool: true }),
      check: expr("condition", { bool: true }),
      fields: setOf(["field"], { required: true, initial: [], all: "*", of: "entity" }),
      mask: setOf(["field"], { of: "entity" }),
      purpose: text(),
    },
    label: n("access rule", "قاعدة الوصول"),
  },
  action: {
    prefix: "a",
    owners: [],
    collection: "actions",
    props: {
      key: key(),
      label: text(),
      entity: ref(["entity"]),
      roles: setOf(["role"], { required: true, initial: [] }),
      when: expr("guard", { bool: true }),
      risk: value(z.enum(["low", "medium", "high", "critical"]), { required: true, initial: "low" }),
      confirm: text(),
      done: text(),
      approval: split({ stages, notRequester: { ...flag(), required: true, initial: true } }),
    },
    label: n("action", "الإجراء"),
  },
  param: {
    prefix: "pr",
    owners: ["action"],
    collection: "params",
    props: { ...fieldLike, default: literal(), check: expr("param", { bool: true }), message: text() },
    label: n("input", "المدخل"),
  },
  effect: {
    prefix: "fx",
    owners: ["action"],
    collection: "effects",
    props: {
      order: rank(),
      when: expr("effect", { bool: true }),
      do: value(z.enum(["set", "create", "update", "delete", "notify", "call", "start", "emit"]), { required: true }),
      field: field({ of: "owner.entity" }),
      to: expr("effect"),
      entity: ref(["entity"]),
      values,
      through: field(),
      roles: setOf(["role"]),
      connection: ref(["connection"]),
      subject: text(),
      body: text(),
      operation: line(100),
      input: each(expr("effect")),
      workflow: ref(["workflow"]),
      event: { ...key(), is: "value" as const, required: undefined as never },
      data: each(expr("effect")),
    },
    requires: (props) => effectNeeds[String(props.do)] ?? [],
    label: n("effect", "الأثر"),
  },
  workflow: {
    prefix: "w",
    owners: [],
    collection: "workflows",
    props: { key: key(), label: text(), enabled: yesOrNo({ required: true, initial: true }) },
    label: n("workflow", "سير العمل"),
  },
  step: {
    prefix: "s",
    owners: ["workflow"],
    collection: "steps",
    tree: true,
    props: {
      key: key(),
      label: text(),
      kind: line(40, { required: true }),
      options: each(anything()),
      slot: line(40),
      pos: place({ required: true, initial: [0, 0] }),
    },
    label: n("step", "الخطوة"),
  },
  edge: {
    prefix: "e",
    owners: ["workflow"],
    collection: "edges",
    props: {
      from: ref(["step"], { required: true, of: "owner" }),
      port: line(40, { required: true, initial: "next" }),
      to: ref(["step"], { required: true, of: "owner" }),
    },
    label: n("connection between steps", "الوصلة بين خطوتين"),
  },
  page: {
    prefix: "pg",
    owners: [],
    collection: "pages",
    props: {
      key: key(),
      label: text(),
      path: formed(/^\/(?:[a-z0-9:][A-Za-z0-9:_-]*(?:\/[a-z0-9:][A-Za-z0-9:_-]*)*)?$/, { required: true }, 200),
      kind: value(z.enum(pageKinds), { required: true }),
      roles: setOf(["role"], { required: true, initial: [] }),
      entity: ref(["entity"]),
      order: rank(),
      nav: value(z.enum(["main", "more", "hidden"])),
      view: split({
        columns: list(["field"], { of: "entity" }),
        groupBy: field({ of: "entity" }),
        dateField: field({ of: "entity" }),
        sort,
        filter: expr("filter", { bool: true }),
      }),
    },
    label: n("page", "الصفحة"),
  },
  query: {
    prefix: "q",
    owners: ["page"],
    collection: "queries",
    props: {
      key: key(),
      entity: ref(["entity"], { required: true }),
      where: expr("filter", { bool: true }),
      sort,
      limit: whole(1, 500, { required: true, initial: 50 }),
      aggregate: split({
        by: field({ of: "entity" }),
        fn: value(z.enum(["count", "sum", "avg", "min", "max"]), { required: true }),
        field: field({ of: "entity" }),
      }),
    },
    label: n("query", "الاستعلام"),
  },
  component: {
    prefix: "c",
    owners: ["page"],
    collection: "components",
    tree: true,
    props: {
      type: line(60, { required: true }),
      slot: line(40),
      order: rank(),
      props: each(anything()),
      bind: each(expr("page")),
      visible: expr("page", { bool: true }),
      repeat: ref(["query"], { of: "owner" }),
      on: each(
        value(json, {
          ids: (v) => {
            const on = v as { action?: unknown; go?: unknown };
            return on?.go
              ? [{ id: String(on.go), to: ["page"] as const }]
              : on?.action
                ? [{ id: String(on.action).split(".")[0]!, to: ["action", "entity"] as const }]
                : [];
          },
        }),
      ),
    },
    label: n("component", "المكوّن"),
  },
  assistant: {
    prefix: "as",
    owners: [],
    collection: "assistants",
    props: {
      key: key(),
      label: text(),
      roles: setOf(["role"], { required: true, initial: [] }),
      reads: setOf(["entity"]),
      actions: setOf(["action"], { implied: true }),
      autonomy: value(z.enum(["suggest", "confirm", "auto"]), { required: true, initial: "suggest" }),
      instructions: text({ required: true, initial: {} }),
      connection: ref(["connection"]),
    },
    label: n("assistant", "المساعد"),
  },
  connection: {
    prefix: "cn",
    owners: [],
    collection: "connections",
    props: {
      key: key(),
      label: text(),
      provider: line(60, { required: true }),
      category: line(60, { required: true }),
      secrets: setOfWords(words(60)),
      settings: each(anything()),
      fallback: ref(["connection"]),
    },
    label: n("connection", "الاتصال"),
  },
  variable: {
    prefix: "var",
    owners: [],
    collection: "variables",
    props: { key: key(), label: text(), type: fieldLike.type, config, default: literal(), perEnvironment: flag() },
    label: n("variable", "المتغير"),
  },
  compliance: {
    prefix: "cm",
    owners: [],
    collection: "compliance",
    props: {
      kind: value(z.enum(["framework", "retention"]), { required: true }),
      framework: line(60),
      entities: setOf(["entity"], { all: "*" }),
      entity: ref(["entity"]),
      from: formed(/^(createdAt|updatedAt|f_[a-z0-9_]{1,36})$/, {
        ids: (v) => (v === "createdAt" || v === "updatedAt" ? [] : [{ id: String(v), to: ["field"] as const }]),
        of: "entity",
      }),
      days: whole(1, 36_500),
      // biome-ignore lint/suspicious/noThenProperty: the document's word for what happens after the days
      then: value(z.enum(["delete", "anonymise", "archive"])),
    },
    requires: (props) => (props.kind === "framework" ? ["framework", "entities"] : ["entity", "from", "days", "then"]),
    label: n("compliance rule", "قاعدة الامتثال"),
  },
} as const satisfies Record<NodeKind, NodeKindSpec>;

/** The document's own properties. */
export const headerProps: Readonly<Record<string, PropSpec>> = {
  blueprint: value(z.literal(1), { required: true, initial: 1 }),
  key: { ...key(), initial: "platform" },
  label: text({ required: true, initial: { ar: "منصة جديدة", en: "New platform" } }),
  description: text(),
  sector: value(z.enum(sectors), { required: true, initial: "general" }),
  locales: setOfWords(z.string().regex(localePattern), { required: true, initial: ["ar", "en"] }),
  defaultLocale: formed(localePattern, { required: true, initial: "en" }),
  timeZone: formed(/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/, { required: true, initial: "UTC" }, 60),
  currency: formed(/^[A-Z]{3}$/, { required: true, initial: "USD" }),
  accounts: value(z.enum(["none", "many"]), { required: true, initial: "none" }),
  signUp: value(z.enum(["open", "invited", "closed"]), { required: true, initial: "open" }),
  residency: line(10),
  theme: split(
    {
      primary: colour({ required: true, initial: "#0f766e" }),
      accent: colour(),
      background: colour(),
      surface: colour(),
      text: colour(),
      mode: value(z.enum(["light", "dark", "system"]), { required: true, initial: "system" }),
      font: value(z.enum(fontNames), { required: true, initial: "plex" }),
      radius: value(z.number().min(0).max(24), { required: true, initial: 10 }),
      density: value(z.enum(["comfortable", "compact"]), { required: true, initial: "comfortable" }),
      logo: line(200),
    },
    { required: true, initial: { primary: "#0f766e", mode: "system", font: "plex", radius: 10, density: "comfortable" } },
  ),
  targets: setOfWords(z.enum(["web", "pwa", "mobile", "desktop", "api"]), { required: true, initial: ["api", "web"] }),
  origin: split({ template: line(100, { required: true }), version: line(100, { required: true }) }),
};

/** The entry of a kind, seen through the common interface. */
export const kindSpec = (kind: NodeKind): NodeKindSpec => nodeKinds[kind];

export const isNodeKind = (kind: unknown): kind is NodeKind => typeof kind === "string" && Object.hasOwn(nodeKinds, kind);

const kinds = Object.keys(nodeKinds) as NodeKind[];
const inner = new Map<NodeKind | null, readonly NodeKind[]>(
  [null, ...kinds].map((owner) => [
    owner,
    kinds.filter((kind) => (owner === null ? kindSpec(kind).owners.length === 0 : kindSpec(kind).owners.includes(owner))),
  ]),
);
const innerByCollection = new Map(
  [...inner].map(([owner, held]) => [owner, new Map(held.map((kind) => [kindSpec(kind).collection, kind]))]),
);

/** Kinds that live directly in a kind, or in the document (`null`). */
export const kindsIn = (owner: NodeKind | null): readonly NodeKind[] => inner.get(owner) ?? [];

/** The same by the name of the map they live in. */
export const collectionsIn = (owner: NodeKind | null): ReadonlyMap<string, NodeKind> => innerByCollection.get(owner)!;

/** The spec of a property path (`label.ar`, `values.f_st`, `audit`) of a kind or of the header; null: unknown. */
export const propAt = (
  kind: NodeKind | "header",
  path: string,
): { readonly name: string; readonly member: string | null; readonly spec: PropSpec } | null => {
  const props: Readonly<Record<string, PropSpec>> = kind === "header" ? headerProps : kindSpec(kind).props;
  const dot = path.indexOf(".");
  const name = dot < 0 ? path : path.slice(0, dot);
  if (!Object.hasOwn(props, name)) return null;
  const spec = props[name]!;
  if (dot < 0) return { name, member: null, spec };
  if (spec.is !== "split" && spec.is !== "text") return null;
  const member = path.slice(dot + 1);
  if (spec.members && Object.hasOwn(spec.members, member)) return { name, member, spec: spec.members[member]! };
  return spec.rest ? { name, member, spec: spec.rest } : null;
};
