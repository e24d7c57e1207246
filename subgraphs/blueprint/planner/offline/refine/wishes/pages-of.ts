/** The lists of a thing: pages that are stored, and the one every thing has, which becomes a stored page once it differs from the usual. */
import { keyFromWords, plural } from "../../../../../../schema/blueprint/keys.ts";
import type { Op } from "../../../../../../schema/blueprint/operation.ts";
import { between } from "../../../../../../schema/blueprint/rank.ts";
import type { Id, Page } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import { pathShape, usualColumns } from "../../../../../../schema/model/compile-pages.ts";
import { foldPhrase } from "../../text/fold.ts";
import type { Token } from "../../text/tokens.ts";
import { calledIn, type Work } from "../changing.ts";
import { readersOf } from "../hiding.ts";
import { manyOf } from "../permissions-named.ts";
import { fieldsOf } from "./about.ts";

export interface List {
  readonly id: Id;
  readonly said: Sentence;
  readonly roles: readonly Id[];
  readonly view: NonNullable<Page["view"]>;
}

const listKinds = new Set(["list", "board", "gallery", "map"]);
/** The pages of the blueprint that are about a thing, or all. */
export const storedPages = (work: Work, entity?: Id): readonly (List & { readonly kind: string; readonly nav: unknown })[] =>
  Object.entries(work.draft.nodes).flatMap(([id, node]) =>
    node.kind === "page" && !node.removed && (entity === undefined || node.props.entity === entity)
      ? [
          {
            id,
            said: calledIn(work, id),
            roles: (node.props.roles ?? []) as readonly Id[],
            view: (node.props.view ?? {}) as List["view"],
            kind: String(node.props.kind),
            nav: node.props.nav,
          },
        ]
      : [],
  );

/** Whether a page is the list everybody has who may see the thing. */
export const isGeneral = ({ kind, roles }: { readonly kind: string; readonly roles: readonly Id[] }): boolean =>
  kind === "list" && roles.length === 0;

/** The lists that show all of a thing, the general one among them: made now where it was the usual one until now. */
export const listsOf = (work: Work, entity: Id): readonly List[] => {
  const stored = storedPages(work, entity).filter(({ kind, view }) => listKinds.has(kind) && view.filter === undefined);
  const general = stored.find(isGeneral);
  return general ? [general, ...stored.filter((one) => one !== general)] : [generalList(work, entity), ...stored];
};

/** Stores the general list of a thing, as it was. */
export const generalList = (work: Work, entity: Id, more: Readonly<Record<string, string>> = {}): List => {
  const key = String(work.draft.nodes[entity]?.props.key);
  const pages = Object.values(work.draft.nodes).filter((node) => node.kind === "page" && !node.removed);
  const taken = pages.map(({ props }) => String(props.key));
  const paths = new Set(pages.map(({ props }) => pathShape(String(props.path))));
  const last =
    pages
      .map(({ props }) => String(props.order ?? ""))
      .sort()
      .at(-1) ?? null;
  const id = work.ids.other("pg", key, "list");
  const path = `/${plural(key)}`;
  const { props } = work.draft.nodes[entity]!;
  const op: Op = {
    op: "add",
    kind: "page",
    id,
    props: {
      key: keyFromWords(plural(key), taken, "page"),
      label: (props.plural ?? props.label ?? {}) as Readonly<Record<string, string>>,
      path: paths.has(path) ? `${path}-list` : path,
      kind: "list",
      roles: [],
      entity,
      order: between(last, null),
      ...more,
    },
  };
  work.ops.push(op);
  const many = manyOf(work, entity);
  return { id, said: { en: `the list of ${many.en}`, ar: `قائمة ${many.ar}` }, roles: [], view: {} };
};

/** The columns a list shows, the usual ones where none were chosen. */
export const columnsOf = (work: Work, entity: Id, { view }: List): readonly Id[] =>
  view.columns ??
  usualColumns(
    (work.draft.nodes[entity]?.props.title as Id | undefined) ?? null,
    fieldsOf(work, entity).map(({ id, props }) => ({ id, type: props.type as never })),
  );

/** Whether everybody a list is for sees the field there. */
export const isSeenOn = (work: Work, entity: Id, list: List, field: Id): boolean =>
  list.roles.every((role) =>
    readersOf(work, entity, role).some(({ props }) => props.fields === "*" || ((props.fields ?? []) as readonly Id[]).includes(field)),
  );

interface PageNamed {
  readonly id: Id;
  readonly entity: Id;
  readonly from: number;
  readonly to: number;
}
const pageWords = new Set("page list board screen table calendar صفحه الصفحه قائمه لوحه جدول شاشه".split(" "));
/** The stored page whose name stands among the words, the longest name first; where a thing is called so, only with "page" beside it, or its thing ("the overdue tickets"). */
export const pageAmong = (work: Work, tokens: readonly Token[]): PageNamed | null => {
  const all = storedPages(work).flatMap(({ id, said }) => {
    const entity = work.draft.nodes[id]?.props.entity;
    return typeof entity === "string" && work.draft.nodes[entity]
      ? [said.en, said.ar].map((name) => ({ id, entity, words: foldPhrase(name).split(" ") }))
      : [];
  });
  const found = all.flatMap(({ id, entity, words }): readonly PageNamed[] => {
    const from = tokens.findIndex((_, i) => words.every((word, k) => isWord(tokens[i + k], word)));
    if (from < 0) return [];
    const to = from + words.length;
    const around = [tokens[from - 1], tokens[to]].some((token) => token !== undefined && pageWords.has(token.word));
    const isThing =
      work.find.entity(tokens.slice(from, to)).length > 0 && !/^(?:my|own)$|ي$/.test(words.length > 1 ? words[0]! : words.at(-1)!);
    const beside = work.find.entity(tokens.slice(to, to + 1)).some((one) => one.id === entity);
    const options = isChoice(work, entity, tokens.slice(from, to));
    return around || (!isThing && (!options || beside)) ? [{ id, entity, from, to }] : [];
  });
  return [...found].sort((a, b) => b.to - b.from - (a.to - a.from))[0] ?? null;
};
const isWord = (token: Token | undefined, word: string): boolean =>
  token !== undefined &&
  (token.word === word || foldPhrase(token.raw) === word || (token.arabic && token.word.replace(/^ال/, "") === word.replace(/^ال/, "")));
const isChoice = (work: Work, entity: Id, tokens: readonly Token[]): boolean =>
  fieldsOf(work, entity).some(({ id, props }) => props.type === "enum" && work.find.option(tokens, id).length > 0);
