/** Every command of the studio. The palette, the shortcut sheet, menus and later the AI's tools are printed from this list. */
import type { AnyCommand, Chord } from "./command.ts";
import { entityCommands } from "./entity-commands.ts";
import { fieldCommands } from "./field-commands.ts";
import { nodeCommands } from "./node-commands.ts";
import { planCommands } from "./plan-commands.ts";
import { roleCommands } from "./role-commands.ts";
import { viewCommands } from "./view-commands.ts";

export const commands: readonly AnyCommand[] = [
  ...viewCommands,
  ...entityCommands,
  ...fieldCommands,
  ...nodeCommands,
  ...roleCommands,
  ...planCommands,
] as readonly AnyCommand[];

const mac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** The chord of a key press, in the form the registry uses. */
export const chordOf = (event: Pick<KeyboardEvent, "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">): Chord =>
  [(mac ? event.metaKey : event.ctrlKey) ? "Mod" : "", event.altKey ? "Alt" : "", event.shiftKey ? "Shift" : "", event.code]
    .filter(Boolean)
    .join("+");

const shown: Readonly<Record<string, string>> = {
  Mod: mac ? "⌘" : "Ctrl",
  Shift: mac ? "⇧" : "Shift",
  Alt: mac ? "⌥" : "Alt",
  Slash: "?",
  Enter: "↵",
  Escape: "Esc",
  Delete: "Del",
};

/** How a chord is written for people: `Ctrl K`. */
export const showChord = (chord: Chord): string =>
  (chord === "Shift+Slash" ? ["Slash"] : chord.split("+"))
    .map((part) => shown[part] ?? part.replace(/^(Key|Digit)/, ""))
    .join(mac ? "" : " ");

/** Is this person writing? Shortcuts without Ctrl or Cmd then stay silent. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
