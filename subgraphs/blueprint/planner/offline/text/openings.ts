/** How a clause begins where it does not yet say anything: a greeting; and whom "it" means where it says when. */
import type { Clause, Token } from "./tokens.ts";

const greetings = new Set(
  "السلام عليكم ورحمه الله وبركاته رحمه بركاته مرحبا اهلا hello hi hey there dear all team so basically okay ok well".split(" "),
);
/** "Hey there, so basically …", «السلام عليكم ورحمة الله، …»: what is said begins behind it. */
export const withoutGreeting = (clause: Clause): Clause => {
  const { tokens } = clause;
  if (clause.index > 0 || !/^(?:السلام|مرحبا|اهلا|hello|hi|hey)$/.test(tokens[0]?.word ?? "")) return clause;
  const from = tokens.findIndex((token) => token.kind === "word" && !greetings.has(token.word) && token.word !== "و");
  return from > 0 ? { ...clause, tokens: tokens.slice(from) } : clause;
};

/** Whether a clause says when something is done. */
export const isWhen = ({ tokens }: Clause): boolean => ["when", "once", "if", "whenever", "after", "as"].includes(tokens[0]!.word);

/** "…; when it is accepted, email the author": what was spoken of last. */
export const withTopic = (clause: Clause, topic: readonly Token[]): Clause => {
  const at = clause.tokens.findIndex((token) => token.word === "it");
  return topic.length > 0 && at > 0 && at < 5 && isWhen(clause) && ["is", "gets", "has", "was"].includes(clause.tokens[at + 1]?.word ?? "")
    ? { ...clause, tokens: [...clause.tokens.slice(0, at), ...topic, ...clause.tokens.slice(at + 1)] }
    : clause;
};
