import { randomUUID } from "node:crypto";
import type { OrganizationId, SessionId } from "../../schema/ids.ts";
import { type Permission, permissions } from "../../schema/permissions.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";

/** A signed-in person of an organization, with every permission unless told otherwise. */
export const buildViewer = (
  organizationId: OrganizationId,
  more: Partial<Viewer> & { readonly may?: readonly Permission[] } = {},
): Viewer => {
  const { may, ...rest } = more;
  return {
    kind: "user",
    organizationId,
    subjectId: randomUUID(),
    onBehalfOf: null,
    sessionId: randomUUID() as SessionId,
    aal: 1,
    authenticatedAt: new Date(),
    roleId: randomUUID(),
    rank: 80,
    permissions: new Set(may ?? (Object.keys(permissions) as Permission[])),
    resources: new Map(),
    locale: "en",
    readAt: new Date(),
    ...rest,
  };
};
