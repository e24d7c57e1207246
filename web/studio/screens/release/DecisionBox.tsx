import Gavel from "lucide-solid/icons/gavel";
import { createSignal, For, Show } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { sentence, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { TextField } from "../../../ui/parts/Field.tsx";
import { Badge } from "../../../ui/parts/State.tsx";
import { asProblem } from "../../api/errors.ts";
import { send } from "../../api/read.ts";
import { approveDecision, type DecisionRow, rejectDecision } from "../../api/runtime.ts";
import { releaseStrings } from "./release.strings.ts";

const t = textOf(releaseStrings);

/** A governance decision: why, what it needs, and the buttons of whoever may decide. */
export const DecisionBox = (props: { decision: DecisionRow; onChanged: () => void }) => {
  const [busy, setBusy] = createSignal(false);
  const [wrong, setWrong] = createWords();
  const [rejecting, setRejecting] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const open = () => ["RECEIVED", "ANALYZED", "AWAITING_APPROVAL"].includes(props.decision.status);
  const decide = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setWrong(null);
    try {
      await work();
      props.onChanged();
    } catch (error) {
      setWrong(() => asProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="rounded-md border border-line bg-surface p-4">
      <header class="flex flex-wrap items-center gap-2">
        <Gavel class="size-4 text-ink-3" aria-hidden="true" />
        <h3 class="min-w-0 flex-1 font-semibold">{sentence(props.decision.title)}</h3>
        <Show when={props.decision.risk}>
          {(risk) => (
            <Badge tone={risk().score >= 50 ? "danger" : risk().score >= 25 ? "warning" : "success"}>
              {t("risk", { band: t(`band_${risk().band}`), n: risk().score })}
            </Badge>
          )}
        </Show>
      </header>
      <ul class="mt-2 list-disc ps-5 text-ink-2 marker:text-ink-3">
        <For each={props.decision.risk?.factors ?? []}>{(factor) => <li>{sentence(factor.text)}</li>}</For>
      </ul>
      <p class="mt-2 font-medium">
        {open()
          ? sentence(props.decision.needs) || t("waiting")
          : t(["REJECTED", "DENIED", "EXPIRED", "WITHDRAWN", "HALTED", "FAILED"].includes(props.decision.status) ? "refused" : "approved")}
      </p>
      <Show when={wrong()}>
        <p role="alert" class="mt-2 text-danger">
          {wrong()}
        </p>
      </Show>
      <Show when={open() && props.decision.canApprove && rejecting()}>
        <form
          noValidate
          class="mt-3 flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason().trim() === "") setWrong(() => t("rejectWhy"));
            else if (!busy())
              void decide(() => send(rejectDecision, { input: { decisionId: props.decision.id, reason: reason().trim() } }));
          }}
        >
          <TextField
            ref={(field) => queueMicrotask(() => field.focus())}
            label={t("rejectReason")}
            maxlength={2_000}
            autocomplete="off"
            value={reason()}
            onInput={(event) => {
              setReason(event.currentTarget.value);
              setWrong(null);
            }}
          />
          <div class="flex gap-2">
            <Button type="submit" size="small" tone="danger" busy={busy()}>
              {t("reject")}
            </Button>
            <Button size="small" tone="quiet" onClick={() => setRejecting(false)}>
              {t("back")}
            </Button>
          </div>
        </form>
      </Show>
      <Show when={open() && props.decision.canApprove && !rejecting()}>
        <div class="mt-3 flex gap-2">
          <Button
            size="small"
            tone="primary"
            busy={busy()}
            onClick={() => void decide(() => send(approveDecision, { input: { decisionId: props.decision.id } }))}
          >
            {t("approve")}
          </Button>
          <Button size="small" tone="danger" disabled={busy()} onClick={() => setRejecting(true)}>
            {t("reject")}
          </Button>
        </div>
      </Show>
    </section>
  );
};
