/**
 * `PUT /files`: a file streams from a signed-in person to the store. Its room is taken first (`uploading`), its kind decided by its first
 * bytes, its hash made on the way; then it is `stored`, and waits a day for a record to show it. Whatever goes wrong leaves nothing but
 * a row that the sweep removes.
 */
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { uuidv7 } from "../../../../db/uuid.ts";
import { isFileField, kindsInWords, megabytesOf, takesType } from "../../../../schema/blueprint/file-kinds.ts";
import type { Column, ParamModel } from "../../../../schema/model/model.ts";
import type { ModelView } from "../access.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { quiet } from "../connections.ts";
import { dataError } from "../errors.ts";
import { endedEarly, HttpRefusal, readingFailed } from "../http.ts";
import { qualified } from "../names.ts";
import type { Pools, Writing } from "../pools.ts";
import { writableColumns } from "../schema-inputs.ts";
import { asPerson, keeper } from "../walls.ts";
import { cleanName, headBytes, typeOf } from "./content.ts";
import { type FileLimits, inMegabytes, mebibyte } from "./limits.ts";
import { type ContentKey, type FileStore, newContentKey, StoreUnavailable } from "./store.ts";

export interface UploadDeps {
  readonly pools: Pools;
  readonly store: FileStore;
  readonly limits: FileLimits;
  /** Called before the first byte: this environment has files from now on. */
  readonly announce?: (environment: RunningEnvironment) => Promise<void>;
  readonly doors?: (writing: Writing, environment: RunningEnvironment) => Promise<void>;
  readonly log: (error: unknown, correlationId: string) => void;
}

export interface Upload {
  readonly req: IncomingMessage;
  readonly environment: RunningEnvironment;
  readonly caller: Caller & { readonly user: NonNullable<Caller["user"]> };
  readonly view: ModelView;
  /** The field it is meant for, `patient.photo`, or an action's parameter; its limits are then told at once. */
  readonly meantFor: string | null;
  readonly correlationId: string;
}

/** What a field holds of a file. */
export interface Descriptor {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** Takes one upload; answers the file. Throws `HttpRefusal` for what is wrong with it, `StoreUnavailable` when there is no room. */
export const createUploads = (deps: UploadDeps): ((upload: Upload) => Promise<Descriptor>) => {
  const turns = createTurns(deps.limits);
  return async (upload) => {
    const done = turns.take(upload);
    try {
      return await take(deps, upload);
    } finally {
      done();
    }
  };
};

const take = async (deps: UploadDeps, upload: Upload): Promise<Descriptor> => {
  const { req, environment, caller } = upload;
  const name = nameOf(req);
  const field = upload.meantFor === null ? null : fieldOf(upload.view, caller, upload.meantFor);
  const limit = field ? Math.round(megabytesOf(field) * mebibyte) : deps.limits.file;
  const told = req.headers["content-length"];
  if (told !== undefined && Number(told) > limit) throw tooLarge(limit);
  const encoding = req.headers["content-encoding"] ?? "identity";
  if (encoding !== "identity") throw new HttpRefusal(415, dataError("BAD_REQUEST", { detail: "Content-Encoding: identity" }));

  const bytes = paced(req, deps.limits);
  const head = await headOf(bytes, limit);
  const content = await typeOf(head);
  if (field && !takesType(field, content.type))
    throw new HttpRefusal(415, dataError("FILE_TYPE", { kinds: kindsInWords(field), type: content.type }));
  const id = uuidv7();
  const key = newContentKey(environment.id);
  await deps.announce?.(environment);
  await reserve(deps, upload, { id, key, room: told === undefined ? limit : Number(told) });
  const measured = { size: 0, hash: createHash("sha256") };
  try {
    await deps.store.put(key, measuredWith(measured, head, bytes, limit));
    const file: Descriptor = { id, name: cleanName(name, content), size: measured.size, type: content.type };
    await keep(deps, upload, key, file, measured.hash.digest());
    return file;
  } catch (error) {
    await forget(deps, environment, caller, id).catch((fault: unknown) => deps.log(fault, upload.correlationId));
    throw error;
  }
};

const tooLarge = (limit: number) => new HttpRefusal(413, dataError("LIMIT_FILE", { limit: inMegabytes(limit) }, { limit }));

/** The header that a page of another origin cannot send; its value is the name, percent-encoded. */
const nameOf = (req: IncomingMessage): string => {
  try {
    return decodeURIComponent(String(req.headers["x-webnova-upload"] ?? "").slice(0, 4_096));
  } catch {
    throw new HttpRefusal(400, dataError("BAD_REQUEST", { detail: "x-webnova-upload" }));
  }
};

type FileField = Pick<Column, "type" | "config">;
const fieldOf = (view: ModelView, caller: Caller, meantFor: string): FileField => {
  const [owner, key] = meantFor.split(".");
  const fields: readonly (Column | ParamModel)[] = [
    ...view.model.tables
      .filter((table) => table.key === owner)
      .flatMap((table) => [...writableColumns(view, table, "create"), ...writableColumns(view, table, "update")]),
    ...view.model.actions
      .filter((action) => action.key === owner && action.roles.some((role) => caller.viewerClass.includes(role)))
      .flatMap(({ params }) => params),
  ];
  const found = fields.find((field) => field.key === key && isFileField(field));
  if (!found) throw new HttpRefusal(400, dataError("BAD_REQUEST", { detail: "for" }));
  return found;
};

/** The body, part by part; whoever sends nothing for a while, or all too slowly, is sent away. */
async function* paced(req: IncomingMessage, { idleMs, wholeMs }: FileLimits): AsyncGenerator<Buffer> {
  // The socket stays: the refusal has to be told.
  const parts = req.iterator({ destroyOnReturn: false });
  const until = performance.now() + wholeMs;
  for (;;) {
    const next = parts.next() as Promise<IteratorResult<Buffer>>;
    const part = await within(next, Math.min(idleMs, until - performance.now())).catch((error: unknown) => {
      throw readingFailed(req, error);
    });
    if (part.done) break;
    yield part.value;
  }
  if (!req.complete) throw endedEarly();
}

const within = async <T>(work: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new HttpRefusal(408, dataError("UPLOAD_SLOW"))), Math.max(0, ms));
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** The first bytes, enough to know what it is. */
const headOf = async (bytes: AsyncGenerator<Buffer>, limit: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  while (size < headBytes) {
    const part = await bytes.next();
    if (part.done) break;
    parts.push(part.value);
    size += part.value.length;
    if (size > limit) throw tooLarge(limit);
  }
  return Buffer.concat(parts);
};

