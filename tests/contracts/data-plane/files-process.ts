/** A process that serves one environment's files until it is killed: `files-process.ts <json>` says its port on standard output. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type pg from "pg";
import { createPasswords } from "../../../subgraphs/passwords.ts";
import type { RunningEnvironment } from "../../../subgraphs/runtime/data-plane/caller.ts";
import { createFolderStore } from "../../../subgraphs/runtime/data-plane/files/folder-store.ts";
import { createDataPlane } from "../../../subgraphs/runtime/data-plane/serve.ts";
import { filesModel } from "./files-world.ts";

const { connection, folder, ...given } = JSON.parse(process.argv[2]!) as Omit<RunningEnvironment, "model"> & {
  readonly connection: pg.ClientConfig;
  readonly folder: string;
};
const model = filesModel();
const environment: RunningEnvironment = { ...given, model: () => model };
const plane = createDataPlane({ connection, passwords: createPasswords({ cost: "low" }), files: { store: createFolderStore(folder) } });
const server = createServer((req, res) => void plane.handle(req, res, environment));
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
