import OctagonX from "lucide-solid/icons/octagon-x";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { textOf, wordsIn } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { TextField } from "../../../ui/parts/Field.tsx";
import { Note } from "../../../ui/parts/State.tsx";
import { asProblem } from "../../api/errors.ts";
import { send } from "../../api/read.ts";
import { type KillSwitch, type PlatformRow, triggerKillSwitch } from "../../api/runtime.ts";
import { stopStrings } from "./stop.strings.ts";

const t = textOf(stopStrings);

type Scope = Extract<KillSwitch["scope"], "ORGANIZATION" | "PLATFORM">;

/** The kill switch, pulled: what it stops in words, how it is lifted, why, and then at once. The red bar of the frame shows it from then on. */
export const StopDialog = (props: { platform: Pick<PlatformRow, "id" | "key" | "label"> | null; onClose: () => void }) => {
  const [scope, setScope] = createSignal<Scope>(props.platform ? "PLATFORM" : "ORGANIZATION");
  const [reach, setReach] = createSignal<KillSwitch["reach"]>("AUTOMATION");
  const [reason, setReason] = createSignal("");
  const [wrong, setWrong] = createWords();
  const [busy, setBusy] = createSignal(false);
  const name = () => (props.platform ? wordsIn(props.platform.label, props.platform.key) : "");
  const stop = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    if (reason().trim() === "") return void setWrong(() => t("reasonMissing"));
    setBusy(true);
    setWrong(null);
    try {
      await send(triggerKillSwitch, {
        input: {
          scope: scope(),
          reach: reach(),
          reason: reason().trim(),
          ...(scope() === "PLATFORM" && props.platform ? { scopeId: props.platform.id } : {}),
        },
      });
      props.onClose();
    } catch (error) {
      setWrong(() => asProblem(error).message);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("title")}
      footer={
        <>
          <Button tone="quiet" onClick={() => props.onClose()}>
            {t("cancel")}
          </Button>
          <Button tone="danger" type="submit" form="stop" busy={busy()}>
            <OctagonX class="size-4" aria-hidden="true" />
            {t("stopNow")}
          </Button>
        </>
      }
    >
      <form id="stop" noValidate class="flex flex-col gap-4 pt-1" onSubmit={(event) => void stop(event)}>
        <Show when={props.platform}>
          <Choices
            title={t("what")}
            value={scope()}
            onChange={setScope}
            choices={[
              { value: "PLATFORM", label: t("onlyPlatform", { name: name() }) },
              { value: "ORGANIZATION", label: t("organization") },
            ]}
          />
        </Show>
        <Choices
          title={t("howFar")}
          value={reach()}
          onChange={setReach}
          choices={[
            { value: "AUTOMATION", label: t("automation") },
            { value: "WRITES", label: t("writes") },
          ]}
        />
        <Note tone="warning" role="status">
          <p>{scope() === "PLATFORM" ? t(`PLATFORM_${reach()}`, { name: name() }) : t(`ORGANIZATION_${reach()}`)}</p>
          <p class="mt-1">{t("lifting")}</p>
        </Note>
        <TextField
          label={t("reason")}
          help={t("reasonHelp")}
          required
          maxlength={2_000}
          autocomplete="off"
          value={reason()}
          error={wrong() || undefined}
          onInput={(event) => {
            setReason(event.currentTarget.value);
            setWrong(null);
          }}
        />
      </form>
    </Dialog>
  );
};

const Choices = <V extends string>(props: {
  title: string;
  value: V;
  choices: readonly { readonly value: V; readonly label: string }[];
  onChange: (value: V) => void;
}) => {
  const name = createUniqueId();
  return (
    <fieldset class="flex min-w-0 flex-col gap-1.5">
      <legend class="mb-1 text-sm font-medium text-ink-2">{props.title}</legend>
      <For each={props.choices}>
        {(choice) => (
          <label class="flex min-h-8 items-center gap-2.5">
            <input
              type="radio"
              name={name}
              class="size-4.5 shrink-0 accent-accent"
              checked={props.value === choice.value}
              onChange={() => props.onChange(choice.value)}
            />
            <span class="min-w-0">{choice.label}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
};
