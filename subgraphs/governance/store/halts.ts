/**
 * The abort registry of this process. It hears NOTIFY `wn_kill`, and looks by itself every second while work is in flight, so a lost
 * notification costs a second. Who cannot read the switches for five seconds stops everything: not knowing is not permission.
 */
import pg from "pg";
import type { KillScope } from "../../../schema/decisions.ts";
import type { Halts } from "../application/ports.ts";
import { haltedBy, type KillSwitch, type Reach } from "../domain/kill-switch.ts";

interface Work {
  readonly scopes: readonly KillScope[];
  readonly reach: Reach;
  readonly abort: AbortController;
}

const lookEvery = 1_000;
const patience = 5_000;

export interface HaltsDeps {
  readonly connection: () => pg.ClientConfig;
  readonly active: () => Promise<readonly KillSwitch[]>;
}

export const createHalts = ({ connection, active }: HaltsDeps): Halts & { close(): Promise<void> } => {
  const inFlight = new Set<Work>();
  let listening: pg.Client | null = null;
  let connecting = false;
  let closed = false;
  let timer: NodeJS.Timeout | null = null;
  let readAt = performance.now();
  let remembered: { readonly at: number; readonly switches: Promise<readonly KillSwitch[]> } | null = null;

  const look = async (): Promise<void> => {
    if (inFlight.size === 0) return;
    try {
      const switches = await active();
      readAt = performance.now();
      for (const work of inFlight) {
        const stopped = haltedBy(switches, work.scopes, work.reach);
        if (stopped) end(work, new Error(`GOVERNANCE_HALTED: a kill switch covers this (${stopped.scope}).`));
      }
    } catch {
      if (performance.now() - readAt > patience)
        for (const work of inFlight) end(work, new Error("GOVERNANCE_HALTED: the kill switches cannot be read."));
    }
  };
  const end = (work: Work, reason: Error) => {
    inFlight.delete(work);
    work.abort.abort(reason);
  };
  const listen = async (): Promise<void> => {
    if (listening || connecting || closed) return;
    connecting = true;
    const client = new pg.Client({ ...connection(), application_name: "webnova kill switch", keepAlive: true });
    const lost = () => {
      if (listening === client) listening = null;
    };
    client.on("error", lost);
    client.on("end", lost);
    client.on("notification", () => void look());
    try {
      await client.connect();
      await client.query("listen wn_kill");
      if (closed) await client.end();
      else listening = client;
    } catch {
      // The look of every second goes on without it, and tries again.
    } finally {
      connecting = false;
    }
  };
  const tick = () => {
    void listen();
    void look();
    if (inFlight.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
    }
  };

  return {
    during: (scopes, reach) => {
      const work: Work = { scopes, reach, abort: new AbortController() };
      if (inFlight.size === 0) readAt = performance.now();
      inFlight.add(work);
      void listen();
      if (!timer) {
        timer = setInterval(tick, lookEvery);
        timer.unref();
      }
      return { signal: work.abort.signal, end: () => void inFlight.delete(work) };
    },
    look,
    stoppedBy: async (scopes, reach) => {
      const now = performance.now();
      if (!remembered || now - remembered.at >= lookEvery) {
        const asked = { at: now, switches: active() };
        remembered = asked;
        // Not knowing is not remembered.
        asked.switches.catch(() => {
          if (remembered === asked) remembered = null;
        });
      }
      return haltedBy(await remembered.switches, scopes, reach);
    },
    close: async () => {
      closed = true;
      if (timer) clearInterval(timer);
      inFlight.clear();
      await listening?.end().catch(() => undefined);
    },
  };
};
