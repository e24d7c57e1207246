/** What tests say to a real server from outside: HTTP by host name, GraphQL as somebody, a platform made from a description, a second organization. */
import { existsSync, readFileSync } from "node:fs";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import pg from "pg";
import { uuidv7 } from "../../db/uuid.ts";
import { foundingRoles } from "../../schema/permissions.ts";
import type { Server } from "./server.ts";

export const password = "sparrow-lantern-mountain-77";
export const clinicText =
  "A clinic. Patients have a name, date of birth and phone. Doctors have a name and specialty. An appointment links a patient and a doctor and has a time, a reason and a status (requested, confirmed, done, cancelled). Receptionists manage appointments; doctors see only their own appointments.";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
  readonly body: any;
}

export interface Asking {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Sends one request to the server's port; names below localhost go in the Host header, since not every resolver knows them. */
export const send = (port: number, { method = "GET", path = "/", headers = {}, body }: Asking): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: "127.0.0.1", port, method, path, agent: false, headers: { host: `localhost:${port}`, ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(parts).toString("utf8");
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parsed(text) });
        });
      },
    );
    sent.on("error", reject).end(body);
  });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export const postJson = (port: number, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  send(port, { method: "POST", path, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });

/** Asks the control plane as the holder of `token`. */
export const ask = (
  { port }: Pick<Server, "port">,
  token: string | null,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  postJson(port, "/graphql", { query, variables }, { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers });

/** The same, for what has to go well; throws with the whole answer otherwise. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
export const data = async (...asked: Parameters<typeof ask>): Promise<any> => {
  const answer = await ask(...asked);
  if (!answer.body?.data || answer.body.errors) throw new Error(`${asked[2]}\n${answer.status} ${answer.text}`);
  return answer.body.data;
};

/** Signs in with the password of these tests; answers an access token. */
export const signIn = async ({ port }: Pick<Server, "port">, email: string): Promise<string> => {
  const answer = await postJson(port, "/auth/sign-in", { email, password });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.accessToken;
};

export const ownerEmail = "mona@first.example";
/** Environment of a server whose owner exists from the start. */
export const withOwner = { WEBNOVA_OWNER_EMAIL: ownerEmail, WEBNOVA_OWNER_PASSWORD: password } as const;

/** Waits until `look` answers something; the test's own time-out ends it. The longer it takes the less often it asks: whom it asks counts. */
export const until = async <T>(look: () => Promise<T | null | undefined | false>): Promise<T> => {
  for (let ms = 50; ; ms = Math.min(500, ms * 1.2)) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
};

export interface MadePlatform {
  readonly blueprintId: string;
  readonly branchId: string;
  readonly documentName: string;
  readonly versionId: string;
  readonly planId: string;
  readonly releaseId: string;
  readonly platformId: string;
  readonly environmentId: string;
  readonly key: string;
  /** The Host header its environment answers to. */
  readonly host: string;
}

export const planned = (server: Pick<Server, "port">, token: string, planId: string) =>
  until(async () => {
    const { plan } = await data(
      server,
      token,
      "query ($id: ID!) { plan(id: $id) { id status error { code sentence { en ar } } report { questions { id } understood { id } } blueprint { id } branch { id documentName } } }",
      { id: planId },
    );
    return !["QUEUED", "WORKING"].includes(plan.status) && plan;
  });

export const describeText = async (
  server: Pick<Server, "port">,
  token: string,
  text: string,
  name: string | null = null,
): Promise<string> =>
  (
    await data(server, token, "mutation ($input: DescribePlatformInput!) { describePlatform(input: $input) { id } }", {
      input: { text, locale: "en", name },
    })
  ).describePlatform.id;

const releaseFields = "id status error { code sentence { en ar } } platform { id key } environment { id name url } version { id }";
export const released = (server: Pick<Server, "port">, token: string, releaseId: string) =>
  until(async () => {
    const { release } = await data(server, token, `query ($id: ID!) { release(id: $id) { ${releaseFields} } }`, { id: releaseId });
    return ["ACTIVE", "FAILED", "CANCELLED"].includes(release.status) && release;
  });

export const commit = async (server: Pick<Server, "port">, token: string, branchId: string): Promise<string> =>
  (
    await data(server, token, "mutation ($input: CommitVersionInput!) { commitVersion(input: $input) { id } }", {
      input: { branchId, message: "A version" },
    })
  ).commitVersion.id;

export const planRelease = async (server: Pick<Server, "port">, token: string, versionId: string, environment = "PREVIEW") =>
  (
    await data(server, token, `mutation ($input: PlanReleaseInput!) { planRelease(input: $input) { ${releaseFields} } }`, {
      input: { versionId, environment },
    })
  ).planRelease;

export const startRelease = (server: Pick<Server, "port">, token: string, releaseId: string) =>
  data(server, token, "mutation ($input: StartReleaseInput!) { startRelease(input: $input) { id status } }", { input: { releaseId } });

/** Describes, commits and releases to preview; resolves when the platform is active. */
export const makePlatform = async (
  server: Pick<Server, "port">,
  token: string,
  text = clinicText,
  name: string | null = null,
): Promise<MadePlatform> => {
  const planId = await describeText(server, token, text, name);
  const plan = await planned(server, token, planId);
  if (plan.status !== "DONE") throw new Error(JSON.stringify(plan));
  const versionId = await commit(server, token, plan.branch.id);
  const { id: releaseId } = await planRelease(server, token, versionId);
  await startRelease(server, token, releaseId);
  const release = await released(server, token, releaseId);
  if (release.status !== "ACTIVE") throw new Error(JSON.stringify(release));
  return {
    blueprintId: plan.blueprint.id,
    branchId: plan.branch.id,
    documentName: plan.branch.documentName,
    versionId,
    planId,
    releaseId,
    platformId: release.platform.id,
    environmentId: release.environment.id,
    key: release.platform.key,
    host: new URL(release.environment.url).host,
  };
};

/** Opens a platform as its administrator; answers the session cookie. */
export const administrator = async (
  server: Pick<Server, "port">,
  token: string,
  { environmentId, host }: Pick<MadePlatform, "environmentId" | "host">,
) => {
  const { openAsAdministrator } = await data(
    server,
    token,
    "mutation ($input: EnvironmentInput!) { openAsAdministrator(input: $input) { url } }",
    { input: { environmentId } },
  );
  const claim = new URL(openAsAdministrator.url).hash.slice(1);
  const answer = await postJson(server.port, "/auth/claim", { token: claim, name: "Mona", password }, { host });
  if (answer.status !== 200) throw new Error(`${openAsAdministrator.url} ${answer.text}`);
  return cookieOf(answer);
};

export const cookieOf = (answer: Answer): string => (answer.headers["set-cookie"]?.[0] ?? "").split(";")[0] ?? "";

/** Asks a platform's own endpoint. */
export const askPlatform = (
  { port }: Pick<Server, "port">,
  host: string,
  cookie: string | null,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  postJson(port, "/graphql", { query, variables }, { host, ...(cookie !== null && { cookie, origin: `http://${host}` }), ...headers });

/** The superuser's way into an installation's database, as whoever holds the folder has it. */
export const openDatabase = async (home: string): Promise<pg.Client> => {
  const [, , , port] = readFileSync(join(home, "postgres", "postmaster.pid"), "utf8").split("\n");
  const secret = readFileSync(join(home, "postgres.password"), "utf8").trim();
  const client = new pg.Client({ host: "127.0.0.1", port: Number(port), user: "webnova", password: secret, database: "webnova" });
  await client.connect();
  return client;
};

/**
 * A second organization with an owner of its own, written straight into the database: an installation has no door for strangers until mail
 * is set up. Its owner has the password of these tests. Returns the e-mail to sign in with.
 */
export const addOrganization = async (home: string, slug: string): Promise<string> => {
  const database = await openDatabase(home);
  const [organization, user, membership] = [uuidv7(), uuidv7(), uuidv7()];
  const email = `owner@${slug}.example`;
  try {
    await database.query(
      "insert into identity.organization (id, slug, name_en, kind, tier, created_at) values ($1, $2, $2, 'direct', 'owner', now())",
      [organization, slug],
    );
    await database.query(`insert into identity."user" (id, email_key, display_name, locale, created_at) values ($1, $2, $3, 'en', now())`, [
      user,
      email,
      slug,
    ]);
    await database.query(
      "insert into identity.credential_password (user_id, phc, changed_at) select $1, phc, now() from identity.credential_password limit 1",
      [user],
    );
    await database.query(
      "insert into identity.membership (id, organization_id, user_id, role_id, joined_at) values ($1, $2, $3, $4, now())",
      [membership, organization, user, foundingRoles.organization],
    );
  } finally {
    await database.end();
  }
  return email;
};

/** Whether a PostgreSQL of this home still runs. */
export const databaseRuns = (home: string): boolean => {
  const file = join(home, "postgres", "postmaster.pid");
  if (!existsSync(file)) return false;
  try {
    process.kill(Number(readFileSync(file, "utf8").split("\n")[0]), 0);
    return true;
  } catch {
    return false;
  }
};
