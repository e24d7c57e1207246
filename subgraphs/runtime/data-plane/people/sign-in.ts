/** Signing up and in, and changing one's password. Guesses are counted per account and per address. */
import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import { createAttempts } from "../../../attempts.ts";
import { hashToken } from "../../../session-tokens.ts";
import type { RunningEnvironment } from "../caller.ts";
import { dataError, type InputProblem, InvalidInput, sqlState } from "../errors.ts";
import { needed, readEmail, readName, strong } from "./input.ts";
import { putLink } from "./links.ts";
import { keepMail } from "./mail.ts";
import type { People, PeopleDeps, Welcome } from "./people.ts";
import { addUser, at, welcome } from "./users.ts";

export const signInVerbs = ({
  pools,
  sessions,
  passwords,
  clock,
  publish,
}: PeopleDeps): Pick<People, "signUp" | "signIn" | "changePassword"> => {
  // Every statement of the counter is its own transaction: a refusal must not give the attempt back.
  const attempts = (environment: RunningEnvironment, limit?: number) =>
    createAttempts({
      query: (sql, params) => pools.write(environment, null, (writing) => writing.query(sql, params)),
      table: at(environment, "_attempt"),
      clock,
      ...(limit !== undefined && { limit }),
    });

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
      const name = readName(input.name);
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
          if (!verify) return await welcome(sessions, writing, environment, made, account, knock);
          const link = await putLink(writing, environment, made, "verify", clock.now());
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
        return await welcome(sessions, writing, environment, credential.user_id, credential.account_id, knock);
      });
      if (!answer) throw failed;
      await counter.clear(`sign-in:${email}`);
      await byAddress.clear(`ip:${knock.ip ?? "unknown"}`);
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
      // Who came by a ticket has no password yet: their session is all there is to show.
      const right =
        allowed && credential
          ? credential.phc === null || (await passwords.verify(credential.phc, current))
          : await passwords.pretend(current);
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
  };
};

/** Addresses are verified in production; preview and staging skip it, and their pages say so. */
export const needsVerification = (environment: Pick<RunningEnvironment, "name">): boolean => environment.name === "production";
