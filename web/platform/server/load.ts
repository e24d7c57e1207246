/** Finds the page of a path for a viewer and asks the API everything it needs, at once. */
import { createHash } from "node:crypto";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import type { Json } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import { viewerClassOf } from "../../../schema/model/pages/access.ts";
import { askOf, listVariables } from "../../../schema/model/pages/documents.ts";
import { existsForSomebody, pageAt, pagesFor, type ViewerPage } from "../../../schema/model/pages.ts";
import { type GraphQLAnswer, preferenceCookies, type RenderRequest } from "../../../schema/model/render.ts";
import type { Boot, Elsewhere } from "../boot.ts";
import { dayStart } from "../zone.ts";
import { buildOf } from "./client-files.ts";
import { entityIcon } from "./entity-icons.ts";

export interface Loaded {
  readonly status: number;
  readonly boot: Boot;
  readonly icons: Readonly<Record<string, string>>;
  /** Anybody may see this page: search engines may keep it. */
  readonly isPublic: boolean;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Loads one page. Answers where to go instead when somebody has to sign in first. */
export const load = async (request: RenderRequest, path: string, search: string): Promise<Loaded | Elsewhere> => {
  const { model, viewer } = request;
  const pages = pagesOf(model, viewerClassOf(viewer));
  const found = pageAt(pages, path);
  const named = (kind: ViewerPage["kind"]) => pages.find((page) => page.kind === kind)!;
  const signIn = { go: `/sign-in?back=${encodeURIComponent(path + search)}` };

  if (!found) {
    const theirs = existsForSomebody(model, path);
    if (theirs && !viewer) return signIn;
    return finish(request, pages, theirs ? named("forbidden") : named("notFound"), {}, path, search, theirs ? 403 : 404);
  }
  const { page, params } = found;
  // Nothing is public: the start page is the way in. And who is in already does not need the door.
  if (page.kind === "home" && !viewer && !pages.some(({ kind }) => kind === "list")) return signIn;
  if (viewer && (page.kind === "signIn" || page.kind === "signUp")) return { go: "/" };
  if (params.id !== undefined && !uuid.test(params.id)) return finish(request, pages, named("notFound"), {}, path, search, 404);

  const loaded = await finish(request, pages, page, params, path, search, 200);
  for (const [name, query] of Object.entries(page.queries)) {
    const answer = loaded.boot.answers[name];
    const code = answer?.errors?.[0]?.extensions?.code;
    if (code === "DATA_UNAUTHENTICATED") return signIn;
    const gone = query.kind === "one" && !answer?.errors && (answer?.data?.[query.root] ?? null) === null;
    if (gone || code === "DATA_NOT_FOUND") return finish(request, pages, named("notFound"), {}, path, search, 404);
    if (code === "DATA_UNAVAILABLE") return { ...loaded, status: 503 };
  }
  return loaded;
};

const finish = async (
  request: RenderRequest,
  pages: readonly ViewerPage[],
  page: ViewerPage,
  params: Readonly<Record<string, string>>,
  path: string,
  search: string,
  status: number,
): Promise<Loaded> => {
  const { model, viewer, environment, locale } = request;
  const { header } = model;
  const variables = variablesOf(page, params, search, header.timeZone);
  const asked = Object.entries(page.queries).map(
    async ([name, query]): Promise<[string, GraphQLAnswer]> => [name, await request.call(query.document, variables[name] ?? {})],
  );
  const badges = Object.fromEntries(pages.flatMap(({ id, badge }) => (badge ? [[`badge_${id}`, badge] as const] : [])));
  const counted = Object.entries(badges).map(
    async ([name, query]): Promise<[string, GraphQLAnswer]> => [name, await request.call(query.document, {})],
  );
  const boot: Boot = {
    build: buildOf(locale),
    version: model.hash,
    locale,
    digits: request.cookies?.[preferenceCookies.digits] === "arab" ? "arab" : "latn",
    theme: request.cookies?.[preferenceCookies.theme] ? request.theme : model.theme.mode,
    environment,
    platform: { label: header.label, timeZone: header.timeZone, currency: header.currency, defaultLocale: header.defaultLocale },
    viewer: viewer && {
      id: viewer.id,
      name: viewer.name,
      email: viewer.email,
      roles: model.roles.filter(({ id }) => viewer.roles.includes(id) && id !== builtIn.member).map(({ id, label }) => ({ id, label })),
      builder: viewer.roles.includes(builtIn.admin),
    },
    nav: pages.flatMap((item) =>
      item.nav === "hidden"
        ? []
        : [{ path: item.path, label: item.label, icon: item.icon, group: item.nav, badge: item.badge ? `badge_${item.id}` : null }],
    ),
    page: { id: page.id, kind: page.kind, label: page.label, path: page.path, queries: page.queries, tree: page.tree },
    path,
    search,
    params,
    variables,
    answers: Object.fromEntries(await Promise.all([...asked, ...counted])),
    badges,
  };
  return {
    status,
    boot,
    icons: iconsIn(boot),
    isPublic: viewer === null && (page.kind === "list" || page.kind === "detail" || page.kind === "home"),
  };
};

/** The variables of every query of a page, from its address. */
export const variablesOf = (
  page: ViewerPage,
  params: Readonly<Record<string, string>>,
  search: string,
  timeZone: string,
): Readonly<Record<string, Readonly<Record<string, Json>>>> =>
  Object.fromEntries(
    Object.entries(page.queries).map(([name, query]) => {
      if (query.kind === "counts" || (query.kind === "inbox" && !query.ofRecord)) return [name, {}];
      if (query.kind === "one" || query.kind === "inbox") return [name, { id: params.id ?? "" }];
      return [name, listVariables(query, askOf(query, query.of ? "" : search), params.id ?? null, dayStart(timeZone))];
    }),
  );

/** The outlines this page shows, and no others. */
const iconsIn = (boot: Boot): Readonly<Record<string, string>> => {
  const names = new Set(boot.nav.flatMap(({ icon }) => icon ?? []));
  JSON.stringify(boot.page.tree, (key, value) => {
    if (key === "icon" && typeof value === "string") names.add(value);
    return value;
  });
  names.add("layers");
  return Object.fromEntries([...names].map((name) => [name, entityIcon(name)]));
};

const known = new Map<string, readonly ViewerPage[]>();
const most = 200;

/** Pages are made once per version and viewer class; the oldest make room. */
const pagesOf = (model: Model, roles: readonly string[]): readonly ViewerPage[] => {
  const key = createHash("sha256")
    .update(JSON.stringify([model.hash, model.compiler, roles]))
    .digest("base64url");
  const found = known.get(key);
  if (found) return found;
  const pages = pagesFor(model, roles);
  if (known.size >= most) known.delete(known.keys().next().value ?? "");
  known.set(key, pages);
  return pages;
};
