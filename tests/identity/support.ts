/** One identity on a database of its own, a clock that stands still, and people to play with. */
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type ExecutionResult, execute, parse, validate } from "graphql";
import { createVirtualClock, type VirtualClock } from "../../subgraphs/clock.ts";
import { createIdentity, type Identity, type IdentityOptions } from "../../subgraphs/identity/index.ts";
import { createPasswords, type Passwords } from "../../subgraphs/passwords.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

export const strong = "correct horse battery staple 42";
export const stronger = "seven purple lanterns under the bridge";
export const serviceRoot = Buffer.alloc(32, 9);

/** The real hasher, counting what it is asked. */
interface CountingPasswords extends Passwords {
  readonly counts: { hash: number; verify: number; pretend: number };
}

const countingPasswords = (): CountingPasswords => {
  const inner = createPasswords({ cost: "low", queue: 1_000 });
  const counts = { hash: 0, verify: 0, pretend: 0 };
  return {
    counts,
    outdated: inner.outdated,
    hash: (password) => {
      counts.hash += 1;
      return inner.hash(password);
    },
    verify: (stored, password) => {
      counts.verify += 1;
      return inner.verify(stored, password);
    },
    pretend: (password) => {
      counts.pretend += 1;
      return inner.pretend(password);
    },
  };
};

export interface World {
  readonly test: TestDatabase;
  readonly clock: VirtualClock;
  readonly passwords: CountingPasswords;
  readonly identity: Identity;
  /** Runs a GraphQL operation as whoever holds the token. */
  run(source: string, variables?: Record<string, unknown>, token?: string | null, edge?: { agent?: string }): Promise<ExecutionResult>;
  /** Like `run`, and throws when there are errors; answers plain JSON. */
  ask<T = Record<string, unknown>>(source: string, variables?: Record<string, unknown>, token?: string | null): Promise<T>;
  /** Uses the owner link; answers the owner's access token. */
  claim(email?: string): Promise<{ accessToken: string; refreshToken: string; userId: string; organizationId: string }>;
  /** Invites and accepts; answers the newcomer's tokens. */
  join(
    owner: string,
    email: string,
    roleKey: string,
  ): Promise<{ accessToken: string; refreshToken: string; userId: string; membershipId: string }>;
  /** A second organization with an owner of its own, made behind the walls. */
  otherOrganization(): Promise<{ organizationId: string; userId: string; accessToken: string; membershipId: string; email: string }>;
  close(): Promise<void>;
}

