import { createSignal, createUniqueId, For, Show } from "solid-js";
import { sentence, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Said } from "../../../ui/parts/Said.tsx";
import type { PlanReport } from "../../api/blueprint.ts";
import { describeStrings } from "./describe.strings.ts";

const t = textOf(describeStrings);

/**
 * What the planner would like to know. Defaults are chosen; an answer that is sent lets it plan again over the draft as it is. A single
 * question without a default is answered by pressing a choice.
 */
export const Questions = (props: {
  questions: PlanReport["questions"];
  canAnswer: boolean;
  busy: boolean;
  onAnswer: (answers: Readonly<Record<string, string>>) => void;
}) => {
  const group = createUniqueId();
  const [chosen, setChosen] = createSignal<Readonly<Record<string, string>>>({});
  const chosenFor = () => props.questions.some((question) => question.default !== null && question.choices.length > 0);
  const atOnce = () => props.questions.length === 1 && props.questions[0]?.default === null;
  const answer = (question: PlanReport["questions"][number]) => chosen()[question.id] ?? question.default;
  return (
    <form
      class="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.busy) props.onAnswer(chosen());
      }}
    >
      <Show when={chosenFor()}>
        <p class="text-sm text-ink-3">{t("questionsText")}</p>
      </Show>
      <For each={props.questions}>
        {(question) => (
          <fieldset class="min-w-0" disabled={!props.canAnswer}>
            <legend class="text-pretty">
              <Said text={sentence(question.text)} />
            </legend>
            <div class="mt-1.5 flex flex-wrap gap-1.5">
              <For each={question.choices}>
                {(choice) => (
                  <Show
                    when={!atOnce()}
                    fallback={
                      <Button size="small" busy={props.busy} onClick={() => props.onAnswer({ [question.id]: choice.key })}>
                        <bdi>{sentence(choice.label)}</bdi>
                      </Button>
                    }
                  >
                    <label class="inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-full border border-line px-2.5 text-sm text-ink-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent has-disabled:cursor-default">
                      <input
                        type="radio"
                        class="accent-accent"
                        name={`${group}-${question.id}`}
                        checked={answer(question) === choice.key}
                        onChange={() => setChosen((all) => ({ ...all, [question.id]: choice.key }))}
                      />
                      <bdi>{sentence(choice.label)}</bdi>
                    </label>
                  </Show>
                )}
              </For>
            </div>
          </fieldset>
        )}
      </For>
      <Show when={props.canAnswer && Object.keys(chosen()).length > 0}>
        <Button type="submit" size="small" tone="primary" class="self-start" busy={props.busy}>
          {t("answer")}
        </Button>
      </Show>
    </form>
  );
};
