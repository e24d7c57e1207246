/** Files as people of a platform use them, in a real browser: chosen, dropped, stopped, refused, saved, seen. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FilesWorld, pdf, png, startFilesWorld } from "../contracts/data-plane/files-world.ts";
import type { Person } from "../contracts/data-plane/platform.ts";
import { openAlive, settled, startBrowser } from "../support/browser.ts";
import { clinicModel, field } from "../support/clinic.ts";
import { loadRender } from "../support/platform-host.ts";

const shots = join(import.meta.dirname, "../.shots");
let world: FilesWorld;
let browser: Browser;
let reception: Person;
const contexts: BrowserContext[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  const model = clinicModel((document) => {
    const fields = document.entities.ent_patient!.fields as Record<string, ReturnType<typeof field>>;
    fields.f_pat_photo = field("photo", "image", { label: { en: "Photo", ar: "الصورة" }, order: "b0", config: { maxMb: 1 } });
    fields.f_pat_papers = field("papers", "files", {
      label: { en: "Papers", ar: "الأوراق" },
      order: "b1",
      config: { kinds: ["pdf", "image"], count: 3 },
    });
  });
  world = await startFilesWorld(model, {
    render: await loadRender(),
    assets: join(import.meta.dirname, "../../dist/platform/client/assets"),
  });
  reception = await world.platform.person(["r_reception"], { name: "Huda" });
  browser = await startBrowser();
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser?.close();
  await world?.close();
});

const open = async (path: string, locale: "en" | "ar", more: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> => {
  const context = await browser.newContext({ locale: locale === "ar" ? "ar-SA" : "en-US", ...more });
  await context.addCookies([{ name: "wnp", value: reception.token, url: world.platform.origin }]);
  contexts.push(context);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await openAlive(page, world.platform.origin + path);
  return page;
};
const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

describe("files on the pages of a platform", () => {
  it("[DP31] [DP73] a person chooses, drops and removes files by keyboard and hand, is told the limits, and sees what was saved", async () => {
    const page = await open("/patients/new", "en");
    await page.getByLabel(/^Name/).fill("Salma");
    await page.getByText("at most 1 MB").waitFor();

    // What does not fit is refused in words, and nothing is sent.
    await page.getByLabel(/^Photo/).setInputFiles(file("huge.png", "image/png", Buffer.alloc(2 * 1024 * 1024)));
    await page.getByRole("alert").filter({ hasText: "is larger than 1 MB" }).waitFor();
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.getByLabel(/^Photo/).setInputFiles(file("looks.png", "image/png", pdf()));
    await page.getByRole("alert").filter({ hasText: "the file is" }).waitFor();
    await page.getByRole("button", { name: "Dismiss" }).click();
    complaints.splice(0);

    await page.getByLabel(/^Photo/).setInputFiles(file("صورتي.png", "image/png", png(64, 120)));
    await page.getByRole("button", { name: /Remove .*صورتي/ }).waitFor();
    // By keyboard: the control is reached with Tab, and removing gives the focus back to it.
    await page.getByRole("button", { name: /Remove .*صورتي/ }).focus();
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("field-photo");
    await page.getByLabel(/^Photo/).setInputFiles(file("صورتي.png", "image/png", png(64, 120)));
    await page.getByRole("button", { name: /Remove .*صورتي/ }).waitFor();

    // Dropped on the field.
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(["%PDF-1.4\n%%EOF\n"], "dropped.pdf", { type: "application/pdf" }));
      return data;
    });
    await page.locator(".field-files .drop").nth(1).dispatchEvent("drop", { dataTransfer: dropped });
    await page.getByRole("button", { name: "Remove dropped.pdf" }).waitFor();
    await page.getByLabel(/^Papers/).setInputFiles([file("a.pdf", "application/pdf", pdf()), file("b.png", "image/png", png())]);
    await page.getByRole("button", { name: "Remove b.png" }).waitFor();
    await page.getByRole("button", { name: "Create patient" }).click();
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}$/);
    await page.getByRole("link", { name: /dropped\.pdf/ }).waitFor();
    expect(await page.locator(".detail .pictures img").evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth])).toEqual(
      [true, 64],
    );

    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByRole("button", { name: "Remove a.pdf" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}$/);
    await page.getByRole("link", { name: /b\.png/ }).waitFor();
    expect(await page.getByRole("link", { name: /a\.pdf/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("[DP70] an upload can be stopped: nothing of it stays in the form, and saving waits for what is on its way", async () => {
    const page = await open("/patients/new", "en");
    let reached: (value: unknown) => void = () => undefined;
    const held = new Promise((resolve) => {
      reached = resolve;
    });
    await page.route("**/files?*", async (route) => {
      await held;
      await route.continue().catch(() => undefined);
    });
    await page.getByLabel(/^Name/).fill("Slow");
    await page.getByLabel(/^Papers/).setInputFiles(file("slow.pdf", "application/pdf", pdf()));
    await page.getByRole("progressbar", { name: "Uploading slow.pdf" }).waitFor();
    await page.getByRole("button", { name: "Create patient" }).click();
    await page.getByText("Wait until the files are uploaded, then save.").waitFor();
    await page.getByRole("button", { name: "Stop uploading slow.pdf" }).click();
    await page.getByRole("progressbar").waitFor({ state: "detached" });
    reached(null);
    expect(await page.getByText("slow.pdf").count()).toBe(0);
    await page.getByRole("button", { name: "Create patient" }).click();
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}$/);
  });

  it("[DP73] reads right to left in the dark, in tables, details and forms", async () => {
    const page = await open("/patients/new", "ar", { colorScheme: "dark", viewport: { width: 1100, height: 1000 } });
    await page.getByLabel(/^الاسم/).fill("سلمى العتيبي");
    await page.getByLabel(/^الصورة/).setInputFiles(file("صورة شخصية.png", "image/png", png(64, 180)));
    await page.getByRole("button", { name: /إزالة .*صورة شخصية/ }).waitFor();
    await page
      .getByLabel(/^الأوراق/)
      .setInputFiles([file("تقرير المختبر.pdf", "application/pdf", pdf(40_000)), file("scan.png", "image/png", png(32, 60))]);
    await page.getByRole("button", { name: /إزالة .*scan/ }).waitFor();
    await page.getByLabel(/^الصورة/).setInputFiles(file("كبيرة.png", "image/png", Buffer.alloc(2 * 1024 * 1024)));
    await page.getByRole("alert").waitFor();
    await page.screenshot({ path: join(shots, "files-form-ar-dark.png"), fullPage: true });
    await page.getByRole("button", { name: /إنشاء/ }).click();
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}$/);
    await page.getByText("صورة شخصية.png").waitFor({ state: "attached" });
    await settled(page);
    await page.screenshot({ path: join(shots, "files-detail-ar-dark.png"), fullPage: true });
    await openAlive(page, `${world.platform.origin}/patients`);
    await page.locator("td.cell-pictures img").first().waitFor();
    await page.screenshot({ path: join(shots, "files-table-ar-dark.png"), fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  });
});
