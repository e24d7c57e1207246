/**
 * A wish without what is said around it: a correction takes the place of what it corrects ("add a note to cars, no, to customers"), a reason
 * behind a comma says nothing of what is done, "everywhere" and "instead" belong to no name. Words keep their places in the text.
 */
import { fold, isArabic } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { calledIn, type Work } from "./changing.ts";
import { quotedIn } from "./quoted.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
export const made = (like: Token, word: string): Token => ({ ...like, raw: word, word: fold(word), kind: "word", arabic: isArabic(word) });

/** The clause without corrections, reasons and fillers. */
export const tidied = (clause: Clause): Clause => {
  const quoted = new Set(quotedIn(clause).flat());
  const tokens = [corrected, withoutReason, withoutLogIn, unlessSaid].reduce((left, step) => step(left), clause.tokens);
  const end = tokens.findLastIndex((token) => quoted.has(token) || !(fillers.has(token.word) || /^[,،]$/.test(token.word)));
  return tokens.length === clause.tokens.length && end === tokens.length - 1 ? clause : { ...clause, tokens: tokens.slice(0, end + 1) };
};

const fillers = words(
  "everywhere instead please too now always kindly دائما دائم دايما دايم ايضا كمان فضلك سمحت بدلا حاليا ابدا نهائيا اطلاقا",
);

const rethought = words("no sorry rather oops لا عفوا اسف اقصد قصدي");
const meaning = words("i mean meant sorry rather no wait actually لا عفوا اسف اقصد قصدي اعني");
const places = words("to of from in on for into من في الي علي عن");
/** "…, no, to customers": what stands behind takes the place of the same beginning before. */
const corrected = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    (token, i) =>
      i > 2 &&
      /^[,،]$/.test(tokens[i - 1]!.word) &&
      (rethought.has(token.word) || (token.word === "i" && /^mean/.test(tokens[i + 1]?.word ?? ""))),
  );
  if (at < 0) return tokens;
  const start = tokens.findIndex((token, i) => i > at && !meaning.has(token.word) && !/^[,،]$/.test(token.word));
  if (
    start < 0 ||
    (start === at + 1 && !/^[,،]$/.test(tokens[at + 1]?.word ?? "") && tokens[at]!.word !== "قصدي" && tokens[at]!.word !== "اقصد")
  )
    return tokens;
  const [before, behind] = [tokens.slice(0, at - 1), tokens.slice(start)];
  const first = behind[0]!;
  const prefix = first.arabic ? /^(?:لل|بال|ل|ب)/.exec(first.word)?.[0] : undefined;
  const same = before.findLastIndex(
    ({ word }, i) =>
      i > 0 && (places.has(first.word) ? word === first.word : prefix ? word.startsWith(prefix[0]!) && word.length > 3 : places.has(word)),
  );
  if (same < 1) return tokens;
  return [...before.slice(0, places.has(first.word) || prefix ? same : same + 1), ...behind];
};

const reasons = words("because since لان لانه لانها لاننا عشان علشان");
const speaking = words("we i nobody noone it they ما لا لم مش محد");
const needing = words(
  "use used uses need needed needs want نستخدم نستخدمه نستخدمها نحتاج نحتاجه نحتاجها يستخدم يستخدمه يستخدمها لازم ضروري",
);
/** "Remove time off, we don't use it": the reason is none of the name. */
const withoutReason = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex((token, i) => {
    if (i < 3 || !/^[,،]$/.test(tokens[i - 1]!.word)) return i > 3 && reasons.has(token.word);
    const rest = tokens.slice(i);
    return reasons.has(token.word) || (speaking.has(token.word) && rest.length < 9 && rest.some(({ word }) => needing.has(word)));
  });
  return at < 0 ? tokens : tokens.slice(0, at);
};

/** "log in and see their own cars": who sees something signs in. */
const withoutLogIn = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) => /^(?:log|sign)s?$/.test(word) && tokens[i + 1]?.word === "in" && ["and", "to"].includes(tokens[i + 2]?.word ?? ""),
  );
  return at < 1 ? tokens : [...tokens.slice(0, at), ...tokens.slice(at + 3)];
};

