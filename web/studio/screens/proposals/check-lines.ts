/** What stands behind the sentence of a check: questions, problems, tests that fail, what a release would do where the blueprint runs. */
import type { Sentence } from "../../../../schema/ids.ts";
import type { ProposalCheck } from "../../api/proposals.ts";

export interface CheckLine {
  readonly text: Sentence;
  /** What it costs, or why. */
  readonly more: Sentence | null;
  /** Rows of the tables it touches; null: it is about none. */
  readonly rows: number | null;
  /** The environment it is about; null: the blueprint itself. */
  readonly environment: string | null;
}

type Bag = Readonly<Record<string, unknown>>;
const bags = (value: unknown): readonly Bag[] =>
  Array.isArray(value) ? value.filter((one): one is Bag => typeof one === "object" && one !== null) : [];
const said = (value: unknown): Sentence | null => {
  const { en, ar } = (typeof value === "object" && value !== null ? value : {}) as Bag;
  return typeof en === "string" && typeof ar === "string" ? { en, ar } : null;
};
const line = (text: unknown, more: Partial<CheckLine> = {}): readonly CheckLine[] => {
  const words = said(text);
  return words ? [{ text: words, more: null, rows: null, environment: null, ...more }] : [];
};

/** Reads the details of a check; whatever is not as expected is left out. */
export const linesOf = ({ key, details }: Pick<ProposalCheck, "key" | "details">): readonly CheckLine[] => {
  switch (key) {
    case "merge":
      return bags(details).flatMap(({ words }) => line((words as Bag | undefined)?.text));
    case "problems":
      return bags(details).flatMap(({ text }) => line(text));
    case "access-tests":
      return bags(details).flatMap(({ sentence, because }) => line(sentence, { more: said(because) }));
    case "migration":
      return bags(details).flatMap(({ environment, steps, problems }) => {
        const where = { environment: typeof environment === "string" ? environment : null };
        return [
          ...(Array.isArray(problems) ? problems : []).flatMap((one: unknown) => line(one, where)),
          ...bags(steps).flatMap(({ sentence, rows, loses }) =>
            line(sentence, { ...where, more: said(loses), rows: typeof rows === "number" ? rows : null }),
          ),
        ];
      });
    default:
      return [];
  }
};
