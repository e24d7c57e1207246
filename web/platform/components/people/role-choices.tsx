import { For, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { personWords } from "../../parts/person.strings.ts";

/** Checkboxes for roles; a person may hold several. */
export const RoleChoices = (props: {
  readonly roles: TreeNode<"people">["props"]["roles"];
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}) => {
  const { label } = useHost().words;
  const t = useHost().words.from(personWords);
  return (
    <Show when={props.roles.length > 0}>
      <fieldset class="choices">
        <legend>{t("role")}</legend>
        <For each={props.roles}>
          {(role) => (
            <label class="switch">
              <input
                type="checkbox"
                checked={props.chosen.includes(role.id)}
                onChange={(event) => {
                  const rest = props.chosen.filter((id) => id !== role.id);
                  props.onChange(event.currentTarget.checked ? [...rest, role.id] : rest);
                }}
              />
              <span>{label(role.label)}</span>
            </label>
          )}
        </For>
      </fieldset>
    </Show>
  );
};
