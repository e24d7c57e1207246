/** Files against people who mean harm, and against everything that breaks. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runsSources } from "../../../cli/node-options.ts";
import { StoreUnavailable } from "../../../subgraphs/runtime/data-plane/files/store.ts";
import { access, buildColumn, buildModel, buildRole, buildTable, fullAccess } from "./build-model.ts";
import { type FilesWorld, filesModel, pdf, png, startFilesWorld } from "./files-world.ts";
import type { Person } from "./platform.ts";
import { openWire } from "./wire.ts";

let world: FilesWorld;
let desk: Person;
const store = { full: false };
/** What the doors counted as a fault of the server. */
const faults: unknown[] = [];
const limits = { file: 200_000, quota: 1_000_000, perPerson: 2, idleMs: 300 } as const;

beforeAll(async () => {
  world = await startFilesWorld(filesModel(), {
    limits,
    store: (folder) => ({
      ...folder,
      put: async (key, bytes) => {
        if (!store.full) return await folder.put(key, bytes);
        for await (const _ of bytes) throw new StoreUnavailable("ENOSPC: no space left on device, write", { full: true });
      },
    }),
    log: () => undefined,
    onRequest: (done) => void (done.ok || faults.push(done)),
  });
  desk = await world.platform.person(["r_desk"]);
});
afterAll(() => world.close());

const create = `mutation ($input: CreatePatientInput!) { createPatient(input: $input) { record { id photo { id } } } }`;
const later = () => new Date(Date.now() + 3_600_000);
const rows = () => world.platform.sql<{ state: string }>("SELECT state FROM %s._file WHERE state <> 'removed'");
const uploading = async () => (await rows()).filter(({ state }) => state === "uploading").length;
/** Nothing but whole files that a row knows lies in the store. */
const nothingLeft = async () => {
  await world.sweep(later());
  const [known] = await world.platform.sql<{ n: number }>("SELECT count(*)::int AS n FROM %s._file");
  expect(world.lying().filter((path) => !path.endsWith(".part"))).toHaveLength(known?.n ?? 0);
  await world.store.tidy(later());
  expect(world.lying()).toHaveLength(known?.n ?? 0);
};

describe("names of files", () => {
  it.each([
    ["../../../etc/passwd", "passwd"],
    ["..\\..\\windows\\system32\\cmd.exe", "cmd.exe"],
    ["/", "file"],
    ["", "file"],
    ["...", "file"],
    ["a\u0000b\r\nSet-Cookie: x=1.txt", "abSet-Cookie: x=1.txt"],
    ["invoice\u202Egpj.exe", "invoicegpj.exe"],
    [`${"ن".repeat(400)}.txt`, `${"ن".repeat(150)}.txt`],
    ['"; filename="x.html', '"; filename="x.html'],
    ["تقرير ٢٠٢٦.txt", "تقرير ٢٠٢٦.txt"],
  ])("[DP71] %j is kept as %j, never forms a path, and leaves in a header nobody can break", async (name, kept) => {
    const before = world.lying();
    const { status, body } = await world.upload(Buffer.from("plain words"), desk, { name });
    expect([status, body.name]).toEqual([201, kept]);
    const [added] = world.lying().filter((path) => !before.includes(path));
    expect(added?.slice(world.folder.length)).toMatch(/^\/[0-9a-f-]{36}\/[0-9a-f]{32}$/);
    const { headers } = await world.get(body.id, desk);
    expect(headers["set-cookie"]).toBeUndefined();
    expect(headers["content-disposition"]).toMatch(
      /^attachment; filename(\*=UTF-8''[\w%.~-]+|="(?:[^"\\]|\\.)*"|=[\w.%-]+)(; filename\*=UTF-8''[\w%.~()'!*-]+)?$/,
    );
    await world.platform.sql("DELETE FROM %s._file");
    await world.store.remove(added!.slice(world.folder.length + 1) as never);
  });
  it("[DP71] an Arabic name arrives whole", async () => {
    const { body } = await world.upload(pdf(), desk, { name: "تقرير.pdf" });
    const disposition = String((await world.get(body.id, desk)).headers["content-disposition"]);
    expect(disposition.startsWith("inline; ")).toBe(true);
    expect(decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(disposition)?.[1] ?? "")).toBe("تقرير.pdf");
  });
});

