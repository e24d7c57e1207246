import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { discardParked, listParked, type Operator, replayParked, type Which } from "../../db/event-store/dead-letters.ts";
import { positionNow, readAll, readBack, type StoredEvent } from "../../db/event-store/read.ts";
import { transact } from "../../db/transaction.ts";
import type { Sentence } from "../../schema/ids.ts";
import { confirm } from "../ask.ts";
import type { Command } from "../command.ts";
import { withDatabase } from "../console.ts";
import { readSettings, type Settings } from "../env.ts";
import { Refused } from "../refused.ts";

type Say = (sentence: Sentence) => string;
interface Options {
  readonly last: number;
  readonly follow: boolean;
  readonly event: string | null;
  readonly consumer: string | null;
  readonly stream: string | null;
  readonly reason: string | null;
  readonly all: boolean;
  readonly yes: boolean;
  readonly json: boolean;
}

/** `webnova events`: the event log, and what consumers could not handle. */
export const events: Command = {
  name: "events",
  summary: {
    en: "Shows the event log; lists, replays and discards parked events.",
    ar: "يعرض سجل الأحداث، ويسرد الأحداث المتعثرة ويعيدها أو يستبعدها.",
  },
  usage: {
    en: `webnova events tail [--last 20] [--follow] [--json]
webnova events parked [--event <id>] [--consumer <name>] [--stream <name>] [--json]
webnova events replay (--event <id> | --stream <name> | --consumer <name> | --all) [--yes]
webnova events discard (--event <id> | --stream <name> | --consumer <name>) --reason "…" [--yes]

tail     the newest events of every organization, oldest first; --follow goes on until Ctrl-C
parked   events a consumer could not handle: waiting ones are tried again by themselves, dead ones are not; --event shows one whole
replay   gives parked events their attempts back, due now; the running server handles them
discard  gives dead events up: their consumer never sees them, and later events of their stream go on

Replaying and discarding are written to the audit log of the organization whose events they are.

Reads the database itself and needs the service key (WEBNOVA_SERVICE_KEY, or service.key in WEBNOVA_HOME).`,
    ar: `webnova events tail [--last 20] [--follow] [--json]
webnova events parked [--event <معرّف>] [--consumer <اسم>] [--stream <اسم>] [--json]
webnova events replay (--event <معرّف> | --stream <اسم> | --consumer <اسم> | --all) [--yes]
webnova events discard (--event <معرّف> | --stream <اسم> | --consumer <اسم>) --reason "…" [--yes]

tail     أحدث الأحداث في كل المؤسسات، الأقدم أولًا؛ ومع ‎--follow يستمر حتى Ctrl-C
parked   أحداث لم يستطع مستهلك معالجتها: المنتظرة تُعاد تلقائيًا، والميتة لا تُعاد؛ ومع ‎--event يُعرض الحدث كاملًا
replay   يعيد للأحداث المتعثرة محاولاتها حالًا؛ ويعالجها الخادم الذي يعمل
discard  يستبعد الأحداث الميتة: لا يراها مستهلكها أبدًا، وتمضي الأحداث اللاحقة في سجلها

تُكتب الإعادة والاستبعاد في سجل تدقيق المؤسسة صاحبة الأحداث.

يقرأ قاعدة البيانات مباشرة ويحتاج إلى مفتاح الخدمة (WEBNOVA_SERVICE_KEY أو service.key في WEBNOVA_HOME).`,
  },
  run: async (args, say) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        last: { type: "string", default: "20" },
        follow: { type: "boolean", default: false },
        event: { type: "string" },
        consumer: { type: "string" },
        stream: { type: "string" },
        reason: { type: "string" },
        all: { type: "boolean", default: false },
        yes: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const verb = verbs[positionals.join(" ")];
    if (!verb)
      throw new Refused({ en: "Say which: tail, parked, replay or discard.", ar: "حدد أيها: tail أو parked أو replay أو discard." }, 2);
    const last = Number(values.last);
    if (!Number.isInteger(last) || last < 1 || last > 500)
      throw new Refused({ en: "--last takes a number from 1 to 500.", ar: "الخيار ‎--last يقبل رقمًا من 1 إلى 500." }, 2);
    const { event = null, consumer = null, stream = null, reason = null } = values;
    if (event !== null && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(event))
      throw new Refused({ en: "--event takes an event's id.", ar: "الخيار ‎--event يقبل معرّف حدث." }, 2);
    const options = { ...values, last, event, consumer, stream, reason };
    return verb(readSettings(process.env), options, say);
  },
};

