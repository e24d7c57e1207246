import { parseArgs } from "node:util";
import { connect } from "../client.ts";
import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";

interface Row {
  readonly key: string;
  readonly label: { readonly en: string | null; readonly ar: string | null };
  readonly description: { readonly en: string | null; readonly ar: string | null };
  readonly entities: readonly unknown[];
}

/** `webnova templates`: what one may begin with. */
export const templates: Command = {
  name: "templates",
  summary: { en: "Lists the templates a platform can begin with.", ar: "يعرض القوالب التي يمكن أن تبدأ منها المنصة." },
  usage: {
    en: "webnova templates [--json]\n\nTake one with: webnova describe --template <key> [--release preview]",
    ar: "webnova templates [--json]\n\nخذ أحدها بالأمر: webnova describe --template <key> [--release preview]",
  },
  run: async (args, say) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
    const client = await connect(readSettings(process.env));
    const { templates: rows } = await client.run<{ templates: readonly Row[] }>(
      "query Templates { templates { key version label { en ar } description { en ar } sector entities { en ar } roles { en ar } actionCount } }",
    );
    if (values.json) console.log(JSON.stringify(rows));
    else {
      const wide = Math.max(0, ...rows.map(({ key }) => key.length));
      const both = (text: Row["label"]) => say({ en: text.en ?? text.ar ?? "", ar: text.ar ?? text.en ?? "" });
      for (const row of rows)
        console.log(`${row.key.padEnd(wide)}  ${both(row.label)} (${row.entities.length}) — ${both(row.description)}`);
    }
    return 0;
  },
};
