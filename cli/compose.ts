/** `npm run compose`: prints every subgraph's SDL, the supergraph and the api schema into `schema/`. Needs no database. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { printed } from "../gateway/printed.ts";

const folder = fileURLToPath(new URL("../schema", import.meta.url));
for (const [name, text] of Object.entries(printed())) {
  writeFileSync(join(folder, name), text);
  console.log(`schema/${name}`);
}
