/**
 * A second factor beside the password: the codes of an authenticator app, and ten recovery codes. It counts from the moment a first code was
 * given; from then on a password alone opens nothing. A code is taken once.
 */
import { hashToken } from "../../../session-tokens.ts";
import { makeRecoveryCodes, makeTotpSecret, readRecoveryCode, stepOf, totpAddress } from "../../../totp.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { dataError, InvalidInput } from "../errors.ts";
import { attemptsIn } from "./attempts.ts";
import { auditPerson } from "./journal-user.ts";
import { proveThemselves } from "./passwords.ts";
import type { Knock, PeopleDeps } from "./people.ts";
import { at, endSessions } from "./users.ts";

export interface SecondFactorVerbs {
  /** Makes a secret to put into an app; nothing changes until a code of it is given. */
  beginSecondFactor(
    environment: RunningEnvironment,
    caller: Caller,
    input: { readonly password: string },
  ): Promise<{ readonly secret: string; readonly address: string }>;
  /** The first code: from now on it is asked for. Answers the recovery codes, once; other sessions end. */
  confirmSecondFactor(
    environment: RunningEnvironment,
    caller: Caller,
    input: { readonly code: string },
    keep: string,
    knock: Knock,
  ): Promise<{ readonly recovery: readonly string[] }>;
  endSecondFactor(
    environment: RunningEnvironment,
    caller: Caller,
    input: { readonly password: string; readonly code: string },
    knock: Knock,
  ): Promise<void>;
}

interface Factor {
  readonly totp_secret: string | null;
  readonly totp_since: Date | null;
}

const read = async ({ pools }: Pick<PeopleDeps, "pools">, environment: RunningEnvironment, userId: string): Promise<Factor | undefined> => {
  const [factor] = await pools.read<Factor>(environment, null, {
    sql: `SELECT totp_secret, totp_since FROM ${at(environment, "_credential")} WHERE user_id = $1`,
    values: [userId],
    lane: "S",
  });
  return factor;
};

/** Takes a code, once: two requests with the same one are one and a refusal. */
const takeCode = async (
  { pools, clock }: Pick<PeopleDeps, "pools" | "clock">,
  environment: RunningEnvironment,
  userId: string,
  secret: string,
  typed: string,
): Promise<boolean> => {
  const step = stepOf(secret, typed, clock.now());
  const code = step === null ? readRecoveryCode(typed) : null;
  if (step === null && code === null) return false;
  const taken = await pools.write(environment, null, (writing) =>
    step !== null
      ? writing.query(
          `UPDATE ${at(environment, "_credential")} SET totp_step = $2 WHERE user_id = $1 AND totp_secret = $3 AND (totp_step IS NULL OR totp_step < $2) RETURNING user_id`,
          [userId, step, secret],
        )
      : writing.query(
          `UPDATE ${at(environment, "_credential")} SET recovery = array_remove(recovery, $2::bytea) WHERE user_id = $1 AND totp_since IS NOT NULL AND $2::bytea = ANY(recovery) RETURNING user_id`,
          [userId, hashToken(code ?? "")],
        ),
  );
  return taken.length > 0;
};

/** Refuses a sign-in whose password was right as long as the second factor is missing or wrong. */
export const checkSecondFactor = async (
  deps: Pick<PeopleDeps, "pools" | "clock">,
  environment: RunningEnvironment,
  userId: string,
  code: string | undefined,
): Promise<void> => {
  const factor = await read(deps, environment, userId);
  if (!factor?.totp_since || factor.totp_secret === null) return;
  if (code === undefined || code.trim() === "") throw dataError("SECOND_FACTOR");
  if (!(await takeCode(deps, environment, userId, factor.totp_secret, code))) throw wrongCode();
};

const wrongCode = () => new InvalidInput([{ path: ["code"], code: "INVALID", message: dataError("CODE_WRONG").sentence }]);

export const secondFactorVerbs = (deps: PeopleDeps): SecondFactorVerbs => {
  const { pools, clock } = deps;
  const audit = (caller: NonNullable<Caller["user"]>, action: string, knock: Knock) =>
    ({ actor: caller.id, action, resource: `ent_user:${caller.id}`, outcome: "ok", requestId: knock.requestId }) as const;
  return {
    beginSecondFactor: async (environment, caller, { password }) => {
      if (!caller.user) throw dataError("UNAUTHENTICATED");
      await proveThemselves(deps, environment, caller, password, "password");
      const secret = makeTotpSecret();
      const begun = await pools.write(environment, null, (writing) =>
        writing.query(
          `UPDATE ${at(environment, "_credential")} SET totp_secret = $2, totp_step = NULL WHERE user_id = $1 AND totp_since IS NULL RETURNING user_id`,
          [caller.user?.id, secret],
        ),
      );
      if (begun.length === 0) throw dataError("SECOND_FACTOR_ON");
      const { label } = environment.model().header;
      return { secret, address: totpAddress(secret, label[caller.locale] ?? label.en ?? environment.key, caller.user.email) };
    },

    confirmSecondFactor: async (environment, caller, { code }, keep, knock) => {
      if (!caller.user) throw dataError("UNAUTHENTICATED");
      const { user } = caller;
      const allowed = await attemptsIn(deps, environment).signIn.reserve(`sign-in:${user.email}`);
      const factor = await read(deps, environment, user.id);
      if (factor?.totp_since) throw dataError("SECOND_FACTOR_ON");
      const step = allowed && factor?.totp_secret ? stepOf(factor.totp_secret, code, clock.now()) : null;
      if (step === null) throw wrongCode();
      const recovery = makeRecoveryCodes();
      await pools.write(environment, caller.account, async (writing) => {
        const begun = await writing.query(
          `UPDATE ${at(environment, "_credential")} SET totp_since = $2, totp_step = $3, recovery = $4 WHERE user_id = $1 AND totp_since IS NULL AND totp_secret = $5 RETURNING user_id`,
          [user.id, clock.now(), step, recovery.map((one) => hashToken(readRecoveryCode(one) ?? "")), factor?.totp_secret],
        );
        if (begun.length === 0) throw wrongCode();
        await endSessions(writing, environment, user.id, clock.now(), keep);
        await auditPerson(writing, environment, audit(user, "ent_user.confirmSecondFactor", knock));
      });
      await attemptsIn(deps, environment).signIn.clear(`sign-in:${user.email}`);
      deps.publish(environment, [{ entity: "ent_user", id: user.id, op: "UPDATE", fields: [], account: caller.account }]);
      return { recovery };
    },

    endSecondFactor: async (environment, caller, { password, code }, knock) => {
      if (!caller.user) throw dataError("UNAUTHENTICATED");
      const { user } = caller;
      await proveThemselves(deps, environment, caller, password, "password", true);
      const factor = await read(deps, environment, user.id);
      if (!factor?.totp_since || factor.totp_secret === null) return;
      if (!(await takeCode(deps, environment, user.id, factor.totp_secret, code))) throw wrongCode();
      await pools.write(environment, null, async (writing) => {
        await writing.query(
          `UPDATE ${at(environment, "_credential")} SET totp_secret = NULL, totp_since = NULL, totp_step = NULL, recovery = NULL WHERE user_id = $1`,
          [user.id],
        );
        await auditPerson(writing, environment, audit(user, "ent_user.endSecondFactor", knock));
      });
      await attemptsIn(deps, environment).signIn.clear(`sign-in:${user.email}`);
    },
  };
};
