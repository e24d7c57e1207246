import type { Sentence } from "../schema/ids.ts";
import type { Settings } from "./env.ts";
import { openHome } from "./home.ts";
import { type Answer, send } from "./http.ts";
import { Refused } from "./refused.ts";

/** Asks the server that runs from this WEBNOVA_HOME through its local door. Throws Refused when none runs, or with the server's sentence. */
export const askLocal = async <Reply>(settings: Settings, path: string): Promise<Reply> => {
  const running = openHome(settings.home).running.read();
  if (!running) {
    throw new Refused({
      en: `No WebNova is running from ${settings.home}. Start one with "npm start".`,
      ar: `لا تعمل WebNova من ${settings.home}. شغّلها بالأمر npm start.`,
    });
  }
  let answer: Answer;
  try {
    answer = await send(
      new URL(path, running.url).href,
      { via: running.local, isLocal: true },
      { method: "POST", headers: { authorization: `Bearer ${running.secret}` } },
    );
  } catch {
    throw new Refused({
      en: `The WebNova at ${running.url} does not answer; it may have been killed. Start it again with "npm start".`,
      ar: `لا تجيب WebNova على ${running.url}؛ ربما أُنهيت. شغّلها ثانية بالأمر npm start.`,
    });
  }
  const body = parsed(answer.text) as { readonly sentence?: Sentence };
  if (answer.status !== 200)
    throw new Refused(body.sentence ?? { en: `The server refused (${answer.status}).`, ar: `رفض الخادم (${answer.status}).` });
  return body as Reply;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};
