/**
 * WEBNOVA_HOME: what one installation keeps on its own disk beside the database. Keys are made at the first start and never again:
 * a key that is missing over existing data is a question for a person, not for a random generator.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceRoot } from "../subgraphs/service-root.ts";
import { Refused } from "./refused.ts";

export interface Home {
  readonly path: string;
  /** Service root: login passwords, access tokens, service signatures. Apart from the vault's root key. One line per key, the newest first. */
  serviceKey(): ServiceRoot;
  /** Where the running server tells the command line of the same machine how to reach it. */
  readonly running: RunningFile;
}

export interface Running {
  /** The address people use; it may be a proxy's. */
  readonly url: string;
  /** Where commands on this machine find the same server, e.g. `http://127.0.0.1:4000`. */
  readonly local: string;
  readonly pid: number;
  /** Opens the local door: exchanged over loopback for an access token of the owner. Made anew at each start. */
  readonly secret: string;
}

export interface RunningFile {
  read(): Running | null;
  write(running: Running): void;
  remove(): void;
}

export const openHome = (path: string): Home => {
  try {
    mkdirSync(path, { recursive: true });
  } catch {
    throw new Refused({
      en: `The folder ${path} cannot be made. Set WEBNOVA_HOME to a folder of your own.`,
      ar: `لا يمكن إنشاء المجلد ${path}. اضبط WEBNOVA_HOME على مجلد تملكه.`,
    });
  }
  const running = join(path, "running.json");
  return {
    path,
    serviceKey: () => keyFile(join(path, "service.key")),
    running: {
      read: () => (existsSync(running) ? (JSON.parse(readFileSync(running, "utf8")) as Running) : null),
      write: (value) => writePrivate(running, `${JSON.stringify(value, null, 2)}\n`),
      remove: () => rmSync(running, { force: true }),
    },
  };
};

const keyFile = (path: string): ServiceRoot => {
  if (!existsSync(path)) {
    // The key is made before the first database: data without it lost it.
    if (existsSync(join(path, "..", "postgres")))
      throw new Refused({
        en: `${path} is missing beside its data. Bring the copy back; a new key over existing data would open nothing.`,
        ar: `الملف ${path} مفقود بجوار بياناته. أعد النسخة المحفوظة؛ فمفتاح جديد فوق بيانات قائمة لا يفتح شيئًا.`,
      });
    writePrivate(path, `${randomBytes(32).toString("hex")}\n`);
  }
  const [first, ...others] = readFileSync(path, "utf8").trim().split(/\s+/);
  if (first === undefined || ![first, ...others].every((key) => /^[0-9a-f]{64}$/i.test(key)))
    throw new Refused({
      en: `${path} is damaged: each line must be a key of 64 hexadecimal characters. Bring the copy back; a new key over existing data would open nothing.`,
      ar: `الملف ${path} تالف: يجب أن يكون كل سطر مفتاحًا من 64 خانة ست عشرية. أعد النسخة المحفوظة؛ فمفتاح جديد فوق بيانات قائمة لا يفتح شيئًا.`,
    });
  return [Buffer.from(first, "hex"), ...others.map((key) => Buffer.from(key, "hex"))];
};

/** Writes a file only this account can read; a crash leaves the old file or the new one, never half of it. */
const writePrivate = (path: string, text: string): void => {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  chmodSync(`${path}.new`, 0o600);
  renameSync(`${path}.new`, path);
};
