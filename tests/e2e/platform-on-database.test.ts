/** The clinic as its people use it: real pages, the real data plane, real tables. */
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import { compiled, startPlatform, type TestPlatform } from "../contracts/data-plane/platform.ts";
import { openAlive, startBrowser } from "../support/browser.ts";
import { loadRender } from "../support/platform-host.ts";

let platform: TestPlatform;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  const render = await loadRender();
  platform = await startPlatform(compiled(clinic), { render, assets: join(import.meta.dirname, "../../dist/platform/client/assets") });
  browser = await startBrowser();
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser?.close();
  await platform?.close();
});

const complaints: string[] = [];
const open = async (path: string, locale = "en"): Promise<Page> => {
  const context = await browser.newContext({ locale: locale === "ar" ? "ar-SA" : "en-US" });
  contexts.push(context);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await openAlive(page, platform.origin + path);
  return page;
};
const choose = async (page: Page, label: RegExp, words: string) => {
  const field = page.getByRole("combobox", { name: label });
  await field.fill(words);
  // Before the words were heard, others stand in front.
  await page.locator(".picker-option").filter({ hasText: words }).first().click();
};
const password = "an unusual sentence of 2026";

describe("a platform and its people", () => {
  it("[DP73] claim, create, give roles, link a doctor, see it live in a second browser, in both directions of text", async () => {
    const ticket = await platform.plane.createClaim(platform.environment, { email: "maha@clinic.example", name: "Maha Al-Otaibi" });
    const admin = await open(ticket.path);
    await admin.waitForURL(`${platform.origin}/`);
    await admin.getByRole("heading", { name: "Hello Maha Al-Otaibi" }).waitFor();

    await admin.getByRole("link", { name: "Users" }).click();
    await admin.getByRole("button", { name: "Invite someone" }).click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Dr. Rania Saleh");
    await dialog.getByLabel("E-mail").fill("rania@clinic.example");
    await dialog.getByRole("checkbox", { name: "Doctor" }).check();
    await dialog.getByRole("button", { name: "Create invitation" }).click();
    await dialog.getByText("The invitation is ready.").waitFor();
    const link = new URL(await dialog.getByRole("textbox").inputValue());
    await dialog.getByRole("button", { name: "Close" }).last().click();

    const doctor = await open(link.pathname + link.hash, "ar");
    await doctor.getByLabel("الاسم").fill("د. رانيا صالح");
    await doctor.getByLabel("كلمة المرور").fill(password);
    await doctor.getByRole("button", { name: "فتح حسابي" }).click();
    await doctor.waitForURL(`${platform.origin}/`);
    await doctor.getByRole("link", { name: "المواعيد" }).first().click();
    await doctor.getByText("المواعيد: لا يوجد شيء بعد").waitFor();
    expect(await doctor.getByRole("link", { name: /إضافة/ }).count()).toBe(0);

    await admin.getByRole("link", { name: "Doctors" }).click();
    await admin.getByRole("link", { name: "Add doctor" }).first().click();
    await admin.getByLabel(/^Name/).fill("Dr. Rania Saleh");
    await admin.getByLabel("Specialty").fill("Cardiology");
    await choose(admin, /^User/, "رانيا");
    await admin.getByRole("button", { name: "Create doctor" }).click();
    await admin.waitForURL(/\/doctors\/[0-9a-f-]{36}$/);
    await admin.getByText("د. رانيا صالح").waitFor();

    await admin.getByRole("link", { name: "Patients" }).click();
    await admin.getByRole("link", { name: "Add patient" }).first().click();
    await admin.getByLabel(/^Name/).fill("Salma");
    await admin.getByLabel("Date of birth").fill("1989-04-12");
    await admin.getByLabel("Phone").fill("not a phone");
    await admin.getByRole("button", { name: "Create patient" }).click();
    await admin.getByRole("alert").waitFor();
    expect(await admin.getByLabel("Phone").getAttribute("aria-invalid")).toBe("true");
    await admin.getByLabel("Phone").fill("+966 50 111 2233");
    await admin.getByRole("button", { name: "Create patient" }).click();
    await admin.waitForURL(/\/patients\/[0-9a-f-]{36}$/);

    await admin.getByRole("link", { name: "Add appointment" }).first().click();
    await admin.waitForFunction(() => (document.querySelector("#field-patient") as HTMLInputElement | null)?.value === "Salma");
    await choose(admin, /^Doctor/, "Rania");
    await admin.getByLabel(/^Time/).fill("2026-12-24T14:30");
    await admin.getByLabel("Reason").fill("Annual check-up");
    await admin.getByRole("button", { name: "Create appointment" }).click();
    await admin.waitForURL(/\/appointments\/[0-9a-f-]{36}$/);

    // The doctor's own list, open all the time, in Arabic.
    await doctor.getByText("Annual check-up").waitFor();
    await doctor.getByText("24 ديسمبر 2026، 2:30 م").waitFor();
    await admin.getByRole("link", { name: "Edit" }).click();
    await admin.getByLabel(/^Status/).selectOption({ label: "Confirmed" });
    await admin.getByRole("button", { name: "Save" }).click();
    await admin.waitForURL(/\/appointments\/[0-9a-f-]{36}$/);
    await doctor.getByRole("table").getByText("مؤكد").waitFor();

    // Search, filter, sort, delete: what the page asks is what the data plane answers.
    await openAlive(admin, `${platform.origin}/patients?q=sal&sort=-name`);
    await expect.poll(() => admin.locator("tbody tr").count()).toBe(1);
    await openAlive(admin, `${platform.origin}/appointments?f.status=CONFIRMED&f.time.from=2026-12-24&f.time.to=2026-12-24`);
    await admin.getByText("1 record", { exact: true }).waitFor();
    await admin.getByRole("button", { name: "Delete Annual check-up" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await admin.getByText("“Annual check-up” was deleted.").waitFor();
    await doctor.getByText("المواعيد: لا يوجد شيء بعد").waitFor();
  });

  it("a released version shows on the open page; a session that ends leads to the door and back", async () => {
    const { token } = await platform.person(["r_reception"], { name: "Sami" });
    const page = await open("/sign-in");
    await page.context().addCookies([{ name: "wnp", value: token, url: platform.origin }]);
    await openAlive(page, `${platform.origin}/patients`);
    const entity = clinic.entities.ent_patient!;
    const phone = entity.fields.f_pat_phone!;
    const renamed: Blueprint = {
      ...clinic,
      entities: {
        ...clinic.entities,
        ent_patient: { ...entity, fields: { ...entity.fields, f_pat_phone: { ...phone, label: { en: "Mobile", ar: "الجوال" } } } },
      },
    };
    platform.use(compiled(renamed));
    platform.plane.modelChanged(platform.environment.id);
    await page.getByText("Mobile").first().waitFor();

    await page.getByRole("link", { name: "Add patient" }).first().click();
    await page.getByLabel(/^Name/).fill("Huda");
    await platform.sql("DELETE FROM %s._session");
    await page.waitForTimeout(2_100); // A session is looked up at most every 2 s.
    await page.getByRole("button", { name: "Create patient" }).click();
    await page.getByText("Your session has ended.").first().waitFor();
    expect(await page.getByLabel(/^Name/).inputValue()).toBe("Huda");
  });

  it("nothing broke in any browser", () => {
    // Refusals of the API are answers with a status of their own; the console names those too.
    expect(complaints.filter((text) => !/status of (400|401|403|404|409|422)/.test(text))).toEqual([]);
  });
});
