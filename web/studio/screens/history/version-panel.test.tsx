import { MemoryRouter, Route } from "@solidjs/router";
import { cleanup, fireEvent, render, screen, waitFor } from "@solidjs/testing-library";
import { createSignal, type JSX } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setLocale } from "../../../ui/locale.ts";
import { forgetClient } from "../../api/client.ts";
import type { GraphBranch, GraphVersion } from "../../api/versions.ts";
import type { Asking } from "./AskWords.tsx";
import { AskClose } from "./Branches.tsx";
import type { History } from "./create-history.ts";
import { Uncommitted } from "./Uncommitted.tsx";
import { VersionPanel } from "./VersionPanel.tsx";

// Whoever looks may do everything.
vi.mock("./why-not.ts", () => ({ whyNot: () => undefined }));

const version = (number: number, branchId: string, parents: readonly string[], tags: readonly string[] = []): GraphVersion => ({
  id: `v${number}`,
  number,
  hash: `h${number}`,
  message: `Message ${number}`,
  at: "2026-11-20T08:00:00.000Z",
  author: null,
  branchId,
  parents,
  tags,
});
const branch = (id: string, name: string, head: number): GraphBranch => ({
  id,
  name,
  status: "OPEN",
  protected: false,
  role: "OWNER",
  parentId: null,
  head: { id: `v${head}`, number: head },
});
const first = version(1, "main", []);
const second = version(2, "main", ["v1"], ["1.0"]);
const beside = version(3, "town", ["v1"]);
const versions = [beside, second, first];
const main = branch("main", "main", 2);
const town = branch("town", "town", 3);

let asked: { operationName: string; input: Record<string, unknown> }[];
let changes: number;
let said: { words: string | undefined; undo: (() => Promise<unknown>) | undefined }[];

beforeEach(() => {
  setLocale("en");
  [asked, changes, said] = [[], 2, []];
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    const { operationName, variables } = JSON.parse(init.body as string);
    asked.push({ operationName, input: variables.input });
    const words = { __typename: "Sentence", en: "Renamed it", ar: "تسمية" };
    const lines = Array.from({ length: changes }, () => ({ __typename: "ChangeLine", weight: "WORDS", nodes: ["x"], sentence: words }));
    const data =
      operationName === "compare"
        ? { compare: { __typename: "Comparison", changes: lines } }
        : operationName === "templates"
          ? { templates: [] }
          : operationName === "exportBlueprint"
            ? { exportBlueprint: { __typename: "File", name: "clinic.yaml", mediaType: "application/yaml", text: "blueprint: 1" } }
            : { [operationName]: { __typename: "Version", id: "v1", tags: [] } };
    return new Response(JSON.stringify({ data }), { headers: { "content-type": "application/json" } });
  });
});
afterEach(() => {
  cleanup();
  forgetClient();
  vi.unstubAllGlobals();
});

const history = (here: GraphBranch, whyNot?: string) =>
  ({
    versions: () => versions,
    branches: () => [main, town],
    turn: () => 0,
    whyNot: () => whyNot,
    workspace: { branch: () => here, blueprint: () => ({ id: "bp" }), document: { changes: () => 0 } },
    act: async (run: () => Promise<unknown>, words?: string, undo?: () => Promise<unknown>) => {
      await run();
      said.push({ words, undo });
    },
  }) as unknown as History;
const drawn = (content: () => JSX.Element) =>
  render(() => (
    <MemoryRouter>
      <Route path="/" component={() => content()} />
    </MemoryRouter>
  ));
const panel = (one: GraphVersion, here = main, ask: (asking: Asking) => void = () => undefined) =>
  drawn(() => <VersionPanel history={history(here)} version={one} ask={ask} />);
const why = (name: string) => screen.getByRole("button", { name }).getAttribute("title");

test("[BP35] what cannot be done with a version says why: the first takes nothing back, and what a branch holds is not picked onto it", async () => {
  panel(first, town);
  await screen.findByRole("button", { name: "Restore" });
  expect(why("Take back")).toBe("Nothing stands before the first version.");
  expect(why("Pick onto town")).toBe("town already holds this version.");
  cleanup();
  panel(beside);
  await screen.findByRole("button", { name: "Pick onto main" });
  expect([why("Take back"), why("Pick onto main")]).toEqual([null, null]);
});

test("[BP27] a version is compared with the draft of any branch", async () => {
  panel(first);
  const choice = await screen.findByLabelText<HTMLSelectElement>("Compare with");
  expect([...choice.options].map(({ text }) => text)).toEqual([
    "nothing: it is the first",
    "the draft now",
    "the draft of town",
    "#3 Message 3",
    "#2 Message 2",
  ]);
  expect(asked.some(({ operationName }) => operationName === "compare")).toBe(false);
  fireEvent.change(choice, { target: { value: "draft:town" } });
  await screen.findAllByText("Renamed it");
  expect(asked.findLast(({ operationName }) => operationName === "compare")?.input).toEqual({
    from: { versionId: "v1" },
    to: { branchId: "town" },
  });
});

