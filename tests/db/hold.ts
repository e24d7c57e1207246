/** Starts the embedded server of a folder and waits to be killed: `hold.ts <home>`. Prints one line of JSON when it is up. */
import { startEmbedded } from "../../db/embedded.ts";

try {
  const server = await startEmbedded({ home: process.argv[2]! });
  // Listening comes first: whoever reads the line may end us in the same moment.
  process.on("SIGTERM", () => void server.stop().then(() => process.exit(0)));
  console.log(JSON.stringify({ url: server.url, pid: server.pid(), began: server.began }));
  setInterval(() => {}, 1000);
} catch (error) {
  console.log(JSON.stringify({ code: (error as { code?: string }).code, sentence: (error as { sentence?: unknown }).sentence }));
  process.exit(1);
}
