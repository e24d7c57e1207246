/** Tools for those who work on WebNova's own source; `npm run compose` and `npm run check` are the same. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Sentence } from "../../schema/ids.ts";
import type { Command } from "../command.ts";
import { runsSources } from "../node-options.ts";
import { Refused } from "../refused.ts";

const tool = (name: string, summary: Sentence, usage: Sentence): Command => ({
  name,
  summary,
  usage,
  run: async (args) => {
    parseArgs({ args: [...args], options: {} });
    if (!existsSync(fileURLToPath(new URL("../../node_modules/typescript", import.meta.url))))
      throw new Refused({
        en: `webnova ${name} is for work on WebNova's source: run npm ci (without --omit=dev) first.`,
        ar: `الأمر webnova ${name} للعمل على شيفرة WebNova: نفّذ npm ci (دون ‎--omit=dev) أولًا.`,
      });
    const script = fileURLToPath(new URL(`../${name}.ts`, import.meta.url));
    return spawnSync(process.execPath, [...runsSources, script], { stdio: "inherit" }).status ?? 1;
  },
});

export const compose = tool(
  "compose",
  { en: "Prints the subgraphs' SDL and the supergraph into schema/.", ar: "يطبع مخططات الأقسام والمخطط الجامع في schema/." },
  {
    en: "webnova compose\n\nRun it after changing the API, and commit what it wrote. Needs no database.",
    ar: "webnova compose\n\nنفّذه بعد تغيير الواجهة البرمجية واحفظ ما كتبه. لا يحتاج إلى قاعدة بيانات.",
  },
);

export const check = tool(
  "check",
  {
    en: "Checks the source: types, lint, printed API, dead code.",
    ar: "يفحص الشيفرة: الأنواع والتنسيق والواجهة المطبوعة والشيفرة الميتة.",
  },
  {
    en: "webnova check\n\nTypes, lint and format, the printed API against the code and the main branch, dead code. Exit code 1 when something is wrong.",
    ar: "webnova check\n\nالأنواع والتنسيق، والواجهة المطبوعة مقابل الشيفرة والفرع الرئيسي، والشيفرة الميتة. رمز الخروج 1 عند وجود خلل.",
  },
);
