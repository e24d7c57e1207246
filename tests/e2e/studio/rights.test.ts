/** A builder asks in the studio, over a real server, why an end user does not see a record: found by words or by its address, with the keyboard. */
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser } from "../../support/browser.ts";
import { addEndUser } from "../../support/end-users.ts";
import { faultsOf } from "../../support/faults.ts";
import {
  administrator,
  askPlatform,
  data,
  type MadePlatform,
  makePlatform,
  openDatabase,
  ownerEmail,
  password,
  signIn,
  withOwner,
} from "../../support/installation.ts";
import { type Server, startServer } from "../../support/server.ts";
import { signInToStudio } from "../../support/studio/sign-in.ts";

let server: Server;
let browser: Browser;
let clinic: MadePlatform;
let token: string;
let patient: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ env: withOwner }), startBrowser()]);
  token = await signIn(server, ownerEmail);
  clinic = await makePlatform(
    server,
    token,
    "A clinic. Patients have a name and a phone. Doctors have a name. Receptionists manage patients; doctors see only their own patients.",
  );
  const roles = await data(server, token, "query ($id: ID!) { previewRoles(environmentId: $id) { id label { en } } }", {
    id: clinic.environmentId,
  });
  const doctor = roles.previewRoles.find(({ label }: { label: { en: string } }) => label.en === "Doctor").id;
  await inDatabase((query) => addEndUser(query, clinic.environmentId, "Omar Nightingale", [doctor]));
  const made = await askPlatform(
    server,
    clinic.host,
    await administrator(server, token, clinic),
    'mutation { createPatient(input: { set: { name: "Huda Goldfinch", phone: "+966501234567" } }) { record { id } } }',
  );
  patient = made.body.data.createPatient.record.id;
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const inDatabase = async <T>(work: (query: <Row>(sql: string, params: readonly unknown[]) => Promise<readonly Row[]>) => Promise<T>) => {
  const database = await openDatabase(server.home);
  try {
    return await work(async (sql, params) => (await database.query(sql, [...params])).rows);
  } finally {
    await database.end();
  }
};
const shot = async (page: Page, name: string) => {
  if (process.env.WEBNOVA_SHOTS) await page.screenshot({ path: join(process.env.WEBNOVA_SHOTS, `${name}.png`) });
};

test("[DP44] [DP45] a builder asks why, by words and with the keyboard, and is told policies and conditions without a value", async () => {
  const { page, home } = await signInToStudio(browser, server);
  await page.goto(`${home}b/${clinic.blueprintId}/roles`);
  await page.getByRole("button", { name: "Why can somebody…?" }).click();
  const person = page.getByRole("combobox", { name: "End user" });
  await person.pressSequentially("night");
  await page.getByRole("option", { name: /Omar Nightingale/ }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await person.press("Enter");
  expect(await person.inputValue()).toBe("Omar Nightingale");
  await page.getByLabel("Kind of record").selectOption({ label: "Patient" });
  const record = page.getByRole("combobox", { name: "Record", exact: true });
  await record.pressSequentially("goldf");
  await page.getByRole("option", { name: /Huda Goldfinch/ }).waitFor();
  await record.press("ArrowDown");
  await record.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const answer = page.getByRole("region", { name: "Answer" });
  await answer.getByText("No policy of the person's roles admits this record.").waitFor();
  await answer.getByText("Doctor may see: Patients").waitFor();
  await answer.getByText("Does not hold").waitFor();
  expect(await answer.textContent()).not.toMatch(/Goldfinch|Nightingale|966/);
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, "rights-en");

  // What an answer was about is changed: it is gone. By the address of a record, and about one there is not.
  await record.fill(`http://${clinic.host}/patients/${patient}?x=1`);
  await answer.waitFor({ state: "detached" });
  await page.getByLabel("What they would do").selectOption({ label: "Change it" });
  await page.getByRole("button", { name: "Ask why" }).click();
  await answer.getByText("None of the person's roles allows this.").waitFor();
  await record.fill("0190aa88-7766-7000-8000-000000000001");
  await page.getByRole("button", { name: "Ask why" }).click();
  await answer.getByText("There is no such record, or it is not yours to see.").waitFor();
  await page.getByLabel("What they would do").selectOption({ label: "Add a record" });
  await record.waitFor({ state: "detached" });

  const entries = await data(server, token, "{ auditEntries(first: 30) { items { action } } }");
  expect(entries.auditEntries.items.map(({ action }: { action: string }) => action)).toEqual(
    expect.arrayContaining(["rights.explain", "rights.find"]),
  );

  const arabic = await signInToStudio(browser, server, { locale: "ar-SA", look: { colorScheme: "dark" } });
  await arabic.page.goto(`${arabic.home}b/${clinic.blueprintId}/roles?view=why`);
  await arabic.page.getByRole("combobox", { name: "المستخدم" }).pressSequentially("omar");
  await arabic.page.getByRole("option", { name: /Omar Nightingale/ }).waitFor();
  await shot(arabic.page, "rights-find-ar");
  await arabic.page.keyboard.press("Enter");
  await arabic.page.getByLabel("نوع السجل").selectOption({ index: 2 });
  await arabic.page.getByRole("combobox", { name: "السجل", exact: true }).fill(patient);
  await arabic.page.getByRole("button", { name: "اسأل لماذا" }).click();
  await arabic.page.getByRole("region", { name: "الجواب" }).waitFor();
  expect(await faultsOf(arabic.page)).toEqual([]);
  await shot(arabic.page, "rights-ar");
}, 240_000);

test("[ID35] production asks who is there: the search says so and goes on after the password, a lost network says so too", async () => {
  const { page, home } = await signInToStudio(browser, server);
  await inDatabase(async (query) => {
    await query("update runtime.environment set name = 'production' where id = $1", [clinic.environmentId]);
    await query("update identity.session set authenticated_at = now() - interval '6 minutes'", []);
  });
  try {
    await page.goto(`${home}b/${clinic.blueprintId}/roles?view=why`);
    await page.getByText("Production asks you to confirm who you are.", { exact: false }).waitFor();
    const person = page.getByRole("combobox", { name: "End user" });
    await expect
      .poll(
        async () => {
          await person.fill("");
          await person.pressSequentially("night");
          await page.waitForTimeout(600);
          return page.getByRole("button", { name: "Confirm that it is you" }).count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await page.getByRole("button", { name: "Confirm that it is you" }).click();
    await page.getByRole("dialog").getByLabel("Password", { exact: true }).fill(password);
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: /Omar Nightingale/ }).waitFor();
    await person.press("Enter");
    await page.getByRole("combobox", { name: "Record", exact: true }).fill(patient);
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Ask why" }).click();
    await page.getByText("You are offline", { exact: false }).first().waitFor();
    await shot(page, "rights-offline");
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("region", { name: "Answer" }).waitFor();
  } finally {
    await inDatabase((query) => query("update runtime.environment set name = 'preview' where id = $1", [clinic.environmentId]));
  }
}, 240_000);
