/** The database: which one, what the login may do, whether the schema is this program's, and whether the vault's key opens it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { asAdmin, connectDatabase, oldestServer, type ServerFacts, serverFacts } from "../../db/connect.ts";
import { serverAccount } from "../../db/embedded/account.ts";
import { findBinaries } from "../../db/embedded/binaries.ts";
import { runningEmbedded } from "../../db/embedded.ts";
import { DatabaseError } from "../../db/errors.ts";
import { listParked } from "../../db/event-store/dead-letters.ts";
import { eventLag, LAG_SECONDS, lagSentence } from "../../db/event-store/lag.ts";
import { type SchemaState, schemaState } from "../../db/migrate.ts";
import { transact } from "../../db/transaction.ts";
import { systemClock } from "../../subgraphs/clock.ts";
import { createVault } from "../../subgraphs/vault/index.ts";
import type { Settings } from "../env.ts";
import { openHome } from "../home.ts";
import { type Finding, finding } from "./finding.ts";

interface Look {
  readonly facts: ServerFacts;
  readonly state: SchemaState | null;
}

/** Looks at the database that this installation uses; what does not run is not started. */
export const database = async (settings: Settings): Promise<readonly Finding[]> => {
  const embedded = settings.databaseUrl === null;
  const installed = embedded ? [binaries(settings)] : [];
  const url = settings.databaseUrl ?? runningEmbedded(settings.home);
  if (url === null)
    return [
      ...installed,
      finding(
        "migrations",
        "optional",
        "The database does not run now; npm start starts it and brings it to the newest schema.",
        "قاعدة البيانات لا تعمل الآن؛ npm start يشغّلها ويحدّث مخططها.",
      ),
      keysAtRest(settings),
    ];
  try {
    const look = await asAdmin(url, async (admin): Promise<Look> => ({ facts: await serverFacts(admin), state: await schemaState(admin) }));
    return [
      ...installed,
      ...(embedded ? [] : [server(look.facts)]),
      skew(look.facts),
      migrations(look.state),
      await keys(settings, url, look.state),
      ...(await events(settings, url, look.state)),
    ];
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return [...installed, { part: "database", state: "broken", sentence: error.sentence }];
  }
};

const binaries = ({ home }: Settings): Finding => {
  try {
    const { version } = findBinaries(serverAccount(), existsSync(home) ? home : ".");
    return finding("database", "ok", `The embedded PostgreSQL ${version} runs here.`, `قاعدة PostgreSQL ${version} المضمّنة تعمل هنا.`);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return { part: "database", state: "broken", sentence: error.sentence };
  }
};

const server = ({ version, number, login, missing }: ServerFacts): Finding => {
  if (number < oldestServer)
    return finding(
      "database",
      "broken",
      `DATABASE_URL is PostgreSQL ${version}; 16 is the oldest that works.`,
      `‏DATABASE_URL يشير إلى PostgreSQL ${version}؛ أقدم إصدار يعمل هو 16.`,
    );
  if (missing.length > 0)
    return finding(
      "database",
      "broken",
      `The login ${login} of DATABASE_URL lacks: ${missing.join(", ")}.`,
      `ينقص حساب الدخول ${login} في DATABASE_URL: ${missing.join("، ")}.`,
    );
  return finding(
    "database",
    "ok",
    `DATABASE_URL answers with PostgreSQL ${version}; ${login} has the rights it needs, and no extension is needed.`,
    `يجيب DATABASE_URL بإصدار PostgreSQL ${version}؛ للحساب ${login} ما يلزمه من صلاحيات، ولا تلزم أي إضافة.`,
  );
};

const skew = ({ aheadMs }: ServerFacts): Finding =>
  Math.abs(aheadMs) > 5_000
    ? finding(
        "clocks",
        "warning",
        `The database's clock is ${Math.round(aheadMs / 1000)} s ahead of this machine's. Set both by NTP: sessions end by one and are made by the other.`,
        `ساعة قاعدة البيانات تسبق ساعة هذا الجهاز بـ${Math.round(aheadMs / 1000)} ثانية. اضبطهما عبر NTP.`,
      )
    : finding("clocks", "ok", "The database's clock and this machine's agree.", "ساعتا قاعدة البيانات وهذا الجهاز متفقتان.");

