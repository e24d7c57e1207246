/** Identity as a role of its own: its doorkeeper over signed HTTP. `doorkeeperRoutes` is what identity serves, `createRemoteDoorkeeper` what the edge holds. */
import { randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import { z } from "zod";
import type { Json, Sentence } from "../schema/ids.ts";
import { type Clock, systemClock } from "./clock.ts";
import { admittedForm, authAnswerForm, authRequestForm, type Doorkeeper, doorkeeperPaths, subjectForm, ticketForm } from "./doorkeeper.ts";
import { doorErrors, Refusal } from "./errors.ts";
import type { SignedRoutes } from "./serve-http.ts";
import { signRequest } from "./service-identity.ts";

/** The signed routes identity serves beside its graph (`serveSubgraph(subgraph, { routes })`). */
export const doorkeeperRoutes = (doorkeeper: Doorkeeper): SignedRoutes => ({
  [doorkeeperPaths.admit]: async (body) => doorkeeper.admit(z.object({ token: z.string().max(5_000) }).parse(body).token),
  [doorkeeperPaths.admitTicket]: async (body, { requestId }) => {
    const { ticket, purpose, target } = ticketForm.parse(body);
    return doorkeeper.admitTicket({ ticket, purpose, target: target ?? null }, requestId);
  },
  [doorkeeperPaths.admitAgain]: async (body) => doorkeeper.admitAgain(subjectForm.parse(body)),
  [doorkeeperPaths.auth]: async (body) => {
    const { ip, headers, ...request } = authRequestForm.parse(body);
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
    return doorkeeper.auth({ ...request, headers: given, ...(ip !== undefined && { ip }) });
  },
});

export interface RemoteDoorkeeperOptions {
  /** Identity's address, e.g. `http://127.0.0.1:4101`. */
  readonly url: string;
  readonly serviceKey: Buffer;
  /** Who asks: `gateway`, `collab`. */
  readonly from: string;
  readonly clock?: Clock;
  readonly timeoutMs?: number;
}

/** A doorkeeper that asks identity over HTTP; `UNAVAILABLE` when it does not answer in time. */
export const createRemoteDoorkeeper = ({
  url,
  serviceKey,
  from,
  clock = systemClock,
  timeoutMs = 3_000,
}: RemoteDoorkeeperOptions): Doorkeeper => {
  const ask = (path: string, content: object): Promise<unknown> => {
    const { host, hostname, port } = new URL(url);
    const body = JSON.stringify(content);
    const headers = signRequest(
      { serviceRoot: serviceKey, from, to: "identity", clock },
      { method: "POST", authority: host, path, query: "", body, organization: "none", requestId: randomUUID() },
    );
    return new Promise((resolve, reject) => {
      const away = () => reject(doorErrors("UNAVAILABLE"));
      const sent = httpRequest(
        {
          hostname: hostname.replace(/^\[|\]$/g, ""),
          port,
          path,
          method: "POST",
          timeout: timeoutMs,
          headers: { ...headers, host, "content-type": "application/json" },
        },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (part: string) => {
            text += part;
          });
          response.on("error", away);
          response.on("end", () => {
            try {
              const answer: unknown = JSON.parse(text);
              if (response.statusCode === 200) resolve(answer);
              else reject(refusalOf(answer));
            } catch {
              away();
            }
          });
        },
      );
      sent.on("timeout", () => sent.destroy());
      sent.on("error", away);
      sent.end(body);
    });
  };
  return {
    admit: async (token) => admittedForm.parse(await ask(doorkeeperPaths.admit, { token })),
    admitTicket: async (ticket) => admittedForm.parse(await ask(doorkeeperPaths.admitTicket, ticket)),
    admitAgain: async ({ organizationId, subjectId, sessionId }) =>
      admittedForm.parse(await ask(doorkeeperPaths.admitAgain, { organizationId, subjectId, sessionId })),
    auth: async (request) => authAnswerForm.parse(await ask(doorkeeperPaths.auth, request)),
  };
};

const refusal = z.object({ error: z.object({ code: z.string(), sentence: z.object({ en: z.string(), ar: z.string() }) }).loose() });

const refusalOf = (answer: unknown): Refusal => {
  const parsed = refusal.safeParse(answer);
  if (!parsed.success) return doorErrors("UNAVAILABLE");
  const { code, sentence, ...facts } = parsed.data.error;
  return new Refusal(code, sentence satisfies Sentence, facts as Record<string, Json>);
};
