import { type Drafts, DraftsError } from "../../../schema/drafts.ts";
import { Refusal } from "../../errors.ts";

/** The drafts port as verbs use it: what it cannot do leaves as a refusal with its own code and sentence, not as a fault. */
export const tellingDrafts = (drafts: Drafts): Drafts =>
  Object.fromEntries(
    Object.entries(drafts).map(([name, verb]) => [
      name,
      async (...args: unknown[]) => {
        try {
          return await (verb as (...given: unknown[]) => Promise<unknown>)(...args);
        } catch (error) {
          throw error instanceof DraftsError ? new Refusal(error.code, error.text) : error;
        }
      },
    ]),
  ) as unknown as Drafts;
