/**
 * How an environment is doing, measured where its requests are answered: five-second buckets of the last ten minutes, in memory. What
 * lies in the database (end users, records) is counted when somebody looks.
 */
import type { EnvironmentId } from "../../../schema/ids.ts";

const bucketMs = 5_000;
const buckets = 120;
/** Enough for a percentile that means something; beyond it the sample is thinned evenly. */
const samples = 400;

export interface FigurePoint {
  /** Start of the bucket. */
  readonly at: Date;
  readonly requests: number;
  readonly errors: number;
  readonly p95: number | null;
}
export interface Measured {
  readonly requests: number;
  readonly errors: number;
  /** Milliseconds, over the whole window; null without requests. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly series: readonly FigurePoint[];
}

export interface Figures {
  record(environment: EnvironmentId, ms: number, ok: boolean): void;
  read(environment: EnvironmentId): Measured;
  /** Calls back, at most once a second, when an environment's figures changed. Returns how to stop. */
  watch(environment: EnvironmentId, listener: () => void): () => void;
}

interface Bucket {
  start: number;
  requests: number;
  errors: number;
  ms: number[];
}

export const createFigures = (now: () => number = Date.now): Figures => {
  const rings = new Map<EnvironmentId, Bucket[]>();
  const listeners = new Map<EnvironmentId, Set<() => void>>();
  const told = new Map<EnvironmentId, NodeJS.Timeout>();

  const tell = (environment: EnvironmentId): void => {
    const waiting = listeners.get(environment);
    if (!waiting || waiting.size === 0 || told.has(environment)) return;
    const timer = setTimeout(() => {
      told.delete(environment);
      for (const listener of waiting) listener();
    }, 1_000);
    timer.unref();
    told.set(environment, timer);
  };

  return {
    record: (environment, ms, ok) => {
      const ring = rings.get(environment) ?? [];
      rings.set(environment, ring);
      const start = Math.floor(now() / bucketMs) * bucketMs;
      let bucket = ring.at(-1);
      if (bucket?.start !== start) {
        bucket = { start, requests: 0, errors: 0, ms: [] };
        ring.push(bucket);
        if (ring.length > buckets) ring.shift();
      }
      bucket.requests += 1;
      if (!ok) bucket.errors += 1;
      if (bucket.ms.length < samples) bucket.ms.push(ms);
      else bucket.ms[bucket.requests % samples] = ms;
      tell(environment);
    },
    read: (environment) => {
      const oldest = now() - bucketMs * buckets;
      const ring = (rings.get(environment) ?? []).filter(({ start }) => start >= oldest);
      const all = ring.flatMap(({ ms }) => ms);
      return {
        requests: ring.reduce((sum, bucket) => sum + bucket.requests, 0),
        errors: ring.reduce((sum, bucket) => sum + bucket.errors, 0),
        p50: percentile(all, 0.5),
        p95: percentile(all, 0.95),
        series: ring.map((bucket) => ({
          at: new Date(bucket.start),
          requests: bucket.requests,
          errors: bucket.errors,
          p95: percentile(bucket.ms, 0.95),
        })),
      };
    },
    watch: (environment, listener) => {
      const set = listeners.get(environment) ?? new Set();
      listeners.set(environment, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(environment);
      };
    },
  };
};

/** Nearest rank, of the values as they are; null of none. */
export const percentile = (values: readonly number[], share: number): number | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]! * 100) / 100;
};
