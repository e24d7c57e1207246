/** Who else is here. Each person is one value of their own, so a moving pointer never touches the draft's store [CO34]. */
import { type Accessor, createSignal } from "solid-js";
import type { Json } from "../../../schema/ids.ts";
import type { Person, Shown } from "../draft.ts";
import type { Shade } from "./wire.ts";

export interface Presence {
  readonly others: Accessor<readonly Person[]>;
  show(state: Shown): void;
  /** What the server tells about others. */
  heard(shades: readonly Shade[]): void;
  /** Who I am, and the id my connection speaks under. */
  iAm(user: string, client: number): void;
  /** The connection is gone: nobody is here until told again. */
  alone(): void;
  dispose(): void;
}

/** At most this often; the newest state goes out last. */
const showEveryMs = 50;
/** Below the server's 30 s of silence. */
const renewMs = 12_000;

export const createPresence = (send: (shade: Shade) => void): Presence => {
  const [others, setOthers] = createSignal<readonly Person[]>([]);
  const known = new Map<number, { clock: number; person: Person }>();
  let me: { user: string; client: number } | null = null;
  let clock = 0;
  let shown: Shown | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting = false;

  const tell = () => {
    if (me && shown) send({ client: me.client, clock: ++clock, state: clean(shown) });
  };
  const renew = setInterval(tell, renewMs);
  const list = () => {
    // Two tabs of one person count once: the one heard last.
    const people = new Map<string, Person>();
    for (const { person } of known.values())
      if (person.id !== me?.user || person.kind !== "person") people.set(`${person.kind} ${person.id}`, person);
    setOthers([...people.values()]);
  };

  return {
    others,
    show: (state) => {
      shown = state;
      if (timer !== undefined) {
        waiting = true;
        return;
      }
      tell();
      timer = setTimeout(function next() {
        timer = undefined;
        if (!waiting) return;
        waiting = false;
        tell();
        timer = setTimeout(next, showEveryMs);
      }, showEveryMs);
    },
    heard: (shades) => {
      for (const { client, clock: at, state } of shades) {
        const old = known.get(client);
        if (client === me?.client || (old && old.clock >= at && state !== null)) continue;
        known.delete(client);
        const person = state && personOf(client, state);
        if (person) known.set(client, { clock: at, person });
      }
      list();
    },
    iAm: (user, client) => {
      me = { user, client };
      tell();
    },
    alone: () => {
      known.clear();
      list();
    },
    dispose: () => {
      clearInterval(renew);
      clearTimeout(timer);
    },
  };
};

const clean = (shown: Shown): Record<string, Json> =>
  Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined)) as Record<string, Json>;

/** The server parsed and stamped it; only what this studio draws is taken. */
const personOf = (connection: number, state: Readonly<Record<string, Json>>): Person | null => {
  const user = state.user as { id: string; name: string; colour: number; kind: Person["kind"] } | undefined;
  if (!user) return null;
  const { screen, pointer, selection, field, drag } = state as unknown as Shown;
  return { connection, id: user.id, name: user.name, colour: user.colour, kind: user.kind, screen, pointer, selection, field, drag };
};
