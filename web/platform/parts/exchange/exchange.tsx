/** Table files of a list: a link that takes what is shown along, filters and order included, and a dialog that brings rows in. */
import { createSignal, Show } from "solid-js";
import type { Json } from "../../../../schema/ids.ts";
import type { ExchangeSpec } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Icon } from "../icon.tsx";
import { createLater } from "../later.ts";
import { exchangeWords } from "./exchange.strings.ts";

export const Exchange = (props: { readonly spec: ExchangeSpec }) => {
  const host = useHost();
  const t = host.words.from(exchangeWords);
  const things = () => host.words.inside(props.spec.many);
  const [open, setOpen] = createSignal(false);
  const [Dialog, needDialog] = createLater(() => import("./import-dialog.tsx").then(({ ImportDialog }) => ImportDialog));
  const begin = () => {
    setOpen(true);
    void needDialog();
  };
  return (
    <>
      <a
        class="button"
        href={exportAddress(props.spec.name, host.boot.variables[props.spec.query] ?? {})}
        download={`${props.spec.name}.csv`}
        title={t("exportNote", { things: things() })}
      >
        <Icon name="download" />
        {t("export")}
      </a>
      <Show when={props.spec.imports}>
        <button type="button" class="button with-script" disabled={!host.alive()} onClick={begin}>
          <Icon name="upload" />
          {t("import")}
        </button>
        <Show when={Dialog()} keyed>
          {(ImportDialog) => <ImportDialog spec={props.spec} open={open()} onClose={() => setOpen(false)} />}
        </Show>
      </Show>
    </>
  );
};

/** The address of the file with the rows a page shows, all of them. */
export const exportAddress = (name: string, variables: Readonly<Record<string, Json>>): string => {
  const { filter, order, search } = variables;
  const asked = new URLSearchParams();
  if (filter && Object.keys(filter).length > 0) asked.set("filter", JSON.stringify(filter));
  const terms = Array.isArray(order) ? order.flatMap((term) => termOf(term)) : [];
  if (terms.length > 0) asked.set("order", terms.join(","));
  if (typeof search === "string" && search !== "") asked.set("search", search);
  return `/api/${name}.csv${asked.size > 0 ? `?${asked}` : ""}`;
};

/** `{ customer: { name: "DESC" } }` is `-customer.name`. */
const termOf = (term: Json, path: readonly string[] = []): readonly string[] => {
  if (term === "ASC" || term === "DESC") return [`${term === "DESC" ? "-" : ""}${path.join(".")}`];
  if (typeof term !== "object" || term === null || Array.isArray(term)) return [];
  return Object.entries(term).flatMap(([key, inner]) => termOf(inner, [...path, key]));
};
