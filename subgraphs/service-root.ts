/**
 * The service root: what the processes of one installation know each other by. While it is being rotated a process holds several: the first
 * signs, every one is accepted, so that processes with the old one, with both, and with the new one work together.
 */
import { hkdfSync } from "node:crypto";

export type ServiceRoot = Buffer | ServiceRoots;
type ServiceRoots = readonly [Buffer, ...Buffer[]];

/** All that are accepted, the one that signs first. */
export const rootsOf = (root: ServiceRoot): ServiceRoots => (Buffer.isBuffer(root) ? [root] : root);

/** A key for one use, derived from a root. */
export const deriveKey = (root: Buffer, use: string): Buffer => Buffer.from(hkdfSync("sha256", root, Buffer.alloc(0), use, 32));

/** Names a root without telling anything of it: the version in key ids. */
export const versionOf = (root: Buffer): string =>
  remembered(versions, root, () => deriveKey(root, "webnova.version").toString("hex", 0, 4));

const versions = new WeakMap<Buffer, string>();

/** Keeps what is computed of a root for as long as the root is kept. */
export const remembered = <Value>(memory: WeakMap<Buffer, Value>, root: Buffer, make: () => Value): Value => {
  const known = memory.get(root);
  if (known !== undefined) return known;
  const made = make();
  memory.set(root, made);
  return made;
};
