/** For those who may explain rights: why a person may see, change or run something on this record, policy by policy. */
import { onMount, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { createLater } from "../../parts/later.ts";
import { words } from "./why.strings.ts";

export const Why = (props: { node: TreeNode<"why"> }) => {
  const own = useHost().words.from(words);
  const [Inside, needInside] = createLater(() => import("./explain.tsx").then(({ Explain }) => Explain));
  let details!: HTMLDetailsElement;
  const opened = () => details.open && void needInside();
  // It may have been opened before the page was alive.
  onMount(opened);
  return (
    <details ref={details} class="card pad why" onToggle={opened}>
      <summary>{own(props.node.props.names ? "listTitle" : "title")}</summary>
      <Show when={Inside()} keyed>
        {(Explain) => <Explain spec={props.node.props} />}
      </Show>
    </details>
  );
};
