/**
 * Mail to the people of a platform. It is written down in the transaction that wants it and leaves after the commit; what cannot leave is
 * kept, tried again in this process, and shown to administrators, links included. Once it has left its link is forgotten.
 */
import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../../schema/ids.ts";
import type { Mailer } from "../../../mailer.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { quiet } from "../connections.ts";
import { dataError } from "../errors.ts";
import type { Writing } from "../pools.ts";
import { provesPerson, writtenFor } from "../sql/predicates.ts";
import { asKeeper, asPerson, keeper } from "../walls.ts";
import { isNotice, type LetterKind, write } from "./letters.ts";
import type { PeopleDeps } from "./people.ts";
import { at } from "./users.ts";

export interface Kept {
  readonly id: string;
  readonly recipient: string;
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  /** Null once it is used up or too old. */
  readonly link: string | null;
  readonly at: string;
  readonly tries: number;
  readonly error: string | null;
}

export interface Post {
  /** Something can be sent at all. */
  readonly configured: boolean;
  /** Writes a letter down in an open transaction; `only` false writes nothing, with the same work. */
  keep(
    writing: Writing,
    environment: RunningEnvironment,
    letter: {
      readonly to: string;
      /** The account of the person it is about: its administrators see the letter while it cannot leave. */
      readonly account: string | null;
      readonly kind: LetterKind;
      readonly locale: Locale;
      readonly link?: string;
      readonly until?: Date;
      readonly only?: boolean;
    },
  ): Promise<void>;
  /** Sends what is due in an environment; never throws and is not waited for. To be called after the commit. */
  leave(environment: RunningEnvironment): void;
}

export interface MailVerbs {
  /** Mail that could not leave, newest first; for administrators. */
  mail(environment: RunningEnvironment, caller: Caller): Promise<{ readonly configured: boolean; readonly mail: readonly Kept[] }>;
  /** Tries everything that waits once more, at once; for administrators. */
  sendMail(environment: RunningEnvironment, caller: Caller): Promise<void>;
}

const shown = 200;
const atOnce = 20;
const keptDays = 30;
const mostTries = 8;
/** Wait before the next try: 1, 2, 4 … minutes, at most an hour. */
const waitMs = (tries: number): number => Math.min(60, 2 ** tries) * 60_000;

interface Due {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly link: string | null;
  readonly locale: Locale | null;
  readonly tries: number;
}

export interface PostDeps extends Pick<PeopleDeps, "pools" | "clock"> {
  readonly mailer: Mailer | null;
  /** Where an environment answers, as `https://clinic.example`. */
  readonly addressOf: (environment: RunningEnvironment) => string;
  readonly log: (error: unknown, correlationId: string) => void;
}

