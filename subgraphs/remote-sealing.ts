/** The vault as a role of its own: sealing for other roles, over signed HTTP. A role opens only what is for its own purposes. */
import { z } from "zod";
import type { OrganizationId } from "../schema/ids.ts";
import { type Sealing, type SealingPurpose, sealingPurposes } from "../schema/sealing.ts";
import type { ServiceClient } from "./ask-service.ts";
import { doorErrors } from "./errors.ts";
import type { SignedRoutes } from "./serve-http.ts";

const [sealPath, openPath] = ["/sealing/seal", "/sealing/open"] as const;

/** The signed routes the vault serves to one service. Throws FORBIDDEN for a purpose that is not that service's. */
export const sealingRoutes = (sealing: Sealing, service: string): SignedRoutes => {
  const answer = (work: "seal" | "open") => async (body: unknown) => {
    const { purpose, organizationId, subject, bytes } = askedForm.parse(body);
    if (sealingPurposes[purpose].service !== service) throw doorErrors("FORBIDDEN");
    return { bytes: (await sealing[work](purpose, organizationId, subject, Buffer.from(bytes, "base64"))).toString("base64") };
  };
  return { [sealPath]: answer("seal"), [openPath]: answer("open") };
};

/** Asks a vault role elsewhere; `UNAVAILABLE` when it does not answer. */
export const createRemoteSealing = (ask: ServiceClient): Sealing => {
  const to = (path: string) => async (purpose: SealingPurpose, organizationId: OrganizationId, subject: string, bytes: Uint8Array) =>
    Buffer.from(
      answerForm.parse(await ask(path, { purpose, organizationId, subject, bytes: Buffer.from(bytes).toString("base64") })).bytes,
      "base64",
    );
  return { seal: to(sealPath), open: to(openPath) };
};

const askedForm = z.object({
  purpose: z.enum(Object.keys(sealingPurposes) as [SealingPurpose]),
  organizationId: z.uuid().transform((text) => text as OrganizationId),
  subject: z.string().min(1).max(200),
  bytes: z.base64().max(4096),
});
const answerForm = z.object({ bytes: z.base64() });
