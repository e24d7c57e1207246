/** How the platform looks, beside its colours: light or dark, corners, room between things, fonts; what nobody can set is said. */
import { fontNames, type Theme } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { colourIn } from "../../words/colour-names.ts";
import { fact, set, type Work } from "../changing.ts";
import { ask, has, type Wish, wordSet } from "./about.ts";

/** "make it dark", "rounder corners", "a more compact look", "use the Inter font", «كبّر الخط». */
export const look: Wish = (work, clause) =>
  colour(work, clause) ?? corners(work, clause) ?? letters(work, clause) ?? mode(work, clause) ?? density(work, clause);

const themeOf = (work: Work): Partial<Theme> => (work.draft.header.theme ?? {}) as Partial<Theme>;
const change = (work: Work, clause: Clause, part: keyof Theme, value: string | number, said: Sentence): true => {
  if (themeOf(work)[part] === value)
    return fact(work, clause, { en: `${said.en} It is so already.`, ar: `${said.ar} وهو كذلك من قبل.` }, []);
  set(work, clause, "header", `theme.${part}`, value, said);
  return true;
};

const whole = wordSet("whole thing instead of rather than platform's تماما كامل كامله بدل بدلا من");
/** "make everything green instead of pink": the platform's own colour, where nothing else is named. */
const colour: Wish = (work, clause) => {
  const { tokens } = clause;
  const instead = tokens.findIndex(({ word }) => ["instead", "rather", "بدل", "بدلا"].includes(word));
  const said = instead > 0 ? tokens.slice(0, instead) : tokens;
  const found = colourIn(said);
  if (!found || tokens.length > 14) return null;
  const rest = [...said.slice(0, found.at), ...said.slice(found.at + found.length)];
  if (rest.length === 0 || !rest.every((token) => isLook(token) || whole.has(token.word)) || has(rest, dark) || has(rest, light))
    return null;
  if (!has(rest, looking) && !has(rest, whole)) return null;
  return change(work, clause, "primary", found.hex, {
    en: `The platform's main colour: ${found.hex}.`,
    ar: `اللون الأساسي للمنصة: ${found.hex}.`,
  });
};

const round = wordSet("corner corners edge edges radius rounding الزوايا زوايا الحواف حواف الاركان اركان");
const roundness = wordSet("soft softer round rounded rounder rounding استداره مدوره مستديره انحناء دائريه ناعمه تدوير");
const square = wordSet("square squared sharp sharper straight pointed حاده حاد مربعه مستقيمه قائمه");
const less = wordSet("less smaller fewer اقل اصغر بدون دون");
const most = 24;
const step = 6;
const corners: Wish = (work, clause) => {
  const { tokens } = clause;
  const parts = has(tokens, roundness) && has(tokens, wordSet("button buttons card cards box boxes الازرار ازرار البطاقات بطاقات"));
  if ((!has(tokens, round) && !parts) || tokens.length > 12) return null;
  const now = Number(themeOf(work).radius ?? 8);
  const said = tokens.find((token) => token.kind === "number");
  const wanted = said ? Number(said.word) : has(tokens, square) ? 0 : has(tokens, less) ? Math.max(0, now - step) : now + step;
  if (!said && !has(tokens, square) && !has(tokens, roundness) && !has(tokens, less)) return null;
  if (!(wanted >= 0) || (said && wanted > most))
    return ask(work, `corners-${clause.index}`, {
      en: `Corners can be between 0 and ${most} points round; nothing was changed. Write for example: “Corners of 12”.`,
      ar: `استدارة الزوايا بين 0 و${most} نقطة؛ لم يتغير شيء. اكتب مثلًا: «زوايا باستدارة 12».`,
    });
  const radius = Math.min(wanted, most);
  return change(work, clause, "radius", radius, { en: `Corners: ${radius} of ${most}.`, ar: `استدارة الزوايا: ${radius} من ${most}.` });
};

