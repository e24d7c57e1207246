/** How a whole server is reached: behind a proxy that ends TLS, with certificate files of its own, and by commands on its own machine. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { createServer as createSecureServer, request as httpsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { certificates } from "../gateway/certificates.ts";
import { data, makePlatform, ownerEmail, password, withOwner } from "../support/installation.ts";
import { runCommand, type Server, startServer } from "../support/server.ts";
import { freePort } from "./support.ts";

const folder = mkdtempSync(join(tmpdir(), "webnova-reach-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const run = async (env: Readonly<Record<string, string>>): Promise<Server> => {
  const server = await startServer({ env: { ...withOwner, ...env } });
  closers.push(() => server.remove());
  return server;
};

interface Asked {
  readonly host: string;
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const ask = (port: number, { host, path, body, headers = {} }: Asked) =>
  new Promise<{ status: number; headers: Readonly<Record<string, unknown>>; text: string; certificate: string }>((resolve, reject) => {
    const sent = httpsRequest(
      {
        host: "127.0.0.1",
        port,
        path,
        method: body ? "POST" : "GET",
        agent: false,
        rejectUnauthorized: false,
        headers: { host, ...(body && { "content-type": "application/json" }), ...headers },
      },
      (response) => {
        const certificate = String((response.socket as TLSSocket).getPeerCertificate().subject.CN);
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text, certificate }));
      },
    );
    sent.on("error", reject).end(body && JSON.stringify(body));
  });

/** A proxy as they are in front of servers: it ends TLS, keeps the host, and says for whom it asks. `x-from` is where a request came from. */
const openProxy = async (to: number): Promise<number> => {
  const proxy = createSecureServer(certificates.first);
  const forwarded = (headers: IncomingHttpHeaders): OutgoingHttpHeaders => ({
    ...headers,
    "x-forwarded-for": headers["x-from"] ?? "203.0.113.1",
    "x-forwarded-proto": "https",
  });
  proxy.on("request", (request, response) => {
    const { method, url: path, headers } = request;
    const sent = httpRequest({ host: "127.0.0.1", port: to, method, path, headers: forwarded(headers) }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(sent.on("error", () => response.destroy()));
  });
  proxy.on("upgrade", (request, near) => {
    const sent = httpRequest({ host: "127.0.0.1", port: to, path: request.url, headers: forwarded(request.headers) });
    const head = ({ statusCode, rawHeaders }: Pick<IncomingMessage, "statusCode" | "rawHeaders">) => {
      const lines = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : []));
      near.write(`HTTP/1.1 ${statusCode} -\r\n${lines.join("\r\n")}\r\n\r\n`);
    };
    sent.on("upgrade", (answer, far, first) => {
      head(answer);
      far.unshift(first);
      far
        .on("error", () => near.destroy())
        .pipe(near.on("error", () => far.destroy()))
        .pipe(far);
    });
    sent.on("response", (answer) => {
      head(answer);
      answer.pipe(near);
    });
    sent.on("error", () => near.destroy()).end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return (proxy.address() as AddressInfo).port;
};

describe("[FD22] behind a proxy that is trusted", () => {
  it("[FD22] the studio, platforms and rooms believe what it says of scheme and address", async () => {
    const port = await freePort();
    const front = await openProxy(port);
    const host = `webnova.example:${front}`;
    const server = await run({ PORT: String(port), WEBNOVA_PUBLIC_URL: `https://${host}`, WEBNOVA_TRUSTED_PROXIES: "127.0.0.1" });
    const signedIn = await ask(front, {
      host,
      path: "/auth/sign-in",
      body: { email: ownerEmail, password },
      headers: { origin: `https://${host}` },
    });
    expect([signedIn.status, String(signedIn.headers["set-cookie"])]).toEqual([200, expect.stringContaining("Secure")]);
    expect(signedIn.headers["strict-transport-security"]).toBeDefined();
    const token = JSON.parse(signedIn.text).accessToken as string;

    // A platform's own door: cookies for an encrypted connection, and its origin is the one in the browser's address.
    const platform = await makePlatform({ port }, token);
    expect(platform.host).toBe(`clinic--preview.${host}`);
    const { openAsAdministrator } = await data(
      { port },
      token,
      "mutation ($input: EnvironmentInput!) { openAsAdministrator(input: $input) { url } }",
      { input: { environmentId: platform.environmentId } },
    );
    const origin = `https://${platform.host}`;
    const claimed = await ask(front, {
      host: platform.host,
      path: "/auth/claim",
      body: { token: new URL(openAsAdministrator.url).hash.slice(1), name: "Mona", password },
      headers: { origin },
    });
    expect([claimed.status, String(claimed.headers["set-cookie"])]).toEqual([200, expect.stringMatching(/^__Host-wnp=.*Secure/)]);
    const cookie = String(claimed.headers["set-cookie"]).split(";")[0] ?? "";
    const listed = await ask(front, {
      host: platform.host,
      path: "/graphql",
      body: { query: "{ doctors { nodes { name } } }" },
      headers: { origin, cookie },
    });
    expect(JSON.parse(listed.text)).toMatchObject({ data: { doctors: { nodes: expect.any(Array) } } });

    // Rooms count handshakes by the person's address, not by the proxy's.
    const knock = (from: string, asOrigin: string) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(
          `wss://127.0.0.1:${front}/collab/${platform.documentName}`,
          ["webnova.collab.1", "webnova.ticket.none"],
          {
            rejectUnauthorized: false,
            headers: { host, "x-from": from, origin: asOrigin },
          },
        );
        socket.once("unexpected-response", (_, response) => resolve(response.statusCode ?? 0));
        socket.once("close", resolve);
        socket.on("error", () => {});
      });
    expect(await knock("198.51.100.7", "https://evil.example")).toBe(403);
    for (let n = 0; n < 60; n += 1) expect(await knock("198.51.100.7", `https://${host}`)).toBe(4401);
    expect(await knock("198.51.100.7", `https://${host}`)).toBe(429);
    expect(await knock("198.51.100.8", `https://${host}`)).toBe(4401);

    // Commands find the server beside its proxy.
    const platforms = await runCommand(["platforms", "--json"], server);
    expect([platforms.code, platforms.err]).toEqual([0, ""]);
    expect(platforms.out).toContain("clinic");
  });
});

