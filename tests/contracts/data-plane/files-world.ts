/** Files for tests: a platform whose patients have a photo, papers and a secret scan, a store in a folder, and real small files. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { type ClientRequest, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import pg from "pg";
import type { Checked } from "../../../schema/blueprint/expressions/checked.ts";
import type { Model } from "../../../schema/model/model.ts";
import { createFolderStore } from "../../../subgraphs/runtime/data-plane/files/folder-store.ts";
import type { FileLimits } from "../../../subgraphs/runtime/data-plane/files/limits.ts";
import type { FileStore } from "../../../subgraphs/runtime/data-plane/files/store.ts";
import { type Swept, sweepFiles } from "../../../subgraphs/runtime/data-plane/files/sweep.ts";
import { access, buildColumn, buildModel, buildRole, buildTable, grant } from "./build-model.ts";
import { type Answer, type Person, startPlatform, type TestPlatform } from "./platform.ts";

export const patientColumns = [
  buildColumn("f_name", "name", "text", { required: true }),
  buildColumn("f_owner", "owner", "user"),
  buildColumn("f_photo", "photo", "image", { sqlType: "jsonb", config: { maxMb: 1 } }),
  buildColumn("f_papers", "papers", "files", { sqlType: "jsonb", config: { kinds: ["pdf", "image"], count: 3 } }),
  buildColumn("f_scan", "scan", "file", { sqlType: "jsonb" }),
];
const patient = buildTable("ent_patient", "patient", patientColumns);
const visible = ["f_name", "f_owner", "f_photo", "f_papers"];

const isMine: Checked = {
  source: "f_owner == me.id",
  type: { is: "bool" },
  sql: true,
  reads: [["f_owner"]],
  tree: {
    k: "call",
    fn: "==",
    type: { is: "bool" },
    args: [
      { k: "field", path: ["f_owner"], from: "record", type: { is: "record", entity: "ent_user" } },
      { k: "me", prop: "id", type: { is: "record", entity: "ent_user" } },
    ],
  },
};

/** `r_admin` does everything; `r_desk` sees and writes all but the scan; `r_owner` sees their own; `r_blind` sees names only; `r_masked` the mask of photos. */
export const filesModel = (more: Partial<Model> = {}): Model =>
  buildModel(
    [patient],
    [],
    [
      buildRole("r_desk", "desk", {
        ent_patient: access({ read: [grant(visible)], create: [grant(visible)], update: [grant(visible)], delete: [grant(visible)] }),
      }),
      buildRole("r_owner", "owner", { ent_patient: access({ read: [grant(visible, { where: isMine })] }) }),
      buildRole("r_blind", "blind", { ent_patient: access({ read: [grant(["f_name"])] }) }),
      buildRole("r_masked", "masked", { ent_patient: access({ read: [grant(["f_name", "f_photo"], { mask: ["f_photo"] })] }) }),
    ],
    more,
  );

export interface FilesWorld {
  readonly platform: TestPlatform;
  readonly folder: string;
  readonly store: FileStore;
  /** Everything that lies in the folder, as paths. */
  lying(): readonly string[];
  upload(bytes: Uint8Array, as: Person | null, more?: UploadOptions): Promise<Answer>;
  /** Begins an upload and leaves it open. */
  begin(as: Person, headers?: Readonly<Record<string, string>>): ClientRequest;
  get(id: string, as: Person | null, headers?: Readonly<Record<string, string>>): Promise<Answer & { readonly bytes: Buffer }>;
  /** Does something as the owner of the tables. */
  asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  sweep(at?: Date): Promise<Swept>;
  close(): Promise<void>;
}
export interface UploadOptions {
  readonly name?: string;
  readonly for?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export const startFilesWorld = async (
  model: Model,
  options: { readonly limits?: Partial<FileLimits>; readonly store?: (folder: FileStore) => FileStore } & Parameters<
    typeof startPlatform
  >[1] = {},
): Promise<FilesWorld> => {
  const { limits, store: wrap, ...more } = options;
  const folder = mkdtempSync(join(tmpdir(), "webnova-files-"));
  const plain = createFolderStore(folder);
  const store = wrap ? wrap(plain) : plain;
  const platform = await startPlatform(model, { files: { store, ...(limits && { limits }) }, ...more });
  const { host, origin, port } = platform;
  const headersFor = (as: Person | null) => ({ host, origin, ...(as && { cookie: `wnp=${as.token}` }) });

  const exchange = (method: string, path: string, headers: Readonly<Record<string, string | undefined>>, body: Uint8Array | null) =>
    new Promise<Answer & { readonly bytes: Buffer }>((resolve, reject) => {
      const kept = Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined));
      const req = request({ host: "127.0.0.1", port, method, path, headers: kept }, (res) => {
        const parts: Buffer[] = [];
        res.on("data", (part: Buffer) => parts.push(part));
        res.on("error", reject);
        res.on("end", () => {
          const bytes = Buffer.concat(parts);
          const text = bytes.toString("utf8");
          const json = String(res.headers["content-type"] ?? "").includes("json");
          resolve({ status: res.statusCode ?? 0, headers: res.headers, text, bytes, body: json && text ? JSON.parse(text) : null });
        });
      });
      req.on("error", reject);
      req.end(body ?? undefined);
    });

  const asOwner = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client(platform.database.database.connection("wn_runtime"));
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  return {
    platform,
    folder,
    store,
    lying: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
      ),
    upload: (bytes, as, { name = "photo.png", for: meant, headers = {} } = {}) =>
      exchange(
        "PUT",
        `/files${meant ? `?for=${meant}` : ""}`,
        { ...headersFor(as), "x-webnova-upload": encodeURIComponent(name), "content-length": String(bytes.length), ...headers },
        bytes,
      ),
    begin: (as, headers = {}) => {
      const req = request({
        host: "127.0.0.1",
        port,
        method: "PUT",
        path: "/files",
        headers: { ...headersFor(as), "x-webnova-upload": "slow.png", ...headers },
      });
      req.on("error", () => undefined);
      return req;
    },
    get: (id, as, headers = {}) => exchange("GET", `/files/${id}`, { ...headersFor(as), ...headers }, null),
    asOwner,
    sweep: (at = new Date()) =>
      asOwner((client) =>
        sweepFiles(
          async <Row>(sql: string, values?: readonly unknown[]) => (await client.query(sql, values && [...values])).rows as Row[],
          platform.environment,
          store,
          at,
          true,
        ),
      ),
    close: async () => {
      await platform.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A real picture of one colour. */
export const png = (size = 8, shade = 0): Buffer => {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(size * (size + 1), shade);
  for (let row = 0; row < size; row += 1) rows[row * (size + 1)] = 0;
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};
export const pdf = (bytes = 200): Buffer => Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(bytes, 0x20), Buffer.from("\n%%EOF\n")]);
