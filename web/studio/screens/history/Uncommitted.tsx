import PencilLine from "lucide-solid/icons/pencil-line";
import { createEffect, type JSX, on, onCleanup, Show } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { Note } from "../../../ui/parts/State.tsx";
import { createRead } from "../../api/read.ts";
import { compareQuery, type GraphBranch } from "../../api/versions.ts";
import type { History } from "./create-history.ts";
import { historyStrings } from "./history.strings.ts";

const t = textOf(historyStrings);

/** How long a draft rests before it is looked at again. */
const restMs = 800;

/** That a draft has changes which are in no version yet, and how many; nothing where all is committed. */
export const Uncommitted = (props: {
  history: History;
  branch: Pick<GraphBranch, "id" | "name" | "head">;
  /** What becomes of them here; without it they are only told. */
  left?: boolean | undefined;
  class?: string | undefined;
  children?: JSX.Element | undefined;
}) => {
  const { workspace, turn } = props.history;
  const read = createRead(compareQuery, () => {
    const { head, id } = props.branch;
    return head ? { input: { from: { versionId: head.id }, to: { branchId: id } } } : null;
  });
  createEffect(
    on(
      [turn, () => (props.branch.id === workspace.branch().id ? workspace.document.changes() : 0)],
      () => {
        const timer = setTimeout(() => read.refetch(), restMs);
        onCleanup(() => clearTimeout(timer));
      },
      { defer: true },
    ),
  );
  const many = () => read.data()?.compare.changes.length ?? 0;
  return (
    <Show when={props.branch.head && many() > 0}>
      <Note tone={props.left ? "warning" : "plain"} icon={<PencilLine />} class={props.class} role="status">
        <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            {t("uncommitted", { n: many(), name: props.branch.name, head: props.branch.head?.number ?? 0 })}{" "}
            <Show when={props.left}>{t("uncommittedLeft")}</Show>
          </span>
          {props.children}
        </span>
      </Note>
    </Show>
  );
};
