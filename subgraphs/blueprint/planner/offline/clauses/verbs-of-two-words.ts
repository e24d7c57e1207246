/** Verbs that are more than one word: "belongs to", "is assigned to", "consists of", "is approved by". */
import type { Token } from "../text/tokens.ts";
import { type Verb, verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { modals } from "./verb-hits.ts";

const attending: Verb = { key: "attend", cls: "do", allows: ["create", "read"], leaves: "attendance", own: true };
/** "Papers are put into a session". */
const put = /^(?:put|grouped|sorted|filed|arranged|collected|bundled|divided|organised|organized|split)$/;
const linking = new Set(["for", "in", "at", "with", "under", "on", "from"]);
/** "belongs to", "is assigned to", "consists of", "is approved by". */
export const multiword = (
  tokens: readonly Token[],
  at: number,
  afterBe: boolean,
): { readonly end: number; readonly verb: Verb; readonly passive?: true } | null => {
  const word = tokens[at]?.word;
  const next = tokens[at + 1]?.word;
  if (!word) return null;
  const belongs = verbForms.get("belongs")!.verb;
  if ((word === "belongs" || word === "belong") && next === "to") return { end: at + 2, verb: belongs };
  if (
    (word === "refers" ||
      word === "points" ||
      word === "relates" ||
      (/^(?:refer|relate)$/.test(word) && at > 0 && modals.has(tokens[at - 1]!.word))) &&
    next === "to"
  )
    return { end: at + 2, verb: belongs };
  if (
    [
      "assigned",
      "related",
      "linked",
      "connected",
      "attached",
      "tied",
      "associated",
      ...(["one", "a", "an"].includes(tokens[at + 2]?.word ?? "") ? ["given", "handed", "issued", "sold", "lent", "allocated"] : []),
    ].includes(word) &&
    (next === "to" || next === "with") &&
    (afterBe || at > 0)
  )
    return { end: at + 2, verb: belongs };
  if (
    afterBe &&
    (["located", "situated", "housed", "placed", "stationed"].includes(word) || (next === "into" && put.test(word))) &&
    (linking.has(next ?? "") || next === "into") &&
    ["one", "a", "an"].includes(tokens[at + 2]?.word ?? "")
  )
    return { end: at + 2, verb: belongs };
  if ((word === "consists" || word === "consist" || word === "comprised" || word === "made") && (next === "of" || next === "up"))
    return { end: at + 2, verb: verbForms.get("has")!.verb };
  if (["described", "identified", "characterised", "characterized", "defined"].includes(word) && next === "by" && afterBe)
    return { end: at + 2, verb: verbForms.get("has")!.verb };
  // "Employees clock in and out": of each time there is a record.
  if (/^(?:clock|punch)s?$/.test(word) && next === "in")
    return { end: at + (tokens[at + 2]?.word === "and" && tokens[at + 3]?.word === "out" ? 4 : 2), verb: attending };
  // "Buyers put pieces in a cart and check out": they order them.
  if (/^checks?$/.test(word) && next === "out" && tokens.some((token) => /^(?:cart|basket)s?$/.test(token.word)))
    return { end: at + 2, verb: verbForms.get("buy")!.verb };
  if (word === "comes" && next === "with") return { end: at + 2, verb: verbForms.get("has")!.verb };
  const form = verbForms.get(word);
  // "plays for one team": whatever the verb is, one belongs to the other.
  if (
    !form &&
    at > 0 &&
    /[a-z]s$/.test(word) &&
    !conceptAt(tokens, at) &&
    !propertyAt(tokens, at) &&
    linking.has(next ?? "") &&
    ["one", "a", "an"].includes(tokens[at + 2]?.word ?? "") &&
    conceptAt(tokens, at - 1)?.length === 1
  )
    return { end: at + 2, verb: belongs };
  if (afterBe && form?.form === "ed" && form.verb.cls === "do" && tokens.slice(at + 1, at + 4).some((token) => token.word === "by"))
    return { end: at + 1, verb: form.verb, passive: true };
  return null;
};
