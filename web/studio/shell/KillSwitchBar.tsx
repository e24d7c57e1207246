import OctagonX from "lucide-solid/icons/octagon-x";
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from "solid-js";
import { formatAgo, sentence, textOf, wordsIn } from "../../ui/locale.ts";
import { Button } from "../../ui/parts/Button.tsx";
import { Dialog } from "../../ui/parts/Dialog.tsx";
import { TextField } from "../../ui/parts/Field.tsx";
import { toast } from "../../ui/parts/Toast.tsx";
import { socketConnected } from "../api/client.ts";
import { asProblem } from "../api/errors.ts";
import { createFollow, createRead, send } from "../api/read.ts";
import {
  approveDecision,
  decisionChanged,
  type KillSwitch,
  killSwitchChanged,
  killSwitchesQuery,
  liftKillSwitch,
  platformsQuery,
} from "../api/runtime.ts";
import { can } from "../api/session.ts";
import { shellStrings } from "./shell.strings.ts";

const t = textOf(shellStrings);

/** A red bar on every screen while a kill switch is on: what, why, who and since when. Also for people who joined later. */
export const KillSwitchBar = () => {
  const read = createRead(killSwitchesQuery, () => ({}));
  const [changed, setChanged] = createSignal<ReadonlyMap<string, KillSwitch>>(new Map());
  createFollow(
    killSwitchChanged,
    () => ({}),
    ({ killSwitchChanged: change }) => setChanged((all) => new Map(all).set(change.killSwitch.id, change.killSwitch)),
  );
  const active = createMemo(() => {
    const all = new Map((read.data()?.killSwitches ?? []).map((one) => [one.id, one]));
    for (const [id, one] of changed()) if (one.epoch > (all.get(id)?.epoch ?? 0)) all.set(id, one);
    return [...all.values()].filter((one) => one.active);
  });
  // What happened while nobody could tell is read again.
  createEffect(on(socketConnected, (connected) => connected && read.refetch(), { defer: true }));
  const platforms = createRead(platformsQuery, () => (active().some((one) => one.scope === "PLATFORM") ? {} : null));
  const scopeWords = (one: KillSwitch): string => {
    const platform = one.scope === "PLATFORM" && platforms.data()?.platforms.items.find(({ id }) => id === one.scopeId);
    return platform ? t("killPlatform", { name: wordsIn(platform.label, platform.key) }) : t(`kill_${one.scope}`);
  };
  const asked = createMemo(() => active().some((one) => one.lift !== null));
  createFollow(
    decisionChanged,
    () => (active().length > 0 ? {} : null),
    () => read.refetch(),
  );
  createEffect(() => {
    // Where nobody else can approve, the right to comes with time, and no event tells of it.
    if (!asked()) return;
    const timer = setInterval(() => read.refetch(), 30_000);
    onCleanup(() => clearInterval(timer));
  });
  const [lifting, setLifting] = createSignal<KillSwitch | null>(null);
  const [reason, setReason] = createSignal("");
  const guarded = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setLifting(null);
      read.refetch();
    } catch (error) {
      toast(asProblem(error).message, { tone: "danger" });
    }
  };
  const ask = (one: KillSwitch) => {
    setReason("");
    setLifting(one);
  };
  const lift = (one: KillSwitch) => guarded(() => send(liftKillSwitch, { input: { id: one.id, reason: reason().trim() } }));
  const approve = (decisionId: string) => guarded(() => send(approveDecision, { input: { decisionId } }));
  return (
    <>
      <For each={active()}>
        {(one) => (
          <div role="alert" class="flex flex-wrap items-center gap-x-3 gap-y-1 bg-danger px-4 py-2 text-on-accent">
            <OctagonX class="size-5 shrink-0" aria-hidden="true" />
            <div class="min-w-64 flex-1">
              <p>
                <strong class="font-semibold">{t("killOn", { scope: scopeWords(one) })}.</strong>{" "}
                {one.reach === "WRITES" ? t("killWrites") : t("killAutomation")}
              </p>
              <p class="text-sm">
                <bdi>{t("killWhy", { reason: one.reason })}</bdi> ·{" "}
                {t("killBy", { name: one.by?.displayName ?? "—", when: formatAgo(one.at) })}
              </p>
              <Show when={one.lift}>{(decision) => <p class="text-sm">{t("liftAsked", { needs: sentence(decision().needs) })}</p>}</Show>
            </div>
            <Show
              when={one.lift}
              fallback={
                <Show when={can("kill.lift")}>
                  <Button size="small" onClick={() => ask(one)}>
                    {t("lift")}
                  </Button>
                </Show>
              }
            >
              {(decision) => (
                <Show when={decision().canApprove}>
                  <Button size="small" onClick={() => void approve(decision().id)}>
                    {t("liftNow")}
                  </Button>
                </Show>
              )}
            </Show>
          </div>
        )}
      </For>
      <Dialog
        open={lifting() !== null}
        onClose={() => setLifting(null)}
        title={t("liftTitle")}
        description={t("liftText")}
        footer={
          <>
            <Button onClick={() => setLifting(null)}>{t("cancel")}</Button>
            <Button tone="primary" disabled={reason().trim() === ""} onClick={() => void lift(lifting() as KillSwitch)}>
              {t("liftAsk")}
            </Button>
          </>
        }
      >
        <TextField label={t("reason")} value={reason()} onInput={(event) => setReason(event.currentTarget.value)} />
      </Dialog>
    </>
  );
};
