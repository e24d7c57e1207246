import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import type { State } from "../doctor/finding.ts";
import { readSettings } from "../env.ts";

/** `webnova doctor`: what works on this machine and what is missing. Exit code 1 only if WebNova cannot run. */
export const doctor: Command = {
  name: "doctor",
  summary: { en: "Says what works on this machine and what is missing.", ar: "يبيّن ما يعمل على هذا الجهاز وما ينقصه." },
  usage: {
    en: "webnova doctor [--json]\nwebnova doctor --policies [--json]   measures policies over several links on the data of each environment\n\n✓ works   · not there, and not needed   ! somebody should look   ✗ WebNova cannot run\nExit code 1 only if WebNova cannot run here.",
    ar: "webnova doctor [--json]\nwebnova doctor --policies [--json]   يقيس السياسات التي تمر بعدة روابط على بيانات كل بيئة\n\n✓ يعمل   · غير موجود ولا يلزم   ! يحتاج إلى نظر   ✗ لا تستطيع WebNova العمل\nرمز الخروج 1 فقط إن لم تستطع WebNova العمل هنا.",
  },
  run: async (args, say) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" }, policies: { type: "boolean" } } });
    if (values.policies) return await comparePolicies(values.json === true, say);
    const { examine } = await import("../doctor/index.ts");
    const findings = await examine(readSettings(process.env));
    if (values.json) console.log(JSON.stringify(findings));
    else
      for (const { part, state, sentence, details = [] } of findings) {
        console.log(`${marks[state]} ${part.padEnd(12)} ${say(sentence)}`);
        for (const detail of details) console.log(`${" ".repeat(15)}${detail.code}  ${say(detail.sentence)}`);
      }
    return findings.some(({ state }) => state === "broken") ? 1 : 0;
  },
};

const marks: Record<State, string> = { ok: "✓", optional: "·", warning: "!", broken: "✗" };

const comparePolicies = async (json: boolean, say: Parameters<Command["run"]>[1]): Promise<number> => {
  const { policies } = await import("../doctor/policies.ts");
  const measured = await policies(readSettings(process.env));
  if (measured === null) {
    console.error(
      say({
        en: "The database does not run now, or the key of the installation is missing: start WebNova, then ask again.",
        ar: "قاعدة البيانات لا تعمل الآن، أو مفتاح التثبيت مفقود: شغّل WebNova ثم أعد السؤال.",
      }),
    );
    return 1;
  }
  if (json) {
    console.log(
      JSON.stringify(
        measured.map(({ policies: found, ...environment }) => ({
          ...environment,
          policies: found.map(({ role, table, ...rest }) => ({ role: role.key, entity: table.key, ...rest })),
        })),
      ),
    );
    return 0;
  }
  for (const { platform, name, policies: found } of measured) {
    console.log(`${platform} ${name}`);
    if (found.length === 0)
      console.log(`  ${say({ en: "No policy over several links that somebody holds.", ar: "لا سياسة تمر بعدة روابط يحملها أحد." })}`);
    for (const { policy, role, table, people, written, forms, better } of found) {
      const cost = (form: "lookup" | "exists") => `${form} ${forms[form].pages} pages ${forms[form].ms.toFixed(1)} ms`;
      const fine = better === null || written === better;
      console.log(`  ${fine ? "✓" : "!"} ${table.key} · ${role.key} · ${policy} (${people})  ${cost("lookup")}  ${cost("exists")}`);
      console.log(
        `    ${say(
          better === null
            ? { en: "no difference worth mentioning here", ar: "لا فرق يُذكر هنا" }
            : fine
              ? { en: `written as ${better}, which is the better one here`, ar: `مكتوبة بصيغة ${better} وهي الأفضل هنا` }
              : { en: `${better} would be the better one here`, ar: `صيغة ${better} أفضل هنا` },
        )}`,
      );
    }
  }
  return 0;
};
