/** A record's fields, two columns where there is room. */
import { For, Show } from "solid-js";
import { showsFiles } from "../../../../schema/model/pages/shows-files.ts";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { refusalOf, rowOf, useHost } from "../../host.tsx";
import { Refused } from "../../parts/note.tsx";
import { Value } from "../../parts/value.tsx";

export const Detail = (props: { node: TreeNode<"detail"> }) => {
  const host = useHost();
  const { t, label } = host.words;
  const row = () => rowOf(host.boot, props.node.props.query);
  return (
    <Show
      when={row()}
      fallback={
        <Refused
          refusal={
            refusalOf(host.boot.answers[props.node.props.query]) ?? {
              code: "DATA_NOT_FOUND",
              message: t("notFoundNote"),
              correlationId: null,
              fields: {},
            }
          }
          retry={() => void host.refresh()}
        />
      }
    >
      {(found) => (
        <dl class="card detail">
          <For each={props.node.props.fields}>
            {(field) => (
              <div class="detail-field" classList={{ wide: field.show === "longText" || showsFiles(field) }}>
                <dt>{label(field.label)}</dt>
                <dd>
                  <Value column={field} value={found()[field.key]} />
                </dd>
              </div>
            )}
          </For>
        </dl>
      )}
    </Show>
  );
};
