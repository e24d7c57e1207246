/** What is wrong with the draft, by the same functions the server asks before a commit. */
import type { Checker } from "../../../schema/blueprint/checker.ts";
import type { Draft } from "../../../schema/blueprint/document.ts";
import type { Problem } from "../../../schema/blueprint/operation.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Outline } from "./nodes.ts";
import { nameOf } from "./nodes.ts";

/**
 * Finds the problems of one draft after another, errors first, hints last; after a change only what it can have changed is looked at
 * again. The checker (lints, expressions) is loaded with the first question: it is no part of the first picture.
 */
export const createFindProblems = (): ((draft: Draft) => Promise<readonly Problem[]>) => {
  let checker: Checker | undefined;
  return async (draft) => {
    const { Checker } = await import("../../../schema/blueprint/checker.ts");
    checker ??= new Checker();
    return checker.check(draft);
  };
};

export const errorsIn = (problems: readonly Problem[]): readonly Problem[] => problems.filter((problem) => problem.level === "error");

/** The words of the place a problem is at: "Patient › Name". */
export const placeOf = (outline: Outline, id: Id | "header", locale: string): string => {
  const field = outline.fields.get(id);
  const entity = outline.byId.get(field?.entity ?? id);
  const role = outline.roles.find((one) => one.id === id);
  if (field && entity) return `${nameOf(entity, locale)} › ${nameOf(field, locale)}`;
  if (entity) return nameOf(entity, locale);
  if (role) return nameOf(role, locale);
  const policy = outline.policies.find(([one]) => one === id)?.[1];
  const about = outline.byId.get(typeof policy?.props.entity === "string" ? policy.props.entity : "");
  return about ? nameOf(about, locale) : "";
};
