/** The questions of a merge that is looked at again with every answer, and the answers so far. */
import { type Accessor, batch, createEffect, createMemo, createSignal, on } from "solid-js";
import type { Choice, ConflictRow, Take } from "../../api/versions.ts";
import { choicesOf, stillAsked, type Takes } from "./answers.ts";

export interface Answers {
  readonly asked: Accessor<readonly ConflictRow[]>;
  readonly takes: Accessor<Takes>;
  readonly unanswered: Accessor<number>;
  readonly choices: () => readonly Choice[];
  take(conflict: string, take: Take): void;
  /** What the newest look still asks; undefined while it is not known. */
  follow(open: Accessor<readonly ConflictRow[] | undefined>): void;
  forget(): void;
}

export const createAnswers = (): Answers => {
  const [takes, setTakes] = createSignal<Takes>({});
  const [asked, setAsked] = createSignal<readonly ConflictRow[]>([]);
  return {
    asked,
    takes,
    unanswered: createMemo(() => asked().filter(({ id }) => takes()[id] === undefined).length),
    choices: () => choicesOf(takes()),
    take: (conflict, take) => setTakes((all) => ({ ...all, [conflict]: take })),
    follow: (open) => createEffect(on(open, (now) => now && setAsked((before) => stillAsked(before, now, takes())))),
    forget: () =>
      batch(() => {
        setTakes({});
        setAsked([]);
      }),
  };
};
