/** One labelled field of a form: label, hint, the control of its kind, and its error, all tied together for screen readers. */
import { For, type JSX, Match, Show, Switch } from "solid-js";
import type { Control, FieldSpec } from "../../../../schema/model/pages/columns.ts";
import type { SomePickers } from "../../components/catalogue.ts";
import type { Chosen, FormValue } from "../../forms.ts";
import { useHost } from "../../host.tsx";
import { Select } from "../select.tsx";
import "../../styles/form.css";
import { controlWords } from "./control.strings.ts";

export interface FieldProps {
  readonly id: string;
  readonly field: FieldSpec;
  readonly value: FormValue | undefined;
  readonly error: string | undefined;
  onChange(value: FormValue): void;
  /** The controls that not every form has, as far as this one has them. */
  readonly pickers: SomePickers;
  /** Told while a file of the field is on its way. */
  onBusy?: (busy: boolean) => void;
}

type InputKind = Extract<
  Control,
  "input" | "email" | "tel" | "url" | "colour" | "integer" | "decimal" | "percent" | "money" | "date" | "dateTime" | "time"
>;
interface InputSpec {
  readonly type: string;
  readonly inputmode?: "email" | "tel" | "url" | "numeric" | "decimal";
  readonly ltr?: true;
}
const inputs: Record<InputKind, InputSpec> = {
  input: { type: "text" },
  email: { type: "email", inputmode: "email", ltr: true },
  tel: { type: "tel", inputmode: "tel", ltr: true },
  url: { type: "url", inputmode: "url", ltr: true },
  colour: { type: "color" },
  integer: { type: "text", inputmode: "numeric", ltr: true },
  decimal: { type: "text", inputmode: "decimal", ltr: true },
  percent: { type: "text", inputmode: "decimal", ltr: true },
  money: { type: "text", inputmode: "decimal", ltr: true },
  date: { type: "date" },
  dateTime: { type: "datetime-local" },
  time: { type: "time" },
};

const isInput = (control: Control): control is InputKind => control in inputs;

