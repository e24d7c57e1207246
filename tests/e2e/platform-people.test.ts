/** The people of a platform in a browser: forgotten passwords, confirmations, one's own account, mail that waits; both directions of text. */
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { encode } from "uqr";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import { createMailer, type Mailer } from "../../subgraphs/mailer.ts";
import { totpCode } from "../../subgraphs/totp.ts";
import { compiled, startPlatform, type TestPlatform } from "../contracts/data-plane/platform.ts";
import { openAlive, settled, startBrowser } from "../support/browser.ts";
import { faultsOf } from "../support/faults.ts";
import { loadRender } from "../support/platform-host.ts";
import { type SmtpServer, startSmtpServer } from "../support/smtp-server.ts";

const assets = join(import.meta.dirname, "../../dist/platform/client/assets");
const visited: Blueprint = {
  ...clinic,
  roles: { ...clinic.roles, r_visitor: { key: "visitor", label: { ar: "زائر", en: "Visitor" }, signUp: true } },
};
const password = "an unusual sentence of 2026";
const better = "nine violet tractors hum quietly";

let browser: Browser;
let smtp: SmtpServer;
let mailer: Mailer;
let platform: TestPlatform;
let silent: TestPlatform;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  smtp = await startSmtpServer();
  mailer = createMailer({ url: smtp.url, from: "no-reply@webnova.example" });
  const render = await loadRender();
  platform = await startPlatform(compiled(visited), { render, assets, mailer, name: "production" });
  silent = await startPlatform(compiled(visited), { render, assets, database: platform.database, name: "production" });
  browser = await startBrowser();
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser?.close();
  await silent?.close();
  await platform?.close();
  mailer?.close();
  await smtp?.close();
});

/** The squares of a text's QR code, as the page draws them. */
const pathOf = (text: string): string =>
  encode(text, { ecc: "M", border: 4 })
    .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
const complaints: string[] = [];
const open = async (path: string, locale = "en", at = platform, theme: "light" | "dark" = "light"): Promise<Page> => {
  const context = await browser.newContext({ locale: locale === "ar" ? "ar-SA" : "en-US", colorScheme: theme });
  contexts.push(context);
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("status of 4")) complaints.push(message.text());
  });
  await openAlive(page, at.origin + path);
  return page;
};
const linkOf = async (n: number) => {
  const { text } = await smtp.nth(n);
  const link = new URL(/https?:\/\/\S+/.exec(text)?.[0] ?? "");
  return link.pathname + link.hash;
};

