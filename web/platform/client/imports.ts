/** What the import dialog asks its own origin: one import as the server shows it. Never throws: what went wrong is a refusal. */
import { type Refusal, refusal } from "../host.tsx";
import type { Words } from "./ask.ts";

export interface ImportShown {
  readonly id: string;
  readonly name: string;
  readonly state: "checking" | "checked" | "running" | "done" | "stopped";
  readonly rows: number;
  readonly processed: number;
  readonly created: number;
  readonly updated: number;
  readonly refused: number;
  readonly reason: { readonly message: string } | null;
  readonly headings: readonly string[];
  readonly mapping: readonly (string | null)[];
  readonly key: string | null;
  readonly fields: readonly { readonly key: string; readonly label: string; readonly required: boolean; readonly keyed: boolean }[];
  readonly problems: readonly {
    readonly row: number;
    /** The physical line it begins on, where it is another number. */
    readonly line: number | null;
    readonly problems: readonly { readonly column: string | null; readonly message: string }[];
  }[];
}

export type Shown = { readonly shown: ImportShown; readonly refusal: null } | { readonly shown: null; readonly refusal: Refusal };

/** Problem documents: `{ code, detail, problems? }`. */
const shownOf = (fine: boolean, answer: unknown, words: Words): Shown => {
  if (fine && typeof answer === "object" && answer !== null) return { shown: answer as ImportShown, refusal: null };
  const { code, detail, correlationId, problems } = (answer ?? {}) as Readonly<Record<string, unknown>> & { readonly problems?: [] };
  const extensions = {
    code: String(code ?? "INTERNAL"),
    ...(typeof correlationId === "string" && { correlationId }),
    ...(problems && { problems }),
  };
  return { shown: null, refusal: refusal({ message: typeof detail === "string" ? detail : words.failed, extensions }) };
};

const unreachable = (words: Words): Shown => ({
  shown: null,
  refusal: refusal({ message: words.unreachable, extensions: { code: "UNREACHABLE" } }),
});

export const askImport = async (words: Words, method: "GET" | "POST" | "PATCH", path: string, body?: unknown): Promise<Shown> => {
  try {
    const response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: { accept: "application/json", ...(method !== "GET" && { "content-type": "application/json" }) },
      ...(method !== "GET" && { body: JSON.stringify(body ?? {}) }),
    });
    return shownOf(response.ok, await response.json().catch(() => null), words);
  } catch {
    return unreachable(words);
  }
};

/** Sends the file; `onProgress` from 0 to 1. XMLHttpRequest, since `fetch` tells nothing of how far it is. */
export const sendTable = (words: Words, name: string, file: File, encoding: string, onProgress: (share: number) => void): Promise<Shown> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/${name}/import${encoding ? `?encoding=${encodeURIComponent(encoding)}` : ""}`);
    request.setRequestHeader("x-webnova-upload", encodeURIComponent(file.name));
    request.setRequestHeader("content-type", "text/csv");
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(shownOf(request.status === 201, request.response, words));
    request.onerror = () => resolve(unreachable(words));
    request.send(file);
  });
