import { connectDatabase, type Database, openDatabase, refuseUnprepared } from "../../db/connect.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { lagSentence, watchLag } from "../../db/event-store/lag.ts";
import type { DatabaseRole } from "../../db/roles.ts";
import type { ReadyPart } from "../../gateway/index.ts";
import type { Process } from "./process.ts";

/** The database of `all`: DATABASE_URL or a PostgreSQL of its own below `home`, brought to the newest schema. Throws DatabaseError. */
export const assembleDatabase = async ({ settings, serviceRoot, closers, tell }: Process, home: string): Promise<Database> => {
  let url = settings.databaseUrl;
  if (!url) {
    const embedded = await startEmbedded({ home });
    closers.push(() => embedded.stop());
    url = embedded.localUrl;
  }
  const database = await openDatabase({ url, secret: serviceRoot });
  closers.push(() => database.close());
  const watch = watchLag(database, { late: (lag) => tell(lagSentence(lag)) });
  closers.push(async () => watch.stop());
  return database;
};

/**
 * The database of one role: it logs in as that role and nothing more, so DATABASE_URL needs neither user nor password here. It never
 * migrates: `webnova migrate` and `all` do. Throws DatabaseError when it is away, not prepared, or newer than this program.
 */
export const joinDatabase = async ({ settings, serviceRoot, closers }: Process, role: DatabaseRole): Promise<Database> => {
  const where = { url: settings.databaseUrl ?? "", secret: serviceRoot };
  await refuseUnprepared(where, role);
  const database = connectDatabase(where);
  closers.push(() => database.close());
  return database;
};

/** Asks the database whether it answers this login, for 2.5 s at most. */
export const askDatabase = async (database: Database, role: DatabaseRole): Promise<void> => {
  const source = await database.source(role);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the database does not answer")), 2_500);
  });
  const asked = source.query("select 1");
  asked.catch(() => undefined);
  await Promise.race([asked, late]).finally(() => clearTimeout(timer));
};

/** What `/ready` says of the database. */
export const databasePart = (database: Database, role: DatabaseRole): Promise<ReadyPart> =>
  askDatabase(database, role).then(
    () => ({ part: "database", state: "ready", sentence: { en: "The database answers.", ar: "قاعدة البيانات تجيب." } }),
    () => ({ part: "database", state: "failing", sentence: { en: "The database does not answer.", ar: "قاعدة البيانات لا تجيب." } }),
  );
