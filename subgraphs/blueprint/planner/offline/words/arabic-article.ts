/** The Arabic article where a label of a field needs it: «الكفيل», «عدد الأفراد», «الحالة الصحية», «المدة بالأشهر». */

const joints = /^(?:في|من|إلى|على|عن|مع|أو|و|لكل|حسب|بعد|قبل|عند|هل|ما|لا)$|^(?:بال|لل|ب(?=[أا]ل)).+/;
/** Adjectives agree in the article; nouns behind another noun have it alone. */
const adjective =
  /^[\u0621-\u064a]{2,}(?:ي|ية)$|^(?:جديد|قديم|سابق|حالي|أخير|أول|ثان|كامل|متوقع|مطلوب|متبق|مدفوع|مستخدم|مستعمل|إضافي|خاص|عام|أدنى|أعلى|مستحق|متاح|متوفر|حديث|كبير|صغير)ة?$/;
const withArticle = (word: string): string => (word.startsWith("ال") && word.length > 3 ? word : `ال${word}`);

/** A label as fields are called; one that has the article, or says whose it is, as it stands. */
export const definiteLabel = (label: string): string => {
  const words = label.replace(/(?:ًا|اً)(?= |$)/g, "").split(" ");
  const end = words.findIndex((word) => joints.test(word));
  const head = end < 0 ? words : words.slice(0, end);
  const [first, second] = head;
  const plain = head.length > 0 && head.length < 4 && head.every((word) => /^[\u0621-\u064a]{2,}$/.test(word));
  // «تاريخ آخر صيانة»
  if (head.slice(0, -1).some((word) => /^(?:آخر|أول|أفضل|أقرب|أعلى|أدنى|أكبر)$/.test(word))) return label;
  if (!first || !plain || head.some((word) => word.startsWith("ال") || /(?:ها|هم|ه)$/.test(word))) return label;
  const last = head.at(-1)!;
  if (head.length > 2 && adjective.test(last)) return label;
  const named =
    second === undefined || (head.length === 2 && adjective.test(second))
      ? head.map(withArticle)
      : [...head.slice(0, -1), withArticle(last)];
  return [...named, ...words.slice(head.length)].join(" ");
};