describe("what files pretend to be", () => {
  const script = "<script>alert(document.domain)</script>";
  it.each([
    [
      "a picture that is a page too",
      Buffer.from(`GIF89a/*<html>${script}*/=1;`),
      "x.html",
      "image/gif",
      "inline",
      "image/gif",
      "x.html.gif",
    ],
    [
      "a picture with a script",
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
      "x.png",
      "image/svg+xml",
      "attachment",
      "application/octet-stream",
      "x.png",
    ],
    [
      "the same as XML",
      Buffer.from(`<?xml version="1.0"?><!-- --><svg onload="alert(1)"/>`),
      "x.svg",
      "image/svg+xml",
      "attachment",
      "application/octet-stream",
      "x.svg",
    ],
    [
      "a page",
      Buffer.from(`<!doctype html><html>${script}</html>`),
      "x.png",
      "text/html",
      "attachment",
      "application/octet-stream",
      "x.png",
    ],
    ["a script alone", Buffer.from(script), "x.txt", "text/html", "attachment", "application/octet-stream", "x.txt"],
    [
      "an archive called a picture",
      Buffer.concat([Buffer.from("504b03041400000008000000000000000000", "hex"), Buffer.alloc(400)]),
      "x.png",
      "application/zip",
      "attachment",
      "application/zip",
      "x.png",
    ],
    ["nothing", Buffer.alloc(0), "x.png", "text/plain", "attachment", "text/plain; charset=utf-8", "x.png"],
    [
      "noise",
      Buffer.from([0xff, 0xfe, 0, 1, 2, 3, 0x80]),
      "x.png",
      "application/octet-stream",
      "attachment",
      "application/octet-stream",
      "x.png",
    ],
  ])(
    "[DP33] [DP71] %s is taken for what its bytes say, and never runs here",
    async (_what, bytes, name, type, disposition, served, kept) => {
      const { status, body } = await world.upload(bytes, desk, { name });
      expect([status, body.type, body.name]).toEqual([201, type, kept]);
      const { headers } = await world.get(body.id, desk);
      expect(headers["content-type"]).toBe(served);
      expect(String(headers["content-disposition"]).split(";")[0]).toBe(disposition);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/);
      expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
      if (type === "image/gif") return;
      // None of them is a photo, whatever it is called.
      expect((await world.upload(bytes, desk, { name, for: "patient.photo" })).status).toBe(415);
      const refused = await world.platform.ask(create, { input: { set: { name: "x", photo: body.id } } }, desk);
      expect(refused.body.errors[0].extensions.problems[0].path).toEqual(["set", "photo"]);
    },
  );
});

describe("parts of files", () => {
  it("[DP33] gives ranges, says nothing changed, and does not trust a range of an older file", async () => {
    const bytes = pdf(1_000);
    const { body } = await world.upload(bytes, desk, { name: "a.pdf" });
    const whole = await world.get(body.id, desk);
    const etag = String(whole.headers.etag);
    expect([whole.status, whole.headers["accept-ranges"], whole.headers["cache-control"]]).toEqual([200, "bytes", "private, no-cache"]);
    const part = async (range: string, more: Record<string, string> = {}) => {
      const answer = await world.get(body.id, desk, { range, ...more });
      return [answer.status, answer.headers["content-range"] ?? null, answer.bytes.length];
    };
    const size = bytes.length;
    expect(await part("bytes=0-9")).toEqual([206, `bytes 0-9/${size}`, 10]);
    expect(await part("bytes=-5")).toEqual([206, `bytes ${size - 5}-${size - 1}/${size}`, 5]);
    expect(await part(`bytes=${size - 3}-`)).toEqual([206, `bytes ${size - 3}-${size - 1}/${size}`, 3]);
    expect(await part("bytes=0-99999999")).toEqual([206, `bytes 0-${size - 1}/${size}`, size]);
    expect(await part(`bytes=${size}-`)).toEqual([416, `bytes */${size}`, 0]);
    for (const odd of ["bytes=9-2", "bytes=a-b", "bytes=0-1,5-6", "lines=1-2", "bytes=-"])
      expect(await part(odd)).toEqual([200, null, size]);
    expect(await part("bytes=0-9", { "if-range": etag })).toEqual([206, `bytes 0-9/${size}`, 10]);
    expect(await part("bytes=0-9", { "if-range": '"older"' })).toEqual([200, null, size]);
    const same = await world.get(body.id, desk, { "if-none-match": `"x", W/${etag}` });
    expect([same.status, same.bytes.length]).toEqual([304, 0]);
    const head = await world.platform.send("HEAD", `/files/${body.id}`, { as: desk });
    expect([head.status, head.headers["content-length"], head.text]).toEqual([200, String(size), ""]);
    // Whoever may not have it learns nothing from a condition.
    expect((await world.get(body.id, null, { "if-none-match": "*" })).status).toBe(404);
  });
});