const migrations = (state: SchemaState | null): Finding => {
  if (state?.newer)
    return finding(
      "migrations",
      "broken",
      `The database belongs to a newer WebNova (${state.newer}); install that version.`,
      `قاعدة البيانات لإصدار أحدث من WebNova (${state.newer})؛ ثبّت ذلك الإصدار.`,
    );
  if (state?.missing.length === 0) return finding("migrations", "ok", "The schema is at its newest version.", "المخطط على أحدث نسخة.");
  return finding(
    "migrations",
    "optional",
    `${state ? state.missing.length : "All"} migrations are still to run: npm start (or webnova migrate) runs them.`,
    `بقيت ${state ? state.missing.length : "كل"} الترحيلات: ينفذها npm start (أو webnova migrate).`,
  );
};

const keysAtRest = ({ home, serviceKey, rootKey }: Settings): Finding =>
  (serviceKey || existsSync(join(home, "service.key"))) && (rootKey || existsSync(join(home, "root.key")))
    ? finding(
        "keys",
        "ok",
        "Service key and root key are there. Keep a copy of both elsewhere.",
        "مفتاح الخدمة والمفتاح الجذري موجودان. احتفظ بنسخة منهما في مكان آخر.",
      )
    : finding("keys", "optional", "Keys are made at the first start.", "تُنشأ المفاتيح عند أول تشغيل.");

/** Opens the vault as the server does, to say whether its secrets can be read. */
const keys = async (settings: Settings, url: string, state: SchemaState | null): Promise<Finding> => {
  const { home, rootKey } = settings;
  const file = join(home, "service.key");
  const secret = secretOf(settings);
  if (state === null || state.missing.length > 0) return keysAtRest(settings);
  if (secret === null)
    return finding(
      "keys",
      "broken",
      `The database is in use, and ${file} is missing: bring it back from where the data came from, or set WEBNOVA_SERVICE_KEY.`,
      `قاعدة البيانات مستعملة والملف ${file} مفقود: أعده من حيث جاءت البيانات أو اضبط WEBNOVA_SERVICE_KEY.`,
    );
  const opened = connectDatabase({ url, secret, poolSize: 1 });
  try {
    const vault = await createVault({
      database: opened,
      home,
      rootKey,
      environment: { claude: null },
      extraHosts: { claude: [] },
      clock: systemClock,
      viewers: () => Promise.reject(new Error("nobody signs in here")),
    });
    return vault.sealed
      ? finding(
          "keys",
          "warning",
          "The vault is sealed: its root key is missing or another one. Platforms run; nothing that needs a secret does. Bring root.key back, or set WEBNOVA_ROOT_KEY.",
          "الخزنة مختومة: المفتاح الجذري مفقود أو ليس مفتاحها. المنصات تعمل، أما ما يحتاج إلى سر فلا. أعد root.key أو اضبط WEBNOVA_ROOT_KEY.",
        )
      : finding(
          "keys",
          "ok",
          "The vault is open. Keep copies of service key and root key elsewhere.",
          "الخزنة مفتوحة. احتفظ بنسختين من مفتاح الخدمة والمفتاح الجذري في مكان آخر.",
        );
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return { part: "keys", state: "broken", sentence: error.sentence };
  } finally {
    await opened.close();
  }
};

const secretOf = ({ home, serviceKey }: Settings) =>
  serviceKey ?? (existsSync(join(home, "service.key")) ? openHome(home).serviceKey() : null);

/** Whether readers of events keep up, and whether consumers could handle what they read. */
const events = async (settings: Settings, url: string, state: SchemaState | null): Promise<readonly Finding[]> => {
  const secret = secretOf(settings);
  if (secret === null || state === null || state.missing.length > 0) return [];
  const opened = connectDatabase({ url, secret, poolSize: 1 });
  try {
    const lag = await eventLag(opened);
    if (lag.seconds >= LAG_SECONDS) return [{ part: "events", state: "warning", sentence: lagSentence(lag) }];
    const parked = await transact(await opened.source("wn_consumer"), null, (tx) => listParked(tx, 500));
    const dead = parked.filter((one) => one.state === "dead").length;
    return [
      dead > 0
        ? finding(
            "events",
            "warning",
            `${dead} events could not be handled; look at them with webnova events parked.`,
            `تعذرت معالجة ${dead} من الأحداث؛ اعرضها بالأمر webnova events parked.`,
          )
        : finding("events", "ok", "Events are read as they happen.", "تُقرأ الأحداث حال وقوعها."),
    ];
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return [];
  } finally {
    await opened.close();
  }
};
