/**
 * What a sentence does to the one before it: takes it back ("undo that", «تراجع عن ذلك»), corrects it ("no, I meant projects", "not a
 * number, an amount"), or says it of something else as well ("also for nurses", «ونفس الشيء للموردين»). Pure; null: it stands alone.
 */
import { latinDigits } from "../../../../../../schema/blueprint/field-text.ts";
import { fold } from "../../text/fold.ts";

export type Turn =
  /** `count`: so many; absent: the last one. */
  | { readonly is: "taking-back"; readonly count?: number }
  /** What was taken back is wanted again; `count`: so many; absent: all that was taken back at once. */
  | { readonly is: "again"; readonly count?: number }
  /** `said` takes the place of `not`, or of what it is like; null: of nothing that is named. */
  | { readonly is: "instead"; readonly said: string | null; readonly not: string | null }
  | { readonly is: "also"; readonly said: string };

export const turnOf = (text: string): Turn | null => {
  const plain = text
    .trim()
    .replace(/[.!?؟\s]+$/u, "")
    .replace(/[’‘]/gu, "'");
  if (plain === "" || plain.length > 400) return null;
  const { rest, denied } = withoutLead(plain);
  const stepping = steppingOf(rest);
  if (stepping) return stepping;
  if (isTakingBack(rest) || (denied && rest === "")) return { is: "taking-back" };
  const behind = takenBackAnd(rest);
  if (behind !== null) return turnWith(behind);
  return corrected(rest, denied) ?? also(rest);
};

const turnWith = (said: string): Turn => ({ is: "instead", ...apart(said) });

const lead =
  /^(?:(no|nope|not that|wrong|wait,? no|لا|كلا|غلط|خطأ)|sorry|oops|oh|wait|hmm|well|ah|ok|okay|hold on|my mistake|my bad|please|عفوًا|عفوا|آسف|اسف|معليش|لحظة|أوه|طيب|يا سلام)(?:\s*[,،.!;:؛…—–-]+\s*|$)/iu;
/** Without "no," and "oh, sorry," before it; whether it says no. */
const withoutLead = (text: string): { readonly rest: string; readonly denied: boolean } => {
  let [rest, denied] = [text, false];
  for (let found = lead.exec(rest); found; found = lead.exec(rest)) {
    denied ||= found[1] !== undefined;
    rest = rest.slice(found[0].length);
  }
  return { rest: rest.replace(/^(?:please|just|can you|could you|من فضلك|لو سمحت|رجاء)\s+/iu, ""), denied };
};

const that =
  "(?:it|that|this|them|those|(?:the |my |your )?(?:last|latest|previous) (?:one|step|change|thing|edit|request|wish|sentence)|(?:the |that |this |my )change|what (?:you|i) (?:just )?(?:did|said|asked|asked for)|everything you just did)";
