/** What an administrator does with people: each verb one action, in its transaction, with its line in the log and the audit. */
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../../schema/ids.ts";
import type { Table } from "../../../../schema/model/model.ts";
import type { Acting } from "../actions/context.ts";
import { lockRecord } from "../actions/locked.ts";
import { bringBack, removeRows } from "../actions/remove.ts";
import type { RunningEnvironment } from "../caller.ts";
import { dataError, type InputProblem, InvalidInput } from "../errors.ts";
import type { PeopleVerb } from "../schema-meta.ts";
import { requireOtherAdministrator } from "./administrators.ts";
import { readEmail, readName } from "./input.ts";
import { journalUser } from "./journal-user.ts";
import { handedResetLife, putLink } from "./links.ts";
import type { PeopleDeps } from "./people.ts";
import { addUser, at, closePerson, endSessions, giveRoles } from "./users.ts";

type Input = Readonly<Record<string, unknown>>;
/** What came of it: the person, and a link to hand over, shown once. */
interface Administered {
  readonly ids: readonly string[];
  readonly link?: string;
}
export type Administer = (acting: Acting, table: Table, verb: PeopleVerb, input: Input) => Promise<Administered>;

export const administer = (deps: Pick<PeopleDeps, "clock" | "post">): Administer => {
  return async (acting, table, verb, input) => {
    const { writing, environment, caller } = acting;
    if (!caller.user || !caller.viewerClass.includes(builtIn.admin)) throw dataError("FORBIDDEN");
    if (verb === "inviteUser") return await invite(deps, acting, input);
    const { id } = await lockRecord(acting, table, input.id, [], verb === "restoreUser");
    const person = `SELECT coalesce(u.f_user_status, 'active') AS status, u.f_user_locale AS locale, u.f_user_email AS email, c.phc IS NOT NULL AS "hasPassword"
      FROM ${at(environment, "_user")} u LEFT JOIN ${at(environment, "_credential")} c ON c.user_id = u.id WHERE u.id = $1`;
    const [found] = await writing.query<Person>(person, [id]);
    if (!found) throw dataError("NOT_FOUND");
    switch (verb) {
      case "setUserRoles": {
        const roles = readRoles(environment, input.roles);
        if (roles.problems.length > 0) throw new InvalidInput(roles.problems);
        if (!roles.value.includes(builtIn.admin)) await requireOtherAdministrator(acting, [id]);
        await giveRoles(writing, environment, id, roles.value, caller.user.id);
        return await changed(acting, id, ["roles"]);
      }
      case "suspendUser":
        await requireOtherAdministrator(acting, [id]);
        await endSessions(writing, environment, id, deps.clock.now());
        return await setStatus(acting, id, "suspended");
      case "activateUser":
        // Who never opened an invitation is invited still.
        return await setStatus(acting, id, found.status === "suspended" && !found.hasPassword ? "invited" : "active");
      case "resetUserPassword": {
        if (!["active", "unverified"].includes(found.status)) throw notNow(found.status);
        const link = { userId: id, purpose: "reset", now: deps.clock.now(), by: caller.user.id, lifeMs: handedResetLife } as const;
        const { path } = await putLink(writing, environment, link);
        return { ...(await changed(acting, id, [])), link: path };
      }
      case "endUserSecondFactor":
        await writing.query(
          `UPDATE ${at(environment, "_credential")} SET totp_secret = NULL, totp_since = NULL, totp_step = NULL, recovery = NULL WHERE user_id = $1`,
          [id],
        );
        return await changed(acting, id, []);
      case "withdrawInvitation":
        if (found.status !== "invited" || found.hasPassword) throw notNow(found.status);
        await closePerson(writing, environment, id);
        await removeRows(acting, table, [id]);
        return { ids: [id] };
      case "deleteUser":
        await removeRows(acting, table, [id]);
        return { ids: [id] };
      case "restoreUser":
        await bringBack(acting, table, id);
        return { ids: [id] };
    }
  };
};

interface Person {
  readonly status: string;
  readonly locale: Locale | null;
  readonly email: string;
  readonly hasPassword: boolean;
}

/** Invites somebody, or invites them once more: a new link ends the earlier one and its time begins anew. */
const invite = async ({ clock, post }: Pick<PeopleDeps, "clock" | "post">, acting: Acting, input: Input): Promise<Administered> => {
  const { environment, writing, caller } = acting;
  const by = caller.user?.id ?? null;
  const email = readEmail(String(input.email ?? ""));
  const roles = readRoles(environment, input.roles);
  const problems = [...email.problems, ...roles.problems];
  if (problems.length > 0) throw new InvalidInput(problems);
  const [known] = await writing.query<{ user_id: string; phc: string | null; account_id: string | null }>(
    `SELECT user_id, phc, account_id FROM ${at(environment, "_credential")} WHERE email = $1 FOR UPDATE`,
    [email.value],
  );
  if (known && (known.phc !== null || known.account_id !== caller.account))
    throw new InvalidInput([
      {
        path: ["email"],
        code: "DUPLICATE",
        message: { en: "There is a person with this address already.", ar: "يوجد شخص بهذا العنوان بالفعل." },
      },
    ]);
  const person = { email: email.value, name: readName(String(input.name ?? "")), status: "invited", locale: null };
  const id =
    known?.user_id ??
    (await addUser(writing, environment, { ...person, account: caller.account, roles: roles.value, by }, acting.requestId));
  // Inviting once more without naming roles leaves them as they are.
  if (known && input.roles !== undefined && input.roles !== null) await giveRoles(writing, environment, id, roles.value, by);
  const { path, until } = await putLink(writing, environment, { userId: id, purpose: "invite", now: clock.now(), ...(by && { by }) });
  const letter = { to: email.value, account: caller.account, kind: "invite", locale: caller.locale, link: path, until } as const;
  // Without mail the link is in the answer, for the one who invites to hand over.
  if (post.configured) await post.keep(writing, environment, letter);
  acting.changes.push({ entity: builtIn.user, id, op: known ? "UPDATE" : "CREATE", fields: [], account: caller.account });
  return { ids: [id], link: path };
};

const setStatus = async (acting: Acting, id: string, status: string): Promise<Administered> => {
  await acting.writing.query(`UPDATE ${at(acting.environment, "_user")} SET f_user_status = $2 WHERE id = $1`, [id, status]);
  return await changed(acting, id, ["f_user_status"]);
};

/** Counts the change, writes it down and has it told after the commit. */
const changed = async ({ writing, environment, caller, action, requestId, changes }: Acting, id: string, fields: readonly Id[]) => {
  const actor = caller.user?.id ?? id;
  await writing.query(
    `UPDATE ${at(environment, "_user")} SET version = version + 1, updated_at = now(), updated_by = $2, change_key = greatest(pg_current_xact_id(), change_key) WHERE id = $1`,
    [id, actor],
  );
  const told = await journalUser(writing, environment, { id, op: "UPDATE", fields, actor, action, requestId });
  changes.push({ entity: builtIn.user, id, op: "UPDATE", fields: told, account: caller.account });
  return { ids: [id] };
};

const notNow = (status: string) =>
  new InvalidInput([
    {
      path: ["id"],
      code: "RULE",
      message: {
        en: `This is not possible for a person who is ${status}.`,
        ar: `لا يمكن هذا لشخص حالته: ${statusWords[status] ?? status}.`,
      },
    },
  ]);
const statusWords: Readonly<Record<string, string>> = { invited: "مدعو", unverified: "غير مؤكد", active: "نشط", suspended: "موقوف" };

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
