/** How many there are of one thing, with the way to them. */
import { Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { countAt } from "../counts.ts";

export const Stat = (props: { node: TreeNode<"stat"> }) => {
  const host = useHost();
  const { t, label, inside, number } = host.words;
  const spec = () => props.node.props;
  const count = () => countAt(host.boot, spec().query, spec().alias);
  return (
    <section class="card stat">
      <div class="stat-icon">
        <Icon name={spec().icon ?? "layers"} />
      </div>
      <h2 class="stat-label">
        <Show when={spec().open} fallback={label(spec().label)}>
          {(open) => (
            <a class="cover" href={open()}>
              {label(spec().label)}
            </a>
          )}
        </Show>
      </h2>
      <p class="stat-value">
        <Show when={count()} fallback={<span aria-hidden="true">–</span>}>
          {(found) => <>{`${found().exact ? "" : "≈ "}${number(found().value)}`}</>}
        </Show>
      </p>
      <Show when={spec().add}>
        {(add) => (
          <a class="button quiet square stat-add" href={add()} aria-label={t("add", { thing: inside(spec().label) })}>
            <Icon name="plus" />
          </a>
        )}
      </Show>
    </section>
  );
};
