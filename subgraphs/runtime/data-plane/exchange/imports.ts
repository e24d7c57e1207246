/**
 * The worker of imports: one part at a time in this process, environments taking turns. Where an import stands is in its environment, so
 * any process can go on with it; a part and the mark that it is done are one transaction, so it is done once.
 */
import { uuidv7 } from "../../../../db/uuid.ts";
import type { Change } from "../actions/context.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { dataError, tellData } from "../errors.ts";
import { callerById } from "../people/look.ts";
import type { AskDeps } from "../request.ts";
import { type Importing, prepareRows } from "./import-rows.ts";
import { Broken, runRows } from "./import-run.ts";
import { createImportStore, type Import, type ImportStore } from "./import-store.ts";

export interface ImportsDeps {
  readonly ask: AskDeps;
  /** There is work in this environment, to be gone on with by another process should this one end. */
  readonly announce?: (environment: RunningEnvironment) => Promise<void>;
}

export interface Imports {
  readonly store: ImportStore;
  /** Looks for work in an environment; comes back at once. */
  kick(environment: RunningEnvironment): void;
  announce(environment: RunningEnvironment): Promise<void>;
  /** Ends after the part that is being done. */
  close(): Promise<void>;
}

const retryMs = 3_000;

export const createImports = (deps: ImportsDeps): Imports => {
  const { ask } = deps;
  const store = createImportStore(ask.pools);
  const queue = new Map<string, RunningEnvironment>();
  const timers = new Set<NodeJS.Timeout>();
  let working: Promise<void> | null = null;
  let closed = false;

  const work = async () => {
    for (let next = queue.entries().next(); !next.done && !closed; next = queue.entries().next()) {
      const [id, environment] = next.value;
      queue.delete(id);
      const more = await step(environment).catch((error: unknown) => {
        ask.log(error, "import");
        return "later" as const;
      });
      if (more === "now") queue.set(id, environment);
      if (more === "later") later(environment);
    }
    working = null;
  };
  const kick = (environment: RunningEnvironment) => {
    if (closed) return;
    queue.set(environment.id, environment);
    working ??= Promise.resolve().then(work);
  };
  const later = (environment: RunningEnvironment) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      kick(environment);
    }, retryMs);
    timer.unref();
    timers.add(timer);
  };

  /** One part of the import that waits longest. */
  const step = async (environment: RunningEnvironment): Promise<"now" | "later" | "over"> => {
    const held = await store.next(environment);
    if (!held) return "over";
    try {
      return await doPart(environment, held);
    } catch (error) {
      const sentences = {
        en: tellData(error, { locale: "en", correlationId: "" }),
        ar: tellData(error, { locale: "ar", correlationId: "" }),
      };
      const { code } = sentences.en.extensions;
      const message = { en: sentences.en.message, ar: sentences.ar.message };
      const passes = code === "DATA_BUSY" || code === "DATA_UNAVAILABLE" || code === "DATA_HALTED" || code === "DATA_TIMEOUT";
      if (sentences.en.unexpected !== null) ask.log(sentences.en.unexpected, `import ${held.id}`);
      if (passes) {
        if (code !== "DATA_UNAVAILABLE" && held.reason?.code !== code) await store.waits(environment, held, { code, message });
        return "later";
      }
      await store.move(environment, held, [held.state], "stopped", { reason: { code, message } });
      return "now";
    }
  };

  /** The creator with the rights they have now, and none they did not have when it began. */
  const creatorOf = async (environment: RunningEnvironment, { createdBy, account, roles, locale }: Import): Promise<Caller> => {
    const person = await callerById(ask.pools, environment, createdBy, account, locale);
    if (!person) throw dataError("FORBIDDEN");
    return { ...person, viewerClass: person.viewerClass.filter((role) => roles.includes(role)) };
  };

  const doPart = async (environment: RunningEnvironment, held: Import): Promise<"now" | "later"> => {
    const caller = await creatorOf(environment, held);
    const seat = ask.plans.seat(environment, environment.model(), caller.viewerClass, held.locale);
    const table = seat.view.tables.get(held.entity);
    if (!table || seat.view.grants(held.entity, "create").length === 0) throw dataError("FORBIDDEN");
    const importing: Importing = { ask, environment, caller, seat, table, held };
    const rows = await prepareRows(importing, await store.rowsOf(environment, held));
    const attempt = async (careful: boolean): Promise<readonly Change[] | null> =>
      await ask.pools.write(
        environment,
        caller.account,
        async (writing) => {
          if (!(await store.hold(writing, environment, held))) return null;
          const dry = held.state === "checking";
          // A check does everything and keeps nothing but what it found.
          if (dry) await writing.query("SAVEPOINT checked");
          const { changes, ...counts } = await runRows(importing, writing, rows, { careful, dry, requestId: `import:${uuidv7()}` });
          if (dry) await writing.query("ROLLBACK TO SAVEPOINT checked");
          await store.partDone(writing, environment, held, counts);
          return dry ? [] : changes;
        },
        (writing) => ask.doors.pass(writing, environment),
      );
    const changes = await attempt(false).catch((error: unknown) => {
      if (!(error instanceof Broken)) throw error;
      return attempt(true);
    });
    // Another process has it.
    if (changes === null) return "later";
    if (changes.length > 0) ask.publish(environment, changes);
    return "now";
  };

  return {
    store,
    kick,
    announce: async (environment) => await deps.announce?.(environment),
    close: async () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      await working;
    },
  };
};
