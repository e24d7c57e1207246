import { parseArgs } from "node:util";
import { connect } from "../client.ts";
import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";

interface Platform {
  readonly key: string;
  readonly label: { en: string | null; ar: string | null };
  readonly status: string;
  readonly environments: readonly {
    readonly name: string;
    readonly url: string;
    readonly activeRelease: { readonly version: { readonly number: number; readonly hash: string } } | null;
  }[];
}

/** `webnova platforms`: what runs, where, at which version. */
export const platforms: Command = {
  name: "platforms",
  summary: { en: "Lists the platforms of your organization.", ar: "يعرض منصات مؤسستك." },
  usage: {
    en: "webnova platforms [--json]\n\nThe server is the one running from WEBNOVA_HOME, or WEBNOVA_URL with WEBNOVA_TOKEN.",
    ar: "webnova platforms [--json]\n\nالخادم هو الذي يعمل من WEBNOVA_HOME، أو WEBNOVA_URL مع WEBNOVA_TOKEN.",
  },
  run: async (args, say) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
    const client = await connect(readSettings(process.env));
    const { platforms: page } = await client.run<{ platforms: { items: readonly Platform[] } }>(
      "query Platforms { platforms(first: 200) { items { key label { en ar } status environments { name url activeRelease { version { number hash } } } } } }",
    );
    if (values.json) console.log(JSON.stringify(page.items));
    else if (page.items.length === 0)
      console.log(
        say({
          en: 'No platform yet. Make one: webnova describe --text "…" --release preview',
          ar: 'لا منصة بعد. أنشئ واحدة: webnova describe --text "…" --release preview',
        }),
      );
    else for (const platform of page.items) console.log(lines(platform).join("\n"));
    return 0;
  },
};

const lines = (platform: Platform): readonly string[] => [
  `${platform.key}  ${platform.label.en ?? platform.label.ar ?? ""}  ${platform.status.toLowerCase()}`,
  ...platform.environments.map(
    (environment) =>
      `  ${environment.name.toLowerCase().padEnd(10)} ${environment.activeRelease ? `v${environment.activeRelease.version.number}` : "–"}  ${environment.url}`,
  ),
];
