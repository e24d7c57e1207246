/** What a text looks like: "exactly 10 digits", "plate numbers look like ABC-1234", «رقم الهوية عشرة أرقام بالضبط». */
import type { Sentence } from "../../../../../../schema/ids.ts";
import { numberOf } from "../../text/numbers.ts";
import { calledIn, fact, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { ask, has, propertyIn, type Wish, without, wordSet } from "./about.ts";

const digits = wordSet("digits digit numbers ارقام رقما خانات خانه");
const exactly = wordSet("exactly precisely always بالضبط تماما must has have consist consists يتكون من لازم يجب");
const alike =
  /\b(?:look like|looks like|in the form|in the format|format|like|such as)\s+["“]?([A-Za-z0-9][A-Za-z0-9/.\- ]{2,30}?)["”]?\s*$|(?:على شكل|بصيغة|بالشكل|مثل)\s+["«“]?([A-Za-z0-9][A-Za-z0-9/.\- ]{2,30}?)["»”]?\s*$/;
const around = wordSet(
  "the a an must should always has have to be is are of exactly precisely digits digit numbers long look looks like in form format only consist consists ارقام رقما خانات خانه بالضبط تماما يتكون تتكون من لازم يجب ان يكون تكون علي شكل بصيغه بالشكل مثل دائما",
);

export const pattern: Wish = (work, clause) => {
  const { tokens, span } = clause;
  if (tokens.length > 16) return null;
  const example = alike.exec(span.text);
  const shown = example?.[1] ?? example?.[2];
  // An example has a digit or is written in capitals.
  if (shown !== undefined && /\d|^[A-Z]{2,}/.test(shown)) {
    const start = span.from + span.text.lastIndexOf(shown);
    const field = propertyIn(
      work,
      clause,
      without(
        tokens.filter(({ from }) => from < start),
        around,
      ),
      isText,
    );
    return field === "asked"
      ? true
      : field
        ? demand(work, clause, field, patternOf(shown), { en: `like ${shown}`, ar: `مثل ${shown}` })
        : null;
  }
  const at = tokens.findIndex((token, i) => numberOf(token) !== null && digits.has(tokens[i + 1]?.word ?? ""));
  const count = at < 0 ? null : numberOf(tokens[at]);
  if (count === null || count < 1 || count > 40 || !has(tokens, exactly) || has(tokens, wordSet("least most than الاقل الاكثر")))
    return null;
  const field = propertyIn(work, clause, without([...tokens.slice(0, at), ...tokens.slice(at + 2)], around), isText);
  return field === "asked"
    ? true
    : field
      ? demand(work, clause, field, `^[0-9]{${count}}$`, { en: `${count} digits`, ar: `${count} أرقام` })
      : null;
};

const isText = ({ node }: Existing): boolean =>
  ["text", "phone", "integer", "autoNumber"].includes(String(node.props.type)) && node.props.compute === undefined;

/** Letters stand for letters and digits for digits; everything else for itself. */
const patternOf = (example: string): string =>
  `^${example.replace(/[A-Z]+|[a-z]+|[0-9]+|[^A-Za-z0-9]/g, (part) => {
    const kind = /^[A-Z]/.test(part) ? "[A-Z]" : /^[a-z]/.test(part) ? "[a-z]" : /^[0-9]/.test(part) ? "[0-9]" : null;
    return kind === null ? part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&") : part.length > 1 ? `${kind}{${part.length}}` : kind;
  })}$`;

const demand = (work: Work, clause: Parameters<Wish>[1], { id, node }: Existing, wanted: string, words: Sentence): true => {
  const name = calledIn(work, id);
  if (node.props.type !== "text")
    return ask(work, `shape-${clause.index}`, {
      en: `${name.en} is no plain text, so what it looks like is not for a wish to say; nothing was changed.`,
      ar: `${name.ar} ليس نصًا حرًا، فلا يُحدَّد شكله بجملة؛ لم يتغير شيء.`,
    });
  if ((node.props.config as { pattern?: string } | undefined)?.pattern === wanted)
    return fact(work, clause, { en: `${name.en}: ${words.en}. It is so already.`, ar: `${name.ar}: ${words.ar}. وهو كذلك من قبل.` }, []);
  work.ops.push(
    { op: "set", id, prop: "config.pattern", value: wanted },
    { op: "set", id, prop: "message", value: { en: `${name.en}: ${words.en}`, ar: `${name.ar}: ${words.ar}` } },
  );
  return fact(work, clause, { en: `${name.en}: ${words.en}.`, ar: `${name.ar}: ${words.ar}.` }, [id]);
};
