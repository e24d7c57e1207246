/** Identity: who is asking, for which organization, how sure are we, and what may they do right now (design/identity.md). */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Database } from "../../db/connect.ts";
import { subscribeEvents } from "../../db/event-store/live.ts";
import type { OrganizationId, SessionId, UserId } from "../../schema/ids.ts";
import type { Permission } from "../../schema/permissions.ts";
import { createAttempts } from "../attempts.ts";
import type { Clock } from "../clock.ts";
import { systemClock } from "../clock.ts";
import { type Admitted, type AuthEdge, type Doorkeeper, mountAuth } from "../doorkeeper.ts";
import { doorErrors, Refusal } from "../errors.ts";
import { createPasswords, type Passwords } from "../passwords.ts";
import { createRefusalLog, type RefusalLog } from "../refusal-log.ts";
import { defineSubgraph, type Subgraph } from "../serve.ts";
import { createMemoryNonces } from "../service-identity.ts";
import type { ServiceRoot } from "../service-root.ts";
import { createTokenKeys, expiryOf, type TokenKeys } from "../session-tokens.ts";
import { personOf, type Viewer } from "../viewer.ts";
import { createViewers, type Viewers } from "../viewers.ts";
import { createApiKey, findApiKey, type MadeApiKey, renewApiKey } from "./application/api-keys.ts";
import { claimUnattended, type Founder, type OwnerLink, ownerLink } from "./application/claim.ts";
import { localToken, makeLocalProof } from "./application/local-token.ts";
import { findMember, findRole, findUser, ownOrganization } from "./application/members.ts";
import type { Caller, Granted, IdentityDeps } from "./application/ports.ts";
import { seedIdentity } from "./application/seed.ts";
import { exchange } from "./application/sessions.ts";
import { heldBesides, type Standing, standingOf } from "./application/standing.ts";
import { redeemTicket, type TicketPurpose } from "./application/tickets.ts";
import type { IdentityGraphDeps } from "./graphql/context.ts";
import { PeopleResolver } from "./graphql/people-resolver.ts";
import { presentMember, presentOrganization, presentRole, presentUser } from "./graphql/present.ts";
import { SessionResolver } from "./graphql/session-resolver.ts";
import { authForms, createAuthDoor } from "./http/auth.ts";
import { identityTables } from "./store/tables.ts";

export { authForms, makeLocalProof };

export interface IdentityOptions {
  readonly database: Database;
  /** The service root: keys of tokens, peppers and services are derived from it. */
  readonly serviceRoot: ServiceRoot;
  readonly clock?: Clock;
  /** Where people reach the studio, e.g. `http://localhost:4000`. */
  readonly publicUrl: string;
  /** `WEBNOVA_ALLOW_HTTP=1`: people may sign in over plain HTTP from other machines. */
  readonly allowHttp?: boolean;
  /** `WEBNOVA_SIGN_UP`: who may make an account without being invited; `invited` when left out. */
  readonly signUp?: "closed" | "invited" | "open";
  readonly passwords?: Passwords;
  /** Whether a blueprint exists; needed for invitations that share one. */
  readonly resourceExists?: (organization: OrganizationId, resource: string) => Promise<boolean>;
  /** Hears what was unexpected, once, with its cause. */
  readonly onUnexpected?: (error: unknown, requestId: string) => void;
}

