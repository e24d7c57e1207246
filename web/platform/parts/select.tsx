import type { JSX } from "solid-js";
import { Icon } from "./icon.tsx";

/** The platform's own list of choices, with the same mark as the reference picker. */
export const Select = (props: JSX.SelectHTMLAttributes<HTMLSelectElement>) => (
  <span class="select">
    <select {...props} />
    <Icon name="down" />
  </span>
);
