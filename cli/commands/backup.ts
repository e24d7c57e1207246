import { createHash } from "node:crypto";
import { copyFileSync, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { createZstdCompress } from "node:zlib";
import { asAdmin, serverFacts } from "../../db/connect.ts";
import { baseBackup } from "../../db/embedded/base-backup.ts";
import { schemaState } from "../../db/migrate.ts";
import type { Command } from "../command.ts";
import { withDatabaseUrl } from "../console.ts";
import { readSettings, type Settings } from "../env.ts";
import { copyContents } from "../file-copies.ts";
import { Refused } from "../refused.ts";

/** What lies beside the archive of a backup. */
export interface BackupManifest {
  readonly at: string;
  readonly postgres: string;
  /** Name of the newest migration in it. */
  readonly schema: string;
  readonly archive: "base.tar.zst";
  readonly sha256: string;
  readonly bytes: number;
  readonly keys: boolean;
  /** Contents of end users' files in the folder `files`; null: they lie in a bucket, which is not in it. Absent in older backups. */
  readonly files?: number | null;
}
export const keyFiles = ["service.key", "root.key"] as const;

/** `webnova backup`: one consistent copy of everything, while people go on working. */
export const backup: Command = {
  name: "backup",
  summary: { en: "Copies the whole installation, while it runs.", ar: "ينسخ التثبيت كله وهو يعمل." },
  usage: {
    en: `webnova backup <new folder> [--with-keys] [--json]

Makes the folder with base.tar.zst (everything the embedded database holds, as of one moment), files (what people uploaded, unless it
lies in a bucket), and manifest.json with the SHA-256 of the first.
"webnova restore" reads it.

  --with-keys   also copies service.key and root.key. Whoever has them and the archive can read every secret: leave them out when
                you keep the keys elsewhere, which is better.

A database of your own (DATABASE_URL) is backed up with its own tools: pg_dump --format=custom "$DATABASE_URL".`,
    ar: `webnova backup <مجلد جديد> [--with-keys] [--json]

ينشئ المجلد وفيه base.tar.zst (كل ما في قاعدة البيانات المضمّنة في لحظة واحدة) وfiles (ما رفعه الناس، إلا إن كان في حاوية) وmanifest.json
مع بصمة SHA-256 للأول.
ويقرؤه الأمر webnova restore.

  --with-keys   ينسخ service.key وroot.key أيضًا. من يملكهما مع الأرشيف يقرأ كل سر: اتركهما إن كنت تحفظ المفاتيح في مكان آخر، وهو
                الأفضل.

قاعدة بياناتك الخاصة (DATABASE_URL) تُنسخ بأدواتها: pg_dump --format=custom "$DATABASE_URL".`,
  },
  run: async (args, say) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { "with-keys": { type: "boolean", default: false }, json: { type: "boolean" } },
    });
    const [folder, ...more] = positionals;
    if (!folder || more.length > 0)
      throw new Refused({ en: "Name one new folder: webnova backup <folder>", ar: "سمِّ مجلدًا جديدًا واحدًا: webnova backup <مجلد>" }, 2);
    const settings = readSettings(process.env);
    const manifest = await writeBackup(settings, resolve(folder), values["with-keys"], (bytes) => {
      if (!values.json && process.stderr.isTTY) process.stderr.write(`\r${mib(bytes)} MiB `);
    });
    if (values.json) console.log(JSON.stringify({ folder: resolve(folder), ...manifest }));
    else {
      console.log(
        say({
          en: `Backed up to ${resolve(folder)} (${mib(manifest.bytes)} MiB).`,
          ar: `حُفظت النسخة في ${resolve(folder)} (${mib(manifest.bytes)} ميبيبايت).`,
        }),
      );
      if (manifest.files === null)
        console.log(
          say({
            en: "The files of platforms lie in the bucket of WEBNOVA_FILES and are not in it: keep a copy of the bucket with its own tools.",
            ar: "ملفات المنصات محفوظة في حاوية WEBNOVA_FILES وليست في النسخة: احفظ نسخة من الحاوية بأدواتها.",
          }),
        );
      if (!manifest.keys)
        console.log(
          say({
            en: `The keys are not in it. Without ${settings.home}/service.key and root.key it cannot be opened: keep copies of both elsewhere.`,
            ar: `المفاتيح ليست فيها. لا تُفتح دون ${settings.home}/service.key وroot.key: احفظ نسخة منهما في مكان آخر.`,
          }),
        );
    }
    return 0;
  },
};

const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

const writeBackup = (settings: Settings, folder: string, keys: boolean, onBytes: (bytes: number) => void): Promise<BackupManifest> => {
  if (settings.databaseUrl)
    throw new Refused({
      en: 'The database is your own (DATABASE_URL): back it up with pg_dump --format=custom "$DATABASE_URL", and keep service.key and root.key.',
      ar: 'قاعدة البيانات لك (DATABASE_URL): انسخها بالأمر pg_dump --format=custom "$DATABASE_URL" واحفظ service.key وroot.key.',
    });
  if (existsSync(folder))
    throw new Refused({ en: `${folder} exists already; nothing was overwritten.`, ar: `المجلد ${folder} موجود بالفعل؛ لم يُستبدل شيء.` });
  if (!existsSync(join(settings.home, "postgres")))
    throw new Refused({ en: `There is no data in ${settings.home} yet.`, ar: `لا بيانات في ${settings.home} بعد.` });
  const half = `${folder}.part`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  return withDatabaseUrl(settings, async (url) => {
    const facts = await asAdmin(url, async (admin) => ({ ...(await serverFacts(admin)), state: await schemaState(admin) }));
    const tar = new PassThrough();
    const packed = createZstdCompress();
    const hash = createHash("sha256");
    packed.on("data", (chunk: Buffer) => hash.update(chunk));
    let bytes = 0;
    let packedBytes = 0;
    packed.on("data", (chunk: Buffer) => {
      packedBytes += chunk.length;
    });
    const written = pipeline(tar, packed, createWriteStream(join(half, "base.tar.zst"), { mode: 0o600, flush: true }));
    // Awaited below; a full disk must not end the process without its sentence.
    written.catch((error: unknown) => tar.destroy(error as Error));
    await baseBackup(url, tar, (more) => {
      bytes += more;
      onBytes(bytes);
    });
    await written;
    if (keys)
      for (const file of keyFiles) if (existsSync(join(settings.home, file))) copyFileSync(join(settings.home, file), join(half, file));
    // After the database: what it knows of is there, and what came later harms nobody.
    const files = settings.files.kind === "folder" ? await copyContents(settings.files.folder, join(half, "files")) : null;
    const manifest: BackupManifest = {
      at: new Date().toISOString(),
      postgres: facts.version,
      schema: facts.state?.done.at(-1) ?? "",
      archive: "base.tar.zst",
      sha256: hash.digest("hex"),
      bytes: packedBytes,
      keys,
      files,
    };
    writeFileSync(join(half, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    renameSync(half, folder);
    return manifest;
  }).catch((error: unknown) => {
    rmSync(half, { recursive: true, force: true });
    throw error;
  });
};
