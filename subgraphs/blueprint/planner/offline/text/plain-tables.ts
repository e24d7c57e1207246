/** Tables pasted into a description: "Rails | code, room", and "Seamstress | view repairs | delete hires" below "Who | can | cannot". */
import type { Clause, Token } from "./tokens.ts";

/** The cells of a row; null for what is no row. */
const cellsOf = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  if (!tokens.some((token) => token.word === "|")) return null;
  const cells: Token[][] = [[]];
  for (const token of tokens) {
    if (token.word === "|") cells.push([]);
    else cells.at(-1)!.push(token);
  }
  const inner = cells.slice(cells[0]!.length === 0 ? 1 : 0);
  return inner.at(-1)?.length === 0 ? inner.slice(0, -1) : inner;
};

const says = (cell: readonly Token[] | undefined, words: RegExp): boolean =>
  cell !== undefined && cell.length < 4 && cell.some(({ word }) => words.test(word));
const isRule = (cell: readonly Token[]): boolean => cell.every(({ kind, word }) => kind === "mark" && /^[-:–—]$/.test(word));

/** Rows as sentences: what a thing has, who may do what and who may not. The line that heads a table says nothing by itself. */
export const plainTables = (clauses: readonly Clause[]): readonly Clause[] => {
  let header: readonly (readonly Token[])[] = [];
  return clauses.flatMap((clause): readonly Clause[] => {
    const cells = cellsOf(clause.tokens);
    if (!cells || cells.length < 2) {
      header = [];
      return [clause];
    }
    const [name = [], second = [], third = []] = cells;
    if (cells.every(isRule)) return [{ ...clause, tokens: [] }];
    if (header.length === 0 || cells.slice(1).every((cell) => says(cell, heads))) header = cells;
    if (header === cells && (says(second, heads) || says(name, heads))) return [{ ...clause, tokens: [] }];
    const rights = says(header[1], /^(?:can|may|allowed|do|does|rights?|permissions?)$/);
    if (name.length === 0 || name.length > 4 || !name.every(({ kind }) => kind === "word")) return [clause];
    const mark = (token: Token, word: string, kind: Token["kind"] = "word"): Token => ({ ...token, raw: word, word, kind });
    const said = (cell: readonly Token[]): boolean => cell.some(({ kind }) => kind === "word");
    const last = name.at(-1)!;
    if (!rights)
      return said(second) && cells.length === 2 ? [{ ...clause, tokens: [...name, mark(last, ":", "mark"), ...second] }] : [clause];
    return [
      ...(said(second) ? [{ ...clause, tokens: [...name, mark(last, "can"), ...second] }] : []),
      ...(said(third) ? [{ ...clause, tokens: [...name, mark(last, "cannot"), ...third] }] : []),
    ];
  });
};
const heads = /^(?:columns?|fields?|attributes?|propert(?:y|ies)|can|may|rights?|permissions?|description|details?|cannot)$/;
