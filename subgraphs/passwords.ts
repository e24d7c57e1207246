/**
 * Passwords: one normal form, argon2id, a bounded number of hashes at a time (ID14, ID15). Used by identity and by the end users of
 * generated platforms. Nothing is ever truncated; what is stored is re-hashed at the next sign-in when our parameters rise.
 */
import { type Algorithm, hash, parseOptions, verify } from "@node-rs/argon2";
import { defineErrors } from "./errors.ts";

export interface PasswordCost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** `standard` for servers, `low` (`WEBNOVA_PASSWORD_COST=low`) for tests and small hosts. */
export const passwordCosts = {
  standard: { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 },
  low: { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 },
} as const satisfies Record<string, PasswordCost>;

// A stored string names its own cost; one from elsewhere may ask for gigabytes. Above these bounds it is refused, not computed.
const bounds: PasswordCost = { memoryCost: 256 * 1024, timeCost: 10, parallelism: 8 };
const argon2id = 2 as Algorithm;

export const passwordErrors = defineErrors("identity", {
  BUSY: {
    en: "Too many people are signing in at this moment. Please try again in a few seconds.",
    ar: "يسجّل الدخول عدد كبير من الأشخاص الآن. يرجى المحاولة بعد ثوانٍ.",
  },
});

/** The one form in which a password is checked and hashed: NFKC, once. */
export const normalisePassword = (password: string): string => password.normalize("NFKC");

export interface Passwords {
  /** Hashes with the current cost; `IDENTITY_BUSY` when the queue is full. */
  hash(password: string): Promise<string>;
  /** Compares; false for strings of unknown form or unbounded cost. `IDENTITY_BUSY` when the queue is full. */
  verify(stored: string, password: string): Promise<boolean>;
  /** Does the work of a verification against a hash nobody has, so that an unknown account takes as long as a known one. */
  pretend(password: string): Promise<false>;
  /** True when a stored string was made with less than the current cost. */
  outdated(stored: string): boolean;
}

export interface PasswordOptions {
  readonly cost?: keyof typeof passwordCosts;
  /** Hashes computed at the same time; 4. */
  readonly parallel?: number;
  /** Callers that may wait; 64. */
  readonly queue?: number;
}

/** Makes the hasher of one process. Its queue is shared by all who use it, so pass one instance around. */
export const createPasswords = (options: PasswordOptions = {}): Passwords => {
  const cost = passwordCosts[options.cost ?? (process.env.WEBNOVA_PASSWORD_COST === "low" ? "low" : "standard")];
  const inTurn = createQueue(options.parallel ?? 4, options.queue ?? 64);
  let dummy: Promise<string> | null = null;
  const hashNow = (password: string) => hash(normalisePassword(password), { algorithm: argon2id, ...cost });
  const compare = async (stored: string, password: string) =>
    isBounded(stored) ? await verify(stored, normalisePassword(password)) : false;
  return {
    hash: (password) => inTurn(() => hashNow(password)),
    verify: (stored, password) => inTurn(() => compare(stored, password)),
    pretend: (password) =>
      inTurn(async () => {
        dummy ??= hashNow("a password nobody has, hashed once per process");
        await compare(await dummy, password);
        return false as const;
      }),
    outdated: (stored) => {
      const { memoryCost, timeCost } = parseOptions(stored);
      return memoryCost < cost.memoryCost || timeCost < cost.timeCost;
    },
  };
};

const isBounded = (stored: string): boolean => {
  if (!stored.startsWith("$argon2id$")) return false;
  try {
    const { memoryCost, timeCost, parallelism } = parseOptions(stored);
    return memoryCost <= bounds.memoryCost && timeCost <= bounds.timeCost && parallelism <= bounds.parallelism;
  } catch {
    return false;
  }
};

const createQueue = (parallel: number, queue: number) => {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= parallel) {
      if (waiting.length >= queue) throw passwordErrors("BUSY", {}, { retryAfter: 2 });
      // The one who ends hands its place over, so a newcomer cannot slip in between.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
};
