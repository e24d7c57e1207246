/**
 * `npm run bench -- import`: a CSV file of 100 000 rows sent to a running platform, checked and imported through its actions, with rights,
 * events and audit, against the same rows by COPY into a table with the same columns and indexes. `BENCH_ROWS` says how many.
 */
import { loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { request } from "undici";
import { uuidv7 } from "../../db/uuid.ts";
import { copyRows } from "../data/copy.ts";
import { schema } from "../data-plane/cases.ts";
import { createPlatform } from "../data-plane/platform.ts";
import { startProcess } from "../data-plane/process.ts";
import { ourSide } from "../data-plane/sides.ts";
import { type Bench, compare } from "../report.ts";

const rows = Number(process.env.BENCH_ROWS ?? 100_000);

interface Told {
  readonly id: string;
  readonly state: string;
  readonly created: number;
  readonly refused: number;
}

export const bench: Bench = {
  about: "a CSV file imported through the actions of a platform, against COPY",
  run: async ({ tell, profile }) => {
    const platform = await createPlatform({ times: 1 });
    const served = await startProcess("ours", platform.ours, { profile });
    const admin = new pg.Client(platform.connection);
    try {
      await admin.connect();
      const ours = await ourSide(served);
      const { headers } = ours.asked({ document: "", as: "manager" } as never, {});
      const send = async (
        method: "GET" | "POST",
        path: string,
        body?: string,
        more: Readonly<Record<string, string>> = {},
      ): Promise<Told> => {
        const answer = await request(`http://127.0.0.1:${served.port}${path}`, {
          method,
          headers: { ...headers, ...more },
          body: body ?? null,
        });
        const text = await answer.body.text();
        if (answer.statusCode >= 300) throw new Error(`${path} answered ${answer.statusCode} ${text}`);
        return JSON.parse(text) as Told;
      };
      const until = async (id: string, state: string): Promise<Told> => {
        for (;;) {
          const told = await send("GET", `/api/_imports/${id}`);
          if (told.state === state) return told;
          if (told.state === "stopped" || told.state === "done") throw new Error(JSON.stringify(told));
          await sleep(20);
        }
      };
      const names = Array.from({ length: rows }, (_, n) => `Employee ${n}`);
      const file = `First name,Last name\n${names.map((name) => `${name},Of the file`).join("\n")}\n`;
      const began = performance.now();
      const { id } = await send("POST", "/api/employees/import", file, { "content-type": "text/csv", "x-webnova-upload": "employees.csv" });
      await until(id, "checked");
      const checked = performance.now();
      tell(`checked in ${(checked - began).toFixed(0)} ms`);
      await send("POST", `/api/_imports/${id}/run`, "{}");
      const told = await until(id, "done");
      const ended = performance.now();
      if (told.created !== rows) throw new Error(JSON.stringify(told));
      await admin.query(`create table plain_copy (like ${schema}.ent_employee including all)`);
      const from = performance.now();
      await copyRows(
        admin,
        "plain_copy",
        ["id", "f_emp_first", "f_emp_last"],
        names.map((name) => [uuidv7(), name, "Of the file"]),
      );
      const copied = performance.now() - from;
      const figure = (name: string, value: number) =>
        compare({
          case: name,
          metric: `ms for ${rows} rows`,
          ours: "import",
          reference: "COPY",
          value,
          referenceValue: copied,
          better: "less",
        });
      return {
        cases: [figure("sent, read and checked", checked - began), figure("run", ended - checked), figure("both", ended - began)],
        notes: [`One run, one worker. Load average at the end ${loadavg()[0]!.toFixed(1)}.`],
      };
    } finally {
      await admin.end();
      await served.stop();
      await platform.close();
    }
  },
};
