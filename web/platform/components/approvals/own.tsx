/** One's own requests, newest first, each with its state and what was said. */
import { For, Show } from "solid-js";
import { pathWith } from "../../../../schema/model/pages/paths.ts";
import { useHost } from "../../host.tsx";
import { words } from "./approvals.strings.ts";
import type { Asking, Records } from "./requests.ts";
import { Said } from "./said.tsx";
import { State } from "./state.tsx";

export const Own = (props: { requests: readonly Asking[]; records: Records }) => {
  const host = useHost();
  const own = host.words.from(words);
  return (
    <Show
      when={props.requests.length > 0}
      fallback={
        <div class="card pad">
          <p>{own("nothingAsked")}</p>
        </div>
      }
    >
      <ul class="request-list">
        <For each={props.requests}>
          {(asking) => (
            <li class="card own-request">
              <div class="request-head">
                <h3 class="request-title">
                  <bdi>{asking.label}</bdi>
                  <span aria-hidden="true"> · </span>
                  <Show when={props.records.open(asking)} fallback={<bdi>{props.records.name(asking)}</bdi>}>
                    {(open) => (
                      <a class="reference" href={pathWith(open(), { id: asking.recordId })}>
                        <bdi>{props.records.name(asking)}</bdi>
                      </a>
                    )}
                  </Show>
                </h3>
                <State status={asking.status} />
              </div>
              <p class="fine">
                {own("askedOn", { when: host.words.moment(asking.requestedAt) })}
                <Show when={asking.status === "WAITING"}>
                  {" · "}
                  {own("until", { when: host.words.moment(asking.expiresAt) })}
                  <Show when={asking.stages > 1}>
                    {" · "}
                    {own("step", { n: asking.stage, of: asking.stages })}
                  </Show>
                </Show>
              </p>
              <Said answers={asking.answers} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
};
