import type { JSX } from "solid-js";
import { Icon } from "./icon.tsx";

export interface SelectProps {
  readonly id?: string;
  readonly name?: string;
  /** What it is called where no label stands beside it. */
  readonly label?: string;
  readonly described?: string | undefined;
  readonly invalid?: boolean;
  readonly required?: boolean;
  readonly onChange?: JSX.ChangeEventHandler<HTMLSelectElement, Event>;
  readonly children: JSX.Element;
}

/** The platform's own list of choices, with the same mark as the reference picker. An option says itself that it is selected. */
export const Select = (props: SelectProps) => (
  <span class="select">
    <select
      id={props.id}
      name={props.name}
      aria-label={props.label}
      aria-describedby={props.described}
      aria-invalid={props.invalid ? "true" : undefined}
      aria-required={props.required ? "true" : undefined}
      onChange={(event) => props.onChange?.(event)}
    >
      {props.children}
    </select>
    <Icon name="down" />
  </span>
);
