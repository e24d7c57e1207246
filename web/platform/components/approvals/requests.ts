/** Requests for a yes as pages read them, and how the records they name are looked up and called. */
import { createEffect, createSignal } from "solid-js";
import type { Json } from "../../../../schema/ids.ts";
import type { ComponentProps, ParamSpec } from "../../../../schema/model/pages/tree.ts";
import type { Boot, Row } from "../../boot.ts";
import type { Host } from "../../host.tsx";
import { inWords, nameOf } from "../../parts/in-words.ts";
import { valueWords } from "../../parts/value.strings.ts";

export interface Asking {
  readonly id: string;
  readonly action: string;
  readonly label: string;
  readonly entity: string;
  readonly recordId: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly requestedBy: string | null;
  readonly requestedAt: string;
  readonly expiresAt: string;
  readonly stage: number;
  readonly stages: number;
  readonly status: "WAITING" | "DONE" | "REJECTED" | "EXPIRED";
  readonly decidedAt: string | null;
  readonly answers: readonly {
    readonly by: string | null;
    readonly approve: boolean;
    readonly note: string | null;
    readonly stage: number;
    readonly at: string;
  }[];
}

/** What a query of the page answered; null: it could not be answered. */
export const askingsOf = (boot: Boot, query: string | null): readonly Asking[] | null => {
  const asked = query ? boot.page.queries[query] : undefined;
  const found = query && asked ? boot.answers[query]?.data?.[asked.root] : null;
  return Array.isArray(found) ? (found as unknown as readonly Asking[]) : null;
};

type Spec = ComponentProps["approvals"];

/** Looks up the records that requests name, each once, in the browser only. */
export const createRecords = (host: Host, spec: Spec, requests: () => readonly Asking[]) => {
  const [known, setKnown] = createSignal<ReadonlyMap<string, Row | null>>(new Map());
  const specOf = (asking: Asking) => spec.requests.find(({ entity, action }) => entity === asking.entity && action === asking.action);
  const entityOf = (asking: Asking) => specOf(asking)?.entityId ?? "";
  createEffect(() => {
    const wanted = new Map<string, Set<string>>();
    const want = (entity: string | null, id: Json | undefined) => {
      if (!entity || typeof id !== "string" || !spec.records[entity] || known().has(`${entity}:${id}`)) return;
      wanted.set(entity, (wanted.get(entity) ?? new Set()).add(id));
    };
    for (const asking of requests()) {
      want(entityOf(asking), asking.recordId);
      for (const param of specOf(asking)?.params ?? []) for (const id of [asking.params[param.key] ?? null].flat()) want(param.of, id);
    }
    for (const [entity, ids] of wanted) void load(entity, [...ids].slice(0, 100));
  });
  const load = async (entity: string, ids: readonly string[]) => {
    const { document, root } = spec.records[entity]!;
    const answer = await host.call(document, { ids });
    const rows = (answer.data?.[root] as unknown as { readonly nodes: readonly Row[] } | null)?.nodes;
    // Not answered: names stay as they are, and the next answer of the page asks again.
    if (!rows) return;
    setKnown((now) => new Map([...now, ...ids.map((id) => [`${entity}:${id}`, rows.find((row) => row.id === id) ?? null] as const)]));
  };
  const row = (entity: string, id: string): Row | null => known().get(`${entity}:${id}`) ?? null;
  const name = (entity: string, id: string): string => {
    const { title = null, label = {} } = spec.records[entity] ?? {};
    return nameOf(host.words, row(entity, id) ? title : null, row(entity, id) ?? { id }, label);
  };
  return {
    specOf,
    row: (asking: Asking) => row(entityOf(asking), asking.recordId),
    name: (asking: Asking) => name(entityOf(asking), asking.recordId),
    /** Where the record is shown; null: nowhere, or it is not there for the reader. */
    open: (asking: Asking) => (row(entityOf(asking), asking.recordId) && spec.records[entityOf(asking)]?.open) || null,
    /** What was entered for a parameter, in words. */
    entered: (asking: Asking, param: ParamSpec): string => {
      const value = asking.params[param.key] ?? null;
      if (value === null || value === "") return host.words.from(valueWords)("empty");
      const { of } = param;
      const separator = host.boot.locale === "ar" ? "، " : ", ";
      if (of)
        return [value]
          .flat()
          .map((id) => name(of, String(id)))
          .join(separator);
      if (param.show === "files" || param.show === "pictures") return host.words.number([value].flat().length);
      return typeof value === "object" && !Array.isArray(value) ? JSON.stringify(value) : inWords(host.words, param, value);
    },
  };
};
export type Records = ReturnType<typeof createRecords>;
