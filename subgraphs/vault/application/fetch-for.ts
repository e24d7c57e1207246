/**
 * The one way a provider's key leaves the vault: inside a request to that provider. The SDK that speaks to it gets a `fetch` and never sees
 * the key; the answer streams through. Before anything is sent the kill switch is asked, in the transaction that records the call.
 */
import type { InFlight, KillScope } from "../../../schema/decisions.ts";
import type { OrganizationId } from "../../../schema/ids.ts";
import { Refusal } from "../../errors.ts";
import { hubErrors } from "../domain/errors.ts";
import type { VaultDeps } from "./ports.ts";
import { openVersion } from "./sealing.ts";

interface ProviderDoor {
  readonly key: string;
  readonly name: string;
  /** Where the organization keeps its own key. */
  readonly path: string;
  /** The variable of the server's environment that holds the installation's key. */
  readonly variable: string;
  readonly hosts: readonly string[];
  /** Puts the key where the provider wants it. */
  readonly sign: (headers: Headers, key: string) => void;
}

export const providerDoors = {
  claude: {
    key: "claude",
    name: "Claude",
    path: "organization/anthropic-api-key",
    variable: "ANTHROPIC_API_KEY",
    hosts: ["api.anthropic.com"],
    sign: (headers, key) => {
      headers.delete("authorization");
      headers.set("x-api-key", key);
    },
  },
} as const satisfies Record<string, ProviderDoor>;
export type ProviderName = keyof typeof providerDoors;

/** Whether a call could be made now: a bound secret of the organization, or a key in the server's environment. */
export const hasKey = async (deps: VaultDeps, provider: ProviderName, organization: OrganizationId): Promise<boolean> => {
  if (deps.environment[provider]) return true;
  return deps.store.transact(organization, async (unit) => {
    const secret = await unit.secretAt(providerDoors[provider].path);
    if (!secret || secret.deletedAt) return false;
    return (await unit.bindings(secret.id)).some(({ targetKind, targetId }) => targetKind === "provider" && targetId === provider);
  });
};

/**
 * A `fetch` that adds the provider's key. `extraHosts`: where else it may go, e.g. a gateway of the house. Throws HUB_UNCONFIGURED,
 * VAULT_SEALED, VAULT_INTEGRITY, HUB_EGRESS, and what `assertLive` throws while a kill switch is on.
 */
export const fetchFor = (
  deps: VaultDeps,
  provider: ProviderName,
  organization: OrganizationId,
  caller: string,
  extraHosts: readonly string[] = [],
): typeof fetch => {
  const door: ProviderDoor = providerDoors[provider];
  return async (input, init) => {
    const request = new Request(input, init);
    const { host, protocol, hostname } = new URL(request.url);
    const own = door.hosts.includes(hostname) && protocol === "https:";
    if (!own && !extraHosts.includes(host)) throw hubErrors("EGRESS", { host, provider: door.name });
    const key = await keyFor(deps, door, organization, caller);
    const id = deps.newId();
    const scopes: readonly KillScope[] = [
      { scope: "organization", id: organization },
      { scope: "provider", id: provider },
    ];
    const ended = (outcome: string, status: number | null) =>
      deps.store.transact(organization, (unit) => unit.endCall(id, outcome, status, deps.clock.now()));
    // Registered before the switch is asked: one thrown between the two still ends the call.
    const flight = deps.killSwitch()?.during?.(scopes, "automation");
    const signal = flight ? AbortSignal.any([request.signal, flight.signal]) : request.signal;
    try {
      await deps.store.transact(organization, async (unit) => {
        await deps.killSwitch()?.assertLive(unit.query, scopes, "automation");
        await unit.startCall({ id, provider: door.key, caller, at: deps.clock.now() });
      });
      const headers = new Headers(request.headers);
      door.sign(headers, key);
      // A redirect could carry the key to another host.
      const response = await fetch(new Request(request, { headers, redirect: "error", signal }));
      await ended(response.ok ? "ok" : "refused", response.status);
      return flight ? untilRead(response, flight, () => ended("halted", response.status)) : response;
    } catch (error) {
      flight?.end();
      await ended(signal.aborted ? "halted" : "failed", null).catch(() => undefined);
      throw error;
    }
  };
};

/** The call is in flight until its body was read to the end or given up; a kill switch until then is on its record. */
const untilRead = (response: Response, flight: Flight, halted: () => Promise<unknown>): Response => {
  const stopped = () => void halted().catch(() => undefined);
  const end = () => {
    flight.signal.removeEventListener("abort", stopped);
    flight.end();
  };
  if (!response.body) {
    end();
    return response;
  }
  flight.signal.addEventListener("abort", stopped, { once: true });
  const body = response.body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({ flush: end, cancel: end } as Transformer));
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
};
type Flight = ReturnType<InFlight["during"]>;

const keyFor = async (deps: VaultDeps, door: ProviderDoor, organization: OrganizationId, caller: string): Promise<string> => {
  const reading = deps.store.transact(organization, async (unit) => {
    const secret = await unit.secretAt(door.path);
    if (!secret || secret.deletedAt) return null;
    const bound = (await unit.bindings(secret.id)).some(({ targetKind, targetId }) => targetKind === "provider" && targetId === door.key);
    return bound ? openVersion(deps, unit, secret.id, { organization, path: secret.path, n: secret.currentVersion }) : null;
  });
  const own = await reading.catch(async (error: unknown) => {
    if (error instanceof Refusal && error.code === "VAULT_INTEGRITY") await recordBroken(deps, door, organization, caller);
    throw error;
  });
  const key = own ?? deps.environment[door.key];
  if (!key) throw hubErrors("UNCONFIGURED", { provider: door.name, path: door.path, variable: door.variable });
  return key;
};

// In a transaction of its own: the one that read the key was rolled back.
const recordBroken = (deps: VaultDeps, door: ProviderDoor, organization: OrganizationId, caller: string): Promise<void> =>
  deps.store.transact(organization, (unit) =>
    unit.audit({
      actor: caller,
      actorKind: "service",
      action: "secret.use",
      resource: `provider:${door.key}`,
      outcome: "refused",
      reasons: ["VAULT_INTEGRITY"],
      after: { path: door.path },
      requestId: deps.newId(),
    }),
  );