describe("[FD22] with certificate files of its own", () => {
  const files = { cert: join(folder, "tls.crt"), key: join(folder, "tls.key") };
  /** As renewing programs do: a new file takes the old one's name. */
  const certify = (name: keyof typeof certificates, only?: keyof typeof files) => {
    for (const kind of only ? [only] : (["cert", "key"] as const)) {
      writeFileSync(`${files[kind]}.new`, certificates[name][kind]);
      renameSync(`${files[kind]}.new`, files[kind]);
    }
  };

  it("[FD22] serves everybody over TLS, takes a renewed pair again and again, and half of one never", async () => {
    certify("first");
    const port = await freePort();
    const host = `webnova.example:${port}`;
    const server = await run({
      PORT: String(port),
      WEBNOVA_HOST: "0.0.0.0",
      WEBNOVA_PUBLIC_URL: `https://${host}`,
      WEBNOVA_TLS_CERT: files.cert,
      WEBNOVA_TLS_KEY: files.key,
    });
    const certificate = async () => (await ask(port, { host, path: "/health" })).certificate;
    const becomes = async (name: string) => {
      while ((await certificate()) !== name) await new Promise((resolve) => setTimeout(resolve, 100));
    };
    expect(await certificate()).toBe("first");
    const signedIn = await ask(port, {
      host,
      path: "/auth/sign-in",
      body: { email: ownerEmail, password },
      headers: { origin: `https://${host}` },
    });
    expect([signedIn.status, String(signedIn.headers["set-cookie"])]).toEqual([200, expect.stringContaining("Secure")]);
    expect(signedIn.headers["strict-transport-security"]).toBeDefined();
    certify("second");
    await becomes("second");
    certify("first");
    await becomes("first");
    certify("second", "cert");
    while (!server.output().includes("The new certificate cannot be used")) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await certificate()).toBe("first");
    certify("second", "key");
    await becomes("second");
    // Commands know whose certificate it is without knowing its name.
    for (const args of [["token"], ["platforms"], ["owner-link"]]) {
      const { code, err } = await runCommand(args, server);
      expect([code, err], args.join(" ")).toEqual([0, ""]);
    }
  });

  it("[FD22] without a public address it is https on this machine; files that are none are one sentence", async () => {
    certify("first");
    const tls = { WEBNOVA_TLS_CERT: files.cert, WEBNOVA_TLS_KEY: files.key };
    const { url, port } = await run(tls);
    expect(url).toBe(`https://localhost:${port}`);
    writeFileSync(files.key, "nothing");
    await expect(startServer({ env: tls })).rejects.toThrow("Check WEBNOVA_TLS_CERT and WEBNOVA_TLS_KEY.");
  });
});

describe("commands on the server's own machine", () => {
  const own = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === "IPv4" && !one.internal)?.address;

  it.skipIf(own === undefined)("find a server that listens on one address only, and not on the loopback", async () => {
    const port = await freePort();
    const server = await run({ PORT: String(port), WEBNOVA_HOST: own ?? "", WEBNOVA_PUBLIC_URL: "https://webnova.example" });
    for (const args of [["token"], ["platforms"], ["owner-link"]]) {
      const { code, err } = await runCommand(args, server);
      expect([code, err], args.join(" ")).toEqual([0, ""]);
    }
  });
});
