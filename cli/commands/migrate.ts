import { parseArgs } from "node:util";
import { prepareDatabase } from "../../db/connect.ts";
import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";
import { Refused } from "../refused.ts";

/** `webnova migrate`: brings a database to the newest schema, for installations whose roles run in processes of their own. */
export const migrate: Command = {
  name: "migrate",
  summary: { en: "Brings the database to the newest schema.", ar: "يحدّث مخطط قاعدة البيانات." },
  usage: `webnova migrate

"webnova start" does this by itself; roles started alone do not: run it once before them, and after each upgrade.

  DATABASE_URL             the database, with a login that owns it and may create roles
  WEBNOVA_SERVICE_KEY      the same as in every role: logins get their passwords from it`,
  run: async (args, say) => {
    parseArgs({ args: [...args], options: {} });
    const { databaseUrl, serviceKey } = readSettings(process.env);
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
