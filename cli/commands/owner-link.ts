import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";
import { askLocal } from "../local.ts";
import { localPaths } from "../local-door.ts";

/** `webnova owner-link`: the way in for whoever runs the machine. */
export const ownerLink: Command = {
  name: "owner-link",
  summary: {
    en: "Prints a new single-use owner link; the one before stops working.",
    ar: "يطبع رابط مالك جديدًا يُستعمل مرة واحدة؛ ويتوقف السابق.",
  },
  usage: {
    en: "webnova owner-link\n\nRuns on the machine of the server. Without an owner the link claims the installation; with one it sets a new password. Valid for 24 hours.",
    ar: "webnova owner-link\n\nيعمل على جهاز الخادم. إن لم يوجد مالك فالرابط يسجل الملكية، وإن وُجد فهو يعيّن كلمة مرور جديدة. صالح 24 ساعة.",
  },
  run: async () => {
    const { link } = await askLocal<{ link: string }>(readSettings(process.env), localPaths.ownerLink);
    console.log(link);
    return 0;
  },
};
