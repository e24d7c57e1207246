/** Approvals in a browser: one asks, another grants, and the record changes before the eyes of the first; both languages, no mouse. */
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { uuidv7 } from "../../db/uuid.ts";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "../contracts/data-plane/platform.ts";
import { openAlive, startBrowser } from "../support/browser.ts";
import { faultsOf } from "../support/faults.ts";
import { loadRender } from "../support/platform-host.ts";

const guarded: Blueprint = {
  ...clinic,
  policies: {
    ...clinic.policies,
    p_appt_desk: { roles: ["r_reception"], entity: "ent_appt", allow: ["read"], fields: "*" },
    p_appt_new: {
      roles: ["r_reception"],
      entity: "ent_appt",
      allow: ["create", "update"],
      fields: ["f_apt_doctor", "f_apt_patient", "f_apt_time"],
    },
  },
  actions: {
    a_cancel: {
      key: "cancel",
      label: { ar: "إلغاء الموعد", en: "Cancel the appointment" },
      entity: "ent_appt",
      roles: ["r_reception"],
      when: "f_apt_status != o_cancelled",
      risk: "high",
      params: {
        pr_why: { key: "why", label: { ar: "سبب الإلغاء", en: "Reason for cancelling" }, type: "text", order: "a0", required: true },
        pr_doc: {
          key: "doctor",
          label: { ar: "الطبيب البديل", en: "Doctor instead" },
          type: "reference",
          order: "a1",
          config: { target: "ent_doctor" },
        },
      },
      effects: {
        fx_1: { order: "a0", do: "set", field: "f_apt_status", to: "o_cancelled" },
        fx_2: { order: "a1", do: "set", field: "f_apt_reason", to: "params.pr_why" },
      },
      approval: { notRequester: true, stages: [{ roles: ["r_doctor"], quorum: 1, hours: 24, onExpiry: "reject" }] },
    },
  },
};

let browser: Browser;
let platform: TestPlatform;
let desk: Person;
let doctor: Person;
let visit: string;
let doctorId: string;
const contexts: BrowserContext[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  const render = await loadRender();
  platform = await startPlatform(compiled(guarded), { render, assets: join(import.meta.dirname, "../../dist/platform/client/assets") });
  browser = await startBrowser();
  desk = await platform.person(["r_reception"], { name: "Huda" });
  doctor = await platform.person(["r_doctor"], { name: "رانيا" });
  doctorId = uuidv7();
  await platform.sql("INSERT INTO %s.ent_doctor (id, f_doc_name, f_doc_user) VALUES ($1, 'Dr. Rania', $2)", [doctorId, doctor.id]);
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser?.close();
  await platform?.close();
});
beforeEach(async () => {
  const patient = uuidv7();
  visit = uuidv7();
  await platform.sql("INSERT INTO %s.ent_patient (id, f_pat_name) VALUES ($1, 'Omar')", [patient]);
  await platform.sql(
    "INSERT INTO %s.ent_appt (id, f_apt_patient, f_apt_doctor, f_apt_time, f_apt_reason, f_apt_status) VALUES ($1, $2, $3, now(), 'Check-up', 'o_requested')",
    [visit, patient, doctorId],
  );
});

