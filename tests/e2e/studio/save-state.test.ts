/**
 * What the studio says about my changes, over a real server: the words on every surface when the socket is cut, and what can be done
 * about it by the keyboard alone. A relay between the page and the server cuts, holds back and refuses as a bad network and a strict
 * server would.
 */
import { readFileSync } from "node:fs";
import * as encoding from "lib0/encoding";
import type { Browser, Page, WebSocketRoute } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Locale } from "../../../schema/ids.ts";
import { shellStrings } from "../../../web/studio/shell/shell.strings.ts";
import { type Message, say } from "../../../web/ui/strings.ts";
import { startBrowser } from "../../support/browser.ts";
import { clinicText, data, describeText, ownerEmail, planned, signIn, until, withOwner } from "../../support/installation.ts";
import { type Server, startServer } from "../../support/server.ts";
import { signInToStudio } from "../../support/studio/sign-in.ts";

const words = (key: keyof typeof shellStrings, locale: Locale = "en", params: Record<string, string | number> = {}) =>
  say(shellStrings[key] as Message, locale, params);

let server: Server;
let browser: Browser;
let token: string;
let blueprintId: string;
let branchId: string;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ env: withOwner }), startBrowser()]);
  token = await signIn(server, ownerEmail);
  const plan = await planned(server, token, await describeText(server, token, clinicText));
  blueprintId = plan.blueprint.id;
  branchId = plan.branch.id;
});
afterEach(() => page?.context().close());
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

interface Relay {
  /** No connection comes about. */
  cut: boolean;
  /** What the page sends is lost on the way. */
  deaf: boolean;
  /** What the server sends is lost on the way. */
  mute: boolean;
  close(code: number): Promise<void>;
  /** The server's refusal of the page's n-th edit. */
  refuse(n: number, code: string): void;
}

/** Opens the draft in a new browser, behind a relay. */
const openDraft = async (): Promise<Relay> => {
  let live: WebSocketRoute | null = null;
  const relay: Relay = {
    cut: false,
    deaf: false,
    mute: false,
    close: async (code) => live?.close({ code }),
    refuse: (n, code) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 102);
      encoding.writeVarUint(encoder, n);
      encoding.writeVarString(encoder, JSON.stringify({ code, params: {} }));
      live?.send(Buffer.from(encoding.toUint8Array(encoder)));
    },
  };
  const through = (opened: Page) =>
    opened.routeWebSocket(/\/collab\//, (socket) => {
      if (relay.cut) return void socket.close({ code: 1013 });
      live = socket;
      const there = socket.connectToServer();
      socket.onMessage((message) => relay.deaf || there.send(message));
      there.onMessage((message) => relay.mute || socket.send(message));
    });
  const studio = await signInToStudio(browser, server, { before: through });
  page = studio.page;
  await page.goto(`${studio.home}b/${blueprintId}/data?view=canvas`);
  await page.locator("[data-node]").first().waitFor();
  await says(words("saveSynced"));
  return relay;
};
const says = (text: string) => page.locator("[data-save] [role=status]").getByText(text, { exact: true }).waitFor();

