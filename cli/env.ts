/** Reads the environment once, before anything starts. What is wrong is one sentence naming the variable, never a stack. */
import { isAbsolute, join, resolve } from "node:path";
import { z } from "zod";
import type { Sentence } from "../schema/ids.ts";
import type { ServiceRoot } from "../subgraphs/service-root.ts";

const port = z.coerce.number().int().min(0).max(65_535);
const url = z.url({ protocol: /^https?$/ });
const key = z.string().regex(/^(?:[0-9a-f]{64}|[A-Za-z0-9+/_-]{43}=?)$/i);
const list = (item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(item));
const optional = <T extends z.ZodType>(type: T) => z.preprocess((value) => (value === "" ? undefined : value), type.optional());

const environment = z.object({
  PORT: optional(port),
  WEBNOVA_HOST: optional(z.string().min(1)),
  WEBNOVA_PUBLIC_URL: optional(url),
  WEBNOVA_HOME: optional(z.string().min(1)),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//)),
  WEBNOVA_SERVICE_KEY: optional(list(key).pipe(z.tuple([key], key))),
  WEBNOVA_ROOT_KEY: optional(key),
  WEBNOVA_SUBGRAPH_URLS: optional(list(z.string().regex(/^[a-z][a-z0-9-]*=https?:\/\/[^/\s=]+\S*$/))),
  WEBNOVA_ALLOWED_ORIGINS: optional(list(z.string().regex(/^https?:\/\/[^/\s*]+$/))),
  WEBNOVA_TRUSTED_PROXIES: optional(list(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))),
  WEBNOVA_TLS_CERT: optional(z.string().min(1)),
  WEBNOVA_TLS_KEY: optional(z.string().min(1)),
  WEBNOVA_ALLOW_HTTP: optional(z.enum(["0", "1"])),
  WEBNOVA_FILES: optional(z.string().regex(/^(s3:\/\/[a-z0-9][a-z0-9.-]{1,62}(\/[\w./-]*)?|[^:]+)$/)),
  WEBNOVA_FILES_ENDPOINT: optional(url),
  WEBNOVA_FILES_REGION: optional(z.string().regex(/^[a-z0-9-]{1,40}$/)),
  WEBNOVA_FILES_KEY_ID: optional(z.string().min(1)),
  WEBNOVA_FILES_SECRET: optional(z.string().min(1)),
  WEBNOVA_FILES_QUOTA_MB: optional(z.coerce.number().int().min(1)),
  WEBNOVA_SIGN_UP: optional(z.enum(["closed", "invited", "open"])),
  WEBNOVA_OWNER_EMAIL: optional(z.email().max(254)),
  WEBNOVA_OWNER_PASSWORD: optional(z.string().min(12).max(128)),
  WEBNOVA_ANTHROPIC_URL: optional(url),
  WEBNOVA_PLANNER_MODEL: optional(z.string().min(1)),
  WEBNOVA_AI_BUDGET: optional(z.coerce.number().min(0).max(1_000_000)),
  ANTHROPIC_API_KEY: optional(z.string().min(8)),
  WEBNOVA_SMTP_URL: optional(
    z
      .string()
      .regex(/^smtps?:\/\/\S+$/)
      .refine((text) => URL.canParse(text) && new URL(text).hostname !== ""),
  ),
  WEBNOVA_MAIL_FROM: optional(z.email().max(254)),
  WEBNOVA_URL: optional(url),
  WEBNOVA_TOKEN: optional(z.string().min(8)),
  WEBNOVA_DRAIN_MS: optional(z.coerce.number().int().min(0).max(600_000)),
  LOG_LEVEL: optional(z.enum(["trace", "debug", "info", "warn", "error", "silent"])),
});

