import { defineStrings } from "../../ui/strings.ts";

export const apiStrings = defineStrings({
  network: {
    en: "The server cannot be reached. Check the connection and try again.",
    ar: "لا يمكن الوصول إلى الخادم. تحقّق من الاتصال وأعد المحاولة.",
  },
  unexpected: {
    en: "Something unexpected happened. Try again; if it stays, tell whoever runs this server.",
    ar: "حدث أمر غير متوقع. أعد المحاولة، وإن استمر فأخبر المسؤول عن هذا الخادم.",
  },
});
