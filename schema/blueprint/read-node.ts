/**
 * Reads one raw node, or the raw header, by the table of kinds: what can be read is kept, in the table's order; what cannot is left out
 * and found. A node that means nothing without what is missing is not read at all.
 */
import type { Json, Sentence } from "../ids.ts";
import { isBuiltIn, mayChangeBuiltIn } from "./built-in.ts";
import { type Bag, type Draft, emptyDraft, isBag, isEmpty } from "./document.ts";
import type { Finding } from "./findings.ts";
import { issueWords, tooLong } from "./issue-words.ts";
import { keyFromWords } from "./keys.ts";
import { idPattern, unsafeNameIn, unsafeNames } from "./names.ts";
import { headerProps, isNodeKind, kindSpec } from "./node-kinds.ts";
import { type NodeKind, nodeKindNames } from "./operation.ts";
import type { PropSpec } from "./prop-specs.ts";
import { propWords } from "./prop-words.ts";
import type { Id } from "./shape.ts";

type Specs = Readonly<Record<string, PropSpec>>;
/** A node as it was read; `normalise` repairs it in place. */
export interface Live {
  kind: NodeKind;
  parent: Id | null;
  owner: Id | null;
  props: Bag;
}
/** The newest shape number known here. */
const newest = 1;

/** Reads the document's own properties; what is missing takes its default. */
export const readHeader = (raw: Bag, found: Finding[]): Draft["header"] => {
  const initial = emptyDraft().header as Bag;
  if (typeof raw.blueprint === "number" && raw.blueprint > newest) {
    found.push({ code: "SHAPE_NEWER", id: "header", prop: "blueprint", params: { found: String(raw.blueprint), known: String(newest) } });
    raw = { ...raw, blueprint: newest };
  }
  const header = readProps("header", headerReader, true, raw, found);
  header.theme = { ...(initial.theme as Bag), ...((header.theme as Bag | undefined) ?? {}) };
  const locales = header.locales as string[];
  if (!locales.includes(header.defaultLocale as string)) {
    if (raw.defaultLocale !== undefined)
      found.push({ code: "SHAPE_PROP", id: "header", prop: "defaultLocale", params: { detail: locales.join(", ") } });
    header.defaultLocale = locales.includes("en") ? "en" : locales[0];
  }
  return inOrder(header, headerProps) as Record<string, Json>;
};

/** Properties in the table's order, so insertion order never shows. */
const inOrder = (props: Bag, specs: Specs): Bag => {
  const ordered: Bag = {};
  for (const name of Object.keys(specs)) if (!isEmpty(props[name])) ordered[name] = props[name];
  return ordered;
};

/** Properties in the table's order, whatever order they were given in; `filled`: with what fills them in where they are absent. */
const readProps = (id: Id | "header", { specs, listed }: Reader, filled: boolean, raw: Bag, found: Finding[]): Bag => {
  const props: Bag = {};
  let unread = 0;
  for (const name in raw) if (raw[name] !== undefined) unread += 1;
  for (const { name, spec, initial } of listed) {
    const given = raw[name];
    if (given !== undefined && Object.hasOwn(raw, name)) {
      unread -= 1;
      const value = given === null ? undefined : readValue(id, name, spec, given, found);
      if (!isEmpty(value)) {
        props[name] = value;
        continue;
      }
    }
    if (filled && initial !== undefined) props[name] = initial;
  }
  if (unread !== 0) findUnknown(id, specs, raw, found);
  return props;
};

const findUnknown = (id: Id | "header", specs: Specs, raw: Bag, found: Finding[]): void => {
  for (const name of Object.keys(raw)) {
    if (Object.hasOwn(specs, name) || raw[name] === undefined || raw[name] === null) continue;
    const prop = { en: "properties", ar: "الخصائص" };
    found.push({ code: "SHAPE_PROP", id, prop: "", params: { prop, detail: unknownHere(name.slice(0, 40)) } });
  }
};

interface Listed {
  readonly name: string;
  readonly spec: PropSpec;
  /** What fills it in where it is absent. */
  readonly initial: unknown;
  /** Without it and without an initial value a node means nothing. */
  readonly needed: boolean;
}

/** The table of a kind, as it is read. */
interface Reader {
  readonly specs: Specs;
  readonly listed: readonly Listed[];
  readonly needed: readonly Listed[];
}
const readerOf = (specs: Specs): Reader => {
  const listed = Object.entries(specs).map(([name, spec]) => ({
    name,
    spec,
    initial: isEmpty(spec.initial) ? undefined : spec.initial,
    needed: spec.required === true && !isEmpty(spec.initial ?? 0),
  }));
  return { specs, listed, needed: listed.filter(({ needed }) => needed) };
};
const readers = new Map(nodeKindNames.map((kind) => [kind, readerOf(kindSpec(kind).props)]));
const headerReader = readerOf(headerProps);

/** Whether properties are what reading would make of them: known and plainly fine, in the table's order, none left to fill in. */
const asRead = (props: Bag, { listed }: Reader): boolean => {
  let at = 0;
  for (const name in props) {
    for (; at < listed.length && listed[at]!.name !== name; at += 1) if (isFilled(listed[at]!)) return false;
    if (at === listed.length || listed[at]!.spec.plain?.(props[name]) !== true) return false;
    at += 1;
  }
  for (; at < listed.length; at += 1) if (isFilled(listed[at]!)) return false;
  return true;
};
const isFilled = ({ initial, needed }: Listed): boolean => initial !== undefined || needed;

