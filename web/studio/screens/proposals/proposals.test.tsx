import { createMemoryHistory, MemoryRouter, Route } from "@solidjs/router";
import { cleanup, fireEvent, render, screen, waitFor } from "@solidjs/testing-library";
import type { Component } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLocalDraft } from "../../../../tests/support/studio/local-draft.ts";
import { versionAnswers } from "../../../../tests/support/versions-stub.ts";
import { setLocale } from "../../../ui/locale.ts";
import type { BlueprintRow } from "../../api/blueprint.ts";
import { forgetClient } from "../../api/client.ts";
import { createWorkspace, WorkspaceProvider } from "../build/workspace-context.tsx";
import { ProposalScreen } from "./ProposalScreen.tsx";
import { ProposalsScreen } from "./ProposalsScreen.tsx";

// Mona looks; the stub's proposals are Omar's and hers.
vi.mock("../../api/session.ts", () => ({
  viewer: () => ({ user: { id: "u1", displayName: "Mona Haddad" } }),
  can: () => true,
  accessToken: async () => null,
}));

const row: BlueprintRow = {
  id: "b",
  key: "clinic",
  label: { en: "Clinic" },
  status: "ACTIVE",
  updatedAt: "2026-11-20T09:30:00.000Z",
  defaultBranch: { id: "branch1", name: "main", protected: true, documentName: "o.b.draft.1", role: "COMMENTER", head: null },
};
let answers: Record<string, (variables: Record<string, unknown>) => unknown>;
/** What a mutation is refused with. */
let refusal: { message: string; extensions: object } | null;
const plain = (text: string | null | undefined) => text?.replace(/[\u2066-\u2069]/g, "");

beforeEach(() => {
  setLocale("en");
  refusal = null;
  answers = versionAnswers(false, "OWNER");
  // What happens meanwhile is told by nobody here.
  vi.stubGlobal(
    "WebSocket",
    class {
      close() {}
      send() {}
    },
  );
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    const { operationName, variables } = JSON.parse(init.body as string);
    const body =
      refusal && operationName === "commentProposal"
        ? { data: null, errors: [refusal] }
        : { data: answers[operationName]?.(variables) ?? {} };
    return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
  });
});
afterEach(() => {
  cleanup();
  forgetClient();
  vi.unstubAllGlobals();
});

const open = (screenOf: Component, path = "/o/noor/b/b/proposals") => {
  const history = createMemoryHistory();
  history.set({ value: path });
  const Screen = () => {
    const workspace = createWorkspace({
      blueprint: () => row,
      branch: () => row.defaultBranch,
      planner: () => null,
      document: createLocalDraft(),
      refresh: () => undefined,
    });
    return <WorkspaceProvider workspace={workspace}>{screenOf({})}</WorkspaceProvider>;
  };
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/o/:org/b/:blueprint/proposals/:proposal" component={Screen} />
      <Route path="*" component={Screen} />
    </MemoryRouter>
  ));
  return history;
};

test.each([
  ["en", "waits for approval", "you may merge it", "0 of 1 approvals"],
  ["ar", "ينتظر الموافقة", "لك أن تدمجه", "0 من 1 موافقات"],
] as const)(
  "[BP20] the list says of each proposal what it waits for: an approval, or whoever may merge it alone, in %s",
  async (locale, waits, alone, given) => {
    setLocale(locale);
    open(ProposalsScreen);
    const [one, mine] = await screen.findAllByRole("link");
    expect(plain(one?.textContent)).toContain(waits);
    expect(plain(one?.textContent)).toContain(given);
    expect(plain(mine?.textContent)).toContain(alone);
    // Approvals nobody could give are not counted.
    expect(plain(mine?.textContent)).not.toContain(given);
  },
);

test.each([
  ["the list", ProposalsScreen, "/o/noor/b/b/proposals"],
  ["a proposal", ProposalScreen, "/o/noor/b/b/proposals/prop1"],
] as const)("without a connection %s says that it may be old, in the language one reads", async (_what, screenOf, path) => {
  open(screenOf, path);
  await screen.findByText("Insurance numbers for patients");
  expect(screen.queryByText(/No connection/)).toBeNull();
  window.dispatchEvent(new Event("offline"));
  await screen.findByText("No connection; what you see may be old.");
  setLocale("ar");
  await screen.findByText("لا اتصال، وقد يكون ما تراه قديمًا.");
  window.dispatchEvent(new Event("online"));
  await waitFor(() => expect(screen.queryByText(/لا اتصال/)).toBeNull());
});

test("[BP29] a merged proposal leads to the version it became, on the branch it went into", async () => {
  const { proposal } = answers.proposal!({}) as { proposal: object };
  answers.proposal = () => ({ proposal: { ...proposal, status: "MERGED", mergedVersionId: "v5" } });
  const history = open(ProposalScreen, "/o/noor/b/b/proposals/prop1");
  fireEvent.click(await screen.findByRole("button", { name: "See the version it became" }));
  await waitFor(() => expect(history.get()).toBe("/o/noor/b/b/history?branch=branch1&version=v5"));
  cleanup();
  answers.proposal = () => ({ proposal });
  forgetClient();
  open(ProposalScreen, "/o/noor/b/b/proposals/prop1");
  await screen.findByText("Insurance numbers for patients");
  expect(screen.queryByRole("button", { name: "See the version it became" })).toBeNull();
});

test("[ST26] what is wrong with a remark is read in the language one changes to, the page's own words and the server's", async () => {
  open(ProposalScreen, "/o/noor/b/b/proposals/prop1");
  fireEvent.click(await screen.findByRole("button", { name: "Say it" }));
  await screen.findByText("Write something first.");
  setLocale("ar");
  await screen.findByText("اكتب شيئًا أولًا.");
  const sentence = { en: "This proposal is over: merged.", ar: "انتهى هذا المقترح: مدموج." };
  refusal = { message: sentence.ar, extensions: { code: "BLUEPRINT_PROPOSAL_OVER", sentence } };
  fireEvent.input(screen.getByLabelText("كلماتك"), { target: { value: "لماذا؟" } });
  fireEvent.click(screen.getByRole("button", { name: "إرسال" }));
  await screen.findByText(sentence.ar);
  setLocale("en");
  await screen.findByText(sentence.en);
});

test("[BP33] when the branch moved on, what it changes is read again, and a review is about what stands on the screen", async () => {
  const reviewed: unknown[] = [];
  const { mergePreview } = answers.mergePreview!({}) as { mergePreview: { head: object; changes: { id: string }[] } };
  answers.reviewProposal = ({ input }) => reviewed.push((input as { headHash: string }).headHash) && null;
  open(ProposalScreen, "/o/noor/b/b/proposals/prop1");
  await screen.findAllByText(/to “Mobile”/);
  const [first] = mergePreview.changes;
  const sentence = { __typename: "Sentence", en: "A newer thing", ar: "شيء أحدث" };
  answers.mergePreview = () => ({
    mergePreview: {
      ...mergePreview,
      head: { ...mergePreview.head, id: "v5", number: 5, hash: "newer" },
      changes: [{ ...first, sentence }],
    },
  });
  fireEvent.input(await screen.findByLabelText("Your words"), { target: { value: "Please look" } });
  fireEvent.click(screen.getByRole("button", { name: "Say it" }));
  await screen.findByText(/A newer thing/);
  await waitFor(() => expect(screen.getByRole("button", { name: "Approve" }).getAttribute("aria-busy")).not.toBe("true"));
  fireEvent.click(screen.getByRole("button", { name: "Approve" }));
  await waitFor(() => expect(reviewed).toEqual(["newer"]));
});