export const Field = (props: FieldProps) => {
  const host = useHost();
  const { label } = host.words;
  const t = host.words.from(controlWords);
  const help = () => label(props.field.help);
  const hint = () => (props.field.control === "dateTime" ? [help(), host.words.zone()].filter(Boolean).join(" · ") : help());
  const described = () => [hint() && `${props.id}-hint`, props.error && `${props.id}-error`].filter(Boolean).join(" ") || undefined;
  const group = () => props.field.control === "choices";
  const invalid = () => (props.error ? "true" : undefined);
  const required = () => (props.field.required ? "true" : undefined);
  const text = () => (typeof props.value === "string" ? props.value : "");
  const name = (): JSX.Element => (
    <>
      {label(props.field.label)}
      <Show when={props.field.required && props.field.control !== "switch"}>
        <span class="must" aria-hidden="true">
          {" "}
          *
        </span>
      </Show>
    </>
  );
  return (
    <div
      class={`field field-${props.field.control}`}
      classList={{ wide: ["textarea", "choices", "references", "files"].includes(props.field.control) }}
    >
      <Show when={props.field.control !== "switch" && !group()}>
        <label for={props.id}>{name()}</label>
      </Show>
      <Switch>
        <Match when={isInput(props.field.control) && inputs[props.field.control]}>
          {(kind) => (
            <div class="input-box">
              <input
                id={props.id}
                name={props.field.key}
                aria-describedby={described()}
                aria-invalid={invalid()}
                aria-required={required()}
                type={kind().type}
                inputmode={kind().inputmode}
                dir={kind().ltr ? "ltr" : kind().type === "text" && text() !== "" ? "auto" : undefined}
                autocomplete="off"
                value={text()}
                onInput={(event) => props.onChange(event.currentTarget.value)}
              />
              <Show when={props.field.control === "money" || props.field.control === "percent"}>
                <span class="unit" aria-hidden="true">
                  {props.field.control === "money" ? host.words.reader.currency : "%"}
                </span>
              </Show>
            </div>
          )}
        </Match>
        <Match when={props.field.control === "textarea"}>
          <textarea
            id={props.id}
            name={props.field.key}
            aria-describedby={described()}
            aria-invalid={invalid()}
            aria-required={required()}
            dir={text() === "" ? undefined : "auto"}
            rows="4"
            value={text()}
            onInput={(event) => props.onChange(event.currentTarget.value)}
          />
        </Match>
        <Match when={props.field.control === "switch"}>
          <label class="switch" for={props.id}>
            <input
              id={props.id}
              name={props.field.key}
              aria-describedby={described()}
              aria-invalid={invalid()}
              aria-required={required()}
              type="checkbox"
              checked={props.value === true}
              onChange={(event) => props.onChange(event.currentTarget.checked)}
            />
            <span>{name()}</span>
          </label>
        </Match>
        <Match when={props.field.control === "choice"}>
          <Select
            id={props.id}
            name={props.field.key}
            described={described()}
            invalid={Boolean(props.error)}
            required={props.field.required}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          >
            <option value="" selected={text() === ""}>
              {t("choose")}
            </option>
            <For each={props.field.options}>
              {(option) => (
                <option value={option.value} selected={text() === option.value}>
                  {label(option.label)}
                </option>
              )}
            </For>
          </Select>
        </Match>
        <Match when={props.field.control === "files" && props.field.upload}>
          {(spec) => (
            <Show when={props.pickers.filePicker} keyed>
              {(FilePicker) => (
                <FilePicker
                  id={props.id}
                  name={props.field.key}
                  spec={spec()}
                  value={props.value}
                  described={described()}
                  invalid={Boolean(props.error)}
                  onChange={props.onChange}
                  onBusy={props.onBusy}
                />
              )}
            </Show>
          )}
        </Match>
        <Match when={group()}>
          <fieldset class="choices" aria-describedby={described()}>
            <legend>{name()}</legend>
            <For each={props.field.options}>
              {(option) => (
                <label class="switch">
                  <input
                    type="checkbox"
                    checked={chosenKeys(props.value).includes(option.value)}
                    onChange={(event) => {
                      const rest = chosenKeys(props.value).filter((value) => value !== option.value);
                      props.onChange(event.currentTarget.checked ? [...rest, option.value] : rest);
                    }}
                  />
                  <span>{label(option.label)}</span>
                </label>
              )}
            </For>
          </fieldset>
        </Match>
        <Match when={props.field.control === "reference" && props.field.picker}>
          {(picker) => (
            <Show when={props.pickers.referencePicker} keyed>
              {(ReferencePicker) => (
                <ReferencePicker
                  id={props.id}
                  label={label(props.field.label)}
                  picker={picker()}
                  chosen={chosenOne(props.value)}
                  described={described()}
                  invalid={Boolean(props.error)}
                  required={props.field.required}
                  onChoose={(chosen) => props.onChange(chosen)}
                />
              )}
            </Show>
          )}
        </Match>
        <Match when={props.field.control === "references" && props.field.picker}>
          {(picker) => (
            <>
              <Show when={chosenMany(props.value).length > 0}>
                <ul class="chips">
                  <For each={chosenMany(props.value)}>
                    {(one) => (
                      <li>
                        <bdi>{one.name}</bdi>
                        <button
                          type="button"
                          aria-label={t("removeChoice", { name: one.name })}
                          onClick={() => props.onChange(chosenMany(props.value).filter(({ id }) => id !== one.id))}
                        >
                          ×
                        </button>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
              <Show when={props.pickers.referencePicker} keyed>
                {(ReferencePicker) => (
                  <ReferencePicker
                    id={props.id}
                    label={label(props.field.label)}
                    picker={picker()}
                    chosen={null}
                    described={described()}
                    invalid={Boolean(props.error)}
                    required={false}
                    onChoose={(chosen) =>
                      chosen && props.onChange([...chosenMany(props.value).filter(({ id }) => id !== chosen.id), chosen])
                    }
                  />
                )}
              </Show>
            </>
          )}
        </Match>
      </Switch>
      <Show when={hint()}>
        <p class="hint" id={`${props.id}-hint`}>
          {hint()}
        </p>
      </Show>
      <Show when={props.error}>
        <p class="error" id={`${props.id}-error`}>
          {props.error}
        </p>
      </Show>
    </div>
  );
};

const chosenKeys = (value: FormValue | undefined): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);
const chosenMany = (value: FormValue | undefined): readonly Chosen[] => (Array.isArray(value) ? (value as readonly Chosen[]) : []);
const chosenOne = (value: FormValue | undefined): Chosen | null =>
  value && typeof value === "object" && !Array.isArray(value) ? (value as Chosen) : null;
