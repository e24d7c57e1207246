import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import type { State } from "../doctor/finding.ts";
import { readSettings } from "../env.ts";

/** `webnova doctor`: what works on this machine and what is missing. Exit code 1 only if WebNova cannot run. */
export const doctor: Command = {
  name: "doctor",
  summary: { en: "Says what works on this machine and what is missing.", ar: "يبيّن ما يعمل على هذا الجهاز وما ينقصه." },
  usage: {
    en: "webnova doctor [--json]\n\n✓ works   · not there, and not needed   ! somebody should look   ✗ WebNova cannot run\nExit code 1 only if WebNova cannot run here.",
    ar: "webnova doctor [--json]\n\n✓ يعمل   · غير موجود ولا يلزم   ! يحتاج إلى نظر   ✗ لا تستطيع WebNova العمل\nرمز الخروج 1 فقط إن لم تستطع WebNova العمل هنا.",
  },
  run: async (args, say) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
    const { examine } = await import("../doctor/index.ts");
    const findings = await examine(readSettings(process.env));
    if (values.json) console.log(JSON.stringify(findings));
    else for (const { part, state, sentence } of findings) console.log(`${marks[state]} ${part.padEnd(12)} ${say(sentence)}`);
    return findings.some(({ state }) => state === "broken") ? 1 : 0;
  },
};

const marks: Record<State, string> = { ok: "✓", optional: "·", warning: "!", broken: "✗" };
