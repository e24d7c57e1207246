/** The version graph as rows: newest first, one version each, with the lanes that pass, end and begin there. Pure. */

export interface Node {
  readonly id: string;
  readonly parents: readonly string[];
}
export interface Row<N extends Node> {
  readonly version: N;
  readonly lane: number;
  /** Lanes that come down into this version. */
  readonly from: readonly number[];
  /** Lanes that go down from it, to its parents. */
  readonly to: readonly number[];
  /** Lanes that pass by. */
  readonly past: readonly number[];
}

/** Lays versions out, given newest first. A parent that is not among them ends its line at the bottom. */
export const lanesOf = <N extends Node>(versions: readonly N[]): readonly Row<N>[] => {
  /** Per lane, the version it leads to. */
  const lanes: (string | null)[] = [];
  const free = (): number => {
    const at = lanes.indexOf(null);
    return at < 0 ? lanes.length : at;
  };
  return versions.map((version) => {
    const from = lanes.flatMap((wanted, lane) => (wanted === version.id ? [lane] : []));
    const lane = from[0] ?? free();
    for (const one of from) lanes[one] = null;
    const past = lanes.flatMap((wanted, one) => (wanted === null || one === lane ? [] : [one]));
    const to = version.parents.map((parent, n) => {
      const known = lanes.indexOf(parent);
      if (known >= 0) return known;
      const at = n === 0 ? lane : lanes[lane] === null || lanes[lane] === undefined ? firstFreeBut(lanes, lane) : free();
      lanes[at] = parent;
      return at;
    });
    lanes[lane] ??= null;
    return { version, lane, from, to, past };
  });
};

const firstFreeBut = (lanes: readonly (string | null)[], but: number): number => {
  const at = lanes.findIndex((wanted, lane) => wanted === null && lane !== but);
  return at < 0 ? Math.max(lanes.length, but + 1) : at;
};

/** How many lanes are needed side by side. */
export const widthOf = (rows: readonly Row<Node>[]): number =>
  1 + rows.reduce((most, { lane, from, to, past }) => Math.max(most, lane, ...from, ...to, ...past), 0);

/** How far lanes stand apart where a row has so much room: the lines take a third of it at most, so what was said of a version can be read. */
export const gapFor = (lanes: number, room: number): number => (room === 0 ? 18 : Math.min(18, Math.max(2, (room / 3 - 8) / lanes)));
