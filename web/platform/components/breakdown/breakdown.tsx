/** How the records spread over the choices of one field: bars with their numbers, so nothing rests on colour or length alone. */
import { For, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Dot } from "../../parts/value.tsx";
import { countAt } from "../counts.ts";
import { homeWords } from "../home.strings.ts";

export const Breakdown = (props: { node: TreeNode<"breakdown"> }) => {
  const host = useHost();
  const { label, inside, number } = host.words;
  const t = host.words.from(homeWords);
  const parts = () => props.node.props.parts.map((part) => ({ ...part, value: countAt(host.boot, part.query, part.alias)?.value ?? 0 }));
  const most = () => Math.max(1, ...parts().map(({ value }) => value));
  return (
    <section class="card breakdown">
      <h2>{t("byField", { things: label(props.node.props.of), field: inside(props.node.props.label) })}</h2>
      <ul>
        <For each={parts()}>
          {(part, at) => (
            <li>
              <span class="breakdown-name">
                <Dot colour={part.option.colour} at={at()} />
                <Show when={part.open} fallback={<bdi>{label(part.option.label)}</bdi>}>
                  {(open) => (
                    <a href={open()}>
                      <bdi>{label(part.option.label)}</bdi>
                    </a>
                  )}
                </Show>
              </span>
              <svg
                class={`bar ${part.option.colour ? "" : `series-${at() % 8}`}`}
                viewBox="0 0 100 8"
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <rect class="bar-ground" width="100" height="8" />
                <rect width={Math.round((part.value / most()) * 1000) / 10} height="8" fill={part.option.colour ?? "currentColor"} />
              </svg>
              <span class="breakdown-value">{number(part.value)}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
};
