/** On a record's page: one's own requests about it that still wait; and a word when one of them is decided while one looks. */
import { createEffect, For, on, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Note } from "../../parts/note.tsx";
import { type Asking, askingsOf } from "../approvals/requests.ts";
import { words } from "./asked.strings.ts";

export const Asked = (props: { node: TreeNode<"asked"> }) => {
  const host = useHost();
  const { moment } = host.words;
  const own = host.words.from(words);
  const all = () => askingsOf(host.boot, props.node.props.query) ?? [];
  const waiting = () => all().filter(({ status }) => status === "WAITING");
  const inbox = () => host.boot.nav.find(({ path }) => path === "/approvals" || path === "/approvals-inbox")?.path;
  const states = () => all().map((asking) => ({ asking, status: asking.status }));
  createEffect(
    on(states, (now, before) => {
      for (const { asking, status } of now) {
        const was = before?.find((one) => one.asking.id === asking.id)?.status;
        if (was === "WAITING" && status !== "WAITING") tell(asking);
      }
    }),
  );
  const tell = ({ label, status, answers }: Asking) => {
    const note = answers.findLast(({ approve }) => !approve)?.note;
    if (status === "DONE") host.say(own("granted", { action: label }));
    else host.say(note ? own("rejectedNote", { action: label, note }) : own("rejected", { action: label }), "problem");
  };
  return (
    <Show when={waiting().length > 0}>
      <div class="asked">
        <For each={waiting()}>
          {(asking) => (
            <Note kind="info" live>
              <p>
                <strong>{own("waiting", { action: asking.label })}</strong>
              </p>
              <p class="fine">{own("since", { when: moment(asking.requestedAt), until: moment(asking.expiresAt) })}</p>
              <Show when={inbox()}>
                {(path) => (
                  <a class="reference" href={path()}>
                    {own("all")}
                  </a>
                )}
              </Show>
            </Note>
          )}
        </For>
      </div>
    </Show>
  );
};
