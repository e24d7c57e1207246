import { useSearchParams } from "@solidjs/router";
import LayoutGrid from "lucide-solid/icons/layout-grid";
import ListIcon from "lucide-solid/icons/list";
import MessageSquareText from "lucide-solid/icons/message-square-text";
import PanelRight from "lucide-solid/icons/panel-right";
import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show } from "solid-js";
import { locale, textOf } from "../../../ui/locale.ts";
import { Segments } from "../../../ui/parts/Bits.tsx";
import { Button, IconButton } from "../../../ui/parts/Button.tsx";
import { Drawer } from "../../../ui/parts/Dialog.tsx";
import { Picker } from "../../../ui/parts/Picker.tsx";
import { Skeleton } from "../../../ui/parts/State.tsx";
import { ChangedCanvas } from "../../canvas/ChangedCanvas.tsx";
import { type CanvasHandle, DataCanvas } from "../../canvas/DataCanvas.tsx";
import { connect } from "../../commands/field-commands.ts";
import { pictureOf } from "../../model/changed-picture.ts";
import { nameOf } from "../../model/nodes.ts";
import { createNarrow } from "../../shell/create-narrow.ts";
import { useShell } from "../../shell/shell-context.tsx";
import { buildStrings } from "./build.strings.ts";
import { Conversation } from "./Conversation.tsx";
import { createPacing, createPlan } from "./create-plan.ts";
import { describeStrings } from "./describe.strings.ts";
import { EntityList } from "./EntityList.tsx";
import { Inspector } from "./Inspector.tsx";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(buildStrings);
const d = textOf(describeStrings);

