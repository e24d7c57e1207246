/**
 * Every screen of the studio in its states, in both languages, themes and two widths: no accessibility finding, nothing beyond
 * the edge, no refused resource, nothing from another origin. The API is answered by the stub; journeys use a real server.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StubOptions, type StubState, stubApi } from "../../support/api-stub.ts";
import { openQuiet, sideBySide, startBrowser, still } from "../../support/browser.ts";
import { readyForAxe } from "../../support/faults.ts";
import { stubRelease } from "../../support/release-stub.ts";
import { type ServedStudio, serveStudio } from "../../support/studio/serve.ts";

const blueprint = "/o/noor/b/0190-bp";

interface Route {
  readonly path: string;
  readonly states: readonly StubState[];
  readonly options?: StubOptions;
  readonly draft?: "empty";
  /** A variation of a screen that is looked at in every way already. */
  readonly variation?: true;
}
const server: readonly StubState[] = ["normal", "loading", "error", "offline", "empty"];
const routes: Readonly<Record<string, Route>> = {
  claim: { path: "/claim/abc", states: server, options: { signedIn: false } },
  "sign-in": { path: "/sign-in", states: ["normal"], options: { signedIn: false } },
  reset: { path: "/reset/abc", states: ["normal"], options: { signedIn: false } },
  invite: { path: "/invite/abc", states: server, options: { signedIn: false } },
  home: { path: "/o/noor/", states: [...server, "readOnly"] },
  data: { path: `${blueprint}/data`, states: ["normal", "loading", "error", "offline", "readOnly"] },
  "data, empty": { path: `${blueprint}/data`, states: ["normal", "readOnly"], draft: "empty", variation: true },
  "data as a list": { path: `${blueprint}/data?view=list`, states: ["normal", "readOnly"], variation: true },
  "an entity": { path: `${blueprint}/data?view=canvas&sel=ent_appt`, states: ["normal", "readOnly"], variation: true },
  "a field": { path: `${blueprint}/data?view=canvas&sel=f_apt_status`, states: ["normal", "readOnly"], variation: true },
  "a plan": { path: `${blueprint}/data?plan=plan1`, states: ["normal"] },
  "a plan at work": { path: `${blueprint}/data?plan=plan1`, states: ["normal"], options: { planWorking: true }, variation: true },
  "a plan that proposes": {
    path: `${blueprint}/data?plan=plan1`,
    states: ["normal", "readOnly"],
    options: { planProposed: true },
    variation: true,
  },
  roles: { path: `${blueprint}/roles`, states: ["normal", "readOnly"] },
  "why somebody may": { path: `${blueprint}/roles?view=why`, states: [...server, "readOnly"] },
  problems: { path: `${blueprint}/problems`, states: ["normal", "readOnly"] },
  history: { path: `${blueprint}/history`, states: [...server, "readOnly"] },
  "a draft's past": { path: `${blueprint}/history?view=draft`, states: [...server, "readOnly"] },
  merge: { path: `${blueprint}/merge?from=insurance&into=main`, states: [...server, "readOnly"] },
  proposals: { path: `${blueprint}/proposals`, states: [...server, "readOnly"] },
  "a proposal": { path: `${blueprint}/proposals/prop1`, states: [...server, "readOnly"] },
  platforms: { path: "/o/noor/platforms", states: [...server, "readOnly"] },
  "an environment's data": { path: "/o/noor/platforms/e1/data", states: [...server, "readOnly"] },
  members: { path: "/o/noor/members", states: [...server, "readOnly"] },
  monitor: { path: "/o/noor/monitor", states: [...server, "readOnly"] },
};

interface Look {
  readonly locale: "en" | "ar";
  readonly theme: "light" | "dark";
  readonly width: 1440 | 390;
}
/** Each language, theme and width; a line is one page that is resized and changes its theme. */
const everyLook: readonly (readonly Look[])[] = [
  [
    { locale: "en", theme: "light", width: 1440 },
    { locale: "en", theme: "dark", width: 1440 },
    { locale: "en", theme: "dark", width: 390 },
    { locale: "en", theme: "light", width: 390 },
  ],
  [
    { locale: "ar", theme: "dark", width: 390 },
    { locale: "ar", theme: "light", width: 390 },
    { locale: "ar", theme: "light", width: 1440 },
    { locale: "ar", theme: "dark", width: 1440 },
  ],
];
const twoLooks: readonly Look[] = [
  { locale: "en", theme: "dark", width: 1440 },
  { locale: "ar", theme: "light", width: 390 },
];

