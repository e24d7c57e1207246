/** What is installed and kept: data folder, port, keys, built pages, the printed API. */
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Settings } from "../env.ts";
import { openHome } from "../home.ts";
import { type Finding, finding } from "./finding.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export const folder = ({ home }: Settings): Finding => {
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK);
    return finding("folder", "ok", `Data lives in ${home}.`, `تُحفظ البيانات في ${home}.`);
  } catch {
    return finding(
      "folder",
      "broken",
      `${home} cannot be written; set WEBNOVA_HOME to a folder of your own.`,
      `لا يمكن الكتابة في ${home}؛ اضبط WEBNOVA_HOME على مجلد تملكه.`,
    );
  }
};

export const port = async ({ port: wanted, host, home }: Settings): Promise<Finding> => {
  const running = existsSync(home) ? openHome(home).running.read() : null;
  if (running && isAlive(running.pid)) return finding("port", "ok", `WebNova runs at ${running.url}.`, `تعمل WebNova على ${running.url}.`);
  const taken = await new Promise<string | null>((resolve) => {
    const probe = createServer();
    probe.once("error", ({ code }: NodeJS.ErrnoException) => resolve(code ?? "?"));
    probe.listen(wanted, host, () => probe.close(() => resolve(null)));
  });
  if (taken === null) return finding("port", "ok", `Port ${wanted} is free.`, `المنفذ ${wanted} متاح.`);
  return taken === "EADDRINUSE"
    ? finding("port", "warning", `Port ${wanted} is taken; set PORT to another one.`, `المنفذ ${wanted} مشغول؛ اضبط PORT على منفذ آخر.`)
    : finding(
        "port",
        "broken",
        `WebNova cannot listen on ${host}:${wanted} (${taken}). Check WEBNOVA_HOST and PORT.`,
        `لا تستطيع WebNova الاستماع على ${host}:${wanted} ‏(${taken}). تحقق من WEBNOVA_HOST وPORT.`,
      );
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

export const web = (): Finding =>
  existsSync(join(root, "dist", "stamp"))
    ? finding("web", "ok", "Studio and platform pages are built.", "واجهة البناء وصفحات المنصات مبنية.")
    : finding("web", "optional", "Studio and platform pages are built at the first start.", "تُبنى الواجهات عند أول تشغيل.");

/** Compares the printed supergraph and SDL files with what the code of this installation prints. */
export const supergraph = async (): Promise<Finding> => {
  const { printed } = await import("../../gateway/printed.ts");
  const stale = Object.entries(printed()).flatMap(([name, text]) =>
    readText(join(root, "schema", name)) === text ? [] : [`schema/${name}`],
  );
  if (stale.length === 0)
    return finding(
      "supergraph",
      "ok",
      "The composed API is the one this program serves.",
      "الواجهة البرمجية المركبة هي التي يقدمها هذا البرنامج.",
    );
  // `all` composes by itself; a gateway of its own reads the file.
  return finding(
    "supergraph",
    "warning",
    `${stale.join(", ")} differ from this program: run webnova compose. A gateway started with --role would serve another API.`,
    `تختلف ${stale.join("، ")} عن هذا البرنامج: نفّذ webnova compose. بوابة تُشغَّل مع ‎--role ستقدّم واجهة أخرى.`,
  );
};

const readText = (path: string): string | null => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
};
