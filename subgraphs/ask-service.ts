/** One role asking another over signed HTTP: what `SignedRoutes` answers on the other side (`serve-http.ts`). */
import { randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import { z } from "zod";
import type { Json, Sentence } from "../schema/ids.ts";
import { type Clock, systemClock } from "./clock.ts";
import { doorErrors, Refusal } from "./errors.ts";
import { signRequest } from "./service-identity.ts";
import type { ServiceRoot } from "./service-root.ts";

export interface ServicePeer {
  /** The asked role's address, e.g. `http://127.0.0.1:4101`; a path is ignored. */
  readonly url: string;
  readonly serviceKey: ServiceRoot;
  /** Who asks: `gateway`, `collab`, `runtime`. */
  readonly from: string;
  readonly to: string;
  readonly clock?: Clock;
  /** 3 s unless told otherwise. */
  readonly timeoutMs?: number;
}

export type ServiceClient = (path: string, content: object) => Promise<unknown>;

/** Asks a peer's routes. A refusal of theirs is thrown here as it was there; `UNAVAILABLE` when they do not answer in time. */
export const createServiceClient = ({ url, serviceKey, from, to, clock = systemClock, timeoutMs = 3_000 }: ServicePeer): ServiceClient => {
  const { host, hostname, port } = new URL(url);
  return (path, content) => {
    const body = JSON.stringify(content);
    const headers = signRequest(
      { serviceRoot: serviceKey, from, to, clock },
      { method: "POST", authority: host, path, query: "", body, organization: "none", requestId: randomUUID() },
    );
    return new Promise((resolve, reject) => {
      const away = () => reject(doorErrors("UNAVAILABLE"));
      const sent = httpRequest(
        {
          hostname: hostname.replace(/^\[|\]$/g, ""),
          port,
          path,
          method: "POST",
          timeout: timeoutMs,
          headers: { ...headers, host, "content-type": "application/json" },
        },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (part: string) => {
            text += part;
          });
          response.on("error", away);
          response.on("end", () => {
            try {
              const answer: unknown = JSON.parse(text);
              if (response.statusCode === 200) resolve(answer);
              else reject(refusalOf(answer));
            } catch {
              away();
            }
          });
        },
      );
      sent.on("timeout", () => sent.destroy());
      sent.on("error", away);
      sent.end(body);
    });
  };
};

const refusal = z.object({ error: z.object({ code: z.string(), sentence: z.object({ en: z.string(), ar: z.string() }) }).loose() });

const refusalOf = (answer: unknown): Refusal => {
  const parsed = refusal.safeParse(answer);
  if (!parsed.success) return doorErrors("UNAVAILABLE");
  const { code, sentence, ...facts } = parsed.data.error;
  return new Refusal(code, sentence satisfies Sentence, facts as Record<string, Json>);
};
