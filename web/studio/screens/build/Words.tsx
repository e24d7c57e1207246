import { createMemo, For, Show } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import type { Plan, PlanReport } from "../../api/blueprint.ts";
import { describeStrings } from "./describe.strings.ts";

const t = textOf(describeStrings);

/** The person's own words, marked where they were understood and underlined where not. */
export const Words = (props: { plan: Plan }) => {
  const parts = createMemo(() => markWords(props.plan.text, props.plan.report));
  return (
    <figure class="rounded-md bg-surface-2 px-3.5 py-3">
      <figcaption class="sr-only">{t("yourWords")}</figcaption>
      <blockquote dir="auto" class="text-pretty whitespace-pre-wrap">
        <For each={parts()}>
          {(part) => (
            <Show when={part.mark !== "plain"} fallback={part.text}>
              <mark
                class={
                  part.mark === "ignored"
                    ? "bg-transparent text-ink-3 underline decoration-warning decoration-wavy decoration-1 underline-offset-4"
                    : "rounded-[3px] bg-ai-soft text-ink"
                }
              >
                {part.text}
              </mark>
            </Show>
          )}
        </For>
      </blockquote>
    </figure>
  );
};

export interface MarkedPart {
  readonly text: string;
  readonly mark: "plain" | "understood" | "ignored";
}

/** Cuts a text where facts and ignored spans begin and end; the later mark wins where they overlap. */
export const markWords = (text: string, report: PlanReport | null): readonly MarkedPart[] => {
  if (!report) return [{ text, mark: "plain" }];
  const marks: MarkedPart["mark"][] = Array.from({ length: text.length }, () => "plain");
  const paint = (from: number, to: number, mark: MarkedPart["mark"]) => marks.fill(mark, Math.max(0, from), Math.min(text.length, to));
  for (const fact of report.understood) if (fact.span && fact.span.length === 2) paint(fact.span[0] ?? 0, fact.span[1] ?? 0, "understood");
  for (const span of report.ignored) paint(span.from, span.to, "ignored");
  const parts: MarkedPart[] = [];
  for (let start = 0; start < text.length; ) {
    let end = start + 1;
    while (end < text.length && marks[end] === marks[start]) end += 1;
    parts.push({ text: text.slice(start, end), mark: marks[start] ?? "plain" });
    start = end;
  }
  return parts;
};
