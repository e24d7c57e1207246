/** What people have said to a request so far: yes or no, by whom, with their note. */
import { For, Show } from "solid-js";
import { useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { words } from "./approvals.strings.ts";
import type { Asking } from "./requests.ts";

export const Said = (props: { answers: Asking["answers"] }) => {
  const host = useHost();
  const own = host.words.from(words);
  return (
    <Show when={props.answers.length > 0}>
      <div>
        <h4 class="request-part">{own("said")}</h4>
        <ul class="said">
          <For each={props.answers}>
            {(answer) => (
              <li>
                <Icon class={`stands ${answer.approve ? "stands-yes" : "stands-no"}`} name={answer.approve ? "check" : "x"} />
                <span>
                  {own(answer.approve ? "saidYes" : "saidNo", { name: answer.by ?? own("somebody") })}
                  <Show when={answer.note}>
                    {(note) => (
                      <>
                        {": "}
                        <q dir="auto">{note()}</q>
                      </>
                    )}
                  </Show>
                </span>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
};
