/** On a record's page an administrator asks why somebody sees it or not; others do not find the question. */
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "../../db/uuid.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "../contracts/data-plane/platform.ts";
import { openAlive, startBrowser } from "../support/browser.ts";
import { faultsOf } from "../support/faults.ts";
import { loadRender } from "../support/platform-host.ts";

let platform: TestPlatform;
let browser: Browser;
beforeAll(async () => {
  const render = await loadRender();
  platform = await startPlatform(compiled(clinic), { render, assets: join(import.meta.dirname, "../../dist/platform/client/assets") });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await platform?.close();
});

const open = async (path: string, as: Person, locale: "en" | "ar"): Promise<Page> => {
  const context = await browser.newContext({
    locale: locale === "ar" ? "ar-SA" : "en-US",
    colorScheme: locale === "ar" ? "dark" : "light",
  });
  await context.addCookies([
    { name: "wnp", value: as.token, url: platform.origin },
    { name: "wn_locale", value: locale, url: platform.origin },
  ]);
  const page = await context.newPage();
  await openAlive(page, platform.origin + path);
  return page;
};

test("[DP44] [DP45] the page of a record says why, in both languages, to whoever may explain", async () => {
  const admin = await platform.person(["r_admin"], { name: "Maha" });
  const own = await platform.person(["r_doctor"], { name: "Rania" });
  await platform.person(["r_doctor"], { name: "Omar" });
  const [doctor, patient, visit] = [uuidv7(), uuidv7(), uuidv7()];
  await platform.sql("INSERT INTO %s.ent_doctor (id, f_doc_name, f_doc_user) VALUES ($1, 'Dr. Rania', $2)", [doctor, own.id]);
  await platform.sql("INSERT INTO %s.ent_patient (id, f_pat_name) VALUES ($1, 'Huda')", [patient]);
  await platform.sql(
    "INSERT INTO %s.ent_appt (id, f_apt_patient, f_apt_doctor, f_apt_time, f_apt_reason, f_apt_status) VALUES ($1, $2, $3, now(), 'Check-up', 'o_requested')",
    [visit, patient, doctor],
  );
  const path = `/appointments/${visit}`;

  const page = await open(path, admin, "en");
  await page.getByText("Why can somebody see or do this, or not?").click();
  await page.getByLabel("Person").selectOption({ label: "Omar" });
  await page.getByText("No policy of the person's roles admits this record.").waitFor();
  await page.getByText("User of Doctor is the person", { exact: false }).first().waitFor();
  await page.locator("bdi", { hasText: /^Rania$/ }).waitFor();
  await page.getByLabel("Person").selectOption({ label: "Rania" });
  await page.getByText("Allowed: a policy admits it.").waitFor();
  await page.getByLabel("What they would do").selectOption({ label: "Change it" });
  await page.getByText("None of the person's roles allows this.").waitFor();

  const arabic = await open(path, admin, "ar");
  await arabic.getByText("لماذا يمكن لشخص أن يرى هذا").click();
  await arabic.getByLabel("الشخص").selectOption({ label: "Omar" });
  await arabic.getByText("لا توجد سياسة لأدوار الشخص تسمح بهذا السجل.").waitFor();
  if (process.env.WEBNOVA_SHOTS) {
    await page.screenshot({ path: join(process.env.WEBNOVA_SHOTS, "why-en.png"), fullPage: true });
    await arabic.screenshot({ path: join(process.env.WEBNOVA_SHOTS, "why-ar.png"), fullPage: true });
  }
  expect(await faultsOf(arabic)).toEqual([]);

  // From the list, about a record that somebody misses in it: by its address, whatever else is typed around it.
  const list = await open("/appointments", admin, "en");
  await list.getByText("Why does somebody not see a record here?").click();
  await list.getByLabel("Person").selectOption({ label: "Omar" });
  await list.getByLabel("Address or id of the record").fill("no record");
  await list.getByText("There is no id of a record in this.").waitFor();
  await list.getByLabel("Address or id of the record").fill(`${platform.origin}${path}?x=1`);
  await list.getByText("No policy of the person's roles admits this record.").waitFor();
  await list.getByLabel("Person").selectOption({ label: "Rania" });
  await list.getByText("Allowed: a policy admits it.").waitFor();
  await list.getByLabel("Address or id of the record").fill(uuidv7());
  await list.getByText("There is no such record, or it is not yours to see.").waitFor();
  expect(await faultsOf(list)).toEqual([]);
  const arabicList = await open("/appointments", admin, "ar");
  await arabicList.getByText("لماذا لا يرى شخص سجلًا هنا؟").click();
  await arabicList.getByLabel("عنوان السجل أو معرّفه").fill(visit);
  await arabicList.getByLabel("الشخص").selectOption({ label: "Omar" });
  await arabicList.getByText("لا توجد سياسة لأدوار الشخص تسمح بهذا السجل.").waitFor();
  if (process.env.WEBNOVA_SHOTS) {
    await list.screenshot({ path: join(process.env.WEBNOVA_SHOTS, "why-list-en.png"), fullPage: true });
    await arabicList.screenshot({ path: join(process.env.WEBNOVA_SHOTS, "why-list-ar.png"), fullPage: true });
  }
  const doctorsList = await open("/appointments", own, "en");
  expect(await doctorsList.getByText("Why does somebody not see a record here?").count()).toBe(0);

  const doctors = await open(path, own, "en");
  await doctors.getByRole("heading", { name: "Check-up" }).waitFor();
  expect(await doctors.getByText("Why can somebody see or do this").count()).toBe(0);
});
