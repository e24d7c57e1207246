/**
 * Sessions of end users. A session is 256 random bits; the database knows only their hash. One environment's session means nothing in
 * another: it is looked for in the schema of the environment that was asked, nowhere else.
 */
import { uuidv7 } from "../../../../db/uuid.ts";
import type { Locale } from "../../../../schema/ids.ts";
import type { Model } from "../../../../schema/model/model.ts";
import type { Clock } from "../../../clock.ts";
import { hashToken, opaqueToken } from "../../../session-tokens.ts";
import { type Caller, type RunningEnvironment, viewerClassIn } from "../caller.ts";
import { unlessPassing } from "../errors.ts";
import { qualified } from "../names.ts";
import type { Pools, Writing } from "../pools.ts";
import { readKey } from "./api-keys.ts";
import { type Person, readPerson, readSession } from "./look.ts";
import { readPreviewLink } from "./preview-links.ts";
import type { Standing } from "./standing.ts";

export const sessionLife = {
  idleMs: 7 * 86_400_000,
  absoluteMs: 30 * 86_400_000,
  cacheMs: 2_000,
  knownMs: 60_000,
  touchMs: 10 * 60_000,
} as const;
/** A session that begins under a preview link: shown in a header, kept nowhere. */
export const bearerLife = { idleMs: 3_600_000, absoluteMs: 12 * 3_600_000 } as const;

/** How a secret was shown. Sessions of browsers are only ever found in cookies, bearer sessions only in headers. */
export type Way = "cookie" | "header";

/** Somebody as the database told of them. */
interface Found {
  readonly person: Person;
  readonly account: string | null;
  readonly sessionId: string | null;
  readonly apiKeyId?: string;
  readonly previewLinkId?: string;
  readonly readAt: number;
  /** When the session, key or link ends by itself, in milliseconds. */
  readonly until: number;
  /** What the database said of it all: the same again is the same somebody. */
  readonly said: string;
}

interface Known extends Found {
  /** As the model of then reads a person. */
  readonly model: Model;
  /** What had been told of people before this one was looked up. */
  readonly mark: number;
}

/** Somebody seen lately. */
export interface Presumed {
  readonly caller: (locale: Locale) => Caller;
  /** While they are looked up again, whether they still are who they were: before that, nothing that was asked for them may leave or be written. Null: it is too soon to doubt it. */
  readonly confirmed: Promise<boolean> | null;
}

export interface Sessions {
  /** Who holds the token of a session, an API key or a preview link; null: nobody, or not any more. */
  find(environment: RunningEnvironment, token: string, way?: Way): Promise<(locale: Locale) => Caller | null>;
  /** Somebody who was here lately, where it is time to do so looked up again from this moment on; null: ask `find`. */
  presume(environment: RunningEnvironment, token: string, way: Way): Presumed | null;
  /** Opens a session in an open transaction, a bearer session under a preview link; answers the token. */
  open(
    writing: Writing,
    environment: RunningEnvironment,
    user: { readonly id: string; readonly account: string | null },
    from: { readonly agent: string | null; readonly ip: string | null; readonly previewLinkId?: string | null },
  ): Promise<string>;
  /** Ends the session of a token, everywhere on this node at once. */
  close(environment: RunningEnvironment, token: string): Promise<void>;
  /** Forgets what is cached of a person: their roles or state changed. */
  forget(environmentId: string, userId: string): void;
}

const tokenPattern = /^[\w-]{43}$/;
const isKey = (token: string): boolean => token.startsWith("wnp_") && token.length < 100;
const isPreviewLink = (token: string): boolean => token.startsWith("wnv_") && token.length < 100;
const cacheLimit = 10_000;
type Life = { readonly idleMs: number; readonly absoluteMs: number };

