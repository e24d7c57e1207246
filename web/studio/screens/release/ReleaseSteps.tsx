import ExternalLink from "lucide-solid/icons/external-link";
import Rocket from "lucide-solid/icons/rocket";
import { createMemo, createSignal, For, Match, onMount, Show, Switch } from "solid-js";
import { formatNumber, sentence, textOf } from "../../../ui/locale.ts";
import { CopyLine } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { Said } from "../../../ui/parts/Said.tsx";
import { Spinner } from "../../../ui/parts/Spinner.tsx";
import { Badge, ErrorState, Note, Skeleton, type Tone } from "../../../ui/parts/State.tsx";
import { diffQuery } from "../../api/blueprint.ts";
import { createFollow, createRead } from "../../api/read.ts";
import { decisionChanged, type EnvironmentName, type Fate, type MigrationStep, type Release } from "../../api/runtime.ts";
import { AccessChecks } from "./AccessChecks.tsx";
import { CastDecisions, undecided } from "./CastDecisions.tsx";
import type { ReleaseControl } from "./create-release.ts";
import { DecisionBox } from "./DecisionBox.tsx";
import { openPlatform } from "./open-platform.ts";
import { ReleaseProgress } from "./ReleaseProgress.tsx";
import { releaseStrings } from "./release.strings.ts";

const t = textOf(releaseStrings);
const classTones: Record<MigrationStep["class"], Tone> = { SAFE: "success", ONLINE: "info", DATA: "warning", DESTRUCTIVE: "danger" };
const classes = ["DESTRUCTIVE", "DATA", "ONLINE", "SAFE"] as const;

/** A release in one dialog: its plan with numbers and sentences, the yes, its steps as they happen, the address at the end. */
export const ReleaseSteps = (props: { control: ReleaseControl; environment: EnvironmentName; onClose: () => void }) => {
  const place = () => t(props.environment);
  const release = () => props.control.release();
  const blocked = () => (release()?.plan?.problems ?? []).filter((problem) => problem.level.toLowerCase() === "error");
  const failed = () => (release()?.plan?.checks ?? []).filter(({ ok }) => !ok);
  const [fates, setFates] = createSignal<Readonly<Record<string, Fate>>>({});
  const open = () => undecided(release()?.plan?.steps ?? []).filter(({ id }) => (fates()[id] ?? "STOP") === "STOP");
  onMount(() => void props.control.plan());
  createFollow(
    decisionChanged,
    () => {
      const id = release()?.decision?.id;
      return id && props.control.phase() === "waiting" ? { id } : null;
    },
    () => void props.control.reload(),
  );
  return (
    <Dialog
      open
      width="medium"
      onClose={props.onClose}
      title={props.control.phase() === "done" ? t("done") : t("title", { environment: place() })}
      footer={
        <Switch
          fallback={
            <Button tone="quiet" onClick={() => props.onClose()}>
              {t("close")}
            </Button>
          }
        >
          <Match when={props.control.phase() === "planned"}>
            <Button tone="quiet" onClick={() => props.onClose()}>
              {t("cancel")}
            </Button>
            <Button
              tone="primary"
              disabled={blocked().length > 0 || failed().length > 0 || open().length > 0}
              onClick={() => void props.control.start(fates())}
            >
              <Rocket class="size-4" aria-hidden="true" />
              {t(needsApproval(release()) ? "ask" : "release", { n: release()?.version.number ?? 0, environment: place() })}
            </Button>
          </Match>
          <Match when={props.control.phase() === "done" && release()}>
            {(one) => <OpenButtons release={one()} onClose={props.onClose} />}
          </Match>
        </Switch>
      }
    >
      <div class="flex flex-col gap-5 pt-1">
        <Switch>
          <Match when={props.control.phase() === "refused"}>
            <ErrorState
              message={props.control.problem()?.message ?? ""}
              correlationId={props.control.problem()?.correlationId}
              offline={props.control.problem()?.offline}
              onRetry={() => void props.control.plan()}
            />
          </Match>
          <Match when={props.control.phase() === "planning"}>
            <p role="status" class="flex items-center gap-3 py-8 text-ink-2">
              <Spinner /> {t(props.control.saving() ? "savedFirst" : "planning")}
            </p>
          </Match>
          <Match when={release()}>
            {(one) => (
              <>
                <Show when={props.control.phase() === "done"}>
                  <p role="status" class="text-ink-2">
                    {t("doneText", { n: one().version.number, environment: place() })}
                  </p>
                  <CopyLine value={one().environment.url} label={t("openPlain")} />
                </Show>
                <Show when={props.control.phase() === "failed"}>
                  <Note tone="danger" role="alert">
                    <p class="font-medium">{t("failed")}</p>
                    <p>{sentence(one().error?.sentence)}</p>
                  </Note>
                </Show>
                <Show when={props.control.problem()}>
                  {(problem) => (
                    <Note tone="danger" role="alert">
                      {problem().message}
                    </Note>
                  )}
                </Show>
                <Summary release={one()} />
                <Show when={blocked().length > 0}>
                  <Note tone="danger" role="alert">
                    <p class="font-medium">{t("problemsTitle")}</p>
                    <ul class="list-disc ps-5">
                      <For each={blocked()}>
                        {(problem) => (
                          <li>
                            <Said text={sentence(problem.text)} />
                          </li>
                        )}
                      </For>
                    </ul>
                  </Note>
                </Show>
                <Show when={one().decision}>
                  {(decision) => <DecisionBox decision={decision()} onChanged={() => void props.control.reload()} />}
                </Show>
                <Show
                  when={props.control.phase() === "planned"}
                  fallback={<ReleaseProgress release={one()} running={props.control.phase() === "running"} />}
                >
                  <Differences release={one()} />
                  <AccessChecks checks={one().plan?.checks ?? []} />
                  <CastDecisions
                    steps={one().plan?.steps ?? []}
                    fates={fates()}
                    onDecide={(stepId, fate) => setFates((now) => ({ ...now, [stepId]: fate }))}
                  />
                  <Changes steps={one().plan?.steps ?? []} />
                  <p class="text-sm text-ink-3">{t("rollBackLine")}</p>
                </Show>
              </>
            )}
          </Match>
        </Switch>
      </div>
    </Dialog>
  );
};

