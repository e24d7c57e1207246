/** The people of one platform: signing up and in and out, links that were handed over, and what an administrator does with people. */
import { uuidv7 } from "../../../../db/uuid.ts";
import { parseEmail } from "../../../../schema/blueprint/field-text.ts";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../../schema/ids.ts";
import type { Table } from "../../../../schema/model/model.ts";
import { createAttempts } from "../../../attempts.ts";
import type { Clock } from "../../../clock.ts";
import { requireStrongPassword } from "../../../password-strength.ts";
import type { Passwords } from "../../../passwords.ts";
import { hashToken, opaqueToken } from "../../../session-tokens.ts";
import type { Acting, Change } from "../actions/context.ts";
import { lockRecord } from "../actions/records.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { dataError, type InputProblem, InvalidInput, sqlState } from "../errors.ts";
import { ident, qualified, storedColumns } from "../names.ts";
import type { Pools, Writing } from "../pools.ts";
import { journalUser } from "./journal-user.ts";
import type { Sessions } from "./sessions.ts";

export interface Knock {
  readonly locale: Locale;
  readonly agent: string | null;
  readonly ip: string | null;
  readonly requestId: string;
}
export interface Welcome {
  /** The new session; null: the address has to be verified first. */
  readonly token: string | null;
  readonly user: { readonly id: string; readonly name: string; readonly email: string; readonly roles: readonly Id[] } | null;
}

export interface People {
  signUp(
    environment: RunningEnvironment,
    input: {
      readonly email: string;
      readonly name: string;
      readonly password: string;
      readonly role?: string | undefined;
      readonly locale?: Locale | undefined;
    },
    knock: Knock,
  ): Promise<Welcome>;
  signIn(environment: RunningEnvironment, input: { readonly email: string; readonly password: string }, knock: Knock): Promise<Welcome>;
  /** Uses a link: first administrator, invitation or verification. */
  claim(
    environment: RunningEnvironment,
    input: {
      readonly token: string;
      readonly name?: string | undefined;
      readonly password?: string | undefined;
      readonly locale?: Locale | undefined;
    },
    knock: Knock,
  ): Promise<Welcome>;
  changePassword(
    environment: RunningEnvironment,
    caller: Caller,
    input: { readonly current: string; readonly next: string },
    keep: string,
  ): Promise<void>;
  /** A link that makes its holder the administrator with this address; earlier links of the same person stop working. Shown once. */
  createClaim(
    environment: RunningEnvironment,
    person: { readonly email: string; readonly name: string },
  ): Promise<{ readonly path: string; readonly userId: string }>;
  /** inviteUser, setUserRoles, suspendUser, activateUser. */
  administer(
    acting: Acting,
    table: Table,
    verb: "inviteUser" | "setUserRoles" | "suspendUser" | "activateUser",
    input: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly ids: readonly string[]; readonly link?: string }>;
  /** Mail that could not leave, newest first; for administrators. */
  mail(environment: RunningEnvironment, caller: Caller): Promise<readonly Record<string, unknown>[]>;
}

export interface PeopleDeps {
  readonly pools: Pools;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly publish: (environment: RunningEnvironment, changes: readonly Change[]) => void;
}

const linkLife = { claim: 24 * 3_600_000, invite: 7 * 86_400_000, verify: 24 * 3_600_000 } as const;
type LinkPurpose = keyof typeof linkLife;

