import { createSignal, For, Show } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { sentence, textOf, wordsIn } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { SelectField, TextField } from "../../../ui/parts/Field.tsx";
import { Badge } from "../../../ui/parts/State.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import { type EnvironmentVariable, type Surroundings, setVariable, variablesQuery } from "../../api/environment-data.ts";
import { asProblem } from "../../api/errors.ts";
import { createRead, send } from "../../api/read.ts";
import { lacks, rightFor, Section } from "./Section.tsx";
import { variablesStrings } from "./variables.strings.ts";

const t = textOf(variablesStrings);

/** Variables of the version that runs, with their values in this environment. */
export const Variables = (props: { environment: Surroundings }) => {
  const read = createRead(variablesQuery, () => ({ environmentId: props.environment.id }));
  return (
    <Section title={t("title")} text={t("text")} read={read}>
      {(data) => (
        <Show when={data().environmentVariables.length > 0} fallback={<p class="text-ink-2 text-pretty">{t("none")}</p>}>
          <ul class="-my-3 flex flex-col">
            <For each={data().environmentVariables}>
              {(variable) => <VariableLine variable={variable} environment={props.environment} onChanged={read.refetch} />}
            </For>
          </ul>
        </Show>
      )}
    </Section>
  );
};

const VariableLine = (props: { variable: EnvironmentVariable; environment: Surroundings; onChanged: () => void }) => {
  const name = () => wordsIn(props.variable.label, props.variable.key);
  const [typed, setTyped] = createSignal(props.variable.value ?? "");
  const [wrong, setWrong] = createWords();
  const [busy, setBusy] = createSignal(false);
  const why = () => lacks(rightFor[props.environment.name]);
  const write = async (value: string | null) => {
    if (busy()) return;
    setBusy(true);
    setWrong(null);
    try {
      await send(setVariable, { input: { environmentId: props.environment.id, variable: props.variable.id, value } });
      toast(t(value === null ? "wasReset" : "saved", { name: name() }));
      props.onChanged();
    } catch (error) {
      setWrong(() => asProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  const words = (value: string) => (props.variable.type === "boolean" ? t(value === "true" ? "yes" : "no") : value);
  const help = () => (props.variable.default === null ? t("noDefault") : t("default", { value: words(props.variable.default) }));
  const save = (event: Event) => {
    event.preventDefault();
    void write(typed().trim() === "" ? null : typed());
  };
  return (
    <li class="border-b border-line py-3 last:border-b-0">
      <p class="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <bdi class="font-medium">{name()}</bdi>
        <code class="text-sm text-ink-3" dir="ltr">
          env.{props.variable.key}
        </code>
        <span class="text-sm text-ink-3">{sentence(props.variable.typeLabel)}</span>
        <Show when={props.variable.value !== null}>
          <Badge tone="info">{t("own")}</Badge>
        </Show>
      </p>
      <Show
        when={props.variable.settable}
        fallback={
          <p class="mt-1 text-sm text-ink-3">
            {help()} · {t("fixed")}
          </p>
        }
      >
        <form noValidate class="mt-2 flex flex-wrap items-start gap-2" onSubmit={save}>
          <Show
            when={props.variable.type === "boolean"}
            fallback={
              <TextField
                bare
                class="min-w-0 flex-1 basis-48"
                label={t("value", { name: name() })}
                help={help()}
                error={wrong() || undefined}
                value={typed()}
                placeholder={props.variable.default ?? ""}
                disabled={why() !== undefined}
                autocomplete="off"
                onInput={(event) => setTyped(event.currentTarget.value)}
              />
            }
          >
            <SelectField
              bare
              class="min-w-0 flex-1 basis-48"
              label={t("value", { name: name() })}
              help={help()}
              error={wrong() || undefined}
              value={typed()}
              disabled={why() !== undefined}
              choices={[
                { value: "", label: t("isDefault") },
                { value: "true", label: t("yes") },
                { value: "false", label: t("no") },
              ]}
              onChange={setTyped}
            />
          </Show>
          <Button type="submit" busy={busy()} why={why()} aria-label={t("saveOf", { name: name() })}>
            {t("save")}
          </Button>
          <Show when={props.variable.value !== null}>
            <Button tone="quiet" why={why()} aria-label={t("resetOf", { name: name() })} onClick={() => void write(null)}>
              {t("reset")}
            </Button>
          </Show>
        </form>
      </Show>
    </li>
  );
};
