/** Mail that could not leave: kept, and shown to administrators. */
import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import type { RunningEnvironment } from "../caller.ts";
import { dataError } from "../errors.ts";
import type { Writing } from "../pools.ts";
import type { People, PeopleDeps } from "./people.ts";
import { at } from "./users.ts";

export const mail =
  ({ pools }: Pick<PeopleDeps, "pools">): People["mail"] =>
  async (environment, caller) => {
    if (!caller.viewerClass.includes(builtIn.admin)) throw dataError("FORBIDDEN");
    return await pools.read(environment, caller.account, {
      sql: `SELECT id, recipient, kind, subject, body, at FROM ${at(environment, "_mail")} WHERE sent_at IS NULL ORDER BY at DESC LIMIT 200`,
      values: [],
      lane: "S",
    });
  };

export const keepMail = async (
  writing: Writing,
  environment: RunningEnvironment,
  recipient: string,
  kind: string,
  link: string,
): Promise<void> => {
  await writing.query(`INSERT INTO ${at(environment, "_mail")} (id, recipient, kind, subject, body) VALUES ($1, $2, $3, $4, $5)`, [
    uuidv7(),
    recipient,
    kind,
    "Confirm your address · تأكيد عنوانك",
    link,
  ]);
};
