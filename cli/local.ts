import type { Settings } from "./env.ts";
import { openHome } from "./home.ts";
import { Refused } from "./refused.ts";

/** Asks the server that runs from this WEBNOVA_HOME through its local door. Throws Refused when none runs, or with the server's sentence. */
export const askLocal = async <Answer>(settings: Settings, path: string): Promise<Answer> => {
  const running = openHome(settings.home).running.read();
  if (!running) {
    throw new Refused({
      en: `No WebNova is running from ${settings.home}. Start one with "npm start".`,
      ar: `لا تعمل WebNova من ${settings.home}. شغّلها بالأمر npm start.`,
    });
  }
  let response: Response;
  try {
    response = await fetch(`http://127.0.0.1:${running.port}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${running.secret}` },
    });
  } catch {
    throw new Refused({
      en: `The WebNova at ${running.url} does not answer; it may have been killed. Start it again with "npm start".`,
      ar: `لا تجيب WebNova على ${running.url}؛ ربما أُنهيت. شغّلها ثانية بالأمر npm start.`,
    });
  }
  const body = (await response.json().catch(() => ({}))) as { sentence?: { en: string; ar: string } } & Answer;
  if (!response.ok)
    throw new Refused(body.sentence ?? { en: `The server refused (${response.status}).`, ar: `رفض الخادم (${response.status}).` });
  return body;
};
