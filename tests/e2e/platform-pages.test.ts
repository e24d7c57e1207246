/** Pages of a generated platform in a real browser: the clinic, its rows in memory, the renderer's real build. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import type { RenderViewer } from "../../schema/model/render.ts";
import { openAlive, settled, sideBySide, startBrowser } from "../support/browser.ts";
import { clinicRows } from "../support/clinic-rows.ts";
import { readyForAxe } from "../support/faults.ts";
import { loadRender, modelOf, type PlatformHost, startPlatformHost } from "../support/platform-host.ts";
import { refuse } from "../support/platform-rows.ts";

/** The clinic with its list of doctors open to visitors. */
const openClinic: Blueprint = {
  ...clinic,
  policies: {
    ...clinic.policies,
    p_doc_public: { roles: ["r_public"], entity: "ent_doctor", allow: ["read"], fields: ["f_doc_name", "f_doc_spec"] },
  },
};

let browser: Browser;
let host: PlatformHost;
let data: ReturnType<typeof clinicRows>;
const contexts: BrowserContext[] = [];

const render = loadRender();
beforeAll(async () => {
  browser = await startBrowser();
  await render;
});
beforeEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  await host?.close();
  data = clinicRows();
  host = await startPlatformHost({ model: modelOf(openClinic), rows: data.rows, render: await render });
});
afterAll(async () => {
  for (const context of contexts.splice(0)) await context.close();
  await host?.close();
  await browser?.close();
});

interface Visit {
  readonly as?: RenderViewer;
  readonly locale?: "en" | "ar";
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly scripts?: boolean;
}
/** Opens a path as somebody; collects what the console complains about and every address that was asked for. */
const visit = async (path: string, { as, locale = "en", theme = "light", width = 1280, scripts = true }: Visit = {}) => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts });
  contexts.push(context);
  const cookies = [{ name: "wn_locale", value: locale }, { name: "wn_theme", value: theme }, ...(as ? [host.session(as)] : [])];
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: host.url })));
  const page = await context.newPage();
  const complaints: string[] = [];
  const addresses: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => addresses.push(request.url()));
  page.on("websocket", (socket) => addresses.push(socket.url()));
  // Without scripts, and a style sheet, nothing becomes alive.
  const response = await (scripts && !path.endsWith(".css") ? openAlive(page, host.url + path) : page.goto(host.url + path));
  return { page, context, complaints, addresses, status: response?.status() ?? 0, headers: response?.headers() ?? {} };
};
const rowNames = (page: Page) => page.locator("tbody td.title").allInnerTexts();

/** Runs in the page: what axe finds, and what it does not look for. With `rules`, only those of axe. */
const lookAt = async (rules: readonly string[] | null): Promise<readonly string[]> => {
  const runner = (
    window as unknown as { axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
  ).axe;
  const { violations } = await runner.run({ resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) });
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const headings = document.querySelectorAll("h1").length;
  const targets = document.querySelectorAll<HTMLElement>("a.button, button, summary, nav a, input:not([type=checkbox]), select");
  const small = [...targets].filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
    ...(wide > 0 ? [`${wide}px wider than the screen`] : []),
    ...(headings === 1 ? [] : [`${headings} h1`]),
    ...small.map((element) => `lower than 44px: ${element.outerHTML.slice(0, 100)}`),
    ...(document.querySelector("main") && document.documentElement.lang && document.documentElement.dir ? [] : ["no main, lang or dir"]),
  ];
};

/** The theme as the account menu chooses it, whose style sheet asks for nothing else; colours fade into each other. */
const choose = async (page: Page, theme: "light" | "dark") => {
  await page.evaluate((choice) => void Object.assign(document.documentElement.dataset, { theme: choice }), theme);
  await readyForAxe(page);
};

