import MessagesSquare from "lucide-solid/icons/messages-square";
import { createEffect, For, on, Show } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { type AskedBefore, plansQuery } from "../../api/blueprint.ts";
import { createRead } from "../../api/read.ts";
import { describeStrings } from "./describe.strings.ts";
import { Section } from "./Section.tsx";

const t = textOf(describeStrings);

/** The conversation of the branch: each earlier request opens with its report. */
export const Earlier = (props: { branchId: string; current: string | null; settled: string; onOpen: (planId: string) => void }) => {
  // Asked again when another plan is shown, when it has ended and when it was answered.
  const read = createRead(plansQuery, () => ({ id: props.branchId }));
  createEffect(on([() => props.current, () => props.settled], () => read.refetch(), { defer: true }));
  const others = () => (read.data()?.branch?.plans ?? []).filter((one) => one.id !== props.current && one.text.trim() !== "");
  return (
    <Show when={others().length > 0}>
      <Section title={t("earlier")} icon={<MessagesSquare />} tone="text-ink-2">
        <ul class="-mx-2 flex flex-col">
          <For each={others()}>
            {(one) => (
              <li>
                <button
                  type="button"
                  class="flex w-full flex-col rounded-sm px-2 py-1 text-start hover:bg-surface-2"
                  onClick={() => props.onOpen(one.id)}
                >
                  <bdi class="line-clamp-2 text-pretty">{one.text}</bdi>
                  <span class="text-sm text-ink-3 tabular-nums">{outcome(one)}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  );
};

const outcome = (one: AskedBefore): string => {
  const status = one.status.toUpperCase();
  if (status === "PROPOSED") return t("waits");
  if (status === "REJECTED") return t("wasRejected");
  return one.opsApplied > 0 ? t("earlierOps", { n: one.opsApplied }) : t("earlierNone");
};
