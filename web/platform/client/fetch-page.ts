/** Another page of this platform as data, and which version is active. */
import type { Boot, Elsewhere } from "../boot.ts";

/** The hash of the version that is active now; null when it cannot be known. */
export const fetchVersion = async (): Promise<string | null> => {
  const response = await fetch("/_version", { credentials: "same-origin" }).catch(() => null);
  const answer = response?.ok ? ((await response.json().catch(() => null)) as { readonly version?: string } | null) : null;
  return answer?.version ?? null;
};

export type Fetched = { readonly boot: Boot; readonly icons: Readonly<Record<string, string>> } | Elsewhere;

/** Another page as data; null when it cannot be had that way, and the browser should load it. */
export const fetchPage = async (address: string, signal: AbortSignal): Promise<Fetched | null> => {
  const response = await fetch(`/_page${address}`, { headers: { accept: "application/json" }, credentials: "same-origin", signal });
  if (!response.ok || !(response.headers.get("content-type") ?? "").includes("json")) return null;
  return (await response.json()) as Fetched;
};
