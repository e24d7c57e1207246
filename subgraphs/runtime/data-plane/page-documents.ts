/**
 * What an environment answers when the blueprint does not run as an API: the documents of its own pages, compiled with the model, and
 * nothing else. Preview answers everything.
 */
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Json } from "../../../schema/ids.ts";
import { versionDocument } from "../../../schema/model/pages/documents.ts";
import { pagesFor } from "../../../schema/model/pages.ts";
import type { ModelView } from "./access.ts";
import type { RunningEnvironment } from "./caller.ts";
import { dataError } from "./errors.ts";

export const requireAnswered = (environment: Pick<RunningEnvironment, "name">, view: ModelView, document: string): void => {
  if (!isOpen(environment, view) && !documentsOf(view).has(document)) throw dataError("API_CLOSED");
};

/** Refuses what is only for programs where the blueprint does not run as an API. */
export const requireOpen = (environment: Pick<RunningEnvironment, "name">, view: ModelView): void => {
  if (!isOpen(environment, view)) throw dataError("API_CLOSED");
};

/** Files of a list go where its page goes: the page may be asked for all of it already. */
export const requireExchange = (environment: Pick<RunningEnvironment, "name">, view: ModelView, entity: Id): void => {
  if (isOpen(environment, view)) return;
  if (!pagesFor(view.model, view.viewerClass).some((page) => page.kind === "list" && page.entity === entity)) throw dataError("API_CLOSED");
};

/** Are questions of others than its own pages answered here? */
const isOpen = (environment: Pick<RunningEnvironment, "name">, view: ModelView): boolean =>
  environment.name === "preview" || view.model.header.targets.includes("api");

const known = new WeakMap<ModelView, ReadonlySet<string>>();
const documentsOf = (view: ModelView): ReadonlySet<string> => {
  const made = known.get(view) ?? new Set([versionDocument, ...documentsIn(pagesFor(view.model, view.viewerClass) as unknown as Json)]);
  known.set(view, made);
  return made;
};

const documentsIn = (value: Json): readonly string[] => {
  if (typeof value === "string") return /^(query|mutation|subscription)\b/.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(documentsIn) : [];
};
