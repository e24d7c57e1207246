import { A, useNavigate, useParams } from "@solidjs/router";
import Activity from "lucide-solid/icons/activity";
import Archive from "lucide-solid/icons/archive";
import ArchiveRestore from "lucide-solid/icons/archive-restore";
import DatabaseIcon from "lucide-solid/icons/database";
import Ellipsis from "lucide-solid/icons/ellipsis";
import ExternalLink from "lucide-solid/icons/external-link";
import EyeOff from "lucide-solid/icons/eye-off";
import Hourglass from "lucide-solid/icons/hourglass";
import Link from "lucide-solid/icons/link";
import PenLine from "lucide-solid/icons/pen-line";
import Rocket from "lucide-solid/icons/rocket";
import History from "lucide-solid/icons/rotate-ccw-clock";
import { createComputed, createMemo, createSignal, For, on, Show } from "solid-js";
import { formatAgo, textOf, wordsIn } from "../../../ui/locale.ts";
import { Card } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { Menu } from "../../../ui/parts/Menu.tsx";
import { Badge } from "../../../ui/parts/State.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import { asProblem } from "../../api/errors.ts";
import { createRead, send } from "../../api/read.ts";
import {
  archivePlatform,
  type EnvironmentRow,
  type PlatformRow,
  restorePlatform,
  rollBack,
  runningProblemsQuery,
} from "../../api/runtime.ts";
import { can } from "../../api/session.ts";
import { createRelease } from "../release/create-release.ts";
import { openPlatform } from "../release/open-platform.ts";
import { ReleaseSteps } from "../release/ReleaseSteps.tsx";
import { HiddenDialog } from "./HiddenDialog.tsx";
import { PreviewLinkDialog } from "./PreviewLinkDialog.tsx";
import { platformsStrings } from "./platforms.strings.ts";
import { RefusedParts } from "./RefusedParts.tsx";
import { RenameDialog } from "./RenameDialog.tsx";

const t = textOf(platformsStrings);
type Asking = { readonly what: "archive" } | { readonly what: "rollBack"; readonly environment: EnvironmentRow } | null;