/** "20% unless somebody says otherwise": by default. */
const unlessSaid = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => i > 2 && word === "unless");
  return at < 0 || !tokens.slice(at).some(({ word }) => ["otherwise", "else", "changed", "changes", "changing", "different"].includes(word))
    ? tokens
    : [...tokens.slice(0, at), made(tokens[at]!, "default")];
};

const taking = words("make set mark colour color paint call name rename hide sort");
const it = words("it them this");
const suffixed: ReadonlyMap<string, string> = new Map(
  (
    [
      ["اجعل", "خليه خليها خله خلها خليهم اجعله اجعلها خلوه خلوها"],
      ["سم", "سمه سميه سميها سمها"],
      ["احذف", "احذفه احذفها شيله شيلها"],
      ["لون", "لونه لونها"],
    ] as const
  ).flatMap(([verb, forms]) => forms.split(" ").map((form) => [form, verb] as const)),
);
const going = words("يزيد تزيد يقل تقل يتجاوز تتجاوز يتكرر تتكرر");
const bounds = words("يزيد تزيد يقل تقل يتجاوز تتجاوز بين اقل اكثر");

/** Whether from here on a clause says more of what it spoke of before: "and make it unique", «ويكون فريدًا», «ولا يزيد عن 40». */
export const goesOnAt = (tokens: readonly Token[], at: number, isFlag: (token: Token | undefined) => boolean): boolean => {
  const [token, next] = [tokens[at]!, tokens[at + 1]];
  if (suffixed.has(token.word)) return true;
  if ((taking.has(token.word) || token.word === "default") && it.has(next?.word ?? "")) return true;
  if (/^[يت]كون$/.test(token.word)) return isFlag(next);
  return ["لا", "ما"].includes(token.word) && going.has(next?.word ?? "") && !tokens.slice(0, at).some(({ word }) => bounds.has(word));
};

/** The clause with the name of what it goes on about in the place of "it"; `last`: what was done before it in the same sentence. */
export const referring = (work: Work, clause: Clause, last: string | undefined): Clause => {
  const node = last === undefined ? undefined : work.draft.nodes[last];
  const [first, next, ...rest] = clause.tokens;
  if (!first || !next || !node || last === undefined) return clause;
  // "default it to out": of the field whose choice was added.
  if (first.word === "default" && it.has(next.word))
    return {
      ...clause,
      tokens: [made(first, "default"), ...namedAs(work, node.kind === "option" ? (node.owner ?? last) : last, first), ...rest],
    };
  const named = namedAs(work, last, first);
  const verb = suffixed.get(first.word);
  if (verb !== undefined) return { ...clause, tokens: [made(first, verb), ...named, next, ...rest] };
  if (taking.has(first.word) && it.has(next.word))
    return { ...clause, tokens: [made(first, /^(?:colou?r|paint)$/.test(first.word) ? "make" : first.word), ...named, ...rest] };
  if (/^[يت]كون$/.test(first.word)) return { ...clause, tokens: [made(first, "اجعل"), ...named, next, ...rest] };
  if (["لا", "ما"].includes(first.word) && going.has(next.word)) return { ...clause, tokens: [...named, made(first, "لا"), next, ...rest] };
  return clause;
};

const namedAs = (work: Work, id: string, like: Token): readonly Token[] => {
  const locale = like.arabic ? "ar" : "en";
  const node = work.draft.nodes[id]!;
  const field = node.kind === "option" ? work.draft.nodes[node.owner ?? ""] : undefined;
  const owner = field ? field.owner : node.owner;
  const said = (one: string): readonly Token[] =>
    calledIn(work, one)
      [locale].split(" ")
      .map((word) => made(like, word));
  return owner ? [...said(id), made(like, like.arabic ? "في" : "of"), ...said(owner)] : said(id);
};
