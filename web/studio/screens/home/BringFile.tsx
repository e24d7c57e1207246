import FileUp from "lucide-solid/icons/file-up";
import { createSignal, Show } from "solid-js";
import { looksLikeSql, withoutRows } from "../../../../schema/sql-text.ts";
import { formatNumber, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { partStrings } from "../../../ui/parts/parts.strings.ts";
import { Note } from "../../../ui/parts/State.tsx";
import { type ApiProblem, asProblem } from "../../api/errors.ts";
import { send } from "../../api/read.ts";
import { type ImportNote, importBlueprint, importSchema } from "../../api/templates.ts";
import { online } from "../../shell/create-online.ts";
import { shellStrings } from "../../shell/shell.strings.ts";
import { ImportReport } from "./ImportReport.tsx";
import { templatesStrings } from "./templates.strings.ts";

const t = textOf(templatesStrings);
const p = textOf(partStrings);
const s = textOf(shellStrings);

/** What a blueprint's file may have. Of a dump only the structure is sent. */
const mostBytes = 8_000_000;
const mostDump = 50_000_000;

/** Opens a blueprint's file, or the SQL of a database with a report; what cannot be read is said with line and column. */
export const BringFile = (props: { onMade: (blueprint: string) => void }) => {
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<Pick<ApiProblem, "message" | "correlationId"> | null>(null);
  const [made, setMade] = createSignal<{ readonly blueprint: string; readonly report: readonly ImportNote[] } | null>(null);
  let input!: HTMLInputElement;
  const bring = async (file: File) => {
    setProblem(null);
    const tooLarge = (limit: number) => setProblem({ message: t("tooLarge", { limit: formatNumber(limit / 1_000_000) }) });
    if (file.size > mostDump) return tooLarge(mostDump);
    setBusy(true);
    try {
      const whole = await file.text();
      if (whole.includes("\0")) return setProblem({ message: t("unreadable") });
      const isSql = looksLikeSql(whole);
      const text = isSql ? withoutRows(whole) : whole;
      if (new Blob([text]).size > mostBytes) return tooLarge(mostBytes);
      if (isSql) {
        const name =
          file.name
            .replace(/\.\w+$/, "")
            .replace(/[_-]+/g, " ")
            .trim() || t("database");
        const { importSchema: answer } = await send(importSchema, { input: { sql: text, name } });
        setMade({ blueprint: answer.blueprint.id, report: answer.report });
      } else {
        const { importBlueprint: answer } = await send(importBlueprint, { input: { text } });
        props.onMade(answer.blueprint.id);
      }
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="flex flex-col items-center gap-2 text-center">
      <p class="text-sm text-ink-3">{t("file")}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".yaml,.yml,.json,.sql"
        data-bring-file
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) void bring(file);
        }}
      />
      <Button size="small" busy={busy()} why={online() ? undefined : s("offlineWhy")} onClick={() => input.click()}>
        <FileUp class="size-4" aria-hidden="true" />
        {t("open")}
      </Button>
      <p class="text-xs text-ink-3">{t("fileHint")}</p>
      <ImportReport report={made()?.report ?? null} onOpen={() => props.onMade(made()?.blueprint ?? "")} />
      <Show when={problem()}>
        {(one) => (
          <Note tone="danger" role="alert" class="mt-2 max-w-3xl text-start">
            <p dir="auto">{one().message}</p>
            <Show when={one().correlationId}>
              <p class="mt-0.5 font-code text-xs">{p("correlation", { id: one().correlationId ?? "" })}</p>
            </Show>
          </Note>
        )}
      </Show>
    </section>
  );
};
