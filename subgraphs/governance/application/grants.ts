/**
 * Grants: what an executor shows when it does what was decided. A JWS (EdDSA, key derived from the service root) over decision, kind,
 * payload hash, epoch, audience and a number used once. The signature keeps foreign text out; the row behind it decides.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { DecisionId, OrganizationId, Sha256 } from "../../../schema/ids.ts";
import { deriveKey, rootsOf, type ServiceRoot } from "../../service-root.ts";

export const grantSeconds = 60;

export interface GrantClaims {
  readonly jti: string;
  readonly organizationId: OrganizationId;
  readonly decisionId: DecisionId;
  readonly kind: string;
  readonly payloadHash: Sha256;
  readonly epoch: number;
  readonly audience: string;
  readonly issuedAt: Date;
}

export interface GrantKeys {
  sign(claims: GrantClaims): Promise<string>;
  /** The claims of a grant of ours for this audience, or null. Age is judged by the caller's clock. */
  verify(grant: string, audience: string, now: Date): Promise<Omit<GrantClaims, "issuedAt"> | null>;
}

const issuer = "webnova.governance";
// Ed25519 private keys are 32 bytes behind this fixed PKCS #8 prefix (RFC 8410).
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

export const createGrantKeys = (serviceRoot: ServiceRoot): GrantKeys => {
  const privateKeys = rootsOf(serviceRoot).map((root) =>
    createPrivateKey({ key: Buffer.concat([pkcs8, deriveKey(root, "governance.grant|1")]), format: "der", type: "pkcs8" }),
  );
  const publicKeys = privateKeys.map((key) => createPublicKey(key));
  const verifyWith = async (key: KeyObject, grant: string, audience: string, now: Date) => {
    try {
      const options = { algorithms: ["EdDSA"], issuer, audience, typ: "wn-grant+jwt", currentDate: now, maxTokenAge: grantSeconds };
      return claims.parse((await jwtVerify(grant, key, options)).payload);
    } catch {
      return null;
    }
  };
  return {
    sign: ({ jti, organizationId, decisionId, kind, payloadHash, epoch, audience, issuedAt }) => {
      const issued = Math.floor(issuedAt.getTime() / 1000);
      return new SignJWT({ org: organizationId, decision: decisionId, kind, payload_hash: payloadHash, epoch })
        .setProtectedHeader({ alg: "EdDSA", typ: "wn-grant+jwt" })
        .setIssuer(issuer)
        .setAudience(audience)
        .setJti(jti)
        .setIssuedAt(issued)
        .setExpirationTime(issued + grantSeconds)
        .sign(privateKeys[0] as KeyObject);
    },
    verify: async (grant, audience, now) => {
      for (const key of publicKeys) {
        const found = await verifyWith(key, grant, audience, now);
        if (!found) continue;
        const { jti, org, decision, kind, payload_hash: payloadHash, epoch } = found;
        return { jti, organizationId: org as OrganizationId, decisionId: decision as DecisionId, kind, payloadHash, epoch, audience };
      }
      return null;
    },
  };
};

const claims = z.object({
  jti: z.uuid(),
  org: z.uuid(),
  decision: z.uuid(),
  kind: z.string(),
  payload_hash: z.string().regex(/^[0-9a-f]{64}$/),
  epoch: z.number().int().nonnegative(),
});
