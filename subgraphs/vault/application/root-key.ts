/**
 * The root key: read once at start, proved against the canary, kept in memory. Over existing data a missing key never becomes a new one
 * and a wrong one opens nothing: the vault stays sealed and says why.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Sentence } from "../../../schema/ids.ts";
import { IntegrityError, newKey, open, seal } from "../domain/envelope.ts";

export type VaultState =
  | { readonly is: "open"; readonly key: Buffer; readonly source: string }
  | { readonly is: "sealed"; readonly why: Sentence };

export interface CanaryStore {
  read(): Promise<Buffer | null>;
  /** Stores the first canary; false when there is one already. */
  create(sealed: Buffer): Promise<boolean>;
}

const word = Buffer.from("WebNova vault canary");
const place = { kind: "canary", parts: [] } as const;

/** Opens the vault, or says why it stays sealed. `given`: WEBNOVA_ROOT_KEY; otherwise `root.key` in the data folder. */
export const openVault = async (canary: CanaryStore, given: Buffer | null, home: string): Promise<VaultState> => {
  const file = join(home, "root.key");
  const source = given ? "WEBNOVA_ROOT_KEY" : file;
  const existing = await canary.read();
  if (!existing) {
    const key = given ?? readKey(file) ?? makeKey(home, file);
    await canary.create(seal(key, place, word));
    return proved(key, (await canary.read())!, source);
  }
  const key = given ?? readKey(file);
  if (!key) {
    return {
      is: "sealed",
      why: {
        en: `its root key ${file} is missing. Put the copy back, or set WEBNOVA_ROOT_KEY, and start again.`,
        ar: `مفتاحها الجذري ${file} مفقود. أعد النسخة إلى مكانها أو اضبط WEBNOVA_ROOT_KEY ثم شغّلها من جديد.`,
      },
    };
  }
  return proved(key, existing, source);
};

const proved = (key: Buffer, canary: Buffer, source: string): VaultState => {
  try {
    if (key.length === 32 && open(key, place, canary).equals(word)) return { is: "open", key, source };
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error;
  }
  return {
    is: "sealed",
    why: {
      en: `the root key from ${source} is not the one its secrets were sealed with.`,
      ar: `المفتاح الجذري من ${source} ليس المفتاح الذي خُتمت به الأسرار.`,
    },
  };
};

const readKey = (file: string): Buffer | null => (existsSync(file) ? Buffer.from(readFileSync(file, "utf8").trim(), "hex") : null);

const makeKey = (home: string, file: string): Buffer => {
  const key = newKey();
  mkdirSync(home, { recursive: true });
  writeFileSync(`${file}.new`, `${key.toString("hex")}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return key;
};
