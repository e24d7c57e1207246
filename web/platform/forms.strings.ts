/** What is wrong with what was typed. */
import { defineStrings } from "../ui/strings.ts";

export const problemWords = defineStrings({
  required: { en: "{field} is required.", ar: "حقل «{field}» مطلوب." },
  notNumber: { en: "{field} must be a number.", ar: "حقل «{field}» يجب أن يكون رقمًا." },
});
