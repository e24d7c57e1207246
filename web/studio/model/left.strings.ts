import { defineStrings } from "../../ui/strings.ts";

export const leftStrings = defineStrings({
  left: { en: "What was changed since stays: {names}.", ar: "ما تغيّر بعد ذلك باقٍ كما هو: {names}." },
  leftSome: { en: "What was changed since stays as it is.", ar: "ما تغيّر بعد ذلك باقٍ كما هو." },
});