test("[BP4] a version is taken out as its own exact file, whichever is the newest", async () => {
  const saved = vi.fn();
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:file", revokeObjectURL: () => undefined }));
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved(this.download);
  });
  panel(first);
  fireEvent.click(await screen.findByRole("button", { name: "Download" }));
  await waitFor(() => expect(saved).toHaveBeenCalledWith("clinic.yaml"));
  expect(asked.at(-1)).toEqual({ operationName: "exportBlueprint", input: { versionId: "v1", form: "EXACT", format: "YAML" } });
});

test("a tag that leaves another version for this one says so, and goes back", async () => {
  let asking: Asking | undefined;
  panel(first, main, (one) => {
    asking = one;
  });
  fireEvent.click(await screen.findByRole("button", { name: "Tag" }));
  await asking?.run("1.0");
  expect(said.at(-1)?.words?.replace(/[\u2066-\u2069]/g, "")).toBe("1.0 was version 2 and is version 1 now");
  await said.at(-1)?.undo?.();
  const tags = asked.filter(({ operationName }) => operationName === "tagVersion").map(({ input }) => input);
  expect(tags).toEqual([
    { versionId: "v1", name: "1.0" },
    { versionId: "v2", name: "1.0" },
  ]);
});

test("a tag that is taken away comes back", async () => {
  panel(second);
  fireEvent.click(await screen.findByRole("button", { name: /Take the tag .*1\.0.* away/ }));
  await waitFor(() => expect(said).toHaveLength(1));
  await said[0]?.undo?.();
  const tags = asked.filter(({ operationName }) => operationName === "tagVersion").map(({ input }) => input);
  expect(tags).toEqual([
    { versionId: "v2", name: "1.0", remove: true },
    { versionId: "v2", name: "1.0" },
  ]);
});

test.each([
  ["en", "2 changes in the draft of town since version 3 are not committed yet.", "What is not committed is left out here."],
  ["ar", "تغييران في مسودة town منذ الإصدار 3 لم يُحفظا في إصدار بعد.", "ما لم يُحفظ لا يدخل هنا."],
] as const)(
  "[BP31] what of a draft is in no version yet is counted, and where it is left out that is said, in %s",
  async (locale, count, left) => {
    setLocale(locale);
    drawn(() => <Uncommitted history={history(main)} branch={town} left />);
    const note = await screen.findByRole("status");
    expect(note.textContent?.replace(/[\u2066-\u2069]/g, "")).toBe(`${count} ${left}`);
  },
);

test("[BP31] what is not committed is counted anew while the draft is written and when a version comes", async () => {
  const [written, write] = createSignal(0);
  const [turn, setTurn] = createSignal(0);
  const open = history(main);
  const watched = { ...open, turn, workspace: { ...open.workspace, document: { ...open.workspace.document, changes: written } } };
  drawn(() => <Uncommitted history={watched} branch={main} />);
  const note = await screen.findByRole("status");
  const says = () => note.textContent?.replace(/[\u2066-\u2069]/g, "").trim();
  expect(says()).toBe("2 changes in the draft of main since version 2 are not committed yet.");
  changes = 3;
  write(1);
  await waitFor(() => expect(says()).toContain("3 changes in the draft of main"), { timeout: 3_000 });
  // A version that was committed elsewhere is heard of too.
  const before = asked.length;
  changes = 0;
  setTurn(1);
  await waitFor(() => expect(screen.queryByRole("status")).toBeNull(), { timeout: 3_000 });
  expect(asked.slice(before).map(({ input }) => input)).toEqual([{ from: { versionId: "v2" }, to: { branchId: "main" } }]);
});

test("[BP31] a draft that is as its newest version says nothing", async () => {
  changes = 0;
  drawn(() => <Uncommitted history={history(main)} branch={main} />);
  await waitFor(() => expect(asked).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryByRole("status")).toBeNull();
});

test("[ST4] a branch is closed after a question that says what stays, and what is not committed", async () => {
  const done = vi.fn();
  drawn(() => <AskClose history={history(main)} branch={town} onDone={done} />);
  await screen.findByText(/Its versions stay to be read/);
  await screen.findByText(/not committed yet/);
  expect(asked.some(({ operationName }) => operationName === "closeBranch")).toBe(false);
  fireEvent.click(screen.getByRole("button", { name: "Close it" }));
  await waitFor(() => expect(said.map(({ words }) => words?.replace(/[\u2066-\u2069]/g, ""))).toEqual(["The branch town is closed"]));
  expect(asked.at(-1)).toEqual({ operationName: "closeBranch", input: { branchId: "town" } });
  expect(done).toHaveBeenCalled();
});