export const createPost = ({ pools, clock, mailer, addressOf, log }: PostDeps): Post & { close(): void } => {
  const waiting = new Map<string, NodeJS.Timeout>();
  const sending = new Set<string>();

  /** Mail is nobody's in person: the platform carries it. */
  const carrying = <T>(environment: RunningEnvironment, work: (writing: Writing) => Promise<T>): Promise<T> =>
    pools.write(environment, null, async (writing) => {
      void quiet(asPerson(writing, keeper));
      return await work(writing);
    });

  /** Takes what is due, so that nobody else sends it meanwhile. */
  const take = async (environment: RunningEnvironment): Promise<readonly Due[]> =>
    await carrying(environment, (writing) =>
      writing.query<Due>(
        `UPDATE ${at(environment, "_mail")} m SET tries = m.tries + 1, next_at = $1::timestamptz + interval '1 minute' * least(60, 2 ^ (m.tries + 1)) WHERE m.id IN (
          SELECT id FROM ${at(environment, "_mail")} WHERE sent_at IS NULL AND next_at <= $1 AND (expires_at IS NULL OR expires_at > $1) AND tries < $2 ORDER BY at LIMIT $3 FOR UPDATE SKIP LOCKED)
         RETURNING m.id, m.recipient, m.subject, m.body, m.link, m.locale, m.tries`,
        [clock.now(), mostTries, atOnce],
      ),
    );

  const sendOne = async (environment: RunningEnvironment, with_: Mailer, due: Due): Promise<number | null> => {
    try {
      await with_.send({
        to: due.recipient,
        fromName: nameOf(environment, due.locale ?? "en"),
        subject: due.subject,
        text: due.link === null ? due.body : `${due.body}\n\n${due.link}`,
        locale: due.locale ?? "en",
      });
      await carrying(environment, (writing) =>
        writing.query(`UPDATE ${at(environment, "_mail")} SET sent_at = $2, link = NULL, error = NULL WHERE id = $1`, [
          due.id,
          clock.now(),
        ]),
      );
      return null;
    } catch (error) {
      const said = (error instanceof Error ? error.message : String(error)).slice(0, 300);
      await carrying(environment, (writing) =>
        writing.query(`UPDATE ${at(environment, "_mail")} SET error = $2 WHERE id = $1`, [due.id, said]),
      );
      return due.tries < mostTries ? waitMs(due.tries) : null;
    }
  };

  const leaveNow = async (environment: RunningEnvironment): Promise<void> => {
    if (!mailer || sending.has(environment.id)) return again(environment, mailer ? 1_000 : null);
    sending.add(environment.id);
    try {
      const due = await take(environment);
      const waits = (await Promise.all(due.map((one) => sendOne(environment, mailer, one)))).filter((wait) => wait !== null);
      if (due.length === atOnce) again(environment, 0);
      else if (waits.length > 0) again(environment, Math.min(...waits));
    } finally {
      sending.delete(environment.id);
    }
  };

  const again = (environment: RunningEnvironment, ms: number | null): void => {
    if (ms === null || waiting.has(environment.id)) return;
    const timer = setTimeout(() => {
      waiting.delete(environment.id);
      post.leave(environment);
    }, ms);
    timer.unref();
    waiting.set(environment.id, timer);
  };

  const post: Post & { close(): void } = {
    configured: mailer !== null,
    keep: async (writing, environment, { to, account, kind, locale, link, until, only = true }) => {
      const { subject, text } = write(kind, nameOf(environment, locale), locale);
      await writing.query(
        `INSERT INTO ${at(environment, "_mail")} (id, recipient, account_id, kind, subject, body, locale, link, expires_at, at, next_at) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10 WHERE $11::boolean`,
        [
          uuidv7(),
          to,
          account,
          kind,
          subject,
          text,
          locale,
          link ? addressOf(environment) + link : null,
          until ?? null,
          clock.now(),
          only && (mailer !== null || !isNotice[kind]),
        ],
      );
      await asKeeper(writing, () =>
        writing.query(`DELETE FROM ${at(environment, "_mail")} WHERE at < $1::timestamptz - interval '${keptDays} days'`, [clock.now()]),
      );
    },
    leave: (environment) => {
      void leaveNow(environment).catch((error: unknown) => log(error, `mail of ${environment.id}`));
    },
    close: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
  return post;
};

/** What a platform calls itself. */
const nameOf = (environment: RunningEnvironment, locale: Locale): string => {
  const { label } = environment.model().header;
  return label[locale] ?? label.en ?? environment.key;
};

export const mailVerbs = ({ pools, clock, post }: Pick<PeopleDeps, "pools" | "clock" | "post">): MailVerbs => {
  const requireAdministrator = (caller: Caller) => {
    if (!caller.viewerClass.includes(builtIn.admin)) throw dataError("FORBIDDEN");
  };
  return {
    mail: async (environment, caller) => {
      requireAdministrator(caller);
      const mail = await pools.read<Kept>(environment, caller.account, {
        sql: `SELECT id, recipient, kind, subject, body, CASE WHEN expires_at IS NULL OR expires_at > $1 THEN link END AS link, at, tries, error FROM ${at(environment, "_mail")} WHERE sent_at IS NULL AND ${writtenFor("$2")} AND ${provesPerson("$3::uuid")} ORDER BY at DESC, id DESC LIMIT ${shown}`,
        values: [clock.now(), caller.account, caller.user?.id ?? null],
        lane: "S",
        person: caller.user?.id ?? null,
      });
      return { configured: post.configured, mail };
    },
    sendMail: async (environment, caller) => {
      requireAdministrator(caller);
      await pools.write(environment, caller.account, async (writing) => {
        if (caller.user) void quiet(asPerson(writing, caller.user.id));
        await writing.query(
          `UPDATE ${at(environment, "_mail")} SET next_at = $1, tries = 0 WHERE sent_at IS NULL AND ${writtenFor("$2")}`,
          [clock.now(), caller.account],
        );
      });
      post.leave(environment);
    },
  };
};
