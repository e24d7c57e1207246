import { For, Show } from "solid-js";
import { formatNumber, sentence, textOf } from "../../../ui/locale.ts";
import { Said } from "../../../ui/parts/Said.tsx";
import { Note } from "../../../ui/parts/State.tsx";
import type { Fate, MigrationStep } from "../../api/runtime.ts";
import { releaseStrings } from "./release.strings.ts";

const t = textOf(releaseStrings);

/** Steps somebody has to decide about before they may run. */
export const undecided = (steps: readonly MigrationStep[]): readonly MigrationStep[] => steps.filter(({ choices }) => choices.length > 0);

/** Values a release cannot convert: how many, which records, and what becomes of them. */
export const CastDecisions = (props: {
  steps: readonly MigrationStep[];
  fates: Readonly<Record<string, Fate>>;
  onDecide: (stepId: string, fate: Fate) => void;
}) => (
  <For each={undecided(props.steps)}>
    {(step) => (
      <Note tone="warning">
        <fieldset class="flex flex-col gap-2">
          <legend class="mb-2 font-medium text-pretty">
            <Said text={sentence(step.loses ?? step.sentence)} />
          </legend>
          <Show when={step.misfits}>
            {(misfits) => (
              <details class="text-sm text-ink-2">
                <summary class="cursor-pointer">{t("which", { n: misfits().ids.length, all: formatNumber(misfits().count) })}</summary>
                <ul class="mt-1 max-h-32 overflow-y-auto font-code text-xs" dir="ltr">
                  <For each={misfits().ids}>{(id) => <li>{id}</li>}</For>
                </ul>
              </details>
            )}
          </Show>
          <For each={step.choices}>
            {(fate) => (
              <label class="flex items-baseline gap-2">
                <input
                  type="radio"
                  name={`fate-${step.id}`}
                  checked={props.fates[step.id] === fate}
                  onChange={() => props.onDecide(step.id, fate)}
                />
                <span>{t(`fate_${fate}`)}</span>
              </label>
            )}
          </For>
        </fieldset>
      </Note>
    )}
  </For>
);
