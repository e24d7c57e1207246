/**
 * The contracts of all events, by domain. An event is appended only if its type and schema number stand here and its data is what the
 * contract says (EV8). `by` names the login roles that may append it; the database holds the same table (EV6).
 */
import type { z } from "zod";
import type { Json, Sentence } from "../ids.ts";
import { blueprintEvents } from "./blueprint.ts";
import type { EventContract, EventVersion } from "./define.ts";
import { governanceEvents } from "./governance.ts";
import { identityEvents } from "./identity.ts";
import { runtimeEvents } from "./runtime.ts";
import { vaultEvents } from "./vault.ts";

export const eventDomains = {
  identity: identityEvents,
  blueprint: blueprintEvents,
  governance: governanceEvents,
  vault: vaultEvents,
  runtime: runtimeEvents,
} as const;

type AllEvents = typeof identityEvents & typeof blueprintEvents & typeof governanceEvents & typeof vaultEvents & typeof runtimeEvents;
export type EventType = keyof AllEvents;
/** The data of an event's first version, for writers and readers of events that have only had one. */
export type EventData<Type extends EventType> = AllEvents[Type] extends { versions: { 1: { data: infer Data extends z.ZodType } } }
  ? z.infer<Data>
  : never;

/** Type name → contract, over all domains. */
export const eventContracts: ReadonlyMap<string, EventContract> = new Map(
  Object.values(eventDomains).flatMap((domain) => Object.entries(domain as Readonly<Record<string, EventContract>>)),
);

/** An event that no contract knows, or whose data is not what its contract says. A mistake of ours, never of a person. */
export class EventContractError extends Error {
  readonly code: "EVENT_UNKNOWN" | "EVENT_INVALID";
  readonly sentence: Sentence;
  constructor(code: "EVENT_UNKNOWN" | "EVENT_INVALID", type: string, schema: number, detail: string) {
    super(`${type} (schema ${schema}): ${detail}`);
    this.name = "EventContractError";
    this.code = code;
    this.sentence = {
      en: `The event ${type} (schema ${schema}) is not what its contract says: ${detail}`,
      ar: `الحدث ${type} (المخطط ${schema}) لا يطابق عقده: ${detail}`,
    };
  }
}

/** Throws EventContractError for the first event that no contract allows; old schema numbers are for reading only. */
export const checkEvents = (events: readonly { readonly type: string; readonly schema: number; readonly data: unknown }[]): void => {
  for (const { type, schema, data } of events) {
    const contract = eventContracts.get(type);
    if (!contract) throw new EventContractError("EVENT_UNKNOWN", type, schema, "no such event type in schema/events");
    const newest = newestOf(contract);
    if (schema !== newest) throw new EventContractError("EVENT_UNKNOWN", type, schema, `new events of this type carry schema ${newest}`);
    const checked = contract.versions[newest]!.data.safeParse(data);
    if (!checked.success) {
      const problem = checked.error.issues[0]!;
      throw new EventContractError("EVENT_INVALID", type, schema, `${problem.path.join(".") || "data"}: ${problem.message}`);
    }
  }
};

export const newestOf = (contract: EventContract): number => Math.max(...Object.keys(contract.versions).map(Number));

/** Lifts stored data to the newest version of its type: what readers get, so only this file remembers old shapes. */
export const lifted = (type: string, schema: number, data: Json): { schema: number; data: Json } => {
  const contract = eventContracts.get(type);
  if (!contract) return { schema, data };
  let current: unknown = data;
  let at = schema;
  for (const newest = newestOf(contract); at < newest; at++) {
    const { lift } = contract.versions[at] as EventVersion;
    if (!lift) throw new EventContractError("EVENT_UNKNOWN", type, at, "this version has no way up to the next one");
    current = lift(current as never);
  }
  return { schema: at, data: current as Json };
};
