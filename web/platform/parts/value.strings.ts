/** Values that are no words by themselves. */
import { defineStrings } from "../../ui/strings.ts";

export const valueWords = defineStrings({
  yes: { en: "Yes", ar: "نعم" },
  no: { en: "No", ar: "لا" },
  empty: { en: "Empty", ar: "فارغ" },
  hidden: { en: "Hidden by your role", ar: "مخفي حسب دورك" },
});
