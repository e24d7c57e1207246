/** What the studio does to what runs, over a real server: stopping it, saying what a release changes, watching it over a bad line. */
import type { Browser, Page, WebSocketRoute } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startBrowser } from "../../support/browser.ts";
import {
  administrator,
  askPlatform,
  data,
  type MadePlatform,
  makePlatform,
  ownerEmail,
  signIn,
  withOwner,
} from "../../support/installation.ts";
import { type Server, startServer } from "../../support/server.ts";
import { type SignedIn, signInToStudio } from "../../support/studio/sign-in.ts";

let server: Server;
let browser: Browser;
let token: string;
let platform: MadePlatform;
let cookie: string;
let page: Page;
let home: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ env: withOwner }), startBrowser()]);
  token = await signIn(server, ownerEmail);
  platform = await makePlatform(server, token);
  cookie = await administrator(server, token, platform);
});
afterEach(() => page?.context().close());
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const studio = async (before?: (page: Page) => Promise<void>): Promise<SignedIn> => {
  const signedIn = await signInToStudio(browser, server, before ? { before } : {});
  ({ page, home } = signedIn);
  return signedIn;
};
const addDoctor = (name: string) =>
  askPlatform(server, platform.host, cookie, "mutation ($input: CreateDoctorInput!) { createDoctor(input: $input) { status } }", {
    input: { set: { name } },
  });

test("[ST22] a dropped socket: events of the gap show after it, each once, none twice", async () => {
  let cut = false;
  let live: WebSocketRoute | null = null;
  await studio((opened) =>
    opened.routeWebSocket(/\/graphql$/, (socket) => {
      if (cut) return void socket.close({ code: 1013 });
      live = socket;
      socket.connectToServer();
    }),
  );
  await addDoctor("Dr Zero");
  await page.goto(`${home}monitor?env=${platform.environmentId}`);
  const events = page.getByRole("list").filter({ hasText: "Doctor added" }).getByText("Doctor added");
  await page.getByText("Live", { exact: true }).waitFor();
  // Told once the list was read: the sign alone may come with the figures.
  await events.first().waitFor();
  const before = await events.count();
  expect((await addDoctor("Dr One")).body.errors).toBeUndefined();
  await expect.poll(() => events.count()).toBe(before + 1);
  cut = true;
  await (live as WebSocketRoute | null)?.close({ code: 1012 });
  await page.getByText(/^Reconnecting; figures as of/).waitFor();
  await addDoctor("Dr Two");
  await addDoctor("Dr Three");
  expect(await events.count()).toBe(before + 1);
  cut = false;
  await page.getByText("Live", { exact: true }).waitFor();
  await expect.poll(() => events.count()).toBe(before + 3);
  await addDoctor("Dr Four");
  await expect.poll(() => events.count()).toBe(before + 4);
});

test("the release dialog says in words what differs from the version that runs", async () => {
  const { draft } = await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: platform.branchId });
  const entities = Object.entries(draft.content.entities as Record<string, { key: string; fields: Record<string, { key: string }> }>);
  const [patientId, patient] = entities.find(([, { key }]) => key === "patient")!;
  const phone = Object.entries(patient.fields).find(([, { key }]) => key === "phone")![0];
  const birth = Object.entries(patient.fields).find(([, { key }]) => key !== "phone" && key !== "name")![0];
  await data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    input: {
      branchId: platform.branchId,
      ops: [
        { op: "set", id: phone, prop: "label.en", value: "Mobile" },
        { op: "remove", id: birth },
        {
          op: "add",
          kind: "field",
          id: "f_insurance",
          parent: patientId,
          props: {
            key: "insurance",
            label: { en: "Insurance number", ar: "رقم التأمين" },
            order: "z1",
            type: "text",
            classification: "internal",
          },
        },
      ],
    },
  });
  await studio();
  await page.goto(`${home}b/${platform.blueprintId}/data?view=canvas`);
  await page.getByText("Up to date", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Release", exact: true }).click();
  const differences = page.getByRole("dialog").locator("section", { hasText: "What is different from version 1" });
  await differences.getByRole("listitem").first().waitFor();
  const said = (await differences.getByRole("listitem").allInnerTexts()).join("\n");
  expect(said).toMatch(/Phone.*Mobile/);
  expect(said).toMatch(/Insurance number/);
  expect(said).toMatch(/Date of birth/);
  await page.screenshot({ path: "tests/.shots/en/20-differences.png" });
});

