import { type JSX, Show } from "solid-js";
import { type Refusal, useHost } from "../host.tsx";
import { Icon } from "./icon.tsx";

/** A sentence that stands out, with an icon so the colour is not alone. */
export const Note = (props: { kind: "info" | "done" | "problem"; children: JSX.Element; live?: boolean }) => (
  <div class={`note ${props.kind}`} role={props.live ? (props.kind === "problem" ? "alert" : "status") : undefined}>
    <Icon name={props.kind === "problem" ? "alert" : props.kind === "done" ? "check" : "info"} />
    <div>{props.children}</div>
  </div>
);

/** Says that changing something needs scripts. Shown by CSS: the inside of a <noscript> is no element, so it could not be hydrated. */
export const NeedsScript = () => (
  <div class="without-script">
    <Note kind="info">{useHost().words.t("noScript")}</Note>
  </div>
);

/** A refusal in place: what happened, the reference to quote, and a way on. */
export const Refused = (props: { refusal: Refusal; retry?: () => void }) => {
  const host = useHost();
  return (
    <Note kind="problem" live>
      <p>{props.refusal.message || host.words.t("failed")}</p>
      <Show when={props.refusal.correlationId}>{(id) => <p class="fine">{host.words.t("correlation", { id: id() })}</p>}</Show>
      <Show when={props.retry}>
        {(retry) => (
          <button type="button" class="button" onClick={() => retry()()}>
            {host.words.t("retry")}
          </button>
        )}
      </Show>
    </Note>
  );
};
