/**
 * The first light, as a person lives it: from the owner link to a running platform, together with a colleague, through a second release
 * and back again; in English and in Arabic. A real server, a real database, real browsers; nothing is stubbed.
 */
import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Locale } from "../../../schema/ids.ts";
import { builtInRoles } from "../../../schema/permissions.ts";
import { words as peopleStrings } from "../../../web/platform/components/people/people.strings.ts";
import { accountStrings } from "../../../web/studio/screens/account/account.strings.ts";
import { buildStrings } from "../../../web/studio/screens/build/build.strings.ts";
import { describeStrings } from "../../../web/studio/screens/build/describe.strings.ts";
import { membersStrings } from "../../../web/studio/screens/members/members.strings.ts";
import { platformsStrings } from "../../../web/studio/screens/platforms/platforms.strings.ts";
import { releaseStrings } from "../../../web/studio/screens/release/release.strings.ts";
import { shellStrings } from "../../../web/studio/shell/shell.strings.ts";
import { startBrowser } from "../../support/browser.ts";
import { runCommand, type Server, startServer } from "../../support/server.ts";
import { claim, dialog, named, newPerson, type Person, word } from "./people.ts";

const descriptions: Record<Locale, string> = {
  en: "A clinic. Patients have a name, date of birth and phone. Doctors have a name and specialty. An appointment links a patient and a doctor and has a time, a reason and a status (requested, confirmed, done, cancelled). Receptionists manage appointments; doctors see only their own appointments.",
  ar: "عيادة. للمريض اسم وتاريخ ميلاد ورقم هاتف. للطبيب اسم وتخصص. الموعد يربط مريضًا وطبيبًا وله وقت وسبب وحالة (مطلوب، مؤكد، تم، ملغى). موظفو الاستقبال يديرون المواعيد؛ والأطباء يرون مواعيدهم فقط.",
};
const things = {
  en: {
    patient: "Patient",
    patients: "Patients",
    doctors: "Doctors",
    appointments: "Appointments",
    insurance: "Insurance number",
    client: "Client",
  },
  ar: { patient: "مريض", patients: "المرضى", doctors: "الأطباء", appointments: "المواعيد", insurance: "رقم التأمين", client: "مراجع" },
} as const;

