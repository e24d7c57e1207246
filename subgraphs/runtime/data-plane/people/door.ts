/** `/auth/*` of a platform's own origin: JSON in, JSON out (but for the page a ticket opens), the only place that sets the session cookie. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Json, Locale } from "../../../../schema/ids.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { dataError, InvalidInput } from "../errors.ts";
import { HttpRefusal, requireOwnOrigin, sendJson } from "../http.ts";
import type { Sockets } from "../sockets.ts";
import { openPage, openPath } from "./open-page.ts";
import type { Knock, People, Welcome } from "./people.ts";
import { bearerLife, type Sessions, sessionLife, type Way } from "./sessions.ts";
import { needsVerification } from "./sign-in.ts";

interface DoorDeps {
  readonly people: People;
  readonly sessions: Sessions;
  readonly sockets: Sockets;
  readonly callerOf: () => Promise<Caller>;
  readonly rate: (signedIn: boolean) => void;
  readonly cookieName: string;
  readonly readBody: () => Promise<unknown>;
}

interface Visit {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly environment: RunningEnvironment;
  readonly secure: boolean;
  readonly token: string | null;
  /** How the token was shown. */
  readonly way: Way;
  readonly locale: Locale;
  readonly correlationId: string;
  readonly ip: string;
  readonly path: string;
}

/** What a door stands on once the request was let through. */
interface Inside extends Pick<Visit, "environment" | "token"> {
  readonly people: People;
  readonly knock: Knock;
  readonly caller: () => Promise<Caller>;
}
/** A session that begins, or an answer. */
type Said = { readonly welcome: Welcome } | { readonly body: Readonly<Record<string, Json>>; readonly status?: number };

const said = (body: Readonly<Record<string, Json>> = {}, status = 200): Said => ({ body, status });
const door = <T>(body: z.ZodType<T>, run: (inside: Inside, input: T) => Promise<Said>) => ({ body, run });
const email = z.string().max(400);
const password = z.string().max(1_024);
const token = z.string().max(100);
const locale = z.enum(["en", "ar"]).optional();

/** Where one posts to. Whatever changes something for the person at hand takes their session from the cookie, never from the body. */
const doors = {
  "/auth/sign-up": door(
    z.object({ email, name: z.string().max(400), password, role: z.string().max(60).optional(), locale }),
    async ({ people, environment, knock }, input) => ({ welcome: await people.signUp(environment, input, knock) }),
  ),
  "/auth/sign-in": door(
    z.object({ email, password, code: z.string().max(60).optional() }),
    async ({ people, environment, knock }, input) => ({ welcome: await people.signIn(environment, input, knock) }),
  ),
  "/auth/claim": door(
    z.object({ token, name: z.string().max(400).optional(), password: password.optional(), locale }),
    async ({ people, environment, knock }, input) => ({ welcome: await people.claim(environment, input, knock) }),
  ),
  "/auth/forgot": door(z.object({ email }), async ({ people, environment, knock }, input) => {
    await people.forgot(environment, input, knock);
    return said({ mailConfigured: people.mailConfigured }, 202);
  }),
  "/auth/reset": door(z.object({ token, password }), async ({ people, environment, knock }, input) => {
    await people.reset(environment, input, knock);
    return said();
  }),
  "/auth/resend-verification": door(z.object({ email }), async ({ people, environment, knock }, input) => {
    await people.resendVerification(environment, input, knock);
    return said({ mailConfigured: people.mailConfigured }, 202);
  }),
  "/auth/confirm": door(z.object({ token }), async (inside, input) => {
    const done = await inside.people.confirm(inside.environment, input, inside.token, inside.knock);
    return done.done === "verify" ? { welcome: done.welcome } : said({ done: "email" });
  }),
  "/auth/change-password": door(z.object({ current: password, next: password }), async (inside, input) => {
    await inside.people.changePassword(inside.environment, await inside.caller(), input, inside.token ?? "", inside.knock);
    return said();
  }),
  "/auth/change-email": door(z.object({ email, password }), async (inside, input) => {
    await inside.people.changeEmail(inside.environment, await inside.caller(), input, inside.knock);
    return said({ mailConfigured: inside.people.mailConfigured }, 202);
  }),
  "/auth/end-session": door(
    z.union([z.object({ id: z.string().max(60) }), z.object({ others: z.literal(true) })]),
    async (inside, input) => {
      await inside.people.endSession(inside.environment, await inside.caller(), input, inside.token ?? "");
      return said();
    },
  ),
  "/auth/second-factor/begin": door(z.object({ password }), async (inside, input) =>
    said({ ...(await inside.people.beginSecondFactor(inside.environment, await inside.caller(), input)) }),
  ),
  "/auth/second-factor/confirm": door(z.object({ code: z.string().max(60) }), async (inside, input) => {
    const caller = await inside.caller();
    const { recovery } = await inside.people.confirmSecondFactor(inside.environment, caller, input, inside.token ?? "", inside.knock);
    return said({ recovery });
  }),
  "/auth/second-factor/end": door(z.object({ password, code: z.string().max(60) }), async (inside, input) => {
    await inside.people.endSecondFactor(inside.environment, await inside.caller(), input, inside.knock);
    return said();
  }),
  "/auth/send-mail": door(z.object({}), async (inside) => {
    await inside.people.sendMail(inside.environment, await inside.caller());
    return said();
  }),
} as const;
type DoorPath = keyof typeof doors;
/** Doors behind which a session begins. */
const welcoming: ReadonlySet<string> = new Set(["/auth/sign-up", "/auth/sign-in", "/auth/claim", "/auth/confirm"] satisfies DoorPath[]);

