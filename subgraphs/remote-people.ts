/** Identity as a role of its own: name and address of the person behind a viewer, over signed HTTP. */
import { z } from "zod";
import type { OrganizationId } from "../schema/ids.ts";
import type { ServiceClient } from "./ask-service.ts";
import type { SignedRoutes } from "./serve-http.ts";
import type { Viewer } from "./viewer.ts";
import type { Viewers } from "./viewers.ts";

export type PersonOf = (viewer: Viewer) => Promise<{ readonly name: string; readonly email: string }>;

const path = "/people/behind";

/** The signed route identity serves to the runtime. The viewer is read again here: only whoever is signed in now is told of. */
export const peopleRoutes = (viewers: Pick<Viewers, "bySubject">, person: PersonOf): SignedRoutes => ({
  [path]: async (body) => {
    const { subject, organizationId } = askedForm.parse(body);
    return person(await viewers.bySubject(subject, organizationId));
  },
});

/** Asks an identity role elsewhere; `UNAVAILABLE` when it does not answer. */
export const createRemotePeople =
  (ask: ServiceClient): PersonOf =>
  async ({ sessionId, subjectId, organizationId }) =>
    personForm.parse(await ask(path, { subject: sessionId ?? subjectId, organizationId }));

const askedForm = z.object({ subject: z.uuid(), organizationId: z.uuid().transform((text) => text as OrganizationId) });
const personForm = z.object({ name: z.string(), email: z.string() });
