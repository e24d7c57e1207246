/**
 * When a person must be in the loop: action class × whose hands do it. The stricter of matrix and risk band wins. Columns of an AI are
 * its power level in pairs: 1–2, 3–4, 5–6, 7–8, 9–10.
 */
import type { ActionClass } from "../../../schema/decision-kinds.ts";

export type Cell = "auto" | "notify" | "by-risk" | "approve-1" | "human-only";

const table = {
  read: ["auto", "auto", "auto", "auto", "auto", "auto"],
  "edit-draft": ["auto", "human-only", "auto", "auto", "auto", "auto"],
  propose: ["auto", "human-only", "approve-1", "auto", "auto", "auto"],
  "release-preview": ["auto", "human-only", "approve-1", "auto", "auto", "auto"],
  "release-staging": ["auto", "human-only", "human-only", "approve-1", "notify", "notify"],
  "release-production": ["by-risk", "human-only", "human-only", "human-only", "approve-1", "approve-1"],
  heal: ["auto", "human-only", "human-only", "approve-1", "notify", "notify"],
  control: ["by-risk", "human-only", "human-only", "human-only", "human-only", "human-only"],
} as const satisfies Record<ActionClass, readonly [person: Cell, l12: Cell, l34: Cell, l56: Cell, l78: Cell, l910: Cell]>;

/** An organization that has not chosen: drafts while you watch. */
export const defaultPowerLevel = 4;

/** The cell for a person (`level` null) or an AI of a power level 1–10. */
export const cellOf = (action: ActionClass, level: number | null): Cell =>
  table[action][level === null ? 0 : Math.ceil(Math.min(10, Math.max(1, level)) / 2)]!;
