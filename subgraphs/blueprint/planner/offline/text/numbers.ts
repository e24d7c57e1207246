/** Numbers as people write them: "20", "1,000", "50%", "three", «خمسة». */
import type { Token } from "./tokens.ts";

const spelled: ReadonlyMap<string, number> = new Map(
  [
    "zero صفر",
    "one واحد واحده",
    "two اثنان اثنين",
    "three ثلاث ثلاثه",
    "four اربع اربعه",
    "five خمس خمسه",
    "six ست سته",
    "seven سبع سبعه",
    "eight ثمان ثماني ثمانيه",
    "nine تسع تسعه",
    "ten عشر عشره",
  ]
    .flatMap((words, number) => words.split(" ").map((word) => [word, number] as const))
    .concat([
      ["twenty", 20],
      ["fifty", 50],
      ["hundred", 100],
      ["thousand", 1000],
      ["عشرين", 20],
      ["عشرون", 20],
      ["خمسين", 50],
      ["خمسون", 50],
      ["مئه", 100],
      ["ميه", 100],
      ["مايه", 100],
      ["مئتين", 200],
      ["الف", 1000],
    ]),
);

/** The number a word is; a percentage as it is written. Null: it is none. */
export const numberOf = (token: Token | undefined): number | null => {
  if (!token) return null;
  if (token.kind !== "number") return spelled.get(token.word) ?? null;
  const plain = Number(token.word.replace(/%$/, "").replace(/,(?=\d{3})/g, ""));
  return Number.isFinite(plain) ? plain : null;
};