export interface Identity {
  readonly subgraph: Subgraph<IdentityGraphDeps>;
  /** What the edge asks: whom to admit and which token to send on. */
  readonly doorkeeper: Doorkeeper;
  /** Answers `/auth/*`. */
  readonly handleAuth: (request: IncomingMessage, response: ServerResponse, edge?: AuthEdge) => Promise<void>;
  /** Token or API key → viewer, remembered for at most two seconds. */
  readonly viewers: Viewers;
  readonly keys: TokenKeys;
  readonly passwords: Passwords;
  /** Uses a socket ticket; `IDENTITY_TICKET_INVALID` the second time. */
  redeemTicket(
    input: { readonly ticket: string; readonly purpose: TicketPurpose; readonly target?: string | null },
    caller: Caller,
  ): Promise<{ viewer: Viewer; accessToken: string; expiresAt: Date }>;
  /** A fresh 60-second token for any viewer: API keys, and the events of a long subscription. */
  exchange(viewer: Viewer): Promise<{ token: string; expiresAt: Date }>;
  /** What a person may do right now, without a session; null when they may do nothing. For work that goes on in their name. */
  standingOf(organization: OrganizationId, userId: UserId): Promise<Standing | null>;
  /** Whether anyone active in an organization holds a permission on all of it, besides some people. */
  heldBesides(organization: OrganizationId, permission: Permission, besides: readonly UserId[]): Promise<boolean>;
  /** Name and address of the person behind a viewer. */
  person(viewer: Viewer): Promise<{ readonly name: string; readonly email: string }>;
  /** True while nobody has an account. */
  needsOwner(): Promise<boolean>;
  /** Makes the one owner link; a reset link for the root owner when there is one. Old ones stop working. */
  ownerLink(): Promise<OwnerLink>;
  /** Makes the first owner from values; false when there is somebody already. */
  claimUnattended(founder: Founder): Promise<boolean>;
  /** Trades a proof of the service root (`makeLocalProof`) for an access token of the first owner. */
  localToken(proof: string, caller: Caller): Promise<Omit<Granted, "refreshToken">>;
  createApiKey(
    viewer: Viewer,
    input: { readonly name: string; readonly scopes?: readonly string[] | null; readonly days?: number | null },
    caller: Caller,
  ): Promise<MadeApiKey>;
  /** Calls `onEnd` within two seconds after a session stops being good; for sockets. Returns how to stop watching. */
  watchSession(session: { readonly sessionId: SessionId; readonly organizationId: OrganizationId }, onEnd: () => void): () => void;
}

/** Builds identity on an open database. Seeds the built-in roles; makes no account. */
export const createIdentity = async (options: IdentityOptions): Promise<Identity> => {
  const clock = options.clock ?? systemClock;
  const source = await options.database.source("wn_identity", identityTables);
  const keys = createTokenKeys(options.serviceRoot, clock);
  const query = (sql: string, params: readonly unknown[]): Promise<readonly unknown[]> => source.query(sql, [...params]);
  const onUnexpected = options.onUnexpected ?? (() => {});
  const viewers = createViewers({
    keys,
    clock,
    query,
    apiKey: (prefix) => findApiKey({ source }, prefix),
    renewApiKey: (key, mac) => renewApiKey({ source }, key, mac),
    onFailure: (cause) => onUnexpected(cause, "viewer"),
  });
  const deps: IdentityGraphDeps = {
    source,
    clock,
    keys,
    passwords: options.passwords ?? createPasswords(),
    attempts: createAttempts({ query, table: "identity.attempt_bucket", clock }),
    viewers,
    publicUrl: options.publicUrl.replace(/\/+$/, ""),
    signUp: options.signUp ?? "invited",
    resourceExists: options.resourceExists ?? null,
    subscribe: (wanted) => subscribeEvents(options.database, wanted),
  };
  await seedIdentity(deps);
  const nonces = createMemoryNonces(clock, 10_000);
  const local = (proof: string, caller: Caller) => localToken(deps, options.serviceRoot, nonces, proof, caller);
  const refusals = createRefusalLog(source, refusedActions, { onUnexpected });
  const auth = createAuthDoor({ identity: deps, allowHttp: options.allowHttp ?? false, refusals, onUnexpected });
  const doorkeeper = buildDoorkeeper(deps, auth);
  return {
    subgraph: identitySubgraph(deps, refusals),
    doorkeeper,
    handleAuth: mountAuth(doorkeeper),
    viewers,
    keys,
    passwords: deps.passwords,
    redeemTicket: (input, caller) => redeemTicket(deps, input, caller),
    exchange: (viewer) => exchange(deps, viewer),
    standingOf: (organization, userId) => standingOf(deps, organization, userId),
    heldBesides: (organization, permission, besides) => heldBesides(deps, organization, permission, besides),
    person: async (viewer) => {
      const row = await findUser(viewer, deps, viewer, personOf(viewer));
      if (!row) throw doorErrors("UNAUTHENTICATED");
      return { name: row.displayName, email: row.emailKey };
    },
    needsOwner: async () => ((await source.query(`select 1 from identity."user" limit 1`)) as unknown[]).length === 0,
    ownerLink: () => ownerLink(deps),
    claimUnattended: (founder) => claimUnattended(deps, founder),
    localToken: local,
    createApiKey: (viewer, input, caller) => createApiKey(deps, viewer, input, caller),
    watchSession: (session, onEnd) => watchSession(viewers, session, onEnd),
  };
};

