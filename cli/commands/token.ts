import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";
import { askLocal } from "../local.ts";
import { localPaths } from "../local-door.ts";

/** `webnova token`: a key for scripts on other machines. */
export const token: Command = {
  name: "token",
  summary: {
    en: "Makes an API key of the owner for WEBNOVA_TOKEN; it is shown once.",
    ar: "ينشئ مفتاح API للمالك لاستعماله في WEBNOVA_TOKEN؛ يُعرض مرة واحدة.",
  },
  usage: {
    en: "webnova token\n\nRuns on the machine of the server. The key is valid for 90 days and can be revoked under Members.",
    ar: "webnova token\n\nيعمل على جهاز الخادم. المفتاح صالح 90 يومًا ويمكن إبطاله من صفحة الأعضاء.",
  },
  run: async () => {
    const { token: key } = await askLocal<{ token: string }>(readSettings(process.env), localPaths.apiKey);
    console.log(key);
    return 0;
  },
};
