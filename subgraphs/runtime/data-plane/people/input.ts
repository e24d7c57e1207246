/** What people type about themselves, as it is stored, or what is wrong with it. */
import { parseEmail } from "../../../../schema/blueprint/field-text.ts";
import { requireStrongPassword } from "../../../password-strength.ts";
import type { InputProblem } from "../errors.ts";

/** A name as people may write it, at most 120 characters. */
export const readName = (typed: string): string => typed.normalize("NFC").trim().slice(0, 120);

export const needed = (path: string): InputProblem => ({
  path: [path],
  code: "REQUIRED",
  message: { en: "This is needed.", ar: "هذا الحقل مطلوب." },
});

export const readEmail = (typed: string): { readonly value: string; readonly problems: readonly InputProblem[] } => {
  const normal = typed.normalize("NFKC").trim().toLowerCase();
  const parsed = parseEmail(normal);
  if ("problem" in parsed) return { value: "", problems: [{ path: ["email"], code: "INVALID", message: parsed.problem }] };
  if (parsed.value === null || normal.length > 254) return { value: "", problems: [needed("email")] };
  if (deceives(normal)) return { value: "", problems: [{ path: ["email"], code: "INVALID", message: unusable }] };
  return { value: String(parsed.value), problems: [] };
};

// Invisible and direction-changing characters, what separates addresses in a mail's head, and letters of two alphabets that look alike.
const deceives = (address: string): boolean =>
  /[\p{C}\s<>()[\]\\,;:"]/u.test(address) ||
  (/\p{Script=Latin}/u.test(address.split("@")[0] ?? "") && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(address));
const unusable = {
  en: "This address holds characters that we cannot use. Type it anew.",
  ar: "في هذا العنوان محارف لا يمكن استخدامها. اكتبه من جديد.",
};

/** What is weak about a password; `about` must not be in it. */
export const strong = (password: string, about: readonly string[]): InputProblem[] => {
  try {
    requireStrongPassword(password, about);
    return [];
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "Refusal") throw error;
    const { sentence } = error as Error & { readonly sentence: InputProblem["message"] };
    return [{ path: ["password"], code: "INVALID", message: sentence }];
  }
};
