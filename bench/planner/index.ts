/**
 * `npm run bench -- planner`: the offline planner over the corpus of its tests. A page of words has a goal in milliseconds; 2,000 words
 * are compared with reading the same words into tokens and clauses alone, which no parser can do without.
 */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { emptyDraft } from "../../schema/blueprint/document.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { clausesOf } from "../../subgraphs/blueprint/planner/offline/text/tokens.ts";
import { arabic } from "../../tests/planner/corpus/arabic.ts";
import { english } from "../../tests/planner/corpus/english.ts";
import { requests } from "../../tests/planner/corpus/requests.ts";
import { strangers } from "../../tests/planner/corpus/strangers.ts";
import { runPlan } from "../../tests/planner/run.ts";
import { installPeers } from "../install-peers.ts";
import { type Bench, compare, median } from "../report.ts";

const rounds = 15;
const { offline } = createPlanners();
const inEnglish = [...english, ...requests, ...strangers].map(({ text }) => text).filter((text) => !/[\u0621-\u064a]/.test(text));
const inArabic = [...arabic, ...requests, ...strangers].map(({ text }) => text).filter((text) => !/[a-z]/i.test(text));
/** The first so many words of the descriptions, one after the other. */
const words = (texts: readonly string[], count: number): string =>
  texts
    .join("\n")
    .split(/(?<=\s)/)
    .slice(0, count)
    .join("");

/** The parser alone: what a plan costs before anybody applies or checks it. */
const plan = (text: string): Promise<unknown> =>
  offline.plan({ text, base: emptyDraft(), locale: "en", answers: {}, signal: new AbortController().signal }, async () => ({
    problems: [],
  }));

/** Milliseconds of CPU of this thread: what others do on the machine meanwhile counts little. */
const timed = async (work: () => unknown): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < rounds + 3; i++) {
    const began = process.threadCpuUsage();
    await work();
    const { user, system } = process.threadCpuUsage(began);
    if (i >= 3) times.push((user + system) / 1_000);
  }
  return median(times);
};

export const bench: Bench = {
  about: "the offline planner: a page, 2,000 words, a refinement",
  run: async ({ only, tell }) => {
    const pages = [
      ["a page, English (500 words)", words(inEnglish, 500), 300],
      ["a page, Arabic (500 words)", words(inArabic, 500), 300],
      ["2,000 words, English", words(inEnglish, 2_000), 1_200],
    ] as const;
    const clinic = await runPlan(offline, english[0]!.text);
    const refused = process.env.BENCH_PEERS === "no" ? "BENCH_PEERS=no" : installPeers(tell);
    const parse = refused === null ? await loadCompromise() : null;
    const cases = [];
    for (const [name, text, goal] of pages) {
      if (!name.includes(only)) continue;
      tell(name);
      cases.push(
        compare({
          case: name,
          metric: "ms of CPU",
          ours: "plan",
          reference: "goal",
          value: await timed(() => plan(text)),
          referenceValue: goal,
          better: "less",
          bar: 1,
        }),
      );
      cases.push(
        compare({
          case: name,
          metric: "ms of CPU",
          ours: "plan",
          reference: "its tokens and clauses alone",
          value: await timed(() => plan(text)),
          referenceValue: await timed(() => clausesOf(text)),
          better: "less",
        }),
      );
      if (parse && name === "2,000 words, English")
        cases.push(
          compare({
            case: name,
            metric: "ms of CPU",
            ours: "plan",
            reference: "parse alone by compromise",
            value: await timed(() => plan(text)),
            referenceValue: await timed(() => parse(text)),
            better: "less",
            bar: 1,
          }),
        );
    }
    if ("a refinement".includes(only)) {
      tell("a refinement");
      const refine = () => runPlan(offline, "Add an insurance number to patients", { base: clinic.draft });
      cases.push(
        compare({
          case: "a refinement of the clinic",
          metric: "ms of CPU",
          ours: "plan, applied and checked",
          reference: "goal",
          value: await timed(refine),
          referenceValue: 50,
          better: "less",
          bar: 1,
        }),
      );
    }
    return {
      cases,
      notes: ["The goal of 2,000 words is that of a page, four times over.", ...(refused ? [`Peers left out: ${refused}`] : [])],
    };
  },
};

const loadCompromise = async (): Promise<(text: string) => unknown> => {
  const resolve = createRequire(fileURLToPath(new URL("../peers/", import.meta.url))).resolve;
  const { default: nlp } = (await import(resolve("compromise"))) as { default: (text: string) => unknown };
  return nlp;
};
