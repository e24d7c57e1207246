/**
 * The renderer behind the port `Render` (`schema/model/render.ts`): one request in, one answer out, no state but caches of pages.
 * Every answer is private to the viewer and may not be stored by anybody (ST34).
 */
import { generateHydrationScript, renderToStringAsync } from "solid-js/web";
import type { RenderRequest, RenderResult } from "../../schema/model/render.ts";
import { App } from "./app.tsx";
import { type Boot, inScript } from "./boot.ts";
import { groupsIn } from "./components/groups.ts";
import type { Host } from "./host.tsx";
import { Preferences } from "./parts/preferences.tsx";
import { catalogue } from "./server/catalogue.ts";
import { clientFiles, filesFor } from "./server/client-files.ts";
import { load } from "./server/load.ts";
import { setPreferences } from "./server/preferences.ts";
import { makeWords } from "./text.ts";
import { themeCss } from "./theme.ts";
import { titleOf } from "./title.ts";

export const render = async (request: RenderRequest): Promise<RenderResult> => {
  const headers = safeHeaders(request);
  const { path, search } = request;
  if (path === "/_preferences") return setPreferences(search, headers);
  if (path === "/_version")
    return {
      status: 200,
      headers: { ...headers, "content-type": "application/json; charset=utf-8" },
      html: JSON.stringify({ version: request.model.hash }),
    };
  if (path.startsWith("/_theme/")) {
    const exact = path === `/_theme/${request.model.hash}.css`;
    const cache = exact ? "public, max-age=31536000, immutable" : "no-store";
    return {
      status: 200,
      headers: { ...headers, "content-type": "text/css; charset=utf-8", "cache-control": cache },
      html: themeCss(request.model.theme),
    };
  }
  const alone = path === "/_page" || path.startsWith("/_page/");
  const loaded = await load(request, alone ? path.slice(6) || "/" : path, search);
  if (alone) {
    const body = "go" in loaded ? loaded : { boot: loaded.boot, icons: loaded.icons };
    return { status: 200, headers: { ...headers, "content-type": "application/json; charset=utf-8" }, html: JSON.stringify(body) };
  }
  if ("go" in loaded)
    return { status: 303, headers: { ...headers, "content-type": "text/plain; charset=utf-8", location: loaded.go }, html: "" };
  const robots = loaded.isPublic && request.environment.name === "production" ? {} : { "x-robots-tag": "noindex" };
  return {
    status: loaded.status,
    headers: { ...headers, ...robots, "content-type": "text/html; charset=utf-8", "content-language": loaded.boot.locale },
    html: await document(loaded.boot, loaded.icons, request),
  };
};

const safeHeaders = ({ nonce, frameAncestors = [] }: RenderRequest): Readonly<Record<string, string>> => ({
  "cache-control": "private, no-store",
  vary: "Cookie, Accept-Language",
  "content-security-policy": [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors.length ? frameAncestors.join(" ") : "'none'"}`,
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
});

const document = async (boot: Boot, icons: Readonly<Record<string, string>>, { nonce, model }: RenderRequest): Promise<string> => {
  const words = makeWords({ locale: boot.locale, digits: boot.digits, ...boot.platform });
  const host = serverHost(boot, icons, words);
  const app = await renderToStringAsync(
    () => <App host={host} page={() => 0} toasts={() => []} dismiss={() => {}} offline={() => false} preferences={Preferences} />,
    { nonce },
  );
  const description = words.label(model.header.description);
  const safe = escaped;
  const client = clientFiles[boot.locale];
  const files = filesFor(groupsIn(boot.page.tree), client);
  return [
    "<!doctype html>",
    `<html lang="${boot.locale}" dir="${boot.locale === "ar" ? "rtl" : "ltr"}" data-theme="${boot.theme}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${safe(titleOf(boot, words))}</title>`,
    description && `<meta name="description" content="${safe(description)}">`,
    `<meta name="theme-color" content="${safe(model.theme.light.background)}">`,
    `<link rel="icon" href="data:image/svg+xml,${safe(favicon(words.label(boot.platform.label), model.theme.light.primary, model.theme.light.onPrimary))}">`,
    `<link id="theme" rel="stylesheet" href="/_theme/${safe(boot.version)}.css">`,
    ...files.styles.map((href) => `<link rel="stylesheet" href="${safe(href)}">`),
    `<noscript><link rel="stylesheet" href="${safe(client.later)}"></noscript>`,
    ...files.preload.map((href) => `<link rel="modulepreload" href="${safe(href)}">`),
    hydrationScript({ nonce }),
    `<script type="module" src="${safe(client.script)}"></script></head>`,
    `<body><div id="app">${app}</div>`,
    `<script type="application/json" id="boot" nonce="${safe(nonce)}">${inScript({ boot, icons })}</script></body></html>`,
  ]
    .filter(Boolean)
    .join("\n");
};

/** While HTML is drawn nobody clicks: the doors of the host stay shut. */
const serverHost = (boot: Boot, icons: Readonly<Record<string, string>>, words: Host["words"]): Host => {
  const shut = () => {
    throw new Error("the host's doors are for the browser");
  };
  return {
    boot,
    icons,
    words,
    component: (type) => catalogue[type],
    alive: () => false,
    call: shut,
    knock: shut,
    look: shut,
    upload: shut,
    go: shut,
    refresh: shut,
    say: shut,
    drafts: { read: () => null, write: shut, drop: shut, wipe: shut },
    report: (component, error) =>
      console.error(JSON.stringify({ level: "error", msg: "a page component broke", component, error: String(error) })),
  };
};

// The browser's types of this function take nothing; the server's take the nonce.
const hydrationScript = generateHydrationScript as (options: { readonly nonce: string }) => string;

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const favicon = (name: string, ground: string, ink: string): string =>
  encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${escaped(ground)}"/><text x="16" y="22" font-family="sans-serif" font-size="17" font-weight="600" text-anchor="middle" fill="${escaped(ink)}">${escaped([...name][0] ?? "")}</text></svg>`,
  );
