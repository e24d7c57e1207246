/** Places in the log of an environment, and the cursors that readers of a stream keep of them. */
import { dataError } from "../errors.ts";
import { qualified } from "../names.ts";
import type { AskDeps } from "../request.ts";
import { readableEvents } from "../system-tables.ts";
import type { Watching } from "./live.ts";

export interface Position {
  readonly era: number;
  readonly key: string;
  readonly seq: string;
}

const beginning: Position = { era: 0, key: "0", seq: "0" };

export const cursorOf = ({ era, key, seq }: Position): string => Buffer.from(JSON.stringify(["e", era, key, seq])).toString("base64url");
/** Throws DATA_CURSOR_INVALID for what no stream gave out. */
export const readCursor = (text: string): Position => {
  try {
    const [kind, era, key, seq] = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as readonly unknown[];
    const known = kind === "e" && typeof era === "number" && Number.isInteger(era) && era >= 0 && era < 2 ** 15;
    if (known && typeof key === "string" && typeof seq === "string" && /^\d{1,19}$/.test(key) && /^\d{1,18}$/.test(seq))
      return { era, key, seq };
  } catch {
    // told below
  }
  throw dataError("CURSOR_INVALID");
};

const readOne = async <Row>(
  deps: AskDeps,
  { environment, who }: Watching,
  sql: string,
  values: readonly unknown[],
): Promise<Row | null> => {
  const caller = await who();
  const [row] = await deps.pools.read<Row>(environment, caller?.account ?? null, { sql, values, lane: "S" });
  return row ?? null;
};

/** Where the log ends now. It is sorted by its numbers: "e." keeps ORDER BY from taking the texts of them that are answered. */
export const latest = async (deps: AskDeps, watching: Watching): Promise<Position> => {
  const { environment } = watching;
  const sql = `SELECT era, key::text AS key, seq::text AS seq FROM ${qualified(environment, "_event")} e WHERE ${readableEvents(environment)} ORDER BY e.era DESC, e.key DESC, e.seq DESC LIMIT 1`;
  return (await readOne<Position>(deps, watching, sql, [])) ?? beginning;
};

/**
 * A cursor is the place of an event. Where that is gone, because the log was trimmed or came back without it, others may be gone too.
 * Throws DATA_CURSOR_EXPIRED.
 */
export const requireKnown = async (deps: AskDeps, watching: Watching, { era, key, seq }: Position): Promise<void> => {
  const sql = `SELECT 1 FROM ${qualified(watching.environment, "_event")} WHERE (era, key, seq) = ($1::smallint, $2::xid8, $3::bigint)`;
  const isBeginning = key === beginning.key && seq === beginning.seq;
  if (!isBeginning && !(await readOne(deps, watching, sql, [era, key, seq]))) throw dataError("CURSOR_EXPIRED");
};