const asWas = "(?: (?:as|how|(?:to )?(?:how|the way)) (?:it|they|that|things) (?:was|were)(?: before)?)";
const takingBack = [
  new RegExp(`^(?:undo|revert|reverse|cancel|scratch|discard|roll ?back|take back|forget|withdraw)(?: all of)? ${that}(?: again)?$`, "u"),
  /^(?:undo|revert|roll ?back)(?: please)?$/u,
  new RegExp(`^(?:take|roll|put|turn|change|bring) ${that} back${asWas}?$`, "u"),
  new RegExp(`^(?:put|leave|make) (?:it|that|this|them|everything|things)(?: back)?${asWas}$`, "u"),
  /^go back(?: one step| to how (?:it|things) (?:was|were)(?: before)?)?$/u,
  /^(?:never ?mind|forget (?:about )?(?:it|that)|i (?:have )?changed my mind|don't do (?:that|it))$/u,
  /^i (?:didn't|did not|don't|do not) (?:mean|want) (?:it|that|this)$/u,
  /^(?:that|this|it)(?:'s| is| was) (?:wrong|a mistake|my mistake|not (?:what i (?:meant|wanted|asked(?: for)?|said)|it|right))$/u,
  // As `fold` writes them.
  /^(?:تراجع|اتراجع|نتراجع|تراجعي|تراجعوا|ارجع|رجوع)(?: عن)? ?(?:ذلك|هذا|هذه|هاد|هذاك|كده|هيك|اخر (?:شي|شيء|تغيير|تعديل|خطوه|طلب|عمليه|واحد)|(?:ال)?(?:تغيير|تعديل|خطوه|طلب)(?: الاخيره?)?|ما (?:فعلت|فعلته|سبق|قلت|قلته|عملت|طلبت|طلبته)|كلامي|الي ما كان(?:ت)?(?: عليه)?)$/u,
  /^(?:تراجع|اتراجع|تراجعي|تراجعوا)$/u,
  /^(?:الغ|الغي|الغوا|اسحب|انس|انسي) (?:ذلك|هذا|هذه|هاد|كلامي|الامر|الموضوع|اخر (?:شي|شيء|تغيير|تعديل|خطوه|طلب|عمليه)|(?:ال)?(?:تغيير|تعديل|خطوه|طلب) الاخيره?|ما (?:فعلت|قلت|طلبت))$/u,
  /^(?:رجع|رجعه|رجعها|ارجعه|ارجعها|اعد|اعده|اعدها|رجعوه|خليه|خله)(?: كل شيء)? (?:كما|مثل ما|زي ما|متل ما|الي ما|علي ما) كانت?(?: عليه| قبل| من قبل)?$/u,
  /^(?:رجعه|رجعها|غيرت رايي|بلاش(?: كده| هيك)?|لا تفعل (?:ذلك|هذا)|(?:لا|ما|لم) (?:اقصد|قصدت|اريد|ابغي|ابي|بدي) (?:ذلك|هذا|كده|هيك)|(?:مو|مش|ليس)(?: هذا| هيك| كده)? (?:قصدي|ما (?:قصدت|قصدته|اقصد|اقصده|اردت|اردته|طلبت|طلبته)|اللي (?:اقصده|قصدته)))$/u,
];

const isTakingBack = (text: string): boolean => {
  const said = plainWords(text);
  return takingBack.some((pattern) => pattern.test(said));
};
const plainWords = (text: string): string => {
  const lower = text
    .toLowerCase()
    .replace(/[،,]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/ (?:please|again|now|too|من فضلك|لو سمحت)$/u, "")
    .trim();
  return /[\u0600-\u06ff]/u.test(lower) ? fold(lower) : lower;
};

const numbers: Readonly<Record<string, number>> = {
  ...Object.fromEntries("two three four five six seven eight nine ten".split(" ").map((word, at) => [word, at + 2])),
  both: 2,
  ...Object.fromEntries(
    "اثنين|اثنتين|اتنين ثلاث|ثلاثه|تلات|تلاته اربع|اربعه خمس|خمسه ست|سته سبع|سبعه ثمان|ثماني|ثمانيه تسع|تسعه عشر|عشره"
      .split(" ")
      .flatMap((words, at) => words.split("|").map((word) => [word, at + 2])),
  ),
};
const many = `(\\d{1,2}|${Object.keys(numbers).join("|")})`;
const things = "(?:changes|steps|things|edits|requests|wishes|sentences|ones|actions)(?: (?:i|you) (?:made|did|said|asked for))?";
const lastOnes = `(?:(?:the |my |your )?(?:last|latest|previous) ${many}(?: of them| ${things})?|(?:the |my )?${many} (?:last|latest|previous) ${things}|${many} ${things}|both(?: of (?:them|these|those))?)`;
const undoing = "(?:undo|revert|reverse|cancel|scratch|discard|roll ?back|take back|forget|withdraw)";
const pair = "(?:تغييرين|تعديلين|خطوتين|طلبين|شييين|شيءين|امرين|عمليتين|جملتين)";
const several = "(?:تغييرات|تعديلات|خطوات|طلبات|اشياء|امور|عمليات|جمل|تغييرا|تعديلا|خطوه|طلبا)";
const lastOnesInArabic = `(?:(?:اخر )?${many}(?: ${several})?|(?:ال)?(?:اخر )?(?:ال)?${pair}(?: الاخير(?:ين|تين))?|(?:ال)?${several} ال${many}(?: الاخيره)?)`;
const severalBack = [
  new RegExp(`^${undoing} ${lastOnes}$`, "u"),
  new RegExp(`^(?:take|roll|put|turn) ${lastOnes} back$`, "u"),
  new RegExp(`^go back ${many} steps$`, "u"),
  new RegExp(`^(?:تراجع|اتراجع|نتراجع|تراجعي|تراجعوا|ارجع|ارجعي|الغ|الغي|اسحب)(?: عن)? ${lastOnesInArabic}$`, "u"),
];
const wantedAgain = [
  /^redo(?: (?:it|that|this|them|everything|(?:the |my )?(?:last|latest) (?:one|change|step|undo)|what (?:i|you|we) (?:just )?(?:undid|took back)|what was (?:just )?(?:undone|taken back)))?$/u,
  /^(?:undo|revert|cancel|take back) (?:the|that|my|your) (?:last )?undo$/u,
  /^(?:restore|bring back|put back|do again) what (?:(?:i|you|we) (?:just )?(?:undid|took back|reverted)|was (?:just )?(?:undone|taken back|reverted))$/u,
  /^(?:اعد|اعيد|اعيدي|اعيدوا|رجع|ارجع|استعد) (?:اخر )?(?:ما|الذي|اللي) (?:تراجعت|تراجعنا|سحبت|سحبته|الغيت|الغيته|تم التراجع|رجعت) ?(?:عنه|عنها)?$/u,
  /^(?:اعد|اعيد) (?:تنفيذه|تنفيذها|التغيير|التغييرات|الخطوه|التعديل) (?:الذي|التي|اللي) تراجعت عن(?:ه|ها)$/u,
  /^(?:تراجع|ارجع) عن (?:ذلك )?التراجع(?: الاخير)?$|^(?:الغ|الغي) التراجع(?: الاخير)?$|^اعاده(?: التنفيذ)?$/u,
];
const severalAgain = [new RegExp(`^redo ${lastOnes}$`, "u"), new RegExp(`^(?:اعد|اعيد|رجع) ${lastOnesInArabic}$`, "u")];

/** How many a pattern that fits speaks of; null: none fits. */
const countIn = (patterns: readonly RegExp[], said: string): number | null => {
  for (const pattern of patterns) {
    const found = pattern.exec(said);
    if (!found) continue;
    const word = found.slice(1).find((one) => one !== undefined);
    return word === undefined ? 2 : (numbers[word] ?? Number(word));
  }
  return null;
};

/** "undo the last three", "redo", «تراجع عن آخر ثلاثة تغييرات»، «أعد ما تراجعت عنه». */
const steppingOf = (text: string): Turn | null => {
  const said = latinDigits(plainWords(text));
  if (wantedAgain.some((pattern) => pattern.test(said))) return { is: "again" };
  const back = countIn(severalBack, said);
  if (back !== null) return back > 1 ? { is: "taking-back", count: back } : back === 1 ? { is: "taking-back" } : null;
  const again = countIn(severalAgain, said);
  return again !== null && again > 0 ? { is: "again", count: again } : null;
};

/** "undo that and add it to projects": what is wanted in its place. */
const takenBackAnd = (text: string): string | null => {
  const cut = /^(.{3,60}?)\s*(?:[.;؛,،]\s*(?:and |then |instead,? |و)?|\s(?:and|then)\s|\sو(?=\p{L}))\s*(.{3,})$/isu.exec(text);
  return cut && isTakingBack(cut[1]!) ? cut[2]! : null;
};

const meaning =
  /^(?:i (?:actually )?(?:mean|meant|was thinking of|was talking about)(?: to say)?|what i mean(?:t)? (?:is|was)|it should (?:have been|be)|that should (?:have been|be)|make that|rather)[\s:,]+(.+)$/isu;
const meaningInArabic =
  /^(?:(?:كنت )?(?:أقصد|اقصد)|قصدت|قصدنا|(?:كان )?قصدي|أعني|اعني|عنيت|بقصد|المقصود)(?:\s+(?:أن|ان|هو|هي))?[\s:،]+(.+)$/su;
const notThis =
  /^(?:i (?:didn't|did not|don't|do not) mean|not)\s+(.+?)(?:\s*[,;—–]\s*(?:but |rather |i meant? |it's )?|\s+but(?: rather)?\s+)(.+)$/isu;
const notThisInArabic =
  /^(?:(?:لا|ما) (?:أقصد|اقصد)|(?:لم|ما) (?:أقصد|اقصد|قصدت)|ليست?|مو|مش|موب|لست أقصد)\s+(.+?)(?:\s*[،,؛]\s*(?:(?:بل|ولكن|لكن|إنما|وإنما|أقصد|قصدت|قصدي)\s+)?|\s+(?:بل|ولكن|لكن|إنما|وإنما)\s+)(.+)$/su;
const notThatAlone =
  /^(?:(?:(?:لا|ما) (?:أقصد|اقصد)|(?:لم|ما) (?:أقصد|اقصد|قصدت))\s+|(?:i (?:didn't|did not|don't) mean|not)\s+)(\S+(?:\s+\S+){0,3})$/isu;

const corrected = (text: string, denied: boolean): Turn | null => {
  const pair = notThis.exec(text) ?? notThisInArabic.exec(text);
  if (pair) return { is: "instead", said: apart(pair[2]!).said, not: pair[1]!.trim() };
  const meant = meaning.exec(text) ?? meaningInArabic.exec(text);
  if (meant) return turnWith(meant[1]!);
  const alone = notThatAlone.exec(text);
  if (alone) return { is: "instead", said: null, not: alone[1]! };
  const split = apart(text);
  if (denied) return { is: "instead", ...split };
  // "to projects, not tasks" is said of what was said; "packers must not see the price" is a sentence of its own.
  return split.not !== null && words(split.said) < 5 && words(split.not) < 4 && setApart.test(text) ? { is: "instead", ...split } : null;
};
const setApart = /[,،]\s*(?:not|instead of|rather than|وليست?|ليست?|مو|مش)\s|\s(?:instead of|rather than|وليست?)\s/iu;

const words = (text: string): number => text.split(/\s+/u).length;

/** "projects, not tasks", «المشاريع وليس المهام»; without "instead" behind it. */
const apart = (text: string): { readonly said: string; readonly not: string | null } => {
  const bare = text
    .trim()
    .replace(/\s*[,،]?\s*(?:instead|rather|please|بدلًا من ذلك|بدلا من ذلك|بدل ذلك|عوضًا عن ذلك|من فضلك)$/iu, "")
    .replace(/^(?:بل|rather|instead,?)\s+/iu, "");
  const cut =
    /^(.+?)\s*,?\s+(?:not|instead of|rather than)\s+(.+)$/isu.exec(bare) ??
    /^(.+?)\s*[،,]?\s+(?:وليست?|ليست?|مو|مش|لا|بدل|بدلًا من|بدلا من)\s+(.+)$/su.exec(bare);
  return cut && words(cut[1]!) < 6 && words(cut[2]!) < 6 ? { said: cut[1]!, not: cut[2]! } : { said: bare, not: null };
};

const alsoPatterns = [
  /^(?:(?:and|also|then|now|please) )*(?:do |make |apply )?(?:the |exactly the )?same(?: thing| change| rule| again)?(?: goes| again| applies)? ((?:for|to|with|on|in) .+)$/isu,
  /^(?:do|apply) (?:it|that|this)(?: again)? ((?:for|to|with|on|in) .+)$/isu,
  /^(?:ditto|likewise)[, ]+((?:for|to|with|on|in) .+)$/isu,
  /^(?:(?:and|also) )+((?:for|to|in|on) .+)$/isu,
  /^(?:(?:and|also) )*(?:add|put|show|do|have) (?:it|that|this|them|the same)(?: (?:too|also|as well))? ((?:for|to|with|on|in) .+)$/isu,
  /^(?:and )?so (?:can|may|should|do|must) (.+)$/isu,
  /^(?:and )?((?:the )?[^\s,]+(?: [^\s,]+)?) (?:can|may|should|do|must)(?: too| as well| also)$/isu,
  /^(?:and )?((?:(?:for|to|in|on) )?(?:the )?[^\s,]+(?: [^\s,]+)?),? (?:too|as well|also)$/isu,
  /^و?(?:كذلك|أيضًا|أيضا|ايضا|كمان)\s+(.+)$/su,
  /^و?(?:(?:افعل|اعمل|سو|سوي|طبق|نفذ|اعملي)\s+)?(?:نفس|ذات)\s+(?:الشيء|الشي|الأمر|الامر|التغيير|الحكم|الكلام|الطلب|العمل)\s+(.+)$/su,
  /^و?(?:افعل|اعمل|سو|سوي|طبق)(?:ه|ها)\s+(.+)$/su,
  /^و?(?:المثل|مثله|مثلها|هكذا|بالمثل)\s+(.+)$/su,
  /^و?(?:أضفه|أضفها|اضفه|اضفها|ضيفه|ضيفها|حطه|حطها|ضعه|ضعها|زده|زدها|اعرضه|اعرضها|أظهره|أظهرها)(?:\s+(?:أيضًا|أيضا|ايضا|كذلك|كمان))?\s+((?:ل|في|إلى|الى|على|عند).+)$/su,
  /^((?:و)?[^\s،]+(?:\s[^\s،]+)?)\s+(?:أيضًا|أيضا|ايضا|كذلك|كمان)$/su,
];
const alsoBehind = /\s*[,،]?\s+(?:too|as well|also|again|please|أيضًا|أيضا|ايضا|كذلك|كمان)$/iu;

const also = (text: string): Turn | null => {
  for (const pattern of alsoPatterns) {
    const said = pattern.exec(text)?.[1];
    if (said === undefined) continue;
    const plain = said
      .replace(alsoBehind, "")
      .replace(/لـ\s*/gu, "ل")
      .replace(/(?<![\p{L}])ل\s+(?=\p{L})/gu, "ل")
      .trim();
    return words(plain) < 7 ? { is: "also", said: plain } : null;
  }
  return null;
};
