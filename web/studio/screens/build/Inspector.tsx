import MousePointerClick from "lucide-solid/icons/mouse-pointer-click";
import Undo2 from "lucide-solid/icons/undo-2";
import { createMemo, Match, Show, Switch } from "solid-js";
import { locale, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Empty, Note } from "../../../ui/parts/State.tsx";
import { restoreNode } from "../../commands/node-commands.ts";
import { nameOf } from "../../model/nodes.ts";
import { buildStrings } from "./build.strings.ts";
import { EntityInspector } from "./EntityInspector.tsx";
import { FieldInspector } from "./FieldInspector.tsx";
import { ProblemLines } from "./Problems.tsx";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(buildStrings);

/** What is selected, and everything about it that can be changed. */
export const Inspector = (props: { onConnect: (entity: string) => void }) => {
  const workspace = useWorkspace();
  const id = () => (workspace.selection().length === 1 ? (workspace.selection()[0] ?? "") : "");
  const entity = createMemo(() => workspace.outline().byId.get(id()));
  const field = createMemo(() => workspace.outline().fields.get(id()));
  const removed = () => id() !== "" && workspace.document.ready() && !entity() && !field();
  /** What was removed leaves a trace; what never was here has none. */
  const known = () => workspace.document.store.nodes[id()] !== undefined;
  const canRestore = () => workspace.document.store.nodes[id()]?.removed === true;
  return (
    <div class="flex flex-col gap-4 p-4">
      <Show when={id() !== ""}>
        <ProblemLines at={id()} />
      </Show>
      <Switch
        fallback={
          <Show
            when={workspace.selection().length > 1}
            fallback={<Empty icon={<MousePointerClick />} title={t("nothingSelected")} text={t("nothingText")} />}
          >
            <p class="font-medium">{t("manySelected", { n: workspace.selection().length })}</p>
            <ul class="flex flex-col gap-1">
              {workspace.selection().map((one) => {
                const view = workspace.outline().byId.get(one);
                return <li>{view ? <bdi>{nameOf(view, locale())}</bdi> : null}</li>;
              })}
            </ul>
          </Show>
        }
      >
        <Match when={entity()}>{(view) => <EntityInspector entity={view()} onConnect={() => props.onConnect(view().id)} />}</Match>
        <Match when={field()}>{(view) => <FieldInspector field={view()} />}</Match>
        <Match when={removed()}>
          <Note tone="warning" role="status">
            <p>{known() ? t("gone") : t("notHere")}</p>
            <Show when={canRestore() && workspace.canEdit()}>
              <Button size="small" class="mt-2" onClick={() => workspace.run(restoreNode, { id: id() })}>
                <Undo2 class="flip-rtl size-4" aria-hidden="true" />
                {t("bringBack")}
              </Button>
            </Show>
          </Note>
        </Match>
      </Switch>
    </div>
  );
};
