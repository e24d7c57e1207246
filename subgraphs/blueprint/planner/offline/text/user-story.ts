/** "As a coach I want to publish results so that …": who wants it may do it; what it is good for says nothing of what is kept. */
import { verbForms } from "../words/verbs.ts";
import type { Clause, Token } from "./tokens.ts";

const speakers = new Set(["i", "we"]);
const wishes = new Set("want need would should must can could may like wish am are be able to 'd love have".split(" "));
const ours: ReadonlyMap<string, string> = new Map([
  ["my", "their"],
  ["our", "their"],
  ["me", "them"],
  ["us", "them"],
]);

/** The clause as a plain sentence about who speaks; any other clause as it is. */
export const withoutStory = (given: Clause): Clause => {
  const clause = withoutNumber(given);
  const { tokens } = clause;
  if (tokens[0]?.word !== "as" || !["a", "an", "the"].includes(tokens[1]?.word ?? "")) return clause;
  const at = tokens.findIndex((token, i) => i > 2 && i < 9 && speakers.has(token.word));
  if (at < 0) return clause;
  let from = at + 1;
  const refused = tokens.slice(at, at + 4).some((token) => ["not", "don't", "cannot", "can't"].includes(token.word));
  while (from < tokens.length - 1 && (wishes.has(tokens[from]!.word) || ["not", "don't", "cannot", "can't"].includes(tokens[from]!.word)))
    from++;
  // "As a treasurer I record tenancies": said without a wish.
  if (from === at + 1 && !verbForms.has(tokens[from]?.word ?? "")) return clause;
  const who = tokens.slice(2, at).filter((token) => token.kind === "word");
  const end = tokens.findIndex((_, i) => i > from && opensReason(tokens, i));
  const can: Token = { ...tokens[at]!, raw: "can", word: "can" };
  const not: readonly Token[] = refused ? [{ ...tokens[at]!, raw: "not", word: "not" }] : [];
  const said = tokens.slice(from, end < 0 ? tokens.length : end).map((token) => {
    const word = ours.get(token.word);
    return word ? { ...token, word } : token;
  });
  return who.length > 0 && said.length > 0 ? { ...clause, tokens: [...who, can, ...not, ...said] } : clause;
};

/** "AL-7 As a treasurer …", "#12: as a member …": the number of the story says nothing. */
const withoutNumber = (clause: Clause): Clause => {
  const at = clause.tokens.findIndex(({ word }) => word === "as");
  const before = clause.tokens.slice(0, Math.max(at, 0));
  return at > 0 && at < 5 && before.some(({ kind }) => kind === "number") && before.filter(({ kind }) => kind === "word").length < 2
    ? { ...clause, tokens: clause.tokens.slice(at) }
    : clause;
};

const opensReason = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at]!.word === "so" && (["that", "i", "we"].includes(tokens[at + 1]?.word ?? "") || tokens[at - 1]?.word === ",")) ||
  (tokens[at]!.word === "in" && tokens[at + 1]?.word === "order");
