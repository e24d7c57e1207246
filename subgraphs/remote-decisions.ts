/**
 * Governance as a role of its own: asking for decisions over signed HTTP. Two verbs stay where the effect is, because they run inside its
 * transaction: using a grant up and asking the kill switches are statements of the executor's own login (`createGrantDoor`).
 */
import { z } from "zod";
import type { DecisionAnswer, Decisions } from "../schema/decisions.ts";
import type { DecisionId, Json, OrganizationId, Sha256, UserId } from "../schema/ids.ts";
import type { ServiceClient } from "./ask-service.ts";
import type { SignedRoutes } from "./serve-http.ts";

/** What the audit log keeps of a grant that was refused. */
export interface RefusedGrant {
  readonly organizationId: OrganizationId;
  readonly decisionId: DecisionId;
  readonly jti: string;
  readonly executor: string;
  readonly reason: string;
}

export type DecisionVerbs = Pick<Decisions, "request" | "claimGrant" | "finish"> & {
  /** Records a refused grant in the audit log. */
  recordRefusedGrant(refused: RefusedGrant): Promise<void>;
};

const paths = {
  request: "/decisions/request",
  claimGrant: "/decisions/claim-grant",
  finish: "/decisions/finish",
  refusedGrant: "/decisions/refused-grant",
} as const;

/** The signed routes governance serves to those who execute what it decides. */
export const decisionsRoutes = (verbs: DecisionVerbs): SignedRoutes => ({
  [paths.request]: async (body) => verbs.request(requestForm.parse(body)),
  [paths.claimGrant]: async (body, { from }) => {
    const { organizationId, decisionId } = decisionForm.parse(body);
    // Whoever signed the request is the executor: nobody claims another's grant.
    return { grant: await verbs.claimGrant(organizationId, decisionId, from) };
  },
  [paths.finish]: async (body) => {
    const { organizationId, decisionId, result } = finishForm.parse(body);
    await verbs.finish(organizationId, decisionId, {
      ok: result.ok,
      ...(result.code && { code: result.code }),
      ...(result.hash && { hash: result.hash }),
    });
    return {};
  },
  [paths.refusedGrant]: async (body, { from }) => {
    const { jti, reason, ...decision } = refusedForm.parse(body);
    await verbs.recordRefusedGrant({ ...decision, jti, reason, executor: from });
    return {};
  },
});

/** Governance's verbs as another role holds them. Throws what governance refuses, `UNAVAILABLE` when it does not answer. */
export const createRemoteDecisions = (ask: ServiceClient): DecisionVerbs => ({
  request: async (request) => answerForm.parse(await ask(paths.request, request)) satisfies DecisionAnswer,
  claimGrant: async (organizationId, decisionId) => grantForm.parse(await ask(paths.claimGrant, { organizationId, decisionId })).grant,
  finish: async (organizationId, decisionId, result) => {
    await ask(paths.finish, { organizationId, decisionId, result });
  },
  recordRefusedGrant: async ({ executor: _, ...refused }) => {
    await ask(paths.refusedGrant, refused);
  },
});

const organization = z.uuid().transform((text) => text as OrganizationId);
const decision = z.uuid().transform((text) => text as DecisionId);
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => text as Sha256);
const sentence = z.object({ en: z.string(), ar: z.string() });

const requestForm = z.object({
  organizationId: organization,
  kind: z.string().max(100),
  requestedBy: z.object({
    kind: z.enum(["user", "api-key", "service", "ai"]),
    id: z.string().max(100),
    onBehalfOf: z
      .string()
      .nullable()
      .transform((text) => text as UserId | null),
    sessionId: z.string().nullable(),
  }),
  subject: z.object({ type: z.string().max(100), id: z.string().max(200) }),
  payload: z.json().transform((value) => value as Json),
  facts: z.record(z.string(), z.union([z.boolean(), z.number(), z.string()])),
  requestId: z.string().max(100),
});
const answerForm = z.object({
  decisionId: decision,
  status: z.enum(["approved", "awaiting-approval", "denied"]),
  payloadHash: sha256,
  grant: z.string().nullable(),
  risk: z.object({ score: z.number(), factors: z.array(z.string()) }),
  reasons: z.array(sentence),
});
const decisionForm = z.object({ organizationId: organization, decisionId: decision });
const grantForm = z.object({ grant: z.string().nullable() });
const finishForm = decisionForm.extend({
  result: z.object({ ok: z.boolean(), code: z.string().max(100).optional(), hash: sha256.optional() }),
});
const refusedForm = decisionForm.extend({ jti: z.uuid(), reason: z.string().max(100) });
