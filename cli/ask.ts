import { createInterface } from "node:readline/promises";
import type { Sentence } from "../schema/ids.ts";
import { Refused } from "./refused.ts";

/**
 * Asks a person before something that cannot be taken back. `yes`: the answer was given on the command line. Throws Refused when they say
 * no, or when nobody is there to ask.
 */
export const confirm = async (question: Sentence, yes: boolean | undefined, say: (sentence: Sentence) => string): Promise<void> => {
  if (yes) return;
  if (!process.stdin.isTTY)
    throw new Refused(
      {
        en: `${question.en} Nobody is here to answer: add --yes if you mean it. Nothing was changed.`,
        ar: `${question.ar} لا أحد هنا ليجيب: أضف ‎--yes إن كنت تقصد ذلك. لم يتغير شيء.`,
      },
      2,
    );
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${say(question)} ${say({ en: "[y/N] ", ar: "[نعم/لا] " })}`);
    if (!/^(y|yes|ن|نعم)$/i.test(answer.trim())) throw new Refused({ en: "Nothing was changed.", ar: "لم يتغير شيء." });
  } finally {
    terminal.close();
  }
};
