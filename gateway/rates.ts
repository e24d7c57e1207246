/** Counting per process: how often each address, person, key and organization may come. Counters of one never touch another's [FD13]. */
import { isIPv6 } from "node:net";
import type { Clock } from "../subgraphs/clock.ts";
import type { Refusal } from "../subgraphs/errors.ts";
import { gatewayErrors } from "./refusals.ts";

export const rateLimits = {
  anonymous: 60,
  user: 600,
  apiKey: 600,
  organization: 6_000,
  signIn: 10,
  costPerOrganization: 200_000,
} as const;
export type RateLimits = Readonly<Record<keyof typeof rateLimits, number>>;

export interface Rates {
  /** Takes from a minute's allowance; returns the refusal when it is used up, and then takes nothing. */
  take(kind: keyof RateLimits, who: string, amount?: number): Refusal | null;
}

const remembered = 50_000;

/** What is counted as one address: whoever has one of IPv6 has a whole network of them (/64). */
export const addressGroup = (ip: string): string => {
  if (!isIPv6(ip)) return ip;
  const [head = "", tail] = ip.split("%")[0]?.toLowerCase().split("::") ?? [];
  const start = head === "" ? [] : head.split(":");
  const end = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - start.length - end.length;
  return [...start, ...Array.from({ length: zeros }, () => "0"), ...end]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":");
};

/** Buckets that refill evenly: a whole minute's allowance at once, then one every 60 s ÷ limit. */
export const createRates = (clock: Clock, allowed: RateLimits = rateLimits): Rates => {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take: (kind, who, amount = 1) => {
      const limit = allowed[kind];
      const now = clock.now().getTime();
      const key = `${kind} ${who}`;
      const known = buckets.get(key);
      const left = known ? Math.min(limit, known.left + (Math.max(0, now - known.at) / 60_000) * limit) : limit;
      // Asked last, forgotten last.
      buckets.delete(key);
      if (buckets.size >= remembered) buckets.delete(buckets.keys().next().value as string);
      if (left < Math.min(amount, limit)) {
        buckets.set(key, { left, at: now });
        const seconds = Math.max(1, Math.ceil(((Math.min(amount, limit) - left) / limit) * 60));
        return gatewayErrors("RATE_LIMITED", { limit, seconds }, { limit, retryAfter: seconds });
      }
      buckets.set(key, { left: left - amount, at: now });
      return null;
    },
  };
};
