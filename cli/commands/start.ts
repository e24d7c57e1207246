import { createServer } from "node:net";
import { parseArgs } from "node:util";
import pino from "pino";
import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";
import { openHome } from "../home.ts";
import { Refused } from "../refused.ts";
import { startServer } from "../server.ts";

/** `webnova start`: everything in one process, until Ctrl-C. */
export const start: Command = {
  name: "start",
  summary: { en: "Starts WebNova.", ar: "يشغّل WebNova." },
  usage: `webnova start

Everything runs in one process on one port, with a PostgreSQL of its own.

  PORT                     the port (4000)
  WEBNOVA_HOST             the address to listen on (127.0.0.1)
  WEBNOVA_HOME             where data lives (.webnova)
  WEBNOVA_PUBLIC_URL       how people reach it, when that is not http://localhost:<port>
  DATABASE_URL             a PostgreSQL 16 or newer to use instead of the embedded one
  WEBNOVA_OWNER_EMAIL      } the first owner, for starts nobody watches
  WEBNOVA_OWNER_PASSWORD   }
  ANTHROPIC_API_KEY        lets Claude plan descriptions
  LOG_LEVEL                trace, debug, info, warn (default), error, silent`,
  run: async (args, say) => {
    parseArgs({ args: [...args], options: {} });
    const settings = readSettings(process.env);
    const log = pino({ level: settings.logLevel, base: null });
    const home = openHome(settings.home);
    const port = await freePort(settings.port, settings.host);
    const began = performance.now();
    const server = await startServer({
      settings,
      home,
      port,
      tell: (sentence) => console.log(say(sentence)),
      log: (error, correlationId) => log.error({ err: error, correlationId }, "unexpected"),
    });
    home.running.write({ url: server.url, pid: process.pid, secret: server.secret });
    console.log(`WebNova is ready: ${server.url}  (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    if (server.ownerLink) {
      console.log(
        `\nYou are the first: open this link to become the owner. It works once, for 24 hours.\nأنت الأول هنا: افتح هذا الرابط لتصبح المالك. يُستعمل مرة واحدة خلال 24 ساعة.\n\n  ${server.ownerLink}\n`,
      );
    }
    const code = await untilAsked();
    home.running.remove();
    await server.close();
    return code;
  },
};

/** Finds the port before anything is opened, so a taken one costs nothing. 0 picks one. */
const freePort = (wanted: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Refused({
              en: `Port ${wanted} is taken. Stop what uses it, or choose another: PORT=${wanted + 1} npm start`,
              ar: `المنفذ ${wanted} مشغول. أوقف ما يستعمله أو اختر غيره: PORT=${wanted + 1} npm start`,
            })
          : new Refused({
              en: `WebNova cannot listen on ${host}:${wanted} (${error.code}). Check WEBNOVA_HOST and PORT.`,
              ar: `لا تستطيع WebNova الاستماع على ${host}:${wanted} ‏(${error.code}). تحقق من WEBNOVA_HOST وPORT.`,
            }),
      ),
    );
    probe.listen(wanted, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : wanted));
    });
  });

/** Waits for Ctrl-C or SIGTERM; a second one ends at once. */
const untilAsked = (): Promise<number> =>
  new Promise((resolve) => {
    const asked = () => {
      process.once("SIGINT", () => process.exit(130));
      process.once("SIGTERM", () => process.exit(143));
      resolve(0);
    };
    process.once("SIGINT", asked);
    process.once("SIGTERM", asked);
  });