describe("people of a platform in a browser", () => {
  it("[DP26] sign up, confirm, forget the password and choose a new one, with the keyboard, in Arabic and dark", async () => {
    const page = await open("/sign-up", "ar", platform, "dark");
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    await page.getByLabel("الاسم").fill("ليلى حسن");
    await page.getByLabel("البريد الإلكتروني").fill("layla@clinic.example");
    await page.getByLabel("كلمة المرور").fill(password);
    await page.keyboard.press("Enter");
    await page.getByText("راجع بريدك لتأكيد عنوانك").waitFor();

    await openAlive(page, platform.origin + (await linkOf(0)));
    expect(new URL(page.url()).hash).toBe("");
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "هو لي: تأكيد" }).press("Enter");
    await page.waitForURL(`${platform.origin}/`);

    const elsewhere = await open("/sign-in", "ar");
    await elsewhere.getByRole("link", { name: "نسيت كلمة المرور؟" }).click();
    await elsewhere.waitForURL(/\/forgot$/);
    expect(await faultsOf(elsewhere)).toEqual([]);
    await elsewhere.getByLabel("البريد الإلكتروني").fill("LAYLA@clinic.example");
    await elsewhere.getByRole("button", { name: "إرسال الرابط" }).click();
    await elsewhere.getByText("الرابط في طريقه إليك").waitFor();
    await openAlive(elsewhere, platform.origin + (await linkOf(1)));
    expect(await faultsOf(elsewhere)).toEqual([]);
    await elsewhere.getByLabel("كلمة المرور").fill(better);
    await elsewhere.keyboard.press("Enter");
    await elsewhere.getByText("عُيّنت كلمة مرورك الجديدة").waitFor();
    await elsewhere.getByRole("link", { name: "تسجيل الدخول" }).last().click();
    await elsewhere.getByLabel("البريد الإلكتروني").fill("layla@clinic.example");
    await elsewhere.getByLabel("كلمة المرور").fill(better);
    await elsewhere.keyboard.press("Enter");
    await elsewhere.waitForURL(`${platform.origin}/`);

    // The first browser's session ended with the old password.
    await openAlive(page, `${platform.origin}/account`);
    await page.waitForURL(/\/sign-in/);
    expect(complaints).toEqual([]);
  });

  it("[DP26] the account: second step, sessions, password; in both languages without a fault of access", async () => {
    const maha = await platform.person(["r_visitor"], { email: "maha@clinic.example", name: "Maha" });
    const ticket = await platform.plane.createClaim(platform.environment, { email: "maha@clinic.example", name: "Maha" });
    expect(maha.id).toBe(ticket.userId);
    const page = await open(ticket.path);
    await page.waitForURL(`${platform.origin}/`);
    await openAlive(page, `${platform.origin}/account`);
    await page.getByText("None yet: you came by a link.").waitFor();
    await page.getByRole("button", { name: "Set a password" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("New password").fill(password);
    await dialog.getByRole("button", { name: "Set a password" }).click();
    await dialog.getByText("The password is set.").waitFor();
    await dialog.getByRole("button", { name: "Close" }).last().click();

    await page.getByRole("button", { name: "Second step: Set up" }).click();
    await dialog.getByLabel("Current password").fill(password);
    await dialog.getByRole("button", { name: "Show the secret" }).click();
    const secret = ((await dialog.locator("code.key").textContent()) ?? "").replaceAll(" ", "");
    const qr = await dialog.getByRole("img", { name: "QR code of the key, for the camera of the app" }).locator("path").getAttribute("d");
    const address = (await dialog.getByRole("link", { name: "Open in the app" }).getAttribute("href")) ?? "";
    expect(address).toContain(secret);
    expect(qr).toBe(pathOf(address));
    if (process.env.WEBNOVA_SHOTS) await page.screenshot({ path: join(process.env.WEBNOVA_SHOTS, "second-step-en.png") });
    const code = () => totpCode(secret, Math.floor(Date.now() / 30_000));
    await dialog.getByRole("textbox", { name: "Code" }).fill(code());
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Turn on" }).click();
    await dialog.getByText("Keep these recovery codes").waitFor();
    const recovery = await dialog.locator(".codes code").allTextContents();
    expect(recovery).toHaveLength(10);
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await page.getByText("10 recovery codes are left").waitFor();

    const second = await open("/sign-in");
    await second.getByLabel("E-mail").fill("maha@clinic.example");
    await second.getByLabel("Password").fill(password);
    await second.keyboard.press("Enter");
    await second.getByText("One more step").waitFor();
    expect(await second.evaluate(() => document.activeElement?.id)).toBe("door-code");
    await second.keyboard.type(recovery[0]!);
    await second.keyboard.press("Enter");
    await second.waitForURL(`${platform.origin}/`);

    await page.reload();
    await settled(page);
    await page.getByText("9 recovery codes are left").waitFor();
    await page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await page.getByText("Signed out there.").waitFor();
    await second.goto(`${platform.origin}/account`);
    await second.waitForURL(/\/sign-in/);
    expect(await faultsOf(page)).toEqual([]);
    await page.context().addCookies([{ name: "wn_locale", value: "ar", url: platform.origin }]);
    await page.setViewportSize({ width: 390, height: 844 });
    await openAlive(page, `${platform.origin}/account`);
    await page.getByText("بقيت 9 رموز استرداد").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("[DP30] without a mail server sign-up says so, and an administrator hands the link over", async () => {
    const visitor = await open("/sign-up", "en", silent);
    await visitor.getByLabel("Name").fill("Omar");
    await visitor.getByLabel("E-mail").fill("omar@clinic.example");
    await visitor.getByLabel("Password").fill(password);
    await visitor.keyboard.press("Enter");
    await visitor.getByText("Mail is not set up on this platform").waitFor();
    const ticket = await silent.plane.createClaim(silent.environment, { email: "boss@clinic.example", name: "Boss" });
    const admin = await open(ticket.path, "en", silent);
    await admin.waitForURL(`${silent.origin}/`);
    await openAlive(admin, `${silent.origin}/mail`);
    await admin.getByText("WEBNOVA_SMTP_URL").waitFor();
    await admin.getByRole("button", { name: "Copy link for omar@clinic.example" }).waitFor();
    expect(await faultsOf(admin)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("an administrator invites, repeats and withdraws, hands over a link for a password, and makes a key; in Arabic too", async () => {
    const ticket = await platform.plane.createClaim(platform.environment, { email: "head@clinic.example", name: "Head" });
    const admin = await open(ticket.path);
    await admin.waitForURL(`${platform.origin}/`);
    await openAlive(admin, `${platform.origin}/users`);
    await admin.getByRole("button", { name: "Invite someone" }).click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Sara");
    await dialog.getByLabel("E-mail").fill("sara@clinic.example");
    await dialog.getByRole("button", { name: "Create invitation" }).click();
    await dialog.getByText("The invitation is ready.").waitFor();
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await admin.getByText(/Invited until/).waitFor();
    expect(await faultsOf(admin)).toEqual([]);
    await admin.getByRole("button", { name: "More for Sara" }).click();
    await dialog.getByRole("button", { name: "Invite once more" }).click();
    expect(await dialog.getByRole("textbox").inputValue()).toContain("/claim#");
    expect(await faultsOf(admin)).toEqual([]);
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await admin.getByRole("button", { name: "More for Sara" }).click();
    await dialog.getByRole("button", { name: "Withdraw" }).click();
    await admin.getByText("The invitation of Sara is withdrawn.").waitFor();
    await admin.getByRole("button", { name: "More for Maha" }).click();
    await dialog.getByRole("button", { name: "Link for a new password" }).click();
    expect(await dialog.getByRole("textbox").inputValue()).toContain("/reset#");
    await dialog.getByRole("button", { name: "Close" }).last().click();

    await openAlive(admin, `${platform.origin}/account`);
    await admin.getByRole("button", { name: "Make a key" }).click();
    await dialog.getByLabel("Name of the key").fill("Nightly export");
    await dialog.getByRole("button", { name: "Make a key" }).click();
    await dialog.getByText("Copy the key now").waitFor();
    const key = await dialog.getByRole("textbox").inputValue();
    expect(key).toMatch(/^wnp_/);
    const asked = await platform.send("POST", "/graphql", {
      body: { query: "{ me { email } }" },
      headers: { authorization: `Bearer ${key}` },
    });
    expect(asked.body.data.me.email).toBe("head@clinic.example");
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await admin.getByText(`${key.slice(0, 16)}…`).waitFor();
    expect(await faultsOf(admin)).toEqual([]);
    await admin.getByRole("button", { name: "Revoke Nightly export" }).click();
    await admin.getByText("No keys yet.").waitFor();
    await admin.context().addCookies([{ name: "wn_locale", value: "ar", url: platform.origin }]);
    await admin.setViewportSize({ width: 390, height: 844 });
    for (const path of ["/account", "/users"]) {
      await openAlive(admin, platform.origin + path);
      expect([path, await faultsOf(admin)]).toEqual([path, []]);
    }
    expect(complaints).toEqual([]);
  });

  it("an administrator finds who was deleted and brings them back; in Arabic and dark too", async () => {
    const ticket = await platform.plane.createClaim(platform.environment, { email: "keeper@clinic.example", name: "Keeper" });
    const gone = await platform.person(["r_doctor"], { email: "gone@clinic.example", name: "Omar" });
    const admin = await open(ticket.path);
    await admin.waitForURL(`${platform.origin}/`);
    await openAlive(admin, `${platform.origin}/users`);
    await admin.getByRole("link", { name: "Deleted users" }).click();
    await admin.getByText("Nobody was deleted in the last 30 days.").waitFor();
    await openAlive(admin, `${platform.origin}/users`);
    await admin.getByRole("button", { name: "More for Omar" }).click();
    await admin
      .getByRole("dialog")
      .getByRole("button", { name: /^Delete/ })
      .click();
    await admin.getByRole("button", { name: "More for Omar" }).waitFor({ state: "detached" });
    await admin.getByRole("link", { name: "Deleted users" }).click();
    await admin.getByText("gone@clinic.example").waitFor();
    expect(await faultsOf(admin)).toEqual([]);
    if (process.env.WEBNOVA_SHOTS) await admin.screenshot({ path: join(process.env.WEBNOVA_SHOTS, "deleted-en.png") });
    await admin.context().addCookies([
      { name: "wn_locale", value: "ar", url: platform.origin },
      { name: "wn_theme", value: "dark", url: platform.origin },
    ]);
    await openAlive(admin, `${platform.origin}/users/deleted`);
    await admin.getByText("gone@clinic.example").waitFor();
    expect(await faultsOf(admin)).toEqual([]);
    if (process.env.WEBNOVA_SHOTS) await admin.screenshot({ path: join(process.env.WEBNOVA_SHOTS, "deleted-ar.png") });
    await admin.getByRole("button", { name: /استعادة .*Omar/ }).click();
    await admin.getByText("لم يُحذف أحد خلال آخر 30 يومًا.").waitFor();
    const [back] = await platform.sql<{ deleted_at: Date | null }>("SELECT deleted_at FROM %s._user WHERE id = $1", [gone.id]);
    expect(back!.deleted_at).toBeNull();
    expect(complaints).toEqual([]);
  });
});
