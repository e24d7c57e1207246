/** Table files as people of a platform use them, in a real browser: taken along with the filters, brought in, mapped, checked, run. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orderDesk } from "../contracts/data-plane/order-desk.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "../contracts/data-plane/platform.ts";
import { openAlive, startBrowser } from "../support/browser.ts";
import { loadRender } from "../support/platform-host.ts";

const shots = join(import.meta.dirname, "../.shots");
let platform: TestPlatform;
let browser: Browser;
let clerk: Person;
let viewer: Person;
const contexts: BrowserContext[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  platform = await startPlatform(compiled(orderDesk), {
    name: "production",
    render: await loadRender(),
    assets: join(import.meta.dirname, "../../dist/platform/client/assets"),
  });
  clerk = await platform.person(["r_clerk"], { name: "Huda" });
  viewer = await platform.person(["r_viewer"], { name: "Omar" });
  await platform.sql(
    "INSERT INTO %s.ent_ord (id, created_by, f_o_no, f_o_paid) SELECT gen_random_uuid(), $1, 'E-' || n, n % 2 = 0 FROM generate_series(1, 6) n",
    [clerk.id],
  );
  browser = await startBrowser();
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser?.close();
  await platform?.close();
});

const open = async (path: string, as: Person, locale: "en" | "ar", more: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> => {
  const context = await browser.newContext({ locale: locale === "ar" ? "ar-SA" : "en-US", ...more });
  await context.addCookies([{ name: "wnp", value: as.token, url: platform.origin }]);
  contexts.push(context);
  const page = await context.newPage();
  page.on("console", (message) => {
    // That there is no import yet is told as 404.
    if (message.type() === "error" && !message.text().includes("404") && !message.text().includes("422")) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await openAlive(page, platform.origin + path);
  return page;
};
const csv = (name: string, text: string | Buffer) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

describe("table files on the pages of a platform", () => {
  it("[DP58] the button takes what the page shows along, filters and order included", async () => {
    const page = await open("/orders?f.paid=true&sort=-number", viewer, "en");
    expect(await page.getByRole("button", { name: "Import" }).count()).toBe(0);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export CSV" }).click()]);
    expect(download.suggestedFilename()).toBe("orders.csv");
    const text = readFileSync(await download.path(), "utf8");
    expect(
      text
        .split("\r\n")
        .slice(1, -1)
        .map((line) => line.split(",")[1]),
    ).toEqual(["E-6", "E-4", "E-2"]);
    expect(complaints).toEqual([]);
  });

  it("[DP59] [DP73] a person brings a file in by keyboard, sees what is wrong first, and gets the refused rows back", async () => {
    const page = await open("/orders", clerk, "en");
    await page.getByRole("button", { name: "Import" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Import orders" });
    await dialog.getByLabel("CSV file").setInputFiles(csv("broken.csv", 'number\n"never closed'));
    await dialog.getByRole("button", { name: "Check the file" }).click();
    await dialog.getByRole("alert").filter({ hasText: "This file cannot be read" }).waitFor();
    await dialog.getByLabel("Encoding of the file").waitFor();

    await dialog.getByLabel("CSV file").setInputFiles(csv("orders.csv", "Number,Worth,Paid\nN-1,10,yes\nN-2,12,perhaps\nE-1,7,no\n"));
    await dialog.getByRole("button", { name: "Check the file" }).click();
    await dialog.getByRole("button", { name: "Import 2 rows" }).waitFor();
    await dialog.getByText("Paid: Write yes or no.").waitFor();
    expect(await dialog.getByLabel("Field for “Number”").inputValue()).toBe("number");
    expect(await dialog.getByLabel("Field for “Worth”").inputValue()).toBe("");
    await dialog.getByLabel("Field for “Worth”").selectOption("total");
    await dialog.getByRole("button", { name: "Check again" }).click();
    await dialog.getByRole("button", { name: "Import 2 rows" }).waitFor();
    await page.screenshot({ path: join(shots, "import-checked-en.png") });
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("link", { name: "Download the refused rows" }).click(),
    ]);
    expect(readFileSync(await download.path(), "utf8")).toContain("N-2,12,perhaps,3,3,Paid: Write yes or no.");

    // Closed and opened again it is where it was.
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Import" }).click();
    await dialog.getByRole("button", { name: "Import 2 rows" }).click();
    await dialog.getByText("The import is done.").waitFor();
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await page.getByRole("link", { name: "N-1", exact: true }).waitFor();
    expect(await page.getByRole("link", { name: "N-2", exact: true }).count()).toBe(0);
    expect(await platform.sql("SELECT f_o_no AS no, f_o_total AS total FROM %s.ent_ord WHERE f_o_no IN ('N-1', 'E-1') ORDER BY 1")).toEqual(
      [
        { no: "E-1", total: "7.0000" },
        { no: "N-1", total: "10.0000" },
      ],
    );
    expect(complaints).toEqual([]);
  });

  it("[DP59] the same in Arabic, in the dark, on a narrow screen", async () => {
    const page = await open("/orders", clerk, "ar", { colorScheme: "dark", viewport: { width: 390, height: 844 } });
    await page.getByRole("button", { name: "استيراد" }).click();
    const dialog = page.getByRole("dialog");
    await dialog
      .getByLabel("ملف CSV")
      .setInputFiles(csv("طلبات.csv", "الرقم,المجموع,اليوم\nع-١,١٢٫٥,٣١/١٢/٢٠٢٦\nع-٢,٧,03/04/2026\nع-٣,٧,2026-13-01\n"));
    await page.screenshot({ path: join(shots, "import-choose-ar-dark.png") });
    await dialog.getByRole("button", { name: "فحص الملف" }).click();
    await dialog.getByRole("button", { name: "استيراد صفين" }).waitFor();
    await page.screenshot({ path: join(shots, "import-checked-ar-dark.png") });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await dialog.getByRole("button", { name: "استيراد صفين" }).click();
    await dialog.getByText("اكتمل الاستيراد.").waitFor();
    await page.screenshot({ path: join(shots, "import-done-ar-dark.png") });
    expect(complaints).toEqual([]);
  });
});
