/** Everything `webnova doctor` looks at [FD37]. Nothing is changed but the data folder, which is made if it is not there. */
import type { Settings } from "../env.ts";
import { database } from "./database.ts";
import type { Finding } from "./finding.ts";
import { folder, port, supergraph, web } from "./installation.ts";
import { chromium, clock, disk, memory, node, sandbox } from "./machine.ts";
import { claude, files, mail } from "./providers.ts";
import { running } from "./running.ts";

/** Looks at each part once. */
export const examine = async (settings: Settings): Promise<readonly Finding[]> => [
  node(),
  memory(),
  folder(settings),
  disk(settings),
  clock(),
  ...(await database(settings)),
  ...(await running(settings)),
  await port(settings),
  web(),
  await supergraph(),
  sandbox(),
  chromium(),
  await files(settings),
  await claude(settings),
  await mail(settings),
];