const wanted: Record<string, Sentence> = {
  PORT: { en: "a port number from 0 to 65535", ar: "رقم منفذ من 0 إلى 65535" },
  WEBNOVA_PUBLIC_URL: { en: "an address such as https://webnova.example", ar: "عنوانًا مثل https://webnova.example" },
  DATABASE_URL: {
    en: "an address such as postgres://user:password@host:5432/database",
    ar: "عنوانًا مثل postgres://user:password@host:5432/database",
  },
  WEBNOVA_SERVICE_KEY: {
    en: "32 random bytes as 64 hexadecimal characters (openssl rand -hex 32); while it is changed, new and old with a comma between",
    ar: "32 بايت عشوائية في 64 خانة ست عشرية (openssl rand -hex 32)؛ وأثناء تغييره الجديد ثم القديم وبينهما فاصلة",
  },
  WEBNOVA_ROOT_KEY: {
    en: "32 random bytes as 64 hexadecimal characters (openssl rand -hex 32)",
    ar: "32 بايت عشوائية في 64 خانة ست عشرية (openssl rand -hex 32)",
  },
  WEBNOVA_SUBGRAPH_URLS: {
    en: "a list such as identity=http://10.0.0.5:4101,blueprint=http://10.0.0.6:4102",
    ar: "قائمة مثل identity=http://10.0.0.5:4101,blueprint=http://10.0.0.6:4102",
  },
  WEBNOVA_ALLOWED_ORIGINS: {
    en: "a list of exact origins such as https://tools.example, never *",
    ar: "قائمة بمصادر محددة مثل https://tools.example وليس *",
  },
  WEBNOVA_TRUSTED_PROXIES: {
    en: "a list of addresses or networks such as 10.0.0.1,10.1.0.0/16",
    ar: "قائمة عناوين أو شبكات مثل 10.0.0.1,10.1.0.0/16",
  },
  WEBNOVA_ALLOW_HTTP: { en: "1 or 0", ar: "1 أو 0" },
  WEBNOVA_FILES: { en: "a folder, or a bucket such as s3://files/webnova", ar: "مجلدًا أو حاوية مثل s3://files/webnova" },
  WEBNOVA_FILES_ENDPOINT: { en: "an address such as https://minio.example:9000", ar: "عنوانًا مثل https://minio.example:9000" },
  WEBNOVA_FILES_REGION: { en: "a region such as eu-central-1", ar: "منطقة مثل eu-central-1" },
  WEBNOVA_FILES_QUOTA_MB: { en: "a whole number of MiB, such as 5120", ar: "عددًا صحيحًا من الميبيبايت مثل 5120" },
  WEBNOVA_SIGN_UP: { en: "closed, invited or open", ar: "closed أو invited أو open" },
  WEBNOVA_OWNER_EMAIL: { en: "an e-mail address", ar: "عنوان بريد إلكتروني" },
  WEBNOVA_OWNER_PASSWORD: { en: "a password of 12 to 128 characters", ar: "كلمة مرور من 12 إلى 128 حرفًا" },
  WEBNOVA_SMTP_URL: {
    en: "an address such as smtp://user:password@mail.example:587 or smtps://mail.example",
    ar: "عنوانًا مثل smtp://user:password@mail.example:587 أو smtps://mail.example",
  },
  WEBNOVA_MAIL_FROM: { en: "an e-mail address", ar: "عنوان بريد إلكتروني" },
  WEBNOVA_URL: { en: "an address such as http://localhost:4000", ar: "عنوانًا مثل http://localhost:4000" },
};

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** null: derived from the port that was opened. */
  readonly publicUrl: string | null;
  readonly home: string;
  readonly databaseUrl: string | null;
  /** Several while it is being changed: the first signs, all are accepted. */
  readonly serviceKey: ServiceRoot | null;
  /** Where subgraphs in other processes answer, by name. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly allowedOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly rootKey: Buffer | null;
  /** People may sign in over plain HTTP from other machines. */
  readonly allowHttp: boolean;
  /** Who may make an account. */
  readonly signUp: "closed" | "invited" | "open";
  readonly owner: { readonly email: string; readonly password: string } | null;
  readonly files: FileSettings;
  readonly anthropic: {
    readonly url: string | null;
    readonly apiKey: string | null;
    readonly model: string | null;
    readonly monthlyBudgetUsd: number | null;
  };
  /** Where mail to people of platforms leaves; null: it is kept for administrators. */
  readonly mail: { readonly url: string; readonly from: string | null } | null;
  readonly url: string | null;
  readonly token: string | null;
  readonly drainMs: number;
  readonly logLevel: string;
}

/** Where the content of end users' files lies; `quota` in bytes, for each environment. */
export type FileSettings = { readonly quota: number } & (
  | { readonly kind: "folder"; readonly folder: string }
  | {
      readonly kind: "s3";
      readonly bucket: string;
      readonly prefix: string;
      readonly endpoint: string;
      readonly region: string;
      readonly keyId: string;
      readonly secret: string;
    }
);

/** A setting that cannot be used. Printed as it is; the process ends with 2. */
export class SettingsError extends Error {
  constructor(readonly sentence: Sentence) {
    super(sentence.en);
  }
}

