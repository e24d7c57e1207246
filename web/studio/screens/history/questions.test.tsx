import { cleanup, fireEvent, render, screen, waitFor } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setLocale } from "../../../ui/locale.ts";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import type { ConflictRow, Take } from "../../api/versions.ts";
import { createKept } from "../build/create-kept.ts";
import { AskWords } from "./AskWords.tsx";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { Conflicts } from "./Conflicts.tsx";
import { createAnswers } from "./create-answers.ts";
import type { History } from "./create-history.ts";

beforeEach(() =>
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  ),
);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const words = (text: string) => ({ en: text, ar: text });
const conflict = (id: string): ConflictRow => ({
  id,
  kind: "VALUE",
  prop: "key",
  ours: "guest",
  theirs: "client",
  sentence: words(`Both sides changed ${id}.`),
  oursSentence: words("guest"),
  theirsSentence: words("client"),
  problems: [],
});

test.each([
  ["en", "Answer all at once", "As on main", "As on town"],
  ["ar", "الإجابة عن الكل دفعة واحدة", "كما في main", "كما في town"],
] as const)("[BP30] several questions are answered by one side at once, and one of them otherwise, in %s", (locale, all, ours, theirs) => {
  setLocale(locale);
  const taken = vi.fn();
  render(() => {
    const { takes, take, unanswered } = createAnswers();
    const onTake = (id: string, side: Take) => {
      take(id, side);
      taken(id, side);
    };
    const conflicts = [conflict("one"), conflict("two")];
    return (
      <>
        <output>{unanswered()}</output>
        <Conflicts conflicts={conflicts} takes={takes()} ours={ours} theirs={theirs} onTake={onTake} />
      </>
    );
  });
  screen.getByRole("group", { name: all });
  fireEvent.click(screen.getByRole("button", { name: theirs }));
  expect(screen.getAllByRole<HTMLInputElement>("radio", { name: new RegExp(theirs) }).map(({ checked }) => checked)).toEqual([true, true]);
  fireEvent.click(screen.getAllByRole("radio", { name: new RegExp(ours) })[1] as HTMLElement);
  expect(taken.mock.calls).toEqual([
    ["one", "theirs"],
    ["two", "theirs"],
    ["two", "ours"],
  ]);
});

test("[BP30] a step that stopped counts down what is still to be answered, and goes on with the answers", async () => {
  setLocale("en");
  const goOn = vi.fn(async () => undefined);
  const sides = { ours: "As in the draft", theirs: "As before version 3" };
  const history = { stopped: () => ({ conflicts: [conflict("one"), conflict("two")], sides, goOn }), setStopped: () => undefined };
  render(() => <ConflictDialog history={history as unknown as History} />);
  await screen.findByText("2 questions to answer");
  fireEvent.click(screen.getAllByRole("radio", { name: /As before version 3/ })[0] as HTMLElement);
  await screen.findByText("One question to answer");
  fireEvent.click(screen.getByRole("button", { name: "Go on" }));
  expect(goOn).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "As in the draft" }));
  await screen.findByText("0 questions to answer");
  fireEvent.click(screen.getByRole("button", { name: "Go on" }));
  expect(goOn).toHaveBeenCalledWith([
    { conflict: "one", take: "ours" },
    { conflict: "two", take: "ours" },
  ]);
});

test("[BP30] one question has nothing to answer at once", () => {
  setLocale("en");
  render(() => <Conflicts conflicts={[conflict("one")]} takes={{}} ours="As on main" theirs="As on town" onTake={() => undefined} />);
  expect(screen.queryByRole("button")).toBeNull();
});

test("[ST28] a dialog that asks for words has the focus in its field, whatever else stands in it", async () => {
  setLocale("en");
  const asking = {
    title: "Commit",
    label: "What does it change?",
    confirm: "Commit",
    max: 500,
    children: <p>Since version 1</p>,
    run: async () => undefined,
  };
  render(() => <AskWords asking={asking} onClose={() => undefined} />);
  const field = await screen.findByLabelText("What does it change?");
  // The focus settles once the layer is drawn, not before.
  await new Promise((resolve) => setTimeout(resolve, 20));
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test("[ST28] a dialog with a form has the focus in its first line, not on what closes it", async () => {
  setLocale("en");
  render(() => (
    <Dialog open title="Confirm" onClose={() => undefined}>
      <form>
        <input type="checkbox" aria-label="Remember" />
        <input type="password" aria-label="Password" />
      </form>
    </Dialog>
  ));
  const field = await screen.findByLabelText("Password");
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(document.activeElement).toBe(field);
});

test("[ST20] while the next branch is being read, the screens of the one before go on with what they know", () => {
  const [read, setRead] = createSignal<{ name: string } | null | undefined>({ name: "main" });
  const seen: string[] = [];
  render(() => {
    const kept = createKept(read);
    return (
      <>
        {(() => {
          seen.push(kept().name);
          return kept().name;
        })()}
      </>
    );
  });
  setRead(undefined);
  setRead(null);
  setRead({ name: "town" });
  expect(seen).toEqual(["main", "town"]);
});
