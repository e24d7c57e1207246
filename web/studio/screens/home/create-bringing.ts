import { createSignal } from "solid-js";
import { looksLikeSql, withoutRows } from "../../../../schema/sql-text.ts";
import { formatNumber, textOf } from "../../../ui/locale.ts";
import { type ApiProblem, asProblem } from "../../api/errors.ts";
import { send } from "../../api/read.ts";
import { type ImportNote, importBlueprint, importSchema } from "../../api/templates.ts";
import { templatesStrings } from "./templates.strings.ts";

const t = textOf(templatesStrings);

/** What a blueprint's file may have. Of a dump only the structure is sent. */
const mostBytes = 8_000_000;
export const mostDump = 50_000_000;

/**
 * Opens the text of a blueprint's file, or the SQL of a database, which gives a report to look at first. `problem` says in words what
 * could not be read; `made` holds the report until it was looked at.
 */
export const createBringing = (onMade: (blueprint: string) => void) => {
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<Pick<ApiProblem, "message" | "correlationId"> | null>(null);
  const [made, setMade] = createSignal<{ readonly blueprint: string; readonly report: readonly ImportNote[] } | null>(null);
  const tooLarge = (limit: number) => setProblem({ message: t("tooLarge", { limit: formatNumber(limit / 1_000_000) }) });
  /** `whole` gives the text once there is nothing else to do, so that a large file is read only then. */
  const bring = async (whole: () => Promise<string> | string, name: string): Promise<void> => {
    setProblem(null);
    setBusy(true);
    try {
      const given = await whole();
      if (given.includes("\0")) return void setProblem({ message: t("unreadable") });
      const isSql = looksLikeSql(given);
      const text = isSql ? withoutRows(given) : given;
      if (new Blob([text]).size > mostBytes) return void tooLarge(mostBytes);
      if (isSql) {
        const { importSchema: answer } = await send(importSchema, { input: { sql: text, name: name || t("database") } });
        setMade({ blueprint: answer.blueprint.id, report: answer.report });
      } else {
        const { importBlueprint: answer } = await send(importBlueprint, { input: { text } });
        onMade(answer.blueprint.id);
      }
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, made, bring, tooLarge };
};
