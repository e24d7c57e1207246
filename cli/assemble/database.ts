import { type Database, openDatabase } from "../../db/connect.ts";
import { startEmbedded } from "../../db/embedded.ts";
import type { Process } from "./process.ts";

/** The database of `all`: DATABASE_URL or a PostgreSQL of its own below `home`, brought to the newest schema. Throws DatabaseError. */
export const assembleDatabase = async ({ settings, serviceRoot, closers }: Process, home: string): Promise<Database> => {
  let url = settings.databaseUrl;
  if (!url) {
    const embedded = await startEmbedded({ home });
    closers.push(() => embedded.stop());
    url = embedded.url;
  }
  const database = await openDatabase({ url, secret: serviceRoot });
  closers.push(() => database.close());
  return database;
};
