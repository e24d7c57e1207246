/** Every concept the planner knows. Order matters only where two sectors share a word: the first one wins. */

import { common } from "./common.ts";
import type { Concept } from "./define.ts";
import { healthcare } from "./healthcare.ts";

export const allConcepts: readonly Concept[] = [...healthcare, ...common];