const print = (event: StoredEvent, json: boolean): void =>
  console.log(
    json ? JSON.stringify(event) : `${event.at.toISOString()}  ${event.type.padEnd(24)} ${event.stream}  ${JSON.stringify(event.data)}`,
  );

const tail = (settings: Settings, { last, follow, json }: Options): Promise<number> =>
  withDatabase(settings, async (database) => {
    const source = await database.source("wn_consumer");
    let stopped = false;
    process.once("SIGINT", () => {
      stopped = true;
    });
    const newest = await transact(source, null, (tx) => readBack(tx, null, last));
    for (const event of [...newest].reverse()) print(event, json);
    let place = newest[0]?.position ?? (await transact(source, null, positionNow));
    while (follow && !stopped) {
      const more = await transact(source, null, (tx) => readAll(tx, place));
      for (const event of more) print(event, json);
      place = more.at(-1)?.position ?? place;
      if (more.length === 0) await sleep(300);
    }
    return 0;
  });

const whichOf = ({ event, consumer, stream }: Options): Which => ({ eventId: event, consumer, stream });
const operator: Operator = { actor: "console", actorKind: "system", requestId: "console" };

const parked = (settings: Settings, options: Options, say: Say): Promise<number> =>
  withDatabase(settings, async (database) => {
    const found = await transact(await database.source("wn_consumer"), null, (tx) => listParked(tx, 500, whichOf(options)));
    if (options.json) console.log(JSON.stringify(found));
    else if (found.length === 0) console.log(say({ en: "Nothing is parked.", ar: "لا شيء متعثر." }));
    else if (options.event !== null) for (const one of found) console.log(JSON.stringify(one, null, 2));
    else
      for (const { state, consumer, type, eventId, stream, attempts, error } of found)
        console.log(`${state.padEnd(8)} ${consumer}  ${type}  ${eventId}  ${stream}  ×${attempts}  ${error ?? ""}`);
    return 0;
  });

const replay = async (settings: Settings, options: Options, say: Say): Promise<number> => {
  const { event, consumer, stream, all, yes, json } = options;
  if (event === null && consumer === null && stream === null && !all)
    throw new Refused(
      {
        en: "Say which: --event <id>, --stream <name>, --consumer <name> or --all.",
        ar: "حدد أيها: ‎--event أو ‎--stream أو ‎--consumer أو ‎--all.",
      },
      2,
    );
  await confirm({ en: "Parked events are handled once more.", ar: "تُعالج الأحداث المتعثرة مرة أخرى." }, yes, say);
  return withDatabase(settings, async (database) => {
    const count = await replayParked(await database.source("wn_consumer"), whichOf(options), operator);
    console.log(
      json
        ? JSON.stringify({ replayed: count })
        : say({ en: `${count} given back to their consumers.`, ar: `أُعيد ${count} إلى المستهلكين.` }),
    );
    return 0;
  });
};

const discard = async (settings: Settings, options: Options, say: Say): Promise<number> => {
  const { event, consumer, stream, reason, yes, json } = options;
  if (event === null && consumer === null && stream === null)
    throw new Refused(
      { en: "Say which: --event <id>, --stream <name> or --consumer <name>.", ar: "حدد أيها: ‎--event أو ‎--stream أو ‎--consumer." },
      2,
    );
  if (!reason?.trim())
    throw new Refused(
      { en: 'Say why: --reason "…". It is kept in the audit log.', ar: 'اذكر السبب: ‎--reason "…"‎ ويُحفظ في سجل التدقيق.' },
      2,
    );
  await confirm({ en: "Dead events are given up for good.", ar: "تُستبعد الأحداث الميتة نهائيًا." }, yes, say);
  return withDatabase(settings, async (database) => {
    const count = await discardParked(await database.source("wn_consumer"), whichOf(options), reason, operator);
    console.log(json ? JSON.stringify({ discarded: count }) : say({ en: `${count} discarded.`, ar: `استُبعد ${count}.` }));
    return 0;
  });
};

const verbs: Readonly<Record<string, (settings: Settings, options: Options, say: Say) => Promise<number>>> = {
  tail,
  parked,
  replay,
  discard,
};