export const createPeople = ({ pools, sessions, passwords, clock, publish }: PeopleDeps): People => {
  const at = (environment: RunningEnvironment, name: string) => qualified(environment, name);

  // Every statement of the counter is its own transaction: a refusal must not give the attempt back.
  const attempts = (environment: RunningEnvironment, limit?: number) =>
    createAttempts({
      query: (sql, params) => pools.write(environment, null, (writing) => writing.query(sql, params)),
      table: at(environment, "_attempt"),
      clock,
      ...(limit !== undefined && { limit }),
    });

  const putLink = async (writing: Writing, environment: RunningEnvironment, userId: string, purpose: LinkPurpose): Promise<string> => {
    const token = opaqueToken();
    await writing.query(
      `UPDATE ${at(environment, "_credential")} SET claim_hash = $2, claim_purpose = $3, claim_expires_at = $4 WHERE user_id = $1`,
      [userId, hashToken(token), purpose, new Date(clock.now().getTime() + linkLife[purpose])],
    );
    return `/claim#${token}`;
  };

  const addUser = async (
    writing: Writing,
    environment: RunningEnvironment,
    person: {
      readonly email: string;
      readonly name: string;
      readonly status: string;
      readonly locale: Locale | null;
      readonly account: string | null;
      readonly roles: readonly Id[];
      readonly by: string | null;
    },
    requestId: string,
  ): Promise<string> => {
    const id = uuidv7();
    const known = new Set(storedColumns(userTable(environment)).map((column) => column.id));
    const columns = (
      [
        ["f_user_email", person.email],
        ["f_user_name", person.name || person.email.split("@")[0]!],
        ["f_user_status", person.status],
        ["f_user_locale", person.locale],
      ] as const
    ).filter(([name]) => known.has(name));
    const accounts = environment.model().header.accounts === "many" ? [["account_id", person.account] as const] : [];
    const names = ["id", "created_by", "updated_by", ...columns.map(([name]) => name), ...accounts.map(([name]) => name)];
    const values = [id, person.by ?? id, person.by ?? id, ...columns.map(([, value]) => value), ...accounts.map(([, value]) => value)];
    await writing.query(
      `INSERT INTO ${at(environment, "_user")} (${names.map(ident).join(", ")}) VALUES (${values.map((_, n) => `$${n + 1}`).join(", ")})`,
      values,
    );
    await writing.query(`INSERT INTO ${at(environment, "_credential")} (user_id, email, account_id) VALUES ($1, $2, $3)`, [
      id,
      person.email,
      person.account,
    ]);
    await giveRoles(writing, environment, id, person.roles, person.by);
    await journalUser(writing, environment, {
      id,
      op: "CREATE",
      fields: columns.map(([name]) => name),
      actor: person.by ?? id,
      action: "ent_user.create",
      requestId,
    });
    return id;
  };

  const giveRoles = async (
    writing: Writing,
    environment: RunningEnvironment,
    id: string,
    roles: readonly Id[],
    by: string | null,
  ): Promise<void> => {
    await writing.query(`DELETE FROM ${at(environment, "_role_grant")} WHERE user_id = $1 AND NOT role = ANY($2::text[])`, [id, roles]);
    await writing.query(
      `INSERT INTO ${at(environment, "_role_grant")} (user_id, role, granted_by) SELECT $1, r, $3 FROM unnest($2::text[]) r ON CONFLICT DO NOTHING`,
      [id, roles, by],
    );
  };

  const welcome = async (
    writing: Writing,
    environment: RunningEnvironment,
    id: string,
    account: string | null,
    knock: Knock,
  ): Promise<Welcome> => {
    const [row] = await writing.query<{ name: string | null; email: string; roles: readonly Id[] }>(
      `SELECT f_user_name AS name, f_user_email AS email, ARRAY(SELECT role FROM ${at(environment, "_role_grant")} WHERE user_id = u.id ORDER BY role) AS roles FROM ${at(environment, "_user")} u WHERE id = $1`,
      [id],
    );
    const token = await sessions.open(writing, environment, { id, account }, knock);
    return { token, user: row ? { id, name: row.name ?? row.email, email: row.email, roles: row.roles } : null };
  };

  const strong = (password: string, about: readonly string[]): InputProblem[] => {
    try {
      requireStrongPassword(password, about);
      return [];
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "Refusal") throw error;
      const { sentence } = error as Error & { readonly sentence: InputProblem["message"] };
      return [{ path: ["password"], code: "INVALID", message: sentence }];
    }
  };

  return {
    signUp: async (environment, input, knock) => {
      const { header, roles } = environment.model();
      const open = roles.filter(({ signUp }) => signUp);
      // Whoever registers is a member; a further role is theirs to choose only where the blueprint says so, else an administrator gives it.
      const role = input.role
        ? open.find(({ id, key }) => id === input.role || key === input.role)
        : open.length === 1
          ? open[0]
          : undefined;
      if (header.signUp !== "open" || (input.role && !role)) throw dataError("SIGN_UP_CLOSED");
      const email = readEmail(input.email);
      const name = input.name.normalize("NFC").trim().slice(0, 120);
      const problems: InputProblem[] = [
        ...email.problems,
        ...(name === "" ? [needed("name")] : []),
        ...strong(input.password, [input.email, name]),
      ];
      if (problems.length > 0) throw new InvalidInput(problems);
      if (!(await attempts(environment, 20).reserve(`sign-up:${knock.ip ?? "unknown"}`))) throw dataError("BUSY", {}, { retryAfter: 60 });
      const phc = await passwords.hash(input.password);
      const verify = needsVerification(environment);
      const account = header.accounts === "many" ? uuidv7() : null;
      let made = "";
      try {
        const answer = await pools.write(environment, account, async (writing): Promise<Welcome> => {
          made = await addUser(
            writing,
            environment,
            {
              email: email.value,
              name,
              status: verify ? "unverified" : "active",
              locale: input.locale ?? null,
              account,
              roles: role ? [role.id] : [],
              by: null,
            },
            knock.requestId,
          );
          await writing.query(
            `UPDATE ${at(environment, "_credential")} SET phc = $2, changed_at = $3, verified_at = $4 WHERE user_id = $1`,
            [made, phc, clock.now(), null],
          );
          if (!verify) return await welcome(writing, environment, made, account, knock);
          const link = await putLink(writing, environment, made, "verify");
          await keepMail(writing, environment, email.value, "verify", link);
          return { token: null, user: null };
        });
        publish(environment, [{ entity: builtIn.user, id: made, op: "CREATE", fields: [], account }]);
        return answer;
      } catch (error) {
        if (sqlState(error) !== "23505") throw error;
        // Where addresses are verified nobody learns here that one is known; where they are not, signing in would tell anyway.
        if (verify) return { token: null, user: null };
        throw new InvalidInput([
          {
            path: ["email"],
            code: "DUPLICATE",
            message: { en: "There is an account with this address. Sign in instead.", ar: "يوجد حساب بهذا العنوان. سجّل الدخول." },
          },
        ]);
      }
    },

    signIn: async (environment, input, knock) => {
      const email = readEmail(input.email).value || input.email.trim().toLowerCase().slice(0, 254);
      const failed = dataError("SIGN_IN_FAILED");
      const counter = attempts(environment);
      const byAddress = attempts(environment, 30);
      const allowed = (await byAddress.reserve(`ip:${knock.ip ?? "unknown"}`)) && (await counter.reserve(`sign-in:${email}`));
      const [credential] = await pools.read<{ user_id: string; phc: string | null; account_id: string | null }>(environment, null, {
        sql: `SELECT user_id, phc, account_id FROM ${at(environment, "_credential")} WHERE email = $1`,
        values: [email],
        lane: "S",
      });
      const right =
        allowed && credential?.phc ? await passwords.verify(credential.phc, input.password) : await passwords.pretend(input.password);
      if (!right || !credential) throw failed;
      const answer = await pools.write(environment, credential.account_id, async (writing): Promise<Welcome | null> => {
        const [user] = await writing.query<{ status: string | null }>(
          `SELECT f_user_status AS status FROM ${at(environment, "_user")} WHERE id = $1 AND deleted_at IS NULL`,
          [credential.user_id],
        );
        if (!user || (user.status ?? "active") !== "active") return null;
        if (credential.phc && passwords.outdated(credential.phc))
          await writing.query(`UPDATE ${at(environment, "_credential")} SET phc = $2 WHERE user_id = $1`, [
            credential.user_id,
            await passwords.hash(input.password),
          ]);
        return await welcome(writing, environment, credential.user_id, credential.account_id, knock);
      });
      if (!answer) throw failed;
      await counter.clear(`sign-in:${email}`);
      await byAddress.clear(`ip:${knock.ip ?? "unknown"}`);
      return answer;
    },

    claim: async (environment, input, knock) => {
      if (!/^[\w-]{43}$/.test(input.token)) throw dataError("LINK_INVALID");
      const [link] = await pools.read<{ user_id: string; email: string; account_id: string | null; claim_purpose: LinkPurpose }>(
        environment,
        null,
        {
          sql: `SELECT user_id, email, account_id, claim_purpose FROM ${at(environment, "_credential")} WHERE claim_hash = $1 AND claim_expires_at > $2`,
          values: [hashToken(input.token), clock.now()],
          lane: "S",
        },
      );
      if (!link) throw dataError("LINK_INVALID");
      const sets = link.claim_purpose !== "verify";
      const name = input.name?.normalize("NFC").trim().slice(0, 120) ?? "";
      if (sets) {
        const problems = [...(input.password === undefined ? [needed("password")] : strong(input.password, [link.email, name]))];
        if (problems.length > 0) throw new InvalidInput(problems);
      }
      const phc = sets ? await passwords.hash(input.password ?? "") : null;
      const answer = await pools.write(environment, link.account_id, async (writing) => {
        const used = await writing.query(
          `UPDATE ${at(environment, "_credential")} SET claim_hash = NULL, claim_purpose = NULL, claim_expires_at = NULL, phc = coalesce($3, phc), changed_at = CASE WHEN $3 IS NULL THEN changed_at ELSE $2 END, verified_at = $2 WHERE claim_hash = $1 AND claim_expires_at > $2 RETURNING user_id`,
          [hashToken(input.token), clock.now(), phc],
        );
        if (used.length === 0) throw dataError("LINK_INVALID");
        const done = await writing.query(
          `UPDATE ${at(environment, "_user")} SET f_user_status = 'active', f_user_name = coalesce(nullif($2, ''), f_user_name), f_user_locale = coalesce(f_user_locale, $3), version = version + 1, updated_at = now(), change_key = greatest(pg_current_xact_id(), change_key)
           WHERE id = $1 AND deleted_at IS NULL AND f_user_status IS DISTINCT FROM 'suspended' RETURNING id`,
          [link.user_id, name, input.locale ?? null],
        );
        if (done.length === 0) throw dataError("LINK_INVALID");
        if (sets)
          await writing.query(`UPDATE ${at(environment, "_session")} SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL`, [
            link.user_id,
            clock.now(),
          ]);
        await journalUser(writing, environment, {
          id: link.user_id,
          op: "UPDATE",
          fields: ["f_user_status"],
          actor: link.user_id,
          action: `ent_user.${link.claim_purpose}`,
          requestId: knock.requestId,
        });
        return await welcome(writing, environment, link.user_id, link.account_id, knock);
      });
      publish(environment, [{ entity: builtIn.user, id: link.user_id, op: "UPDATE", fields: ["f_user_status"], account: link.account_id }]);
      return answer;
    },

    changePassword: async (environment, caller, { current, next }, keep) => {
      if (!caller.user) throw dataError("UNAUTHENTICATED");
      const { id, email, name } = caller.user;
      const counter = attempts(environment);
      const allowed = await counter.reserve(`sign-in:${email}`);
      const [credential] = await pools.read<{ phc: string | null }>(environment, null, {
        sql: `SELECT phc FROM ${at(environment, "_credential")} WHERE user_id = $1`,
        values: [id],
        lane: "S",
      });
      const right = allowed && credential?.phc ? await passwords.verify(credential.phc, current) : await passwords.pretend(current);
      if (!right) throw new InvalidInput([{ path: ["current"], code: "INVALID", message: dataError("SIGN_IN_FAILED").sentence }]);
      const problems = strong(next, [email, name]).map((problem) => ({ ...problem, path: ["next"] }));
      if (problems.length > 0) throw new InvalidInput(problems);
      const phc = await passwords.hash(next);
      await pools.write(environment, caller.account, async (writing) => {
        await writing.query(`UPDATE ${at(environment, "_credential")} SET phc = $2, changed_at = $3 WHERE user_id = $1`, [
          id,
          phc,
          clock.now(),
        ]);
        await writing.query(
          `UPDATE ${at(environment, "_session")} SET revoked_at = $3 WHERE user_id = $1 AND hash <> $2 AND revoked_at IS NULL`,
          [id, hashToken(keep), clock.now()],
        );
      });
      sessions.forget(environment.id, id);
      await counter.clear(`sign-in:${email}`);
    },

    createClaim: async (environment, person) => {
      const email = readEmail(person.email);
      if (email.problems.length > 0) throw new InvalidInput(email.problems);
      const [known] = await pools.read<{ user_id: string; account_id: string | null }>(environment, null, {
        sql: `SELECT user_id, account_id FROM ${at(environment, "_credential")} WHERE email = $1`,
        values: [email.value],
        lane: "S",
      });
      const account = known ? known.account_id : environment.model().header.accounts === "many" ? uuidv7() : null;
      return await pools.write(environment, account, async (writing) => {
        const userId =
          known?.user_id ??
          (await addUser(
            writing,
            environment,
            { email: email.value, name: person.name, status: "invited", locale: null, account, roles: [builtIn.admin], by: null },
            uuidv7(),
          ));
        await writing.query(`INSERT INTO ${at(environment, "_role_grant")} (user_id, role) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
          userId,
          builtIn.admin,
        ]);
        return { path: await putLink(writing, environment, userId, "claim"), userId };
      });
    },

    administer: async (acting, table, verb, input) => {
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
        const link = await putLink(writing, environment, id, "invite");
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
    },

    mail: async (environment, caller) => {
      if (!caller.viewerClass.includes(builtIn.admin)) throw dataError("FORBIDDEN");
      return await pools.read(environment, caller.account, {
        sql: `SELECT id, recipient, kind, subject, body, at FROM ${at(environment, "_mail")} WHERE sent_at IS NULL ORDER BY at DESC LIMIT 200`,
        values: [],
        lane: "S",
      });
    },
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
};

/** Addresses are verified in production; preview and staging skip it, and their pages say so. */
export const needsVerification = (environment: Pick<RunningEnvironment, "name">): boolean => environment.name === "production";

const userTable = (environment: RunningEnvironment): Table => {
  const table = environment.model().tables.find(({ id }) => id === builtIn.user);
  if (!table) throw new Error("the model has no ent_user");
  return table;
};

const keepMail = async (
  writing: Writing,
  environment: RunningEnvironment,
  recipient: string,
  kind: string,
  link: string,
): Promise<void> => {
  await writing.query(`INSERT INTO ${qualified(environment, "_mail")} (id, recipient, kind, subject, body) VALUES ($1, $2, $3, $4, $5)`, [
    uuidv7(),
    recipient,
    kind,
    "Confirm your address · تأكيد عنوانك",
    link,
  ]);
};

const needed = (path: string): InputProblem => ({
  path: [path],
  code: "REQUIRED",
  message: { en: "This is needed.", ar: "هذا الحقل مطلوب." },
});

const readEmail = (typed: string): { readonly value: string; readonly problems: readonly InputProblem[] } => {
  const normal = typed.normalize("NFKC").trim().toLowerCase();
  const parsed = parseEmail(normal);
  if ("problem" in parsed) return { value: "", problems: [{ path: ["email"], code: "INVALID", message: parsed.problem }] };
  if (parsed.value === null || normal.length > 254 || normal.includes("\0")) return { value: "", problems: [needed("email")] };
  return { value: String(parsed.value), problems: [] };
};

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
