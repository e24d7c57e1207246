/** Which host means what: the studio's own names, names below the base (platforms), everything else nothing [FD22]. */
import { isIP } from "node:net";

type HostKind = "control" | "platform" | "unknown";

export interface Hosts {
  /** The kind of a `Host` header. */
  kindOf(host: string | undefined): HostKind;
  /** Whether pages of this origin are our own. */
  isOwnOrigin(origin: string, host: string | undefined, secure: boolean): boolean;
}

/** `publicUrl` is where people reach the studio; `loopback` lets this machine's own names in, whatever the port. */
export const createHosts = ({
  publicUrl,
  loopback,
  knows,
}: {
  readonly publicUrl: URL;
  readonly loopback: boolean;
  readonly knows: (host: string) => boolean;
}): Hosts => {
  const own = publicUrl.hostname.toLowerCase();
  const isOwn = (name: string) => name === own || (loopback && isLoopbackName(name));
  return {
    kindOf: (host) => {
      const name = nameOf(host);
      if (name === null) return "unknown";
      if (isOwn(name)) return "control";
      return knows(host as string) ? "platform" : "unknown";
    },
    isOwnOrigin: (origin, host, secure) =>
      origin === publicUrl.origin || (nameOf(host) !== null && origin === `${secure ? "https" : "http"}://${host?.toLowerCase()}`),
  };
};

export const isLoopbackName = (name: string): boolean =>
  name === "localhost" || name === "[::1]" || name === "::1" || (isIP(name) === 4 && name.startsWith("127."));

/** The name in a `Host` header without its port; null when it is not a host at all. */
const nameOf = (host: string | undefined): string | null => {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.?)(?::\d{1,5})?$/i.exec(host ?? "");
  return match?.[1] ? match[1].toLowerCase().replace(/\.$/, "") : null;
};