let browser: Browser;
let studio: ServedStudio;
beforeAll(async () => {
  [browser, studio] = await Promise.all([startBrowser(), serveStudio()]);
});
afterAll(async () => {
  await browser?.close();
  await studio?.close();
});

/** What an earlier look left is in none: a page that is opened anew costs a process, which compiles the studio again. */
const seats: Record<Look["locale"], Seat[]> = { en: [], ar: [] };
interface Seat {
  readonly page: Page;
  /** Called with what a page should not do. */
  report: (wrong: string) => void;
}
/** The look a seat is for, told to the page before anything of it runs. */
const lookCookie = "look";

const newSeat = async (locale: Look["locale"]): Promise<Seat> => {
  const context = await browser.newContext({ locale: locale === "ar" ? "ar" : "en-GB", reducedMotion: "reduce" });
  await context.addInitScript((cookie) => {
    const said = document.cookie.split("; ").find((one) => one.startsWith(`${cookie}=`));
    if (said === undefined) return;
    const [language, colours, draft] = decodeURIComponent(said.slice(cookie.length + 1)).split(" ") as [string, string, string];
    localStorage.clear();
    sessionStorage.clear();
    localStorage.setItem("wn.locale", language);
    localStorage.setItem("wn.theme", colours);
    (globalThis as { wnDraft?: string }).wnDraft = draft;
  }, lookCookie);
  const seat: Seat = { page: await context.newPage(), report: () => undefined };
  const { page } = seat;
  page.on("pageerror", (error) => seat.report(`error: ${error.message}`));
  page.on("console", (message) => /Content Security Policy|Refused to/.test(message.text()) && seat.report(`policy: ${message.text()}`));
  page.on(
    "request",
    (request) => !request.url().startsWith(studio.url) && !/^(data|blob):/.test(request.url()) && seat.report(`foreign: ${request.url()}`),
  );
  return seat;
};

/** Opens a screen in one look, goes on to `then` by resizing it and choosing the other theme, and gives what is wrong with it in each. */
const look = async (
  route: Route,
  state: StubState,
  first: Look,
  visit?: (page: Page) => Promise<void>,
  then: readonly Look[] = [],
): Promise<readonly string[]> => {
  const { locale, theme, width } = first;
  const seat = seats[locale].pop() ?? (await newSeat(locale));
  const { page } = seat;
  const wrong: string[] = [];
  let whole = false;
  try {
    await page.setViewportSize(sizeOf(width));
    await page.emulateMedia({ colorScheme: theme });
    const told = encodeURIComponent([locale, theme, route.draft ?? "clinic"].join(" "));
    await page.context().clearCookies();
    await page.context().addCookies([{ name: lookCookie, value: told, url: studio.url }]);
    await stubApi(studio, page, { ...route.options, state, locale });
    seat.report = (one) => wrong.push(one);
    // What is never answered is not waited for.
    await (state === "loading" ? page.goto(studio.url + route.path) : openQuiet(page, studio.url + route.path));
    await page.locator("h1, [role=alert], [role=status]").first().waitFor({ state: "attached" });
    await still(page);
    await visit?.(page);
    const found = async (one: Look, rules: Rules) => {
      const name = `${one.locale} ${one.theme} ${one.width}`;
      await shot(page, `${route.path} ${state} ${name}`.replaceAll(/\W+/g, "-"));
      wrong.push(...(await findings(page, rules)).map((finding) => `${name}: ${finding}`));
    };
    await found(first, "all");
    let last = first;
    for (const next of then) {
      if (next.width !== last.width) await page.setViewportSize(sizeOf(next.width));
      if (next.theme !== last.theme) await choose(page, next.theme);
      // Another theme changes colours and nothing else.
      await found(next, next.width === last.width ? "colours" : "all");
      last = next;
    }
    whole = true;
  } finally {
    seat.report = () => undefined;
    if (whole) {
      await page.goto("about:blank");
      seats[locale].push(seat);
    } else await page.context().close();
  }
  return wrong;
};

