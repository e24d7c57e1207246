/** `/health`: this process answers. `/ready`: it should be sent work [FD33]. Neither shows versions or addresses. */
import type { ServerResponse } from "node:http";
import type { Sentence } from "../schema/ids.ts";

type PartState = "ready" | "waiting" | "failing" | "draining";
export interface ReadyPart {
  readonly part: string;
  readonly state: PartState;
  readonly sentence: Sentence;
}

export const sendHealth = (response: ServerResponse): void => sendJson(response, 200, { status: "ok" });

/** 200 when every part is ready, else 503; each part says how it is in both languages. */
export const sendReady = async (response: ServerResponse, draining: boolean, ask: () => Promise<readonly ReadyPart[]>): Promise<void> => {
  const parts: readonly ReadyPart[] = [
    ...(draining ? [{ part: "process", state: "draining", sentence: goodbye } as const] : []),
    { part: "supergraph", state: "ready", sentence: loaded },
    { part: "limits", state: "ready", sentence: perProcess },
    ...(await ask().catch(() => [{ part: "check", state: "failing", sentence: unknown } as const])),
  ];
  const ready = parts.every(({ state }) => state === "ready");
  sendJson(response, ready ? 200 : 503, { ready, parts });
};

/** The same answer for everybody who asks within half a second: strangers may ask as often as they like, the database and peers are not. */
export const sharedForAMoment = <Answer>(ask: () => Promise<Answer>, now = () => performance.now()): (() => Promise<Answer>) => {
  let asked: { readonly at: number; readonly answer: Promise<Answer> } | null = null;
  let under = false;
  return () => {
    if (!asked || (!under && now() - asked.at > 500)) {
      under = true;
      asked = {
        at: now(),
        answer: ask().finally(() => {
          under = false;
        }),
      };
    }
    return asked.answer;
  };
};

const goodbye: Sentence = { en: "This process is finishing its work and takes no more.", ar: "تُنهي هذه العملية أعمالها ولا تستقبل جديدًا." };
const loaded: Sentence = { en: "The API is loaded.", ar: "واجهة البرمجة محمّلة." };
const perProcess: Sentence = { en: "Limits are counted in this process.", ar: "تُحسب الحدود في هذه العملية." };
const unknown: Sentence = { en: "Readiness could not be checked.", ar: "تعذر التحقق من الجاهزية." };

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
};