const open = async (path: string, as: Person, locale: "en" | "ar", theme: "light" | "dark"): Promise<Page> => {
  const context = await browser.newContext({ locale: locale === "ar" ? "ar-SA" : "en-US", colorScheme: theme });
  contexts.push(context);
  await context.addCookies([
    { name: "wnp", value: as.token, url: platform.origin },
    { name: "wn_locale", value: locale, url: platform.origin },
  ]);
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("ERR_INTERNET_DISCONNECTED")) complaints.push(message.text());
  });
  await openAlive(page, platform.origin + path);
  return page;
};
const shot = async (page: Page, name: string) => {
  if (process.env.WEBNOVA_SHOTS) await page.screenshot({ path: join(process.env.WEBNOVA_SHOTS, `${name}.png`), fullPage: true });
};
const ask = async (page: Page, why: string) => {
  await page.getByRole("button", { name: "Cancel the appointment" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason for cancelling").fill(why);
  await dialog.getByRole("button", { name: "Cancel the appointment" }).click();
};

describe("[DP23] approvals in a browser", () => {
  it("one asks and sees it waiting, the other grants it with the keyboard in Arabic, and the record changes live for the first", async () => {
    const inbox = await open("/approvals", doctor, "ar", "dark");
    await inbox.getByText("لا شيء ينتظر قرارك", { exact: true }).waitFor();
    await shot(inbox, "approvals-empty-ar");
    const record = await open(`/appointments/${visit}`, desk, "en", "light");
    await ask(record, "The patient moved away");
    await record.getByText("Waiting for approval: Cancel the appointment").waitFor();
    expect(await record.locator(".detail").getByText("Requested").count()).toBe(1);
    expect(await faultsOf(record)).toEqual([]);
    await shot(record, "approvals-record-en");

    // It arrives by itself, with its number in the navigation.
    await inbox.getByText("طلبه", { exact: false }).waitFor();
    expect(await inbox.locator("html").getAttribute("dir")).toBe("rtl");
    expect(await inbox.locator(".nav-count").textContent()).toContain("1");
    await inbox.getByText("يصبح «الحالة»: ملغى.").waitFor();
    await inbox.getByText("The patient moved away").first().waitFor();
    await inbox.getByRole("link", { name: "Check-up" }).waitFor();
    expect(await faultsOf(inbox)).toEqual([]);
    await shot(inbox, "approvals-ar");

    await inbox.locator(".request").focus();
    await inbox.getByLabel("ملاحظة لمقدّم الطلب").focus();
    await inbox.keyboard.type("حسنًا");
    await inbox.keyboard.press("Control+Enter");
    await inbox.getByText("تمت الموافقة وجرى التنفيذ.").waitFor();
    await inbox.getByText("لا شيء ينتظر قرارك", { exact: true }).waitFor();
    expect(await inbox.locator(".nav-count").count()).toBe(0);
    expect(await inbox.evaluate(() => document.activeElement?.tagName)).toBe("H1");

    await record.getByText("Approved: Cancel the appointment.").waitFor();
    await record.locator(".detail").getByText("Cancelled").waitFor();
    await record.locator(".detail").getByText("The patient moved away").waitFor();
    expect(await record.getByText("Waiting for approval").count()).toBe(0);

    await openAlive(record, `${platform.origin}/approvals`);
    await record.getByRole("heading", { name: "Asked by you" }).waitFor();
    await record.getByText("Done").waitFor();
    await record.getByText(/رانيا.? approved/).waitFor();
    expect(await record.getByText("Waiting for your decision").count()).toBe(0);
    expect(await faultsOf(record)).toEqual([]);
    await shot(record, "approvals-own-en");
    expect(complaints).toEqual([]);
  });

  it("a rejection with its note reaches who asked; without a connection nothing is lost, and the refusal is shown in place", async () => {
    const record = await open(`/appointments/${visit}`, desk, "en", "light");
    await ask(record, "Twice in the book");
    await record.getByText("Waiting for approval: Cancel the appointment").waitFor();
    const inbox = await open("/approvals", doctor, "en", "light");
    const card = inbox.locator(".request", { hasText: "Twice in the book" });
    await card.getByText("Status becomes Cancelled.").waitFor();
    await card.getByText("now:").first().waitFor();
    await card.getByLabel("Note for who asked").fill("Please move it instead");
    await shot(inbox, "approvals-en");
    await inbox.context().setOffline(true);
    await card.getByRole("button", { name: "Reject" }).click();
    await card.getByText("The platform could not be reached.", { exact: false }).waitFor();
    await inbox.getByText("No connection.", { exact: false }).waitFor();
    await shot(inbox, "approvals-offline-en");
    await inbox.context().setOffline(false);
    expect(await card.getByLabel("Note for who asked").inputValue()).toBe("Please move it instead");
    await card.getByRole("button", { name: "Reject" }).click();
    await inbox.getByText("Rejected. Nothing changes.").waitFor();
    await record.getByText("“Please move it instead”", { exact: false }).waitFor();
    expect(await record.locator(".detail").getByText("Requested").count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it("is there for who decides or asks only, and asks visitors to sign in", async () => {
    const other = await platform.person([], { name: "Nobody" });
    const page = await open("/approvals", other, "en", "light");
    await page.getByText("This is not open to you").waitFor();
    const answer = await platform.send("GET", "/approvals");
    expect(answer.status).toBe(303);
  });
});
