/** Ours: the data plane behind a plain node:http server, as the front door serves it, with its walls, sessions and doors on. */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type pg from "pg";
import { compile } from "../../schema/model/compile.ts";
import { createPasswords } from "../../subgraphs/passwords.ts";
import { createDataPlane, type RunningEnvironment } from "../../subgraphs/runtime/data-plane/index.ts";
import { chinook } from "../data/blueprint.ts";
import { serveParent } from "./process.ts";

export interface OurSettings {
  readonly connection: pg.ClientConfig;
  readonly environment: Omit<RunningEnvironment, "model">;
}

serveParent<OurSettings>(async ({ connection, environment: place }) => {
  const model = compile(chinook, (text) => createHash("sha256").update(text).digest("hex"));
  const environment: RunningEnvironment = { ...place, model: () => model };
  const plane = createDataPlane({
    connection,
    passwords: createPasswords(),
    // The load comes from one session and one address; the limits for people would stop it after a minute.
    rates: { session: Number.MAX_SAFE_INTEGER, address: Number.MAX_SAFE_INTEGER },
    doors: async (writing) => {
      await writing.query("select governance.assert_live($1::jsonb, 'writes')", [
        JSON.stringify([
          { scope: "organization", id: environment.organizationId },
          { scope: "platform", id: environment.platformId },
        ]),
      ]);
    },
  });
  const server = createServer((req, res) => void plane.handle(req, res, environment));
  server.on("upgrade", (req, socket, head) => void plane.upgrade(req, socket, head, environment));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { path } = await plane.createClaim(environment, { email: "owner@example.invalid", name: "Owner" });
  return { port: (server.address() as AddressInfo).port, told: { claim: path } };
});
