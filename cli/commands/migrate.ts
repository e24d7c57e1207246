import { parseArgs } from "node:util";
import { asAdmin, prepareDatabase } from "../../db/connect.ts";
import { loadMigrations, schemaState } from "../../db/migrate.ts";
import type { Sentence } from "../../schema/ids.ts";
import type { Command } from "../command.ts";
import { withDatabaseUrl } from "../console.ts";
import { readSettings, type Settings } from "../env.ts";
import { Refused } from "../refused.ts";

/** `webnova migrate`: brings a database to the newest schema, for installations whose roles run in processes of their own. */
export const migrate: Command = {
  name: "migrate",
  summary: { en: "Brings the database to the newest schema.", ar: "يحدّث مخطط قاعدة البيانات." },
  usage: {
    en: `webnova migrate [--plan]

  --plan   only says what would run

"webnova start" does this by itself; roles started alone do not: run it once before them, and after each upgrade.

  DATABASE_URL             the database, with a login that owns it and may create roles
  WEBNOVA_SERVICE_KEY      the same as in every role: logins get their passwords from it`,
    ar: `webnova migrate [--plan]

  --plan   يذكر ما سيُنفذ فقط

يقوم به webnova start بنفسه؛ أما الأقسام التي تعمل منفردة فلا: نفّذه مرة قبلها وبعد كل ترقية.

  DATABASE_URL             قاعدة البيانات، بحساب يملكها ويستطيع إنشاء الأدوار
  WEBNOVA_SERVICE_KEY      نفسه في كل الأقسام: منه كلمات مرور حسابات الدخول`,
  },
  run: async (args, say) => {
    const { values } = parseArgs({ args: [...args], options: { plan: { type: "boolean" } } });
    const settings = readSettings(process.env);
    if (values.plan) return printPlan(settings, say);
    const { databaseUrl, serviceKey } = settings;
    if (!databaseUrl || !serviceKey)
      throw new Refused(
        {
          en: "webnova migrate needs DATABASE_URL and WEBNOVA_SERVICE_KEY. The embedded database needs no migrating: npm start does it.",
          ar: "يحتاج webnova migrate إلى DATABASE_URL وWEBNOVA_SERVICE_KEY. قاعدة البيانات المضمّنة لا تحتاج إليه: يقوم به npm start.",
        },
        2,
      );
    const ran = await prepareDatabase({ url: databaseUrl, secret: serviceKey });
    for (const name of ran) console.log(name);
    console.log(
      say(
        ran.length > 0
          ? { en: "The database is at the newest schema.", ar: "قاعدة البيانات على أحدث مخطط." }
          : { en: "Nothing to do: the database is at the newest schema.", ar: "لا شيء يُفعل: قاعدة البيانات على أحدث مخطط." },
      ),
    );
    return 0;
  },
};

/** Names what `migrate` would run, one per line, and changes nothing. */
const printPlan = async (settings: Settings, say: (sentence: Sentence) => string): Promise<number> => {
  const state = await withDatabaseUrl(settings, (url) => asAdmin(url, schemaState));
  const missing = state ? state.missing : (await loadMigrations()).map((migration) => new migration().name);
  for (const name of missing) console.log(name);
  if (state?.newer)
    console.log(
      say({
        en: `The database is newer than this program (${state.newer}): nothing may run.`,
        ar: `قاعدة البيانات أحدث من هذا البرنامج (${state.newer}): لا يُنفذ شيء.`,
      }),
    );
  else if (missing.length === 0)
    console.log(say({ en: "Nothing to do: the database is at the newest schema.", ar: "لا شيء يُفعل: قاعدة البيانات على أحدث مخطط." }));
  return state?.newer ? 1 : 0;
};
