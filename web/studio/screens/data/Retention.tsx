import Gavel from "lucide-solid/icons/gavel";
import { createSignal, For, Show } from "solid-js";
import { formatAgo, textOf, wordsIn } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { SelectField, TextField } from "../../../ui/parts/Field.tsx";
import { Badge } from "../../../ui/parts/State.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import {
  applyRetention,
  type LegalHold,
  placeLegalHold,
  removeLegalHold,
  retentionQuery,
  type Surroundings,
} from "../../api/environment-data.ts";
import { createRead, send } from "../../api/read.ts";
import { retentionStrings } from "./retention.strings.ts";
import { Ask, createWork, lacks, Section } from "./Section.tsx";

const t = textOf(retentionStrings);
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
type Asking = { readonly what: "apply" | "place" } | { readonly what: "lift"; readonly hold: LegalHold } | null;

/** How long records are kept, what is due now, and the records that stay whatever the rules say. */
export const Retention = (props: { environment: Surroundings }) => {
  const place = () => ({ environmentId: props.environment.id });
  const read = createRead(retentionQuery, place);
  const due = () => (read.data()?.retention ?? []).reduce((sum, { rows }) => sum + rows, 0);
  const nameOf = (entity: string) => wordsIn(props.environment.figures.records.find((one) => one.entity === entity)?.label, entity);
  const { busy, work } = createWork();
  const [asking, setAsking] = createSignal<Asking>(null);
  const lifting = () => {
    const ask = asking();
    return ask?.what === "lift" ? ask.hold : null;
  };
  const after = async (job: () => Promise<string>) => {
    const done = await work(async () => {
      toast(await job());
    });
    if (done) setAsking(null);
    read.refetch();
  };
  const apply = () =>
    after(async () => {
      const { applyRetention: applied } = await send(applyRetention, { input: place() });
      return t("applied", { n: applied.reduce((sum, { rows }) => sum + rows, 0) });
    });
  const lift = (hold: LegalHold) =>
    after(async () => {
      await send(removeLegalHold, { input: { ...place(), id: hold.id } });
      return t("lifted");
    });
  return (
    <Section
      title={t("title")}
      text={t("text")}
      read={read}
      actions={
        <>
          <Show when={(read.data()?.retention.length ?? 0) > 0}>
            <Button why={lacks("data.purge")} onClick={() => setAsking({ what: "apply" })}>
              {t("apply")}
            </Button>
          </Show>
          <Button why={lacks("retention.change")} onClick={() => setAsking({ what: "place" })}>
            <Gavel class="size-4" aria-hidden="true" />
            {t("place")}
          </Button>
        </>
      }
    >
      {(data) => (
        <div class="flex flex-col gap-4">
          <Show when={data().retention.length > 0} fallback={<p class="text-ink-2">{t("noRules")}</p>}>
            <ul class="flex flex-col">
              <For each={data().retention}>
                {(rule) => (
                  <li class="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line py-2 last:border-b-0">
                    <bdi class="min-w-0 flex-1 basis-40 font-medium">{wordsIn(rule.label, rule.entity)}</bdi>
                    <span class="text-sm text-ink-2">
                      {t("kept", { n: rule.days })}, {t(rule.outcome)}
                      <Show when={rule.along > 0}> · {t("along", { n: rule.along })}</Show>
                      <Show when={rule.emptied > 0}> · {t("emptied", { n: rule.emptied })}</Show>
                    </span>
                    <Badge tone={rule.rows > 0 ? "warning" : "plain"}>{t("due", { n: rule.rows })}</Badge>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <div>
            <h3 class="mb-1 text-sm font-medium text-ink-2">{t("holds")}</h3>
            <Show when={data().legalHolds.length > 0} fallback={<p class="text-ink-2">{t("noHolds")}</p>}>
              <ul class="flex flex-col">
                <For each={data().legalHolds}>
                  {(hold) => (
                    <li class="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line py-2.5 last:border-b-0">
                      <div class="min-w-0 flex-1 basis-56">
                        <p>
                          <bdi class="font-medium">{nameOf(hold.entity)}</bdi>
                          <span class="text-ink-3"> · {hold.recordId ? t("one", { id: hold.recordId }) : t("all")}</span>
                        </p>
                        <p dir="auto" class="text-pretty break-words">
                          {hold.reason}
                        </p>
                        <p class="text-sm text-ink-3">
                          {t("placedBy", { ago: formatAgo(hold.placedAt), who: hold.placedBy?.displayName ?? t("somebody") })}
                        </p>
                      </div>
                      <Button
                        size="small"
                        aria-label={t("liftOf", { entity: nameOf(hold.entity) })}
                        why={lacks("retention.change")}
                        onClick={() => setAsking({ what: "lift", hold })}
                      >
                        {t("lift")}
                      </Button>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </div>
          <Show when={asking()?.what === "apply"}>
            <Ask
              title={t("applyTitle")}
              text={t("applyText", { n: due() })}
              button={t("applyDo")}
              tone="danger"
              busy={busy()}
              onDo={() => void apply()}
              onClose={() => setAsking(null)}
            />
          </Show>
          <Show when={lifting()} keyed>
            {(hold) => (
              <Ask
                title={t("liftTitle", { entity: nameOf(hold.entity) })}
                text={t("liftText")}
                button={t("liftDo")}
                busy={busy()}
                onDo={() => void lift(hold)}
                onClose={() => setAsking(null)}
              />
            )}
          </Show>
          <Show when={asking()?.what === "place"}>
            <PlaceDialog
              environment={props.environment}
              busy={busy()}
              onPlace={(input) =>
                void after(async () => {
                  await send(placeLegalHold, { input: { ...place(), ...input } });
                  return t("placed");
                })
              }
              onClose={() => setAsking(null)}
            />
          </Show>
        </div>
      )}
    </Section>
  );
};

const PlaceDialog = (props: {
  environment: Surroundings;
  busy: boolean;
  onPlace: (input: { entity: string; recordId?: string; reason: string }) => void;
  onClose: () => void;
}) => {
  const entities = () => props.environment.figures.records;
  const [entity, setEntity] = createSignal(entities()[0]?.entity ?? "");
  const [record, setRecord] = createSignal("");
  const [reason, setReason] = createSignal("");
  const [wrong, setWrong] = createSignal<{ readonly record?: string; readonly reason?: string }>({});
  const placeIt = () => {
    const recordId = record().trim();
    const found = {
      ...(recordId !== "" && !uuid.test(recordId) && { record: t("recordBad") }),
      ...(reason().trim() === "" && { reason: t("reasonMissing") }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    props.onPlace({ entity: entity(), reason: reason().trim(), ...(recordId !== "" && { recordId }) });
  };
  return (
    <Ask title={t("placeTitle")} button={t("placeDo")} busy={props.busy} onDo={placeIt} onClose={props.onClose}>
      <SelectField
        label={t("entity")}
        value={entity()}
        choices={entities().map((one) => ({ value: one.entity, label: wordsIn(one.label, one.entity) }))}
        onChange={setEntity}
      />
      <TextField
        label={t("record")}
        help={t("recordHelp")}
        dir="ltr"
        autocomplete="off"
        maxlength={36}
        value={record()}
        error={wrong().record}
        onInput={(event) => {
          setRecord(event.currentTarget.value);
          setWrong({});
        }}
      />
      <TextField
        label={t("reason")}
        help={t("reasonHelp")}
        required
        autocomplete="off"
        maxlength={1_000}
        value={reason()}
        error={wrong().reason}
        onInput={(event) => {
          setReason(event.currentTarget.value);
          setWrong({});
        }}
      />
    </Ask>
  );
};