describe("uploads that go wrong", () => {
  it("[DP31] refuses a huge declared length before a byte of it, and an undeclared one at the limit", async () => {
    const before = await rows();
    const told = await new Promise<number>((resolve) => {
      const req = world.begin(desk, { "content-length": String(50 * 1024 ** 3) });
      req.on("response", (res) => resolve(res.statusCode ?? 0));
      req.flushHeaders();
    });
    expect(told).toBe(413);
    const streamed = await world.upload(Buffer.alloc(300_000, 0x41), desk, {
      headers: { "content-length": undefined, "transfer-encoding": "chunked" },
    });
    expect([streamed.status, streamed.body?.error.code]).toEqual([413, "DATA_LIMIT_FILE"]);
    expect(await rows()).toEqual(before);
    await nothingLeft();
  });

  it("[DP71] does not wait for who sends nothing, and forgets who went away", async () => {
    const slow = world.begin(desk);
    slow.write(png());
    const [answer] = (await once(slow, "response")) as [{ statusCode: number }];
    expect(answer.statusCode).toBe(408);
    slow.destroy();

    const gone = world.begin(desk);
    gone.write(Buffer.concat([png(), Buffer.alloc(100_000)]));
    await expect.poll(uploading).toBeGreaterThan(0);
    gone.destroy();
    await expect.poll(uploading).toBe(0);
    await nothingLeft();

    // Before its kind was known, too; and a question whose sender goes away. None of it is a fault.
    faults.splice(0);
    const early = world.begin(desk);
    early.write(png().subarray(0, 8));
    const { host, origin, port } = world.platform;
    const headers = { host, origin, cookie: `wnp=${desk.token}`, "content-type": "application/json", "content-length": "500" };
    const question = request({ host: "127.0.0.1", port, method: "POST", path: "/graphql", headers }).on("error", () => undefined);
    question.write('{"query":');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const late = world.begin(desk);
    late.write(Buffer.concat([png(), Buffer.alloc(100_000)]));
    await expect.poll(uploading).toBeGreaterThan(0);
    for (const one of [early, question, late]) one.destroy();
    await expect.poll(uploading).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(faults).toEqual([]);
  });

  it("[DP70] a full disk is 503 with a sentence, and nothing is stored", async () => {
    const before = await rows();
    store.full = true;
    try {
      const { status, body, headers } = await world.upload(png(), desk, { headers: { "accept-language": "ar" } });
      expect([status, body.error.code, headers["retry-after"]]).toEqual([503, "DATA_FILES_FULL", "30"]);
      expect(body.error.message).toBe("لم تبق مساحة لحفظ الملفات. لم يُحفظ شيء؛ أبلغ أحد المسؤولين.");
    } finally {
      store.full = false;
    }
    expect(await rows()).toEqual(before);
    await nothingLeft();
  });

  it("[DP31] keeps an environment within its space, also when many upload at once, and a person to a few at a time", async () => {
    await world.platform.sql("UPDATE %s._file SET state = 'removed'");
    const people = await Promise.all(Array.from({ length: 8 }, () => world.platform.person(["r_desk"])));
    const statuses = await Promise.all(people.map(async (one) => (await world.upload(Buffer.alloc(190_000, 0x41), one)).status));
    expect(statuses.toSorted()).toEqual([201, 201, 201, 201, 201, 413, 413, 413]);
    const refused = await world.upload(Buffer.alloc(190_000, 0x41), desk);
    expect([refused.status, refused.body.error.code]).toEqual([413, "DATA_LIMIT_FILES"]);
    await world.platform.sql("UPDATE %s._file SET state = 'removed'");

    const open = [world.begin(desk), world.begin(desk)];
    for (const one of open) one.write(Buffer.concat([png(), Buffer.alloc(100_000)]));
    await expect.poll(uploading).toBe(2);
    const third = await world.upload(png(), desk);
    expect([third.status, third.body.error.code]).toEqual([429, "DATA_LIMIT_UPLOADS"]);
    for (const one of open) one.destroy();
    await expect.poll(async () => (await world.upload(png(), desk)).status).toBe(201);
    await nothingLeft();
  });

  it("[DP70] kill -9 in the middle of an upload: after it there is no stored row, and the sweep takes what was begun", async () => {
    const { environment, database } = world.platform;
    const { model: _, ...plain } = environment;
    const about = JSON.stringify({ ...plain, connection: database.database.connection("wn_data"), folder: world.folder });
    const child = spawn(process.execPath, [...runsSources, new URL("./files-process.ts", import.meta.url).pathname, about], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [port] = (await once(child.stdout, "data")) as [Buffer];
    const req = request({
      host: "127.0.0.1",
      port: Number(String(port)),
      method: "PUT",
      path: "/files",
      headers: {
        host: world.platform.host,
        origin: world.platform.origin,
        cookie: `wnp=${desk.token}`,
        "x-webnova-upload": "half.png",
        "content-length": "190000",
      },
    });
    req.on("error", () => undefined);
    req.write(Buffer.concat([png(), Buffer.alloc(120_000)]));
    await expect.poll(() => world.lying().some((path) => path.endsWith(".part"))).toBe(true);
    child.kill("SIGKILL");
    await once(child, "exit");
    req.destroy();
    expect((await rows()).filter(({ state }) => state === "uploading")).toHaveLength(1);
    await nothingLeft();
    expect((await rows()).filter(({ state }) => state === "uploading")).toEqual([]);
  });
});

describe("the statement behind a file", () => {
  it("[DP1] [DP32] one statement says whether somebody may have a file", async () => {
    const wire = await openWire(world.platform.database.database.connection("wn_data"));
    const counted = await startFilesWorld(filesModel(), { database: world.platform.database, connection: wire.connection });
    try {
      const clerk = await counted.platform.person(["r_desk"]);
      const { body } = await counted.upload(png(), clerk);
      await counted.platform.ask(create, { input: { set: { name: "x", photo: body.id } } }, clerk);
      expect((await counted.get(body.id, clerk)).status).toBe(200);
      wire.taken();
      expect((await counted.get(body.id, clerk)).status).toBe(200);
      expect(wire.taken()).toHaveLength(1);
    } finally {
      await counted.close();
      await wire.close();
    }
  });

  it("[DP10] a file of another account is not there, whatever the role sees", async () => {
    const [a, b] = ["01930000-0000-7000-8000-00000000000a", "01930000-0000-7000-8000-00000000000b"];
    const base = buildModel([], [], []);
    const account = buildTable("ent_account", "account", [buildColumn("f_acc_name", "name", "text")], { builtIn: true });
    const paper = buildTable("ent_paper", "paper", [
      buildColumn("f_text", "text", "text"),
      buildColumn("f_scan", "scan", "file", { sqlType: "jsonb" }),
    ]);
    const model = buildModel(
      [account, paper],
      [],
      [buildRole("r_clerk", "clerk", { ent_paper: fullAccess(paper), ent_account: access({}) })],
      {
        header: { ...base.header, accounts: "many" },
      },
    );
    const many = await startFilesWorld(model);
    try {
      for (const id of [a, b]) await many.platform.sql("INSERT INTO %s.ent_account (id, f_acc_name) VALUES ($1, $2)", [id, id]);
      const [mine, theirs] = [
        await many.platform.person(["r_clerk"], { account: a }),
        await many.platform.person(["r_clerk"], { account: b }),
      ];
      const colleague = await many.platform.person(["r_clerk"], { account: a });
      const { body } = await many.upload(pdf(), mine, { name: "a.pdf" });
      const made = await many.platform.ask(
        `mutation ($input: CreatePaperInput!) { createPaper(input: $input) { record { scan { id } } } }`,
        { input: { set: { text: "x", scan: body.id } } },
        mine,
      );
      expect(made.body.data.createPaper.record.scan.id).toBe(body.id);
      const seen = await Promise.all([mine, colleague, theirs].map(async (one) => (await many.get(body.id, one)).status));
      expect(seen).toEqual([200, 200, 404]);
      // The sweep runs as the owner of the tables: rows behind the wall of accounts still show their files.
      await many.sweep(later());
      expect((await many.get(body.id, mine)).status).toBe(200);
    } finally {
      await many.close();
    }
  });
});
