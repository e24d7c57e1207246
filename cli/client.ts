/**
 * The command line's way to a running server: its public GraphQL API and nothing else. On the same machine the address and the owner's
 * token come through WEBNOVA_HOME/running.json; elsewhere from WEBNOVA_URL and WEBNOVA_TOKEN.
 */
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Settings } from "./env.ts";
import { openHome } from "./home.ts";
import { askLocal } from "./local.ts";
import { localPaths } from "./local-door.ts";
import { Refused } from "./refused.ts";

export interface Client {
  readonly url: string;
  /** Runs one operation and returns its data. Throws Refused with the server's own sentence. */
  run<Data>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** Fetches an address of a platform: connects to the server's own host and sends the platform's name, since `*.localhost` is not in every resolver. */
  answers(address: string): Promise<number>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Finds the server and signs in. Throws Refused when none is running here and none is named, or when nobody may sign in yet. */
export const connect = async (settings: Settings): Promise<Client> => {
  const running = openHome(settings.home).running.read();
  const url = settings.url ?? running?.url;
  if (!url) {
    throw new Refused({
      en: `No WebNova is running from ${settings.home}. Start one with "npm start", or set WEBNOVA_URL and WEBNOVA_TOKEN.`,
      ar: `لا تعمل WebNova من ${settings.home}. شغّلها بالأمر npm start أو اضبط WEBNOVA_URL وWEBNOVA_TOKEN.`,
    });
  }
  if (!settings.token && url !== running?.url) {
    throw new Refused({
      en: "WEBNOVA_TOKEN is not set. Make one on the server's machine with: webnova token",
      ar: "لم يُضبط WEBNOVA_TOKEN. أنشئ رمزًا على جهاز الخادم بالأمر: webnova token",
    });
  }
  const token = settings.token ?? (await askLocal<{ token: string }>(settings, localPaths.accessToken)).token;
  return {
    url,
    run: async <Data>(document: string, variables: Readonly<Record<string, unknown>> = {}) => {
      const answer = await post(`${url}/graphql`, { query: document, variables }, token);
      const body = parse(answer, url) as {
        data?: Data;
        errors?: readonly { message: string; extensions?: { code?: string; correlationId?: string } }[];
      };
      const error = body.errors?.[0];
      if (error) {
        const code = error.extensions?.code ?? `HTTP ${answer.status}`;
        throw new Refused({ en: `${error.message} (${code})`, ar: `${error.message} (${code})` });
      }
      return body.data as Data;
    },
    answers: async (address) => (await get(address, url)).status,
  };
};

const parse = (answer: Answer, url: string): unknown => {
  try {
    return JSON.parse(answer.text);
  } catch {
    throw new Refused({
      en: `${url} answered ${answer.status} without JSON: is it a WebNova?`,
      ar: `أجاب ${url} بالرمز ${answer.status} دون JSON: هل هذه WebNova؟`,
    });
  }
};

const post = (address: string, body: unknown, token: string): Promise<Answer> =>
  send(
    address,
    address,
    { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${token}` } },
    JSON.stringify(body),
  );

const get = (address: string, server: string): Promise<Answer> => send(address, server, { method: "GET", headers: {} }, "");

const send = (
  address: string,
  server: string,
  options: { method: string; headers: Record<string, string> },
  body: string,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const target = new URL(address);
    const via = new URL(server);
    const make = via.protocol === "https:" ? httpsRequest : httpRequest;
    const host = via.hostname === "localhost" ? "127.0.0.1" : via.hostname;
    const outgoing = make(
      {
        host,
        port: via.port,
        servername: target.hostname,
        path: `${target.pathname}${target.search}`,
        method: options.method,
        headers: { ...options.headers, host: target.host },
      },
      (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8") }));
      },
    );
    outgoing.on("error", () =>
      reject(new Refused({ en: `${server} does not answer. Is WebNova running there?`, ar: `لا يجيب ${server}. هل تعمل WebNova هناك؟` })),
    );
    outgoing.end(body);
  });
