import { defineStrings } from "../../../ui/strings.ts";

export const words = defineStrings({
  title: { en: "Why can somebody see or do this, or not?", ar: "لماذا يمكن لشخص أن يرى هذا أو يفعله، أو لا يمكنه؟" },
  listTitle: { en: "Why does somebody not see a record here?", ar: "لماذا لا يرى شخص سجلًا هنا؟" },
});
