import LockOpen from "lucide-solid/icons/lock-open";
import { Show } from "solid-js";
import { textOf } from "../../ui/locale.ts";
import { shellStrings } from "./shell.strings.ts";

const t = textOf(shellStrings);

/** Stays on every screen while what people type, passwords too, travels readable: plain HTTP beyond this machine [ID29]. */
export const PlainHttpBar = () => (
  <Show when={!window.isSecureContext}>
    <p role="status" class="flex items-center gap-2 border-b border-warning bg-warning-soft px-4 py-1.5 text-sm text-warning">
      <LockOpen class="size-4 shrink-0" aria-hidden="true" />
      {t("plainHttp")}
    </p>
  </Show>
);
