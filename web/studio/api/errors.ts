/** What went wrong, in a form a screen can show: a sentence in the person's language, a code, and the number to name to whoever helps. */
import type { CombinedError } from "@urql/core";
import type { Sentence } from "../../../schema/ids.ts";
import { sentence, textOf } from "../../ui/locale.ts";
import { apiStrings } from "./api.strings.ts";

const t = textOf(apiStrings);

export interface ApiProblem {
  readonly code: string;
  /** In the language of whoever reads it now. */
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

const sentenceIn = (value: unknown): Sentence | null =>
  typeof value === "object" && value !== null && "en" in value && "ar" in value ? (value as Sentence) : null;

/** Turns urql's error into a problem, in the server's own words. */
export const problemOf = (error: CombinedError): ApiProblem => {
  const first = error.graphQLErrors[0];
  if (first) {
    const extensions = first.extensions ?? {};
    const said = sentenceIn(extensions.sentence);
    return {
      code: textIn(extensions, "code") ?? "INTERNAL",
      get message() {
        return said ? sentence(said) : first.message;
      },
      correlationId: textIn(extensions, "correlationId"),
      releaseId: textIn(extensions, "releaseId"),
      versionId: textIn(extensions, "versionId"),
      conflicts: Array.isArray(extensions.conflicts) ? extensions.conflicts : undefined,
      offline: false,
      fields: {},
    };
  }
  return network;
};

const network: ApiProblem = {
  code: "NETWORK",
  get message() {
    return t("network");
  },
  offline: true,
  fields: {},
};
const unexpected: ApiProblem = {
  code: "INTERNAL",
  get message() {
    return t("unexpected");
  },
  offline: false,
  fields: {},
};

/** Anything thrown, as a problem. */
export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiError ? error.problem : error instanceof TypeError ? network : unexpected;
