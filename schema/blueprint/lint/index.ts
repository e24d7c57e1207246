/** The list of lints; each is one file, and order here is order of the findings before they are sorted. */
import { expressionsLint } from "./expressions.ts";
import type { Lint } from "./lint.ts";

export const lints: readonly Lint[] = [expressionsLint];
