/**
 * Content in a bucket, over the S3 protocol (AWS, MinIO, Ceph, R2, Garage…), with addresses by path. Small files are one signed PUT,
 * larger ones a multipart upload of 8 MiB parts: what breaks off never becomes an object.
 */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { AwsClient } from "aws4fetch";
import { type ByteRange, type ContentKey, checkStore, type FileStore, StoreUnavailable } from "./store.ts";

interface S3Settings {
  readonly bucket: string;
  /** In front of every key: empty, or ending in a slash. */
  readonly prefix: string;
  readonly endpoint: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

const usualPartBytes = 8 * 1024 * 1024;
const answerMs = 60_000;

export const createS3Store = (settings: S3Settings, partBytes = usualPartBytes): FileStore => {
  const { bucket, prefix, endpoint, region, keyId, secret } = settings;
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, service: "s3", region, retries: 2 });
  const root = `${endpoint.replace(/\/$/, "")}/${bucket}`;
  const where = `s3://${bucket}/${prefix} at ${new URL(endpoint).host}`;

  const ask = async (
    method: string,
    path: string,
    body: Buffer | null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), answerMs);
    try {
      return await client.fetch(`${root}${path}`, {
        method,
        headers: {
          ...headers,
          "x-amz-content-sha256": createHash("sha256")
            .update(body ?? "")
            .digest("hex"),
        },
        signal: patience.signal,
        ...(body && { body: new Uint8Array(body) }),
      });
    } catch (cause) {
      throw new StoreUnavailable(`${where} does not answer`, { cause });
    } finally {
      clearTimeout(timer);
    }
  };
  const fine = async (response: Response): Promise<Response> => {
    if (response.ok) return response;
    const said = (await response.text().catch(() => "")).slice(0, 2_000);
    const code = inXml(said, "Code") ?? "";
    const full = response.status === 507 || /Quota|StorageFull|InsufficientCapacity/i.test(code);
    throw new StoreUnavailable(`${where} answers ${response.status} ${code}`.trim(), { full });
  };
  const drop = async (response: Response): Promise<void> => {
    await response.body?.cancel();
  };
  const pathOf = (key: ContentKey) => `/${prefix}${key}`;

  const put = async (key: ContentKey, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
    const blocks = blocksOf(bytes, partBytes);
    const first = await blocks.next();
    const second = first.done ? first : await blocks.next();
    if (second.done) return await drop(await fine(await ask("PUT", pathOf(key), first.done ? Buffer.alloc(0) : first.value)));
    const id = inXml(await (await fine(await ask("POST", `${pathOf(key)}?uploads=`, null))).text(), "UploadId");
    if (!id) throw new StoreUnavailable(`${where} began no upload`);
    const upload = `uploadId=${encodeURIComponent(id)}`;
    try {
      const tags: string[] = [];
      const send = async (block: Buffer) => {
        const response = await fine(await ask("PUT", `${pathOf(key)}?partNumber=${tags.length + 1}&${upload}`, block));
        tags.push(response.headers.get("etag") ?? "");
        await drop(response);
      };
      await send(first.value as Buffer);
      await send(second.value);
      for await (const block of blocks) await send(block);
      const parts = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${escapeXml(tag)}</ETag></Part>`).join("");
      const list = Buffer.from(`<CompleteMultipartUpload>${parts}</CompleteMultipartUpload>`);
      // It may say 200 and then, in the body, that it failed.
      const said = await (await fine(await ask("POST", `${pathOf(key)}?${upload}`, list, { "content-type": "application/xml" }))).text();
      if (!said.includes("CompleteMultipartUploadResult")) throw new StoreUnavailable(`${where} did not finish: ${inXml(said, "Code")}`);
    } catch (error) {
      await ask("DELETE", `${pathOf(key)}?${upload}`, null).then(drop, () => undefined);
      throw error;
    }
  };

  const get = async (key: ContentKey, range: ByteRange | null): Promise<Readable | null> => {
    const response = await ask("GET", pathOf(key), null, range ? { range: `bytes=${range.start}-${range.end}` } : {});
    if (response.status === 404) {
      await drop(response);
      return null;
    }
    // Nothing can be asked of an empty object's first byte.
    if (response.status === 416) {
      await drop(response);
      return Readable.from([]);
    }
    await fine(response);
    return response.body ? Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([]);
  };

  const remove = async (key: ContentKey): Promise<void> => {
    const response = await ask("DELETE", pathOf(key), null);
    await drop(response.status === 404 ? response : await fine(response));
  };

  return {
    where,
    put,
    get,
    remove,
    tidy: async (before) => {
      const listed = await (await fine(await ask("GET", `?prefix=${encodeURIComponent(prefix)}&uploads=`, null))).text();
      for (const [, upload = ""] of listed.matchAll(/<Upload>([\s\S]*?)<\/Upload>/g)) {
        const [key, id, began] = [inXml(upload, "Key"), inXml(upload, "UploadId"), inXml(upload, "Initiated")];
        if (!key || !id || !began || !(Date.parse(began) < before.getTime())) continue;
        const path = key.split("/").map(encodeURIComponent).join("/");
        await drop(await ask("DELETE", `/${path}?uploadId=${encodeURIComponent(id)}`, null));
      }
    },
    check: () => checkStore({ put, get, remove }),
  };
};

/** The same bytes in blocks of one size; the last may be shorter. */
async function* blocksOf(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    parts.push(part);
    length += part.length;
    if (length < size) continue;
    let all = Buffer.concat(parts);
    for (; all.length >= size; all = all.subarray(size)) yield all.subarray(0, size);
    parts = [all];
    length = all.length;
  }
  if (length > 0) yield Buffer.concat(parts);
}

const inXml = (text: string, name: string): string | null => {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
  return found === undefined ? null : found.replace(/&(quot|apos|lt|gt|amp);/g, (_all, entity: string) => entities[entity] ?? "");
};
const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: "<", gt: ">", amp: "&" };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