/** For people who look: `SHOTS=<folder>` keeps pictures. */
const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

const sizeOf = (width: Look["width"]) => ({ width, height: width === 1440 ? 900 : 780 });

const choose = async (page: Page, theme: Look["theme"]): Promise<void> => {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate((choice) => (globalThis as unknown as { wnTheme(choice: string): void }).wnTheme(choice), theme);
};

/** `colours`: the rules that another theme could break. */
type Rules = "all" | "colours";
const colourRules = { type: "rule", values: ["color-contrast", "link-in-text-block"] } as const;

const findings = async (page: Page, rules: Rules): Promise<readonly string[]> => {
  await readyForAxe(page);
  return page.evaluate(
    async (runOnly) => {
      const { axe: checker } = globalThis as unknown as {
        axe: { run: (options: unknown) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
      };
      const { violations } = await checker.run({ resultTypes: ["violations"], ...(runOnly && { runOnly }) });
      const wrong = violations.flatMap((violation) =>
        violation.nodes.map((node) => `axe ${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`),
      );
      const { scrollWidth, clientWidth, dir, lang } = document.documentElement;
      if (scrollWidth > clientWidth) wrong.push(`scrolls sideways by ${scrollWidth - clientWidth}`);
      // A frame that fills the window scrolls inside its panes, never as a whole beside them.
      const tall = document.querySelector(".h-dvh") ? document.documentElement.scrollHeight - window.innerHeight : 0;
      if (tall > 0) wrong.push(`the window scrolls by ${tall} beside its panes`);
      if ((lang === "ar") !== (dir === "rtl")) wrong.push(`lang ${lang} with dir ${dir}`);
      for (const element of document.querySelectorAll<HTMLElement>("button, input, select, textarea, a[href], h1, h2, h3, p, dd, dt")) {
        const box = element.getBoundingClientRect();
        if (box.width === 0 || element.closest("[data-canvas], .sr-only, [class*='overflow-x-auto']")) continue;
        if (box.left < -1 || box.right > clientWidth + 1) wrong.push(`beyond the edge: ${element.outerHTML.slice(0, 120)}`);
      }
      return wrong;
    },
    rules === "colours" ? colourRules : null,
  );
};

describe.each(Object.entries(routes))("%s", (_name, route) => {
  test("[ST19] [ST28] [ST29] [ST37] its states are drawn, without an accessibility finding, inside the screen, under the policy", async () => {
    const usual = route.variation ? twoLooks.map((one) => [one]) : everyLook;
    const others = route.states.filter((state) => state !== "normal");
    const found: string[] = [];
    await sideBySide(
      [
        ...usual.map((looks) => ["normal", looks] as const),
        ...others.map((state, index) => [state, [twoLooks[index % 2] as Look]] as const),
      ],
      async ([state, [first, ...then]]) => {
        if (first) found.push(...(await look(route, state, first, undefined, then)).map((wrong) => `${state} ${wrong}`));
      },
    );
    expect(found).toEqual([]);
  });
});

const normal = (name: string) => routes[name] as Route;
const light: Look = { locale: "en", theme: "light", width: 1440 };

test("[ST19] an error says what happened and the number to name, and a retry asks again", async () => {
  const wrong = await look(normal("platforms"), "error", light, async (page) => {
    await page.getByText("The database did not answer in time.").waitFor();
    await page.getByText("0190f3aa-77b1").waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("0190f3aa-77b1").waitFor();
  });
  expect(wrong).toEqual([]);
});

test("what runs and is refused now is told at its environment, opened and shut by keyboard, with the way to the draft's problems", async () => {
  for (const one of [light, { locale: "ar", theme: "dark", width: 390 }] as const) {
    const [notice, place, way] =
      one.locale === "en"
        ? ["2 parts of what runs in Preview are refused now", "Appointment › Urgent", "Open the draft’s problems"]
        : ["يُرفض الآن جزآن مما يعمل في المعاينة", "موعد › عاجل", "فتح مشكلات المسودة"];
    const wrong = await look(normal("platforms"), "normal", one, async (page) => {
      const part = page.getByText(place, { exact: true });
      await part.waitFor();
      await page.locator("summary", { hasText: notice }).focus();
      await page.keyboard.press("Enter");
      await part.waitFor({ state: "hidden" });
      await page.keyboard.press("Enter");
      await part.waitFor();
      await page.keyboard.press("Tab");
      const link = page.getByRole("link", { name: way });
      expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await link.getAttribute("href")).toBe(`${blueprint}/problems`);
    });
    expect(wrong).toEqual([]);
  }
});

