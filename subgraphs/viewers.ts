/**
 * From a token to a `Viewer`, for every plane. Form and signature first, then the session behind it, asked of the database through the SQL
 * door `identity.viewer` and remembered for at most two seconds (ID26, ID32), never past the moment a right expires (ID31). When the
 * database does not answer within three seconds nobody gets in (ID48).
 */
import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { OrganizationId, SessionId, UserId } from "../schema/ids.ts";
import { isPermission, type Permission, permissions } from "../schema/permissions.ts";
import { looksLikeApiKey, parseApiKey } from "./api-keys.ts";
import type { Clock } from "./clock.ts";
import { doorErrors } from "./errors.ts";
import type { Audience, TokenKeys } from "./session-tokens.ts";
import type { ResourceId, Viewer } from "./viewer.ts";

export interface Viewers {
  /** Who holds this access token or API key; throws `UNAUTHENTICATED` or `UNAVAILABLE`. */
  of(token: string, audience?: Audience): Promise<Viewer>;
  /** Reads a viewer's rights again, past the cache; for danger permissions and open sockets. Throws `UNAUTHENTICATED` when the session ended. */
  again(viewer: Viewer): Promise<Viewer>;
  /** The viewer of a session or API key by id, cached like `of`: what long subscriptions and sockets ask every two seconds. */
  bySubject(subject: string, organization: OrganizationId): Promise<Viewer>;
}

interface StoredApiKey {
  readonly id: string;
  readonly organizationId: OrganizationId;
  readonly mac: Buffer;
}

export interface ViewersDeps {
  readonly keys: TokenKeys;
  readonly clock: Clock;
  /** Runs one statement as a role that may execute `identity.viewer`. */
  readonly query: (sql: string, params: readonly unknown[]) => Promise<readonly unknown[]>;
  /** Finds an API key's row by prefix; only where API keys are accepted (identity, and the one-process shape). */
  readonly apiKey?: (prefix: string) => Promise<StoredApiKey | null>;
  /** Stores a key's MAC anew, when it was made under an older service root. */
  readonly renewApiKey?: (key: StoredApiKey, mac: Buffer) => Promise<void>;
  /** Hears the cause when the database could not be asked. */
  readonly onFailure?: (cause: unknown) => void;
  /** Milliseconds the database has; below the three seconds of ID48. */
  readonly patience?: number;
}

// Half of what ID26 allows: sockets ask every 0.9 s, and both together must stay below two seconds.
const maximumAge = 1_000;
const cacheSize = 10_000;

export const createViewers = ({ keys, clock, query, apiKey, renewApiKey, onFailure, patience = 2_500 }: ViewersDeps): Viewers => {
  const cache = new Map<string, { readonly from: number; until: number; readonly viewer: Promise<Viewer> }>();

  const ask = async (subject: string, organization: string, entry?: { until: number }): Promise<Viewer> => {
    const readAt = clock.now();
    let rows: readonly unknown[];
    try {
      rows = await within(patience, query("select identity.viewer($1, $2, $3) as answer", [subject, organization, readAt]));
    } catch (cause) {
      onFailure?.(cause);
      throw doorErrors("UNAVAILABLE");
    }
    const { answer } = row.parse(rows[0]);
    if (answer === null) throw doorErrors("UNAUTHENTICATED");
    if (entry)
      entry.until = Math.min(
        entry.until,
        ...[answer.until, ...answer.personal.map((one) => one.expiresAt)].flatMap((at) => (at === null ? [] : [at.getTime()])),
      );
    return viewerOf(answer, organization as OrganizationId, readAt);
  };

  const bySubject = (subject: string, organization: OrganizationId): Promise<Viewer> => {
    const now = clock.now().getTime();
    const key = `${subject} ${organization}`;
    const known = cache.get(key);
    // Older than two seconds, expired meanwhile, or from the future after the clock was set back: ask again.
    if (known && now < known.until && now >= known.from) return known.viewer;
    const entry = { until: now + maximumAge };
    const viewer = ask(subject, organization, entry);
    const cached = Object.assign(entry, { from: now, viewer });
    if (cache.size >= cacheSize) cache.delete(cache.keys().next().value as string);
    cache.set(key, cached);
    // A failure is not remembered.
    viewer.catch(() => {
      if (cache.get(key) === cached) cache.delete(key);
    });
    return viewer;
  };

  const byApiKey = async (text: string): Promise<Viewer> => {
    const parts = parseApiKey(text);
    if (!parts || !apiKey) throw doorErrors("UNAUTHENTICATED");
    let found: StoredApiKey | null;
    try {
      found = await within(patience, apiKey(parts.prefix));
    } catch (cause) {
      onFailure?.(cause);
      throw doorErrors("UNAVAILABLE");
    }
    const [newest, ...older] = keys.macs("api-key", parts.secret);
    const is = (given: Buffer) => found?.mac.length === given.length && timingSafeEqual(found.mac, given);
    if (!found || ![newest, ...older].some(is)) throw doorErrors("UNAUTHENTICATED");
    if (!is(newest)) await renewApiKey?.(found, newest).catch((cause: unknown) => onFailure?.(cause));
    return bySubject(found.id, found.organizationId);
  };

  return {
    of: async (token, audience = "webnova.control") => {
      if (looksLikeApiKey(token)) {
        if (audience !== "webnova.control") throw doorErrors("UNAUTHENTICATED");
        return byApiKey(token);
      }
      const claims = await keys.verifyAccess(token, audience);
      const viewer = await bySubject(claims.sid, claims.org as OrganizationId);
      if (viewer.subjectId !== claims.sub) throw doorErrors("UNAUTHENTICATED");
      return viewer;
    },
    again: (viewer) => ask(viewer.sessionId ?? viewer.subjectId, viewer.organizationId),
    bySubject,
  };
};