describe.each(["en", "ar"] as const)("first light in %s", (locale) => {
  const studio = (key: string, params = {}) => word(shellStrings, key, locale, params);
  const build = (key: string, params = {}) => word(buildStrings, key, locale, params);
  const say = (key: string, params = {}) => word(peopleStrings, key, locale, params);
  const thing = things[locale];
  let server: Server;
  let browser: Browser;
  let mona: Person;
  let colleague: Person;
  let platformAddress = "";

  const shots = `tests/.shots/${locale}`;
  const shot = (page: Page, name: string) => page.screenshot({ path: `${shots}/${name}.png` });
  /** Selects the entity itself: its head, not one of its fields. */
  const choose = (page: Page, name: string) => card(page, name).click({ position: { x: 60, y: 16 } });
  const card = (page: Page, name: string) => page.getByRole("group", { name: named(name) }).first();

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    [server, browser] = await Promise.all([startServer(), startBrowser()]);
    mona = await newPerson(browser, locale);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    for (const [who, person] of Object.entries({ mona, colleague })) {
      for (const [index, page] of (person?.context.pages() ?? []).entries())
        await shot(page, `failed-${who}-${index}`).catch(() => undefined);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  it("[ST10] an owner link, a name and a password lead to one question", async () => {
    expect(server.ownerLink).not.toBeNull();
    await claim(mona, server.ownerLink!, locale);
    expect(await mona.page.locator("html").getAttribute("dir")).toBe(locale === "ar" ? "rtl" : "ltr");
    await shot(mona.page, "01-home");
  });

  it("[ST11] the description becomes a data model on the canvas, with what was understood and assumed", async () => {
    const { page } = mona;
    await page.locator("textarea").first().fill(descriptions[locale]);
    await page.locator("textarea").first().press("Enter");
    await page.getByRole("button", { name: named(word(describeStrings, "runIt", locale)) }).waitFor();
    for (const entity of [thing.patient]) await card(page, entity).waitFor();
    expect(await page.locator("[role=group]").count()).toBeGreaterThanOrEqual(3);
    await page
      .getByText(word(describeStrings, "understood", locale))
      .first()
      .waitFor();
    await page
      .getByText(word(describeStrings, "assumed", locale))
      .first()
      .waitFor();
    await shot(page, "02-described");
  });

  it("a field is added by hand, taken back and done again", async () => {
    const { page } = mona;
    await choose(page, thing.patient);
    const input = page.getByPlaceholder(build("addField").slice(0, 8), { exact: false }).first();
    await input.fill(thing.insurance);
    await input.press("Enter");
    await card(page, thing.patient).getByText(thing.insurance).waitFor();
    await page.getByRole("button", { name: named(studio("undoWhat", { what: "" }).trim()) }).click();
    await card(page, thing.patient).getByText(thing.insurance).waitFor({ state: "detached" });
    await page.getByRole("button", { name: named(studio("redoWhat", { what: "" }).trim()) }).click();
    await card(page, thing.patient).getByText(thing.insurance).waitFor();
    await page.getByText(studio("saveSaved"), { exact: true }).first().waitFor();
  });

  it("[CO52] a colleague joins in a second browser; both see each other's edits, each undoes only their own", async () => {
    const draft = mona.page.url();
    await mona.page
      .getByRole("navigation")
      .getByRole("link", { name: studio("members"), exact: true })
      .first()
      .click();
    await mona.page
      .getByRole("button", { name: word(membersStrings, "invite", locale), exact: true })
      .first()
      .click();
    await dialog(mona.page).locator("input[type=email]").fill("omar@example.com");
    await dialog(mona.page).locator("select").selectOption({ label: builtInRoles.power_user.name[locale] });
    await dialog(mona.page)
      .getByRole("button", { name: word(membersStrings, "makeLink", locale) })
      .click();
    const link = await dialog(mona.page)
      .locator("input[readonly], output, code")
      .first()
      .evaluate((element) => ("value" in element ? String(element.value) : (element.textContent ?? "")));
    expect(link).toContain("/invite/");
    colleague = await newPerson(browser, locale);
    await colleague.page.goto(link.trim());
    await colleague.page.fill("input[name=name]", locale === "ar" ? "عمر" : "Omar");
    await colleague.page.fill("input[type=password]", "twelve silver spoons 31");
    await colleague.page.getByRole("button", { name: word(accountStrings, "join", locale), exact: true }).click();
    await colleague.page.waitForURL(/\/o\//);
    await Promise.all([mona.page.goto(draft), colleague.page.goto(draft)]);
    await Promise.all([card(mona.page, thing.patient).waitFor(), card(colleague.page, thing.patient).waitFor()]);

    await choose(colleague.page, thing.patient);
    const name = colleague.page.getByLabel(build(locale === "ar" ? "nameAr" : "nameEn")).first();
    await name.fill(thing.client);
    await name.blur();
    await card(mona.page, thing.client).waitFor();
    await mona.page
      .getByText(locale === "ar" ? "عمر" : /Omar|^OM?$/)
      .first()
      .waitFor();
    await shot(mona.page, "03-together");
    // Mona has changed nothing in this page: she has nothing to undo, and Omar's rename stays.
    expect(await mona.page.getByRole("button", { name: studio("nothingToUndo") }).count()).toBe(1);
    await colleague.page.getByRole("button", { name: named(studio("undoWhat", { what: "" }).trim()) }).click();
    await card(mona.page, thing.patient).waitFor();
  });

  it("the release says what it will do, and the platform runs", async () => {
    const { page } = mona;
    await page.getByRole("button", { name: studio("release"), exact: true }).click();
    await dialog(page)
      .getByText(word(releaseStrings, "changes", locale))
      .waitFor();
    await shot(page, "04-release-plan");
    await dialog(page)
      .getByRole("button", {
        name: named(word(releaseStrings, "release", locale, { n: 1, environment: "" }).trim().split(" ").slice(0, 2).join(" ")),
      })
      .click();
    await dialog(page)
      .getByText(word(releaseStrings, "done", locale), { exact: true })
      .waitFor();
    await shot(page, "05-running");
    const opened = mona.context.waitForEvent("page");
    await dialog(page)
      .getByRole("button", { name: named(word(platformsStrings, "open", locale)) })
      .or(dialog(page).getByRole("link", { name: named(word(platformsStrings, "open", locale)) }))
      .first()
      .click();
    const platform = await opened;
    await platform.waitForURL(/--preview\.localhost/);
    platformAddress = new URL(platform.url()).origin;
    await platform.getByRole("link", { name: thing.patients }).first().click();
    await platform.waitForURL(/\/patients/);
    await expect.poll(() => platform.locator("tbody tr").count()).toBe(20);
    await shot(platform, "06-platform");
    await platform.close();
    await page.bringToFront();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
  });

  it("an end user signs up; the administrator gives a role and links a doctor; the doctor sees only their own", async () => {
    const admin = await mona.context.newPage();
    const doctor = await newPerson(browser, locale, { width: 1100, height: 800 });
    await doctor.page.goto(`${platformAddress}/sign-up`);
    await doctor.page.fill("input[name=name]", "Dr Layla");
    await doctor.page.fill("input[name=email]", "layla@example.com");
    await doctor.page.locator("input[type=password]").first().fill("quiet orange bicycles 5");
    await doctor.page.locator("form button[type=submit], form button:not([type])").last().click();
    await doctor.page.waitForURL((url) => !url.pathname.startsWith("/sign-up"));

    await admin.goto(`${platformAddress}/users`);
    const row = admin.locator("tr", { hasText: "layla@example.com" });
    await row.getByRole("button", { name: named(say("changeRoles")) }).click();
    await dialog(admin)
      .getByLabel(locale === "ar" ? "طبيب" : "Doctor", { exact: true })
      .check();
    await dialog(admin).locator("button[type=submit], button").last().click();
    await row.getByText(locale === "ar" ? "طبيب" : "Doctor", { exact: true }).waitFor();

    const query = async (document: string, variables: object = {}, page = admin) =>
      page.evaluate(
        async ([text, values]) =>
          (await (
            await fetch("/graphql", {
              method: "POST",
              headers: { "content-type": "application/json" },
              body: JSON.stringify({ query: text, variables: values }),
            })
          ).json()) as never,
        [document, variables] as const,
      ) as Promise<{ data: Record<string, { nodes: { id: string; version?: number }[] }>; errors?: { message: string }[] }>;
    const { data } = await query(
      '{ doctors(first: 1) { nodes { id version } } users(filter: { email: { eq: "layla@example.com" } }) { nodes { id } } }',
    );
    const [first] = data.doctors!.nodes;
    const linked = await query("mutation($input: UpdateDoctorInput!) { updateDoctor(input: $input) { status } }", {
      input: { id: first!.id, version: first!.version, set: { user: data.users!.nodes[0]!.id } },
    });
    expect(linked.errors).toBeUndefined();

    const own = await query(`query($id: ID!) { appointments(filter: { doctor: { id: { eq: $id } } }, first: 50) { nodes { id } } }`, {
      id: first!.id,
    });
    await doctor.page.goto(`${platformAddress}/appointments`);
    expect(await doctor.page.locator("tbody tr").count()).toBe(own.data.appointments!.nodes.length);
    const seen = await query("{ appointments(first: 50) { nodes { id } } }", {}, doctor.page);
    expect(seen.data.appointments!.nodes.map(({ id }) => id).sort()).toEqual(own.data.appointments!.nodes.map(({ id }) => id).sort());
    await shot(doctor.page, "07-doctor");
    await doctor.context.close();
    await admin.close();
  });

  it("[DP73] a record created in one browser appears in another one's list by itself", async () => {
    const [one, other] = [await mona.context.newPage(), await mona.context.newPage()];
    await Promise.all([one.goto(`${platformAddress}/patients?q=`), other.goto(`${platformAddress}/patients/new`)]);
    await one.locator("tbody tr").first().waitFor();
    const name = locale === "ar" ? "آآآ مريم الجديدة" : "Aaa Mariam Newcomer";
    await other.locator("form input").first().fill(name);
    await other.locator("form button[type=submit], form button:not([type])").last().click();
    await other.waitForURL(/\/patients\/[0-9a-f-]{36}/);
    await one.getByText(name).first().waitFor();
    await Promise.all([one.close(), other.close()]);
  });

  it("[DP52] a second release renames and adds without losing a row, and one click goes back", async () => {
    const { page } = mona;
    const open = await mona.context.newPage();
    await open.goto(`${platformAddress}/patients`);
    const rows = await open.locator("tbody tr").count();
    await choose(page, thing.patient);
    const name = page.getByLabel(build(locale === "ar" ? "nameAr" : "nameEn")).first();
    await name.fill(thing.client);
    await name.blur();
    await card(page, thing.client).waitFor();
    await page.getByText(studio("saveSaved"), { exact: true }).first().waitFor();
    await page.getByRole("button", { name: studio("release"), exact: true }).click();
    await dialog(page)
      .getByRole("button", {
        name: named(word(releaseStrings, "release", locale, { n: 2, environment: "" }).trim().split(" ").slice(0, 2).join(" ")),
      })
      .click();
    await dialog(page)
      .getByText(word(releaseStrings, "done", locale), { exact: true })
      .waitFor();
    await page.keyboard.press("Escape");
    // What answers the platform hears of the switch a moment after it was told.
    await expect
      .poll(async () => {
        await open.goto(`${platformAddress}/patients`);
        return open.locator("main").textContent();
      })
      .toMatch(new RegExp(thing.client, "i"));
    expect(await open.locator("tbody tr").count()).toBe(rows);
    await shot(open, "08-second-release");

    await page
      .getByRole("navigation")
      .getByRole("link", { name: studio("platforms"), exact: true })
      .first()
      .click();
    await page
      .getByRole("button", { name: word(platformsStrings, "rollBack", locale), exact: true })
      .first()
      .click();
    await dialog(page).getByRole("button").last().click();
    await expect
      .poll(
        async () => {
          await open.goto(`${platformAddress}/patients`);
          return open.locator("main").textContent();
        },
        { timeout: 60_000 },
      )
      .not.toMatch(new RegExp(thing.client, "i"));
    expect(await open.locator("tbody tr").count()).toBe(rows);
    await open.close();
  });

  it("production is a second, explicit release of the same version with a decision", async () => {
    const { page } = mona;
    await page.reload();
    await page
      .getByRole("button", { name: word(platformsStrings, "production", locale) })
      .first()
      .click();
    await dialog(page)
      .getByText(word(releaseStrings, "changes", locale))
      .waitFor();
    await dialog(page).getByRole("button").last().click();
    const done = dialog(page).getByText(word(releaseStrings, "done", locale), { exact: true });
    const approve = dialog(page).getByRole("button", { name: word(releaseStrings, "approve", locale), exact: true });
    await done.or(approve).first().waitFor();
    if (await approve.count()) await approve.click();
    await done.waitFor();
    await shot(page, "09-production");
    const response = await page.request.get(`${platformAddress.replace("--preview", "")}/sign-in`).catch(() => null);
    if (response) expect(response.status()).toBeLessThan(400);
  });

  it("the monitor shows events and figures as they happen, through the gateway", async () => {
    const { page } = mona;
    await page.keyboard.press("Escape");
    await page
      .getByRole("navigation")
      .getByRole("link", { name: studio("monitor"), exact: true })
      .first()
      .click();
    await page
      .locator("main")
      .getByText(locale === "ar" ? "مباشر" : "Live", { exact: true })
      .first()
      .waitFor();
    const other = await mona.context.newPage();
    await other.goto(`${platformAddress}/patients/new`);
    const before = await page.locator("main li").count();
    await other
      .locator("form input")
      .first()
      .fill(locale === "ar" ? "سعاد المراقبة" : "Suad Watched");
    await other.locator("form button[type=submit], form button:not([type])").last().click();
    await other.waitForURL(/\/patients\/[0-9a-f-]{36}/);
    await expect.poll(() => page.locator("main li").count(), { timeout: 30_000 }).toBeGreaterThan(before);
    await shot(page, "10-monitor");
    await other.close();
  });

  it("[ID5] an owner who lost the password makes a link on the server, sets a new one and is in again", async () => {
    const { out } = await runCommand(["owner-link"], server);
    const link = /http\S+\/reset\/\S+/.exec(out)?.[0];
    expect(link, out).toBeDefined();
    const { page, context, faults } = await newPerson(browser, locale);
    await page.goto(link!);
    await page.fill("input[type=password]", "short");
    await page.keyboard.press("Enter");
    await page.getByText(word(accountStrings, "passwordShort", locale), { exact: true }).waitFor();
    await shot(page, "11-reset");
    await page.fill("input[type=password]", "nine violet lanterns 77");
    await page.keyboard.press("Enter");
    await page.getByText(word(accountStrings, "resetDone", locale), { exact: true }).waitFor();
    await page.fill("input[name=email]", "mona@example.com");
    await page.fill("input[type=password]", "nine violet lanterns 77");
    await page.keyboard.press("Enter");
    await page.locator("textarea").first().waitFor();
    // A link works once.
    await page.goto(link!);
    await page.fill("input[type=password]", "ten orange lanterns 12");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("[ST37] nothing broke in any page, nothing was refused by the content policy", () => {
    expect([...mona.faults, ...(colleague?.faults ?? [])]).toEqual([]);
  });
});
