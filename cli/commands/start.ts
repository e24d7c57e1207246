import { createServer } from "node:net";
import { parseArgs } from "node:util";
import pino from "pino";
import type { Sentence } from "../../schema/ids.ts";
import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";
import { openHome } from "../home.ts";
import { Refused } from "../refused.ts";
import { type Role, rolePorts, startRole } from "../roles.ts";

/** `webnova start`: everything in one process, or one role of it, until Ctrl-C. */
export const start: Command = {
  name: "start",
  summary: { en: "Starts WebNova.", ar: "يشغّل WebNova." },
  usage: `webnova start
webnova start --role gateway|identity|blueprint|governance|vault|runtime
webnova start --role gateway --supergraph <file> --subgraph <name>=<url> … --open

Without --role everything runs in one process on one port, with a PostgreSQL of its own. With it, one part runs alone: the
subgraphs on 4101…4105, private, answering signed requests only; the gateway in front of them. Collaboration, platforms' pages and
background work are part of "all" for now: start one on the same database. --open puts the gateway before any federation 2
supergraph, on this machine only, without sign-in.

  PORT                     the port (4000; by role 4101…4105)
  WEBNOVA_HOST             the address to listen on (127.0.0.1)
  WEBNOVA_HOME             where data lives (.webnova)
  WEBNOVA_PUBLIC_URL       how people reach it, when that is not http://localhost:<port>
  DATABASE_URL             a PostgreSQL 16 or newer to use instead of the embedded one
  WEBNOVA_SERVICE_KEY      what roles know each other by (all: made in WEBNOVA_HOME)
  WEBNOVA_SUBGRAPH_URLS    where the other roles answer: identity=http://…,blueprint=http://…
  WEBNOVA_ROOT_KEY         what the vault's secrets are sealed with (all: made in WEBNOVA_HOME)
  WEBNOVA_ALLOWED_ORIGINS  other sites whose pages may call the API
  WEBNOVA_TRUSTED_PROXIES  whose X-Forwarded-* headers count
  WEBNOVA_TLS_CERT, _KEY   certificate files, read again when they change
  WEBNOVA_DRAIN_MS         how long to say "not ready" before closing
  WEBNOVA_OWNER_EMAIL      } the first owner, for starts nobody watches
  WEBNOVA_OWNER_PASSWORD   }
  ANTHROPIC_API_KEY        lets Claude plan descriptions
  LOG_LEVEL                trace, debug, info, warn (default), error, silent`,
  run: async (args, say) => {
    const { role, open, ...foreign } = readOptions(args);
    const wanted = readSettings(process.env, rolePorts[role]);
    const settings = { ...wanted, port: await freePort(wanted.port, wanted.host) };
    const logger = pino({ level: settings.logLevel, base: role === "all" ? null : { role } });
    const log = (error: unknown, correlationId: string) => logger.error({ err: error, correlationId }, "unexpected");
    const tell = (sentence: Sentence) => console.log(say(sentence));
    const began = performance.now();
    const ready = (name: string, url: string) =>
      console.log(`${name} is ready: ${url}  (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    if (open) {
      const { startOpenGateway } = await import("../open-gateway.ts");
      const gateway = await startOpenGateway(foreign, settings, log);
      ready("WebNova gateway (open)", gateway.url);
      return untilAsked(() => gateway.close());
    }
    if (role !== "all") {
      const running = await startRole(role, { settings, tell, log });
      ready(`WebNova ${role}`, running.url);
      return untilAsked(() => running.close());
    }
    const { startServer } = await import("../server.ts");
    const home = openHome(settings.home);
    const server = await startServer({ settings, home, port: settings.port, tell, log });
    home.running.write({ url: server.url, port: settings.port, pid: process.pid, secret: server.secret });
    ready("WebNova", server.url);
    if (server.ownerLink) {
      console.log(
        `\nYou are the first: open this link to become the owner. It works once, for 24 hours.\nأنت الأول هنا: افتح هذا الرابط لتصبح المالك. يُستعمل مرة واحدة خلال 24 ساعة.\n\n  ${server.ownerLink}\n`,
      );
    }
    return untilAsked(async () => {
      home.running.remove();
      await server.close();
    });
  },
};

interface StartArguments {
  readonly role: Role;
  readonly supergraph: string;
  readonly subgraphs: readonly string[];
  readonly open: boolean;
}

const readOptions = (args: readonly string[]): StartArguments => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      role: { type: "string", default: "all" },
      supergraph: { type: "string" },
      subgraph: { type: "string", multiple: true },
      open: { type: "boolean", default: false },
    },
  });
  const { role, supergraph, subgraph: subgraphs = [], open } = values;
  if (!Object.hasOwn(rolePorts, role)) {
    const known = Object.keys(rolePorts).join(", ");
    throw new Refused({ en: `There is no role "${role}". Roles: ${known}.`, ar: `لا يوجد دور باسم «${role}». الأدوار: ${known}.` }, 2);
  }
  const complete = role === "gateway" && supergraph !== undefined && subgraphs.length > 0;
  if ((open || supergraph !== undefined || subgraphs.length > 0) && !(open && complete))
    throw new Refused(
      {
        en: "--open, --supergraph and --subgraph belong together: webnova start --role gateway --supergraph <file> --subgraph <name>=<url> … --open. The gateway of WebNova's own roles takes WEBNOVA_SUBGRAPH_URLS instead.",
        ar: "الخيارات ‎--open و‎--supergraph و‎--subgraph متلازمة: webnova start --role gateway --supergraph <file> --subgraph <name>=<url> … --open. أما بوابة أدوار WebNova نفسها فتأخذ WEBNOVA_SUBGRAPH_URLS.",
      },
      2,
    );
  return { role: role as Role, supergraph: supergraph ?? "", subgraphs, open };
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

/** Waits for Ctrl-C or SIGTERM and closes; a second one ends at once [FD34]. Answers the exit code. */
const untilAsked = async (close: () => Promise<void>): Promise<number> => {
  await new Promise<void>((resolve) => {
    const asked = () => {
      process.once("SIGINT", () => process.exit(130));
      process.once("SIGTERM", () => process.exit(143));
      resolve();
    };
    process.once("SIGINT", asked);
    process.once("SIGTERM", asked);
  });
  await close();
  return 0;
};
