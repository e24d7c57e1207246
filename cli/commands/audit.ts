import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import { runAsOwner } from "../console.ts";
import { readSettings } from "../env.ts";
import { Refused } from "../refused.ts";

interface Verdict {
  readonly intact: boolean;
  readonly checked: number;
  readonly firstBad: number | null;
  readonly entryId: string | null;
  readonly sentence: { readonly en: string; readonly ar: string };
}

/** `webnova audit verify`: checks every sealed entry against its chain, on the database itself. */
export const audit: Command = {
  name: "audit",
  summary: { en: "Checks that nobody changed the audit log.", ar: "يتحقق من أن أحدًا لم يغيّر سجل التدقيق." },
  usage: {
    en: `webnova audit verify [--json]

Reads the log of the owner's organization from the database itself, with or without a running server, and recomputes its chain of
hashes. Exit code 1 when an entry is not as it was sealed; it names the first one.`,
    ar: `webnova audit verify [--json]

يقرأ سجل مؤسسة المالك من قاعدة البيانات مباشرة، سواء كان الخادم يعمل أم لا، ويعيد حساب سلسلة التجزئات. رمز الخروج 1 عندما لا يكون
قيدٌ ما كما خُتم، ويُسمّي أول قيد.`,
  },
  run: async (args, say) => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: "boolean" } } });
    if (positionals.join(" ") !== "verify")
      throw new Refused({ en: "There is one thing to do: webnova audit verify.", ar: "هناك أمر واحد: webnova audit verify." }, 2);
    const { verifyAudit: verdict } = await runAsOwner<{ verifyAudit: Verdict }>(
      readSettings(process.env),
      "query Verify { verifyAudit { intact checked firstBad entryId sentence { en ar } } }",
      {},
    );
    console.log(values.json ? JSON.stringify(verdict) : say(verdict.sentence));
    return verdict.intact ? 0 : 1;
  },
};
