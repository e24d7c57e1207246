/** Asks before something is done to a record, takes its parameters, does it, and says how it went. */
import { type Component, createEffect, createSignal, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { ActionSpec } from "../../../schema/model/pages/tree.ts";
import type { Row } from "../boot.ts";
import { useHost } from "../host.tsx";
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
  const { t, label } = host.words;
  // The form inside, with every kind of control, is fetched when somebody first asks for it.
  const [ask, setAsk] = createSignal<Component<ActionDialogProps & { readonly action: ActionSpec }>>();
  createEffect(() => {
    if (props.action && !ask()) void import("./action-ask.tsx").then(({ Ask }) => setAsk(() => Ask));
  });
  const title = () => {
    const { action } = props;
    if (!action) return "";
    return action.kind === "delete" ? t("removeAsk", { name: props.name }) : label(action.label);
  };
  return (
    <Dialog open={props.action !== null} title={title()} onClose={() => props.onClose()}>
      <Show when={ask() && props.action} keyed>
        {(action) => <Dynamic component={ask()} {...props} action={action} />}
      </Show>
    </Dialog>
  );
};