/** Parses the variables of a process. Throws SettingsError naming the first variable that cannot be used. `usualPort` holds where PORT is not set. */
export const readSettings = (variables: NodeJS.ProcessEnv, usualPort = 4000): Settings => {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? "?");
    const want = wanted[name] ?? { en: parsed.error.issues[0]?.message ?? "another value", ar: "قيمة أخرى" };
    throw new SettingsError({
      en: `${name} cannot be used: it must be ${want.en}.`,
      ar: `لا يمكن استخدام ${name}: يجب أن يكون ${want.ar}.`,
    });
  }
  const env = parsed.data;
  if ((env.WEBNOVA_OWNER_EMAIL === undefined) !== (env.WEBNOVA_OWNER_PASSWORD === undefined)) {
    throw new SettingsError({
      en: "WEBNOVA_OWNER_EMAIL and WEBNOVA_OWNER_PASSWORD belong together: set both or neither.",
      ar: "المتغيران WEBNOVA_OWNER_EMAIL وWEBNOVA_OWNER_PASSWORD متلازمان: اضبطهما معًا أو اتركهما معًا.",
    });
  }
  if ((env.WEBNOVA_TLS_CERT === undefined) !== (env.WEBNOVA_TLS_KEY === undefined)) {
    throw new SettingsError({
      en: "WEBNOVA_TLS_CERT and WEBNOVA_TLS_KEY belong together: set both or neither.",
      ar: "المتغيران WEBNOVA_TLS_CERT وWEBNOVA_TLS_KEY متلازمان: اضبطهما معًا أو اتركهما معًا.",
    });
  }
  return {
    port: env.PORT ?? usualPort,
    host: env.WEBNOVA_HOST ?? "127.0.0.1",
    publicUrl: env.WEBNOVA_PUBLIC_URL?.replace(/\/$/, "") ?? null,
    home: absolute(env.WEBNOVA_HOME ?? ".webnova"),
    databaseUrl: env.DATABASE_URL ?? null,
    serviceKey: env.WEBNOVA_SERVICE_KEY ? rootOf(env.WEBNOVA_SERVICE_KEY) : null,
    subgraphUrls: Object.fromEntries(
      (env.WEBNOVA_SUBGRAPH_URLS ?? []).map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
    ),
    allowedOrigins: env.WEBNOVA_ALLOWED_ORIGINS ?? [],
    trustedProxies: env.WEBNOVA_TRUSTED_PROXIES ?? [],
    tls: env.WEBNOVA_TLS_CERT && env.WEBNOVA_TLS_KEY ? { cert: absolute(env.WEBNOVA_TLS_CERT), key: absolute(env.WEBNOVA_TLS_KEY) } : null,
    rootKey: env.WEBNOVA_ROOT_KEY ? keyBytes(env.WEBNOVA_ROOT_KEY) : null,
    allowHttp: env.WEBNOVA_ALLOW_HTTP === "1",
    signUp: env.WEBNOVA_SIGN_UP ?? "invited",
    owner:
      env.WEBNOVA_OWNER_EMAIL && env.WEBNOVA_OWNER_PASSWORD
        ? { email: env.WEBNOVA_OWNER_EMAIL, password: env.WEBNOVA_OWNER_PASSWORD }
        : null,
    files: filesOf(env),
    anthropic: {
      url: env.WEBNOVA_ANTHROPIC_URL ?? null,
      apiKey: env.ANTHROPIC_API_KEY ?? null,
      model: env.WEBNOVA_PLANNER_MODEL ?? null,
      monthlyBudgetUsd: env.WEBNOVA_AI_BUDGET ?? null,
    },
    mail: env.WEBNOVA_SMTP_URL ? { url: env.WEBNOVA_SMTP_URL, from: env.WEBNOVA_MAIL_FROM ?? null } : null,
    url: env.WEBNOVA_URL?.replace(/\/$/, "") ?? null,
    token: env.WEBNOVA_TOKEN ?? null,
    // Behind a balancer the door says "not ready" for a while before it closes; on a laptop Ctrl-C means now.
    drainMs: env.WEBNOVA_DRAIN_MS ?? (env.WEBNOVA_PUBLIC_URL ? 5_000 : 0),
    logLevel: env.LOG_LEVEL ?? "warn",
  };
};

const filesOf = (env: z.infer<typeof environment>): FileSettings => {
  const quota = (env.WEBNOVA_FILES_QUOTA_MB ?? 5_120) * 1024 * 1024;
  const { WEBNOVA_FILES: where = "", WEBNOVA_FILES_KEY_ID: keyId, WEBNOVA_FILES_SECRET: secret } = env;
  const [, bucket, path = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(where) ?? [];
  if (bucket === undefined)
    return { kind: "folder", folder: where === "" ? join(absolute(env.WEBNOVA_HOME ?? ".webnova"), "files") : absolute(where), quota };
  if (keyId === undefined || secret === undefined)
    throw new SettingsError({
      en: "WEBNOVA_FILES names a bucket: set WEBNOVA_FILES_KEY_ID and WEBNOVA_FILES_SECRET to a key that may read and write it.",
      ar: "يشير WEBNOVA_FILES إلى حاوية: اضبط WEBNOVA_FILES_KEY_ID وWEBNOVA_FILES_SECRET على مفتاح يقرؤها ويكتب فيها.",
    });
  const region = env.WEBNOVA_FILES_REGION ?? "us-east-1";
  const endpoint = env.WEBNOVA_FILES_ENDPOINT ?? `https://s3.${region}.amazonaws.com`;
  const prefix = path === "" || path.endsWith("/") ? path : `${path}/`;
  return { kind: "s3", bucket, prefix, endpoint, region, keyId, secret, quota };
};

const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(process.cwd(), path));
const rootOf = ([first, ...others]: readonly [string, ...string[]]): ServiceRoot => [keyBytes(first), ...others.map(keyBytes)];
const keyBytes = (text: string): Buffer => (text.length === 64 ? Buffer.from(text, "hex") : Buffer.from(text, "base64url"));
