/** All findings of a draft in one list: what reading it had to repair, then what the lints think of the result. */
import { Checker } from "./checker.ts";
import type { Problem } from "./operation.ts";
import type { Blueprint } from "./shape.ts";

/** Reads a draft (of any quality) and lists every problem, errors first, then by place. Who follows a draft keeps a `Checker`. */
export const problemsOf = (draft: unknown): { readonly blueprint: Blueprint; readonly problems: readonly Problem[] } => {
  const checker = new Checker({ once: true });
  const problems = checker.check(draft);
  return {
    problems,
    get blueprint() {
      return checker.blueprint();
    },
  };
};
