/** «ويطلع على تقرير شهري بالإيرادات»: what is only seen of the records, and no record itself. */
import { isSeparator } from "../clauses/phrases.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";

const report = /^(?:ال|بال|لل)?(?:تقرير|تقارير|ملخص|ملخصا|احصاييات|احصائيات|احصاءات|مؤشرات)(?:ا|ه)?$/;
/** «تقرير فيه العدد»: it is written, and has something. */
const has = /^(?:فيه|فيها|به|بها|يتضمن|تتضمن|يشمل|تشمل|يوضح|توضح|:|\()$/;

/** The clause without what is seen of reports, up to the next comma or «و». */
export const withoutSeenReports = (clause: Clause): Clause => {
  const tokens = clause.arabic ? withoutSeen(clause.tokens) : clause.tokens;
  return tokens === clause.tokens ? clause : { ...clause, tokens };
};

const withoutSeen = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => i > 0 && report.test(word) && isSeen(tokens, i));
  if (at < 0) return tokens;
  const stop = tokens.findIndex((token, i) => i > at && (isSeparator(token) || token.kind === "mark" || has.test(token.word)));
  const end = stop < 0 ? tokens.length : stop;
  return has.test(tokens[end]?.word ?? "") ? tokens : [...tokens.slice(0, at), ...withoutSeen(tokens.slice(end))];
};

/** Right behind a word that says that it is seen. */
const isSeen = (tokens: readonly Token[], at: number): boolean => {
  const on = /^(?:علي|في|له|لها|ل)$/.test(tokens[at - 1]!.word) ? 2 : 1;
  const form = verbForms.get(tokens[at - on]?.word ?? "");
  return form?.verb.key === "read";
};
