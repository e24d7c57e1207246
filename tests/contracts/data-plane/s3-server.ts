/** A small server that speaks the S3 protocol, keeps objects in memory, and believes nobody whose signature it has not worked out itself. */
import { createHash, createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface S3Server {
  readonly endpoint: string;
  /** Objects by path below the bucket. */
  readonly objects: Map<string, Buffer>;
  readonly uploads: Map<string, { readonly key: string; readonly began: Date; readonly parts: Map<number, Buffer> }>;
  /** `PUT /key` and so on, in order. */
  readonly asked: string[];
  /** The next requests are answered so, as long as this is set. */
  fail: { readonly status: number; readonly code: string } | null;
  close(): Promise<void>;
}

export const bucket = {
  bucket: "files",
  prefix: "webnova/",
  region: "eu-test-1",
  keyId: "AKIDTEST",
  secret: "s3cret/key+with=signs",
} as const;

export const startS3 = async (): Promise<S3Server> => {
  const objects = new Map<string, Buffer>();
  const uploads: S3Server["uploads"] = new Map();
  const asked: string[] = [];
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (part: Buffer) => parts.push(part));
    req.on("end", () => answer(req, res, Buffer.concat(parts)));
    req.on("error", () => undefined);
  });
  const s3: S3Server = {
    endpoint: "",
    objects,
    uploads,
    asked,
    fail: null,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };

  const answer = (req: IncomingMessage, res: ServerResponse, body: Buffer): void => {
    const url = new URL(req.url ?? "/", "http://s3");
    const say = (status: number, text = "", headers: Record<string, string> = {}) => res.writeHead(status, headers).end(text);
    const refuse = (status: number, code: string) =>
      say(status, `<Error><Code>${code}</Code></Error>`, { "content-type": "application/xml" });
    asked.push(`${req.method} ${url.pathname}${url.search}`);
    const wrong = signatureProblem(req, url, body);
    if (wrong) return void refuse(403, wrong);
    if (s3.fail) return void refuse(s3.fail.status, s3.fail.code);
    const [, name, ...path] = url.pathname.split("/");
    if (name !== bucket.bucket) return void refuse(404, "NoSuchBucket");
    const key = decodeURIComponent(path.join("/"));
    const uploadId = url.searchParams.get("uploadId");
    const upload = uploadId === null ? null : uploads.get(uploadId);
    if (uploadId !== null && !upload) return void refuse(404, "NoSuchUpload");
    if (url.searchParams.has("uploads")) {
      if (req.method === "GET") {
        const found = [...uploads].map(
          ([id, { key: of, began }]) =>
            `<Upload><Key>${of}</Key><UploadId>${id}</UploadId><Initiated>${began.toISOString()}</Initiated></Upload>`,
        );
        return void say(200, `<ListMultipartUploadsResult>${found.join("")}</ListMultipartUploadsResult>`);
      }
      const id = `${randomUUID()}+/=`;
      uploads.set(id, { key, began: new Date(), parts: new Map() });
      return void say(200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    if (upload) {
      if (req.method === "PUT") {
        upload.parts.set(Number(url.searchParams.get("partNumber")), body);
        return void say(200, "", { etag: tagOf(body) });
      }
      uploads.delete(uploadId!);
      if (req.method === "DELETE") return void say(204);
      const listed = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]*)<\/ETag>/g)];
      const whole = listed.map(([, n, tag]) => {
        const part = upload.parts.get(Number(n));
        return part && tag?.replaceAll("&#34;", '"') === tagOf(part) ? part : null;
      });
      if (whole.length !== upload.parts.size || whole.includes(null)) return void say(200, "<Error><Code>InvalidPart</Code></Error>");
      objects.set(key, Buffer.concat(whole as Buffer[]));
      return void say(200, "<CompleteMultipartUploadResult></CompleteMultipartUploadResult>");
    }
    if (req.method === "PUT") {
      objects.set(key, body);
      return void say(200, "", { etag: tagOf(body) });
    }
    if (req.method === "DELETE") {
      objects.delete(key);
      return void say(204);
    }
    const object = objects.get(key);
    if (!object) return void refuse(404, "NoSuchKey");
    const range = /^bytes=(\d+)-(\d+)$/.exec(String(req.headers.range ?? ""));
    if (!range) return void res.writeHead(200).end(object);
    if (Number(range[1]) >= object.length) return void refuse(416, "InvalidRange");
    res.writeHead(206).end(object.subarray(Number(range[1]), Number(range[2]) + 1));
  };

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(s3, { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
};

const tagOf = (body: Buffer) => `"${createHash("md5").update(body).digest("hex")}"`;
const sha = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const mac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();
/** As RFC 3986 has it, which is stricter than `encodeURIComponent`. */
const encoded = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** AWS Signature Version 4, worked out from what arrived; null when it is right. */
const signatureProblem = (req: IncomingMessage, url: URL, body: Buffer): string | null => {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      String(req.headers.authorization ?? ""),
    );
  if (!found) return "AccessDenied";
  const [, keyId, day, region, names = "", signature] = found;
  if (keyId !== bucket.keyId || region !== bucket.region) return "InvalidAccessKeyId";
  const date = String(req.headers["x-amz-date"]);
  const told = String(req.headers["x-amz-content-sha256"]);
  if (!date.startsWith(day!) || Math.abs(Date.now() - timeOf(date)) > 900_000) return "RequestTimeTooSkewed";
  if (told !== sha(body)) return "XAmzContentSHA256Mismatch";
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
  const headers = names.split(";").map((name) => `${name}:${String(req.headers[name]).trim()}\n`);
  if (!names.split(";").includes("host")) return "AccessDenied";
  const path = url.pathname
    .split("/")
    .map((part) => encoded(decodeURIComponent(part)))
    .join("/");
  const canonical = [req.method, path, query, headers.join(""), names, told].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = ["s3", "aws4_request"].reduce(mac, mac(mac(`AWS4${bucket.secret}`, day!), region!));
  const right = mac(key, ["AWS4-HMAC-SHA256", date, scope, sha(canonical)].join("\n")).toString("hex");
  return right === signature ? null : "SignatureDoesNotMatch";
};
const timeOf = (date: string) => Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