/** Moves the focus with Tab until it stands on the button of that name, as somebody without a pointer does. */
const tabTo = async (name: string | RegExp) => {
  const button = page.getByRole("button", { name }).first();
  await button.waitFor();
  for (let i = 0; i < 80; i += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${name}`);
};
const press = async (name: string | RegExp) => {
  await tabTo(name);
  await page.keyboard.press("Enter");
};
/** Presses Download and gives what is in the file. */
const downloaded = async (): Promise<string> => {
  const [file] = await Promise.all([page.waitForEvent("download"), press(words("download"))]);
  return readFileSync(await file.path(), "utf8");
};
const rename = async (from: string, to: string) => {
  await page
    .getByRole("group", { name: new RegExp(from) })
    .first()
    .click({ position: { x: 60, y: 16 } });
  await page.getByLabel("Name in English").first().fill(to);
};
const stored = async (): Promise<readonly { id: string; label: { en?: string; ar?: string } }[]> =>
  Object.entries(
    (await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: branchId })).draft.content.entities as Record<
      string,
      { label: { en?: string } }
    >,
  ).map(([id, { label }]) => ({ id, label }));
const labels = async () => (await stored()).map(({ label }) => label.en);

test("[ST2] the socket is cut: canvas, list, roles and problems say so in words of both languages; work goes on, can be downloaded, and is saved after", async () => {
  const relay = await openDraft();
  relay.cut = true;
  await relay.close(1012);
  await page.context().setOffline(true);
  await says(words("saveOfflineNone"));
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("KeyN");
  await says(words("saveOffline", "en", { n: 1 }));
  await page.getByRole("button", { name: "العربية" }).click();
  await says(words("saveOffline", "ar", { n: 1 }));
  await page.getByRole("button", { name: "English" }).click();
  for (const surface of ["List", "Canvas"]) {
    await page.getByText(surface, { exact: true }).click();
    await says(words("saveOffline", "en", { n: 1 }));
  }
  for (const surface of ["Roles", "Problems", "Data"]) {
    await page
      .getByRole("navigation", { name: "Navigation" })
      .getByRole("link", { name: new RegExp(`^${surface}`) })
      .click();
    await page.getByRole("heading", { level: 1, name: surface }).waitFor();
    await says(words("saveOffline", "en", { n: 1 }));
  }
  expect(await downloaded()).toContain("New entity");
  expect(await labels()).not.toContain("New entity");
  relay.cut = false;
  await page.context().setOffline(false);
  await says(words("saveSaved"));
  expect(await labels()).toContain("New entity");
});

test("[ST2] access that ended offers the unsent work, an outdated studio the work and then a reload, by the keyboard alone", async () => {
  const relay = await openDraft();
  relay.deaf = true;
  await rename("Doctor", "Physician");
  await says(words("saveSaving"));
  await relay.close(4403);
  await says(words("saveRevoked"));
  const file = await downloaded();
  // With it goes the mark on the name in the other language, which nobody has said fits.
  expect(JSON.parse(file).changes).toMatchObject([
    { before: "Doctor", after: "Physician" },
    { cell: { key: "ent_doctor/labelBefore/ar" }, after: "طبيب" },
  ]);
  await page.context().close();
  const second = await openDraft();
  second.deaf = true;
  await rename("Doctor", "Physician");
  await says(words("saveSaving"));
  await second.close(4426);
  await says(words("saveOutdatedUnsent", "en", { n: 1 }));
  expect(await downloaded()).toContain("Physician");
  second.deaf = false;
  // Leaving asks, since one change is only here.
  page.once("dialog", (asked) => void asked.accept());
  await Promise.all([page.waitForEvent("load"), press(words("reload"))]);
  await says(words("saveSynced"));
  expect(await labels()).toContain("Doctor");
});

test("[ST2] where somebody changed the same, I choose mine or theirs by the keyboard; what the server refused is told and can be kept", async () => {
  const relay = await openDraft();
  const [patient, doctor] = ["Patient", "Doctor"].map((name) =>
    stored().then((all) => all.find(({ label }) => label.en === name)?.id ?? ""),
  );
  relay.deaf = true;
  relay.mute = true;
  await rename("Patient", "Client");
  await rename("Doctor", "Physician");
  await data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    input: {
      branchId,
      ops: [
        { op: "set", id: await patient, prop: "label.en", value: "Guest" },
        { op: "set", id: await doctor, prop: "label.en", value: "Medic" },
      ],
    },
  });
  relay.deaf = false;
  relay.mute = false;
  relay.refuse(1, "COLLAB_MISSING_BASE");
  await page.locator("[data-refused=COLLAB_MISSING_BASE]").waitFor();
  // Theirs stands; mine is in the file.
  await page.getByRole("group", { name: /Guest/ }).first().waitFor();
  expect(await downloaded()).toContain("Physician");
  await page.getByRole("link", { name: /^Roles/ }).click();
  await page.locator("[data-refused]").waitFor();
  await page.getByRole("link", { name: /^Data/ }).click();
  await press(/^Choose/);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Client", { exact: true }).waitFor();
  await press(/^Keep yours: .*Guest/);
  await press(/^Keep theirs: .*Medic/);
  await dialog.waitFor({ state: "detached" });
  expect(await page.locator("[data-refused]").count()).toBe(0);
  await until(async () => (await labels()).includes("Client"));
  expect(await labels()).toContain("Medic");
  expect(await labels()).not.toContain("Physician");
  // Keeping mine is a step of mine.
  await page.getByRole("button", { name: /^Undo: Keep mine/ }).click();
  await until(async () => (await labels()).includes("Guest"));
  await says(words("saveSaved"));
  relay.refuse(99, "COLLAB_FROZEN");
  await page.getByText("Editing is paused. Your last change was not saved.").waitFor();
  await press("Understood");
  await page.locator("[data-refused]").waitFor({ state: "detached" });
});
