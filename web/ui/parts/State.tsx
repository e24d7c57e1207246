import CloudOff from "lucide-solid/icons/cloud-off";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { For, type JSX, Show } from "solid-js";
import { textOf } from "../locale.ts";
import { Button } from "./Button.tsx";
import { partStrings } from "./parts.strings.ts";

const t = textOf(partStrings);

/** A grey stand-in of the real layout; shows after 200 ms. */
export const Skeleton = (props: { lines?: number | undefined; class?: string | undefined; block?: string | undefined }) => (
  <div role="status" class={`wn-late flex flex-col gap-3 ${props.class ?? ""}`}>
    <span class="sr-only">{t("loading")}</span>
    <For each={Array.from({ length: props.lines ?? 3 })}>
      {(_, index) => (
        <span
          aria-hidden="true"
          class={`wn-shimmer rounded-sm bg-surface-3 ${props.block ?? "h-4"} ${props.block || index() % 3 !== 2 ? "w-full" : "w-2/3"}`}
        />
      )}
    </For>
  </div>
);

/** Nothing here yet: one sentence, one example, one button. */
export const Empty = (props: {
  icon?: JSX.Element | undefined;
  title: string;
  text?: string | undefined;
  children?: JSX.Element | undefined;
}) => (
  <div class="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center">
    <Show when={props.icon}>
      <span aria-hidden="true" class="mb-2 flex size-12 items-center justify-center rounded-lg bg-accent-soft text-accent [&>svg]:size-6">
        {props.icon}
      </span>
    </Show>
    <p class="text-md font-semibold text-balance">{props.title}</p>
    <Show when={props.text}>
      <p class="text-ink-2 text-pretty">{props.text}</p>
    </Show>
    <div class="mt-2 flex flex-wrap justify-center gap-2">{props.children}</div>
  </div>
);

/** An error in place: what happened, what is safe, what to do, and the number to name to whoever helps. */
export const ErrorState = (props: {
  message: string;
  correlationId?: string | undefined;
  offline?: boolean | undefined;
  onRetry?: (() => void) | undefined;
}) => (
  <div role="alert" class="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-10 text-center">
    <span
      aria-hidden="true"
      class={`mb-1 flex size-12 items-center justify-center rounded-lg ${props.offline ? "bg-warning-soft text-warning" : "bg-danger-soft text-danger"}`}
    >
      {props.offline ? <CloudOff class="size-6" /> : <TriangleAlert class="size-6" />}
    </span>
    <p class="text-md font-semibold">{props.offline ? t("offlineTitle") : t("errorTitle")}</p>
    <p class="text-ink-2 text-pretty" dir="auto">
      {props.offline ? t("offlineText") : props.message}
    </p>
    <Show when={!props.offline}>
      <p class="text-sm text-ink-3">{t("safe")}</p>
    </Show>
    <Show when={props.onRetry}>
      <Button class="mt-2" onClick={() => props.onRetry?.()}>
        {t("retry")}
      </Button>
    </Show>
    <Show when={props.correlationId}>
      <p class="mt-1 font-code text-xs text-ink-3" dir="auto">
        {t("correlation", { id: props.correlationId ?? "" })}
      </p>
    </Show>
  </div>
);

/** The same of a problem as the API tells it. */
export const ProblemState = (props: {
  problem: { readonly message: string; readonly correlationId?: string | undefined; readonly offline?: boolean | undefined };
  onRetry?: (() => void) | undefined;
}) => (
  <ErrorState
    message={props.problem.message}
    correlationId={props.problem.correlationId}
    offline={props.problem.offline}
    onRetry={props.onRetry}
  />
);

const noteTones = {
  info: "bg-info-soft text-info",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
  success: "bg-success-soft text-success",
  ai: "bg-ai-soft text-ai",
  plain: "bg-surface-2 text-ink-2",
};
export type Tone = keyof typeof noteTones;

/** A quiet box with a sentence that matters here. */
export const Note = (props: {
  tone?: Tone | undefined;
  icon?: JSX.Element | undefined;
  children: JSX.Element;
  class?: string | undefined;
  role?: "status" | "alert" | undefined;
}) => (
  <div
    role={props.role}
    class={`flex min-w-0 items-start gap-2.5 rounded-md px-3 py-2 text-base ${noteTones[props.tone ?? "info"]} ${props.class ?? ""}`}
  >
    <Show when={props.icon}>
      <span aria-hidden="true" class="mt-0.5 shrink-0 [&>svg]:size-4">
        {props.icon}
      </span>
    </Show>
    <div class="min-w-0 flex-1">{props.children}</div>
  </div>
);

/** A word with a colour that says its state; the word carries the meaning. */
export const Badge = (props: {
  tone?: Tone | undefined;
  icon?: JSX.Element | undefined;
  children: JSX.Element;
  class?: string | undefined;
}) => (
  <span
    class={`inline-flex max-w-full items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium [&>svg]:size-3 ${noteTones[props.tone ?? "plain"]} ${props.class ?? ""}`}
  >
    {props.icon}
    <span class="truncate">{props.children}</span>
  </span>
);
