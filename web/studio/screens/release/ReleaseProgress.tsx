import Check from "lucide-solid/icons/check";
import CircleX from "lucide-solid/icons/circle-x";
import Hourglass from "lucide-solid/icons/hourglass";
import { createMemo, For, Match, Show, Switch } from "solid-js";
import { sentence, textOf } from "../../../ui/locale.ts";
import { Said } from "../../../ui/parts/Said.tsx";
import { Spinner } from "../../../ui/parts/Spinner.tsx";
import { Note } from "../../../ui/parts/State.tsx";
import type { Release } from "../../api/runtime.ts";
import { releaseStrings } from "./release.strings.ts";

const t = textOf(releaseStrings);

/** The release's steps as they happen: those of its plan, then the switch that makes it answer. */
export const ReleaseProgress = (props: { release: Release; running: boolean }) => {
  const rows = createMemo(() => {
    const status = props.release.status.toUpperCase();
    const live = status === "ACTIVE" || status === "SUPERSEDED";
    const steps = props.release.plan?.steps ?? [];
    const stateOf = (index: number, state: string): StepState => {
      if (live || state === "done" || index < props.release.done) return "done";
      if (index > props.release.done) return "pending";
      return status === "FAILED" ? "failed" : props.running ? "running" : "pending";
    };
    const list = steps.map((step, index) => ({
      words: sentence(step.sentence),
      state: stateOf(index, step.state),
      ms: null as number | null,
    }));
    const all = steps.length === 0 || list.every((row) => row.state === "done");
    const last: StepState = live ? "done" : status === "SWITCHING" || (all && props.running) ? "running" : "pending";
    return [...list, { words: t("switching"), state: last, ms: live ? total(props.release.ms) : null }];
  });
  return (
    <section>
      <Show when={props.running}>
        <p role="status" class="mb-3 text-ink-2">
          {t("running")}
        </p>
      </Show>
      <Show when={props.release.waitsFor}>
        {(waits) => (
          <Note tone="info" icon={<Hourglass />} class="mb-3" role="status">
            {sentence(waits())}
          </Note>
        )}
      </Show>
      <ol class="flex flex-col">
        <For each={rows()}>
          {(row) => (
            <li class="flex items-center gap-3 border-b border-line py-2 last:border-b-0">
              <span aria-hidden="true" class="flex size-5 shrink-0 items-center justify-center">
                <Switch fallback={<span class="size-2 rounded-full bg-line-strong" />}>
                  <Match when={row.state === "done"}>
                    <Check class="size-4 text-success" />
                  </Match>
                  <Match when={row.state === "running"}>
                    <Spinner class="text-accent" />
                  </Match>
                  <Match when={row.state === "failed"}>
                    <CircleX class="size-4 text-danger" />
                  </Match>
                </Switch>
              </span>
              <span class="min-w-0 flex-1">
                <Said text={row.words} />
              </span>
              <span class="sr-only">{t(`state_${row.state}`)}</span>
              <Show when={row.ms !== null}>
                <span class="text-sm text-ink-3 tabular-nums">{t("ms", { n: Math.round(row.ms ?? 0) })}</span>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </section>
  );
};

type StepState = "pending" | "running" | "done" | "failed";
const total = (ms: Release["ms"]): number | null =>
  ms ? Object.values(ms).reduce((sum, one) => sum + (typeof one === "number" ? one : 0), 0) : null;
