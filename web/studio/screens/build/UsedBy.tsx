import { useNavigate, useParams } from "@solidjs/router";
import ArrowRight from "lucide-solid/icons/arrow-right";
import { type Accessor, createMemo, createSignal, For, Show } from "solid-js";
import { type Dependent, type Impact, impactOf } from "../../../../schema/blueprint/impact.ts";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import { sentence, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Said } from "../../../ui/parts/Said.tsx";
import { wayTo } from "../../model/way-to.ts";
import { impactStrings } from "./impact.strings.ts";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(impactStrings);

/** What depends on a node, followed as the draft changes. */
export const createImpact = (id: Accessor<Id>): Accessor<Impact | null> => {
  const workspace = useWorkspace();
  return createMemo(() => {
    // The outline is read so that a change of the draft asks again.
    workspace.outline();
    return impactOf(workspace.raw(), id());
  });
};

/** Opens the screen a node is seen on; null: there is none. */
const createWay = (): ((id: Id) => (() => void) | null) => {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const params = useParams<{ org: string; blueprint: string }>();
  return (id) => {
    const way = wayTo(workspace.outline(), workspace.raw().nodes, id);
    return way === null ? null : () => navigate(`/o/${params.org}/b/${params.blueprint}/${way}`);
  };
};

/** Sentences of what depends on a node, each leading to where it is seen. */
export const DependentLines = (props: { dependents: readonly Dependent[]; onGo?: (() => void) | undefined }) => {
  const way = createWay();
  return (
    <ul class="flex flex-col">
      <For each={props.dependents}>
        {(one) => {
          const go = way(one.id);
          const text = () => (
            <span class="min-w-0 flex-1 text-pretty">
              <Said text={sentence(one.text)} />
            </span>
          );
          return (
            <li class="text-sm">
              <Show when={go} fallback={<p class="flex px-2 py-1.5">{text()}</p>}>
                <button
                  type="button"
                  class="flex w-full items-start gap-2 rounded-sm px-2 py-1.5 text-start hover:bg-surface-2"
                  onClick={() => {
                    props.onGo?.();
                    go?.();
                  }}
                >
                  {text()}
                  <ArrowRight class="flip-rtl mt-0.5 size-3.5 shrink-0 text-ink-3" aria-hidden="true" />
                </button>
              </Show>
            </li>
          );
        }}
      </For>
    </ul>
  );
};

const shownFirst = 5;

/** Everything that uses a node: seen before it is renamed or removed. */
export const UsedBy = (props: { impact: Impact | null }) => {
  const [all, setAll] = createSignal(false);
  const dependents = () => props.impact?.dependents ?? [];
  const shown = () => (all() ? dependents() : dependents().slice(0, shownFirst));
  return (
    <section class="flex flex-col gap-1">
      <h3 class="text-sm font-semibold text-ink-2">{t("usedBy")}</h3>
      <Show when={dependents().length > 0} fallback={<p class="text-sm text-ink-3">{t("nobody")}</p>}>
        <div class="-mx-2">
          <DependentLines dependents={shown()} />
        </div>
        <Show when={dependents().length > shown().length}>
          <Button size="small" class="self-start" onClick={() => setAll(true)}>
            {t("all", { n: dependents().length - shown().length })}
          </Button>
        </Show>
      </Show>
    </section>
  );
};
