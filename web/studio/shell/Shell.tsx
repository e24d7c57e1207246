/** The frame around every signed-in screen: top bar, rail, kill switch, dialogs that open from anywhere, the keyboard. */
import { useNavigate, useParams } from "@solidjs/router";
import MenuIcon from "lucide-solid/icons/menu";
import { createEffect, createMemo, createSignal, type JSX, lazy, onCleanup, onMount, Show, Suspense } from "solid-js";
import { locale, setLocale, textOf } from "../../ui/locale.ts";
import { IconButton } from "../../ui/parts/Button.tsx";
import { Drawer } from "../../ui/parts/Dialog.tsx";
import { toast } from "../../ui/parts/Toast.tsx";
import { isDark, setTheme } from "../../ui/theme.ts";
import { forgetClient } from "../api/client.ts";
import { asProblem } from "../api/errors.ts";
import type { EnvironmentName } from "../api/runtime.ts";
import { can, signOut, viewer } from "../api/session.ts";
import type { AnyCommand, DraftCommand, Hands, Where } from "../commands/command.ts";
import { chordOf, commands, isTyping } from "../commands/registry.ts";
import { forgetUndo } from "../doc/branch-undo.ts";
import type { Taken } from "../draft.ts";
import { leftWords } from "../model/left-words.ts";
import { maybeWorkspace } from "../screens/build/workspace-context.tsx";
import { CommandPalette, ShortcutSheet } from "./CommandPalette.tsx";
import { Contained } from "./Contained.tsx";
import { createNarrow } from "./create-narrow.ts";
import { KillSwitchBar } from "./KillSwitchBar.tsx";
import { PlainHttpBar } from "./PlainHttpBar.tsx";
import { Rail } from "./Rail.tsx";
import { RefusedChanges } from "./RefusedChanges.tsx";
import { SaveStateWords } from "./SaveState.tsx";
import { shellStrings } from "./shell.strings.ts";
import { type CanvasDeed, ShellContext, type ShellControl } from "./shell-context.tsx";
import { TopBar } from "./TopBar.tsx";

const t = textOf(shellStrings);
const ReleaseDialog = lazy(() => import("../screens/release/ReleaseDialog.tsx").then((module) => ({ default: module.ReleaseDialog })));
const InviteDialog = lazy(() => import("../screens/members/InviteDialog.tsx").then((module) => ({ default: module.InviteDialog })));

