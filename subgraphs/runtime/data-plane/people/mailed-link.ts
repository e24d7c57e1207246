/** A link for whoever asks with an address: who is known and who is not are told the same and cost the same work. */
import type { Locale } from "../../../../schema/ids.ts";
import type { RunningEnvironment } from "../caller.ts";
import { InvalidInput } from "../errors.ts";
import { attemptsIn, requireTurn } from "./attempts.ts";
import { readEmail } from "./input.ts";
import { auditPerson } from "./journal-user.ts";
import { putLink } from "./links.ts";
import type { Knock, PeopleDeps } from "./people.ts";
import { at } from "./users.ts";

const nobody = "00000000-0000-0000-0000-000000000000";

/** What of it differs: the link's purpose, the audit's word for it, and in which states a person gets one. */
interface Wanted {
  readonly purpose: "verify" | "reset";
  readonly action: string;
  readonly states: readonly ("active" | "unverified")[];
}

/** Mails a link to an address if it is somebody's who may have one. Throws InvalidInput for what is no address, DATA_LIMIT_RATE. */
export const mailLink = async (
  deps: PeopleDeps,
  environment: RunningEnvironment,
  address: string,
  { purpose, action, states }: Wanted,
  knock: Knock,
): Promise<void> => {
  const { pools, clock, post } = deps;
  const email = readEmail(address);
  if (email.problems.length > 0) throw new InvalidInput(email.problems);
  const { byAddress, byPerson } = attemptsIn(deps, environment);
  await requireTurn(byAddress.reserve(`mail-ip:${knock.ip ?? "unknown"}`));
  // Beyond its share an address gets no further mail, and the one who asks is told what everybody is told.
  const due = await byPerson(3).reserve(`mail:${email.value}`);
  const [known] = await pools.read<{ user_id: string; account_id: string | null }>(environment, null, {
    sql: `SELECT user_id, account_id FROM ${at(environment, "_credential")} WHERE email = $1`,
    values: [email.value],
    lane: "S",
  });
  const account = known?.account_id ?? null;
  await pools.write(environment, account, async (writing) => {
    const userId = known?.user_id ?? nobody;
    const [user] = await writing.query<{ locale: Locale | null }>(
      `SELECT f_user_locale AS locale FROM ${at(environment, "_user")} WHERE id = $1 AND deleted_at IS NULL AND coalesce(f_user_status, 'active') = ANY($2::text[])`,
      [userId, states],
    );
    const only = due && user !== undefined;
    const { path, until } = await putLink(writing, environment, { userId, purpose, now: clock.now(), only });
    const locale = user?.locale ?? knock.locale;
    await post.keep(writing, environment, { to: email.value, account, kind: purpose, locale, link: path, until, only });
    await auditPerson(writing, environment, {
      actor: "visitor",
      action,
      resource: only ? `ent_user:${userId}` : "ent_user",
      outcome: only ? "ok" : "refused",
      requestId: knock.requestId,
    });
  });
  post.leave(environment);
};
