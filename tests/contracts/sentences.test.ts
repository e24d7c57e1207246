/** What people are told when something is refused: in both languages, with the same facts, where it is and what to do. */
import { describe, expect, it } from "vitest";
import { databaseSentences } from "../../db/errors.ts";
import { eventSentences } from "../../db/event-store/errors.ts";
import type { Sentence } from "../../schema/ids.ts";
import { doorErrors } from "../../subgraphs/errors.ts";
import { dataError } from "../../subgraphs/runtime/data-plane/errors.ts";
import { runtimeErrors } from "../../subgraphs/runtime/domain/errors.ts";

const catalogues: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  data: dataError.catalogue,
  runtime: runtimeErrors.catalogue,
  door: doorErrors.catalogue,
  events: eventSentences,
  database: databaseSentences,
};
const all = Object.entries(catalogues).flatMap(([of, sentences]) =>
  Object.entries(sentences).map(([code, sentence]) => [`${of} ${code}`, sentence] as const),
);
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe("[DP72] for each code", () => {
  it.each(all)("%s: English and Arabic exist, are whole sentences and name the same facts", (_code, { en, ar }) => {
    expect(new Set(places(ar))).toEqual(new Set(places(en)));
    // Both places are sentences themselves.
    if (/^(\{\w+\}|[: ])+$/.test(en)) return;
    expect(en).toMatch(/^["{A-Z].*[a-z}].*(\.|\})$/s);
    expect(ar).toMatch(/[\u0600-\u06ff]{2}/);
    expect(ar).toMatch(/(\.|؟|\})$/);
  });

  /** A step a person can take, in the imperative. */
  const step =
    /(^|[.;:,(}] ?|and |or |to |may |please )(ask|fill|tell|try|choose|use|read|look|repeat|enter|sign in|delete|remove|change|set|make|wait|say|go on|correct|free|start|install|release|restore|take|put|name|give|grant|own|bring|run|stop|show|reload|append|send|add|go back|create|stop|end|upgrade|move|close|open|answer|let|rename|see|check|place|copy|plan|lift)\b/i;
  /** Or what would have been right: a limit, a form, a rule. */
  const rule = /\{(limit|kinds)\}|\b(must|at most|needs?|only|takes?|has 1 to|may have|accepts?|of the form|by invitation)\b/;
  it("the sentence names the way out, or what would have been right; where there is neither, it is a known one", () => {
    // What stands last is the sentence of the problem itself.
    const says = (en: string) => step.test(en) || rule.test(en) || /: \{\w+\}$/.test(en);
    const bare = all.filter(([, { en }]) => !says(en)).map(([code]) => code);
    expect(
      bare.filter((code) => !facts.has(code)),
      "say what to do, or add the code to the facts below",
    ).toEqual([]);
  });
});

/** There is nothing to do about these: they say what is so. */
const facts: ReadonlySet<string> = new Set([
  "data SIGN_IN_FAILED",
  "data PASSWORD_WRONG",
  "data SECOND_FACTOR_ON",
  "data CODE_WRONG",
  "runtime HIDDEN_SHOWN",
  "runtime TEST_DATA_CLEARED",
  "door INTERNAL",
  "events EVENT_FORBIDDEN",
  "events EVENT_POSITION_INVALID",
]);