export const Shell = (props: { children?: JSX.Element }) => {
  const params = useParams<{ org: string }>();
  const navigate = useNavigate();
  const workspace = maybeWorkspace();
  const narrow = createNarrow();
  const [open, setOpen] = createSignal<"palette" | "shortcuts" | "invite" | "drawer" | null>(null);
  const [release, setRelease] = createSignal<EnvironmentName | null>(null);
  const [chatDrawer, setChatDrawer] = createSignal(false);
  let canvasDeed: ((what: CanvasDeed) => void) | null = null;

  const at = createMemo<Where>(
    () => workspace?.at() ?? { draft: null, outline: null, selection: [], canEdit: false, locale: locale(), can },
  );
  const leave = async () => {
    const unsent = workspace?.document.saveState().pending ?? 0;
    if (unsent > 0 && !confirm(t("signOutUnsent", { n: unsent }))) return;
    await signOut();
    forgetClient();
  };
  const turned = async (turning: Promise<Taken | null> | undefined) => {
    try {
      const taken = await turning;
      if (!workspace || !taken) return;
      if (taken.selection.length > 0) workspace.select(taken.selection);
      if (taken.left.length > 0) toast(leftWords(workspace.outline(), workspace.document.value(), taken.left));
    } catch (error) {
      toast(asProblem(error).message, { tone: "danger" });
    }
  };
  const hands: Hands = {
    go: (path) => navigate(`/o/${params.org}/${path}`),
    open: (what) => {
      if (what === "release") setRelease("PREVIEW");
      else if (what === "composer") navigate(`/o/${params.org}/`);
      else setOpen(what);
    },
    canvas: (what) => canvasDeed?.(what),
    rights: () => {
      if (workspace) navigate(`/o/${params.org}/b/${workspace.blueprint().id}/roles?view=why&branch=${workspace.branch().id}`);
    },
    undo: () => void turned(workspace?.document.undo()),
    redo: () => void turned(workspace?.document.redo()),
    setLocale,
    toggleTheme: () => setTheme(isDark() ? "light" : "dark"),
    signOut: () => void leave(),
  };
  const run = (command: AnyCommand) => {
    const when = command.when(at());
    if (when !== "yes") return;
    if (command.kind === "view") command.go(at(), hands);
    else if (command.kind === "server") command.run(at(), hands);
    else {
      const input = command.from?.(at());
      if (input !== null && input !== undefined) {
        const ran = workspace?.run(command as DraftCommand<unknown>, input);
        if (ran?.added[0]) workspace?.select([ran.added[0]]);
      }
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chord = chordOf(event);
    const typing = isTyping(event.target);
    const onCanvas = event.target instanceof HTMLElement && event.target.closest("[data-canvas]") !== null;
    const command = commands.find((one) => one.keys === chord && (one.place !== "canvas" || onCanvas));
    if (!command || open() !== null || release() !== null) return;
    // While typing only chords with Ctrl or Cmd count, and undo belongs to the field itself.
    if (typing && (!chord.includes("Mod") || chord.endsWith("KeyZ"))) return;
    if (event.target instanceof HTMLElement && event.target.closest("[role=dialog]")) return;
    if (command.when(at()) !== "yes") return;
    event.preventDefault();
    run(command);
  };
  onMount(() => {
    window.addEventListener("keydown", onKeyDown);
    onCleanup(() => window.removeEventListener("keydown", onKeyDown));
  });
  createEffect(() => {
    // The signed-in person changed: what was cached belongs to somebody else.
    if (viewer() !== null) return;
    forgetClient();
    forgetUndo();
  });
  const control: ShellControl = {
    openRelease: setRelease,
    openInvite: () => setOpen("invite"),
    onCanvas: (deed) => {
      canvasDeed = deed;
      onCleanup(() => {
        canvasDeed = null;
      });
    },
    chatDrawer,
    setChatDrawer,
    at,
  };
  return (
    <ShellContext.Provider value={control}>
      <a
        href="#content"
        class="sr-only focus:not-sr-only focus:absolute focus:inset-s-2 focus:top-2 focus:z-60 focus:rounded-sm focus:bg-surface focus:px-3 focus:py-2"
      >
        {t("skip")}
      </a>
      <div class="flex h-dvh flex-col">
        <PlainHttpBar />
        <KillSwitchBar />
        <TopBar
          menu={
            <Show when={narrow()}>
              <IconButton label={t("menu")} onClick={() => setOpen("drawer")}>
                <MenuIcon class="size-5" aria-hidden="true" />
              </IconButton>
            </Show>
          }
          hands={hands}
          onRelease={() => setRelease("PREVIEW")}
        />
        <Show when={narrow() && workspace}>
          {(open) => (
            <div class="flex min-h-7 items-center border-b border-line bg-surface px-4 text-xs">
              <SaveStateWords document={open().document} />
            </div>
          )}
        </Show>

        <Show when={workspace}>{(open) => <RefusedChanges workspace={open()} />}</Show>
        <div class="flex min-h-0 flex-1">
          <Show when={!narrow()}>
            <Rail />
          </Show>
          <main id="content" tabIndex={-1} class="relative min-h-0 min-w-0 flex-1 overflow-y-auto outline-none">
            <Contained>{props.children}</Contained>
          </main>
        </div>
      </div>
      <Drawer side="start" title={t("navigation")} open={narrow() && open() === "drawer"} onClose={() => setOpen(null)}>
        <Rail wide onGo={() => setOpen(null)} />
      </Drawer>
      <CommandPalette
        open={open() === "palette"}
        at={at()}
        onRun={run}
        onClose={() => setOpen((now) => (now === "palette" ? null : now))}
      />
      <ShortcutSheet open={open() === "shortcuts"} onClose={() => setOpen(null)} />
      <Contained>
        <Suspense>
          <Show when={open() === "invite"}>
            <InviteDialog onClose={() => setOpen(null)} />
          </Show>
          <Show when={workspace && release()}>
            {(environment) => <ReleaseDialog environment={environment()} onClose={() => setRelease(null)} />}
          </Show>
        </Suspense>
      </Contained>
    </ShellContext.Provider>
  );
};
