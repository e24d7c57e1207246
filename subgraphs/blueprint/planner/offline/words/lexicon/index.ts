/** Every concept the planner knows. Order matters only where two sectors share a word: the first one wins. */

import { crm, financial, helpdesk, inventory, logistics, manufacturing } from "./business.ts";
import { booking, commerce } from "./commerce.ts";
import { common } from "./common.ts";
import type { Concept } from "./define.ts";
import { education, hr } from "./education.ts";
import { healthcare } from "./healthcare.ts";
import { charity, content, events, government, legal, realEstate, social } from "./society.ts";
import { crafts, farming, neighbourhood, outings, technical } from "./trades.ts";
import { web } from "./web.ts";

const every: readonly Concept[] = [
  ...healthcare,
  ...education,
  ...hr,
  ...commerce,
  ...booking,
  ...crm,
  ...financial,
  ...inventory,
  ...helpdesk,
  ...logistics,
  ...manufacturing,
  ...government,
  ...legal,
  ...charity,
  ...events,
  ...realEstate,
  ...content,
  ...social,
  ...web,
  ...farming,
  ...crafts,
  ...outings,
  ...neighbourhood,
  ...technical,
  ...common,
];

/** One concept per key; a later one of the same key only adds its words. */
export const allConcepts: readonly Concept[] = [
  ...every
    .reduce((known, concept) => {
      const before = known.get(concept.key);
      known.set(concept.key, before ? { ...before, en: [...before.en, ...concept.en], ar: [...before.ar, ...concept.ar] } : concept);
      return known;
    }, new Map<string, Concept>())
    .values(),
];
