/** Signing up and in. Guesses are counted per account and per network address. */
import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import type { RunningEnvironment } from "../caller.ts";
import { dataError, type InputProblem, InvalidInput, sqlState } from "../errors.ts";
import { attemptsIn, requireTurn } from "./attempts.ts";
import { createEraser } from "./erase.ts";
import { needed, readEmail, readName, strong } from "./input.ts";
import { putLink } from "./links.ts";
import type { Knock, PeopleDeps, Welcome } from "./people.ts";
import { checkSecondFactor } from "./second-factor.ts";
import { addUser, at, welcome } from "./users.ts";

export interface SignInVerbs {
  signUp(
    environment: RunningEnvironment,
    input: {
      readonly email: string;
      readonly name: string;
      readonly password: string;
      readonly role?: string | undefined;
      readonly locale?: Knock["locale"] | undefined;
    },
    knock: Knock,
  ): Promise<Welcome>;
  /** With a second factor the right password alone answers `DATA_SECOND_FACTOR`; `code` is then asked for. */
  signIn(
    environment: RunningEnvironment,
    input: { readonly email: string; readonly password: string; readonly code?: string | undefined },
    knock: Knock,
  ): Promise<Welcome>;
}

export const signInVerbs = (deps: PeopleDeps): SignInVerbs => {
  const { pools, sessions, passwords, clock, publish, post } = deps;
  const erase = createEraser(deps);
  /** The owner of an address learns that somebody tried to sign up with it; whoever tried does not. */
  const tellOwner = async (environment: RunningEnvironment, email: string, due: boolean, knock: Knock): Promise<void> => {
    const [known] = await pools.read<{ account_id: string | null }>(environment, null, {
      sql: `SELECT account_id FROM ${at(environment, "_credential")} WHERE email = $1`,
      values: [email],
      lane: "S",
    });
    const account = known?.account_id ?? null;
    await pools.write(environment, account, (writing) =>
      post.keep(writing, environment, { to: email, account, kind: "known", locale: knock.locale, link: "/forgot", only: due }),
    );
    post.leave(environment);
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
      if (header.signUp === "invited") throw dataError("SIGN_UP_INVITED");
      if (header.signUp !== "open" || (input.role && !role)) throw dataError("SIGN_UP_CLOSED");
      const email = readEmail(input.email);
      const name = readName(input.name);
      const problems: InputProblem[] = [
        ...email.problems,
        ...(name === "" ? [needed("name")] : []),
        ...strong(input.password, [input.email, name]),
      ];
      if (problems.length > 0) throw new InvalidInput(problems);
      const { byAddress, byPerson } = attemptsIn(deps, environment);
      await requireTurn(byAddress.reserve(`sign-up:${knock.ip ?? "unknown"}`));
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
          const { path, until } = await putLink(writing, environment, { userId: made, purpose: "verify", now: clock.now() });
          const locale = input.locale ?? knock.locale;
          await post.keep(writing, environment, { to: email.value, account, kind: "verify", locale, link: path, until });
          return { token: null, user: null };
        });
        publish(environment, [{ entity: builtIn.user, id: made, op: "CREATE", fields: [], account }]);
        post.leave(environment);
        return answer;
      } catch (error) {
        if (sqlState(error) !== "23505") throw error;
        // Where addresses are verified nobody learns here that one is known; where they are not, signing in would tell anyway.
        if (verify) {
          await tellOwner(environment, email.value, await byPerson(3).reserve(`mail:${email.value}`), knock);
          return { token: null, user: null };
        }
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
      const { signIn: counter, byAddress } = attemptsIn(deps, environment);
      const allowed = (await byAddress.reserve(`ip:${knock.ip ?? "unknown"}`)) && (await counter.reserve(`sign-in:${email}`));
      const [credential] = await pools.read<{ user_id: string; phc: string | null; account_id: string | null }>(environment, null, {
        sql: `SELECT user_id, phc, account_id FROM ${at(environment, "_credential")} WHERE email = $1`,
        values: [email],
        lane: "S",
      });
      const right =
        allowed && credential?.phc ? await passwords.verify(credential.phc, input.password) : await passwords.pretend(input.password);
      if (!right || !credential) throw failed;
      await checkSecondFactor(deps, environment, credential.user_id, input.code);
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
      // What fails now is tried again by whoever signs in after the next start.
      void erase(environment, credential.account_id).catch(() => undefined);
      await counter.clear(`sign-in:${email}`);
      await byAddress.giveBack(`ip:${knock.ip ?? "unknown"}`);
      return answer;
    },
  };
};

/** Addresses are verified in production; preview and staging skip it, and their pages say so. */
export const needsVerification = (environment: Pick<RunningEnvironment, "name">): boolean => environment.name === "production";