/** One platform: its environments with their versions, and what can be done with it. */
export const PlatformCard = (props: { platform: PlatformRow; onChanged: () => void }) => {
  const params = useParams<{ org: string }>();
  const navigate = useNavigate();
  const [asking, setAsking] = createSignal<Asking>(null);
  const [renaming, setRenaming] = createSignal(false);
  const [promoted, setPromoted] = createSignal<{ versionId: string; environment: "STAGING" | "PRODUCTION" } | null>(null);
  const [hidden, setHidden] = createSignal<EnvironmentRow | null>(null);
  const [resumed, setResumed] = createSignal<{ id: string; environment: EnvironmentRow["name"] } | null>(null);
  const [linking, setLinking] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const name = () => wordsIn(props.platform.label, props.platform.key);
  const archived = () => props.platform.status === "ARCHIVED";
  const preview = createMemo(() => props.platform.environments.find((environment) => environment.name === "PREVIEW"));
  const draftProblems = () => `/o/${params.org}/b/${props.platform.blueprint.id}/problems`;
  const refused = createRead(runningProblemsQuery, () => (archived() ? null : { blueprintId: props.platform.blueprint.id }));
  const refusedIn = (environment: EnvironmentRow) =>
    refused.data()?.platform?.environments.find(({ id }) => id === environment.id)?.problems ?? [];
  const running = createMemo(() => props.platform.environments.map(({ activeRelease }) => activeRelease?.id).join());
  createComputed(on(running, refused.refetch, { defer: true }));
  const guarded = async (work: () => Promise<unknown>, done?: string) => {
    setBusy(true);
    try {
      await work();
      setAsking(null);
      if (done) toast(done);
      props.onChanged();
    } catch (error) {
      const problem = asProblem(error);
      const ask = asking();
      // Going back may leave values without an equal: the plan asks what becomes of them.
      if (problem.code === "RUNTIME_RELEASE_UNDECIDED" && problem.releaseId && ask?.what === "rollBack") {
        setAsking(null);
        setResumed({ id: problem.releaseId, environment: ask.environment.name });
        return;
      }
      if (problem.code === "RUNTIME_RELEASE_PROBLEMS" && problem.versionId && ask?.what === "rollBack") {
        setAsking(null);
        const versions = `/o/${params.org}/b/${props.platform.blueprint.id}/history?version=${problem.versionId}`;
        toast(problem.message, { tone: "danger", action: { label: t("toVersion"), run: () => navigate(versions) } });
        return;
      }
      toast(problem.message, { tone: "danger" });
    } finally {
      setBusy(false);
    }
  };
  const confirm = () => {
    const ask = asking();
    if (ask?.what === "archive") void guarded(() => send(archivePlatform, { input: { platformId: props.platform.id } }));
    else if (ask?.what === "rollBack")
      void guarded(() => send(rollBack, { input: { environmentId: ask.environment.id } }), t("rolledBack"));
  };
  const words = () => {
    const what = asking()?.what;
    if (what === "archive") return { title: t("archiveTitle", { name: name() }), text: t("archiveText"), button: t("archiveDo") };
    return { title: t("rollBackTitle"), text: t("rollBackText", { name: name() }), button: t("rollBack") };
  };
  /** A release that asked people and is not answered yet, or is answered and not begun. */
  const waiting = (environment: EnvironmentRow) =>
    environment.releases.items.find((release) => release.status.toUpperCase() === "AWAITING_DECISION");
  const why = (permission: string) => (can(permission) ? undefined : t("noRight"));
  const items = () => {
    return [
      {
        id: "edit",
        label: t("edit"),
        icon: <PenLine />,
        onSelect: () => navigate(`/o/${params.org}/b/${props.platform.blueprint.id}/data`),
      },
      { id: "rename", label: t("rename"), icon: <PenLine />, onSelect: () => setRenaming(true) },
      ...props.platform.environments
        .filter(({ activeRelease }) => activeRelease)
        .map((environment) => ({
          id: `hidden-${environment.id}`,
          label: t("hidden", { environment: t(environment.name) }),
          icon: <EyeOff />,
          onSelect: () => setHidden(environment),
        })),
      archived()
        ? {
            id: "restore",
            label: t("restore"),
            icon: <ArchiveRestore />,
            onSelect: () => void guarded(() => send(restorePlatform, { input: { platformId: props.platform.id } })),
          }
        : { id: "archive", label: t("archive"), icon: <Archive />, danger: true, onSelect: () => setAsking({ what: "archive" }) },
    ];
  };
  return (
    <Card class={archived() ? "bg-surface-2!" : ""}>
      <header class="flex items-center gap-3 border-b border-line px-4 py-3">
        <h2 class="min-w-0 flex-1 text-md font-semibold">
          <bdi>{name()}</bdi>{" "}
          <span class="font-code text-xs font-normal text-ink-3" dir="ltr">
            {props.platform.key}
          </span>
        </h2>
        <Show when={archived()}>
          <Badge tone="warning">{t("archived")}</Badge>
        </Show>
        <Menu
          align="end"
          label={t("more", { name: name() })}
          class="-me-1.5 flex size-8 items-center justify-center rounded-sm text-ink-3 hover:bg-surface-2 hover:text-ink"
          trigger={<Ellipsis class="size-4" aria-hidden="true" />}
          items={items()}
        />
      </header>
      <ul>
        <For each={props.platform.environments}>
          {(environment) => (
            <li class="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0">
              <div class="min-w-0 flex-1 basis-60">
                <p class="flex flex-wrap items-center gap-2">
                  <span class="font-medium">{t(environment.name)}</span>
                  <Show when={environment.activeRelease} fallback={<Badge>{t("nothing")}</Badge>}>
                    {(release) => (
                      <>
                        <Badge
                          tone={archived() ? "plain" : "success"}
                          icon={<span aria-hidden="true" class="size-1.5 rounded-full bg-current" />}
                        >
                          {t("version", { n: release().version.number })}
                        </Badge>
                        <Show when={release().finishedAt}>{(at) => <span class="text-sm text-ink-3">{formatAgo(at())}</span>}</Show>
                      </>
                    )}
                  </Show>
                </p>
                <p class="truncate font-code text-xs text-ink-3">
                  <a dir="ltr" href={environment.url} target="_blank" rel="noreferrer" class="hover:text-accent hover:underline">
                    {environment.url}
                  </a>
                </p>
              </div>
              <Show when={waiting(environment)}>
                {(release) => (
                  <Button size="small" onClick={() => setResumed({ id: release().id, environment: environment.name })}>
                    <Hourglass class="size-4 text-warning" aria-hidden="true" />
                    {t("waiting", { n: release().version.number })}
                  </Button>
                )}
              </Show>
              <Show when={environment.activeRelease && !archived()}>
                <div class="flex flex-wrap items-center gap-1.5 max-sm:-ms-2.5">
                  <A
                    href={`/o/${params.org}/monitor?env=${environment.id}`}
                    class="inline-flex h-8 items-center gap-1.5 rounded-sm px-2.5 text-sm font-medium text-ink-2 hover:bg-surface-2"
                  >
                    <Activity class="size-4" aria-hidden="true" />
                    {t("monitor")}
                  </A>
                  <A
                    href={`/o/${params.org}/platforms/${environment.id}/data`}
                    aria-label={t("dataOf", { name: name(), environment: t(environment.name) })}
                    class="inline-flex h-8 items-center gap-1.5 rounded-sm px-2.5 text-sm font-medium text-ink-2 hover:bg-surface-2"
                  >
                    <DatabaseIcon class="size-4" aria-hidden="true" />
                    {t("data")}
                  </A>
                  <Show when={environment.canRollBack}>
                    <Button
                      size="small"
                      tone="quiet"
                      why={why("release.preview")}
                      onClick={() => setAsking({ what: "rollBack", environment })}
                    >
                      <History class="size-4" aria-hidden="true" />
                      {t("rollBack")}
                    </Button>
                  </Show>
                  <Show when={environment.name === "PREVIEW"}>
                    <Button
                      size="small"
                      tone="quiet"
                      why={why("release.preview")}
                      aria-label={t("shareOf", { name: name() })}
                      onClick={() => setLinking(true)}
                    >
                      <Link class="size-4" aria-hidden="true" />
                      {t("share")}
                    </Button>
                  </Show>
                  <Button
                    size="small"
                    aria-label={t("openAs", { name: name(), environment: t(environment.name) })}
                    onClick={() => void openPlatform(environment.id, environment.url)}
                  >
                    <ExternalLink class="size-4" aria-hidden="true" />
                    {t("open")}
                  </Button>
                </div>
              </Show>
              <Show when={!archived() && refusedIn(environment).length > 0}>
                <RefusedParts environment={t(environment.name)} problems={refusedIn(environment)} draft={draftProblems()} />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={!archived() && preview()?.activeRelease}>
        {(release) => (
          <footer class="border-t border-line px-4 py-2.5">
            <For each={["STAGING", "PRODUCTION"] as const}>
              {(environment) => (
                <Button
                  size="small"
                  tone="quiet"
                  class="first:-ms-3"
                  why={why(environment === "STAGING" ? "release.staging" : "release.production")}
                  onClick={() => setPromoted({ versionId: release().version.id, environment })}
                >
                  <Rocket class="size-4" aria-hidden="true" />
                  {t(environment === "STAGING" ? "staging" : "production")}
                </Button>
              )}
            </For>
          </footer>
        )}
      </Show>
      <Dialog
        open={asking() !== null}
        onClose={() => setAsking(null)}
        title={words().title}
        description={words().text}
        footer={
          <>
            <Button tone="quiet" onClick={() => setAsking(null)}>
              {t("cancel")}
            </Button>
            <Button tone={asking()?.what === "archive" ? "danger" : "primary"} busy={busy()} onClick={confirm}>
              {words().button}
            </Button>
          </>
        }
      >
        <span />
      </Dialog>
      <Show when={renaming()}>
        <RenameDialog platform={props.platform} onClose={() => setRenaming(false)} onDone={props.onChanged} />
      </Show>
      <Show when={resumed()} keyed>
        {(one) => (
          <ResumedRelease
            releaseId={one.id}
            environment={one.environment}
            onClose={() => {
              setResumed(null);
              props.onChanged();
            }}
          />
        )}
      </Show>
      <Show when={linking() && preview()}>
        {(environment) => <PreviewLinkDialog environmentId={environment().id} name={name()} onClose={() => setLinking(false)} />}
      </Show>
      <Show when={hidden()} keyed>
        {(environment) => (
          <HiddenDialog
            environment={environment}
            onClose={() => setHidden(null)}
            onRestore={(id) => {
              setHidden(null);
              setResumed({ id, environment: environment.name });
            }}
          />
        )}
      </Show>
      <Show when={promoted()} keyed>
        {(one) => (
          <PromotedRelease
            versionId={one.versionId}
            environment={one.environment}
            onClose={() => {
              setPromoted(null);
              props.onChanged();
            }}
          />
        )}
      </Show>
    </Card>
  );
};

/** Staging and production take exactly the version preview runs; production with a decision of its own. */
const PromotedRelease = (props: { versionId: string; environment: "STAGING" | "PRODUCTION"; onClose: () => void }) => {
  const control = createRelease({
    source: { from: "version", versionId: props.versionId },
    environment: props.environment,
  });
  return <ReleaseSteps control={control} environment={props.environment} onClose={props.onClose} />;
};

/** Goes on with a release that waited for people. */
const ResumedRelease = (props: { releaseId: string; environment: EnvironmentRow["name"]; onClose: () => void }) => {
  const control = createRelease({ source: { from: "release", releaseId: props.releaseId }, environment: props.environment });
  return <ReleaseSteps control={control} environment={props.environment} onClose={props.onClose} />;
};
