/** What went wrong, in a form a screen can show: a sentence in the person's language, a code, and the number to name to whoever helps. */
import type { CombinedError } from "@urql/core";
import { textOf } from "../../ui/locale.ts";
import { apiStrings } from "./api.strings.ts";

const t = textOf(apiStrings);

export interface ApiProblem {
  readonly code: string;
  readonly message: string;
  readonly correlationId?: string | undefined;
  readonly offline: boolean;
  /** A release that waits for a decision about its values. */
  readonly releaseId?: string | undefined;
  /** The version that cannot be released as it is. */
  readonly versionId?: string | undefined;
  /** Questions to answer before it can be done, as the server asks them. */
  readonly conflicts?: readonly unknown[] | undefined;
  /** Per input field, where the server said so. */
  readonly fields: Readonly<Record<string, string>>;
}

export class ApiError extends Error {
  constructor(readonly problem: ApiProblem) {
    super(problem.message);
    this.name = "ApiError";
  }
}

const textIn = (record: Readonly<Record<string, unknown>>, key: string): string | undefined => {
  const value = record[key];
  return typeof value === "string" ? value : undefined;
};

/** Turns urql's error into a problem. The server's own sentence is kept; it is already in the person's language. */
export const problemOf = (error: CombinedError): ApiProblem => {
  const first = error.graphQLErrors[0];
  if (first) {
    const extensions = first.extensions ?? {};
    return {
      code: textIn(extensions, "code") ?? "INTERNAL",
      message: first.message,
      correlationId: textIn(extensions, "correlationId"),
      releaseId: textIn(extensions, "releaseId"),
      versionId: textIn(extensions, "versionId"),
      conflicts: Array.isArray(extensions.conflicts) ? extensions.conflicts : undefined,
      offline: false,
      fields: {},
    };
  }
  return { code: "NETWORK", message: t("network"), offline: true, fields: {} };
};

/** Anything thrown, as a problem. */
export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiError
    ? error.problem
    : error instanceof TypeError
      ? { code: "NETWORK", message: t("network"), offline: true, fields: {} }
      : { code: "INTERNAL", message: t("unexpected"), offline: false, fields: {} };