test("[DP48] a field changes its type: the dialog says what cannot be converted, waits for a decision, and the old values are kept", async () => {
  const { draft } = await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: platform.branchId });
  const entities = Object.values(draft.content.entities as Record<string, { key: string; fields: Record<string, { key: string }> }>);
  const doctor = entities.find(({ key }) => key === "doctor")!;
  const specialty = Object.entries(doctor.fields).find(([, { key }]) => key === "specialty")![0];
  await data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    input: { branchId: platform.branchId, ops: [{ op: "set", id: specialty, prop: "type", value: "integer" }] },
  });
  await studio();
  await page.goto(`${home}b/${platform.blueprintId}/data?view=canvas`);
  await page.getByText("Up to date", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Release", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const decision = dialog.getByRole("group", { name: /values of Specialty in Doctors have no equal in the new type/ });
  await decision.waitFor();
  const start = dialog.getByRole("button", { name: /^Release version/ });
  expect(await start.isDisabled()).toBe(true);
  await page.screenshot({ path: "tests/.shots/en/23-cast-decision.png" });
  const arabic = await signInToStudio(browser, server, {
    locale: "ar",
    look: { colorScheme: "dark", viewport: { width: 390, height: 844 } },
  });
  await arabic.page.goto(`${arabic.home}b/${platform.blueprintId}/data?view=canvas`);
  await arabic.page.getByRole("button", { name: "إطلاق", exact: true }).click();
  await arabic.page.getByRole("group", { name: /لا مقابل لها في النوع الجديد/ }).waitFor();
  await arabic.page.screenshot({ path: "tests/.shots/ar/23-cast-decision.png" });
  expect(await arabic.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await decision.getByLabel("Leave the field empty").check();
  await start.click();
  await dialog.getByRole("button", { name: "Open the platform" }).waitFor();
  await page.screenshot({ path: "tests/.shots/en/25-cast-done.png" });
  // What answers the platform hears of the switch a moment after it was told.
  await expect
    .poll(async () => (await askPlatform(server, platform.host, cookie, "{ doctors(first: 1) { nodes { specialty } } }")).body)
    .toMatchObject({ data: { doctors: { nodes: [{ specialty: null }] } } });
  await expect
    .poll(
      async () =>
        (
          await data(server, token, "query ($id: ID!) { hiddenData(environmentId: $id) { kind rows label { en } } }", {
            id: platform.environmentId,
          })
        ).hiddenData,
      { timeout: 60_000 },
    )
    .toContainEqual(expect.objectContaining({ kind: "GENERATION", label: { en: "Specialty" } }));
  await page.goto(`${home}platforms`);
  await page
    .getByRole("button", { name: /^More about/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Hidden data of Preview" }).click();
  await page.getByRole("dialog").getByText("Former values").first().waitFor();
  await page.screenshot({ path: "tests/.shots/en/24-hidden-data.png" });
  await arabic.page.goto(`${arabic.home}platforms`);
  await arabic.page
    .getByRole("button", { name: /^المزيد/ })
    .first()
    .click();
  await arabic.page.getByRole("menuitem", { name: /البيانات المخفية/ }).click();
  await arabic.page.getByRole("dialog").getByText("قيم سابقة").first().waitFor();
  await arabic.page.screenshot({ path: "tests/.shots/ar/24-hidden-data.png" });
  await arabic.page.context().close();
  await page.getByRole("dialog").getByRole("button", { name: "Bring back…" }).first().click();
  await page.getByRole("dialog").getByText("Specialty of Doctors changes from Whole number to Text").waitFor();
});

test("the kill switch is pulled from the monitor with a reason; it says what stops, stops it, and says how it is lifted", async () => {
  await studio();
  await page.goto(`${home}monitor?env=${platform.environmentId}`);
  await page.getByText("Live", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Stop…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("No release of Clinic begins. People go on using it.").waitFor();
  await dialog.getByLabel("Every change as well").check();
  await dialog.getByText(/none of its records can be added, changed or deleted/).waitFor();
  await dialog.getByText(/another person approves it; where nobody else can, you may after ten minutes/).waitFor();
  await dialog.getByRole("button", { name: "Stop now" }).click();
  await dialog.getByText("Say why, so that others know what to do.").waitFor();
  expect((await addDoctor("Dr Before")).body.errors).toBeUndefined();
  await dialog.getByLabel("Reason").fill("Records vanish, we are looking");
  await page.screenshot({ path: "tests/.shots/en/21-stop.png" });
  await dialog.getByRole("button", { name: "Stop now" }).click();
  const bar = page.getByRole("alert").filter({ hasText: "Kill switch is on: the platform Clinic" });
  await bar.getByText("Records vanish, we are looking").waitFor();
  // A door that let somebody through stays open for half a second.
  await expect.poll(async () => (await addDoctor("Dr After")).body.errors?.[0]?.extensions?.code).toBe("DATA_HALTED");
  await bar.getByRole("button", { name: "Lift…" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("All is well again");
  await page.getByRole("dialog").getByRole("button", { name: "Ask to lift it" }).click();
  await bar.getByText(/Lifting was asked for\. ./).waitFor();
  await page.screenshot({ path: "tests/.shots/en/22-stopped.png" });
  expect(await bar.getByRole("button").count()).toBe(0);
});
