/** The command `webnova`: finds the command, prints help in the language of the shell, turns refusals into one sentence. */
import "reflect-metadata";
import type { Sentence } from "../schema/ids.ts";
import { commands } from "./commands/index.ts";
import { Refused } from "./refused.ts";

const arabic = /^ar/i.test(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? "");
const say = (sentence: Sentence): string => (arabic ? sentence.ar : sentence.en);

const help = (): string =>
  [
    say({ en: "webnova <command> [options]", ar: "webnova <أمر> [خيارات]" }),
    "",
    ...commands.map((command) => `  ${command.name.padEnd(12)} ${say(command.summary)}`),
    "",
    say({ en: "webnova <command> --help says more.", ar: "تفاصيل كل أمر: webnova <أمر> --help" }),
  ].join("\n");

const main = async (): Promise<number> => {
  const [name, ...args] = process.argv.slice(2);
  if (!name || name === "help" || name === "--help" || name === "-h") {
    console.log(help());
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    console.error(say({ en: `There is no command "${name}".`, ar: `لا يوجد أمر باسم «${name}».` }));
    console.error(help());
    return 2;
  }
  if (args.includes("--help") || args.includes("-h")) {
    console.log(`${say(command.summary)}\n\n${say(command.usage)}`);
    return 0;
  }
  return command.run(args, say);
};

/** What a refusal of any part says; null for what nobody expected. */
const sentenceOf = (error: unknown): Sentence | null => {
  const { sentence, code, message } = (error ?? {}) as {
    readonly sentence?: Sentence;
    readonly code?: unknown;
    readonly message?: unknown;
  };
  if (String(code).startsWith("ERR_PARSE_ARGS_")) {
    const [said = ""] = String(message).split("\n");
    return {
      en: `${said} webnova <command> --help says what it takes.`,
      ar: `خيار غير معروف أو ناقص: ${said} التفاصيل: webnova <أمر> --help`,
    };
  }
  return typeof sentence?.en === "string" && typeof sentence.ar === "string" ? sentence : null;
};

main().then(
  (code) => {
    process.exitCode = code;
    // The work is done; a handle somebody forgot must not keep the terminal, nor go unnoticed.
    setTimeout(() => {
      const left = process.getActiveResourcesInfo().join(", ");
      console.error(say({ en: `Something was left open and is ended now: ${left}`, ar: `بقي شيء مفتوح ويُنهى الآن: ${left}` }));
      process.exit();
    }, 2_000).unref();
  },
  (error: unknown) => {
    const sentence = sentenceOf(error);
    if (sentence) console.error(say(sentence));
    else console.error(error);
    process.exitCode = error instanceof Refused ? error.exitCode : 2;
    setImmediate(() => process.exit());
  },
);
