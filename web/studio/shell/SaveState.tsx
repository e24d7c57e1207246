import CircleAlert from "lucide-solid/icons/circle-alert";
import CircleCheck from "lucide-solid/icons/circle-check";
import CloudOff from "lucide-solid/icons/cloud-off";
import Eye from "lucide-solid/icons/eye";
import { createEffect, type JSX, onCleanup, Show } from "solid-js";
import { sentence, textOf } from "../../ui/locale.ts";
import { Spinner } from "../../ui/parts/Spinner.tsx";
import type { DraftDocument, SaveState, SaveStateName } from "../draft.ts";
import { shellStrings } from "./shell.strings.ts";

const t = textOf(shellStrings);

const looks: Record<SaveStateName, { tone: string; icon: () => JSX.Element }> = {
  connecting: { tone: "text-ink-3", icon: () => <Spinner class="size-3.5!" /> },
  synced: { tone: "text-ink-3", icon: () => <CircleCheck class="size-3.5" /> },
  saving: { tone: "text-ink-3", icon: () => <Spinner class="size-3.5!" /> },
  saved: { tone: "text-success", icon: () => <CircleCheck class="size-3.5" /> },
  offline: { tone: "text-warning", icon: () => <CloudOff class="size-3.5" /> },
  stalled: { tone: "text-warning", icon: () => <CircleAlert class="size-3.5" /> },
  readOnly: { tone: "text-info", icon: () => <Eye class="size-3.5" /> },
  revoked: { tone: "text-danger", icon: () => <CircleAlert class="size-3.5" /> },
  outdated: { tone: "text-warning", icon: () => <CircleAlert class="size-3.5" /> },
};

/** The words of a save state, as chapter CO writes them. */
export const saveWords = (save: SaveState): string => {
  switch (save.state) {
    case "connecting":
      return t("saveConnecting");
    case "synced":
      return t("saveSynced");
    case "saving":
      return t("saveSaving");
    case "saved":
      return t("saveSaved");
    case "offline":
      return save.pending > 0 ? t("saveOffline", { n: save.pending }) : t("saveOfflineNone");
    case "stalled":
      return t("saveStalled");
    case "readOnly":
      return save.because ? t("saveFrozen", { reason: sentence(save.because) }) : t("saveReadOnly");
    case "revoked":
      return save.pending > 0 ? t("saveRevoked") : sentence(save.because) || t("saveEnded");
    case "outdated":
      return save.pending > 0 ? t("saveOutdatedUnsent", { n: save.pending }) : t("saveOutdated");
  }
};

/** Gives the person a file of what the server has not taken. */
export const downloadUnsent = (document: DraftDocument): void => {
  const link = window.document.createElement("a");
  link.href = URL.createObjectURL(new Blob([document.unsent()], { type: "application/json" }));
  link.download = "unsent-changes.json";
  link.click();
  URL.revokeObjectURL(link.href);
};

/** Where unsent changes may stay unsent, the person can keep a copy. */
const keepsCopy: ReadonlySet<SaveStateName> = new Set(["offline", "stalled", "revoked", "outdated"]);

/** The true state of my changes, in words, with what can be done about it. Closing the tab with unsent changes asks. */
export const SaveStateWords = (props: { document: DraftDocument }) => {
  const save = () => props.document.saveState();
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  createEffect(() => {
    if (save().pending === 0) return;
    window.addEventListener("beforeunload", ask);
    onCleanup(() => window.removeEventListener("beforeunload", ask));
  });
  return (
    <span class={`inline-flex min-w-0 items-center gap-1.5 text-sm ${looks[save().state].tone}`} data-save={save().state}>
      <span aria-hidden="true" class="inline-flex shrink-0">
        {looks[save().state].icon()}
      </span>
      <span role="status" class="truncate" title={saveWords(save())}>
        {saveWords(save())}
      </span>
      <Show when={save().pending > 0 && keepsCopy.has(save().state)}>
        <button
          type="button"
          class="min-h-8 shrink-0 rounded-sm px-1.5 font-medium underline"
          onClick={() => downloadUnsent(props.document)}
        >
          {t("download")}
        </button>
      </Show>
      <Show when={save().state === "outdated"}>
        <button type="button" class="min-h-8 shrink-0 rounded-sm px-1.5 font-medium underline" onClick={() => location.reload()}>
          {t("reload")}
        </button>
      </Show>
    </span>
  );
};
