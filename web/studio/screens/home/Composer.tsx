import ArrowUp from "lucide-solid/icons/arrow-up";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import { type Pasted, pastedIn } from "../../../../schema/pasted-text.ts";
import { descriptionLimit } from "../../../../schema/planner.ts";
import { createWords } from "../../../ui/create-words.ts";
import { formatNumber, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { partStrings } from "../../../ui/parts/parts.strings.ts";
import { Note } from "../../../ui/parts/State.tsx";
import { describePlatform } from "../../api/blueprint.ts";
import { type ApiProblem, asProblem } from "../../api/errors.ts";
import { send } from "../../api/read.ts";
import { rememberAsked } from "../../model/asked-plans.ts";
import { languageOf } from "../../model/language-of.ts";
import { online } from "../../shell/create-online.ts";
import { shellStrings } from "../../shell/shell.strings.ts";
import { examples, homeStrings } from "./home.strings.ts";
import { PastedOffer } from "./PastedOffer.tsx";

const t = textOf(homeStrings);
const e = textOf(examples);
const p = textOf(partStrings);
const s = textOf(shellStrings);

const exampleKeys = ["clinic", "school", "shop", "permits", "lending", "maintenance"] as const;

/** The field everything begins with. Enter builds, Shift+Enter makes a new line. */
export const Composer = (props: {
  onPlanned: (plan: { id: string; blueprint: { id: string } }) => void;
  onMade: (blueprint: string) => void;
}) => {
  const id = createUniqueId();
  const [text, setText] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [wrong, setWrong] = createWords();
  const [problem, setProblem] = createSignal<ApiProblem | null>(null);
  const [pasted, setPasted] = createSignal<readonly Pasted[]>([]);
  let area!: HTMLTextAreaElement;
  /** `asItIs`: what was pasted into the words has been pointed out already. */
  const build = async (asItIs = false) => {
    if (busy()) return;
    const words = text().trim();
    setProblem(null);
    setWrong(null);
    setPasted([]);
    if (words === "") return setWrong(() => t("emptyDescription"));
    const found = asItIs ? [] : pastedIn(words);
    if (found.length > 0) return setPasted(found);
    if (words.length > descriptionLimit) return setWrong(() => t("tooLong", { n: descriptionLimit, have: words.length }));
    setBusy(true);
    try {
      const { describePlatform: plan } = await send(describePlatform, {
        input: { text: words, locale: languageOf(words) },
      });
      rememberAsked(plan.id);
      props.onPlanned(plan);
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };
  const use = (words: string) => {
    setText(words);
    setWrong(null);
    setPasted([]);
    area.focus();
    area.setSelectionRange(words.length, words.length);
  };
  return (
    <div class="mx-auto w-full max-w-3xl">
      <h1 class="mb-2 text-center text-xl font-semibold tracking-tight text-balance sm:text-2xl">
        <label for={id}>{t("question")}</label>
      </h1>
      <p class="mb-6 text-center text-ink-2 text-balance">{t("hint")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void build();
        }}
        class="rounded-lg border border-line-strong bg-surface shadow-layer transition-colors focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/20"
      >
        <textarea
          id={id}
          ref={area}
          dir={text() === "" ? undefined : "auto"}
          rows={4}
          autofocus
          value={text()}
          placeholder={t("placeholder")}
          aria-invalid={wrong() ? true : undefined}
          aria-describedby={wrong() ? `${id}-wrong` : undefined}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setPasted([]);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void build();
          }}
          class="block max-h-[40dvh] min-h-30 w-full resize-none bg-transparent px-4 pt-4 text-md outline-none [field-sizing:content]"
        />
        <div class="flex items-center gap-3 px-3 pb-3">
          <span class="min-w-0 flex-1 ps-1 text-sm text-ink-3">
            <Show
              when={text().length > descriptionLimit * 0.8}
              fallback={<span class="hidden sm:inline">{t("keys", { keys: "Enter" })}</span>}
            >
              <span class={text().length > descriptionLimit ? "text-danger" : ""}>
                {formatNumber(text().length)} / {formatNumber(descriptionLimit)}
              </span>
            </Show>
          </span>
          <Button type="submit" tone="primary" busy={busy()} why={online() ? undefined : s("offlineWhy")}>
            {t("create")}
            <ArrowUp class="size-4" aria-hidden="true" />
          </Button>
        </div>
      </form>
      <Show when={wrong()}>
        <p id={`${id}-wrong`} role="alert" class="mt-2 text-danger">
          {wrong()}
        </p>
      </Show>
      <Show when={problem()}>
        {(one) => (
          <Note tone="danger" role="alert" class="mt-3">
            <p>{one().message}</p>
            <Show when={one().correlationId}>
              <p class="mt-0.5 font-code text-xs">{p("correlation", { id: one().correlationId ?? "" })}</p>
            </Show>
          </Note>
        )}
      </Show>
      <Show when={pasted().length > 0}>
        <PastedOffer
          text={text().trim()}
          pasted={pasted()}
          onMade={props.onMade}
          onWords={use}
          onAsItIs={() => void build(true)}
          busy={busy()}
        />
      </Show>
      <fieldset class="mt-5">
        <legend class="mb-2.5 w-full text-center text-sm text-ink-3">{t("examples")}</legend>
        <ul class="flex flex-wrap justify-center gap-2">
          <For each={exampleKeys}>
            {(key) => (
              <li>
                <Button size="small" class="rounded-full!" onClick={() => use(e(`${key}Text`))}>
                  {e(key)}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </fieldset>
    </div>
  );
};