export const createSessions = (pools: Pools, clock: Clock, standing: Standing): Sessions => {
  const cache = new Map<string, Known>();
  /** Looks under way; requests that come at once share one. */
  const looking = new Map<string, Promise<Known | null>>();
  /** Where a platform begins to serve accounts, nobody is remembered without one. */
  const keyOf = (environment: RunningEnvironment, token: string, way: Way = "cookie") =>
    `${environment.id}|${environment.schema}|${environment.model().header.accounts}|${way}|${token}`;

  /** What is found is kept, unless it was forgotten while it was looked for. */
  const lookOnce = (environment: RunningEnvironment, token: string, way: Way): Promise<Known | null> => {
    const key = keyOf(environment, token, way);
    const under = looking.get(key);
    if (under) return under;
    const before = cache.get(key);
    const then = { model: environment.model(), mark: standing.mark() };
    const found: Promise<Known | null> = look(environment, token, way).then(
      (fresh) => {
        // The same object for the same person: what was worked out for it holds on.
        const known = fresh && { ...(before?.said === fresh.said ? { ...before, readAt: fresh.readAt } : fresh), ...then };
        if (looking.get(key) !== found) return known;
        looking.delete(key);
        if (!known) cache.delete(key);
        else {
          if (cache.size >= cacheLimit) cache.delete(cache.keys().next().value!);
          cache.set(key, known);
        }
        return known;
      },
      (error: unknown) => {
        if (looking.get(key) === found) looking.delete(key);
        throw error;
      },
    );
    looking.set(key, found);
    return found;
  };

  const look = async (environment: RunningEnvironment, token: string, way: Way): Promise<Found | null> => {
    if (isKey(token)) return await lookKey(environment, token);
    // Outside of previews there is neither a preview link nor a session in a header, whatever its tables say.
    if (environment.name !== "preview" && (isPreviewLink(token) || way === "header")) return null;
    return isPreviewLink(token) ? await lookPreviewLink(environment, token) : await lookSession(environment, token, way);
  };

  /** The person a link stands for, as its one role. */
  const lookPreviewLink = async (environment: RunningEnvironment, token: string): Promise<Found | null> => {
    const now = clock.now();
    const link = await readPreviewLink(pools, environment, token, now);
    const found = link && (await readPerson(pools, environment, link.user_id, link.account_id));
    if (!link || found?.person.status !== "active") return null;
    const person = { ...found.person, roles: found.person.roles.filter((role) => role === link.role) };
    return knownBy({ person, account: link.account_id, sessionId: null, previewLinkId: link.id, until: link.expires_at.getTime() }, now);
  };

  const lookKey = async (environment: RunningEnvironment, text: string): Promise<Found | null> => {
    const now = clock.now();
    const key = await readKey(pools, environment, text, now);
    const found = key && (await readPerson(pools, environment, key.user_id, key.account_id));
    if (!key || found?.person.status !== "active") return null;
    const roles = found.person.roles.filter((role) => key.roles.includes(role));
    return knownBy(
      { person: { ...found.person, roles }, account: key.account_id, sessionId: null, apiKeyId: key.id, until: key.expires_at.getTime() },
      now,
    );
  };

  const touch = (
    environment: RunningEnvironment,
    session: { readonly id: string; readonly account_id: string | null },
    life: Life,
    now: Date,
  ) =>
    pools.write(environment, session.account_id, (writing) =>
      writing.query(
        `UPDATE ${qualified(environment, "_session")} SET last_used_at = $2, idle_expires_at = least(absolute_expires_at, $3) WHERE id = $1`,
        [session.id, now, new Date(now.getTime() + life.idleMs)],
      ),
    );

  const lookSession = async (environment: RunningEnvironment, token: string, way: Way): Promise<Found | null> => {
    const now = clock.now();
    const found = await readSession(pools, environment, token, way, now);
    if (found?.person.status !== "active") return null;
    const { id, person, account, previewLink, lastUsedAt, until, said } = found;
    // Somebody may read on where nothing can be written down.
    if (now.getTime() - lastUsedAt.getTime() > sessionLife.touchMs)
      await touch(environment, { id, account_id: account }, way === "header" ? bearerLife : sessionLife, now).catch(unlessPassing);
    const link = previewLink !== null && { previewLinkId: previewLink };
    return { person, account, sessionId: id, ...link, readAt: now.getTime(), until: until.getTime(), said };
  };

  /** Looked up a moment ago, or known well and nothing was told of them since (decision 0242). */
  const isFresh = (environment: RunningEnvironment, { person, readAt, until, model, mark }: Known): boolean => {
    const now = clock.now().getTime();
    const age = now - readAt;
    if (age < 0 || standing.changed(environment, person.id, mark)) return false;
    if (age < sessionLife.cacheMs) return true;
    return age < sessionLife.knownMs && now < until && model === environment.model() && standing.holds(environment, person.id, mark);
  };

  return {
    find: async (environment, token, way = "cookie") => {
      const cached = cache.get(keyOf(environment, token, way));
      if (cached && isFresh(environment, cached)) return callerIn(environment, cached);
      if (!tokenPattern.test(token) && !isKey(token) && !isPreviewLink(token)) return () => null;
      const known = await lookOnce(environment, token, way);
      return known ? callerIn(environment, known) : () => null;
    },
    presume: (environment, token, way) => {
      const cached = cache.get(keyOf(environment, token, way));
      if (!cached) return null;
      if (isFresh(environment, cached)) return { caller: callerIn(environment, cached), confirmed: null };
      const confirmed = lookOnce(environment, token, way).then((known) => known?.person === cached.person);
      confirmed.catch(() => undefined);
      return { caller: callerIn(environment, cached), confirmed };
    },
    open: async (writing, environment, user, { agent, ip, previewLinkId = null }) => {
      const token = opaqueToken();
      const now = clock.now();
      const life: Life = previewLinkId === null ? sessionLife : bearerLife;
      await writing.query(
        `INSERT INTO ${qualified(environment, "_session")} (id, hash, user_id, account_id, created_at, last_used_at, idle_expires_at, absolute_expires_at, agent, ip, kind, preview_link) VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11)`,
        [
          uuidv7(),
          hashToken(token),
          user.id,
          user.account,
          now,
          new Date(now.getTime() + life.idleMs),
          new Date(now.getTime() + life.absoluteMs),
          agent?.slice(0, 300) ?? null,
          ip,
          previewLinkId === null ? "cookie" : "bearer",
          previewLinkId,
        ],
      );
      return token;
    },
    close: async (environment, token) => {
      if (!tokenPattern.test(token)) return;
      await pools.write(environment, null, (writing) =>
        writing.query(`UPDATE ${qualified(environment, "_session")} SET revoked_at = $2 WHERE hash = $1 AND revoked_at IS NULL`, [
          hashToken(token),
          clock.now(),
        ]),
      );
      // Only now: who looked in between found it alive.
      for (const way of ["cookie", "header"] as const) {
        cache.delete(keyOf(environment, token, way));
        looking.delete(keyOf(environment, token, way));
      }
    },
    forget: (environmentId, userId) => {
      for (const key of looking.keys()) if (key.startsWith(`${environmentId}|`)) looking.delete(key);
      for (const [key, known] of cache) if (known.person.id === userId && key.startsWith(`${environmentId}|`)) cache.delete(key);
    },
  };
};

const knownBy = (found: Omit<Found, "readAt" | "said">, now: Date): Found => ({
  ...found,
  readAt: now.getTime(),
  said: JSON.stringify(found),
});

const callerIn =
  (environment: RunningEnvironment, known: Known) =>
  (locale: Locale): Caller => ({
    user: known.person,
    account: known.account,
    sessionId: known.sessionId,
    ...(known.apiKeyId !== undefined && { apiKeyId: known.apiKeyId }),
    ...(known.previewLinkId !== undefined && { previewLinkId: known.previewLinkId }),
    viewerClass: viewerClassIn(environment.model(), known.person.roles),
    locale,
  });
