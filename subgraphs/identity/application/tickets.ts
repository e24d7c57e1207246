/** Single-use passes for sockets (ID28): thirty seconds, one purpose, one target. Only a hash is stored; the second use is refused and audited. */
import { transact } from "../../../db/transaction.ts";
import type { OrganizationId } from "../../../schema/ids.ts";
import { hashToken, opaqueToken } from "../../session-tokens.ts";
import type { Viewer } from "../../viewer.ts";
import { identityErrors } from "../domain/errors.ts";
import { ticketSeconds } from "../domain/sessions.ts";
import { asPerson, inOrganization } from "../store/scope.ts";
import { sessions } from "../store/tables.ts";
import { auditOf, place } from "./audit.ts";
import type { Caller, IdentityDeps } from "./ports.ts";
import { after, exchange, returned } from "./sessions.ts";

export type TicketPurpose = "graphql" | "collab";

/** Makes a ticket for the viewer's session. API keys get none: they send themselves in `connection_init`. */
export const issueTicket = async (
  { source, clock }: IdentityDeps,
  viewer: Viewer,
  input: { readonly purpose: TicketPurpose; readonly target?: string | null },
): Promise<{ ticket: string; expiresAt: Date }> => {
  if (viewer.sessionId === null) throw identityErrors("SESSION_NEEDED");
  const ticket = opaqueToken();
  const expiresAt = after(clock.now(), ticketSeconds);
  await source.query("delete from identity.ticket where expires_at < $1", [after(clock.now(), -3600)]);
  await source.query(
    "insert into identity.ticket (hash, session_id, user_id, purpose, target, expires_at) values ($1, $2, $3, $4, $5, $6)",
    [hashToken(ticket), viewer.sessionId, viewer.subjectId, input.purpose, input.target ?? "", expiresAt],
  );
  return { ticket, expiresAt };
};

/** Uses a ticket and answers whom it lets in, with a 60-second access token for the calls that follow; `IDENTITY_TICKET_INVALID` otherwise. */
export const redeemTicket = async (
  deps: IdentityDeps,
  input: { readonly ticket: string; readonly purpose: TicketPurpose; readonly target?: string | null },
  caller: Caller,
): Promise<{ viewer: Viewer; accessToken: string; expiresAt: Date }> => {
  const hash = hashToken(input.ticket);
  const [good] = returned<{ session_id: string; user_id: string }>(
    await deps.source.query(
      "update identity.ticket set used_at = $2 where hash = $1 and used_at is null and expires_at > $2 and purpose = $3 and target = $4 returning session_id, user_id",
      [hash, deps.clock.now(), input.purpose, input.target ?? ""],
    ),
  );
  const organization = await transact(deps.source, null, async (tx) => {
    const [known] = good
      ? [good]
      : await tx.query<{ session_id: string; user_id: string }>("select session_id, user_id from identity.ticket where hash = $1", [hash]);
    if (!known) return null;
    await asPerson(tx, known.user_id);
    const session = await tx.manager.findOneBy(sessions, { id: known.session_id });
    const organizationId = (session?.organizationId ?? null) as OrganizationId | null;
    if (!good && organizationId !== null)
      await inOrganization(tx, organizationId, null, (there) =>
        there.audit({
          ...auditOf({ userId: known.user_id, sessionId: known.session_id }, caller),
          action: "ticket.redeem",
          resource: `session:${known.session_id}`,
          outcome: "refused",
          after: place(caller, { purpose: input.purpose }),
        }),
      );
    return organizationId;
  });
  if (!good || organization === null) throw identityErrors("TICKET_INVALID");
  const viewer = await deps.viewers.bySubject(good.session_id, organization);
  const { token, expiresAt } = await exchange(deps, viewer);
  return { viewer, accessToken: token, expiresAt };
};
