import { createSignal, createUniqueId, For, Show } from "solid-js";
import { type Pasted, pastedOf, tableIn, withoutPasted } from "../../../../schema/pasted-text.ts";
import { textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { partStrings } from "../../../ui/parts/parts.strings.ts";
import { Note } from "../../../ui/parts/State.tsx";
import { languageOf } from "../../model/language-of.ts";
import { createBringing } from "./create-bringing.ts";
import { ImportReport } from "./ImportReport.tsx";
import { pastedStrings } from "./pasted.strings.ts";

const t = textOf(pastedStrings);
const p = textOf(partStrings);

/** What was pasted into the description and is none: what it is, and one press to where it belongs. The words around it can be built from. */
export const PastedOffer = (props: {
  text: string;
  pasted: readonly Pasted[];
  busy: boolean;
  onMade: (blueprint: string) => void;
  /** Other words for the box. */
  onWords: (words: string) => void;
  onAsItIs: () => void;
}) => {
  const id = createUniqueId();
  const { busy, problem, made, bring } = createBringing((blueprint) => props.onMade(blueprint));
  const [row, setRow] = createSignal("");
  const kinds = () => [...new Set(props.pasted.map(({ kind }) => kind))];
  const has = (kind: Pasted["kind"]) => kinds().includes(kind);
  const others = () => /[\p{L}]/u.test(withoutPasted(props.text, props.pasted));
  const intoWords = () => {
    const one = row().trim() || t("oneRowExample");
    // From the last to the first: what stands before keeps its place.
    const words = props.pasted.reduceRight((text, { kind, from, to }) => {
      const columns = kind === "table" ? tableIn(text.slice(from, to))?.columns : undefined;
      if (!columns) return text;
      const language = languageOf(`${one} ${columns.join(" ")}`);
      const list = columns.join(language === "ar" ? "، " : ", ");
      // Plain signs only: these words go into the box.
      const sentence = pastedStrings.eachHas[language].replace("{one}", () => one).replace("{columns}", () => list);
      return text.slice(0, from) + sentence + text.slice(to);
    }, props.text);
    props.onWords(words);
  };
  return (
    <Note tone="info" role="alert" class="mt-3 text-start">
      <div class="flex flex-col gap-2" data-pasted={kinds().join(" ")}>
        <For each={kinds()}>{(kind) => <p>{t(kind)}</p>}</For>
        <Show when={has("table")}>
          <form
            class="flex flex-wrap items-center gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              intoWords();
            }}
          >
            <label for={id} class="text-sm">
              {t("oneRow")}
            </label>
            <input
              id={id}
              dir="auto"
              maxLength={60}
              placeholder={t("oneRowExample")}
              value={row()}
              onInput={(event) => setRow(event.currentTarget.value)}
              class="h-8 min-w-0 flex-1 rounded-sm border border-line-strong bg-surface px-2 text-sm text-ink"
            />
            <Button type="submit" size="small" tone="primary">
              {t("intoWords")}
            </Button>
          </form>
        </Show>
        <div class="flex flex-wrap gap-2">
          <Show when={has("sql")}>
            <Button size="small" tone="primary" busy={busy()} onClick={() => void bring(() => pastedOf(props.text, "sql"), "")}>
              {t("readTables")}
            </Button>
          </Show>
          <Show when={has("blueprint")}>
            <Button size="small" tone="primary" busy={busy()} onClick={() => void bring(() => props.text, "")}>
              {t("openBlueprint")}
            </Button>
          </Show>
          <Show when={others()}>
            <Button size="small" busy={props.busy} onClick={() => props.onAsItIs()}>
              {t("onlyWords")}
            </Button>
          </Show>
        </div>
        <Show when={problem()}>
          {(one) => (
            <div class="text-danger">
              <p dir="auto">{one().message}</p>
              <Show when={one().correlationId}>
                <p class="mt-0.5 font-code text-xs">{p("correlation", { id: one().correlationId ?? "" })}</p>
              </Show>
            </div>
          )}
        </Show>
      </div>
      <ImportReport report={made()?.report ?? null} onOpen={() => props.onMade(made()?.blueprint ?? "")} />
    </Note>
  );
};
