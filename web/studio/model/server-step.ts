/** A step the server made, as undo has it: its undo group, what it is called, and how it is turned. */
import type { Sentence } from "../../../schema/ids.ts";
import { send } from "../api/read.ts";
import { redoDraftStep, undoDraftStep } from "../api/versions.ts";
import type { ServerStep } from "../draft.ts";

export const serverStep = (undoGroupId: string, label: Sentence): ServerStep => ({
  id: undoGroupId,
  label,
  turn: async (way) => (await send(way === "undo" ? undoDraftStep : redoDraftStep, { input: { undoGroupId } })).step,
});
