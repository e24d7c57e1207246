/** The first words of the start page. */
import { Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { homeWords } from "../home.strings.ts";

export const Welcome = (props: { node: TreeNode<"welcome"> }) => {
  const host = useHost();
  const { label } = host.words;
  const t = host.words.from(homeWords);
  const viewer = () => host.boot.viewer;
  return (
    <header class="page-head">
      <h1>
        <Show when={viewer()} fallback={label(host.boot.platform.label)}>
          {(person) => t("greeting", { name: person().name.split(/\s+/).slice(0, 2).join(" ") || person().email })}
        </Show>
      </h1>
      <Show when={!props.node.props.empty} fallback={<p class="lead">{t(viewer() ? "nothingForYou" : "nothingPublic")}</p>}>
        <p class="lead">{t("overview")}</p>
      </Show>
      <Show when={!viewer() && props.node.props.empty}>
        <a class="button primary" href="/sign-in">
          <Icon name="user" />
          {t("signIn")}
        </a>
      </Show>
    </header>
  );
};
