import { createMemo, For, Show } from "solid-js";
import { formatAgo, textOf } from "../../../ui/locale.ts";
import { createFollow, createRead } from "../../api/read.ts";
import { decisionChanged, waitingDecisionsQuery } from "../../api/runtime.ts";
import { DecisionBox } from "../release/DecisionBox.tsx";
import { homeStrings } from "./home.strings.ts";

const t = textOf(homeStrings);

/** Decisions that wait for me; nothing is shown when there are none. */
export const DecisionInbox = () => {
  const read = createRead(waitingDecisionsQuery, () => ({}));
  createFollow(
    decisionChanged,
    () => ({}),
    () => read.refetch(),
  );
  const mine = createMemo(() => (read.data()?.decisions.items ?? []).filter((decision) => decision.canApprove));
  return (
    <Show when={mine().length > 0}>
      <section aria-labelledby="waiting-for-me" class="mb-10">
        <h2 id="waiting-for-me" class="mb-3 text-md font-semibold">
          {t("waitingForYou")}
        </h2>
        <ul class="flex flex-col gap-3">
          <For each={mine()}>
            {(decision) => (
              <li>
                <DecisionBox decision={decision} onChanged={read.refetch} />
                <p class="px-1 pt-1 text-sm text-ink-3">
                  {t("askedBy", { name: decision.requestedBy?.displayName ?? "—", when: formatAgo(decision.requestedAt) })}
                </p>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
};
