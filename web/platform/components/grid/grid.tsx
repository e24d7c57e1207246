import type { JSX } from "solid-js";

/** Puts its children side by side as far as there is room. */
export const Grid = (props: { children: JSX.Element }) => <div class="grid">{props.children}</div>;
