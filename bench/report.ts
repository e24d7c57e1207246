/** What a bench answers [E10]: cases, each a ratio between ours and a named reference measured in the same run. */

/** One measured comparison. `ratio` is ours ÷ reference; `bar` is what the chapter asks of it, null where it asks nothing. */
export interface Case {
  readonly case: string;
  readonly metric: string;
  readonly ours: string;
  readonly reference: string;
  readonly value: number;
  readonly referenceValue: number;
  readonly ratio: number;
  readonly bar: number | null;
  readonly holds: boolean | null;
}

/** A finished bench. `notes` are told under the table and are no part of the JSON. */
export interface Report {
  readonly cases: readonly Case[];
  readonly notes: readonly string[];
}

export interface BenchOptions {
  /** Writes a CPU profile of our process into this folder instead of judging by it. */
  readonly profile: string | null;
  /** Measures only the cases whose name holds this text. */
  readonly only: string;
  /** Says what is being done, on standard error. */
  readonly tell: (what: string) => void;
}

/** A bench: its folder's `index.ts` exports one as `bench`. */
export interface Bench {
  readonly about: string;
  run(options: BenchOptions): Promise<Report>;
}

export interface Measured {
  readonly case: string;
  readonly metric: string;
  readonly ours: string;
  readonly reference: string;
  readonly value: number;
  readonly referenceValue: number;
  /** Whether more is better (requests per second) or less (milliseconds). */
  readonly better: "more" | "less";
  readonly bar?: number;
}

/** Works out ratio and verdict. */
export const compare = ({ better, bar, ...measured }: Measured): Case => {
  const ratio = round(measured.value / measured.referenceValue);
  return {
    ...measured,
    value: round(measured.value),
    referenceValue: round(measured.referenceValue),
    ratio,
    bar: bar ?? null,
    holds: bar === undefined ? null : better === "more" ? ratio >= bar : ratio <= bar,
  };
};

/** The middle of the values; of an even number the mean of the two middle ones. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

/** The value below which the given share of sorted values lies. */
export const percentile = (sorted: ArrayLike<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const round = (value: number): number => Number(value.toPrecision(value >= 1_000 ? 4 : 3));

/** The cases as a table for a terminal, also readable as Markdown. */
export const table = ({ cases, notes }: Report): string => {
  const head = ["case", "metric", "ours", "reference", "value", "reference value", "ratio", "bar", "holds"];
  const rows = cases.map((one) => [
    one.case,
    one.metric,
    one.ours,
    one.reference,
    String(one.value),
    String(one.referenceValue),
    `${one.ratio}×`,
    one.bar === null ? "–" : String(one.bar),
    one.holds === null ? "–" : one.holds ? "yes" : "no",
  ]);
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(" | ")} |`;
  return [
    line(head),
    `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`,
    ...rows.map(line),
    ...notes.map((note) => `\n${note}`),
  ].join("\n");
};