const lettering = wordSet(
  "text texts font fonts letters lettering writing type typeface words الخط خط النص نص الخطوط النصوص الحروف الكتابه",
);
const sizes = wordSet(
  "bigger larger smaller big large small size sizes increase decrease enlarge اكبر كبر كبير تكبير اصغر صغر تصغير حجم كبروا",
);
const fonts: ReadonlySet<string> = new Set(fontNames);
const fontWords = wordSet("font fonts typeface الخط خط الخطوط");
const fillers = wordSet(
  "use set change make the a to as in please it with all everything my our site platform app استخدم غير اجعل خلي الي ل نوع في",
);
const letters: Wish = (work, clause) => {
  const { tokens } = clause;
  if (!has(tokens, lettering) || tokens.length > 10) return null;
  if (has(tokens, sizes) && tokens.every(isLook))
    return ask(work, `letters-${clause.index}`, {
      en: "The size of text is everybody's own, set in their browser, and nothing was changed. What can be set: “A more compact look”, “More space between things”, “Use the Inter font”, “Rounder corners”, “Make it dark”.",
      ar: "حجم الخط يضبطه كل شخص في متصفحه، ولم يتغير شيء. ما يمكن ضبطه: «مظهر متراص»، «مسافات أوسع»، «استخدم خط Inter»، «زوايا أكثر استدارة»، «اجعل المظهر داكنًا».",
    });
  const at = tokens.findIndex((token) => fonts.has(token.word));
  if (at >= 0 && has(tokens, fontWords)) {
    const font = tokens[at]!.word;
    return change(work, clause, "font", font, { en: `Font: ${font}.`, ar: `الخط: ${font}.` });
  }
  const named = tokens.filter((token) => token.kind === "word" && !fontWords.has(token.word) && !fillers.has(token.word));
  if (!has(tokens, fontWords) || named.length === 0 || named.length > 3 || !/^(?:use|set|change|استخدم|غير|اجعل)$/.test(tokens[0]!.word))
    return null;
  const name = named.map(({ raw }) => raw).join(" ");
  return ask(work, `font-${clause.index}`, {
    en: `There is no font “${name}”, and nothing was changed. There are: Plex, Inter, System. Write for example: “Use the Inter font”.`,
    ar: `لا يوجد خط «${name}»، ولم يتغير شيء. الموجود: Plex وInter وSystem. اكتب مثلًا: «استخدم خط Inter».`,
  });
};

const dark = wordSet("dark darker night nightly black داكن داكنه داكنا غامق غامقه غامقا ليلي ليليا مظلم مظلما");
const light = wordSet("light lighter bright brighter day فاتح فاتحه فاتحا مضيء نهاري نهاريا");
const looking = wordSet(
  "background backgrounds theme mode look looks design colours colors colour color site platform app website page pages screen screens interface everything it all style الخلفيه خلفيه الموقع المنصه التطبيق المظهر مظهر الوضع وضع الالوان الوان الواجهه واجهه الصفحات الشاشه التصميم كلها كله",
);
const wishing = wordSet(
  "make use set change turn switch a an the to i want we would like more be please should with let it's is in for my our اجعل خلي خل حول غير استخدم اريد نريد الي علي اكثر يكون تكون ليكون بشكل ذو ذات لون",
);
const isLook = ({ word, kind }: Token): boolean =>
  kind === "mark" || [dark, light, looking, wishing, lettering, sizes, fillers, fontWords].some((words) => words.has(word));
const mode: Wish = (work, clause) => {
  const { tokens } = clause;
  const [isDark, isLight] = [has(tokens, dark), has(tokens, light)];
  if (isDark === isLight || !tokens.every(isLook) || tokens.length < 2) return null;
  const said: Sentence = isDark
    ? { en: "The platform is dark for everybody.", ar: "المنصة داكنة للجميع." }
    : { en: "The platform is light for everybody.", ar: "المنصة فاتحة للجميع." };
  return change(work, clause, "mode", isDark ? "dark" : "light", said);
};

const tight = wordSet("compact denser dense tighter tight condensed متراص متراصا مضغوط مضغوطا كثيف مضغوطه متقارب");
const roomy = wordSet("comfortable roomier roomy spacious airy airier spacing مريح مريحا واسع واسعه اوسع رحب فسيح");
const room = wordSet(
  "space room spacing look layout lists tables things rows between مسافات المسافات مساحات فراغات العرض القوائم الجداول بين الصفوف العناصر",
);
const density: Wish = (work, clause) => {
  const { tokens } = clause;
  const spoken = (token: Token): boolean =>
    isLook(token) || tight.has(token.word) || roomy.has(token.word) || room.has(token.word) || less.has(token.word);
  if (!tokens.every(spoken) || tokens.length > 10) return null;
  const spaced = has(tokens, wordSet("space spacing room مسافات المسافات مساحات فراغات"));
  if (has(tokens, tight) || (spaced && has(tokens, less)))
    return change(work, clause, "density", "compact", { en: "Things stand closer together.", ar: "العناصر متقاربة." });
  if (has(tokens, roomy) || (spaced && has(tokens, wordSet("more bigger اكثر اكبر"))))
    return change(work, clause, "density", "comfortable", { en: "Things have more room.", ar: "المسافات بين العناصر أوسع." });
  return null;
};
