/** Draws a page tree. Every component is contained: when one breaks, the page works and says what is missing. */
import { type Component, ErrorBoundary, For, type JSX, Show } from "solid-js";
import type { PageTree } from "../../schema/model/pages/tree.ts";
import { useHost } from "./host.tsx";
import { Note } from "./parts/note.tsx";

type Drawn = Component<{ node: PageTree; children: JSX.Element }>;

export const Tree = (props: { nodes: readonly PageTree[] }) => <For each={props.nodes}>{(node) => <Contained node={node} />}</For>;

const Contained = (props: { node: PageTree }) => {
  const host = useHost();
  const component = () => host.component(props.node.type) as unknown as Drawn | undefined;
  return (
    <ErrorBoundary
      fallback={(error) => {
        host.report(props.node.id, error);
        return <Broken id={props.node.id} error={error} />;
      }}
    >
      <Show when={component()} keyed fallback={<Broken id={props.node.id} error={new Error(`no component "${props.node.type}"`)} />}>
        {(Component) => (
          <Component node={props.node}>
            <Tree nodes={props.node.children} />
          </Component>
        )}
      </Show>
    </ErrorBoundary>
  );
};

const Broken = (props: { id: string; error: unknown }) => {
  const host = useHost();
  const { t } = host.words;
  return (
    <Note kind="problem">
      <p>{t("broken")}</p>
      <Show when={host.boot.viewer?.builder}>
        <p class="fine">
          {t("brokenPart", { name: props.id, reason: props.error instanceof Error ? props.error.message : String(props.error) })}
        </p>
      </Show>
    </Note>
  );
};
