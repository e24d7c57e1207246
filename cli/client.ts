/**
 * The command line's way to a running server: its public GraphQL API and nothing else. On the same machine the address and the owner's
 * token come through WEBNOVA_HOME/running.json; elsewhere from WEBNOVA_URL and WEBNOVA_TOKEN.
 */
import type { Settings } from "./env.ts";
import { openHome } from "./home.ts";
import { type Answer, send, type Way } from "./http.ts";
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
  const isLocal = url === running?.url;
  const way: Way = { via: isLocal ? running.local : url, isLocal };
  const ask = (address: string, options: Parameters<typeof send>[2]): Promise<Answer> =>
    send(address, way, options).catch(() => {
      throw new Refused({ en: `${url} does not answer. Is WebNova running there?`, ar: `لا يجيب ${url}. هل تعمل WebNova هناك؟` });
    });
  return {
    url,
    run: async <Data>(document: string, variables: Readonly<Record<string, unknown>> = {}) => {
      const answer = await ask(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: document, variables }),
      });
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
    answers: async (address) => (await ask(address, { method: "GET" })).status,
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
