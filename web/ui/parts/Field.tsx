import ChevronDown from "lucide-solid/icons/chevron-down";
import { createUniqueId, type JSX, Show, splitProps } from "solid-js";

export const controlClass =
  "w-full min-w-0 rounded-sm border border-line-strong bg-surface px-2.5 text-base text-ink transition-colors duration-(--fast) hover:border-ink-3 aria-invalid:border-danger disabled:bg-surface-2 disabled:text-ink-3";

interface FieldProps {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  /** The label is read out but not drawn (the place makes it clear). */
  bare?: boolean | undefined;
  class?: string | undefined;
}

/** Label, control, help and error, tied together for screen readers. */
export const Field = (props: FieldProps & { children: (ids: { id: string; describedBy: string | undefined }) => JSX.Element }) => {
  const id = createUniqueId();
  const describedBy = () => (props.error ? `${id}-error` : props.help ? `${id}-help` : undefined);
  return (
    <div class={`flex min-w-0 flex-col gap-1 ${props.class ?? ""}`}>
      <label for={id} class={props.bare ? "sr-only" : "text-sm font-medium text-ink-2"}>
        {props.label}
      </label>
      {props.children({
        id,
        get describedBy() {
          return describedBy();
        },
      })}
      <Show when={props.error}>
        <p id={`${id}-error`} class="text-sm text-danger" role="alert">
          {props.error}
        </p>
      </Show>
      <Show when={!props.error && props.help}>
        <p id={`${id}-help`} class="text-sm text-ink-3">
          {props.help}
        </p>
      </Show>
    </div>
  );
};

type InputProps = FieldProps & Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "class" | "size"> & { size?: "medium" | "large" };

/** One line of text. */
export const TextField = (props: InputProps) => {
  const [own, rest] = splitProps(props, ["label", "help", "error", "bare", "class", "size"]);
  return (
    <Field label={own.label} help={own.help} error={own.error} bare={own.bare} class={own.class}>
      {(ids) => (
        <input
          {...rest}
          dir={rest.dir ?? (String(rest.value ?? "") === "" ? undefined : "auto")}
          id={ids.id}
          aria-describedby={ids.describedBy}
          aria-invalid={own.error ? true : undefined}
          class={`${controlClass} ${own.size === "large" ? "h-11" : "h-9"}`}
        />
      )}
    </Field>
  );
};

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

/** A choice of a list: the platform's own select, dressed. */
export const SelectField = (
  props: FieldProps & {
    value: string;
    choices: readonly Choice[];
    onChange: (value: string) => void;
    disabled?: boolean | undefined;
    title?: string | undefined;
  },
) => (
  <Field label={props.label} help={props.help} error={props.error} bare={props.bare} class={props.class}>
    {(ids) => (
      <span class="relative flex min-w-0">
        <select
          id={ids.id}
          aria-describedby={ids.describedBy}
          aria-invalid={props.error ? true : undefined}
          disabled={props.disabled}
          title={props.title}
          class={`${controlClass} h-9 appearance-none pe-8 text-ellipsis`}
          onChange={(event) => {
            const { value } = event.currentTarget;
            props.onChange(value);
            event.currentTarget.value = props.value; // The store decides; a refused choice springs back.
          }}
        >
          {props.choices.map((choice) => (
            <option value={choice.value} selected={choice.value === props.value} disabled={choice.disabled}>
              {choice.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" class="pointer-events-none absolute inset-e-2.5 top-2.5 size-4 text-ink-3" />
      </span>
    )}
  </Field>
);

/** On or off, with its words beside it. */
export const CheckField = (props: {
  label: string;
  help?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  bare?: boolean | undefined;
}) => {
  const id = createUniqueId();
  return (
    <div class="flex items-start gap-2.5">
      <input
        id={id}
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.help ? `${id}-help` : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        class="mt-0.5 size-4.5 shrink-0 accent-accent"
      />
      <span class="min-w-0">
        <label for={id} class={props.bare ? "sr-only" : "text-base text-ink"}>
          {props.label}
        </label>
        <Show when={props.help}>
          <span id={`${id}-help`} class="block text-sm text-ink-3">
            {props.help}
          </span>
        </Show>
      </span>
    </div>
  );
};
