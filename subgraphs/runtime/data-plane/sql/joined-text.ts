/**
 * Text that is put together in SQL. It stays in its parts until it is written: what is certain melts with its neighbours and moves out of
 * lists and subselects, so that as little as possible is put together for each row.
 */
import { literal } from "../names.ts";

/** Certain text; an expression that is never null, as SQL; or a nullable one, where `null` takes the place of it and of what is around it. */
type Part = { readonly text: string } | string | { readonly before: string; readonly nullable: string; readonly after: string };

export class Joined {
  readonly parts: readonly Part[];
  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }
  /** The SQL. */
  toString(): string {
    return written(this);
  }
}

const isText = (part: Part | undefined): part is { readonly text: string } => typeof part === "object" && "text" in part;

/** The parts behind each other, as one. */
export const joined = (...pieces: readonly (Part | Joined)[]): Joined => {
  const parts: Part[] = [];
  for (const part of pieces.flatMap((piece) => (piece instanceof Joined ? piece.parts : [piece]))) {
    const last = parts.at(-1);
    if (isText(part) && isText(last)) parts[parts.length - 1] = { text: last.text + part.text };
    else if (!isText(part) || part.text !== "") parts.push(part);
  }
  return new Joined(parts);
};

/** The text it certainly begins and ends with, and what is left between. */
export const split = (piece: string | Joined): { readonly before: string; readonly middle: Joined; readonly after: string } => {
  const { parts } = joined(piece);
  const [first, last] = [parts[0], parts.at(-1)];
  const from = isText(first) ? 1 : 0;
  const to = parts.length > 1 && isText(last) ? -1 : parts.length;
  return {
    before: isText(first) ? first.text : "",
    middle: new Joined(parts.slice(from, to)),
    after: to === -1 && isText(last) ? last.text : "",
  };
};

/** As SQL of type text. */
export const written = ({ parts }: Joined): string => {
  const terms: string[] = [];
  let said = "";
  const say = () => {
    if (said !== "") terms.push(literal(said));
    said = "";
  };
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at]!;
    if (isText(part)) said += part.text;
    else if (typeof part === "string") {
      say();
      terms.push(part);
    } else {
      // What is certain around it is put together with it, and is there without it as well.
      const next = parts[at + 1];
      const behind = isText(next) ? next.text : "";
      if (behind !== "") at += 1;
      terms.push(whetherOrNot(said + part.before, part.nullable, part.after + behind, `${said}null${behind}`));
      said = "";
    }
  }
  say();
  if (terms.length === 0) return "''::text";
  return terms.length === 1 ? terms[0]! : `(${terms.join(" || ")})`;
};

const whetherOrNot = (before: string, nullable: string, after: string, otherwise: string): string => {
  const around = [...(before ? [literal(before)] : []), nullable, ...(after ? [literal(after)] : [])];
  return `coalesce(${around.join(" || ")}, ${literal(otherwise)})`;
};
