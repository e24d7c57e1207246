import { A, useParams } from "@solidjs/router";
import Archive from "lucide-solid/icons/archive";
import ArchiveRestore from "lucide-solid/icons/archive-restore";
import Download from "lucide-solid/icons/download";
import Ellipsis from "lucide-solid/icons/ellipsis";
import { Show } from "solid-js";
import { formatAgo, textOf, wordsIn } from "../../../ui/locale.ts";
import { Menu } from "../../../ui/parts/Menu.tsx";
import { Badge } from "../../../ui/parts/State.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import { archiveBlueprint, type BlueprintRow, restoreBlueprint } from "../../api/blueprint.ts";
import { asProblem } from "../../api/errors.ts";
import { ask, send } from "../../api/read.ts";
import type { PlatformRow } from "../../api/runtime.ts";
import { exportBlueprint } from "../../api/templates.ts";
import { download } from "../../model/download.ts";
import { homeStrings } from "./home.strings.ts";

const t = textOf(homeStrings);

/** One blueprint on the home page: its name, whether it runs, when it changed. */
export const BlueprintCard = (props: { row: BlueprintRow; platform: PlatformRow | undefined; onChanged: () => void }) => {
  const params = useParams<{ org: string }>();
  const name = () => wordsIn(props.row.label, props.row.key);
  const running = () => props.platform?.environments.find((environment) => environment.activeRelease !== null);
  const archived = () => props.row.status === "ARCHIVED";
  const guarded = async (work: () => Promise<unknown>) => {
    try {
      await work();
      props.onChanged();
    } catch (error) {
      toast(asProblem(error).message, { tone: "danger" });
    }
  };
  const restore = () => guarded(() => send(restoreBlueprint, { input: { blueprintId: props.row.id } }));
  const archive = () =>
    guarded(async () => {
      await send(archiveBlueprint, { input: { blueprintId: props.row.id } });
      toast(t("archivedToast", { name: name() }), { action: { label: t("undo"), run: () => void restore() } });
    });
  /** The newest version, or the draft while there is none. */
  const save = (form: "EXACT" | "FRIENDLY") =>
    guarded(async () => {
      const { head, id } = props.row.defaultBranch;
      const input = { ...(head ? { versionId: head.id } : { branchId: id }), form, format: "YAML" as const };
      const { exportBlueprint: file } = await ask(exportBlueprint, { input });
      download(file.name, file.mediaType, file.text);
    });
  return (
    <article
      class={`relative flex h-full flex-col gap-3 rounded-lg border border-line p-4 transition-colors hover:border-line-strong ${archived() ? "bg-surface-2" : "bg-surface"}`}
    >
      <div class="flex items-start gap-2">
        <span
          aria-hidden="true"
          class="flex size-9 shrink-0 items-center justify-center rounded-md bg-accent-soft text-md font-semibold text-accent"
        >
          {[...name()][0]?.toUpperCase()}
        </span>
        <h3 class="min-w-0 flex-1 pt-1.5 leading-snug font-semibold">
          <A href={`/o/${params.org}/b/${props.row.id}/data`} class="line-clamp-2 after:absolute after:inset-0 after:rounded-lg">
            <bdi>{name()}</bdi>
          </A>
        </h3>
        <Menu
          align="end"
          label={t("more", { name: name() })}
          class="relative z-10 -me-1.5 flex size-8 items-center justify-center rounded-sm text-ink-3 hover:bg-surface-2 hover:text-ink"
          trigger={<Ellipsis class="size-4" aria-hidden="true" />}
          items={[
            { id: "download", label: t("download"), icon: <Download />, onSelect: () => void save("EXACT") },
            { id: "downloadFriendly", label: t("downloadFriendly"), icon: <Download />, onSelect: () => void save("FRIENDLY") },
            archived()
              ? { id: "restore", label: t("restore"), icon: <ArchiveRestore />, onSelect: () => void restore() }
              : { id: "archive", label: t("archive"), icon: <Archive />, onSelect: () => void archive() },
          ]}
        />
      </div>
      <div class="mt-auto flex flex-wrap items-center gap-2 text-sm text-ink-3">
        <Show when={archived()}>
          <Badge tone="warning">{t("archived")}</Badge>
        </Show>
        <Badge
          tone={running() ? "success" : "plain"}
          icon={<span aria-hidden="true" class={`size-1.5 rounded-full ${running() ? "bg-success" : "bg-ink-3"}`} />}
        >
          {running() ? t("running") : t("notReleased")}
        </Badge>
        <Show when={props.row.defaultBranch.head}>{(head) => <span>{t("version", { n: head().number })}</span>}</Show>
        <span class="ms-auto">{t("edited", { when: formatAgo(props.row.updatedAt) })}</span>
      </div>
    </article>
  );
};