/** The subgraph without its database, for printing its SDL. */
export const identitySubgraph = (deps: IdentityGraphDeps, refusals?: RefusalLog): Subgraph<IdentityGraphDeps> =>
  defineSubgraph<IdentityGraphDeps>({
    name: "identity",
    resolvers: [PeopleResolver, SessionResolver],
    // Every reference authorises by itself: what the viewer may not know of is null, like an unknown id (FD9).
    references: {
      Organization: async ({ id }, { viewer, deps: here }) =>
        viewer && id === viewer.organizationId ? presentOrganization(await ownOrganization(here, viewer)) : null,
      User: async ({ id }, context) => {
        const { viewer, deps: here } = context;
        const row = viewer ? await findUser(context, here, viewer, String(id)) : null;
        return row ? presentUser(row, viewer) : null;
      },
      Role: async ({ id }, { viewer, deps: here }) => {
        const row = viewer ? await findRole(here, viewer, String(id)) : null;
        return row ? presentRole(row) : null;
      },
      Membership: async ({ id }, { viewer, deps: here }) => {
        const member = viewer?.permissions.has("organization.read") ? await findMember(here, viewer, String(id)) : null;
        return viewer && member ? presentMember(member, viewer) : null;
      },
    },
    deps,
    viewers: (token) => deps.viewers.of(token),
    refusals,
  });

const refusedActions = {
  acceptInvite: "member.join",
  assignRole: "member.role",
  changePassword: "password.change",
  claim: "organization.create",
  createApiKey: "apikey.create",
  inviteMember: "member.invite",
  issueTicket: "ticket.issue",
  // A token that is not good any more is every browser that comes back after a while.
  refreshSession: null,
  removeMember: "member.removed",
  requestPasswordReset: "password.request-reset",
  resetPassword: "password.reset",
  revokeApiKey: "apikey.revoke",
  revokeInvite: "member.invite.revoke",
  revokeSession: "session.end",
  signIn: "session.start",
  signOut: "session.end",
  signUp: "user.sign-up",
  stepUp: "session.step-up",
  updateProfile: "user.update",
} as const;

const buildDoorkeeper = (deps: IdentityDeps, auth: Doorkeeper["auth"]): Doorkeeper => {
  const admitted = (viewer: Viewer, token: string, expiresAt: Date): Admitted => ({
    kind: viewer.kind,
    organizationId: viewer.organizationId,
    subjectId: viewer.subjectId,
    sessionId: viewer.sessionId,
    permissions: [...viewer.permissions],
    locale: viewer.locale,
    token,
    expiresAt,
  });
  const exchanged = async (viewer: Viewer) => {
    const { token, expiresAt } = await exchange(deps, viewer);
    return admitted(viewer, token, expiresAt);
  };
  return {
    auth,
    admit: async (token) => {
      const viewer = await deps.viewers.of(token);
      if (viewer.kind !== "user") return exchanged(viewer);
      return admitted(viewer, token, expiryOf(token));
    },
    admitTicket: async (ticket, requestId) => {
      const { viewer, accessToken, expiresAt } = await redeemTicket(deps, ticket, { requestId });
      return admitted(viewer, accessToken, expiresAt);
    },
    admitAgain: async ({ sessionId, subjectId, organizationId }) =>
      exchanged(await deps.viewers.bySubject(sessionId ?? subjectId, organizationId)),
  };
};

// Asks rather than listens: a lost notification must not keep a socket of an ended session open (ID26).
const watchSession = (
  viewers: Viewers,
  { sessionId, organizationId }: { readonly sessionId: SessionId; readonly organizationId: OrganizationId },
  onEnd: () => void,
): (() => void) => {
  let stopped = false;
  const stop = () => {
    stopped = true;
    clearInterval(timer);
  };
  const timer = setInterval(() => {
    viewers.bySubject(sessionId, organizationId).catch((error: unknown) => {
      // A database that is away ends nobody's session; without it nothing is delivered either.
      if (stopped || !(error instanceof Refusal) || error.code !== "UNAUTHENTICATED") return;
      stop();
      onEnd();
    });
  }, 900);
  timer.unref();
  return stop;
};
