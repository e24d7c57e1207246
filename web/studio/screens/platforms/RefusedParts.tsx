import { A } from "@solidjs/router";
import ChevronDown from "lucide-solid/icons/chevron-down";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { For, Show } from "solid-js";
import { sentence, textOf } from "../../../ui/locale.ts";
import { Said } from "../../../ui/parts/Said.tsx";
import type { RunningProblem } from "../../api/runtime.ts";
import { platformsStrings } from "./platforms.strings.ts";

const t = textOf(platformsStrings);

/** Few are read at once; of many, somebody who wants to know opens the list. */
const FEW = 3;

/** What of a version that runs is closed, because this program cannot work it out any more: each part, what became of it, and the way to mend it. */
export const RefusedParts = (props: { environment: string; problems: readonly RunningProblem[]; draft: string }) => (
  <details open={props.problems.length <= FEW} class="group min-w-0 basis-full rounded-md border border-warning bg-warning-soft text-sm">
    <summary class="flex cursor-pointer list-none items-start gap-2 rounded-md px-3 py-2 font-medium text-warning [&::-webkit-details-marker]:hidden">
      <TriangleAlert class="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span class="min-w-0 flex-1 text-pretty">{t("refused", { n: props.problems.length, environment: props.environment })}</span>
      <ChevronDown class="mt-0.5 size-4 shrink-0 transition-transform group-open:rotate-180" aria-hidden="true" />
    </summary>
    <div class="flex flex-col gap-2 px-3 pb-3 ps-9">
      <p class="text-pretty text-ink-2">{t("refusedText")}</p>
      <ul class="flex flex-col gap-1.5">
        <For each={props.problems}>
          {(problem) => (
            <li class="text-pretty">
              <Show when={problem.place}>
                {(place) => (
                  <>
                    <bdi class="font-medium">{sentence(place())}</bdi>
                    {": "}
                  </>
                )}
              </Show>
              <Said text={sentence(problem.text)} /> <span class="text-ink-2">{sentence(problem.closes)}</span>{" "}
              <code class="font-code text-xs text-ink-3" dir="ltr">
                {problem.code}
              </code>
            </li>
          )}
        </For>
      </ul>
      <A href={props.draft} class="self-start rounded-sm font-medium text-accent hover:underline">
        {t("refusedMend")}
      </A>
    </div>
  </details>
);
