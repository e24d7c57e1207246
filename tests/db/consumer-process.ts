/** A process that runs one projection until it is killed: `consumer-process.ts <url> <consumer>`. */
import { connectDatabase } from "../../db/connect.ts";
import { runConsumer } from "../../db/event-store/consumer.ts";

const [url, name] = process.argv.slice(2);
const database = connectDatabase({ url: url!, secret: Buffer.from("webnova test secret, worth nothing") });
runConsumer(database, {
  name: name!,
  mode: "ordered-by-stream",
  leaseMs: 300,
  batch: 7,
  handle: async (event, tx) => {
    await tx.query("insert into projection.seen (consumer, organization_id, event_id, stream, version) values ($1, $2, $3, $4, $5)", [
      name,
      event.organizationId,
      event.id,
      event.stream,
      event.version,
    ]);
  },
});
console.log("running");
