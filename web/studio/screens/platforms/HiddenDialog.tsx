import { createSignal, For, Match, Show, Switch } from "solid-js";
import { formatAgo, formatDate, formatNumber, sentence, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { Said } from "../../../ui/parts/Said.tsx";
import { Badge, Empty, ErrorState, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { asProblem } from "../../api/errors.ts";
import { createRead, send } from "../../api/read.ts";
import { type EnvironmentRow, type HiddenData, hiddenDataQuery, restoreHidden } from "../../api/runtime.ts";
import { platformsStrings } from "./platforms.strings.ts";

const t = textOf(platformsStrings);

/** What an environment keeps though its version no longer shows it: how much, since when, and how it comes back. */
export const HiddenDialog = (props: { environment: EnvironmentRow; onClose: () => void; onRestore: (releaseId: string) => void }) => {
  const [asked, setAsked] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<string | null>(null);
  const restore = async ({ id, kind }: HiddenData) => {
    setAsked(id + kind);
    setProblem(null);
    try {
      props.onRestore((await send(restoreHidden, { input: { environmentId: props.environment.id, id, kind } })).restoreHidden.id);
    } catch (error) {
      setProblem(asProblem(error).message);
    }
    setAsked(null);
  };
  const read = createRead(hiddenDataQuery, () => ({ environmentId: props.environment.id }));
  return (
    <Dialog open onClose={props.onClose} title={t("hiddenTitle", { environment: t(props.environment.name) })} description={t("hiddenText")}>
      <Show when={problem()}>
        {(message) => (
          <Note tone="danger" role="alert">
            {message()}
          </Note>
        )}
      </Show>
      <Switch fallback={<Skeleton lines={3} />}>
        <Match when={read.problem()}>{(problem) => <ErrorState message={problem().message} onRetry={() => read.refetch()} />}</Match>
        <Match when={read.data()?.hiddenData.length === 0}>
          <Empty title={t("hiddenNone")} />
        </Match>
        <Match when={read.data()}>
          {(data) => (
            <ul class="flex flex-col">
              <For each={data().hiddenData}>
                {(one) => (
                  <li class="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line py-2.5 last:border-b-0">
                    <span class="min-w-0 flex-1 basis-48">
                      <span class="font-medium">
                        <Said text={sentence(one.label)} />
                      </span>
                      <Show when={one.kind !== "TABLE"}>
                        <span class="text-ink-3">
                          {" "}
                          · <Said text={sentence(one.entityLabel)} />
                        </span>
                      </Show>
                    </span>
                    <Badge>{t(`hidden_${one.kind}`)}</Badge>
                    <span class="text-sm text-ink-3 tabular-nums">
                      {t("hiddenSize", { n: one.rows, size: formatNumber(Math.ceil(one.bytes / 1024)) })}
                    </span>
                    <span class="min-w-0 flex-1 basis-72 text-sm text-ink-3">
                      {t("hiddenSince", { ago: formatAgo(one.hiddenAt), until: formatDate(one.keptUntil, { dateStyle: "medium" }) })}
                    </span>
                    <Button size="small" tone="quiet" busy={asked() === one.id + one.kind} onClick={() => void restore(one)}>
                      {t("hiddenRestore")}
                    </Button>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
};
