/** Records that point to the one on this page. */
import { Show } from "solid-js";
import { pathWith } from "../../../../schema/model/pages/paths.ts";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Rows } from "../table/table.tsx";

export const Related = (props: { node: TreeNode<"related"> }) => {
  const host = useHost();
  const { t, label, inside } = host.words;
  const heading = () => `${props.node.id}-title`;
  return (
    <section class="related" aria-labelledby={heading()}>
      <div class="section-head">
        <h2 id={heading()}>{label(props.node.props.title)}</h2>
        <Show when={props.node.props.add}>
          {(add) => (
            <a class="button small" href={pathWith(add(), host.boot.params)}>
              <Icon name="plus" />
              {t("add", { thing: inside(props.node.props.entity.one) })}
            </a>
          )}
        </Show>
      </div>
      <Rows spec={props.node.props} />
    </section>
  );
};