/** The data model: conversation at the start when a plan made it, canvas or its list twin, inspector at the end. */
export const DataScreen = () => {
  const workspace = useWorkspace();
  const shell = useShell();
  const narrow = createNarrow();
  const [search, setSearch] = useSearchParams();
  const planId = () => (typeof search.plan === "string" ? search.plan : null);
  const chat = () => (typeof search.chat === "string" ? search.chat : null);
  // Coming back from another screen, one finds the conversation as one left it; an address that says something of its own goes before.
  const left = workspace.talk();
  if (left && planId() === null && chat() === null && workspace.selection().length === 0)
    onMount(() => setSearch({ ...left }, { replace: true, scroll: false }));
  createEffect(on([planId, chat], ([plan, open]) => workspace.keepTalk({ plan, chat: open }), { defer: true }));
  const chatOpen = () => search.chat === "1" || (planId() !== null && search.chat !== "0");
  const view = createMemo<"canvas" | "list">(() => (search.view === "list" || (search.view !== "canvas" && narrow()) ? "list" : "canvas"));
  const [inspecting, setInspecting] = createSignal(false);
  const [connecting, setConnecting] = createSignal<string | null>(null);
  const [finding, setFinding] = createSignal(false);
  let canvas: CanvasHandle | null = null;

  const control = createPlan(planId, () => workspace.branch().id);
  const pacing = createPacing(
    () => workspace.outline().entities.map((entity) => entity.id),
    () => control.working(),
  );
  /** What the plan would make of the draft, while that waits for an answer. */
  const preview = createMemo(() => {
    const plan = control.plan();
    // The outline is read so that a change of the draft asks again.
    workspace.outline();
    return plan?.status.toUpperCase() === "PROPOSED" ? pictureOf(workspace.document.value(), plan.ops) : null;
  });
  const [pointed, setPointed] = createSignal<readonly string[]>([]);
  createEffect(on([planId, preview], () => setPointed([]), { defer: true }));
  /** What stands at the places one points at: the nodes of the changes that are shown there. */
  const lit = createMemo(() => {
    const picture = preview();
    if (!picture || pointed().length === 0) return [];
    const nodes = (control.plan()?.changes ?? []).flatMap((change) => change.nodes);
    return nodes.filter((node) => picture.standsIn(node, pointed()));
  });
  const show = (nodes: readonly string[]) => {
    const picture = preview();
    if (picture) setPointed([...new Set(nodes.flatMap((node) => picture.placeOf(node) ?? []))]);
    else workspace.select(nodes.filter((node) => workspace.outline().byId.has(node) || workspace.outline().fields.has(node)).slice(0, 1));
  };
  let gone = false;
  onCleanup(() => {
    gone = true;
  });
  /** Whoever went elsewhere before the answer came finds it on coming back, and stays where they are. */
  const follow = (plan: string) => {
    if (gone) workspace.keepTalk({ plan, chat: "1" });
    else setSearch({ plan, chat: "1" }, { scroll: false });
  };
  const setView = (next: "canvas" | "list") => setSearch({ view: next }, { replace: true, scroll: false });
  const selectedEntity = () => workspace.selection().find((id) => workspace.outline().byId.has(id)) ?? null;
  const nameOfId = (id: string) => {
    const entity = workspace.outline().byId.get(id);
    return entity ? nameOf(entity, locale()) : "";
  };
  shell.onCanvas((what) => {
    if (what === "fit") canvas?.fit();
    else if (what === "actual") canvas?.actual();
    else if (what === "list") setView(view() === "list" ? "canvas" : "list");
    else if (what === "find") setFinding(true);
    else if (what === "connect") setConnecting(selectedEntity());
    else if (what === "inspect") setInspecting(true);
    else if (what === "clear") workspace.select([]);
  });
  const picks = createMemo(() =>
    workspace.outline().entities.flatMap((entity) => [
      { id: entity.id, label: nameOf(entity, locale()), also: `${entity.key} ${Object.values(entity.label).join(" ")}` },
      ...entity.fields.map((field) => ({
        id: field.id,
        label: `${nameOf(entity, locale())} › ${nameOf(field, locale())}`,
        also: `${field.key} ${Object.values(field.label).join(" ")}`,
      })),
    ]),
  );
  const found = (id: string) => {
    workspace.select([id]);
    canvas?.focusNode(workspace.outline().fields.get(id)?.entity ?? id);
  };
  const hasInspector = () => workspace.selection().length > 0;

  return (
    <div class="flex h-full min-h-0">
      <h1 class="sr-only">{t("data")}</h1>
      <Show when={chatOpen() && !narrow()}>
        <div class="w-[22rem] shrink-0">
          <Conversation
            control={control}
            pacing={pacing}
            onHide={() => setSearch({ chat: "0" }, { replace: true })}
            onRun={() => shell.openRelease("PREVIEW")}
            onPlanned={follow}
            onShow={show}
            lit={lit()}
          />
        </div>
      </Show>
      <div class="relative flex min-w-0 flex-1 flex-col">
        <div class="pointer-events-none absolute inset-x-0 top-0 z-10 flex items-start gap-2 p-3">
          <div class="pointer-events-auto rounded-sm shadow-layer">
            <Segments
              label={t("view")}
              value={view()}
              onChange={setView}
              options={[
                { value: "canvas", label: t("canvasView"), icon: <LayoutGrid aria-hidden="true" /> },
                { value: "list", label: t("listView"), icon: <ListIcon aria-hidden="true" /> },
              ]}
            />
          </div>
          <Show when={!(chatOpen() && !narrow()) && (planId() !== null || workspace.canEdit())}>
            <Button
              size="small"
              tone={preview() ? "primary" : "plain"}
              class="pointer-events-auto shadow-layer"
              onClick={() => (narrow() ? shell.setChatDrawer(true) : setSearch({ chat: "1" }, { replace: true }))}
            >
              <MessageSquareText class="size-4" aria-hidden="true" />
              {d("show")}
            </Button>
          </Show>
          <span class="flex-1" />
          <Show when={narrow()}>
            <IconButton tone="plain" class="pointer-events-auto" label={t("inspector")} onClick={() => setInspecting(true)}>
              <PanelRight class="flip-rtl size-4" aria-hidden="true" />
            </IconButton>
          </Show>
        </div>
        <Show when={workspace.document.ready()} fallback={<Skeleton class="mx-auto mt-24 w-full max-w-2xl px-6" lines={3} block="h-28" />}>
          <Show
            when={view() === "canvas"}
            fallback={
              <div class="min-h-0 flex-1 pt-12">
                <EntityList shown={pacing.shown} onInspect={() => narrow() && setInspecting(true)} />
              </div>
            }
          >
            <Show
              when={preview()}
              fallback={
                <DataCanvas
                  shown={pacing.shown}
                  arriving={pacing.arriving}
                  onHandle={(handle) => {
                    canvas = handle;
                  }}
                  onConnectFrom={setConnecting}
                  onInspect={() => setInspecting(true)}
                />
              }
            >
              {(picture) => (
                <section aria-label={d("previewing")} class="min-h-0 flex-1">
                  <ChangedCanvas picture={picture()} lit={pointed()} onPick={(id) => setPointed(id === null ? [] : [id])} />
                </section>
              )}
            </Show>
          </Show>
        </Show>
      </div>
      <Show when={!narrow() && hasInspector()}>
        <aside aria-label={t("inspector")} class="wn-appear w-80 shrink-0 overflow-y-auto border-s border-line bg-surface">
          <Inspector onConnect={setConnecting} />
        </aside>
      </Show>
      <Show when={narrow()}>
        <Drawer side="end" title={t("inspector")} open={inspecting()} onClose={() => setInspecting(false)}>
          <Inspector onConnect={setConnecting} />
        </Drawer>
        <Drawer side="start" title={d("title")} open={shell.chatDrawer()} onClose={() => shell.setChatDrawer(false)}>
          <Conversation
            control={control}
            pacing={pacing}
            onRun={() => shell.openRelease("PREVIEW")}
            onPlanned={follow}
            onShow={show}
            lit={lit()}
          />
        </Drawer>
      </Show>
      <Picker
        open={finding()}
        onClose={() => setFinding(false)}
        title={t("find")}
        placeholder={t("find")}
        none={t("findNone")}
        picks={picks()}
        onPick={found}
      />
      <Picker
        open={connecting() !== null}
        onClose={() => setConnecting(null)}
        title={t("connectTitle", { name: nameOfId(connecting() ?? "") })}
        placeholder={t("connectFilter")}
        none={t("findNone")}
        picks={workspace.outline().entities.map((entity) => ({ id: entity.id, label: nameOf(entity, locale()), also: entity.key }))}
        onPick={(to) => {
          const from = connecting();
          if (from) workspace.run(connect, { from, to });
        }}
      />
    </div>
  );
};
