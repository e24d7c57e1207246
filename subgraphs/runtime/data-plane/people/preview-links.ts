/**
 * Preview links: `wnv_…` opens one preview environment as one of its roles, without an account, until it ends or is taken back. Who comes by
 * one is a person of the preview made for that role, without a password, whom its administrators see like any other. No link hands out the
 * administrators' role, and none exists outside previews.
 */
import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import { hashToken, opaqueToken } from "../../../session-tokens.ts";
import type { RunningEnvironment } from "../caller.ts";
import { dataError } from "../errors.ts";
import type { Pools } from "../pools.ts";
import { openPath } from "./open-page.ts";
import type { PeopleDeps } from "./people.ts";
import { previewEmail, previewName, previewRoles } from "./preview-person.ts";
import { addUser, at, giveRoles } from "./users.ts";

/** Longest a link is good for, in hours. */
export const longestPreview = 168;
const hour = 3_600_000;

export interface PreviewLink {
  readonly id: string;
  readonly role: Id;
  readonly createdAt: Date;
  /** The member of the organization who made it. */
  readonly createdBy: string;
  readonly expiresAt: Date;
}

export interface PreviewVerbs {
  /** Makes a link; `path` goes behind the environment's address and holds the token behind its "#". Throws `DATA_FORBIDDEN` for a role or a place that cannot have one. */
  make(
    environment: RunningEnvironment,
    asked: { readonly role: string; readonly hours: number; readonly by: string },
  ): Promise<PreviewLink & { readonly path: string }>;
  /** Links that are good now, newest first. */
  list(environment: RunningEnvironment): Promise<readonly PreviewLink[]>;
  /** Takes a link back with every session that began under it; answers whose that were, null when there is no such link. */
  revoke(environment: RunningEnvironment, id: string): Promise<readonly string[] | null>;
}

export const previewVerbs = (
  { pools, clock, publish }: Pick<PeopleDeps, "pools" | "clock" | "publish">,
  testAccount: (environment: RunningEnvironment) => Promise<string | null>,
): PreviewVerbs => ({
  make: async (environment, { role: asked, hours, by }) => {
    const model = environment.model();
    const role = previewRoles(model.roles).find(({ id, key }) => id === asked || key === asked);
    if (environment.name !== "preview" || !role || !Number.isInteger(hours) || hours < 1 || hours > longestPreview)
      throw dataError("FORBIDDEN");
    const email = previewEmail(role.id);
    const [known] = await pools.read<{ user_id: string; account_id: string | null }>(environment, null, {
      sql: `SELECT user_id, account_id FROM ${at(environment, "_credential")} WHERE email = $1`,
      values: [email],
      lane: "S",
    });
    const many = model.header.accounts === "many";
    const account = known ? known.account_id : many ? ((await testAccount(environment)) ?? uuidv7()) : null;
    const now = clock.now();
    const token = `wnv_${opaqueToken()}`;
    const link = { id: uuidv7(), role: role.id, createdAt: now, createdBy: by, expiresAt: new Date(now.getTime() + hours * hour) };
    let user = known?.user_id ?? "";
    await pools.write(environment, account, async (writing) => {
      // Two who make the first link of a role at once make one person.
      await writing.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 5))", [`${environment.schema}:${role.id}`]);
      const [made] = await writing.query<{ user_id: string }>(`SELECT user_id FROM ${at(environment, "_credential")} WHERE email = $1`, [
        email,
      ]);
      const name = previewName(role);
      user =
        made?.user_id ??
        (await addUser(
          writing,
          environment,
          { email, name, status: "active", locale: null, account, roles: [role.id], by: null },
          link.id,
        ));
      await giveRoles(writing, environment, user, [role.id], null);
      // Made with test rows, they stay when those go: a link stands for them now.
      await writing.query(`UPDATE ${at(environment, "_user")} SET test_batch = NULL WHERE id = $1 AND test_batch IS NOT NULL`, [user]);
      await writing.query(
        `INSERT INTO ${at(environment, "_preview_link")} (id, hash, role, user_id, account_id, created_at, created_by, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [link.id, hashToken(token), role.id, user, account, now, by, link.expiresAt],
      );
    });
    publish(environment, [{ entity: builtIn.user, id: user, op: known ? "UPDATE" : "CREATE", fields: [], account }]);
    return { ...link, path: `${openPath}#${token}` };
  },

  list: (environment) =>
    pools.read<PreviewLink>(environment, null, {
      sql: `SELECT id, role, created_at AS "createdAt", created_by AS "createdBy", expires_at AS "expiresAt" FROM ${at(environment, "_preview_link")} WHERE revoked_at IS NULL AND expires_at > $1 ORDER BY created_at DESC, id DESC LIMIT 100`,
      values: [clock.now()],
      lane: "S",
    }),

  revoke: (environment, id) =>
    pools.write(environment, null, async (writing) => {
      const [link] = await writing.query<{ user_id: string }>(
        `UPDATE ${at(environment, "_preview_link")} SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING user_id`,
        [id, clock.now()],
      );
      if (!link) return null;
      const ended = await writing.query<{ user_id: string }>(
        `UPDATE ${at(environment, "_session")} SET revoked_at = $2 WHERE preview_link = $1 AND revoked_at IS NULL RETURNING user_id`,
        [id, clock.now()],
      );
      return [...new Set([link, ...ended].map(({ user_id }) => user_id))];
    }),
});

interface GoodLink {
  readonly id: string;
  readonly role: Id;
  readonly user_id: string;
  readonly account_id: string | null;
  readonly expires_at: Date;
}

/** A link that is good now. */
export const readPreviewLink = async (
  pools: Pick<Pools, "read">,
  environment: RunningEnvironment,
  token: string,
  now: Date,
): Promise<GoodLink | null> => {
  const [link] = await pools.read<GoodLink>(environment, null, {
    sql: `SELECT id, role, user_id, account_id, expires_at FROM ${at(environment, "_preview_link")} WHERE hash = $1 AND revoked_at IS NULL AND expires_at > $2`,
    values: [hashToken(token), now],
    lane: "S",
  });
  return link ?? null;
};
