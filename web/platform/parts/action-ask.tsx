/** The inside of an action's dialog: its sentence, its parameters, and what came back. */
import { createSignal, For, Show } from "solid-js";
import { pathWith } from "../../../schema/model/pages/paths.ts";
import type { ActionSpec } from "../../../schema/model/pages/tree.ts";
import { collect, type FormValue, type FormValues, initialValue } from "../forms.ts";
import { type Refusal, refusalOf, useHost } from "../host.tsx";
import { newKey } from "../new-key.ts";
import { actionWords } from "./action.strings.ts";
import type { ActionDialogProps } from "./action-dialog.tsx";
import { Field } from "./controls/control.tsx";
import { FilePicker } from "./controls/file-picker.tsx";
import { ReferencePicker } from "./controls/reference-picker.tsx";
import { Refused } from "./note.tsx";

const pickers = { referencePicker: ReferencePicker, filePicker: FilePicker };

export const Ask = (props: ActionDialogProps & { readonly action: ActionSpec }) => {
  const host = useHost();
  const { label } = host.words;
  const t = host.words.from(actionWords);
  // Kept, not read again: a live answer may take the row, and with it this dialog, away while the action still runs.
  const { action, row, name, onClose } = props;
  const place = { timeZone: host.words.reader.timeZone, name: () => "" };
  const [values, setValues] = createSignal<FormValues>(
    Object.fromEntries(action.params.map((field) => [field.key, initialValue(field, null, place)])),
  );
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const [problems, setProblems] = createSignal<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = createSignal(false);
  const [uploading, setUploading] = createSignal(false);
  // One attempt, one key: pressing twice or retrying after a lost answer does it once.
  const idempotencyKey = newKey();

  const run = async () => {
    const { input, problems: found } = collect(action.params, values(), null, place.timeZone);
    const said = action.params.flatMap(({ key, label: words }) => (found[key] ? [[key, t(found[key], { field: label(words) })]] : []));
    setProblems(Object.fromEntries(said));
    if (said.length) return;
    setBusy(true);
    const version = row.version;
    const answer = await host.call(action.document, {
      input: {
        id: row.id,
        ...(version !== undefined && { version }),
        ...(action.params.length > 0 && { params: input }),
        idempotencyKey,
      },
    });
    setBusy(false);
    const refused = refusalOf(answer);
    setRefusal(refused);
    setProblems(refused?.fields ?? {});
    if (refused) return;
    const status = (answer.data?.[action.root] as { readonly status?: string } | undefined)?.status;
    onClose();
    host.say(
      status === "AWAITING_APPROVAL"
        ? t("awaiting")
        : action.kind === "delete"
          ? t("removed", { name })
          : label(action.done) || t("doneAction", { action: label(action.label) }),
    );
    if (action.after && status !== "AWAITING_APPROVAL") host.go(pathWith(action.after, host.boot.params), "replace");
    else await host.refresh();
  };
  return (
    <form
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <p>{action.kind === "delete" ? t("removeNote") : label(action.confirm) || t("runAsk", { action: label(action.label) })}</p>
      <For each={action.params}>
        {(field) => (
          <Field
            pickers={pickers}
            id={`param-${field.key}`}
            field={field}
            value={values()[field.key]}
            error={problems()[field.key]}
            onChange={(value: FormValue) => setValues({ ...values(), [field.key]: value })}
            onBusy={setUploading}
          />
        )}
      </For>
      <Show when={refusal()}>{(refused) => <Refused refusal={refused()} />}</Show>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={() => onClose()}>
          {t("cancel")}
        </button>
        <button
          type="submit"
          class="button"
          classList={{ "danger-solid": action.dangerous, primary: !action.dangerous }}
          disabled={busy() || uploading()}
        >
          {action.kind === "delete" ? t("remove") : label(action.label)}
        </button>
      </div>
    </form>
  );
};
