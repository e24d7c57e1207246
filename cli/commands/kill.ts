import { parseArgs } from "node:util";
import { confirm } from "../ask.ts";
import type { Command } from "../command.ts";
import { runAsOwner } from "../console.ts";
import { readSettings } from "../env.ts";
import { Refused } from "../refused.ts";

const scopes = ["installation", "organization", "platform", "assistant", "ai-model", "provider", "decision"] as const;
const reaches = ["automation", "writes"] as const;

interface Switch {
  readonly id: string;
  readonly scope: string;
  readonly scopeId: string | null;
  readonly reach: string;
  readonly epoch: number;
}

/** `webnova kill`: stops a scope from the server's console, also when the gateway is down or the vault is sealed [GV29]. */
export const kill: Command = {
  name: "kill",
  summary: {
    en: "Stops a scope at once, from the server's own console.",
    ar: "يوقف نطاقًا فورًا من وحدة تحكم الخادم نفسها.",
  },
  usage: {
    en: `webnova kill --scope installation|organization|platform|assistant|ai-model|provider|decision [--id <id>]
             [--reach automation|writes] --reason "…" [--yes] [--json]

Works on the database itself: the gateway may be down and the vault sealed. It needs the service key (WEBNOVA_SERVICE_KEY, or
service.key in WEBNOVA_HOME) and is recorded in the audit log as an act of the owner from the console.

  --reach automation   what runs by itself stops (default)
  --reach writes       every change stops as well

Lifting is a decision of two people, or of one after ten minutes: in the studio, or by the mutation liftKillSwitch.`,
    ar: `webnova kill --scope installation|organization|platform|assistant|ai-model|provider|decision [--id <id>]
             [--reach automation|writes] --reason "…" [--yes] [--json]

يعمل على قاعدة البيانات مباشرة: قد تكون البوابة متوقفة والخزنة مختومة. يحتاج إلى مفتاح الخدمة (WEBNOVA_SERVICE_KEY أو
service.key في WEBNOVA_HOME) ويُسجَّل في سجل التدقيق فعلًا للمالك من وحدة التحكم.

  --reach automation   يتوقف ما يعمل تلقائيًا (الافتراضي)
  --reach writes       ويتوقف كل تغيير أيضًا

الرفع قرار شخصين، أو شخص واحد بعد عشر دقائق: من الاستوديو أو بالعملية liftKillSwitch.`,
  },
  run: async (args, say) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        scope: { type: "string" },
        id: { type: "string" },
        reach: { type: "string", default: "automation" },
        reason: { type: "string" },
        yes: { type: "boolean" },
        json: { type: "boolean" },
      },
    });
    const { scope, id = null, reach, reason } = values;
    if (!scopes.some((known) => known === scope))
      throw new Refused({ en: `--scope takes one of: ${scopes.join(", ")}.`, ar: `الخيار ‎--scope يقبل: ${scopes.join("، ")}.` }, 2);
    if (!reaches.some((known) => known === reach))
      throw new Refused({ en: "--reach takes automation or writes.", ar: "الخيار ‎--reach يقبل automation أو writes." }, 2);
    if (!reason?.trim())
      throw new Refused(
        { en: `Say why: --reason "…". It is shown to everybody it stops.`, ar: 'اذكر السبب: ‎--reason "…"‎ ويظهر لكل من يوقفه.' },
        2,
      );
    await confirm(
      {
        en: `This stops ${reach === "writes" ? "every change and all automation" : "all automation"} of: ${scope}${id ? ` ${id}` : ""}.`,
        ar: `سيوقف هذا ${reach === "writes" ? "كل تغيير وكل ما يعمل تلقائيًا" : "كل ما يعمل تلقائيًا"} في: ${scope}${id ? ` ${id}` : ""}.`,
      },
      values.yes,
      say,
    );
    const { triggerKillSwitch: made } = await runAsOwner<{ triggerKillSwitch: Switch }>(
      readSettings(process.env),
      "mutation Kill($input: TriggerKillSwitchInput!) { triggerKillSwitch(input: $input) { id scope scopeId reach epoch } }",
      { input: { scope: enumOf(scope ?? ""), scopeId: id, reach: enumOf(reach), reason } },
    );
    if (values.json) console.log(JSON.stringify(made));
    else
      console.log(
        say({
          en: `Stopped: ${scope} (${reach}). Switch ${made.id}, epoch ${made.epoch}.`,
          ar: `أُوقف: ${scope} (${reach}). المفتاح ${made.id}، الحقبة ${made.epoch}.`,
        }),
      );
    return 0;
  },
};

const enumOf = (text: string): string => text.toUpperCase().replaceAll("-", "_");
