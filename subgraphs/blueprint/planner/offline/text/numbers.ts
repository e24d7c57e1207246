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
      ["fifteen", 15],
      ["twenty", 20],
      ["thirty", 30],
      ["forty", 40],
      ["fifty", 50],
      ["sixty", 60],
      ["ninety", 90],
      ["hundred", 100],
      ["thousand", 1000],
      ["عشرين", 20],
      ["عشرون", 20],
      ["ثلاثين", 30],
      ["ثلاثون", 30],
      ["اربعين", 40],
      ["اربعون", 40],
      ["ستين", 60],
      ["ستون", 60],
      ["تسعين", 90],
      ["تسعون", 90],
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
