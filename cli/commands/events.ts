import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { listParked, replayParked } from "../../db/event-store/parked.ts";
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
  readonly all: boolean;
  readonly yes: boolean;
  readonly json: boolean;
}

/** `webnova events`: the event log, and what consumers could not handle. */
export const events: Command = {
  name: "events",
  summary: { en: "Shows the event log; lists and replays parked events.", ar: "يعرض سجل الأحداث، ويسرد الأحداث المتعثرة ويعيدها." },
  usage: {
    en: `webnova events tail [--last 20] [--follow] [--json]
webnova events parked [--json]
webnova events replay (--event <id> | --consumer <name> | --all) [--yes]

tail     the newest events of every organization, oldest first; --follow goes on until Ctrl-C
parked   events a consumer could not handle: waiting ones are tried again by themselves, dead ones are not
replay   gives parked events their attempts back, due now; the running server handles them

Reads the database itself and needs the service key (WEBNOVA_SERVICE_KEY, or service.key in WEBNOVA_HOME).`,
    ar: `webnova events tail [--last 20] [--follow] [--json]
webnova events parked [--json]
webnova events replay (--event <معرّف> | --consumer <اسم> | --all) [--yes]

tail     أحدث الأحداث في كل المؤسسات، الأقدم أولًا؛ ومع ‎--follow يستمر حتى Ctrl-C
parked   أحداث لم يستطع مستهلك معالجتها: المنتظرة تُعاد تلقائيًا، والميتة لا تُعاد
replay   يعيد للأحداث المتعثرة محاولاتها حالًا؛ ويعالجها الخادم الذي يعمل

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
        all: { type: "boolean", default: false },
        yes: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const verb = verbs[positionals.join(" ")];
    if (!verb) throw new Refused({ en: "Say which: tail, parked or replay.", ar: "حدد أيها: tail أو parked أو replay." }, 2);
    const last = Number(values.last);
    if (!Number.isInteger(last) || last < 1 || last > 500)
      throw new Refused({ en: "--last takes a number from 1 to 500.", ar: "الخيار ‎--last يقبل رقمًا من 1 إلى 500." }, 2);
    const options = { ...values, last, event: values.event ?? null, consumer: values.consumer ?? null };
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

const parked = (settings: Settings, { json }: Options, say: Say): Promise<number> =>
  withDatabase(settings, async (database) => {
    const found = await transact(await database.source("wn_consumer"), null, (tx) => listParked(tx, 500));
    if (json) console.log(JSON.stringify(found));
    else if (found.length === 0) console.log(say({ en: "Nothing is parked.", ar: "لا شيء متعثر." }));
    else
      for (const { state, consumer, type, eventId, stream, attempts, error } of found)
        console.log(`${state.padEnd(8)} ${consumer}  ${type}  ${eventId}  ${stream}  ×${attempts}  ${error ?? ""}`);
    return 0;
  });

const replay = async (settings: Settings, { event, consumer, all, yes, json }: Options, say: Say): Promise<number> => {
  if (event !== null && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(event))
    throw new Refused({ en: "--event takes an event's id.", ar: "الخيار ‎--event يقبل معرّف حدث." }, 2);
  if (event === null && consumer === null && !all)
    throw new Refused({ en: "Say which: --event <id>, --consumer <name> or --all.", ar: "حدد أيها: ‎--event أو ‎--consumer أو ‎--all." }, 2);
  await confirm({ en: "Parked events are handled once more.", ar: "تُعالج الأحداث المتعثرة مرة أخرى." }, yes, say);
  return withDatabase(settings, async (database) => {
    const count = await transact(await database.source("wn_consumer"), null, (tx) => replayParked(tx, { eventId: event, consumer }));
    console.log(
      json
        ? JSON.stringify({ replayed: count })
        : say({ en: `${count} given back to their consumers.`, ar: `أُعيد ${count} إلى المستهلكين.` }),
    );
    return 0;
  });
};

const verbs: Readonly<Record<string, (settings: Settings, options: Options, say: Say) => Promise<number>>> = { tail, parked, replay };