const needsApproval = (release: Release | null): boolean => release?.environment.name === "PRODUCTION" && release.decision === null;

/** What the platform will have, in numbers. */
const Summary = (props: { release: Release }) => {
  const counts = createMemo(() => {
    const summary = props.release.plan?.summary;
    return summary
      ? (["tables", "policies", "pages", "actions", "testRows"] as const)
          .filter((key) => key !== "testRows" || summary.testRows > 0)
          .map((key) => ({ key, n: summary[key] }))
      : [];
  });
  return (
    <div class="overflow-hidden rounded-md border border-line">
      <dl class="-me-px -mb-px grid grid-cols-[repeat(auto-fit,minmax(6.5rem,1fr))]">
        <For each={counts()}>
          {(count) => (
            <div class="flex flex-col-reverse border-e border-b border-line px-3 py-2.5">
              <dt class="text-sm text-ink-3">{t(count.key, { n: count.n })}</dt>
              <dd class="text-lg font-semibold tabular-nums">{formatNumber(count.n)}</dd>
            </div>
          )}
        </For>
      </dl>
    </div>
  );
};

/** What a person notices: how this version differs from the one that answers there now. */
const Differences = (props: { release: Release }) => {
  const running = () => props.release.environment.activeRelease?.version ?? null;
  const read = createRead(diffQuery, () => {
    const from = running();
    return from && from.id !== props.release.version.id ? { input: { from: from.id, to: props.release.version.id } } : null;
  });
  return (
    <Show when={running()}>
      {(from) => (
        <section>
          <h3 class="mb-2 text-sm font-semibold text-ink-2">{t("differences", { n: from().number })}</h3>
          <Switch fallback={<p class="text-ink-2">{t("noDifferences")}</p>}>
            <Match when={read.problem()}>{(problem) => <p class="text-danger">{problem().message}</p>}</Match>
            <Match when={read.data() && (read.data()?.diff.length ?? 0) > 0}>
              <ul class="list-disc ps-5 marker:text-ink-3">
                <For each={read.data()?.diff}>
                  {(line) => (
                    <li class="text-pretty">
                      <Said text={sentence(line.sentence)} />
                    </li>
                  )}
                </For>
              </ul>
            </Match>
            <Match when={from().id !== props.release.version.id && !read.data()}>
              <Skeleton lines={2} />
            </Match>
          </Switch>
        </section>
      )}
    </Show>
  );
};

/** The plan's sentences, the riskiest first. */
const Changes = (props: { steps: readonly MigrationStep[] }) => (
  <section>
    <h3 class="mb-2 text-sm font-semibold text-ink-2">{t("changes")}</h3>
    <Show when={props.steps.length > 0} fallback={<p class="text-ink-2">{t("noChanges")}</p>}>
      <div class="flex flex-col gap-3">
        <For each={classes.filter((name) => props.steps.some((step) => step.class === name))}>
          {(name) => (
            <div>
              <Badge tone={classTones[name]}>{t(name)}</Badge>
              <ul class="mt-1.5 flex flex-col">
                <For each={props.steps.filter((step) => step.class === name)}>
                  {(step) => (
                    <li class="flex items-baseline gap-3 border-b border-line py-1.5 last:border-b-0">
                      <span class="min-w-0 flex-1 text-pretty">
                        <Said text={sentence(step.sentence)} />
                      </span>
                      <Show when={step.rows > 0}>
                        <span class="text-sm text-ink-3 tabular-nums">{t("rows", { n: step.rows })}</span>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          )}
        </For>
      </div>
    </Show>
  </section>
);

const OpenButtons = (props: { release: Release; onClose: () => void }) => {
  const [busy, setBusy] = createSignal(false);
  const open = async () => {
    setBusy(true);
    await openPlatform(props.release.environment.id, props.release.environment.url);
    setBusy(false);
  };
  return (
    <>
      <Button tone="quiet" onClick={() => props.onClose()}>
        {t("close")}
      </Button>
      <Button tone="primary" busy={busy()} onClick={() => void open()}>
        <ExternalLink class="size-4" aria-hidden="true" />
        {t("open")}
      </Button>
    </>
  );
};
