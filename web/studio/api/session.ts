/**
 * Who is signed in. The access token lives in memory only; a reload asks `/auth/refresh`, which reads the cookie.
 * The token is renewed a minute before it ends. When the session is over, `viewer()` becomes null and the app shows sign-in,
 * keeping the address so the person returns to the same place.
 */
import { createSignal } from "solid-js";
import type { Text } from "../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../schema/ids.ts";
import { locale } from "../../ui/locale.ts";
import { ApiError, type ApiProblem } from "./errors.ts";

export interface Viewer {
  readonly user: { readonly id: string; readonly displayName: string; readonly email?: string | null };
  readonly organization: { readonly id: string; readonly slug: string; readonly name: Text };
  readonly role: { readonly id: string; readonly key: string; readonly name: Text };
  readonly permissions: readonly string[];
  readonly locale: Locale;
}

interface Granted {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly viewer: Viewer;
}

export type SessionState = "starting" | "signed-in" | "signed-out" | "unreachable";

const [state, setState] = createSignal<SessionState>("starting");
const [viewer, setViewer] = createSignal<Viewer | null>(null);

export { state as sessionState, viewer };

let token: { readonly value: string; readonly expires: number } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let refreshing: Promise<boolean> | null = null;

/** May this person do it, as far as the server told us? The server decides again. */
export const can = (permission: string): boolean => viewer()?.permissions.includes(permission) ?? false;

const post = async (path: string, body: Readonly<Record<string, unknown>>, bearer?: string): Promise<Granted> => {
  const response = await fetch(`/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": locale(), ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    credentials: "same-origin",
    body: JSON.stringify(body),
  });
  const answer = (await response.json().catch(() => ({}))) as Partial<Granted> & { error?: Refused };
  if (!response.ok || answer.error) throw new ApiError(refusedToProblem(answer.error, response.headers.get("x-request-id") ?? undefined));
  return answer as Granted;
};

interface Refused {
  readonly code: string;
  readonly message: string | { readonly en: string; readonly ar: string };
  readonly correlationId?: string;
  readonly problems?: readonly {
    readonly path?: string | readonly string[];
    readonly field?: string;
    readonly message?: string | { readonly en: string; readonly ar: string };
  }[];
}

const words = (value: Refused["message"] | undefined): string => (typeof value === "string" ? value : value ? value[locale()] : "");

const refusedToProblem = (refused: Refused | undefined, requestId: string | undefined): ApiProblem => ({
  code: refused?.code ?? "INTERNAL",
  message: words(refused?.message),
  correlationId: refused?.correlationId ?? requestId,
  offline: false,
  fields: Object.fromEntries(
    (refused?.problems ?? []).map((problem) => [problem.field ?? [problem.path ?? ""].flat().join("."), words(problem.message)]),
  ),
});

const accept = (granted: Granted): void => {
  const expires = new Date(granted.expiresAt).getTime();
  token = { value: granted.accessToken, expires };
  setViewer(granted.viewer);
  setState("signed-in");
  clearTimeout(timer);
  timer = setTimeout(() => void refreshSession(), Math.max(5_000, expires - Date.now() - 60_000));
};

/** Forgets the session here: sockets close with it, drafts stay in the browser. */
export const endSession = (): void => {
  token = null;
  clearTimeout(timer);
  setViewer(null);
  setState("signed-out");
};

/** The refresh token is single use and shared by all tabs: the next tab waits and sends the new cookie. */
const oneTabAtATime = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? (navigator.locks.request("wn.refresh", work) as Promise<T>) : work();

/** Asks for a new access token; true when there is one. One request at a time, whoever asks. */
export const refreshSession = (): Promise<boolean> => {
  refreshing ??= (async () => {
    try {
      accept(await oneTabAtATime(() => post("refresh", {})));
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.problem.code === "UNAUTHENTICATED") endSession();
      else if (state() === "starting") setState("unreachable");
      else timer = setTimeout(() => void refreshSession(), 5_000); // The network is away, the session is not.
      return false;
    } finally {
      refreshing = null;
    }
  })();
  return refreshing;
};

/** A token that is still good for some seconds, renewed when it is not; null when signed out. */
export const accessToken = async (): Promise<string | null> => {
  if (token && token.expires - Date.now() > 10_000) return token.value;
  if (state() === "signed-out") return null;
  return (await refreshSession()) ? (token?.value ?? null) : null;
};

export const signIn = async (input: { email: string; password: string }): Promise<void> => accept(await post("sign-in", input));
export const claimServer = async (input: {
  token: string;
  name: string;
  email: string;
  password: string;
  organizationName: string;
}): Promise<void> => accept(await post("claim", { ...input, locale: locale() }));
export const acceptInvite = async ({ name, ...input }: { token: string; name: string; password: string }): Promise<void> =>
  accept(await post("accept-invite", { ...input, ...(name === "" ? {} : { name }), locale: locale() }));
/** Uses a reset link; it opens no session. */
export const resetPassword = async (input: { token: string; password: string }): Promise<void> => {
  await post("reset-password", input);
};
/** Proves the password again, for what asks for it; a new session replaces this one. */
export const stepUp = async (password: string): Promise<void> => accept(await post("step-up", { password }, token?.value));

export const signOut = async (): Promise<void> => {
  await post("sign-out", {}).catch(() => undefined); // The cookie may be gone already; here it ends in any case.
  endSession();
};
