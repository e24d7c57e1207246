/** The first page: how much there is of everything one may read, and how the states are spread. */
import type { Building, ViewerPage } from "../pages.ts";
import { optionSpec } from "./columns.ts";
import { type CountSpec, countsPerDocument, countsQuery } from "./documents.ts";
import { iconOf, node, type PageTree } from "./tree.ts";

const mostStats = 8;
const mostBreakdowns = 4;
const mostParts = 8;

export const homePage = ({ model, access, pathOf }: Building): ViewerPage => {
  const readable = model.tables.filter((table) => !table.builtIn && access.may(table.id, "read") && pathOf(table.id, "list"));
  const counts: CountSpec[] = [];
  /** Remembers a count and says where its answer will be. */
  const count = (spec: Omit<CountSpec, "alias">): { readonly query: string; readonly alias: string } => {
    const at = counts.length;
    counts.push({ ...spec, alias: `c${at}` });
    return { query: `counts${Math.floor(at / countsPerDocument)}`, alias: `c${at}` };
  };
  const stats = readable.slice(0, mostStats).map((table): PageTree => {
    const props = { ...count({ table, filter: null }), label: table.plural, icon: iconOf(table) };
    return node(`stat_${table.id}`, "stat", { ...props, open: pathOf(table.id, "list"), add: pathOf(table.id, "new") });
  });
  const spread = readable
    .flatMap((table) =>
      access
        .readable(table.id)
        .filter(
          ({ column, masked }) => column.type === "enum" && !masked && column.options.length > 1 && column.options.length <= mostParts,
        )
        .slice(0, 2)
        .map(({ column }) => ({ table, column })),
    )
    .slice(0, mostBreakdowns)
    .map(({ table, column }): PageTree => {
      const parts = column.options.map((option) => {
        const spec = optionSpec(option);
        const path = pathOf(table.id, "list");
        const open = path && `${path}?f.${column.key}=${spec.value}`;
        return { ...count({ table, filter: { key: column.key, value: spec.value } }), option: spec, open };
      });
      return node(`spread_${column.id}`, "breakdown", { label: column.label, of: table.plural, parts });
    });
  const chunks = Array.from({ length: Math.ceil(counts.length / countsPerDocument) }, (_, at) =>
    counts.slice(at * countsPerDocument, (at + 1) * countsPerDocument),
  );
  const stored = model.pages.find(({ kind }) => kind === "home" || kind === "dashboard");
  return {
    id: stored?.id ?? "home",
    label: stored?.label ?? { en: "Home", ar: "الرئيسية" },
    path: "/",
    kind: "home",
    entity: null,
    nav: "main",
    icon: "home",
    queries: Object.fromEntries(chunks.map((chunk, at) => [`counts${at}`, countsQuery(chunk)])),
    tree: [
      node("welcome", "welcome", { empty: readable.length === 0 }),
      ...(stats.length ? [node("stats", "grid", {}, stats)] : []),
      ...(spread.length ? [node("spread", "grid", {}, spread)] : []),
    ],
  };
};
