import { z } from "zod";
import type { Choice } from "../../../schema/blueprint/merge.ts";
import type { Json } from "../../../schema/ids.ts";
import { blueprintErrors } from "../domain/errors.ts";

const form = z
  .array(
    z
      .object({ conflict: z.string().max(20_000), take: z.union([z.enum(["ours", "theirs"]), z.object({ value: z.json() }).strict()]) })
      .strict(),
  )
  .max(2_000);

/** Reads what people chose. Throws BLUEPRINT_CHOICES_INVALID. */
export const readChoices = (given: unknown): readonly Choice[] => {
  const read = form.safeParse(given ?? []);
  if (!read.success) throw blueprintErrors("CHOICES_INVALID");
  return read.data.map(({ conflict, take }) => ({ conflict, take: typeof take === "string" ? take : { value: take.value as Json } }));
};
