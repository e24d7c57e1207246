/**
 * The sessions behind open sockets: who each belongs to stays fresh, and so does the token subgraphs get. A session is asked about every
 * 0.9 s, once for all its sockets, and the doorkeeper's answers are at most a second old: what was taken away is heard within two seconds,
 * also without notifications [FD29].
 */
import type { OrganizationId } from "../schema/ids.ts";
import type { Admitted, Doorkeeper } from "../subgraphs/doorkeeper.ts";
import { Refusal } from "../subgraphs/errors.ts";
import type { EdgeIdentity } from "../subgraphs/serve.ts";
import { type Caller, edgeOf } from "./identity.ts";

/** One socket's part in its session. */
export interface Session {
  readonly subject: string;
  readonly organization: OrganizationId;
  viewer(): Admitted;
  edge(caller: Caller): EdgeIdentity;
  close(): void;
}

interface Watcher {
  /** The session was revoked, or the person suspended. */
  readonly onEnd: () => void;
  /** What they may do changed. */
  readonly onChange: () => void;
}

export interface Sessions {
  open(first: Admitted, watcher: Watcher): Session;
}

interface Watched {
  viewer: Admitted;
  readonly watchers: Set<Watcher>;
  readonly timer: NodeJS.Timeout;
}

const beat = 900;

export const createSessions = (doorkeeper: Pick<Doorkeeper, "admitAgain">): Sessions => {
  const sessions = new Map<string, Watched>();

  const watch = (key: string, first: Admitted): Watched => {
    let asking = false;
    const forget = () => {
      clearInterval(watched.timer);
      if (sessions.get(key) === watched) sessions.delete(key);
    };
    const look = async () => {
      if (asking) return;
      asking = true;
      try {
        const before = rightsOf(watched.viewer);
        watched.viewer = await doorkeeper.admitAgain(first);
        if (rightsOf(watched.viewer) !== before) for (const { onChange } of [...watched.watchers]) onChange();
      } catch (error) {
        // A database that is away ends nobody's session; without it nothing is delivered either.
        if (!(error instanceof Refusal) || error.code !== "UNAUTHENTICATED") return;
        forget();
        for (const { onEnd } of [...watched.watchers]) onEnd();
      } finally {
        asking = false;
      }
    };
    const watched: Watched = { viewer: first, watchers: new Set(), timer: setInterval(() => void look(), beat) };
    watched.timer.unref();
    sessions.set(key, watched);
    return watched;
  };

  return {
    open: (first, watcher) => {
      const key = JSON.stringify([first.organizationId, first.kind, first.subjectId, first.sessionId]);
      const watched = sessions.get(key) ?? watch(key, first);
      watched.watchers.add(watcher);
      return {
        subject: first.sessionId ?? first.subjectId,
        organization: first.organizationId,
        viewer: () => watched.viewer,
        edge: (caller) => edgeOf(caller, watched.viewer.token),
        close: () => {
          watched.watchers.delete(watcher);
          if (watched.watchers.size > 0) return;
          clearInterval(watched.timer);
          if (sessions.get(key) === watched) sessions.delete(key);
        },
      };
    },
  };
};

const rightsOf = ({ permissions }: Admitted): string => [...permissions].sort().join();
