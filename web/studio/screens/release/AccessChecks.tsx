import ShieldCheck from "lucide-solid/icons/shield-check";
import { For, Show } from "solid-js";
import { sentence, textOf } from "../../../ui/locale.ts";
import { Said } from "../../../ui/parts/Said.tsx";
import { Note } from "../../../ui/parts/State.tsx";
import type { AccessCheck } from "../../api/runtime.ts";
import { releaseStrings } from "./release.strings.ts";

const t = textOf(releaseStrings);

/** The version's access tests: how many pass, and each that does not with what happened instead. */
export const AccessChecks = (props: { checks: readonly AccessCheck[] }) => {
  const failed = () => props.checks.filter(({ ok }) => !ok);
  return (
    <Show when={props.checks.length > 0}>
      <section>
        <h3 class="mb-2 text-sm font-semibold text-ink-2">{t("checks")}</h3>
        <Show
          when={failed().length > 0}
          fallback={
            <p class="flex items-center gap-2">
              <ShieldCheck class="size-4 shrink-0 text-success" aria-hidden="true" />
              {t("checksPass", { n: props.checks.length })}
            </p>
          }
        >
          <Note tone="danger" role="alert">
            <p class="font-medium">{t("checksFail", { n: failed().length, all: props.checks.length })}</p>
            <ul class="mt-1 list-disc ps-5">
              <For each={failed()}>
                {(check) => (
                  <li class="text-pretty">
                    <Said text={sentence(check.sentence)} />
                    <Show when={check.because}>{(because) => <p class="text-ink-2">{sentence(because())}</p>}</Show>
                  </li>
                )}
              </For>
            </ul>
            <p class="mt-1">{t("checksFix")}</p>
          </Note>
        </Show>
      </section>
    </Show>
  );
};