describe("pages of a platform in a browser", () => {
  it("[ST31] a public list shows its content with JavaScript off, and its filters and sorting are links and a form", async () => {
    const { page, status } = await visit("/doctors", { scripts: false });
    expect(status).toBe(200);
    expect(await rowNames(page)).toEqual(["د. يوسف العتيبي", "Dr. Peter Lund", "Dr. Rania Saleh"].sort((a, b) => a.localeCompare(b)));
    await page.fill("input[type=search]", "Lund");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect.poll(() => rowNames(page)).toEqual(["Dr. Peter Lund"]);
  });

  it.each(["en", "ar"] as const)("[ST31] hydration replaces no node and logs nothing (%s)", async (locale) => {
    const paths = ["/", "/appointments", `/patients/${data.patientRows[0]!.id}`, "/appointments/new", "/users", "/account"];
    await sideBySide([...paths, "/sign-in", "/sign-up", "/claim/abc"], async (path) => {
      const signedIn = paths.includes(path);
      const { page, complaints } = await visit("/_theme/x.css", { locale, ...(signedIn && { as: data.admin }) });
      complaints.length = 0; // A style sheet of its own has no icon.
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route("**/assets/entry-client-*.js", async (route) => {
        await held;
        await route.continue();
      });
      // What a page asks for once it is alive is not part of becoming alive.
      await page.route(/\/auth\/account$|\/graphql$/, () => {});
      await page.goto(host.url + path, { waitUntil: "commit" });
      await page.waitForSelector("#boot", { state: "attached" });
      await page.evaluate(() => {
        let at = 0;
        for (const element of document.querySelectorAll("#app *")) Object.assign(element, { stamp: ++at });
        Object.assign(window, { stamped: at });
      });
      release();
      await page.waitForFunction(() => document.documentElement.dataset.alive === "true");
      const after = await page.evaluate(() => {
        const all = [...document.querySelectorAll("#app *")];
        return {
          before: (window as unknown as { stamped: number }).stamped,
          kept: all.filter((element) => "stamp" in element).length,
          foreign: all.filter((element) => !("stamp" in element)).map((element) => element.outerHTML.slice(0, 120)),
        };
      });
      expect({ path, kept: after.kept, foreign: after.foreign }).toEqual({ path, kept: after.before, foreign: [] });
      expect(complaints).toEqual([]);
    });
  });

  it("[ST37] every request is same-origin, no policy is violated, and nothing needs unsafe-*", async () => {
    await sideBySide(["/", "/appointments", "/appointments/new", "/account"], async (path) => {
      const { page, addresses, complaints, headers } = await visit(path, { as: data.admin, locale: "ar" });
      await page.locator("summary").first().click();
      const own = new URL(host.url).host;
      expect(addresses.filter((address) => !address.startsWith("data:") && new URL(address).host !== own)).toEqual([]);
      expect(complaints).toEqual([]);
      expect(headers["content-security-policy"]).not.toContain("unsafe");
      expect(headers["content-security-policy"]).toContain("default-src 'none'");
      expect(await page.locator("[style]").count()).toBe(0);
    });
  });

  it.each([
    ["en", "light", "dark"],
    ["ar", "dark", "light"],
  ] as const)(
    "[ST28] [ST32] axe finds nothing and nothing is wider than the screen, on every page at two widths (%s, %s and %s)",
    async (locale, theme, other) => {
      const pages: readonly (readonly [path: string, as?: RenderViewer, open?: (page: Page) => Promise<unknown>])[] = [
        ["/", data.admin, (page) => page.locator("summary").click()],
        ["/appointments", data.admin, (page) => page.locator(".more-filters summary").click()],
        ["/patients", data.admin, (page) => page.locator("tbody button").first().click()],
        [`/patients/${data.patientRows[0]!.id}`, data.admin],
        ["/appointments/new", data.admin, (page) => page.locator("button[type=submit]").click()],
        [`/appointments/${data.rows.all("ent_appt")[0]!.id}/edit`, data.admin, (page) => page.getByRole("combobox").first().click()],
        ["/users", data.admin, (page) => page.locator(".page-actions button").click()],
        ["/account", data.admin],
        ["/nowhere", data.admin],
        ["/", data.nobody],
        ["/doctors"],
        ["/sign-in"],
        ["/sign-up"],
        ["/claim"],
      ];
      const findings: string[] = [];
      const seats = new Map<RenderViewer | undefined, Page[]>();
      await sideBySide(pages, async ([path, as, open]) => {
        // The same person goes on in the same page: opening another compiles everything again.
        const free = seats.get(as)?.pop();
        await free?.setViewportSize({ width: 1280, height: 900 });
        const page = free ?? (await visit(path, { locale, theme, ...(as && { as }) })).page;
        if (free) await openAlive(page, host.url + path);
        const look = async (when: string) => {
          const found = async (rules: readonly string[] | null, colours: string) =>
            findings.push(...(await page.evaluate(lookAt, rules)).map((finding) => `${path} ${when} ${colours}: ${finding}`));
          await choose(page, theme);
          await found(null, theme);
          // Another theme changes colours and nothing else.
          await choose(page, other);
          await found(["color-contrast", "link-in-text-block"], other);
        };
        await look("1280");
        await page.setViewportSize({ width: 360, height: 800 });
        await look("360");
        await open?.(page);
        if (open) await look("360, opened");
        seats.set(as, [...(seats.get(as) ?? []), page]);
      });
      expect(findings).toEqual([]);
    },
  );

  it("[ST29] further filters and the account menu open inside the screen, in both directions", async () => {
    const found: string[] = [];
    await sideBySide(["en", "ar"] as const, async (locale) => {
      const { page } = await visit("/appointments", { as: data.admin, locale });
      for (const width of [1440, 1280, 760, 390]) {
        await page.setViewportSize({ width, height: 900 });
        for (const opener of ["details.more-filters > summary", ".menu > summary"]) {
          const summary = page.locator(opener).first();
          await summary.click();
          const box = await summary.locator("xpath=following-sibling::*").first().boundingBox();
          const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (!box || box.x < 0 || box.x + box.width > width || beyond > 0)
            found.push(`${opener} ${locale} ${width}: ${JSON.stringify(box)} ${beyond}`);
          await summary.click();
        }
      }
    });
    expect(found).toEqual([]);
  });

  it("[ST36] the person's menu, drawn by the server alone, changes the appearance in place and leads back to where one is", async () => {
    const { page } = await visit("/patients", { as: data.admin });
    await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Doctors" }).click();
    await page.waitForURL(/\/doctors$/);
    await page.getByRole("heading", { level: 1, name: "Doctors" }).waitFor();
    const menu = page.locator(".menu");
    await menu.locator("summary").click();
    await menu.getByRole("link", { name: "Dark" }).click();
    await expect.poll(() => menu.getByRole("link", { name: "Dark" }).getAttribute("aria-current")).toBe("true");
    expect(await menu.getByRole("link", { name: "Light" }).getAttribute("aria-current")).toBeNull();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    await menu.getByRole("link", { name: "العربية" }).click();
    await page.waitForFunction(() => document.documentElement.lang === "ar");
    expect(new URL(page.url()).pathname).toBe("/doctors");
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
  });

  it("[ST36] a part that cannot be fetched is told, and fetched when it is asked for again", async () => {
    const { page } = await visit("/patients", { as: data.admin });
    await page.route("**/assets/action-dialog-*", (route) => route.abort());
    const remove = page.getByRole("button", { name: /^Delete / }).first();
    await remove.click();
    await page.getByText("The platform could not be reached").waitFor();
    await page.unroute("**/assets/action-dialog-*");
    await remove.click();
    await page.getByRole("dialog").waitFor();
  });

  it("[ST32] the skip link comes first and leads to the content; menus and dialogs give the focus back", async () => {
    const { page } = await visit("/patients", { as: data.admin });
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
    const remove = page.getByRole("button", { name: /^Delete / }).first();
    await remove.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => remove.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("[DP73] a record made in one browser appears in another's list at once; the other's page is not reloaded", async () => {
    const desk = await visit("/patients", { as: data.desk, locale: "ar" });
    const other = await visit("/patients", { as: data.admin });
    await other.page.evaluate(() => Object.assign(window, { here: true }));
    await desk.page.getByRole("link", { name: /إضافة/ }).click();
    await desk.page.getByLabel("الاسم").fill("ريم الغامدي");
    await desk.page.getByLabel("تاريخ الميلاد").fill("1990-05-17");
    await desk.page.getByRole("button", { name: /إنشاء/ }).click();
    await desk.page.waitForURL(/\/patients\/[0-9a-f-]{36}$/);
    await desk.page.getByRole("heading", { level: 1, name: "ريم الغامدي", exact: true }).waitFor();
    await other.page.getByText("ريم الغامدي").waitFor();
    expect(await other.page.evaluate(() => "here" in window)).toBe(true);
    expect(host.requests.filter((line) => line.startsWith("GET /assets/live-")).length).toBeGreaterThan(0);
  });

  it("creates with a reference picker by keyboard, shows each problem at its field, and focuses the summary", async () => {
    const { page } = await visit("/appointments/new", { as: data.desk });
    await page.getByRole("button", { name: "Create appointment" }).click();
    await page.getByRole("alert").getByText("3 fields need your attention:").waitFor();
    const patient = page.getByRole("combobox", { name: /^Patient/ });
    expect(await patient.getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator(`#${(await patient.getAttribute("aria-describedby"))?.split(" ").at(-1)}`).textContent()).toBe(
      "Patient is required.",
    );
    await patient.pressSequentially("hana");
    await expect.poll(() => page.locator(".picker-option").allInnerTexts()).toEqual([expect.stringContaining("Hana Yilmaz")]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await patient.inputValue()).toBe("Hana Yilmaz");
    const doctor = page.getByRole("combobox", { name: /^Doctor/ });
    await doctor.click();
    await page.getByRole("option", { name: "Dr. Peter Lund" }).click();
    await page.getByLabel(/^Time/).fill("2026-12-24T14:30");
    await page.getByRole("button", { name: "Create appointment" }).click();
    await page.waitForURL(/\/appointments\/[0-9a-f-]{36}$/);
    const made = data.rows.all("ent_appt").at(-1)!;
    expect(made.values).toMatchObject({ time: "2026-12-24T11:30:00.000Z", status: "o_requested" });
    await page.getByText("Dec 24, 2026, 2:30 PM").waitFor();
  });

  it("shows what the server refused at the field it is about", async () => {
    const { page } = await visit("/patients/new", { as: data.desk });
    await page.getByLabel(/^Name/).fill("Ali");
    await page.getByLabel("Phone").fill("12");
    data.rows.refuseNext = refuse("DATA_INVALID", "Some values need correcting.", {
      problems: [{ path: ["set", "phone"], code: "INVALID", message: "Write it with its country code." }],
    });
    await page.getByRole("button", { name: "Create patient" }).click();
    await page.getByText("Write it with its country code.").waitFor();
    expect(await page.getByLabel("Phone").getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByLabel("Phone").inputValue()).toBe("12");
  });

  it("says that a change waits for approval, and that nothing has changed", async () => {
    const { page } = await visit("/patients/new", { as: data.desk });
    await page.route("**/graphql", (route) =>
      route.request().postData()?.includes("createPatient")
        ? route.fulfill({ json: { data: { createPatient: { status: "AWAITING_APPROVAL", record: null } } } })
        : route.continue(),
    );
    await page.getByLabel(/^Name/).fill("Ali");
    await page.getByRole("button", { name: "Create patient" }).click();
    await page.getByText("Sent for approval. Nothing changes until someone approves it.").first().waitFor();
    expect(await page.getByRole("button", { name: "Create patient" }).isDisabled()).toBe(true);
  });

  it("a version conflict loads the other's values and keeps what was typed", async () => {
    const patient = data.patientRows[2]!;
    const { page } = await visit(`/patients/${patient.id}/edit`, { as: data.desk });
    await page.getByLabel("Phone").fill("+966555555555");
    data.rows.change(patient.id, { name: "Omar N. Haddad" });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Load their version, keep mine" }).click();
    await page.getByText("Loaded. Check your changes and save again.").waitFor();
    expect(await page.getByLabel(/^Name/).inputValue()).toBe("Omar N. Haddad");
    expect(await page.getByLabel("Phone").inputValue()).toBe("+966555555555");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}$/);
    expect(data.rows.find(patient.id)?.values).toMatchObject({ name: "Omar N. Haddad", phone: "+966555555555" });
  });

  it("[ST35] what was typed survives a reload, another language, a lost network and a session that ended", async () => {
    const { page, context } = await visit("/patients/new", { as: data.desk });
    await page.getByLabel(/^Name/).fill("Huda");
    await page.reload();
    await settled(page);
    expect(await page.getByLabel(/^Name/).inputValue()).toBe("Huda");
    await page.getByText("We kept what you typed here earlier.").waitFor();

    await openAlive(page, `${host.url}/_preferences?locale=ar&back=/patients/new`);
    expect(await page.getByLabel(/^الاسم/).inputValue()).toBe("Huda");

    await page.route("**/graphql", (route) => route.abort());
    await page.getByRole("button", { name: /إنشاء/ }).click();
    await page.getByText("تعذّر الوصول إلى المنصة").waitFor();
    expect(await page.getByLabel(/^الاسم/).inputValue()).toBe("Huda");
    await page.unroute("**/graphql");

    host.endSessions();
    await page.getByRole("button", { name: /إنشاء/ }).click();
    await page.getByRole("status").getByRole("button", { name: "تسجيل الدخول" }).click();
    await page.waitForURL(/\/sign-in\?back=/);
    await page.getByLabel("البريد الإلكتروني").fill("sami@clinic.example");
    await page.getByLabel("كلمة المرور").fill("correct horse battery");
    await page.getByRole("button", { name: "تسجيل الدخول" }).click();
    await page.waitForURL(/\/patients\/new$/);
    await page.waitForFunction(() => document.documentElement.dataset.alive === "true");
    expect(await page.getByLabel(/^الاسم/).inputValue()).toBe("Huda");
    await page.getByRole("button", { name: /إنشاء/ }).click();
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}$/);
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("wn:draft:")))).toEqual([]);
    await context.close();
  });

  it("[ST35] a release is shown at once on an untouched page, and waits behind a button while somebody types", async () => {
    const entity = clinic.entities.ent_patient!;
    const next = modelOf({
      ...openClinic,
      entities: {
        ...clinic.entities,
        ent_patient: {
          ...entity,
          fields: {
            ...entity.fields,
            f_pat_insurance: {
              key: "insurance",
              label: { en: "Insurance number", ar: "رقم التأمين" },
              order: "a5",
              type: "text",
              classification: "personal",
            },
          },
        },
      },
    });
    const idle = await visit("/patients", { as: data.admin });
    const typing = await visit("/patients/new", { as: data.desk });
    await typing.page.getByLabel(/^Name/).fill("Huda");
    await idle.page.evaluate(() => Object.assign(window, { here: true }));
    host.release(next);
    await idle.page.getByRole("columnheader", { name: "Insurance number" }).waitFor();
    expect(await idle.page.evaluate(() => "here" in window)).toBe(true);
    await typing.page.getByText("A new version of this platform is ready.").waitFor();
    expect(await typing.page.getByLabel("Insurance number").count()).toBe(0);
    expect(await typing.page.getByLabel(/^Name/).inputValue()).toBe("Huda");
    await typing.page.getByRole("button", { name: "Show it, keep what I typed" }).click();
    await typing.page.getByLabel("Insurance number").waitFor();
    expect(await typing.page.getByLabel(/^Name/).inputValue()).toBe("Huda");
  });

  it("the administrator invites, gives roles and suspends; the page says each", async () => {
    const { page } = await visit("/users", { as: data.admin });
    await page.getByRole("button", { name: "Change roles: Dana Aziz" }).click();
    await page.getByRole("checkbox", { name: "Receptionist" }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Roles of Dana Aziz saved.").waitFor();
    expect(data.rows.find(data.nobody.id)?.values.roles).toEqual(["r_reception"]);
    await page.getByRole("button", { name: "Invite someone" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Dr. Rania");
    await dialog.getByLabel("E-mail").fill("rania@clinic.example");
    await dialog.getByRole("checkbox", { name: "Doctor" }).check();
    await dialog.getByRole("button", { name: "Create invitation" }).click();
    await dialog.getByText("The invitation is ready.").waitFor();
    expect(await dialog.getByRole("textbox").inputValue()).toContain(`${host.url}/claim/`);
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await page
      .getByRole("row", { name: /Sami Nasser/ })
      .getByRole("button", { name: "Suspend" })
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "Suspend" }).click();
    await page.getByText("Sami Nasser is suspended.").waitFor();
    expect(data.rows.find(data.desk.id)?.values.status).toBe("suspended");
  });

  it("signs up, says that addresses are not verified in a preview, and tells one without a role what to do", async () => {
    const { page } = await visit("/appointments");
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await page.getByRole("link", { name: "Create account" }).click();
    await page.getByText("In this preview, e-mail addresses are not verified: you can start at once.").waitFor();
    await page.getByLabel("Name").fill("Noor");
    await page.getByLabel("E-mail").fill("sami@clinic.example");
    await page.getByLabel("Password").fill("a long enough one");
    await page.getByRole("button", { name: "Create account" }).click();
    await page.getByText("This value is already taken.").waitFor();
    await page.getByLabel("E-mail").fill("noor@clinic.example");
    await page.getByRole("button", { name: "Create account" }).click();
    await page.waitForURL(`${host.url}/`);
    await page.getByText("Nothing is open to you yet. Ask an administrator for a role.").waitFor();
  });

  it("filters, sorts and pages through the address, in place, and a shared address shows the same", async () => {
    const { page, context } = await visit("/appointments", { as: data.admin });
    await page.getByText("31 records").waitFor();
    await page.evaluate(() => Object.assign(window, { here: true }));
    await page.getByLabel("Status").selectOption({ label: "Cancelled" });
    await page.getByText("5 records").waitFor();
    expect(new URL(page.url()).search).toBe("?f.status=CANCELLED");
    await page.getByRole("link", { name: "Time" }).click();
    await page.waitForURL(/sort=time/);
    expect(await page.evaluate(() => "here" in window)).toBe(true);
    const second = await context.newPage();
    await openAlive(second, page.url());
    const shown = await rowNames(second);
    expect(shown).toHaveLength(5);
    await expect.poll(() => rowNames(page)).toEqual(shown);
    await page.getByRole("link", { name: "Clear filters" }).click();
    await page.getByRole("link", { name: "Next" }).click();
    await page.waitForURL(/after=/);
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 6);
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 25);
  });
});
