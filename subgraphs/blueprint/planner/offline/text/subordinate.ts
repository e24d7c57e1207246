/** "When a parcel arrives, the porter records it": what the sentence says stands behind the clause that says when. */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import type { Clause, Token } from "./tokens.ts";

const openers = new Set(
  "when whenever if once after before until unless because since while although though as عند عندما اذا لما كلما حين بعد قبل وقت".split(
    " ",
  ),
);
const speakers = new Set("we i they he she it you there".split(" "));
const people = new Set(["person", "member", "admin", "public"]);

/** "Members apply for a plot, and when one is free the board assigns it": two sentences in one. */
export const cutBefore = (clause: Clause): readonly [Clause, Clause] | null => {
  const { tokens } = clause;
  let depth = 0;
  const at = tokens.findIndex((token, i) => {
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    return (
      depth === 0 &&
      i > 3 &&
      i < tokens.length - 4 &&
      ["and", "but"].includes(token.word) &&
      ["when", "whenever", "if", "once", "after"].includes(tokens[i + 1]!.word)
    );
  });
  if (at < 0 || !tokens.slice(0, at).some((token) => verbForms.has(token.word))) return null;
  const end = tokens[at - 1]!.word === "," ? at - 1 : at;
  if (!subordinate({ ...clause, tokens: tokens.slice(at + 1) })) return null;
  return [
    { ...clause, tokens: tokens.slice(0, end) },
    { ...clause, tokens: tokens.slice(at + 1) },
  ];
};

/** The clause cut into the one that says when, and what is said; null where there is nothing to cut. */
export const subordinate = (clause: Clause): { readonly when: Clause; readonly main: Clause } | null => {
  const { tokens } = clause;
  const start = tokens.findIndex((token) => !["and", "but", "then", "so", "و", "ثم"].includes(token.word));
  if (start < 0 || start > 1 || !openers.has(tokens[start]!.word)) return null;
  const comma = commaAt(tokens, start);
  const second = secondSubject(tokens, start);
  // "After the visit a nurse records the weight, the height": what she records is no part of when.
  const at =
    comma !== null && second !== null && second < comma && /^(?:after|before|once|when)$/.test(tokens[start]!.word)
      ? second
      : (comma ?? second);
  if (at === null) return null;
  let from = at;
  while (from < tokens.length && (isSeparator(tokens[from]!) || tokens[from]!.word === "then")) from++;
  const when = tokens.slice(start + 1, at);
  return from < tokens.length - 1 && when.length > 1
    ? { when: { ...clause, tokens: when }, main: { ...clause, tokens: tokens.slice(from) } }
    : null;
};

const commaAt = (tokens: readonly Token[], start: number): number | null => {
  let depth = 0;
  const at = tokens.findIndex((token, i) => {
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    return depth === 0 && i > start + 2 && [",", "،"].includes(token.word);
  });
  // A list behind the comma still belongs to the clause: "when the name, the phone and …".
  return at < 0 ||
    at > start + 14 ||
    !tokens.slice(start + 1, at).some((token) => verbForms.has(token.word) || /(?:s|ed)$/.test(token.word) || token.arabic)
    ? null
    : at;
};

/** "If a room is broken members open a ticket": who acts begins what is said. */
const secondSubject = (tokens: readonly Token[], start: number): number | null => {
  if (tokens[start]!.arabic) return arabicMain(tokens, start);
  for (let i = start + 3; i < Math.min(tokens.length - 2, start + 14); i++) {
    const token = tokens[i]!;
    if (token.kind !== "word" || isSeparator(tokens[i - 1]!)) continue;
    if (speakers.has(token.word) && !["that", "which", "who", "when", "if", "because"].includes(tokens[i - 1]!.word)) return i;
    const the = ["the", "our", "a", "an"].includes(token.word) ? 1 : 0;
    // "when one becomes free the board assigns it"
    const acting = verbForms.get(tokens[i + 2]?.word ?? "");
    if (
      token.word === "the" &&
      acting?.form === "s" &&
      acting.verb.cls === "do" &&
      tokens[i + 1]?.kind === "word" &&
      i > start + 2 &&
      !["of", "by", "to", "for", "with", "from", "in", "at", "on"].includes(tokens[i - 1]!.word)
    )
      return i;
    const found = conceptAt(tokens, i + the);
    const before = tokens[i - 1]!.word;
    if (
      found &&
      people.has(found.entry.kind) &&
      !/^(?:some|any|every)(?:body|one)$/.test(token.word) &&
      !["of", "by", "to", "for", "with", "from", "the", "a", "an", "our", "their", "and", "or", "each", "every", "is", "are"].includes(
        before,
      ) &&
      verbForms.has(tokens[i + the + found.length]?.word ?? "")
    )
      return i;
  }
  return null;
};

/** «لما يجي الزبون نسجل الجهاز», «بعد ما يخلص يقدر يقيّم», «بعد الحصة الطالب يكتب»: the second verb, or who does it. */
const arabicMain = (tokens: readonly Token[], start: number): number | null => {
  // «بعد انتهاء الفرصة تسجل الجهة الساعات»: behind a noun the first verb is what is said.
  const noun = /^(?:بعد|قبل|عند|وقت|حين)$/.test(tokens[start]!.word) && !["ما", "ان"].includes(tokens[start + 1]?.word ?? "");
  for (let i = start + 2; i < Math.min(tokens.length - 1, start + 8); i++) {
    const form = verbForms.get(tokens[i]!.word);
    if (noun && form?.form === "arabic" && ["do", "may"].includes(form.verb.cls)) return i;
    if (i > start + 2 && form?.form === "arabic" && (form.verb.cls === "may" || /^ن/.test(tokens[i]!.word))) return i;
    const found = tokens[i]!.arabic ? conceptAt(tokens, i) : null;
    if (found && people.has(found.entry.kind) && verbForms.get(tokens[i + found.length]?.word ?? "")?.form === "arabic") return i;
  }
  return null;
};