export const buildWorld = async (options: Partial<IdentityOptions> = {}): Promise<World> => {
  const test = await testDatabase();
  const clock = createVirtualClock();
  const passwords = countingPasswords();
  const identity = await createIdentity({
    database: test.database,
    serviceRoot,
    clock,
    publicUrl: "http://localhost:4000",
    passwords,
    ...options,
  });
  const run: World["run"] = async (source, variableValues = {}, token = null, edge = {}) => {
    const contextValue = await identity.subgraph.createContext({ token, requestId: "request-1", locale: "en", ...edge });
    const document = parse(source);
    const problems = validate(identity.subgraph.schema, document);
    if (problems.length > 0) return { errors: problems };
    return (await execute({ schema: identity.subgraph.schema, document, variableValues, contextValue })) as ExecutionResult;
  };
  const ask: World["ask"] = async <T>(source: string, variables?: Record<string, unknown>, token?: string | null) => {
    const result = await run(source, variables, token);
    if (result.errors?.[0]) throw result.errors[0].originalError ?? result.errors[0];
    return JSON.parse(JSON.stringify(result.data)) as T;
  };
  const signedIn = "accessToken refreshToken viewer { user { id } organization { id } }";
  type SignedIn = { accessToken: string; refreshToken: string; viewer: { user: { id: string }; organization: { id: string } } };

  return {
    test,
    clock,
    passwords,
    identity,
    run,
    ask,
    claim: async (email = "Owner@Example.com") => {
      const created = await identity.claimUnattended({
        name: "Layla Hassan",
        email,
        password: strong,
        organizationName: "مستشفى النور",
        locale: "en",
      });
      if (!created) throw new Error("somebody was here before");
      const { signIn } = await ask<{ signIn: SignedIn }>(`mutation ($input: SignInInput!) { signIn(input: $input) { ${signedIn} } }`, {
        input: { email, password: strong },
      });
      return {
        accessToken: signIn.accessToken,
        refreshToken: signIn.refreshToken,
        userId: signIn.viewer.user.id,
        organizationId: signIn.viewer.organization.id,
      };
    },
    join: async (owner, email, roleKey) => {
      const { roles } = await ask<{ roles: { id: string; key: string }[] }>("{ roles { id key } }", {}, owner);
      const roleId = roles.find((role) => role.key === roleKey)?.id;
      const { inviteMember } = await ask<{ inviteMember: { link: string } }>(
        "mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }",
        { input: { email, roleId } },
        owner,
      );
      const token = inviteMember.link.split("/").at(-1);
      const { acceptInvite } = await ask<{ acceptInvite: SignedIn }>(
        `mutation ($input: AcceptInviteInput!) { acceptInvite(input: $input) { ${signedIn} } }`,
        { input: { token, name: "Omar", password: stronger, locale: "ar" } },
      );
      const [membership] = await test.admin<{ id: string }>("select id from identity.membership where user_id = $1", [
        acceptInvite.viewer.user.id,
      ]);
      return {
        accessToken: acceptInvite.accessToken,
        refreshToken: acceptInvite.refreshToken,
        userId: acceptInvite.viewer.user.id,
        membershipId: membership?.id ?? "",
      };
    },
    otherOrganization: async () => {
      const email = "stranger@other.example";
      const [made] = await test.admin<{ organization: string; person: string; membership: string }>(
        `with o as (insert into identity.organization (id, slug, name_en, kind, tier, created_at) values (gen_random_uuid(), 'other', 'Other', 'customer', 'free', $1) returning id),
              u as (insert into identity."user" (id, email_key, display_name, locale, created_at) values (gen_random_uuid(), $2, 'Stranger', 'en', $1) returning id),
              c as (insert into identity.credential_password (user_id, phc, changed_at) select id, $3, $1 from u),
              m as (insert into identity.membership (id, organization_id, user_id, role_id, joined_at)
                    select gen_random_uuid(), o.id, u.id, (select id from identity.role where key = 'owner'), $1 from o, u returning id)
         select o.id as organization, u.id as person, m.id as membership from o, u, m`,
        [clock.now(), email, await passwords.hash(strong)],
      );
      const { signIn } = await ask<{ signIn: SignedIn }>(`mutation ($input: SignInInput!) { signIn(input: $input) { ${signedIn} } }`, {
        input: { email, password: strong },
      });
      return {
        organizationId: made!.organization,
        userId: made!.person,
        membershipId: made!.membership,
        accessToken: signIn.accessToken,
        email,
      };
    },
    close: () => test.drop(),
  };
};

/** The code of a refusal, however it left. */
export const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    return (
      (error as { code?: string; extensions?: { code?: string } }).extensions?.code ?? (error as { code?: string }).code ?? String(error)
    );
  }
  return "ok";
};

/** Mounts `/auth` on a port and posts to it. */
export const mountAuth = async (identity: Identity, host = "127.0.0.1") => {
  const server: Server = createServer((request, response) => void identity.handleAuth(request, response));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      new Promise<{ status: number; body: Record<string, unknown>; cookie: string | null; headers: Record<string, unknown> }>(
        (resolve, reject) => {
          const sent = httpRequest(
            {
              host: "127.0.0.1",
              port,
              path,
              method: "POST",
              headers: { host: `localhost:${port}`, "content-type": "application/json", ...headers },
            },
            (response) => {
              let text = "";
              response.setEncoding("utf8").on("data", (part: string) => {
                text += part;
              });
              response.on("end", () =>
                resolve({
                  status: response.statusCode ?? 0,
                  body: JSON.parse(text) as Record<string, unknown>,
                  cookie: response.headers["set-cookie"]?.[0] ?? null,
                  headers: response.headers,
                }),
              );
            },
          );
          sent.on("error", reject).end(typeof body === "string" ? body : JSON.stringify(body));
        },
      ),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
