/** A page that is not there, or not theirs. */
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { noticeWords } from "./notice.strings.ts";

export const Notice = (props: { node: TreeNode<"notice"> }) => {
  const t = useHost().words.from(noticeWords);
  const missing = () => props.node.props.kind === "notFound";
  return (
    <div class="card nothing-here">
      <Icon name={missing() ? "search" : "lock"} />
      <h1>{t(missing() ? "notFound" : "forbidden")}</h1>
      <p>{t(missing() ? "notFoundNote" : "forbiddenNote")}</p>
      <a class="button" href="/">
        {t("goHome")}
      </a>
    </div>
  );
};
