/** Asks before something is done to a record, takes its parameters, does it, and says how it went. */
import { Show } from "solid-js";
import type { ActionSpec } from "../../../schema/model/pages/tree.ts";
import type { Row } from "../boot.ts";
import { useHost } from "../host.tsx";
import { actionWords } from "./action.strings.ts";
import { Ask } from "./action-ask.tsx";
import { Dialog } from "./dialog.tsx";

export interface ActionDialogProps {
  /** Null: closed. */
  readonly action: ActionSpec | null;
  readonly row: Row;
  readonly name: string;
  onClose(): void;
}

export const ActionDialog = (props: ActionDialogProps) => {
  const host = useHost();
  const { label } = host.words;
  const t = host.words.from(actionWords);
  const title = () => {
    const { action } = props;
    if (!action) return "";
    return action.kind === "delete" ? t("removeAsk", { name: props.name }) : label(action.label);
  };
  return (
    <Dialog open={props.action !== null} title={title()} onClose={() => props.onClose()}>
      <Show when={props.action} keyed>
        {(action) => <Ask action={action} row={props.row} name={props.name} onClose={props.onClose} />}
      </Show>
    </Dialog>
  );
};
