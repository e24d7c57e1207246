/** `COPY … FROM STDIN` over `pg`, which leaves the protocol to its caller. */
import { EventEmitter } from "node:events";
import type pg from "pg";

interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Copies rows into a table, columns in the order of the values. Values are text as PostgreSQL reads it. Answers how many rows. */
export const copyRows = (
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
): Promise<number> =>
  new Promise((resolve, reject) => {
    let count = 0;
    const copying = Object.assign(new EventEmitter(), {
      submit: (wire: Wire) => wire.query(`copy ${table} (${columns.join(", ")}) from stdin`),
      handleCopyInResponse: (wire: Wire) => {
        let lines: string[] = [];
        const leave = () => {
          wire.sendCopyFromChunk(Buffer.from(lines.join("")));
          lines = [];
        };
        for (const row of rows) {
          count += 1;
          if (lines.push(`${row.map(written).join("\t")}\n`) === 2_000) leave();
        }
        leave();
        wire.endCopyFrom();
      },
      handleError: reject,
      handleReadyForQuery: () => resolve(count),
      handleCommandComplete: () => undefined,
    });
    client.query(copying as never);
  });

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const written = (value: string | number | null): string =>
  value === null ? "\\N" : typeof value === "number" ? String(value) : value.replace(/[\\\t\n\r]/g, (found) => escapes[found]!);
