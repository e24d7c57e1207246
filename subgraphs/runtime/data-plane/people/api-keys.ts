/**
 * API keys of end users, `wnp_…`: for programs that act for a person. A key holds at most the roles its owner has now, of those it was made
 * with; it is shown once, and only a hash of its secret is kept. A key makes no keys and opens no `/auth` door.
 */
import { timingSafeEqual } from "node:crypto";
import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import { makePlatformKey, parsePlatformKey } from "../../../api-keys.ts";
import { hashToken } from "../../../session-tokens.ts";
import type { Acting } from "../actions/context.ts";
import type { RunningEnvironment } from "../caller.ts";
import { dataError, type InputProblem, InvalidInput, unlessPassing } from "../errors.ts";
import type { Pools } from "../pools.ts";
import { checkScalar, isUuid } from "../scalars.ts";
import type { KeyVerb } from "../schema-meta.ts";
import { auditPerson } from "./journal-user.ts";
import type { PeopleDeps } from "./people.ts";
import { at } from "./users.ts";

const keyLimits = { perPerson: 20, days: 365, label: 80 } as const;
const usualDays = 90;
const touchMs = 60_000;

/** A key that is good now. */
export interface GoodKey {
  readonly id: string;
  readonly user_id: string;
  readonly account_id: string | null;
  readonly roles: readonly Id[];
  readonly expires_at: Date;
}

/** Finds a key by its text and notes that it was used; null: there is none, or not any more. */
export const readKey = async (pools: Pools, environment: RunningEnvironment, text: string, now: Date): Promise<GoodKey | null> => {
  const parts = parsePlatformKey(text);
  if (!parts) return null;
  const [row] = await pools.read<GoodKey & { hash: Buffer; last_used_at: Date | null }>(environment, null, {
    sql: `SELECT id, user_id, account_id, roles, expires_at, hash, last_used_at FROM ${at(environment, "_api_key")} WHERE prefix = $1 AND revoked_at IS NULL AND expires_at > $2`,
    values: [parts.prefix, now],
    lane: "S",
  });
  if (!row || !timingSafeEqual(row.hash, hashToken(parts.secret))) return null;
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > touchMs)
    await pools
      .write(environment, null, (writing) =>
        writing.query(`UPDATE ${at(environment, "_api_key")} SET last_used_at = $2 WHERE id = $1`, [row.id, now]),
      )
      .catch(unlessPassing);
  const { id, user_id, account_id, roles, expires_at } = row;
  return { id, user_id, account_id, roles, expires_at };
};

export type ManageKeys = (
  acting: Acting,
  verb: KeyVerb,
  input: Readonly<Record<string, unknown>>,
) => Promise<{ readonly ids: readonly string[]; readonly link?: string }>;

export const manageKeys =
  ({ clock }: Pick<PeopleDeps, "clock">): ManageKeys =>
  async (acting, verb, input) => {
    const { writing, environment, caller, requestId, changes } = acting;
    const { user } = caller;
    if (!user) throw dataError("UNAUTHENTICATED");
    if (caller.apiKeyId || caller.previewLinkId) throw dataError("FORBIDDEN");
    const table = at(environment, "_api_key");
    const now = clock.now();
    const tell = async (id: string, owner: string) => {
      await auditPerson(writing, environment, { actor: user.id, action: verb, resource: `_api_key:${id}`, outcome: "ok", requestId });
      changes.push({ entity: builtIn.user, id: owner, op: "UPDATE", fields: [], account: caller.account });
    };
    if (verb === "revokeApiKey") {
      const [ended] = isUuid(input.id)
        ? await writing.query<{ user_id: string }>(
            `UPDATE ${table} SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL AND account_id IS NOT DISTINCT FROM $3 AND (user_id = $4 OR $5::boolean) RETURNING user_id`,
            [input.id, now, caller.account, user.id, caller.viewerClass.includes(builtIn.admin)],
          )
        : [];
      if (!ended) throw dataError("NOT_FOUND");
      await tell(String(input.id), ended.user_id);
      return { ids: [String(input.id)] };
    }
    const { label, days, roles } = readWish(environment, user.roles, input);
    // Two at once wait for each other here, so the number holds.
    await writing.query(`SELECT user_id FROM ${at(environment, "_credential")} WHERE user_id = $1 FOR UPDATE`, [user.id]);
    const [held] = await writing.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > $2`,
      [user.id, now],
    );
    if ((held?.n ?? 0) >= keyLimits.perPerson)
      throw refused(
        "label",
        `You have ${keyLimits.perPerson} keys already. Revoke one first.`,
        `لديك ${keyLimits.perPerson} مفتاحًا بالفعل. ألغِ أحدها أولًا.`,
      );
    const { prefix, secret, text } = makePlatformKey();
    const id = uuidv7();
    await writing.query(
      `INSERT INTO ${table} (id, prefix, hash, user_id, account_id, label, roles, created_at, created_by, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $4, $9)`,
      [id, prefix, hashToken(secret), user.id, caller.account, label, roles, now, new Date(now.getTime() + days * 86_400_000)],
    );
    await tell(id, user.id);
    return { ids: [id], link: text };
  };

const refused = (path: string, en: string, ar: string, code: InputProblem["code"] = "RULE") =>
  new InvalidInput([{ path: [path], code, message: { en, ar } }]);

const readWish = (environment: RunningEnvironment, own: readonly Id[], input: Readonly<Record<string, unknown>>) => {
  const label = String(input.label ?? "")
    .normalize("NFC")
    .trim();
  const looked = checkScalar("String", label);
  if ("problem" in looked) throw refused("label", looked.problem.en, looked.problem.ar, "INVALID");
  if (label === "" || label.length > keyLimits.label)
    throw refused("label", `A name has 1 to ${keyLimits.label} characters.`, `للاسم من 1 إلى ${keyLimits.label} حرفًا.`, "INVALID");
  const days = typeof input.days === "number" ? input.days : usualDays;
  if (days < 1 || days > keyLimits.days)
    throw refused("days", `A key lives 1 to ${keyLimits.days} days.`, `يعيش المفتاح من 1 إلى ${keyLimits.days} يومًا.`, "INVALID");
  const all = environment.model().roles;
  const wanted = Array.isArray(input.roles) ? input.roles.map(String) : null;
  const roles = wanted ? wanted.map((name) => all.find(({ id, key }) => id === name || key === name)?.id ?? name) : own;
  if (roles.some((role) => !own.includes(role)))
    throw refused("roles", "A key holds only roles that you hold.", "لا يحمل المفتاح إلا أدوارًا تحملها أنت.", "REFERENCE");
  return { label, days, roles: [...new Set(roles)] };
};
