/** Identity as a role of its own: its doorkeeper over signed HTTP. `doorkeeperRoutes` is what identity serves, `createRemoteDoorkeeper` what the edge holds. */
import { z } from "zod";
import { createServiceClient } from "./ask-service.ts";
import { type Clock, systemClock } from "./clock.ts";
import { admittedForm, authAnswerForm, authRequestForm, type Doorkeeper, doorkeeperPaths, subjectForm, ticketForm } from "./doorkeeper.ts";
import type { SignedRoutes } from "./serve-http.ts";
import type { ServiceRoot } from "./service-root.ts";

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
  readonly serviceKey: ServiceRoot;
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
  const ask = createServiceClient({ url, serviceKey, from, to: "identity", clock, timeoutMs });
  return {
    admit: async (token) => admittedForm.parse(await ask(doorkeeperPaths.admit, { token })),
    admitTicket: async (ticket) => admittedForm.parse(await ask(doorkeeperPaths.admitTicket, ticket)),
    admitAgain: async ({ organizationId, subjectId, sessionId }) =>
      admittedForm.parse(await ask(doorkeeperPaths.admitAgain, { organizationId, subjectId, sessionId })),
    auth: async (request) => authAnswerForm.parse(await ask(doorkeeperPaths.auth, request)),
  };
};
