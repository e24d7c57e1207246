/** What is asked before something is done to a record, and said after it. */
import { defineStrings } from "../../ui/strings.ts";
import { problemWords } from "../forms.strings.ts";

export const actionWords = defineStrings({
  ...problemWords,
  removeAsk: { en: "Delete “{name}”?", ar: "هل تريد حذف «{name}»؟" },
  removeNote: {
    en: "It disappears from every list. An administrator can bring it back for 30 days.",
    ar: "سيختفي من جميع القوائم، ويمكن لأحد المسؤولين استعادته خلال 30 يومًا.",
  },
  removed: { en: "“{name}” was deleted.", ar: "حُذف «{name}»." },
  doneAction: { en: "Done: {action}.", ar: "تم: {action}." },
  runAsk: { en: "{action}: are you sure?", ar: "{action}: هل أنت متأكد؟" },
});
