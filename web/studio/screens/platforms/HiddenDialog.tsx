import { createSignal, For, Match, Show, Switch } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { formatAgo, formatDate, formatNumber, sentence, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { Said } from "../../../ui/parts/Said.tsx";
import { Badge, Empty, ErrorState, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { asProblem } from "../../api/errors.ts";
import { createRead, send } from "../../api/read.ts";
import { dropHidden, type EnvironmentRow, type HiddenData, hiddenDataQuery, restoreHidden } from "../../api/runtime.ts";
import { can } from "../../api/session.ts";
import { platformsStrings } from "./platforms.strings.ts";

const t = textOf(platformsStrings);

/** What an environment keeps though its version no longer shows it: how much, since when, and how it comes back. */
export const HiddenDialog = (props: { environment: EnvironmentRow; onClose: () => void; onRestore: (releaseId: string) => void }) => {
  const [asked, setAsked] = createSignal<string | null>(null);
  const [problem, setProblem] = createWords();
  const restore = async ({ id, kind }: HiddenData) => {
    setAsked(id + kind);
    setProblem(null);
    try {
      props.onRestore((await send(restoreHidden, { input: { environmentId: props.environment.id, id, kind } })).restoreHidden.id);
    } catch (error) {
      setProblem(() => asProblem(error).message);
    }
    setAsked(null);
  };
  const [dropping, setDropping] = createSignal<HiddenData | null>(null);
  const drop = async ({ id, kind }: HiddenData) => {
    setAsked(id + kind);
    setProblem(null);
    try {
      await send(dropHidden, { input: { environmentId: props.environment.id, id, kind } });
    } catch (error) {
      setProblem(() => asProblem(error).message);
    }
    setAsked(null);
    setDropping(null);
    read.refetch();
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
        <Match when={read.data()} keyed>
          {(data) => (
            <ul class="flex flex-col" aria-live="polite">
              <For each={data.hiddenData}>
                {(one) => (
                  <HiddenLine
                    one={one}
                    busy={asked() === one.id + one.kind}
                    onRestore={() => void restore(one)}
                    onDrop={() => setDropping(one)}
                  />
                )}
              </For>
            </ul>
          )}
        </Match>
      </Switch>
      <Show when={dropping()} keyed>
        {(one) => (
          <Dialog
            open
            onClose={() => setDropping(null)}
            title={t("hiddenDropTitle", { what: sentence(one.label) })}
            footer={
              <>
                <Button tone="quiet" onClick={() => setDropping(null)}>
                  {t("cancel")}
                </Button>
                <Button tone="danger" busy={asked() !== null} onClick={() => void drop(one)}>
                  {t("hiddenDropDo")}
                </Button>
              </>
            }
          >
            <Note tone="warning">{t("hiddenDropText")}</Note>
          </Dialog>
        )}
      </Show>
    </Dialog>
  );
};

const HiddenLine = (props: { one: HiddenData; busy: boolean; onRestore: () => void; onDrop: () => void }) => {
  const since = () => {
    const over = new Date(props.one.keptUntil).getTime() <= Date.now();
    const ago = formatAgo(props.one.hiddenAt);
    return over ? t("hiddenOver", { ago }) : t("hiddenSince", { ago, until: formatDate(props.one.keptUntil, { dateStyle: "medium" }) });
  };
  const may = () => new Date(props.one.keptUntil).getTime() <= Date.now() && (props.one.disposal?.status ?? "PROPOSED") === "PROPOSED";
  return (
    <li class="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line py-2.5 last:border-b-0">
      <span class="min-w-0 flex-1 basis-48">
        <span class="font-medium">
          <Said text={sentence(props.one.label)} />
        </span>
        <Show when={props.one.kind === "FIELD" || props.one.kind === "GENERATION"}>
          <span class="text-ink-3">
            {" "}
            · <Said text={sentence(props.one.entityLabel)} />
          </span>
        </Show>
      </span>
      <Badge>{t(`hidden_${props.one.kind}`)}</Badge>
      <span class="text-sm text-ink-3 tabular-nums">
        {t("hiddenSize", { n: props.one.rows, size: formatNumber(Math.ceil(props.one.bytes / 1024)) })}
      </span>
      <span class="min-w-0 flex-1 basis-72 text-sm text-ink-3">{since()}</span>
      <span class="ms-auto flex flex-wrap items-center gap-1">
        <Switch>
          <Match when={props.one.disposal?.status === "AWAITING_DECISION"}>
            <Badge tone="warning">{t("hiddenWaits")}</Badge>
          </Match>
          <Match when={props.one.disposal?.status === "DROPPING"}>
            <Badge tone="warning">{t("hiddenGoes")}</Badge>
          </Match>
          <Match when={may()}>
            <Button
              size="small"
              tone="quiet"
              aria-label={t("hiddenDropOf", { what: sentence(props.one.label) })}
              why={can("data.purge") ? undefined : t("noRight")}
              onClick={() => props.onDrop()}
            >
              {t("hiddenDrop")}
            </Button>
          </Match>
        </Switch>
        <Button size="small" tone="quiet" busy={props.busy} onClick={() => props.onRestore()}>
          {t("hiddenRestore")}
        </Button>
      </span>
    </li>
  );
};