const readValue = (id: Id | "header", path: string, spec: PropSpec, raw: unknown, found: Finding[]): unknown =>
  spec.plain?.(raw) ? raw : lookInto({ id, path, spec, found }, raw);

interface Place {
  readonly id: Id | "header";
  readonly path: string;
  readonly spec: PropSpec;
  readonly found: Finding[];
}

const bad = ({ id, path, found }: Place, detail: Sentence): undefined => {
  found.push({ code: "SHAPE_PROP", id, prop: path, params: { detail } });
};

const unfit = (at: Place, value: unknown): undefined => {
  const issue = at.spec.zod.safeParse(value).error?.issues[0];
  const size = tooLong(issue, value);
  if (!size) return bad(at, issueWords(issue));
  at.found.push({ code: "SIZE_LIMIT", id: at.id, prop: at.path, params: { enText: size.en, arText: size.ar } });
};

const lookInto = (at: Place, raw: unknown): unknown => {
  const { spec } = at;
  if ((spec.is === "split" || spec.is === "text") && isBag(raw)) {
    const bag = readMembers(at, raw);
    return isEmpty(bag) || spec.zod.safeParse(bag).success ? bag : unfit(at, bag);
  }
  if (spec.is === "set" && Array.isArray(raw)) {
    const good = raw.filter((member) => spec.zod.safeParse([member]).success || void unfit(at, [member]));
    return (spec.zod.safeParse(good).data as unknown) ?? unfit(at, good);
  }
  const unsafe = unsafeNameIn(raw);
  if (unsafe) return bad(at, unknownHere(unsafe));
  const result = spec.zod.safeParse(raw);
  return result.success ? result.data : unfit(at, raw);
};

const readMembers = (at: Place, raw: Bag): Bag => {
  const { id, path, spec, found } = at;
  const bag: Bag = {};
  for (const name of Object.keys(raw).sort()) {
    if (raw[name] === undefined || raw[name] === null) continue;
    const known = unsafeNames.has(name) ? undefined : spec.members && Object.hasOwn(spec.members, name) ? spec.members[name] : spec.rest;
    if (!known) bad(at, unknownHere(name.slice(0, 40)));
    else {
      const member = readValue(id, `${path}.${name}`, known, raw[name], found);
      if (!isEmpty(member)) bag[name] = member;
    }
  }
  for (const [name, member] of Object.entries(spec.members ?? {}))
    if (bag[name] === undefined && !isEmpty(member.initial)) bag[name] = member.initial;
  return bag;
};

const unknownHere = (name: string): Sentence => ({ en: `“${name}” is not known here`, ar: `«${name}» غير معروف هنا` });

const quarantine = (id: Id, part: string, found: Finding[]): null => {
  const { en, ar } = propWords(part);
  found.push({ code: "SHAPE_NODE", id, params: { detail: { en: `its ${en} is missing or wrong`, ar: `${ar}: ناقص أو غير صحيح` } } });
  return null;
};

/** Reads a node; null when it cannot be one. */
export const readNode = (id: Id, raw: unknown, found: Finding[]): Live | null => {
  if (unsafeNames.has(id) || !idPattern.test(id)) return quarantine(id, "id", found);
  if (!isBag(raw) || !isNodeKind(raw.kind)) return quarantine(id, "kind", found);
  const kind = raw.kind;
  const spec = kindSpec(kind);
  if (!id.startsWith(`${spec.prefix}_`)) return quarantine(id, "id", found);
  const owner = typeof raw.owner === "string" ? raw.owner : null;
  if ((owner === null) !== (spec.owners.length === 0)) return quarantine(id, "owner", found);
  const parent = spec.tree && typeof raw.parent === "string" ? raw.parent : owner;
  const given = isBag(raw.props) ? raw.props : {};
  const reader = readers.get(kind)!;
  if (isBuiltIn(id)) {
    const allowed: Bag = {};
    for (const name of Object.keys(given)) {
      if (mayChangeBuiltIn(kind, name)) allowed[name] = given[name];
      else if (given[name] !== null && given[name] !== undefined)
        found.push({
          code: "SHAPE_PROP",
          id,
          prop: name,
          params: { detail: { en: "it is part of every platform", ar: "هو جزء من كل منصة" } },
        });
    }
    return { kind, parent, owner, props: readProps(id, reader, false, allowed, found) };
  }
  const mark = found.length;
  const props = asRead(given, reader) ? given : readProps(id, reader, true, given, found);
  let complete = true;
  for (const { name, spec: prop } of reader.needed) {
    if (props[name] !== undefined) continue;
    complete = false;
    if (prop.is === "rank") props[name] = "a0";
    else if (prop.is === "key") {
      props[name] = keyFromWords(id.slice(spec.prefix.length + 1), [], kind);
      if (found.length === mark)
        found.push({ code: "SHAPE_PROP", id, prop: name, params: { detail: { en: "it is missing", ar: "القيمة ناقصة" } } });
    } else return quarantine(id, name, found);
  }
  const missing = spec.requires?.(props).find((name) => isEmpty(props[name]));
  if (missing) return quarantine(id, missing, found);
  return { kind, parent, owner, props: complete ? props : inOrder(props, spec.props) };
};