/** Reads the answer of the SQL door `identity.viewer`, for checks inside a transaction; `UNAUTHENTICATED` when it answers nothing. */
export const readViewer = (answered: unknown, organization: OrganizationId, readAt: Date): Viewer => {
  const { answer } = row.parse(answered);
  if (answer === null) throw doorErrors("UNAUTHENTICATED");
  return viewerOf(answer, organization, readAt);
};

/** One personal permission, as stored. */
export interface PersonalPermission {
  readonly permission: string;
  readonly effect: "allow" | "deny";
  readonly resourceId: ResourceId | null;
  readonly expiresAt: Date | null;
}

/** Role ∪ personal allows − personal denies; deny wins, expired entries do not count (ID31). */
export const effectivePermissions = (
  role: readonly string[],
  personal: readonly PersonalPermission[],
  now: Date,
): {
  readonly permissions: ReadonlySet<Permission>;
  readonly resources: ReadonlyMap<ResourceId, ReadonlySet<Permission>>;
  readonly denied: ReadonlyMap<ResourceId, ReadonlySet<Permission>>;
} => {
  const live = personal.filter((entry) => entry.expiresAt === null || entry.expiresAt > now);
  const entries = (effect: "allow" | "deny") =>
    live.filter((entry) => entry.effect === effect && isPermission(entry.permission)) as (PersonalPermission & {
      permission: Permission;
    })[];
  const all = new Set<Permission>(role.filter(isPermission));
  for (const { permission, resourceId } of entries("allow")) if (resourceId === null) all.add(permission);
  const everywhere = new Set(entries("deny").flatMap(({ permission, resourceId }) => (resourceId === null ? [permission] : [])));
  for (const permission of everywhere) all.delete(permission);
  const denied = new Map<ResourceId, Set<Permission>>();
  for (const { permission, resourceId } of entries("deny")) if (resourceId !== null) put(denied, resourceId, permission);
  const resources = new Map<ResourceId, Set<Permission>>();
  for (const { permission, resourceId } of entries("allow"))
    if (resourceId !== null && !everywhere.has(permission) && !denied.get(resourceId)?.has(permission))
      put(resources, resourceId, permission);
  return { permissions: all, resources, denied };
};

const put = (map: Map<ResourceId, Set<Permission>>, resource: ResourceId, permission: Permission) => {
  map.set(resource, (map.get(resource) ?? new Set<Permission>()).add(permission));
};

const moment = z.string().transform((text) => new Date(text));
const row = z.object({
  answer: z
    .object({
      kind: z.enum(["user", "api-key"]),
      subjectId: z.string(),
      sessionId: z.string().nullish(),
      onBehalfOf: z.string().nullish(),
      scopes: z.array(z.string()).nullish(),
      aal: z.union([z.literal(1), z.literal(2)]),
      authenticatedAt: moment,
      until: moment.nullable(),
      roleId: z.string(),
      rank: z.number(),
      permissions: z.array(z.string()),
      locale: z.enum(["en", "ar"]),
      personal: z.array(
        z.object({
          permission: z.string(),
          effect: z.enum(["allow", "deny"]),
          resourceId: z.string().nullable(),
          expiresAt: moment.nullable(),
        }),
      ),
    })
    .nullable(),
});

const viewerOf = (answer: NonNullable<z.infer<typeof row>["answer"]>, organizationId: OrganizationId, readAt: Date): Viewer => {
  const effective = effectivePermissions(answer.permissions, answer.personal, readAt);
  // A key has what it was made for and its owner still holds, and never a danger permission (ID37).
  const scopes = answer.kind === "api-key" ? new Set(answer.scopes) : null;
  const within = (held: ReadonlySet<Permission>) =>
    scopes ? new Set([...held].filter((one) => scopes.has(one) && permissions[one].grade !== "danger")) : held;
  return {
    kind: answer.kind,
    organizationId,
    subjectId: answer.subjectId,
    onBehalfOf: (answer.onBehalfOf ?? null) as UserId | null,
    sessionId: (answer.sessionId ?? null) as SessionId | null,
    aal: answer.aal,
    authenticatedAt: answer.authenticatedAt,
    roleId: answer.roleId,
    rank: answer.rank,
    permissions: within(effective.permissions),
    resources: new Map([...effective.resources].map(([id, held]) => [id, within(held)])),
    denied: effective.denied,
    locale: answer.locale,
    readAt,
  };
};

const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  // A statement that fails after we gave up must not become an unhandled rejection.
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
