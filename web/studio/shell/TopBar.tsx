import { A, useParams } from "@solidjs/router";
import ChevronRight from "lucide-solid/icons/chevron-right";
import CommandIcon from "lucide-solid/icons/command";
import Languages from "lucide-solid/icons/languages";
import Moon from "lucide-solid/icons/moon";
import Redo2 from "lucide-solid/icons/redo-2";
import Rocket from "lucide-solid/icons/rocket";
import Sun from "lucide-solid/icons/sun";
import Undo2 from "lucide-solid/icons/undo-2";
import { createMemo, For, type JSX, Show } from "solid-js";
import { digits, locale, sentence, setDigits, setLocale, textOf, wordsIn } from "../../ui/locale.ts";
import { Avatar, Brand } from "../../ui/parts/Bits.tsx";
import { Button, IconButton } from "../../ui/parts/Button.tsx";
import { Menu } from "../../ui/parts/Menu.tsx";
import { isDark, setTheme, theme } from "../../ui/theme.ts";
import { viewer } from "../api/session.ts";
import type { Hands } from "../commands/command.ts";
import { showChord } from "../commands/registry.ts";
import type { Person } from "../draft.ts";
import { errorsIn } from "../model/find-problems.ts";
import { buildStrings } from "../screens/build/build.strings.ts";
import { maybeWorkspace, type Workspace } from "../screens/build/workspace-context.tsx";
import { online } from "./create-online.ts";
import { personColour } from "./person-colour.ts";
import { SaveStateWords } from "./SaveState.tsx";
import { shellStrings } from "./shell.strings.ts";

const t = textOf(shellStrings);
const b = textOf(buildStrings);

/** Where I am, how my changes stand, who is here, and what is always at hand. */
export const TopBar = (props: { menu: JSX.Element; hands: Hands; onRelease: () => void }) => {
  const params = useParams<{ org: string }>();
  const workspace = maybeWorkspace();
  const organization = () => wordsIn(viewer()?.organization.name, params.org);
  return (
    <header class="relative z-20 flex h-13 shrink-0 items-center gap-1 border-b border-line bg-surface px-2 sm:gap-2 sm:px-3">
      {props.menu}
      <A href={`/o/${params.org}/`} class="flex shrink-0 items-center rounded-sm p-1" aria-label={`WebNova: ${t("home")}`}>
        <Brand bare />
      </A>
      <nav aria-label={t("place")} class="flex min-w-0 shrink items-center gap-1 text-ink-2">
        <A href={`/o/${params.org}/`} class="hidden max-w-48 truncate rounded-sm px-1.5 py-1 hover:text-ink sm:block">
          <bdi>{organization()}</bdi>
        </A>
        <Show when={workspace}>
          {(open) => (
            <>
              <ChevronRight class="flip-rtl hidden size-4 shrink-0 text-ink-3 sm:block" aria-hidden="true" />
              <span class="truncate font-medium text-ink">
                <bdi>{draftName(open())}</bdi>
              </span>
              <Show when={open().branch().id !== open().blueprint().defaultBranch.id}>
                <span class="truncate rounded-sm bg-surface-2 px-1.5 py-0.5 text-ink-2 text-sm">
                  {b("branchOpen", { name: open().branch().name })}
                </span>
              </Show>
            </>
          )}
        </Show>
      </nav>
      <Show when={workspace}>
        {(open) => (
          <span class="hidden min-w-0 ps-2 wide:inline-flex">
            <SaveStateWords document={open().document} />
          </span>
        )}
      </Show>
      <span class="min-w-2 flex-1" />
      <Show when={!online() && !workspace}>
        <span role="status" class="rounded-full bg-warning-soft px-2 py-0.5 text-sm text-warning">
          {t("offline")}
        </span>
      </Show>
      <Show when={workspace}>{(open) => <Others workspace={open()} />}</Show>
      <Show when={workspace}>{(open) => <UndoRedo workspace={open()} hands={props.hands} />}</Show>
      <IconButton
        class="hidden! sm:inline-flex!"
        label={`${t("palette")} (${showChord("Mod+KeyK")})`}
        onClick={() => props.hands.open("palette")}
      >
        <CommandIcon class="size-4" aria-hidden="true" />
      </IconButton>
      <Button
        size="small"
        tone="quiet"
        title={t("languageLabel")}
        class="px-2! sm:px-3!"
        onClick={() => setLocale(locale() === "ar" ? "en" : "ar")}
      >
        <Languages class="size-4" aria-hidden="true" />
        <span class="sr-only sm:not-sr-only" lang={locale() === "ar" ? "en" : "ar"}>
          {t("language")}
        </span>
      </Button>
      <AccountMenu hands={props.hands} />
      <Show when={workspace}>{(open) => <ReleaseButton workspace={open()} onRelease={props.onRelease} />}</Show>
    </header>
  );
};

