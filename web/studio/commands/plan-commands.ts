/** Draft commands on what the planner did. */
import { z } from "zod";
import { removal } from "../../../schema/blueprint/removal.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import { draftCommand } from "./command.ts";
import { id } from "./command-words.ts";

/** Takes out what an assumption added, with what cannot be without it, as one undo step. */
export const refuseFact = draftCommand<{ nodes: readonly Id[]; text: Sentence }>({
  id: "plan.refuse",
  label: { en: "Refuse an assumption", ar: "رفض افتراض" },
  input: z.object({ nodes: z.array(id).min(1), text: z.object({ en: z.string(), ar: z.string() }) }),
  ai: "never",
  says: (_at, input) => ({ en: `Refuse: ${input.text.en}`, ar: `رفض: ${input.text.ar}` }),
  ops: (at, input) => removal(at.draft, input.nodes),
});

export const planCommands = [refuseFact];
