/** What the resolvers of identity share: the context's type, who calls, and the subscription's view of the event store. */
import type { EventSubscription } from "../../../db/event-store/live.ts";
import type { OrganizationId } from "../../../schema/ids.ts";
import type { SubgraphContext } from "../../serve.ts";
import { describeViewer } from "../application/members.ts";
import type { Caller, Granted, IdentityDeps } from "../application/ports.ts";
import { presentViewer } from "./present.ts";
import type { SignInResultType } from "./types.ts";

export interface IdentityGraphDeps extends IdentityDeps {
  readonly subscribe: (options: {
    readonly organization: OrganizationId;
    readonly types: readonly string[];
    readonly after?: string | null;
  }) => EventSubscription;
}
export type Context = SubgraphContext<IdentityGraphDeps>;

/** Where a request comes from, out of its edge identity. */
export const callerOf = ({ edge, requestId }: Context): Caller => ({
  requestId,
  ...(edge.ip !== undefined && { ip: edge.ip }),
  ...(edge.agent !== undefined && { agent: edge.agent }),
});

/** What a program gets when somebody is let in. */
export const presentGranted = async (deps: IdentityDeps, granted: Granted): Promise<SignInResultType> => ({
  accessToken: granted.accessToken,
  expiresAt: granted.expiresAt,
  refreshToken: granted.refreshToken,
  viewer: presentViewer(granted.viewer, await describeViewer(deps, granted.viewer)),
});
