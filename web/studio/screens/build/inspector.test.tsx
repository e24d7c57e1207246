import { createMemoryHistory, MemoryRouter, Route } from "@solidjs/router";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { flatten } from "../../../../schema/blueprint/document.ts";
import { clinic } from "../../../../schema/fixtures/clinic.ts";
import { createLocalDraft, type LocalDraft } from "../../../../tests/support/studio/local-draft.ts";
import { setLocale } from "../../../ui/locale.ts";
import type { BlueprintRow } from "../../api/blueprint.ts";
import { outline } from "../../model/nodes.ts";
import { Inspector } from "./Inspector.tsx";
import { createWorkspace, WorkspaceProvider } from "./workspace-context.tsx";

const row = (role: "OWNER" | "VIEWER"): BlueprintRow => ({
  id: "b",
  key: "clinic",
  label: { en: "Clinic" },
  status: "ACTIVE",
  updatedAt: "2026-11-20T09:30:00.000Z",
  defaultBranch: { id: "br", name: "main", protected: false, documentName: "o.b.draft.1", role, head: null },
});

/** What jsdom lacks of a browser. */
const unseen = class {
  observe(): void {}
  disconnect(): void {}
};

let document_: LocalDraft;
beforeEach(() => {
  vi.stubGlobal("ResizeObserver", unseen);
  setLocale("en");
  document_ = createLocalDraft(flatten(clinic));
});
afterEach(cleanup);

const open = (selected: string, role: "OWNER" | "VIEWER" = "OWNER") => {
  const history = createMemoryHistory();
  history.set({ value: `/?sel=${selected}` });
  const Screen = () => {
    const workspace = createWorkspace({
      blueprint: () => row(role),
      branch: () => row(role).defaultBranch,
      planner: () => null,
      document: document_,
      refresh: () => undefined,
    });
    return (
      <WorkspaceProvider workspace={workspace}>
        <Inspector onConnect={() => undefined} />
      </WorkspaceProvider>
    );
  };
  render(() => (
    <MemoryRouter history={history}>
      <Route path="*" component={Screen} />
    </MemoryRouter>
  ));
  return history;
};
const field = (id: string) => outline(document_.draft()).fields.get(id);
/** What is said of an input besides its name. */
const besides = (input: HTMLElement) => document.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
const choose = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

test("[ST1] a name typed in the inspector is in the draft at once, as one undo step", () => {
  open("ent_patient");
  const input = screen.getByLabelText("Name in English");
  fireEvent.focus(input);
  for (const words of ["Cl", "Client"]) fireEvent.input(input, { target: { value: words } });
  expect(outline(document_.draft()).byId.get("ent_patient")?.label.en).toBe("Client");
  document_.undo();
  expect(outline(document_.draft()).byId.get("ent_patient")?.label.en).toBe("Patient");
});

/** A draft is looked at beside the page, as soon as the machine finds the time. */
const looked = { timeout: 20_000 };

test("the name in the other language is kept, and it says beside it that it is from before, until it is written anew", async () => {
  open("ent_patient");
  const [english, arabic] = [screen.getByLabelText("Name in English"), screen.getByLabelText<HTMLInputElement>("Name in Arabic")];
  const before = arabic.value;
  fireEvent.input(english, { target: { value: "Client" } });
  expect(arabic.value).toBe(before);
  await waitFor(() => expect(besides(arabic)).toMatch(/from before the other one was changed/), looked);
  expect(besides(english)).not.toMatch(/from before/);
  fireEvent.input(arabic, { target: { value: "عميل" } });
  await waitFor(() => expect(besides(arabic)).toBe(""), looked);
  expect(besides(english)).not.toMatch(/from before/);
});

test("type, required, uniqueness and privacy of a field are changed", () => {
  open("f_pat_phone");
  choose("Type", "email");
  fireEvent.click(screen.getByLabelText("Required"));
  fireEvent.click(screen.getByLabelText("No two alike"));
  choose("Privacy", "sensitive");
  expect(field("f_pat_phone")).toMatchObject({ type: "email", required: true, unique: true, classification: "sensitive" });
});

