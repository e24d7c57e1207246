/** Folding of words for matching only: what people wrote is kept, and labels are never made from the folded form. */

const arabicLetter = /[\u0621-\u064a]/;
export const isArabic = (word: string): boolean => arabicLetter.test(word);

/** Lower case, no diacritics, no tatweel; أإآٱ→ا ى→ي ة→ه; Arabic digits become western ones. */
export const fold = (word: string): string => (ascii.test(word) ? word.toLowerCase() : foldedLetters(word));

/** Nothing of it is written in two ways. */
const ascii = /^[ -_a-~]*$/;

const foldedLetters = (word: string): string =>
  word
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0670\u0640]/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[’`]/g, "'");

/** Words of an Arabic name with their article taken off, joined by one space: how names are kept in the index. */
export const foldPhrase = (phrase: string): string =>
  fold(phrase)
    .split(/[\s\-_/]+/)
    .filter(Boolean)
    .map((word) => (isArabic(word) ? withoutArticle(word) : word))
    .join(" ");

const withoutArticle = (word: string): string => (word.startsWith("ال") && word.length > 3 ? word.slice(2) : word);

const joined = ["وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و", "ف", "ب", "ل", "ك", ""];
const endings = ["تان", "اتهم", "اتها", "هما", "هم", "هن", "ها", "نا", "كم", "ه", "ات", "ون", "ين", "ان", "يه", "ا", "و", "ي", ""];

/**
 * What an Arabic word may stand for, surest first: itself, then without a joined particle, then without an ending. `first` allows
 * particles; later words of a name carry only the article.
 */
export const arabicCandidates = (folded: string, first: boolean): readonly string[] => {
  const found = new Set<string>();
  const heads = first
    ? joined.filter((head) => folded.startsWith(head) && folded.length - head.length >= 2)
    : folded.startsWith("ال")
      ? ["ال", ""]
      : [""];
  const bare = heads.map((head) => folded.slice(head.length)).sort((a, b) => b.length - a.length);
  for (const word of bare) found.add(word);
  for (const word of bare)
    for (const ending of endings) {
      if (!ending || !word.endsWith(ending) || word.length - ending.length < 2) continue;
      const stem = word.slice(0, -ending.length);
      // «مراجعاتهم» are reviews before they are somebody's patients.
      if (/^ات./.test(ending)) found.add(`${stem}ات`);
      // «مستواها»: the ى before a possessive.
      if (/^(?:ه|ها|هم|هن|نا|كم)$/.test(ending) && stem.endsWith("ا") && stem.length > 3) found.add(`${stem.slice(0, -1)}ي`);
      // «مختبران»; «كليان» is no two of anything.
      if (ending === "ان" && stem.length < 4) continue;
      found.add(stem);
      if (ending === "ان") continue;
      found.add(`${stem}ه`);
      // حالتها، بطاقته: the ه of the feminine is written ت before a possessive.
      if (stem.endsWith("ت")) found.add(`${stem.slice(0, -1)}ه`);
    }
  return [...found];
};

const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    people: "person",
    children: "child",
    men: "man",
    women: "woman",
    feet: "foot",
    teeth: "tooth",
    mice: "mouse",
    leaves: "leaf",
    lives: "life",
    shelves: "shelf",
    halves: "half",
    analyses: "analysis",
    diagnoses: "diagnosis",
    crises: "crisis",
    theses: "thesis",
    criteria: "criterion",
    quizzes: "quiz",
    heroes: "hero",
    potatoes: "potato",
    tomatoes: "tomato",
    wives: "wife",
    knives: "knife",
    movies: "movie",
    cookies: "cookie",
    calories: "calorie",
    ties: "tie",
    pies: "pie",
    zombies: "zombie",
    buses: "bus",
    bonuses: "bonus",
    viruses: "virus",
    campuses: "campus",
    statuses: "status",
    gases: "gas",
    lenses: "lens",
  }),
);

/** Puts an English word into the singular. */
export const singular = (word: string): string => {
  const known = irregular.get(word);
  if (known) return known;
  // "foremen", "salesmen"; a specimen is one.
  if (/^(?!speci|regi|abdo|acu|albu|bitu|sta|ra).{3,}men$/.test(word)) return word.replace(/men$/, "man");
  if (word.length < 4 || (/(?:ss|us|is|news|series|species)$/.test(word) && word !== "menus")) return word;
  if (/(?:wives|lives|knives|selves|shelves|halves|calves|wolves|loaves|thieves|scarves|hooves)$/.test(word))
    return word.replace(/ves$/, /(?:wi|li|kni)ves$/.test(word) ? "fe" : "f");
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ches|shes|xes|sses|zzes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
};

/** Whether an English word is written in the plural. */
export const isPlural = (word: string): boolean => singular(word) !== word;

/** «الموظفون» as it stands behind another word: «قائمة الموظفين». */
export const behindAnother = (arabic: string): string => arabic.replace(/^(ال\p{L}{2,})ون(?= |$)/u, "$1ين");
