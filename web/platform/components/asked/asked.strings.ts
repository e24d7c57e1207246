import { defineStrings } from "../../../ui/strings.ts";

export const words = defineStrings({
  waiting: { en: "Waiting for approval: {action}", ar: "بانتظار الموافقة: {action}" },
  since: {
    en: "Asked {when}. Nothing changes until it is approved; decide by {until}.",
    ar: "طُلب {when}. لن يتغير شيء قبل الموافقة، والمهلة حتى {until}.",
  },
  all: { en: "All your requests", ar: "جميع طلباتك" },
  granted: { en: "Approved: {action}.", ar: "تمت الموافقة: {action}." },
  rejected: { en: "Rejected: {action}.", ar: "رُفض: {action}." },
  rejectedNote: { en: "Rejected: {action}. “{note}”", ar: "رُفض: {action}. «{note}»" },
});
