import type { Locale } from "../../../schema/ids.ts";
import { locale } from "../../ui/locale.ts";

/** The language somebody's words are in: by their script; without letters of either, the person's own. */
export const languageOf = (words: string): Locale => (/[\u0600-\u06ff]/.test(words) ? "ar" : /[a-z]/i.test(words) ? "en" : locale());
