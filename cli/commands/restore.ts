import { createHash } from "node:crypto";
import { copyFileSync, createReadStream, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { createZstdDecompress } from "node:zlib";
import { loadMigrations } from "../../db/migrate.ts";
import { confirm } from "../ask.ts";
import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";
import { copyContents } from "../file-copies.ts";
import { openHome } from "../home.ts";
import { Refused } from "../refused.ts";
import { type BackupManifest, keyFiles } from "./backup.ts";

/** `webnova restore`: puts a backup in the place of this installation's data. */
export const restore: Command = {
  name: "restore",
  summary: { en: "Puts a backup in the place of this installation's data.", ar: "يضع نسخة احتياطية مكان بيانات هذا التثبيت." },
  usage: {
    en: `webnova restore <folder> [--yes] [--json]

Stop WebNova first. The archive is checked against its SHA-256, unpacked and recovered beside the data in WEBNOVA_HOME and then takes its
place; what was there is kept in a folder beside it. Keys in the backup are taken only where WEBNOVA_HOME has none.`,
    ar: `webnova restore <مجلد> [--yes] [--json]

أوقف WebNova أولًا. يُطابق الأرشيف ببصمة SHA-256 ثم يُفك ويُستعاد بجوار البيانات في WEBNOVA_HOME ثم يحل محلها؛ وما كان هناك يبقى في مجلد
بجواره. لا تؤخذ المفاتيح من النسخة إلا إذا خلا WEBNOVA_HOME منها.`,
  },
  run: async (args, say) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { yes: { type: "boolean" }, json: { type: "boolean" } },
    });
    const [folder, ...more] = positionals;
    if (!folder || more.length > 0)
      throw new Refused({ en: "Name one backup: webnova restore <folder>", ar: "سمِّ نسخة واحدة: webnova restore <مجلد>" }, 2);
    const { home, databaseUrl, files } = readSettings(process.env);
    if (databaseUrl)
      throw new Refused({
        en: "The database is your own (DATABASE_URL): restore it with pg_restore. This command restores the embedded one.",
        ar: "قاعدة البيانات لك (DATABASE_URL): استعدها بالأمر pg_restore. هذا الأمر يستعيد القاعدة المضمّنة.",
      });
    const manifest = await readManifest(resolve(folder));
    openHome(home);
    for (const file of keyFiles) refuseOtherKey(join(folder, file), join(home, file));
    if (existsSync(join(home, "postgres")))
      await confirm(
        {
          en: `The data in ${home} is set aside and the backup of ${manifest.at} takes its place.`,
          ar: `تُنحّى البيانات في ${home} وتحل محلها نسخة ${manifest.at}.`,
        },
        values.yes,
        say,
      );
    const tar = new PassThrough();
    const unpacked = pipeline(createReadStream(join(folder, manifest.archive)), createZstdDecompress(), tar);
    unpacked.catch((error: unknown) => tar.destroy(error as Error));
    const { restoreEmbedded } = await import("../../db/embedded/restore.ts");
    const restored = await restoreEmbedded(home, tar, new Date());
    await unpacked;
    if (files.kind === "folder") await copyContents(join(folder, "files"), files.folder);
    for (const file of keyFiles)
      if (existsSync(join(folder, file)) && !existsSync(join(home, file))) copyFileSync(join(folder, file), join(home, file));
    const keyMissing = !existsSync(join(home, "service.key"));
    if (values.json) console.log(JSON.stringify({ ...restored, at: manifest.at, keyMissing }));
    else {
      console.log(
        say({
          en: `Restored the backup of ${manifest.at} into ${restored.folder}.`,
          ar: `استُعيدت نسخة ${manifest.at} إلى ${restored.folder}.`,
        }),
      );
      if (restored.before)
        console.log(say({ en: `What was there is kept in ${restored.before}.`, ar: `وما كان هناك محفوظ في ${restored.before}.` }));
      if (keyMissing)
        console.log(
          say({
            en: `Bring service.key and root.key of that installation into ${home} before npm start.`,
            ar: `ضع service.key وroot.key الخاصين بذلك التثبيت في ${home} قبل npm start.`,
          }),
        );
    }
    return 0;
  },
};

const readManifest = async (folder: string): Promise<BackupManifest> => {
  const broken = (en: string, ar: string) =>
    new Refused({ en: `${folder} cannot be restored: ${en}. Nothing was changed.`, ar: `تعذرت استعادة ${folder}: ${ar}. لم يتغير شيء.` });
  let manifest: BackupManifest;
  try {
    manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as BackupManifest;
  } catch {
    throw broken("it has no manifest.json of a backup", "لا يحوي manifest.json لنسخة احتياطية");
  }
  if (manifest.archive !== "base.tar.zst" || !existsSync(join(folder, manifest.archive)))
    throw broken("base.tar.zst is missing", "الملف base.tar.zst مفقود");
  const known = (await loadMigrations()).map((migration) => new migration().name);
  if (manifest.schema !== "" && !known.includes(manifest.schema))
    throw broken(
      `it was made by a newer WebNova (${manifest.schema}); install that version first`,
      `صنعها إصدار أحدث من WebNova (${manifest.schema})؛ ثبّت ذلك الإصدار أولًا`,
    );
  const hash = createHash("sha256");
  await pipeline(createReadStream(join(folder, manifest.archive)), hash);
  if (hash.digest("hex") !== manifest.sha256)
    throw broken("base.tar.zst is damaged (its SHA-256 differs)", "الملف base.tar.zst تالف (بصمة SHA-256 مختلفة)");
  return manifest;
};

/** Data opens with its own keys only; taking another installation's place by mistake must be noticed before anything moves. */
const refuseOtherKey = (backed: string, here: string): void => {
  if (!existsSync(backed) || !existsSync(here) || readFileSync(backed).equals(readFileSync(here))) return;
  throw new Refused({
    en: `${here} is another installation's key than the one in the backup. Move it away, or set WEBNOVA_HOME to another folder. Nothing was changed.`,
    ar: `المفتاح ${here} يعود إلى تثبيت غير الذي في النسخة. انقله أو اضبط WEBNOVA_HOME على مجلد آخر. لم يتغير شيء.`,
  });
};
