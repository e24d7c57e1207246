/** A number nobody has told of yet, which may not be the same twice: "the contract number must not repeat", «لا يتكرر رقم الملف للمريض». */
import type { Op } from "../../../../../../schema/blueprint/operation.ts";
import { trim } from "../../clauses/phrases.ts";
import { singular } from "../../text/fold.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { functionWords } from "../../words/verbs.ts";
import { addFields } from "../additions.ts";
import { fact, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { has, mentions, sharesWord, wordSet } from "./about.ts";

/** What tells one record from another; a name or a status that is not there is no such thing. */
const numbers = wordSet("number numbers no code codes id reference serial رقم الرقم ارقام كود رمز معرف الكود الرمز");

/** "the contract" of rental contracts. */
const endingIn =
  (work: Work) =>
  (part: readonly Token[]): readonly Existing[] => {
    const word = part.length === 1 && !part[0]!.arabic ? singular(part[0]!.word) : "";
    return Object.entries(work.draft.nodes).flatMap(([id, node]) => {
      const label = String((node.props.label as { en?: string } | undefined)?.en ?? "").toLowerCase();
      return word.length > 3 && node.kind === "entity" && !node.removed && label.endsWith(` ${word}`) ? [{ id, node }] : [];
    });
  };

/** Whether another number is meant than the one that was found by the word “number” alone: the file number is not the national one. */
export const isAnother = (work: Work, field: Existing, said: readonly Token[]): boolean => {
  const things = mentions(said, work.find.entity);
  const rest = said.filter((_, i) => !things.some(({ from, to }) => from <= i && i < to));
  const own = rest.filter(({ kind, word }) => kind === "word" && word.length > 2 && !functionWords.has(word) && !numbers.has(word));
  if (own.length === 0 || !has(rest, numbers) || own.some((token) => sharesWord(field, [token]))) return false;
  return !work.find.field(trim(rest), field.node.owner ?? null).some(({ id }) => id === field.id);
};

/** Adds it to the one thing that is named beside it, unique; null where no such number is named, or no one thing. */
export const addNumber = (work: Work, clause: Clause, said: readonly Token[]): true | null => {
  const tokens = trim(said.filter(({ kind, word }) => kind === "word" && (!functionWords.has(word) || numbers.has(word))));
  const whole = mentions(tokens, work.find.entity);
  const things = whole.length > 0 ? whole : mentions(tokens, endingIn(work));
  const [thing] = things;
  if (!thing || things.length > 1 || tokens.length > 5 || !has(tokens, numbers)) return null;
  const rest = trim([...tokens.slice(0, thing.from), ...tokens.slice(thing.to)]);
  if (rest.length === 0 || !has(rest, numbers)) return null;
  // "the contract number" by its whole name, "the file number of the patient" by its own.
  const before = work.ops.length;
  if (!addFields(work, clause, thing.found, rest.length === 1 ? tokens : rest)) return null;
  const added = work.ops.slice(before);
  const made = added.filter((op) => op.op === "add" && op.kind === "field");
  if (made.length !== 1 || made[0]!.op !== "add") {
    work.ops.length = before;
    return null;
  }
  const { id } = made[0]!;
  work.ops.splice(
    before,
    added.length,
    ...added.map((op): Op => (op.op === "add" && op.id === id ? { ...op, props: { ...op.props, unique: true } } : op)),
  );
  return fact(work, clause, { en: "No two have the same.", ar: "لا يتكرر." }, [id]);
};
