import RefreshCcw from "lucide-solid/icons/refresh-ccw";
import TestTubes from "lucide-solid/icons/test-tubes";
import { createEffect, createSignal, Show } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { formatNumber, locale, sentence, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { SelectField, TextField } from "../../../ui/parts/Field.tsx";
import { Note } from "../../../ui/parts/State.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import { resetTestData, startTestData, type TestData, testDataQuery } from "../../api/environment-data.ts";
import { createRead, send } from "../../api/read.ts";
import { dataStrings } from "./data.strings.ts";
import { Ask, createWork, lacks, readWhile, Section, wholeOf } from "./Section.tsx";

const t = textOf(dataStrings);

/** Rows to try the platform with: how many there are, filling in more with progress, taking all of them out again. */
export const TestRows = (props: { environmentId: string }) => {
  const place = () => ({ environmentId: props.environmentId });
  const read = createRead(testDataQuery, place);
  const filling = () => read.data()?.testData.filling ?? null;
  const running = () => filling()?.status === "RUNNING";
  const { busy, work } = createWork();
  const [rows, setRows] = createSignal("50");
  const [language, setLanguage] = createSignal<string>(locale());
  const [wrong, setWrong] = createWords();
  const [asking, setAsking] = createSignal(false);
  readWhile(running, read);
  const [started, setStarted] = createSignal<string | null>(null);
  createEffect(() => {
    const last = filling();
    if (last?.id !== started() || last?.status !== "DONE") return;
    setStarted(null);
    toast(t("filled", { n: last.rows }));
  });
  const fill = async (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = wholeOf(rows(), 1_000);
    setWrong(wanted === null ? () => t("perEntityBad") : null);
    if (wanted === null || running()) return;
    await work(async () => {
      const { startTestData: begun } = await send(startTestData, { input: { ...place(), rows: wanted, locale: language() } });
      setStarted(begun.id);
    });
    read.refetch();
  };
  const reset = async () => {
    const done = await work(async () => {
      const { resetTestData: gone } = await send(resetTestData, { input: place() });
      const kept = gone.kept > 0 ? ` ${t("resetKept", { n: gone.kept })}` : "";
      toast(`${t("resetDone", { n: gone.rows, emptied: gone.emptied })}${kept}`);
    });
    if (done) setAsking(false);
    read.refetch();
  };
  const why = (data: TestData) => lacks("platform.data.write") ?? (data.fillable ? undefined : t("onceOnly"));
  return (
    <Section title={t("test")} text={t("testText")} read={read}>
      {(data) => (
        <div class="flex flex-col gap-4">
          <p class="tabular-nums">{t("testNow", { n: data().testData.rows, entered: data().testData.entered })}</p>
          <form noValidate class="flex flex-wrap items-start gap-3" onSubmit={(event) => void fill(event)}>
            <TextField
              class="w-full sm:w-44"
              label={t("perEntity")}
              help={t("perEntityHelp")}
              error={wrong() || undefined}
              inputmode="numeric"
              autocomplete="off"
              dir="ltr"
              value={rows()}
              onInput={(event) => setRows(event.currentTarget.value)}
            />
            <SelectField
              class="w-full sm:w-44"
              label={t("language")}
              value={language()}
              choices={[
                { value: "en", label: t("english") },
                { value: "ar", label: t("arabic") },
              ]}
              onChange={setLanguage}
            />
            <div class="flex flex-wrap gap-2 sm:pt-6">
              <Button tone="primary" type="submit" busy={busy() || running()} why={why(data().testData)}>
                <TestTubes class="size-4" aria-hidden="true" />
                {t("fill")}
              </Button>
              <Button
                why={lacks("platform.data.write") ?? (data().testData.rows === 0 ? t("resetNone") : undefined)}
                onClick={() => setAsking(true)}
              >
                <RefreshCcw class="size-4" aria-hidden="true" />
                {t("reset")}
              </Button>
            </div>
          </form>
          <div aria-live="polite" class="-mt-4 [&:has(*)]:mt-0">
            <Show when={running() && filling()} keyed>
              {(one) => <Progress rows={one.rows} expected={one.expected} />}
            </Show>
            <Show when={filling()?.status === "FAILED"}>
              <Note tone="warning">{t("notFilled", { why: sentence(filling()?.error?.sentence) })}</Note>
            </Show>
          </div>
          <Show when={asking()}>
            <Ask
              title={t("resetTitle")}
              text={t("resetText", { rows: data().testData.rows, entered: data().testData.entered })}
              button={t("resetDo")}
              tone="danger"
              busy={busy()}
              onDo={() => void reset()}
              onClose={() => setAsking(false)}
            />
          </Show>
        </div>
      )}
    </Section>
  );
};

const Progress = (props: { rows: number; expected: number | null }) => {
  const words = () =>
    props.expected === null ? t("making") : t("filling", { rows: formatNumber(props.rows), expected: formatNumber(props.expected) });
  return (
    <div class="flex flex-col gap-1.5">
      <p class="text-sm text-ink-2 tabular-nums">{words()}</p>
      <Show when={props.expected} fallback={<progress class="h-2 w-full accent-accent" aria-label={words()} />}>
        {(expected) => <progress class="h-2 w-full accent-accent" aria-label={words()} max={expected()} value={props.rows} />}
      </Show>
    </div>
  );
};
