import Minus from "lucide-solid/icons/minus";
import Pencil from "lucide-solid/icons/pencil";
import Plus from "lucide-solid/icons/plus";
import { Match, Show, Switch } from "solid-js";
import { textOf } from "../../ui/locale.ts";
import type { Mark } from "../model/changed-picture.ts";
import { canvasStrings } from "./canvas.strings.ts";

const t = textOf(canvasStrings);

/** The word of a mark: added, changed, removed. */
export const markWord = (mark: Mark): string => t(`mark_${mark}`);
/** The sign where there is room for one character only. */
export const markSigns: Readonly<Record<Mark, string>> = { added: "+", changed: "~", removed: "−" };

const tones: Readonly<Record<Mark, string>> = {
  added: "bg-success-soft text-success",
  changed: "bg-warning-soft text-warning",
  removed: "bg-danger-soft text-danger",
};

/** A mark as a sign in its colour, with its word: beside it, or (`bare`) where the word stands already. `quiet`: read out, not drawn. */
export const MarkSign = (props: { mark: Mark; bare?: boolean; quiet?: boolean }) => (
  <span class={`inline-flex shrink-0 items-center gap-1 rounded-full px-1 py-0.5 text-xs font-medium [&>svg]:size-3 ${tones[props.mark]}`}>
    <Switch>
      <Match when={props.mark === "added"}>
        <Plus aria-hidden="true" />
      </Match>
      <Match when={props.mark === "changed"}>
        <Pencil aria-hidden="true" />
      </Match>
      <Match when={props.mark === "removed"}>
        <Minus aria-hidden="true" />
      </Match>
    </Switch>
    <Show when={!props.bare}>
      <span class={props.quiet ? "sr-only" : "pe-0.5"}>{markWord(props.mark)}</span>
    </Show>
  </span>
);
