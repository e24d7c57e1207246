import { createServer } from "node:net";
import { parseArgs } from "node:util";
import pino from "pino";
import type { Sentence } from "../../schema/ids.ts";
import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";
import { openHome } from "../home.ts";
import { localAddress } from "../http.ts";
import { Refused } from "../refused.ts";
import { type Role, rolePorts, startRole } from "../roles.ts";

/** `webnova start`: everything in one process, or one role of it, until Ctrl-C. */
export const start: Command = {
  name: "start",
  summary: { en: "Starts WebNova.", ar: "يشغّل WebNova." },
  usage: {
    en: `webnova start
webnova start --role gateway|identity|blueprint|governance|vault|runtime
webnova start --role gateway --supergraph <file> --subgraph <name>=<url> … --open

Without --role everything runs in one process on one port, with a PostgreSQL of its own. With it, one part runs alone: the
subgraphs on 4101…4105, private, answering signed requests only; the gateway in front of them. Editing together, platforms' pages
and background work are part of "all" for now: start one on the same database. Plans made by roles are the offline planner's. --open puts the gateway before any federation 2
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
  WEBNOVA_ALLOW_HTTP       1: people may sign in from other machines without TLS
  WEBNOVA_SIGN_UP          who may make an account: closed, invited (default), open (needs mail)
  WEBNOVA_DRAIN_MS         how long to say "not ready" before closing
  WEBNOVA_OWNER_EMAIL      } the first owner, for starts nobody watches
  WEBNOVA_OWNER_PASSWORD   }
  ANTHROPIC_API_KEY        lets Claude plan descriptions
  LOG_LEVEL                trace, debug, info, warn (default), error, silent`,
    ar: `webnova start
webnova start --role gateway|identity|blueprint|governance|vault|runtime
webnova start --role gateway --supergraph <file> --subgraph <name>=<url> … --open

دون ‎--role يعمل كل شيء في عملية واحدة على منفذ واحد مع PostgreSQL خاصة به. ومعه يعمل قسم واحد وحده: الأقسام على 4101…4105 خاصة لا
تجيب إلا طلبات موقّعة، والبوابة أمامها. التحرير المشترك وصفحات المنصات والعمل في الخلفية جزء من all حاليًا: شغّل واحدة على قاعدة
البيانات نفسها. خطط الأقسام يضعها المخطِّط دون اتصال. ‎--open يضع البوابة أمام أي مخطط جامع من الإصدار 2 على هذا الجهاز وحده ودون تسجيل دخول.

  PORT                     المنفذ (4000؛ وللأقسام 4101…4105)
  WEBNOVA_HOST             العنوان الذي يُستمع عليه (127.0.0.1)
  WEBNOVA_HOME             مكان البيانات (.webnova)
  WEBNOVA_PUBLIC_URL       العنوان الذي يصل به الناس إن لم يكن http://localhost:<port>
  DATABASE_URL             PostgreSQL 16 أو أحدث بدل المضمّنة
  WEBNOVA_SERVICE_KEY      ما تتعارف به الأقسام (all: يُنشأ في WEBNOVA_HOME)
  WEBNOVA_SUBGRAPH_URLS    عناوين الأقسام الأخرى: identity=http://…,blueprint=http://…
  WEBNOVA_ROOT_KEY         ما تُختم به أسرار الخزنة (all: يُنشأ في WEBNOVA_HOME)
  WEBNOVA_ALLOWED_ORIGINS  مواقع أخرى يجوز لصفحاتها استدعاء الواجهة
  WEBNOVA_TRUSTED_PROXIES  من تُقبل منهم ترويسات X-Forwarded-*
  WEBNOVA_TLS_CERT, _KEY   ملفا الشهادة، ويُقرآن من جديد عند تغيرهما
  WEBNOVA_ALLOW_HTTP       ‏1: يجوز تسجيل الدخول من أجهزة أخرى دون TLS
  WEBNOVA_SIGN_UP          من ينشئ حسابًا: closed أو invited (الافتراضي) أو open (يحتاج إلى بريد)
  WEBNOVA_DRAIN_MS         مدة إعلان «غير جاهز» قبل الإغلاق
  WEBNOVA_OWNER_EMAIL      } المالك الأول عند تشغيل لا يراقبه أحد
  WEBNOVA_OWNER_PASSWORD   }
  ANTHROPIC_API_KEY        يتيح لـClaude تخطيط الأوصاف
  LOG_LEVEL                trace أو debug أو info أو warn (الافتراضي) أو error أو silent`,
  },
  run: async (args, say) => {
    const { role, open, ...foreign } = readOptions(args);
    const wanted = readSettings(process.env, rolePorts[role]);
    const settings = { ...wanted, port: await freePort(wanted.port, wanted.host) };
    const logger = pino({ level: settings.logLevel, base: role === "all" ? null : { role } });
    const log = (error: unknown, correlationId: string) => logger.error({ err: error, correlationId }, "unexpected");
    const tell = (sentence: Sentence) => console.log(say(sentence));
    const end = listenForTheEnd(() =>
      tell({
        en: "Stopping as soon as the start has finished; once more ends at once.",
        ar: "سيتوقف حال انتهاء التشغيل؛ ومرة أخرى تنهيه فورًا.",
      }),
    );
    const began = performance.now();
    const ready = (name: string, url: string) =>
      console.log(`${name} is ready: ${url}  (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    if (open) {
      const { startOpenGateway } = await import("../open-gateway.ts");
      const gateway = await startOpenGateway(foreign, settings, log);
      ready("WebNova gateway (open)", gateway.url);
      return end.after(() => gateway.close());
    }
    if (role !== "all") {
      const running = await startRole(role, { settings, tell, log });
      ready(`WebNova ${role}`, running.url);
      return end.after(() => running.close());
    }
    const { startServer } = await import("../server.ts");
    const home = openHome(settings.home);
    const server = await startServer({ settings, home, port: settings.port, tell, log });
    home.running.write({ url: server.url, local: localAddress(settings), pid: process.pid, secret: server.secret });
    ready("WebNova", server.url);
    if (server.ownerLink) {
      console.log(
        `\nYou are the first: open this link to become the owner. It works once, for 24 hours.\nأنت الأول هنا: افتح هذا الرابط لتصبح المالك. يُستعمل مرة واحدة خلال 24 ساعة.\n\n  ${server.ownerLink}\n`,
      );
    }
    return end.after(async () => {
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

/**
 * Listens for Ctrl-C and SIGTERM from the first moment, because a start that is cut off would leave its database running. A second one ends
 * at once [FD34]. `after` waits for the first, closes, and answers the exit code.
 */
const listenForTheEnd = (onEarly: () => void) => {
  let ready = false;
  const asked = new Promise<void>((resolve) => {
    const hear = () => {
      process.once("SIGINT", () => process.exit(130));
      process.once("SIGTERM", () => process.exit(143));
      if (!ready) onEarly();
      resolve();
    };
    process.once("SIGINT", hear);
    process.once("SIGTERM", hear);
  });
  return {
    after: async (close: () => Promise<void>): Promise<number> => {
      ready = true;
      await asked;
      await close();
      return 0;
    },
  };
};
