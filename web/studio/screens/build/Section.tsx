import type { JSX } from "solid-js";

/** A part of the conversation under its own heading. */
export const Section = (props: { title: string; icon: JSX.Element; tone: string; children: JSX.Element }) => (
  <section class="flex flex-col gap-2">
    <h3 class={`flex items-center gap-2 text-sm font-semibold [&>svg]:size-4 ${props.tone}`}>
      {props.icon}
      {props.title}
    </h3>
    {props.children}
  </section>
);
