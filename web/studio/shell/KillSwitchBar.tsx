import OctagonX from "lucide-solid/icons/octagon-x";
import { createMemo, createSignal, For, Show } from "solid-js";
import { formatAgo, textOf } from "../../ui/locale.ts";
import { Button } from "../../ui/parts/Button.tsx";
import { Dialog } from "../../ui/parts/Dialog.tsx";
import { TextField } from "../../ui/parts/Field.tsx";
import { toast } from "../../ui/parts/Toast.tsx";
import { asProblem } from "../api/errors.ts";
import { createFollow, createRead, send } from "../api/read.ts";
import { type KillSwitch, killSwitchChanged, killSwitchesQuery, liftKillSwitch } from "../api/runtime.ts";
import { can } from "../api/session.ts";
import { shellStrings } from "./shell.strings.ts";

const t = textOf(shellStrings);

const scopeWords = (one: KillSwitch): string => t(`kill_${one.scope}`);

/** A red bar on every screen while a kill switch is on: what, why, who and since when. Also for people who joined later. */
export const KillSwitchBar = () => {
  const read = createRead(killSwitchesQuery, () => ({}));
  const [changed, setChanged] = createSignal<ReadonlyMap<string, KillSwitch>>(new Map());
  createFollow(
    killSwitchChanged,
    () => ({}),
    ({ killSwitchChanged: change }) => setChanged((all) => new Map(all).set(change.killSwitch.id, change.killSwitch)),
  );
  const on = createMemo(() => {
    const all = new Map((read.data()?.killSwitches ?? []).map((one) => [one.id, one]));
    for (const [id, one] of changed()) all.set(id, one);
    return [...all.values()].filter((one) => one.active);
  });
  const [lifting, setLifting] = createSignal<KillSwitch | null>(null);
  const [reason, setReason] = createSignal("");
  const lift = async () => {
    const one = lifting();
    if (!one) return;
    try {
      await send(liftKillSwitch, { input: { id: one.id, reason: reason() } });
      setLifting(null);
      read.refetch();
    } catch (error) {
      toast(asProblem(error).message, { tone: "danger" });
    }
  };
  return (
    <>
      <For each={on()}>
        {(one) => (
          <div role="alert" class="flex flex-wrap items-center gap-x-3 gap-y-1 bg-danger px-4 py-2 text-on-accent">
            <OctagonX class="size-5 shrink-0" aria-hidden="true" />
            <p class="min-w-0 flex-1">
              <strong class="font-semibold">{t("killOn", { scope: scopeWords(one) })}</strong> <bdi>{one.reason}</bdi>{" "}
              {one.reach === "WRITES" ? t("killWrites") : t("killAutomation")}{" "}
              <span class="text-sm">{t("killBy", { name: one.by?.displayName ?? "—", when: formatAgo(one.at) })}</span>
            </p>
            <Show when={can("kill.lift")}>
              <Button size="small" onClick={() => setLifting(one)}>
                {t("lift")}
              </Button>
            </Show>
          </div>
        )}
      </For>
      <Dialog
        open={lifting() !== null}
        onClose={() => setLifting(null)}
        title={t("liftTitle")}
        footer={
          <>
            <Button onClick={() => setLifting(null)}>{t("cancel")}</Button>
            <Button tone="primary" disabled={reason().trim() === ""} onClick={() => void lift()}>
              {t("liftTitle")}
            </Button>
          </>
        }
      >
        <TextField label={t("reason")} value={reason()} onInput={(event) => setReason(event.currentTarget.value)} />
      </Dialog>
    </>
  );
};
