/** All findings of a draft in one list: what `normalise` had to repair, then what `lint` thinks of the result. */
import { canonical } from "./canonical.ts";
import { limits } from "./limits.ts";
import { lints } from "./lint/index.ts";
import { lintContext } from "./lint/lint.ts";
import type { Nodes } from "./naming.ts";
import { normalise } from "./normalise.ts";
import type { Problem } from "./operation.ts";
import { problem } from "./problem-texts.ts";
import type { Blueprint } from "./shape.ts";

const weight: Readonly<Record<Problem["level"], number>> = { error: 0, warning: 1, hint: 2 };

/** Reads a draft (of any quality) and lists every problem, errors first, then by place. */
export const problemsOf = (draft: unknown): { readonly blueprint: Blueprint; readonly problems: readonly Problem[] } => {
  const { blueprint, problems, named } = normalise(draft);
  return { blueprint, problems: sortProblems([...problems, ...lint(blueprint, named)]) };
};

/** What a clean blueprint should also be. */
export const lint = (blueprint: Blueprint, named?: Nodes): readonly Problem[] => {
  const context = lintContext(blueprint, named);
  const found = lints.flatMap((one) => one.check(context));
  const bytes = new TextEncoder().encode(canonical(blueprint)).length;
  if (bytes > limits.canonicalBytes) {
    const enText = `The document has ${bytes} bytes, at most ${limits.canonicalBytes} are allowed.`;
    found.push(
      problem(
        context.nodes,
        "SIZE_LIMIT",
        { id: "header" },
        { enText, arText: `حجم المستند ${bytes} بايت، والحد الأعلى ${limits.canonicalBytes}.` },
      ),
    );
  }
  return found;
};

const sortProblems = (problems: readonly Problem[]): readonly Problem[] => {
  const at = (p: Problem): string => `${weight[p.level]} ${p.at.id} ${p.at.prop ?? ""} ${p.code} ${p.at.span?.[0] ?? ""}`;
  return problems
    .map((p) => [at(p), p] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, p]) => p);
};
