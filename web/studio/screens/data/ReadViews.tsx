import KeyRound from "lucide-solid/icons/key-round";
import { createSignal, Show } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { formatAgo, formatDate, textOf, wordsIn } from "../../../ui/locale.ts";
import { CopyLine } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { SelectField, TextField } from "../../../ui/parts/Field.tsx";
import { Note } from "../../../ui/parts/State.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import { closeReadViews, openReadViews, type ReadAccess, readViewsQuery } from "../../api/environment-data.ts";
import { createRead, send } from "../../api/read.ts";
import { copiesStrings } from "./copies.strings.ts";
import { Ask, createWork, lacks, Section, wholeOf } from "./Section.tsx";

const t = textOf(copiesStrings);
const when = (value: string) => formatDate(value, { dateStyle: "medium" });

/** A login for tools that speak SQL: who it reads as, until when; its password is shown once. */
export const ReadViews = (props: { environmentId: string }) => {
  const place = () => ({ environmentId: props.environmentId });
  const read = createRead(readViewsQuery, place);
  const roles = () => read.data()?.readableRoles ?? [];
  const access = () => read.data()?.readAccess ?? null;
  const { busy, work } = createWork();
  const [asking, setAsking] = createSignal(false);
  const [role, setRole] = createSignal<string | null>(null);
  const [days, setDays] = createSignal("7");
  const [wrong, setWrong] = createWords();
  const [shown, setShown] = createSignal<{ login: string; password: string } | null>(null);
  const chosen = () => role() ?? access()?.role ?? roles()[0]?.id ?? "";
  const open = async () => {
    const wanted = wholeOf(days(), 90);
    setWrong(wanted === null ? () => t("daysBad") : null);
    if (wanted === null) return;
    const done = await work(async () => {
      const { openReadViews: opened } = await send(openReadViews, { input: { ...place(), role: chosen(), days: wanted } });
      setShown({ login: opened.login, password: opened.password ?? "" });
    });
    if (done) setAsking(false);
    read.refetch();
  };
  const close = async () => {
    if (await work(() => send(closeReadViews, { input: place() }))) toast(t("closed"));
    read.refetch();
  };
  return (
    <Section
      title={t("views")}
      text={t("viewsText")}
      read={read}
      actions={
        <>
          <Show when={access()}>
            <Button why={lacks("backup.restore")} busy={busy()} onClick={() => void close()}>
              {t("close")}
            </Button>
          </Show>
          <Button why={lacks("backup.restore")} onClick={() => setAsking(true)}>
            <KeyRound class="size-4" aria-hidden="true" />
            {access() ? t("openAgain") : t("open")}
          </Button>
        </>
      }
    >
      {(data) => (
        <div aria-live="polite">
          <Show when={data().readAccess} fallback={<p class="text-ink-2">{t("viewsNone")}</p>}>
            {(one) => <OpenViews access={one()} role={wordsIn(roles().find(({ id }) => id === one().role)?.label, one().role)} />}
          </Show>
          <Show when={asking()}>
            <Ask
              title={t("openTitle")}
              text={access() ? t("openText") : undefined}
              button={t("openDo")}
              busy={busy()}
              onDo={() => void open()}
              onClose={() => setAsking(false)}
            >
              <SelectField
                label={t("role")}
                value={chosen()}
                choices={roles().map((one) => ({ value: one.id, label: wordsIn(one.label, one.id) }))}
                onChange={setRole}
              />
              <TextField
                label={t("days")}
                help={t("daysHelp")}
                error={wrong() || undefined}
                inputmode="numeric"
                dir="ltr"
                autocomplete="off"
                value={days()}
                onInput={(event) => setDays(event.currentTarget.value)}
              />
            </Ask>
          </Show>
          <Show when={shown()} keyed>
            {(one) => (
              <Dialog
                open
                onClose={() => setShown(null)}
                title={t("views")}
                footer={
                  <Button tone="primary" onClick={() => setShown(null)}>
                    {t("done")}
                  </Button>
                }
              >
                <div class="flex flex-col gap-3 pt-1">
                  <Note tone="warning">{t("once")}</Note>
                  <p class="-mb-2 text-sm font-medium text-ink-2">{t("login")}</p>
                  <CopyLine label={t("login")} value={one.login} />
                  <p class="-mb-2 text-sm font-medium text-ink-2">{t("password")}</p>
                  <CopyLine label={t("password")} value={one.password} />
                </div>
              </Dialog>
            )}
          </Show>
        </div>
      )}
    </Section>
  );
};

const OpenViews = (props: { access: ReadAccess; role: string }) => (
  <div class="flex flex-col gap-2">
    <p class="font-medium">
      {new Date(props.access.validUntil).getTime() > Date.now()
        ? t("viewsOpen", { role: props.role, until: when(props.access.validUntil) })
        : t("viewsOver", { until: when(props.access.validUntil) })}
    </p>
    <CopyLine label={t("login")} value={props.access.login} />
    <p class="text-sm text-ink-3">
      {t("viewsBy", { ago: formatAgo(props.access.openedAt), who: props.access.openedBy?.displayName ?? t("somebody") })}
    </p>
  </div>
);
