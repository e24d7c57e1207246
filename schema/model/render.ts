/**
 * The port between the data plane, which knows who is asking and answers GraphQL, and the renderer, which turns a page of the
 * model into HTML. The renderer (`web/platform/`) is a Vite SSR build, `dist/platform/server/entry-server.js`, exporting
 * `render: Render`; its client files are `dist/platform/client/assets/*`, served by the data plane at `/assets/*` (immutable;
 * `.br` and `.gz` lie beside each file).
 *
 * The data plane sends every GET that is not `/graphql`, `/api`, `/auth/*`, `/assets/*` or `/files/*` to `render`. Besides pages
 * the renderer answers, under names of its own:
 *   `/_page/<path>`          the page as JSON, for navigation without reload (a signed-out session answers `{ "go": "/sign-in…" }`)
 *   `/_theme/<hash>.css`     the platform's colours as CSS variables
 *   `/_version`              the version's hash as JSON, for a page that was away while something was released
 *   `/_preferences?locale=&theme=&digits=&back=`   sets the cookies below and goes back (303)
 * Cookies it sets are comfort only, readable by scripts: `wn_locale`, `wn_theme`, `wn_digits`. The session cookie is not its business.
 */
import type { Id, Text } from "../blueprint/shape.ts";
import type { Json, Locale } from "../ids.ts";
import type { Model } from "./model.ts";

export type Render = (request: RenderRequest) => Promise<RenderResult>;

export type ThemeChoice = "light" | "dark" | "system";
/** Latin 0–9 or Arabic-Indic ٠–٩. */
export type Digits = "latn" | "arab";

export interface RenderRequest {
  /** The pathname as it came, still percent-encoded; begins with "/". */
  readonly path: string;
  /** "" or "?…", as it came. */
  readonly search: string;
  readonly locale: Locale;
  readonly theme: ThemeChoice;
  /** Fresh per answer, 128 bits or more, base64; ends up in the Content-Security-Policy and on the inline scripts. */
  readonly nonce: string;
  readonly environment: { readonly name: "preview" | "staging" | "production"; readonly label: Text };
  readonly model: Model;
  /** Null: not signed in, viewer class `r_public`. */
  readonly viewer: RenderViewer | null;
  /** Runs one of the page's documents as this viewer. Never throws for a refusal: refusals are `errors`. */
  call(document: string, variables: Readonly<Record<string, Json>>): Promise<GraphQLAnswer>;
  /** Only those named above are read. */
  readonly cookies?: Readonly<Record<string, string>>;
  /** Origins that may frame the page (the studio, in preview). Absent: nobody. */
  readonly frameAncestors?: readonly string[];
}

export interface RenderViewer {
  /** The id of the end user's `ent_user` record. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Role ids as in the model; `r_member` may be left out, everybody signed in has it. */
  readonly roles: readonly Id[];
}

export interface GraphQLAnswer {
  readonly data?: Readonly<Record<string, Json>> | null;
  readonly errors?: readonly GraphQLProblem[];
}

export interface GraphQLProblem {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: {
    readonly code?: string;
    readonly correlationId?: string;
    /** DATA_INVALID: `path` is the field's key, for instance `["set", "phone"]` or `["phone"]`. */
    readonly problems?: readonly {
      readonly path: string | readonly (string | number)[];
      readonly code: string;
      readonly message: string;
    }[];
    readonly [key: string]: unknown;
  };
}

export interface RenderResult {
  readonly status: number;
  /** Lower-case names; Content-Type, Cache-Control and Content-Security-Policy are always there. Several cookies: an array. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** The body: HTML, or JSON and CSS under the names above. */
  readonly html: string;
}

export const preferenceCookies = { locale: "wn_locale", theme: "wn_theme", digits: "wn_digits" } as const;

/**
 * Decides language and theme of a request: what the person chose (cookie), else the first language of `Accept-Language` the
 * platform speaks, else the platform's default. For the data plane, so every door answers in the same language.
 */
export const preferencesOf = (
  header: { readonly locales: readonly string[]; readonly defaultLocale: string },
  cookies: Readonly<Record<string, string>>,
  acceptLanguage = "",
): { readonly locale: Locale; readonly theme: ThemeChoice } => {
  const chosen = cookies[preferenceCookies.locale];
  const theme = cookies[preferenceCookies.theme];
  const wanted = acceptLanguage
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
      return { language: tag.split("-")[0] ?? "", weight: q === undefined ? 1 : Number(q) || 0 };
    })
    .filter(({ language, weight }) => weight > 0 && isLocale(language) && header.locales.includes(language))
    .sort((a, b) => b.weight - a.weight);
  const fallback = isLocale(header.defaultLocale) ? header.defaultLocale : "en";
  return {
    locale: isLocale(chosen) ? chosen : ((wanted[0]?.language as Locale | undefined) ?? fallback),
    theme: theme === "light" || theme === "dark" ? theme : "system",
  };
};

const isLocale = (value: unknown): value is Locale => value === "en" || value === "ar";
