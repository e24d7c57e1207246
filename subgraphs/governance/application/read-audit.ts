import { authorize, may, personOf, type Viewer } from "../../viewer.ts";
import type { LoggedEntry } from "../domain/audit-chain.ts";
import type { AuditFilter, AuditHealth, AuditVerdict, GovernanceDeps, Page } from "./ports.ts";

/** A page of audit entries and one more, newest first: everybody's with `audit.read.all`, one's own with `audit.read.own`. */
export const readEntries = (deps: GovernanceDeps, viewer: Viewer | null, page: Page): Promise<readonly LoggedEntry[]> => {
  const reader = readerOf(viewer);
  return deps.auditLog.entries(reader.organizationId, filterOf(reader), page);
};

/** Sealed entries by their places in the organization's chain, as far as the viewer may read them. */
export const readSealed = (deps: GovernanceDeps, viewer: Viewer | null, from: number, to: number): Promise<readonly LoggedEntry[]> => {
  const reader = readerOf(viewer);
  return deps.auditLog.sealed(reader.organizationId, filterOf(reader), from, to);
};

export const readAuditHealth = (deps: GovernanceDeps, viewer: Viewer | null): Promise<AuditHealth> =>
  deps.auditLog.health(authorize(viewer, "audit.read.all").organizationId);

/** Checks the organization's whole chain against its entries. */
export const verifyAudit = (deps: GovernanceDeps, viewer: Viewer | null): Promise<AuditVerdict> =>
  deps.auditLog.verify(authorize(viewer, "audit.read.all").organizationId);

export const readerOf = (viewer: Viewer | null): Viewer =>
  viewer && may(viewer, "audit.read.all") ? viewer : authorize(viewer, "audit.read.own");

const filterOf = (viewer: Viewer): AuditFilter => ({ onlyOf: may(viewer, "audit.read.all") ? null : personOf(viewer) });
