/** What a page needs to come alive: sent inside the HTML, and alone when one navigates without reload. */
import type { Text } from "../../schema/blueprint/shape.ts";
import type { Json, Locale } from "../../schema/ids.ts";
import type { InboxQuery } from "../../schema/model/pages/documents.ts";
import type { ViewerPage } from "../../schema/model/pages.ts";
import type { Digits, GraphQLAnswer, RenderViewer, ThemeChoice } from "../../schema/model/render.ts";

export interface Boot {
  /** The client build it was made for; another one means: load the page anew. */
  readonly build: string;
  /** The model's hash; a change means a release. */
  readonly version: string;
  readonly locale: Locale;
  readonly digits: Digits;
  readonly theme: ThemeChoice;
  readonly environment: { readonly name: "preview" | "staging" | "production"; readonly label: Text };
  readonly platform: {
    readonly label: Text;
    readonly timeZone: string;
    readonly currency: string;
    readonly defaultLocale: string;
  };
  readonly viewer:
    | (Omit<RenderViewer, "roles"> & {
        readonly roles: readonly { readonly id: string; readonly label: Text }[];
        readonly builder: boolean;
      })
    | null;
  readonly nav: readonly NavItem[];
  readonly page: Pick<ViewerPage, "id" | "kind" | "label" | "path" | "queries" | "tree">;
  readonly path: string;
  readonly search: string;
  readonly params: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly answers: Readonly<Record<string, GraphQLAnswer>>;
  /** What is counted in the navigation, under the name of its answer. */
  readonly badges: Readonly<Record<string, InboxQuery>>;
}

export interface NavItem {
  readonly path: string;
  readonly label: Text;
  readonly icon: string | null;
  readonly group: "main" | "more";
  /** The badge beside it. */
  readonly badge: string | null;
}

/** The other answer to a navigation: go there with a full load. */
export interface Elsewhere {
  readonly go: string;
}

/** A row as the API answers it. */
export type Row = { readonly id: string; readonly version?: number } & Readonly<Record<string, Json>>;
export interface Rows {
  readonly nodes: readonly Row[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** JSON that can stand inside a script element. */
export const inScript = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");

/** Lets only paths of this origin through: "/patients?x=1", never "//evil" or "https:…". */
export const localPath = (wanted: string | null | undefined): string | null =>
  wanted && /^\/(?![/\\])[^\s\\]*$/.test(wanted) ? wanted : null;
