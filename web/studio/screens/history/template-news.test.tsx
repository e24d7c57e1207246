import { cleanup, fireEvent, render, screen, waitFor } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setLocale } from "../../../ui/locale.ts";
import { forgetClient } from "../../api/client.ts";
import type { ServerStep } from "../../draft.ts";
import type { History } from "./create-history.ts";
import { TemplateNews } from "./TemplateNews.tsx";

/** The draft's last update from its template, as the server knows it, and what it was asked. */
let step: string | null;
let asked: { operationName: string; variables: Record<string, unknown> }[];

beforeEach(() => {
  [step, asked] = ["g1", []];
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    const { operationName, variables } = JSON.parse(init.body as string);
    asked.push({ operationName, variables });
    if (operationName === "undoDraftStep") step = null;
    const data =
      operationName === "undoDraftStep"
        ? { step: { __typename: "DraftStepUndone", seq: 2, restored: 1, leftNodes: [] } }
        : {
            templateUpdate: {
              __typename: "TemplateUpdate",
              template: "clinic",
              label: { en: "Clinic", ar: "عيادة" },
              upToDate: step !== null,
            },
            branch: { __typename: "Branch", id: "br", templateStep: step },
          };
    return new Response(JSON.stringify({ data }), { headers: { "content-type": "application/json" } });
  });
});
afterEach(() => {
  cleanup();
  forgetClient();
  vi.unstubAllGlobals();
});

const open = (whyNot?: string) => {
  const [turn, setTurn] = createSignal(0);
  const history = {
    workspace: { branch: () => ({ id: "br" }) },
    turn,
    whyNot: () => whyNot,
    takeBack: async (branchId: string, { turn: ask }: ServerStep) => {
      expect(branchId).toBe("br");
      await ask("undo");
      setTurn((n) => n + 1);
    },
  } as unknown as History;
  return render(() => <TemplateNews history={history} />);
};

test.each([
  ["en", "Take the update back", "See what it brings"],
  ["ar", "التراجع عن التحديث", "اطّلع على ما يضيفه"],
] as const)(
  "[BP53] a template's update is taken back long after it came, and is offered again then, in %s",
  async (locale, takeBack, look) => {
    setLocale(locale);
    open();
    const button = await screen.findByRole("button", { name: takeBack });
    expect(screen.queryByRole("button", { name: look })).toBeNull();
    fireEvent.click(button);
    await screen.findByRole("button", { name: look });
    await waitFor(() => expect(screen.queryByRole("button", { name: takeBack })).toBeNull());
    expect(asked.filter(({ operationName }) => operationName === "undoDraftStep")).toEqual([
      { operationName: "undoDraftStep", variables: { input: { undoGroupId: "g1" } } },
    ]);
  },
);

test("[BP53] where the draft may not be changed, taking it back says why not and does nothing", async () => {
  setLocale("en");
  open("You may look here, not change.");
  const button = await screen.findByRole("button", { name: "Take the update back" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(button);
  expect(asked.some(({ operationName }) => operationName === "undoDraftStep")).toBe(false);
});
