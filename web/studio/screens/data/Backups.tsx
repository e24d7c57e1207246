import ArchiveRestore from "lucide-solid/icons/archive-restore";
import Save from "lucide-solid/icons/save";
import { createEffect, createSignal, For, Match, on, Show, Switch } from "solid-js";
import { formatAgo, formatDate, sentence, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { SelectField } from "../../../ui/parts/Field.tsx";
import { Spinner } from "../../../ui/parts/Spinner.tsx";
import { Badge, Note } from "../../../ui/parts/State.tsx";
import { type BackupRow, backUpEnvironment, backupsQuery, restoreBackup, type Surroundings } from "../../api/environment-data.ts";
import { createRead, send } from "../../api/read.ts";
import type { EnvironmentName } from "../../api/runtime.ts";
import { copiesStrings } from "./copies.strings.ts";
import { dataStrings } from "./data.strings.ts";
import { Ask, createWork, lacks, readWhile, rightFor, Section, sizeOf } from "./Section.tsx";

const t = textOf(copiesStrings);
const d = textOf(dataStrings);
const names = ["PREVIEW", "STAGING", "PRODUCTION"] as const;

/** Copies of the environment, newest first, and their way back. `onRestored`: what the environment holds is something else now. */
export const Backups = (props: { environment: Surroundings; onRestored: () => void }) => {
  const place = () => ({ environmentId: props.environment.id });
  const read = createRead(backupsQuery, place);
  const items = () => read.data()?.backups.items ?? [];
  const restoring = () => items().some(({ restores }) => restores[0]?.status === "RUNNING" || restores[0]?.status === "AWAITING_DECISION");
  const { busy, work } = createWork();
  const [asking, setAsking] = createSignal<BackupRow | null>(null);
  readWhile(() => restoring() || items().some(({ status }) => status === "RUNNING"), read);
  // A short restore may be over before it is seen running: what counts is that there is one more.
  const restored = () => items().reduce((sum, { restores }) => sum + restores.filter(({ status }) => status === "DONE").length, 0);
  createEffect(
    on(
      () => (read.data() ? restored() : null),
      (now, before) => typeof before === "number" && now !== null && now > before && props.onRestored(),
    ),
  );
  const backUp = async () => {
    await work(() => send(backUpEnvironment, { input: place() }));
    read.refetch();
  };
  return (
    <Section
      title={t("backups")}
      text={t("backupsText")}
      read={read}
      actions={
        <Button
          tone="primary"
          busy={busy()}
          why={lacks("backup.restore") ?? (props.environment.activeRelease ? undefined : d("still"))}
          onClick={() => void backUp()}
        >
          <Save class="size-4" aria-hidden="true" />
          {t("backUp")}
        </Button>
      }
    >
      {(data) => (
        <Show when={items().length > 0} fallback={<p class="text-ink-2">{t("noBackups")}</p>}>
          <ul aria-live="polite" class="-my-2 flex flex-col">
            <For each={items()}>{(backup) => <BackupLine backup={backup} onRestore={() => setAsking(backup)} />}</For>
          </ul>
          <Show when={data().backups.nextCursor}>
            <p class="mt-2 text-sm text-ink-3">{t("older")}</p>
          </Show>
          <Show when={asking()} keyed>
            {(backup) => (
              <RestoreDialog
                backup={backup}
                environment={props.environment}
                onClose={() => setAsking(null)}
                onDone={() => {
                  setAsking(null);
                  read.refetch();
                }}
              />
            )}
          </Show>
        </Show>
      )}
    </Section>
  );
};

const BackupLine = (props: { backup: BackupRow; onRestore: () => void }) => {
  const when = () => formatDate(props.backup.startedAt);
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line py-3 last:border-b-0">
      <div class="min-w-0 flex-1 basis-64">
        <p class="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <time dateTime={props.backup.startedAt} class="font-medium">
            {when()}
          </time>
          <Badge>{t("version", { n: props.backup.version.number })}</Badge>
          <Switch>
            <Match when={props.backup.status === "RUNNING"}>
              <span class="inline-flex items-center gap-1.5 text-sm text-ink-2 tabular-nums">
                <Spinner />
                {t("running", { n: props.backup.rows })}
              </span>
            </Match>
            <Match when={props.backup.status === "FAILED"}>
              <Badge tone="danger">{t("failed")}</Badge>
            </Match>
            <Match when={props.backup.status === "DONE"}>
              <span class="text-sm text-ink-3 tabular-nums">
                {t("size", { n: props.backup.rows, size: sizeOf(props.backup.bytes ?? 0) })}
              </span>
            </Match>
          </Switch>
        </p>
        <Show when={props.backup.error}>{(error) => <p class="text-sm text-danger">{sentence(error().sentence)}</p>}</Show>
        <Show when={props.backup.restores[0]} keyed>
          {(restore) => <p class={`text-sm ${restore.status === "FAILED" ? "text-danger" : "text-ink-3"}`}>{restoreWords(restore)}</p>}
        </Show>
      </div>
      <Show when={props.backup.status === "DONE"}>
        <Button
          size="small"
          aria-label={t("restoreOf", { when: when() })}
          why={lacks("backup.restore")}
          busy={props.backup.restores[0]?.status === "RUNNING"}
          onClick={() => props.onRestore()}
        >
          <ArchiveRestore class="size-4" aria-hidden="true" />
          {t("restore")}
        </Button>
      </Show>
    </li>
  );
};

const restoreWords = (restore: BackupRow["restores"][number]): string => {
  const name = d(restore.environment.name);
  if (restore.status === "AWAITING_DECISION") return t("restoreWaits", { name });
  if (restore.status === "RUNNING") return t("restoring", { name });
  if (restore.status === "FAILED") return t("restoreFailed", { name, why: sentence(restore.error?.sentence) });
  return t(restore.keptAside ? "restoredAside" : "restored", { name, ago: formatAgo(restore.startedAt) });
};

const RestoreDialog = (props: { backup: BackupRow; environment: Surroundings; onClose: () => void; onDone: () => void }) => {
  const [into, setInto] = createSignal<EnvironmentName>(props.environment.name);
  const { busy, work } = createWork();
  const there = (name: EnvironmentName) =>
    props.environment.platform.environments.some((one) => one.name === name && one.activeRelease !== null);
  const restore = async () => {
    if (await work(() => send(restoreBackup, { input: { backupId: props.backup.id, environment: into() } }))) props.onDone();
  };
  return (
    <Ask
      title={t("restoreTitle", { when: formatDate(props.backup.startedAt) })}
      button={t("restoreDo")}
      tone="danger"
      busy={busy()}
      onDo={() => void restore()}
      onClose={props.onClose}
    >
      <SelectField
        label={t("into")}
        value={into()}
        choices={names.map((name) => ({
          value: name,
          label: there(name) ? d(name) : t("intoNew", { name: d(name) }),
          disabled: lacks(rightFor[name]) !== undefined,
        }))}
        onChange={(value) => setInto(value as EnvironmentName)}
      />
      <Note tone="warning">
        <Show when={there(into())}>
          <p>{t("kept")}</p>
        </Show>
        <p class={there(into()) ? "mt-1" : ""}>{t("signIn")}</p>
        <Show when={into() === "PRODUCTION"}>
          <p class="mt-1">{t("governed")}</p>
        </Show>
      </Note>
    </Ask>
  );
};
