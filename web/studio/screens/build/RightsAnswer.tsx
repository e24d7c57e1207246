import Check from "lucide-solid/icons/check";
import Minus from "lucide-solid/icons/minus";
import X from "lucide-solid/icons/x";
import { For, Show } from "solid-js";
import { locale, textOf } from "../../../ui/locale.ts";
import { Badge, Note } from "../../../ui/parts/State.tsx";
import type { RightsExplained } from "../../api/rights.ts";
import { rightsStrings } from "./rights.strings.ts";

const t = textOf(rightsStrings);

/** What became of a question: the outcome, each policy with its conditions, and the fields where they differ. */
export const RightsAnswer = (props: { told: RightsExplained; operation: string }) => {
  const names = (access: "OPEN" | "MASKED" | "CLOSED") =>
    props.told.fields
      .filter((field) => field.access === access)
      .map(({ name }) => name)
      .join(locale() === "ar" ? "، " : ", ");
  const reads = () => props.operation === "READ" && props.told.allowed;
  const writes = () => props.operation === "UPDATE" || props.operation === "CREATE";
  return (
    <section aria-label={t("answer")} class="flex min-w-0 flex-col gap-3">
      <Note tone={props.told.allowed ? "success" : "danger"} icon={props.told.allowed ? <Check /> : <X />} role="status">
        {props.told.reason}
      </Note>
      <ul class="flex flex-col gap-3 empty:hidden">
        <For each={props.told.policies}>
          {(policy) => (
            <li class="rounded-md border border-line bg-surface p-3">
              <div class="flex flex-wrap items-center gap-2">
                <Outcome holds={policy.admits} yes={t("admits")} no={t("refuses")} />
                <span class="min-w-0 font-medium">{policy.sentence}</span>
              </div>
              <ul class="mt-2 flex flex-col gap-1.5 ps-3 empty:hidden">
                <For each={policy.conditions}>
                  {(condition) => (
                    <li class="flex flex-wrap items-center gap-2">
                      <Outcome holds={condition.holds} yes={t("holds")} no={t("fails")} />
                      <span class="min-w-0">{condition.sentence}</span>
                    </li>
                  )}
                </For>
              </ul>
            </li>
          )}
        </For>
      </ul>
      <Show when={reads() && names("MASKED")}>{(list) => <p class="text-sm text-ink-2">{t("masked", { names: list() })}</p>}</Show>
      <Show when={reads() && names("CLOSED")}>{(list) => <p class="text-sm text-ink-2">{t("closed", { names: list() })}</p>}</Show>
      <Show when={writes() && props.told.allowed && names("OPEN")}>
        {(list) => <p class="text-sm text-ink-2">{t("writable", { names: list() })}</p>}
      </Show>
    </section>
  );
};

/** Yes, no, or not to be decided; a word with its icon, so the colour is not alone. */
const Outcome = (props: { holds: boolean | null; yes: string; no: string }) => (
  <Show when={props.holds !== null} fallback={<Badge icon={<Minus aria-hidden="true" />}>{t("open")}</Badge>}>
    <Badge tone={props.holds ? "success" : "danger"} icon={props.holds ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}>
      {props.holds ? props.yes : props.no}
    </Badge>
  </Show>
);