async function* measuredWith(
  measured: { size: number; readonly hash: ReturnType<typeof createHash> },
  head: Buffer,
  rest: AsyncIterable<Buffer>,
  limit: number,
): AsyncIterable<Buffer> {
  const count = (part: Buffer) => {
    measured.size += part.length;
    if (measured.size > limit) throw tooLarge(limit);
    measured.hash.update(part);
    return part;
  };
  yield count(head);
  for await (const part of rest) yield count(part);
}

/** Takes the room of a file, one upload of an environment after the other, so that two do not take the same. */
const reserve = async (
  deps: UploadDeps,
  { environment, caller }: Upload,
  { id, key, room }: { readonly id: string; readonly key: ContentKey; readonly room: number },
): Promise<void> => {
  const table = qualified(environment, "_file");
  const { quota } = deps.limits;
  const fits = await deps.pools.write(
    environment,
    caller.account,
    async (writing) => {
      await writing.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 53))", [environment.schema]);
      // The room of everybody's files is no one person's to count.
      await asPerson(writing, keeper);
      const [taken] = await writing.query<{ size: string }>(`SELECT coalesce(sum(size), 0) AS size FROM ${table} WHERE state <> 'removed'`);
      if (Number(taken?.size) + room > quota) return false;
      await asPerson(writing, caller.user.id);
      await writing.query(
        `INSERT INTO ${table} (id, key, name, type, size, state, uploaded_by) VALUES ($1, $2, '', '', $3::bigint, 'uploading', $4)`,
        [id, key, room, caller.user.id],
      );
      return true;
    },
    deps.doors && ((writing) => deps.doors!(writing, environment)),
  );
  if (!fits) throw new HttpRefusal(413, dataError("LIMIT_FILES", { limit: inMegabytes(quota) }, { limit: quota }));
};

const keep = async (deps: UploadDeps, { environment, caller }: Upload, key: ContentKey, file: Descriptor, hash: Buffer): Promise<void> => {
  const rows = await asUploader(deps, environment, caller, (writing) =>
    writing.query(
      `UPDATE ${qualified(environment, "_file")} SET state = 'stored', name = $2, type = $3, size = $4, sha256 = $5, state_since = now() WHERE id = $1 AND state = 'uploading' RETURNING id`,
      [file.id, file.name, file.type, file.size, hash],
    ),
  );
  if (rows.length > 0) return;
  await deps.store.remove(key);
  throw new StoreUnavailable("the upload outlived its row");
};

const forget = async (deps: UploadDeps, environment: RunningEnvironment, caller: Upload["caller"], id: string): Promise<void> => {
  await asUploader(deps, environment, caller, (writing) =>
    writing.query(
      `UPDATE ${qualified(environment, "_file")} SET state = 'removed', state_since = now() WHERE id = $1 AND state = 'uploading'`,
      [id],
    ),
  );
};

/** Until a record shows it, a file is nobody else's. */
const asUploader = <T>(
  { pools }: UploadDeps,
  environment: RunningEnvironment,
  { account, user }: Upload["caller"],
  work: (writing: Writing) => Promise<T>,
): Promise<T> =>
  pools.write(environment, account, async (writing) => {
    void quiet(asPerson(writing, user.id));
    return await work(writing);
  });

const createTurns = ({ perPerson, perEnvironment }: FileLimits) => {
  const running = new Map<string, number>();
  const add = (key: string, by: number) => {
    const now = (running.get(key) ?? 0) + by;
    if (now === 0) running.delete(key);
    else running.set(key, now);
  };
  return {
    take: ({ environment, caller }: Upload): (() => void) => {
      const keys = [
        [environment.id, perEnvironment],
        [`${environment.id}.${caller.user.id}`, perPerson],
      ] as const;
      for (const [key, limit] of keys)
        if ((running.get(key) ?? 0) >= limit) throw new HttpRefusal(429, dataError("LIMIT_UPLOADS", { limit }, { retryAfter: 5 }));
      for (const [key] of keys) add(key, 1);
      return () => {
        for (const [key] of keys) add(key, -1);
      };
    },
  };
};
