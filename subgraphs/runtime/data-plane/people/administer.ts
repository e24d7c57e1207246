/** What an administrator does with people. */
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { Acting } from "../actions/context.ts";
import { lockRecord } from "../actions/records.ts";
import type { RunningEnvironment } from "../caller.ts";
import { dataError, type InputProblem, InvalidInput } from "../errors.ts";
import { readEmail } from "./input.ts";
import { journalUser } from "./journal-user.ts";
import { putLink } from "./links.ts";
import type { People, PeopleDeps } from "./people.ts";
import { addUser, at, giveRoles } from "./users.ts";

export const administer =
  ({ clock }: Pick<PeopleDeps, "clock">): People["administer"] =>
  async (acting, table, verb, input) => {
    const { environment, writing, caller } = acting;
    if (!caller.user || !caller.viewerClass.includes(builtIn.admin)) throw dataError("FORBIDDEN");
    if (verb === "inviteUser") {
      const email = readEmail(String(input.email ?? ""));
      const roles = readRoles(environment, input.roles);
      const problems = [...email.problems, ...roles.problems];
      if (problems.length > 0) throw new InvalidInput(problems);
      const [known] = await writing.query<{ user_id: string; phc: string | null }>(
        `SELECT user_id, phc FROM ${at(environment, "_credential")} WHERE email = $1 FOR UPDATE`,
        [email.value],
      );
      if (known?.phc)
        throw new InvalidInput([
          {
            path: ["email"],
            code: "DUPLICATE",
            message: { en: "There is a person with this address already.", ar: "يوجد شخص بهذا العنوان بالفعل." },
          },
        ]);
      const id =
        known?.user_id ??
        (await addUser(
          writing,
          environment,
          {
            email: email.value,
            name: String(input.name ?? "")
              .trim()
              .slice(0, 120),
            status: "invited",
            locale: null,
            account: caller.account,
            roles: roles.value,
            by: caller.user.id,
          },
          acting.requestId,
        ));
      if (known) await giveRoles(writing, environment, id, roles.value, caller.user.id);
      const link = await putLink(writing, environment, id, "invite", clock.now());
      acting.changes.push({ entity: builtIn.user, id, op: known ? "UPDATE" : "CREATE", fields: [], account: caller.account });
      return { ids: [id], link };
    }
    const row = await lockRecord(acting, table, input.id, []);
    if (verb === "setUserRoles") {
      const roles = readRoles(environment, input.roles);
      if (roles.problems.length > 0) throw new InvalidInput(roles.problems);
      if (!roles.value.includes(builtIn.admin)) await requireOtherAdministrator(acting, row.id);
      await giveRoles(writing, environment, row.id, roles.value, caller.user.id);
    } else {
      if (verb === "suspendUser") await requireOtherAdministrator(acting, row.id);
      const status = verb === "suspendUser" ? "suspended" : "active";
      await writing.query(`UPDATE ${at(environment, "_user")} SET f_user_status = $2 WHERE id = $1`, [row.id, status]);
      if (verb === "suspendUser")
        await writing.query(`UPDATE ${at(environment, "_session")} SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL`, [
          row.id,
          clock.now(),
        ]);
    }
    await writing.query(
      `UPDATE ${at(environment, "_user")} SET version = version + 1, updated_at = now(), updated_by = $2, change_key = greatest(pg_current_xact_id(), change_key) WHERE id = $1`,
      [row.id, caller.user.id],
    );
    const fields = verb === "setUserRoles" ? ["roles"] : ["f_user_status"];
    await journalUser(writing, environment, {
      id: row.id,
      op: "UPDATE",
      fields,
      actor: caller.user.id,
      action: acting.action,
      requestId: acting.requestId,
    });
    acting.changes.push({ entity: builtIn.user, id: row.id, op: "UPDATE", fields, account: caller.account });
    return { ids: [row.id] };
  };

// A platform nobody runs cannot be repaired from inside.
async function requireOtherAdministrator({ writing, environment }: Acting, userId: string): Promise<void> {
  await writing.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 1))", [environment.schema]);
  const [held] = await writing.query<{ mine: boolean; others: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM ${at(environment, "_role_grant")} WHERE user_id = $1 AND role = $2) AS mine,
      EXISTS (SELECT 1 FROM ${at(environment, "_role_grant")} g JOIN ${at(environment, "_user")} u ON u.id = g.user_id WHERE g.role = $2 AND u.id <> $1 AND u.deleted_at IS NULL AND u.f_user_status = 'active') AS others`,
    [userId, builtIn.admin],
  );
  if (held?.mine && !held.others)
    throw new InvalidInput([
      {
        path: ["id"],
        code: "RULE",
        message: {
          en: "This is the last active administrator. Make somebody else one first.",
          ar: "هذا آخر مدير نشط. عيّن مديرًا آخر أولًا.",
        },
      },
    ]);
}
const readRoles = (
  environment: RunningEnvironment,
  asked: unknown,
): { readonly value: readonly Id[]; readonly problems: readonly InputProblem[] } => {
  const given = Array.isArray(asked) ? asked.map(String) : [];
  const roles = environment.model().roles.filter(({ id }) => id !== builtIn.public && id !== builtIn.member);
  const found = given.map((name) => roles.find(({ id, key }) => id === name || key === name)?.id ?? null);
  if (found.some((id) => id === null))
    return {
      value: [],
      problems: [{ path: ["roles"], code: "REFERENCE", message: { en: "There is no such role.", ar: "لا يوجد دور كهذا." } }],
    };
  return { value: [...new Set(found as readonly Id[])], problems: [] };
};
