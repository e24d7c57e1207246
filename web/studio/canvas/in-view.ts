import type { Id } from "../../../schema/blueprint/shape.ts";

const mountPerFrame = 40;

/** Which cards are mounted next: those in view, a few more per frame, and none that is not. Null: all is as it should be. */
export const inView = (
  wanted: readonly Id[],
  mounted: readonly Id[],
): { readonly mounted: readonly Id[]; readonly more: boolean } | null => {
  const before = new Set(mounted);
  const wantedSet = new Set(wanted);
  const keep = mounted.filter((id) => wantedSet.has(id));
  const missing = wanted.filter((id) => !before.has(id));
  if (missing.length === 0 && keep.length === before.size) return null;
  return { mounted: [...keep, ...missing.slice(0, mountPerFrame)], more: missing.length > mountPerFrame };
};
