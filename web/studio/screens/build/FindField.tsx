import { createSignal, createUniqueId, For, onCleanup, Show } from "solid-js";
import { formatNumber, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { controlClass, Field } from "../../../ui/parts/Field.tsx";
import { confirmIdentity } from "../../api/confirm-identity.ts";
import { type ApiProblem, asProblem } from "../../api/errors.ts";
import type { RightsSubject } from "../../api/rights.ts";
import { rightsStrings } from "./rights.strings.ts";

const t = textOf(rightsStrings);
const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const pauseMs = 350;

export interface Chosen {
  readonly id: string;
  readonly title: string;
}

/** One thing found by words or named by an id: type, arrows move, Enter picks, Escape closes. Typing on lets go of what was chosen. */
export const FindField = (props: {
  label: string;
  help: string;
  disabled: boolean;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
  /** Asks the server; null: these are not found by words. */
  find: ((words: string) => Promise<readonly RightsSubject[]>) | null;
}) => {
  const listId = createUniqueId();
  const [words, setWords] = createSignal("");
  const [found, setFound] = createSignal<readonly RightsSubject[] | null>(null);
  const [searching, setSearching] = createSignal(false);
  const [problem, setProblem] = createSignal<ApiProblem | null>(null);
  const [active, setActive] = createSignal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Answers may come in another order than they were asked for: only the last question's counts.
  let turn = 0;
  onCleanup(() => clearTimeout(timer));
  const close = () => {
    turn += 1;
    clearTimeout(timer);
    setFound(null);
    setSearching(false);
    setProblem(null);
  };
  const search = async () => {
    const { find } = props;
    turn += 1;
    const mine = turn;
    if (!find || words().trim().length < 2) return;
    setProblem(null);
    setSearching(true);
    try {
      const answer = await find(words().trim());
      if (mine !== turn) return;
      setFound(answer);
      setActive(0);
    } catch (error) {
      if (mine === turn) setProblem(asProblem(error));
    } finally {
      if (mine === turn) setSearching(false);
    }
  };
  const type = (text: string) => {
    close();
    setWords(text);
    const id = uuid.exec(text)?.[0];
    props.onChoose(id ? { id, title: id } : null);
    if (!id) timer = setTimeout(() => void search(), pauseMs);
  };
  const choose = (one: RightsSubject | undefined) => {
    if (!one) return;
    close();
    setWords("");
    props.onChoose({ id: one.id, title: one.title ?? one.id });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = found()?.length ?? 0;
    if (event.key === "Escape" && (found() || searching() || problem())) close();
    else if (count === 0) return;
    else if (event.key === "ArrowDown") setActive((n) => (n + 1) % count);
    else if (event.key === "ArrowUp") setActive((n) => (n - 1 + count) % count);
    else if (event.key === "Enter") choose(found()?.[active()]);
    else return;
    event.preventDefault();
  };
  const confirm = async () => {
    if (await confirmIdentity()) await search();
  };
  const status = () => {
    if (searching()) return t("searching");
    const list = found();
    return list ? (list.length === 0 ? t("nothing") : t("found", { n: formatNumber(list.length) })) : "";
  };
  return (
    <Field label={props.label} help={props.help}>
      {(ids) => (
        <div class="relative" onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && close()}>
          <input
            id={ids.id}
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={(found()?.length ?? 0) > 0}
            aria-controls={listId}
            aria-activedescendant={(found()?.length ?? 0) > 0 ? `${listId}-${active()}` : undefined}
            aria-describedby={ids.describedBy}
            autocomplete="off"
            dir="auto"
            disabled={props.disabled}
            value={props.chosen?.title ?? words()}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            class={`${controlClass} h-9`}
          />
          <div
            id={listId}
            role="listbox"
            aria-label={props.label}
            hidden={(found()?.length ?? 0) === 0}
            class="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-md border border-line bg-surface p-1 shadow-layer"
          >
            <For each={found()}>
              {(one, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and hears the keys.
                <div
                  id={`${listId}-${index()}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index() === active()}
                  onPointerMove={() => setActive(index())}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => choose(one)}
                  class="flex min-h-9 flex-wrap items-center gap-x-3 rounded-sm px-3 py-1.5 text-ink aria-selected:bg-accent-soft"
                >
                  <bdi class="min-w-0 flex-1 truncate">{one.title ?? t("untitled")}</bdi>
                  <Show when={one.roles} fallback={<code class="font-code text-xs text-ink-2">…{one.id.slice(-6)}</code>}>
                    <bdi class="text-sm text-ink-2">{one.roles}</bdi>
                  </Show>
                </div>
              )}
            </For>
          </div>
          <p role="status" class={(found()?.length ?? 0) > 0 ? "sr-only" : "mt-1 text-sm text-ink-2 empty:hidden"}>
            {status()}
          </p>
          <Show when={problem()}>
            {(one) => (
              <div role="alert" class="mt-1 flex flex-wrap items-center gap-2 text-sm text-danger">
                <span dir="auto">{one().message}</span>
                <Button size="small" onClick={() => void (one().code === "IDENTITY_STEP_UP" ? confirm() : search())}>
                  {one().code === "IDENTITY_STEP_UP" ? t("confirm") : t("again")}
                </Button>
              </div>
            )}
          </Show>
        </div>
      )}
    </Field>
  );
};
