import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectBody } from "./slow-bodies.ts";

/** Bodies are given 50 ms here; `/files` is the upload. */
let ended: Promise<void>;
const server = createServer((request, response) => {
  ended = new Promise((resolve) => request.once("close", resolve));
  expectBody(request, request.url === "/files", 50);
  request.resume().on("end", () => response.end("whole"));
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends half of a body; answers what came back before the rest was sent, and after it. */
const half = async (path: string): Promise<string> => {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  let said = "";
  socket.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  socket.on("error", () => undefined);
  socket.write(`PUT ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nha`);
  if (path === "/files") setTimeout(() => socket.write("lf"), 200);
  await new Promise<void>((resolve) => {
    const look = setInterval(() => {
      if (!/^HTTP\/1\.1 \d+/.test(said)) return;
      clearInterval(look);
      resolve();
    }, 5);
  });
  socket.destroy();
  return said.split("\r\n")[0]!;
};

describe("slow bodies", () => {
  it("[FD10] end after a while, and a file on its way does not", async () => {
    expect(await half("/graphql")).toBe("HTTP/1.1 408 Request Timeout");
    expect(await half("/files")).toBe("HTTP/1.1 200 OK");
  });

  it("[FD10] end also for a client that hears the refusal and keeps its side open", async () => {
    const socket = connect({ port: (server.address() as AddressInfo).port, host: "127.0.0.1", allowHalfOpen: true });
    socket.on("error", () => undefined).write("PUT /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nha");
    await new Promise((resolve) => socket.once("data", resolve));
    await ended;
    socket.destroy();
  });
});
