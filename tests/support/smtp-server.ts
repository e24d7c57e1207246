/** A mail server for tests: takes what it is given, as it came over the wire. */

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body as they came. */
  readonly raw: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The plain part, decoded. */
  readonly text: string;
}

export interface SmtpServer {
  readonly url: string;
  readonly received: readonly Received[];
  /** Resolves with the n-th message (from 0). */
  nth(n: number): Promise<Received>;
  /** Answers every recipient with this from now on; null: takes them. */
  refuse(answer: string | null): void;
  close(): Promise<void>;
}

export const startSmtpServer = async (): Promise<SmtpServer> => {
  const received: Received[] = [];
  const wake = new Set<() => void>();
  const sockets = new Set<Socket>();
  let refusal: string | null = null;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    socket.setEncoding("utf8");
    let rest = "";
    let from = "";
    let to: string[] = [];
    let data: string | null = null;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 test ESMTP");
    socket.on("data", (part: string) => {
      rest += part;
      for (;;) {
        if (data !== null) {
          const end = rest.indexOf("\r\n.\r\n");
          if (end < 0) return;
          received.push(read(from, to, rest.slice(0, end)));
          rest = rest.slice(end + 5);
          data = null;
          to = [];
          say("250 taken");
          for (const look of wake) look();
          continue;
        }
        const at = rest.indexOf("\r\n");
        if (at < 0) return;
        const line = rest.slice(0, at);
        rest = rest.slice(at + 2);
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === "EHLO") say("250-test\r\n250 SMTPUTF8");
        else if (verb === "MAIL") {
          from = /<([^>]*)>/.exec(line)?.[1] ?? "";
          say("250 ok");
        } else if (verb === "RCPT") {
          if (refusal) say(refusal);
          else {
            to.push(/<([^>]*)>/.exec(line)?.[1] ?? "");
            say("250 ok");
          }
        } else if (verb === "DATA") {
          data = "";
          say("354 go on");
        } else if (verb === "QUIT") {
          say("221 bye");
          socket.end();
        } else say("250 ok");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    nth: (n) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no message ${n}; got ${received.length}`)), 10_000);
        const look = () => {
          const found = received[n];
          if (!found) return;
          clearTimeout(late);
          wake.delete(look);
          resolve(found);
        };
        wake.add(look);
        look();
      }),
    refuse: (answer) => {
      refusal = answer;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};

const read = (from: string, to: readonly string[], raw: string): Received => {
  const [head = "", ...parts] = raw.split("\r\n\r\n");
  const headers = Object.fromEntries(
    head
      .replace(/\r\n[ \t]+/g, " ")
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const body = parts.join("\r\n\r\n");
  // The parts are separated by lines that begin with two hyphens; the plain one comes first.
  const part = body.split(/\r\n--/).find((one) => /Content-Type: text\/plain/i.test(one)) ?? `${head}\r\n\r\n${body}`;
  const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(part)?.[1]?.toLowerCase();
  const content = part.split("\r\n\r\n").slice(1).join("\r\n\r\n");
  const text =
    encoding === "base64"
      ? Buffer.from(content, "base64").toString("utf8")
      : encoding === "quoted-printable"
        ? Buffer.from(
            content.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            "latin1",
          ).toString("utf8")
        : content;
  return { from, to, raw, headers, text };
};
