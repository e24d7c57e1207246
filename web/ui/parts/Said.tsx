import { For } from "solid-js";

/** A sentence of the product in which `*words*` are names: they stand out, and run in their own direction. */
export const Said = (props: { text: string }) => (
  <For each={props.text.split(/\*([^*]+)\*/)}>
    {(part, index) =>
      index() % 2 === 1 ? (
        <strong class="font-semibold">
          <bdi>{part}</bdi>
        </strong>
      ) : (
        part
      )
    }
  </For>
);
