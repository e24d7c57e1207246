import LayoutGrid from "lucide-solid/icons/layout-grid";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import { type Draft, flatten } from "../../../../schema/blueprint/document.ts";
import type { Blueprint } from "../../../../schema/blueprint/shape.ts";
import { textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { ErrorState, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { momentContentQuery } from "../../api/draft-history.ts";
import { createRead } from "../../api/read.ts";
import { type ChangeLine, draftContentQuery, type StateInput, versionContentQuery } from "../../api/versions.ts";
import { ChangedCanvas } from "../../canvas/ChangedCanvas.tsx";
import { changedPicture } from "../../model/changed-picture.ts";
import { Changes } from "./Changes.tsx";
import { historyStrings } from "./history.strings.ts";

const t = textOf(historyStrings);

interface Props {
  changes: readonly ChangeLine[];
  from: StateInput;
  /** A state, or what a merge would make. */
  to: StateInput | { readonly content: Blueprint };
  /** What is looked at, where that is a state and not only what differs: then it opens also when nothing does. */
  state?: { readonly open: string; readonly title: string; readonly about: string } | undefined;
}

/** A button that opens both states on one canvas, with the sentences beside it; each leads to the other. */
export const ChangesOnCanvas = (props: Props) => {
  const [open, setOpen] = createSignal(false);
  return (
    <Show when={props.state || props.changes.length > 0}>
      <Button size="small" onClick={() => setOpen(true)}>
        <LayoutGrid class="size-4" aria-hidden="true" />
        {props.state?.open ?? t("onCanvas")}
      </Button>
      <Dialog
        open={open()}
        width="full"
        title={props.state?.title ?? t("changes")}
        description={props.state?.about}
        onClose={() => setOpen(false)}
      >
        <Compared {...props} />
      </Dialog>
    </Show>
  );
};

const Compared = (props: Props) => {
  const before = createState(() => props.from);
  const after = createState(() => props.to);
  const picture = createMemo(() => {
    const [from, to] = [before.draft(), after.draft()];
    return from && to ? changedPicture(from, to, props.state ? "before" : "after") : null;
  });
  const [pointed, setPointed] = createSignal<readonly string[]>([]);
  const isLit = (line: ChangeLine): boolean => pointed().length > 0 && line.nodes.some((node) => picture()?.standsIn(node, pointed()));
  const problem = () => before.problem() ?? after.problem();
  return (
    <div class="grid h-[70dvh] min-h-0 grid-rows-[minmax(0,3fr)_minmax(0,2fr)] gap-4 wide:grid-cols-[minmax(0,1fr)_22rem] wide:grid-rows-1">
      <div class="min-h-0 overflow-hidden rounded-md border border-line">
        <Switch fallback={<Skeleton lines={3} block="h-20" class="p-4" />}>
          <Match when={problem()}>
            {(one) => (
              <ErrorState
                message={one().message}
                offline={one().offline}
                onRetry={() => {
                  before.retry();
                  after.retry();
                }}
              />
            )}
          </Match>
          <Match when={picture()}>
            {(one) => (
              <Show when={props.state || one().marks.size > 0} fallback={<Note tone="plain">{t("notOnCanvas")}</Note>}>
                <ChangedCanvas picture={one()} lit={pointed()} onPick={(id) => setPointed(id === null ? [] : [id])} />
              </Show>
            )}
          </Match>
        </Switch>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keys, too */}
      <section class="min-h-0 overflow-y-auto" aria-label={t("changes")} tabIndex={0}>
        <Changes
          changes={props.changes}
          isLit={isLit}
          onShow={(nodes) => setPointed([...new Set(nodes.flatMap((node) => picture()?.placeOf(node) ?? []))])}
        />
      </section>
    </div>
  );
};

/** The document of a state, once it is read. */
const createState = (state: () => Props["to"]) => {
  const version = createRead(versionContentQuery, () => {
    const of = state();
    return "versionId" in of ? { id: of.versionId } : null;
  });
  const branch = createRead(draftContentQuery, () => {
    const of = state();
    return "branchId" in of && of.seq === undefined ? { id: of.branchId } : null;
  });
  const moment = createRead(momentContentQuery, () => {
    const of = state();
    return "branchId" in of && of.seq !== undefined ? { branchId: of.branchId, seq: of.seq } : null;
  });
  const draft = createMemo((): Draft | null => {
    const of = state();
    const content =
      "content" in of
        ? of.content
        : (version.data()?.version?.content ?? branch.data()?.draft.content ?? moment.data()?.draftAt.content ?? null);
    return content ? flatten(content) : null;
  });
  return {
    draft,
    problem: () => version.problem() ?? branch.problem() ?? moment.problem(),
    retry: () => {
      version.refetch();
      branch.refetch();
      moment.refetch();
    },
  };
};
