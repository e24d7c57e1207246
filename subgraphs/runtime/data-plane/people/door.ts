/** `/auth/*` of a platform's own origin: JSON in, JSON out (but for the page a ticket opens), the only place that sets the session cookie. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Locale } from "../../../../schema/ids.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { dataError, InvalidInput } from "../errors.ts";
import { HttpRefusal, requireOwnOrigin, sendJson } from "../http.ts";
import type { Sockets } from "../sockets.ts";
import { openPage, openPath } from "./open-page.ts";
import type { People, Welcome } from "./people.ts";
import { type Sessions, sessionLife } from "./sessions.ts";
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
  readonly locale: Locale;
  readonly correlationId: string;
  readonly ip: string;
  readonly path: string;
}

const password = z.string().max(1_024);
const locale = z.enum(["en", "ar"]).optional();
const bodies = {
  "/auth/sign-up": z.object({
    email: z.string().max(400),
    name: z.string().max(400),
    password,
    role: z.string().max(60).optional(),
    locale,
  }),
  "/auth/sign-in": z.object({ email: z.string().max(400), password }),
  "/auth/claim": z.object({ token: z.string().max(100), name: z.string().max(400).optional(), password: password.optional(), locale }),
  "/auth/change-password": z.object({ current: password, next: password }),
  "/auth/sign-out": z.object({}),
} as const;

/** Handles one request; answers whether it went well. */
export const authDoor = async (deps: DoorDeps, visit: Visit): Promise<boolean> => {
  const { req, res, environment, token, path } = visit;
  const { people, sessions, sockets } = deps;
  if (req.method === "GET" && path === openPath) {
    deps.rate(false);
    const { html, headers } = openPage(visit.locale, randomBytes(16).toString("base64"));
    res.writeHead(200, headers).end(html);
    return true;
  }
  if (req.method === "GET" && (path === "/auth/me" || path === "/auth/mail")) {
    const caller = await deps.callerOf();
    deps.rate(caller.user !== null);
    if (path === "/auth/mail") {
      if (!caller.user) throw new HttpRefusal(401, dataError("UNAUTHENTICATED"));
      sendJson(res, 200, JSON.stringify({ mail: await people.mail(environment, caller) }));
    } else sendJson(res, 200, JSON.stringify({ viewer: viewerOf(caller.user), locale: caller.locale }));
    return true;
  }
  if (req.method !== "POST") throw new HttpRefusal(405, dataError("BAD_REQUEST", { detail: `POST ${path}` }));
  requireOwnOrigin(req, visit.secure, token !== null);
  const raw = await deps.readBody();
  const knock = { locale: visit.locale, agent: req.headers["user-agent"] ?? null, ip: visit.ip, requestId: visit.correlationId };
  if (path !== "/auth/sign-out") deps.rate(false);
  switch (path) {
    case "/auth/sign-up":
      return await enter(await people.signUp(environment, parse(bodies[path], raw), knock));
    case "/auth/sign-in":
      return await enter(await people.signIn(environment, parse(bodies[path], raw), knock));
    case "/auth/claim":
      return await enter(await people.claim(environment, parse(bodies[path], raw), knock));
    case "/auth/change-password": {
      await people.changePassword(environment, await deps.callerOf(), parse(bodies[path], raw), token ?? "");
      sendJson(res, 200, "{}");
      return true;
    }
    case "/auth/sign-out":
      parse(bodies[path], raw);
      if (token) {
        await sessions.close(environment, token);
        sockets.end(environment.id, token);
      }
      sendJson(res, 200, "{}", { "set-cookie": cookie("", 0) });
      return true;
    default:
      throw new HttpRefusal(404, dataError("NOT_FOUND"));
  }

  async function enter({ token: made, user }: Welcome): Promise<boolean> {
    if (made === null) {
      sendJson(res, 202, JSON.stringify({ verify: true, mailConfigured: false }));
      return true;
    }
    // A new session is a new secret: the one this browser held ends.
    if (token) {
      await sessions.close(environment, token);
      sockets.end(environment.id, token);
    }
    sendJson(res, 200, JSON.stringify({ viewer: viewerOf(user), verification: needsVerification(environment) ? "done" : "skipped" }), {
      "set-cookie": cookie(made, sessionLife.absoluteMs / 1_000),
    });
    return true;
  }

  function cookie(value: string, maxAge: number): string {
    return `${deps.cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${visit.secure ? "; Secure" : ""}`;
  }
};

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