test("choices are added, renamed and removed", () => {
  open("f_apt_status");
  const before = field("f_apt_status")?.options.length ?? 0;
  const add = screen.getByLabelText("Add a choice");
  fireEvent.input(add, { target: { value: "No show" } });
  fireEvent.submit(add.closest("form") as HTMLFormElement);
  expect(field("f_apt_status")?.options.at(-1)).toMatchObject({ key: "noShow", label: { en: "No show" } });
  fireEvent.input(screen.getByLabelText("Choice 1"), { target: { value: "Asked" } });
  expect(field("f_apt_status")?.options[0]?.label.en).toBe("Asked");
  fireEvent.click(screen.getByLabelText("Remove the choice No show"));
  expect(field("f_apt_status")?.options).toHaveLength(before);
});

test("a relation is pointed at another entity", () => {
  open("f_apt_doctor");
  choose("Points at", "ent_patient");
  expect(field("f_apt_doctor")?.target).toBe("ent_patient");
});

test("a bad API name is said and not taken", () => {
  open("ent_patient");
  const input = screen.getByLabelText("API name");
  fireEvent.focus(input);
  fireEvent.input(input, { target: { value: "2nd patient" } });
  expect(screen.getByRole("alert").textContent).toContain("letters and digits");
  expect(outline(document_.draft()).byId.get("ent_patient")?.key).toBe("patient");
});

test("[ST7] an unreadable value is shown raw and the rest goes on working", () => {
  const draft = flatten(clinic);
  const node = draft.nodes.f_pat_phone;
  if (!node) throw new Error("no such field");
  document_ = createLocalDraft({
    ...draft,
    nodes: { ...draft.nodes, f_pat_phone: { ...node, props: { ...node.props, type: "hologram", label: 7, options: null } } },
  });
  open("f_pat_phone");
  expect(screen.getByText("hologram")).toBeTruthy();
  choose("Type", "text");
  expect(field("f_pat_phone")?.type).toBe("text");
});

test("[ST4] what somebody else removed is said, and brought back", async () => {
  open("f_pat_phone");
  document_.applyRemote([{ op: "remove", id: "f_pat_phone" }]);
  fireEvent.click(await screen.findByText("Bring it back"));
  await waitFor(() => expect(field("f_pat_phone")).toBeTruthy(), { timeout: 15_000 });
});

test("what never was in this draft is not said to be removed", () => {
  open("f_of_another_branch");
  expect(screen.getByText("This is not in the draft of this branch.")).toBeTruthy();
});

test("[ST6] a viewer sees everything and can change nothing", () => {
  open("f_pat_phone", "VIEWER");
  for (const control of ["Type", "Required", "Name in English"])
    expect((screen.getByLabelText(control) as HTMLInputElement).disabled).toBe(true);
  expect(screen.queryByText("Remove field")).toBeNull();
});

test("[BP26] what uses a field is listed before it is renamed or removed, and each entry leads there", async () => {
  const history = open("f_apt_doctor");
  expect(screen.getByText("Renaming shows in 4 other places; nothing breaks.")).toBeTruthy();
  fireEvent.click(
    screen.getByRole("button", { name: /access rule “Doctor: see Appointments” uses Doctor \(condition on records\), and goes/ }),
  );
  await waitFor(() => expect(history.get()).toMatch(/\/roles\?role=r_doctor$/));
  cleanup();
  // Where nothing uses it, that is said once.
  open("f_pat_phone");
  expect(screen.getByText("Nothing else in the draft uses it.")).toBeTruthy();
  expect(screen.queryByText(/^Renaming shows in/)).toBeNull();
});

test("[BP26] a removal that takes something along asks first, with all of it, and is one step back", () => {
  open("f_apt_doctor");
  const before = JSON.stringify(document_.draft());
  fireEvent.click(screen.getByText("Remove field"));
  const asked = within(screen.getByRole("dialog", { name: "Remove Doctor?" }));
  expect(asked.getByText(/^These cannot be without it, and go with it/)).toBeTruthy();
  expect(document_.undoLabel()).toBeNull();
  fireEvent.click(asked.getByText("Remove"));
  expect(document_.draft().nodes.p_appt_own?.removed).toBe(true);
  document_.undo();
  expect(JSON.parse(JSON.stringify(outline(document_.draft()).policies))).toEqual(outline(JSON.parse(before)).policies);
  cleanup();
  open("f_pat_phone");
  fireEvent.click(screen.getByText("Remove field"));
  expect(field("f_pat_phone")).toBeUndefined();
});

test("the same in Arabic", () => {
  setLocale("ar");
  open("ent_patient");
  expect(screen.getByRole("heading", { name: "مريض" })).toBeTruthy();
  expect(screen.getByLabelText("الاسم بالعربية")).toBeTruthy();
});
