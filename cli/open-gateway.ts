/** `--open`: the front door over somebody else's supergraph, on this machine only; nobody signs in and nothing is signed [FD4]. */
import { readFileSync } from "node:fs";
import { type Gateway, GatewayError, startGateway } from "../gateway/index.ts";
import type { Settings } from "./env.ts";
import { Refused } from "./refused.ts";

export interface ForeignGraph {
  /** A federation 2 supergraph file. */
  readonly supergraph: string;
  /** `<name>=<address of its GraphQL endpoint>`. */
  readonly subgraphs: readonly string[];
}

/** Opens the door. Throws Refused for a file or an address that cannot be used, GatewayError for a host others can reach. */
export const startOpenGateway = async (
  { supergraph, subgraphs }: ForeignGraph,
  { host, port, drainMs }: Pick<Settings, "host" | "port" | "drainMs">,
  log: (error: unknown, correlationId: string) => void,
): Promise<Gateway> => {
  const sdl = read(supergraph);
  const remote = readSubgraphs(subgraphs);
  try {
    return await startGateway({
      subgraphs: remote,
      supergraph: sdl,
      identity: null,
      host,
      port,
      drainMs,
      log,
      // What the door knows about our own API says nothing about another.
      product: { publicRoots: new Set(), signInRoots: new Set(), listSizes: {}, sharedRoots: new Set(), queuePolicies: {} },
    });
  } catch (error) {
    if (error instanceof GatewayError || (error as { syscall?: string }).syscall) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new Refused(
      { en: `The supergraph ${supergraph} cannot be run: ${detail}`, ar: `لا يمكن تشغيل المخطط المركب ${supergraph}: ${detail}` },
      2,
    );
  }
};

/** Reads `--subgraph name=url` values. Throws Refused for one that is none. */
export const readSubgraphs = (pairs: readonly string[]): readonly { readonly name: string; readonly url: string }[] =>
  pairs.map((pair) => {
    const mark = pair.indexOf("=");
    const [name, url] = [pair.slice(0, mark), pair.slice(mark + 1)];
    if (mark < 1 || !/^https?:$/.test(URL.parse(url)?.protocol ?? ""))
      throw new Refused(
        {
          en: `--subgraph ${pair} is not <name>=<address>, e.g. products=http://127.0.0.1:4001/graphql.`,
          ar: `القيمة ‎--subgraph ${pair} ليست بالصيغة <اسم>=<عنوان>، مثل products=http://127.0.0.1:4001/graphql.`,
        },
        2,
      );
    return { name, url };
  });

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Refused({ en: `The supergraph file ${file} cannot be read.`, ar: `تعذرت قراءة ملف المخطط المركب ${file}.` }, 2);
  }
};
