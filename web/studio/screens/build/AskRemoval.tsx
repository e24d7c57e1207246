import { For, Show } from "solid-js";
import type { Impact, Outcome } from "../../../../schema/blueprint/impact.ts";
import { sentence, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { impactStrings } from "./impact.strings.ts";
import { DependentLines } from "./UsedBy.tsx";

const t = textOf(impactStrings);
const outcomes: readonly Outcome[] = ["goes", "released", "reached"];

/** Whether somebody has to be asked before a node goes: something else goes with it. */
export const takesAlong = (impact: Impact | null): boolean => impact?.dependents.some(({ outcome }) => outcome === "goes") === true;

/** Asks before something is removed, with all that goes along and all that notices. */
export const AskRemoval = (props: { impact: Impact | null; open: boolean; onClose: () => void; onRemove: () => void }) => {
  const of = (outcome: Outcome) => (props.impact?.dependents ?? []).filter((one) => one.outcome === outcome);
  const inside = () => props.impact?.inside.length ?? 0;
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      width="medium"
      title={t("title", { name: props.impact ? sentence(props.impact.name) : "" })}
      description={`${inside() > 0 ? `${t("inside", { n: inside() })} ` : ""}${t("back")}`}
      footer={
        <>
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button tone="danger" onClick={props.onRemove}>
            {t("remove")}
          </Button>
        </>
      }
    >
      <div class="flex flex-col gap-4">
        <For each={outcomes}>
          {(outcome) => (
            <Show when={of(outcome).length > 0}>
              <section class="flex flex-col gap-1">
                <h3 class={`text-sm font-semibold ${outcome === "goes" ? "text-danger" : "text-ink-2"}`}>
                  {t(outcome)} · {of(outcome).length}
                </h3>
                <div class="-mx-2">
                  <DependentLines dependents={of(outcome)} onGo={props.onClose} />
                </div>
              </section>
            </Show>
          )}
        </For>
      </div>
    </Dialog>
  );
};
