import { batch, createUniqueId, For, Show } from "solid-js";
import { sentence, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { TextField } from "../../../ui/parts/Field.tsx";
import { Said } from "../../../ui/parts/Said.tsx";
import { Badge, Note } from "../../../ui/parts/State.tsx";
import type { ConflictRow, Take } from "../../api/versions.ts";
import type { Takes } from "./answers.ts";
import { historyStrings } from "./history.strings.ts";

const t = textOf(historyStrings);

/** Questions a merge asks, each with both sides and, where a value can be written, a third; several can be answered by one side at once. */
export const Conflicts = (props: {
  conflicts: readonly ConflictRow[];
  takes: Takes;
  ours: string;
  theirs: string;
  disabled?: boolean | undefined;
  onTake: (conflict: string, take: Take) => void;
}) => (
  <div class="flex flex-col gap-3">
    <Show when={props.conflicts.length > 1}>
      <fieldset class="flex flex-wrap items-center gap-2">
        <legend class="sr-only">{t("answerAll")}</legend>
        <span class="text-sm text-ink-2" aria-hidden="true">
          {t("answerAll")}
        </span>
        <For each={["ours", "theirs"] as const}>
          {(side) => (
            <Button
              size="small"
              disabled={props.disabled}
              onClick={() => batch(() => props.conflicts.forEach(({ id }) => void props.onTake(id, side)))}
            >
              <bdi>{props[side]}</bdi>
            </Button>
          )}
        </For>
      </fieldset>
    </Show>
    <ul class="flex flex-col gap-3">
      <For each={props.conflicts}>
        {(conflict) => (
          <li>
            <Question {...props} conflict={conflict} />
          </li>
        )}
      </For>
    </ul>
  </div>
);

const Question = (props: Parameters<typeof Conflicts>[0] & { conflict: ConflictRow }) => {
  const name = createUniqueId();
  const take = () => props.takes[props.conflict.id];
  const own = () => {
    const now = take();
    return typeof now === "object" ? now.value : undefined;
  };
  const writable = () =>
    props.conflict.kind === "VALUE" && (typeof props.conflict.ours === "string" || typeof props.conflict.theirs === "string");
  const choose = (value: Take) => props.onTake(props.conflict.id, value);
  const Side = (side: { of: "ours" | "theirs"; label: string; words: string }) => (
    <label class="flex items-start gap-2.5 rounded-sm border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="radio"
        name={name}
        class="mt-1 size-4 shrink-0 accent-accent"
        checked={take() === side.of}
        disabled={props.disabled}
        onChange={() => choose(side.of)}
      />
      <span class="min-w-0">
        <span class="block text-sm font-medium text-ink-2">{side.label}</span>
        <span class="block text-pretty">
          <Said text={side.words} />
        </span>
      </span>
    </label>
  );
  return (
    <fieldset class="rounded-md border border-line bg-surface p-4" data-conflict={props.conflict.kind}>
      <legend class="sr-only">{sentence(props.conflict.sentence).replaceAll("*", "")}</legend>
      <p class="mb-3 flex flex-wrap items-center gap-2 font-medium text-pretty" aria-hidden="true">
        <span>
          <Said text={sentence(props.conflict.sentence)} />
        </span>
        <Show when={take() !== undefined}>
          <Badge tone="success">{t("answered")}</Badge>
        </Show>
      </p>
      <Show when={props.conflict.problems.length > 0}>
        <Note tone="warning" class="mb-3">
          <ul class="list-disc ps-4">
            <For each={props.conflict.problems}>{(problem) => <li>{sentence(problem.text)}</li>}</For>
          </ul>
        </Note>
      </Show>
      <div class="grid gap-2 sm:grid-cols-2">
        <Side of="ours" label={props.ours} words={sentence(props.conflict.oursSentence)} />
        <Side of="theirs" label={props.theirs} words={sentence(props.conflict.theirsSentence)} />
        <Show when={props.conflict.kind === "MEANING"}>
          <label class="flex items-start gap-2.5 rounded-sm border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft">
            <input
              type="radio"
              name={name}
              class="mt-1 size-4 shrink-0 accent-accent"
              checked={own() === "keep"}
              disabled={props.disabled}
              onChange={() => choose({ value: "keep" })}
            />
            {t("mergeAnyway")}
          </label>
        </Show>
      </div>
      <Show when={writable()}>
        <div class="mt-2 flex items-end gap-2.5">
          <input
            type="radio"
            name={name}
            aria-label={t("ownValue")}
            class="mb-2.5 size-4 shrink-0 accent-accent"
            checked={own() !== undefined}
            disabled={props.disabled}
            onChange={() => choose({ value: props.conflict.ours ?? "" })}
          />
          <TextField
            class="flex-1"
            label={t("ownValueFor")}
            disabled={props.disabled}
            value={typeof own() === "string" ? String(own()) : ""}
            placeholder={String(props.conflict.ours ?? "")}
            onChange={(event) => choose({ value: event.currentTarget.value })}
          />
        </div>
      </Show>
    </fieldset>
  );
};

/** The questions a refused step came back with, in the form of those a preview asks. */
export const conflictsIn = (given: readonly unknown[] | undefined): readonly ConflictRow[] =>
  (given ?? []).map((one) => {
    const { words, ...conflict } = one as ConflictRow & { words: Record<"text" | "ours" | "theirs", ConflictRow["sentence"]> };
    return {
      ...conflict,
      prop: conflict.prop ?? null,
      problems: conflict.problems ?? [],
      sentence: words.text,
      oursSentence: words.ours,
      theirsSentence: words.theirs,
    };
  });