test("a version that is refused now is not gone back to; the way to restore it into the draft is there", async () => {
  for (const one of [light, { locale: "ar", theme: "dark", width: 390 }] as const) {
    const [back, mend] = one.locale === "en" ? ["Roll back", "Mend it in the draft"] : ["العودة إلى السابق", "إصلاحه في المسودة"];
    const refused = Object.assign(new Error("This version cannot be released: …"), { code: "RUNTIME_RELEASE_PROBLEMS", versionId: "v2" });
    const answers = {
      rollBack: () => {
        throw refused;
      },
    };
    const wrong = await look({ ...normal("platforms"), options: { answers } }, "normal", one, async (page) => {
      await page.getByRole("button", { name: back, exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: back, exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      await shot(page, `refused-${one.locale}`);
      await page.getByRole("button", { name: mend }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(`**${blueprint}/history?version=v2`);
      await page.getByRole("heading", { name: one.locale === "en" ? "Version 2" : "الإصدار 2" }).waitFor();
    });
    expect(wrong).toEqual([]);
  }
});

test("[BP53] a newer version of the template is told, asks its question and shows what it brings", async () => {
  for (const one of [light, { locale: "ar", theme: "dark", width: 390 }] as const) {
    const [look1, take, ours] =
      one.locale === "en"
        ? ["See what it brings", "Take it into the draft", /As in the draft/]
        : ["اطّلع على ما يضيفه", "أدخله في المسودة", /كما في المسودة/];
    const wrong = await look(normal("history"), "normal", one, async (page) => {
      await page.getByRole("button", { name: look1 }).click();
      const button = page.getByRole("dialog").getByRole("button", { name: take });
      expect(await button.getAttribute("aria-disabled")).toBe("true");
      await page.getByRole("dialog").getByRole("radio", { name: ours }).check();
      await expect.poll(() => button.getAttribute("aria-disabled")).not.toBe("true");
      await shot(page, `template-${one.locale}`);
    });
    expect(wrong).toEqual([]);
  }
});

test("two versions are marked on one canvas; a card leads to its sentence", async () => {
  for (const one of [light, { locale: "ar", theme: "dark", width: 390 }] as const) {
    const wrong = await look(normal("history"), "normal", one, async (page) => {
      await page
        .getByRole("combobox")
        .last()
        .selectOption({ label: one.locale === "en" ? "the draft now" : "المسودة الآن" });
      await page.getByRole("button", { name: one.locale === "en" ? "Marked on the canvas" : "معلَّمة على اللوحة" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.locator('[data-node="ent_patient"][data-mark="changed"]').waitFor();
      await dialog.locator('[data-node="ent_doctor"] [data-mark="removed"]').waitFor();
      await dialog.locator('[data-node="ent_patient"] header').click();
      await dialog.locator('li[aria-current="true"]').first().waitFor();
      await shot(page, `compare-${one.locale}`);
    });
    expect(wrong).toEqual([]);
  }
});

test("[CO57] a draft is opened as it was, marked with what is different now, and brought back with a reason", async () => {
  for (const one of [light, { locale: "ar", theme: "dark", width: 390 }] as const) {
    const en = one.locale === "en";
    const wrong = await look(normal("a draft's past"), "normal", one, async (page) => {
      await page.locator("[data-session]").first().focus();
      await page.keyboard.press("ArrowDown");
      await page
        .locator('[data-session][aria-current="true"]')
        .getByText(en ? "Mona Haddad went back" : /^رجع/)
        .waitFor();
      await page.getByRole("button", { name: en ? "Open it on the canvas" : "فتحها على اللوحة" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.locator('[data-node="ent_patient"][data-mark="changed"]').waitFor();
      // The words of then: the field had another name.
      await dialog
        .locator('[data-node="ent_patient"]')
        .getByText(en ? "Phone" : "الهاتف")
        .first()
        .waitFor();
      await shot(page, `past-${one.locale}`);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await page.getByRole("button", { name: en ? "Restore this" : "استعادة هذه الحالة" }).click();
      await dialog.getByRole("textbox").fill(en ? "The wards come later" : "الأجنحة لاحقًا");
      await shot(page, `past-restore-${one.locale}`);
      await page.keyboard.press("Enter");
      await page.getByText(en ? "The draft is as it was then" : "المسودة الآن كما كانت آنذاك").waitFor();
    });
    expect(wrong).toEqual([]);
  }
});

test("a release that answers already says what its last steps wait for, until they wait no more", async () => {
  const words = "The new version answers. Its last steps wait until what began with the version before has ended.";
  const waiting = { ...stubRelease("ACTIVE"), waitsFor: { __typename: "Sentence", en: words, ar: words } };
  const answers = { startRelease: () => ({ startRelease: waiting }), release: () => ({ release: stubRelease("ACTIVE") }) };
  const wrong = await look({ ...normal("data"), options: { answers } }, "normal", light, async (page) => {
    await page.getByRole("button", { name: "Release", exact: true }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Release version/ })
      .click();
    const note = page.getByRole("dialog").getByText(words);
    await note.waitFor();
    await note.waitFor({ state: "detached" });
  });
  expect(wrong).toEqual([]);
});

test("[ST23] a kill switch shows on the screen, also when it comes on while one is there", async () => {
  const killSwitch = {
    __typename: "KillSwitch",
    id: "k2",
    scope: "AI_MODEL",
    scopeId: null,
    reach: "AUTOMATION",
    reason: "Drill",
    epoch: 2,
    lift: null,
    active: true,
    at: "2026-11-20T09:30:00.000Z",
    by: { __typename: "User", id: "u9", displayName: "Omar" },
  };
  expect(
    await look({ ...normal("members"), options: { killSwitch: true } }, "normal", light, (page) =>
      page.getByText("Kill switch is on").waitFor(),
    ),
  ).toEqual([]);
  const context = await browser.newContext();
  const page = await context.newPage();
  const stub = await stubApi(studio, page, {});
  await page.goto(`${studio.url}/o/noor/members`);
  await page.getByText("Mona Haddad").first().waitFor();
  await expect.poll(() => stub.following()).toContain("killSwitchChanged");
  stub.emit("killSwitchChanged", { killSwitchChanged: { __typename: "KillSwitchChange", revision: "1", killSwitch } });
  await page.getByText("Kill switch is on").waitFor();
  await context.close();
});

test("[ST28] dialogs keep the focus and give it back", async () => {
  const wrong = await look(normal("members"), "normal", light, async (page) => {
    const invite = page.getByRole("button", { name: "Invite", exact: true });
    await invite.click();
    await page.getByRole("dialog").getByLabel("E-mail").fill("sara@clinic.example");
    // Nobody gets a role by not looking.
    await page.getByRole("button", { name: "Make the link" }).click();
    await page.getByText("Choose what this person may do.").waitFor();
    await page.getByRole("dialog").getByLabel("Role").selectOption({ label: "Builder" });
    await page.getByRole("button", { name: "Make the link" }).click();
    await page.getByText("/invite/").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => invite.evaluate((element) => element === document.activeElement)).toBe(true);
  });
  expect(wrong).toEqual([]);
});

test("[ST14] an entity is added, filled, connected and removed by keyboard alone", async () => {
  const wrong = await look(normal("data"), "normal", light, async (page) => {
    await page.locator("[data-canvas]").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("KeyC");
    await page.getByRole("dialog").getByRole("combobox").fill("pat");
    await page.keyboard.press("Enter");
    const entities = () =>
      page.evaluate(() =>
        Object.values(
          (
            globalThis as unknown as {
              wnOpen: { draft(): { nodes: Record<string, { kind: string; removed?: boolean; props: { type?: string } }> } };
            }
          ).wnOpen.draft().nodes,
        ),
      );
    const references = async () =>
      (await entities()).filter((node) => node.kind === "field" && node.props.type === "reference" && !node.removed).length;
    await expect.poll(references).toBe(3);
    await page.locator("[data-canvas]").focus();
    await page.keyboard.press("Control+KeyZ");
    await expect.poll(references).toBe(2);
    await page.keyboard.press("KeyN");
    const count = async () => (await entities()).filter((node) => node.kind === "entity" && !node.removed).length;
    await expect.poll(count).toBe(4);
    await page.locator("[data-canvas]").focus();
    await page.keyboard.press("Delete");
    await expect.poll(count).toBe(3);
    await page.keyboard.press("KeyL");
    await page.getByRole("button", { name: "Add entity" }).waitFor();
  });
  expect(wrong).toEqual([]);
});

test("a card that grows pushes the one below it down instead of covering it", async () => {
  const wrong = await look(normal("data"), "normal", light, async (page) => {
    const ops = (list: unknown[]) => page.evaluate((all) => (globalThis as unknown as { wnOpen: { applyRemote(ops: unknown[]): void } }).wnOpen.applyRemote(all), list); // biome-ignore format: one call
    await ops([
      { op: "set", id: "ent_patient", prop: "pos", value: [0, 0] },
      { op: "set", id: "ent_doctor", prop: "pos", value: [0, 300] },
      { op: "set", id: "ent_appt", prop: "pos", value: [-400, 0] },
    ]);
    const box = async (id: string) => (await page.locator(`[data-node=${id}]`).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await expect.poll(async () => Math.round((await box("ent_doctor")).x - (await box("ent_patient")).x)).toBe(0);
    await ops(
      Array.from({ length: 7 }, (_, i) => ({
        op: "add",
        kind: "field",
        id: `f_more${i}`,
        parent: "ent_patient",
        props: { key: `more${i}`, label: { en: `More ${i}` }, order: `z${i}`, type: "text", classification: "internal" },
      })),
    );
    await page.getByText("More 6").waitFor();
    const below = async () => (await box("ent_doctor")).y - (await box("ent_patient")).y - (await box("ent_patient")).height;
    await expect.poll(below).toBeGreaterThan(20);
  });
  expect(wrong).toEqual([]);
});

test("[ST7] a remote edit leaves focus, caret and the words being typed alone", async () => {
  const wrong = await look(normal("an entity"), "normal", light, async (page) => {
    const name = page.getByLabel("Name in English");
    await name.fill("Visit");
    await name.evaluate((element: HTMLInputElement) => element.setSelectionRange(2, 2));
    await page.evaluate(() => (globalThis as unknown as { wnOpen: { applyRemote(ops: unknown[]): void } }).wnOpen.applyRemote([{ op: "set", id: "ent_appt", prop: "label.ar", value: "زيارة" }, { op: "set", id: "ent_doctor", prop: "label.en", value: "Physician" }])); // biome-ignore format: one call
    await page.getByText("Physician").first().waitFor();
    expect(
      await name.evaluate((element: HTMLInputElement) => [element === document.activeElement, element.selectionStart, element.value]),
    ).toEqual([true, 2, "Visit"]);
  });
  expect(wrong).toEqual([]);
});

test("[ST8] a problem shows on the node, in the inspector, in the list and in the rail, with the same count", async () => {
  const wrong = await look(normal("an entity"), "normal", light, async (page) => {
    await page.evaluate(() => (globalThis as unknown as { wnOpen: { applyRemote(ops: unknown[]): void } }).wnOpen.applyRemote([{ op: "remove", id: "ent_patient" }])); // biome-ignore format: one call
    const rail = page.getByRole("link", { name: /^Problems/ });
    await expect.poll(() => rail.textContent()).toMatch(/\d/);
    const count = Number(/\d+/.exec((await rail.textContent()) ?? "")?.[0]);
    await page
      .locator("[data-node=ent_appt] header")
      .getByText(/problem/)
      .waitFor({ state: "attached" });
    await rail.click();
    await page.getByRole("heading", { name: "Problems" }).waitFor();
    await expect.poll(() => page.locator("main li").filter({ hasText: "Error" }).count()).toBe(count);
  });
  expect(wrong).toEqual([]);
});

test("[ST5] the palette finds a command by words of either language and runs it", async () => {
  const wrong = await look(normal("data"), "normal", light, async (page) => {
    await page.keyboard.press("Control+KeyK");
    await page.getByRole("dialog").getByRole("combobox").fill("إضافة كيان");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "New entity" }).waitFor();
  });
  expect(wrong).toEqual([]);
});

test("[ST5] the palette opens the question why somebody may see something, in both languages", async () => {
  for (const [locale, words] of [
    ["en", "why can"],
    ["ar", "لماذا يمكن"],
  ] as const) {
    const wrong = await look(normal("data"), "normal", { ...light, locale }, async (page) => {
      await page.keyboard.press("Control+KeyK");
      await page.getByRole("dialog").getByRole("combobox").fill(words);
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/roles\?view=why&branch=/);
      const segment = page.getByRole("button", { name: locale === "en" ? "Why can somebody…?" : "لماذا يمكن لشخص…؟" });
      expect(await segment.getAttribute("aria-pressed")).toBe("true");
    });
    expect(wrong).toEqual([]);
  }
});

test("[ST11] what a plan makes appears piece by piece, and Stop asks the server to stop", async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(() => {
    (globalThis as { wnDraft?: string }).wnDraft = "empty";
  });
  const page = await context.newPage();
  const stub = await stubApi(studio, page, { planWorking: true });
  await page.goto(`${studio.url}${blueprint}/data?plan=plan1`);
  await page.getByRole("button", { name: "Stop" }).waitFor();
  await page.evaluate(() => {
    const { wnOpen } = globalThis as unknown as { wnOpen: { applyRemote(ops: unknown[]): void } };
    wnOpen.applyRemote(
      Array.from({ length: 6 }, (_, i) => ({
        op: "add",
        kind: "entity",
        id: `ent_n${i}`,
        props: { key: `thing${i}`, audit: "none", sampleRows: 5 },
      })),
    );
  });
  const shown = () => page.locator("[data-node]").count();
  const seen = new Set<number>();
  await expect.poll(async () => { seen.add(await shown()); return shown(); }, { interval: 20 }).toBe(6); // biome-ignore format: one poll
  expect([...seen].some((n) => n > 0 && n < 6)).toBe(true);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect.poll(() => stub.asked).toContain("cancelPlan");
  await context.close();
});

const refusedDraft = {
  code: "COLLAB_MISSING_BASE",
  choice: true,
  text: { en: "Some of your changes need your choice.", ar: "بعض تغييراتك تحتاج إلى قرارك." },
  changes: [{ cell: { root: "entity", key: "ent_patient/label/en" }, before: "Patient", after: "Client" }],
};
const layers: Readonly<Record<string, readonly [keyof typeof routes & string, (page: Page) => Promise<void>]>> = {
  "the kill switch": ["monitor", (page) => page.getByRole("button", { name: /^(Stop…|إيقاف…)$/ }).click()],
  "an invitation": ["members", (page) => page.getByRole("button", { name: /^(Invite|دعوة)$/ }).click()],
  "a release": ["data", (page) => page.getByRole("button", { name: /^(Release|إطلاق)$/ }).click()],
  "the palette": ["data", (page) => page.keyboard.press("Control+KeyK")],
  "the conversation": ["data", (page) => page.getByRole("button", { name: /^(Conversation|المحادثة)$/ }).click()],
  "mine or theirs": [
    "data",
    async (page) => {
      await page.evaluate((refused) => (globalThis as unknown as { wnOpen: { setRefused(refused: unknown): void } }).wnOpen.setRefused(refused), refusedDraft); // biome-ignore format: one call
      await page.getByRole("button", { name: /^(Choose|اختر)/ }).click();
    },
  ],
};

test.each(Object.entries(layers))(
  "[ST28] [ST29] %s opens without an accessibility finding, inside the screen",
  async (_name, [route, open]) => {
    await sideBySide(twoLooks, async (one) => {
      const wrong = await look(normal(route), "normal", one, async (page) => {
        await open(page);
        await page.locator("[role=dialog], aside").first().waitFor();
      });
      expect(wrong).toEqual([]);
    });
  },
);

test("[ST3] one choice in the grid of roles and one removal on the canvas are one step back each", async () => {
  const wrong = await look(normal("roles"), "normal", light, async (page) => {
    const live = () =>
      page.evaluate(() => {
        const { nodes } = (
          globalThis as unknown as { wnOpen: { draft(): { nodes: Record<string, { removed?: boolean }> } } }
        ).wnOpen.draft();
        return JSON.stringify(Object.entries(nodes).filter(([, node]) => !node.removed));
      });
    const before = await live();
    await page.getByRole("button", { name: "Receptionist" }).click();
    await page.getByRole("button", { name: /^Choose fields of Appointment/ }).click();
    await page.getByRole("dialog").getByRole("checkbox", { name: "May write: Reason" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    await expect.poll(live).not.toBe(before);
    await page.getByRole("button", { name: /^Undo: / }).click();
    await expect.poll(live).toBe(before);
    await page.getByRole("link", { name: "Data", exact: true }).click();
    await page.locator("[data-node=ent_patient] header").click();
    await page.locator("[data-node=ent_doctor] header").click({ modifiers: ["Shift"] });
    await page.keyboard.press("Delete");
    await expect.poll(() => page.locator("[data-node]").count()).toBe(1);
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect.poll(live).toBe(before);
    // An offer to take back takes back what it was made for, never what came after.
    await page.locator("[data-node=ent_doctor] header").click();
    await page.keyboard.press("Delete");
    await page.locator("[data-node=ent_patient] header").click();
    await page.getByLabel("Name in English").fill("Client");
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await page.getByText(/changed since/).waitFor();
    expect(await page.getByLabel("Name in English").inputValue()).toBe("Client");
    await page.getByRole("button", { name: /^Undo: / }).click();
    await page.getByRole("button", { name: /^Undo: / }).click();
    await expect.poll(live).toBe(before);
    await expect.poll(() => page.locator("[data-node]").count()).toBe(3);
  });
  expect(wrong).toEqual([]);
});

test("a rejection carries the reason its author gives, and none goes without", async () => {
  const sent: unknown[] = [];
  const answers = {
    rejectDecision: ({ input }: Record<string, unknown>) => {
      sent.push(input);
      return { rejectDecision: { __typename: "Decision", id: "d1", status: "REJECTED" } };
    },
  };
  const wrong = await look({ ...normal("home"), options: { answers } }, "normal", light, async (page) => {
    const box = page.getByRole("listitem").filter({ hasText: "Release Clinic v4 to production" });
    await box.getByRole("button", { name: "Reject" }).click();
    await box.getByRole("button", { name: "Reject" }).click();
    await box.getByText("Say why: whoever asked reads it.").waitFor();
    expect(sent).toEqual([]);
    await box.getByLabel("Why not").fill("Not before Sunday");
    await page.keyboard.press("Enter");
    await expect.poll(() => sent).toEqual([{ decisionId: "d1", reason: "Not before Sunday" }]);
  });
  expect(wrong).toEqual([]);
});

test("what needs a fresh proof of identity asks for the password and goes on", async () => {
  let refused = 0;
  const answers = {
    archivePlatform: () => {
      refused += 1;
      if (refused === 1)
        throw Object.assign(new Error("Please confirm that it is you: enter your password again."), { code: "IDENTITY_STEP_UP" });
      return { archivePlatform: { __typename: "Platform", id: "p1", status: "ARCHIVED" } };
    },
  };
  const wrong = await look({ ...normal("platforms"), options: { answers } }, "normal", light, async (page) => {
    await page.getByRole("button", { name: "More about Clinic" }).click();
    await page.getByRole("menuitem", { name: "Archive…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
    await page
      .getByRole("dialog", { name: "Confirm that it is you" })
      .getByLabel("Password", { exact: true })
      .fill("a long enough password");
    await page.keyboard.press("Enter");
    await expect.poll(() => refused).toBe(2);
    await page.getByRole("dialog").first().waitFor({ state: "detached" });
  });
  expect(wrong).toEqual([]);
});
