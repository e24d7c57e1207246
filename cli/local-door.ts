/**
 * The door for commands on the same machine. Whoever can read WEBNOVA_HOME/running.json (mode 0600, made anew at each start) is the person
 * who runs this installation; its secret is exchanged on this machine for a short access token of the owner, or for a new owner link.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Sentence } from "../schema/ids.ts";

export interface LocalVerbs {
  /** An access token of the first owner; null while there is none. */
  accessToken(): Promise<string | null>;
  /** A new API key of the first owner for use elsewhere; null while there is none. */
  apiKey(): Promise<string | null>;
  /** A new single-use link for the owner: to claim the installation, or to set a new password. */
  ownerLink(): Promise<string>;
}

export interface LocalDoor {
  readonly secret: string;
  /** Answers the request if it is for this door. */
  handle(req: IncomingMessage, res: ServerResponse): boolean;
}

export const localPaths = { accessToken: "/local/access-token", apiKey: "/local/api-key", ownerLink: "/local/owner-link" } as const;

const noOwner: Sentence = {
  en: "This installation has no owner yet. Open the owner link first (webnova owner-link).",
  ar: "لا مالك لهذا التثبيت بعد. افتح رابط المالك أولًا (webnova owner-link).",
};

export const createLocalDoor = (verbs: LocalVerbs): LocalDoor => {
  const secret = randomBytes(32).toString("base64url");
  const expected = Buffer.from(`Bearer ${secret}`);
  const isAllowed = (req: IncomingMessage): boolean => {
    const given = Buffer.from(req.headers.authorization ?? "");
    const { remoteAddress = "", localAddress } = req.socket;
    // A server that does not listen on the loopback is reached from its own address.
    const isHere = /^(::ffff:)?127\.|^::1$/.test(remoteAddress) || remoteAddress === localAddress;
    // A browser always sends an Origin with a POST; a command never does.
    return isHere && req.headers.origin === undefined && given.length === expected.length && timingSafeEqual(given, expected);
  };
  const answer = async (path: string): Promise<{ status: number; body: object }> => {
    switch (path) {
      case localPaths.accessToken: {
        const token = await verbs.accessToken();
        return token ? { status: 200, body: { token } } : { status: 409, body: { sentence: noOwner } };
      }
      case localPaths.apiKey: {
        const token = await verbs.apiKey();
        return token ? { status: 200, body: { token } } : { status: 409, body: { sentence: noOwner } };
      }
      case localPaths.ownerLink:
        return { status: 200, body: { link: await verbs.ownerLink() } };
      default:
        return { status: 404, body: {} };
    }
  };
  return {
    secret,
    handle: (req, res) => {
      const path = req.url ?? "";
      if (!path.startsWith("/local/")) return false;
      const send = (status: number, body: object) =>
        res.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" }).end(JSON.stringify(body));
      if (req.method !== "POST" || !isAllowed(req)) send(404, {});
      else
        answer(path).then(
          ({ status, body }) => send(status, body),
          () => send(500, {}),
        );
      return true;
    },
  };
};