/** The name as the draft has it now; the stored one until the draft is open. */
export const draftName = (workspace: Workspace): string => {
  const { label } = workspace.document.store.header;
  const words = typeof label === "object" && label !== null && !Array.isArray(label) ? wordsIn(label as Record<string, string>) : "";
  return words || wordsIn(workspace.blueprint().label, workspace.blueprint().key);
};

const UndoRedo = (props: { workspace: Workspace; hands: Hands }) => {
  const undo = () => props.workspace.document.undoLabel();
  const redo = () => props.workspace.document.redoLabel();
  return (
    <>
      <IconButton
        label={undo() ? t("undoWhat", { what: sentence(undo()) }) : t("nothingToUndo")}
        disabled={!undo()}
        onClick={() => props.hands.undo()}
      >
        <Undo2 class="flip-rtl size-4" aria-hidden="true" />
      </IconButton>
      <IconButton
        class="hidden! sm:inline-flex!"
        label={redo() ? t("redoWhat", { what: sentence(redo()) }) : t("nothingToRedo")}
        disabled={!redo()}
        onClick={() => props.hands.redo()}
      >
        <Redo2 class="flip-rtl size-4" aria-hidden="true" />
      </IconButton>
    </>
  );
};

/** One face per person: two tabs count once. */
const Others = (props: { workspace: Workspace }) => {
  const people = createMemo<readonly Person[]>(() => [
    ...new Map(props.workspace.document.presence.others().map((person) => [`${person.kind} ${person.id}`, person])).values(),
  ]);
  return (
    <Show when={people().length > 0}>
      <ul aria-label={t("here")} class="hidden items-center -space-x-1.5 rtl:space-x-reverse sm:flex">
        <For each={people().slice(0, 5)}>
          {(person) => (
            <li class="rounded-full ring-2 ring-surface">
              <Avatar size="small" name={person.name} colour={person.colour} ai={person.kind === "ai"} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
};

const ReleaseButton = (props: { workspace: Workspace; onRelease: () => void }) => {
  const errors = () => errorsIn(props.workspace.problems()).length;
  const why = () =>
    errors() > 0 ? t("releaseWhy", { problems: b("nProblems", { n: errors() }) }) : online() ? undefined : t("offlineWhy");
  return (
    <Show when={props.workspace.outline().entities.length > 0}>
      <Button size="small" tone="primary" class="px-2.5! sm:px-3!" why={why()} aria-label={t("release")} onClick={() => props.onRelease()}>
        <Rocket class="size-4" aria-hidden="true" />
        <span class="hidden sm:inline">{t("release")}</span>
      </Button>
    </Show>
  );
};

const AccountMenu = (props: { hands: Hands }) => (
  <Menu
    align="end"
    label={t("account", { name: viewer()?.user.displayName ?? "" })}
    class="flex shrink-0 rounded-full"
    trigger={<Avatar bare name={viewer()?.user.displayName ?? "?"} colour={personColour(viewer()?.user.id ?? "")} />}
    items={[
      {
        id: "light",
        label: `${t("theme")}: ${t("light")}`,
        icon: <Sun />,
        checked: theme() === "light",
        onSelect: () => setTheme("light"),
      },
      { id: "dark", label: `${t("theme")}: ${t("dark")}`, icon: <Moon />, checked: theme() === "dark", onSelect: () => setTheme("dark") },
      {
        id: "system",
        label: `${t("theme")}: ${t("system")}`,
        icon: isDark() ? <Moon /> : <Sun />,
        checked: theme() === "system",
        onSelect: () => setTheme("system"),
      },
      { id: "latn", label: t("latin"), checked: digits() === "latn", onSelect: () => setDigits("latn") },
      { id: "arab", label: t("arabic"), checked: digits() === "arab", onSelect: () => setDigits("arab") },
      { id: "shortcuts", label: t("shortcuts"), hint: "?", onSelect: () => props.hands.open("shortcuts") },
      { id: "out", label: t("signOut"), onSelect: () => props.hands.signOut() },
    ]}
  />
);