/** Handles one request; answers whether it went well. */
export const authDoor = async (deps: DoorDeps, visit: Visit): Promise<boolean> => {
  const { req, res, environment, token: held, path } = visit;
  const { people, sessions, sockets } = deps;
  if (req.method === "GET" && path === openPath) {
    deps.rate(false);
    const { html, headers } = openPage(visit.locale, randomBytes(16).toString("base64"));
    res.writeHead(200, headers).end(html);
    return true;
  }
  if (req.method === "GET" && isView(path)) {
    const caller = await deps.callerOf();
    deps.rate(caller.user !== null);
    if (path !== "/auth/me" && !caller.user) throw new HttpRefusal(401, dataError("UNAUTHENTICATED"));
    sendJson(res, 200, JSON.stringify(await views[path](people, environment, caller)));
    return true;
  }
  if (req.method !== "POST") throw new HttpRefusal(405, dataError("BAD_REQUEST", { detail: `POST ${path}` }));
  if (visit.way === "cookie") requireOwnOrigin(req, visit.secure, held !== null);
  const raw = await deps.readBody();
  if (path === "/auth/sign-out") {
    parse(z.object({}), raw);
    await endHere();
    sendJson(res, 200, "{}", { "set-cookie": cookie("", 0) });
    return true;
  }
  deps.rate(false);
  if (path === "/auth/preview") {
    // Whoever was sent a link opens it in a browser of theirs: there the link itself stands in the session's place.
    const link = parse(z.object({ token: z.string().max(100) }), raw).token;
    const found = link.startsWith("wnv_") ? (await sessions.find(environment, link))(visit.locale) : null;
    if (!found) throw new HttpRefusal(401, dataError("PREVIEW_INVALID"));
    await endHere();
    sendJson(res, 200, JSON.stringify({ viewer: viewerOf(found.user) }), { "set-cookie": cookie(link, sessionLife.idleMs / 1_000) });
    return true;
  }
  if (!Object.hasOwn(doors, path)) throw new HttpRefusal(404, dataError("NOT_FOUND"));
  const { body, run } = doors[path as DoorPath] as ReturnType<typeof door<unknown>>;
  // What a header shows has to be good, and to sign in under it, it has to be a preview link.
  const shown = visit.way === "header" ? await deps.callerOf() : null;
  const previewLinkId = held?.startsWith("wnv_") ? (shown?.previewLinkId ?? null) : null;
  const caller = async () => {
    const asking = await deps.callerOf();
    // Who looks through a link is nobody whose password or sessions could change.
    if (asking.previewLinkId && asking.sessionId === null) throw new HttpRefusal(403, dataError("FORBIDDEN"));
    return asking;
  };
  const about = { locale: visit.locale, agent: req.headers["user-agent"] ?? null, ip: visit.ip, requestId: visit.correlationId };
  const knock = { ...about, previewLinkId };
  if (shown && previewLinkId === null && welcoming.has(path)) throw new HttpRefusal(403, dataError("FORBIDDEN"));
  const answer = await run({ people, environment, token: held, knock, caller }, parse(body, raw));
  if ("body" in answer) {
    sendJson(res, answer.status ?? 200, JSON.stringify(answer.body));
    return true;
  }
  const { token: made, user } = answer.welcome;
  if (made === null) {
    sendJson(res, 202, JSON.stringify({ verify: true, mailConfigured: people.mailConfigured }));
    return true;
  }
  const told = { viewer: viewerOf(user), verification: needsVerification(environment) ? "done" : "skipped" };
  if (previewLinkId !== null) {
    const life = { idleSeconds: bearerLife.idleMs / 1_000, absoluteSeconds: bearerLife.absoluteMs / 1_000 };
    sendJson(res, 200, JSON.stringify({ ...told, session: made, ...life }));
    return true;
  }
  // A new session is a new secret: the one this browser held ends.
  await endHere();
  sendJson(res, 200, JSON.stringify(told), {
    "set-cookie": cookie(made, sessionLife.absoluteMs / 1_000),
  });
  return true;

  async function endHere(): Promise<void> {
    if (!held) return;
    await sessions.close(environment, held);
    sockets.end(environment.id, held);
  }

  function cookie(value: string, maxAge: number): string {
    return `${deps.cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${visit.secure ? "; Secure" : ""}`;
  }
};

/** What one reads about oneself, and administrators about mail. */
const views = {
  "/auth/me": async (_: People, __: RunningEnvironment, { user, locale: reads }: Caller): Promise<unknown> => ({
    viewer: viewerOf(user),
    locale: reads,
  }),
  "/auth/account": (people: People, environment: RunningEnvironment, caller: Caller): Promise<unknown> =>
    people.account(environment, caller),
  "/auth/mail": (people: People, environment: RunningEnvironment, caller: Caller): Promise<unknown> => people.mail(environment, caller),
} as const;
const isView = (path: string): path is keyof typeof views => Object.hasOwn(views, path);

const viewerOf = (user: Welcome["user"] | Caller["user"]) => user && { id: user.id, name: user.name, email: user.email, roles: user.roles };

const parse = <T>(schema: z.ZodType<T>, raw: unknown): T => {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const message = { en: "This is needed, in the right form.", ar: "هذا الحقل مطلوب بالصيغة الصحيحة." };
  throw new InvalidInput(
    parsed.error.issues.map(({ path }) => ({
      path: path.map((step) => (typeof step === "number" ? step : String(step))),
      code: "INVALID" as const,
      message,
    })),
  );
};
