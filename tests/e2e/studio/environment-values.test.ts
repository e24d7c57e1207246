/** Variables of an environment, and hidden data on its way out, in the studio. The API is answered by the stub; the server's part has tests of its own. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StubOptions, stubApi } from "../../support/api-stub.ts";
import { startBrowser } from "../../support/browser.ts";
import { type ServedStudio, serveStudio } from "../../support/studio/serve.ts";

let browser: Browser;
let studio: ServedStudio;
beforeAll(async () => {
  [browser, studio] = await Promise.all([startBrowser(), serveStudio()]);
});
afterAll(async () => {
  await browser?.close();
  await studio?.close();
});

const open = async (path: string, options: StubOptions = {}, { locale = "en", theme = "light", width = 1280 } = {}) => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: locale === "ar" ? "ar" : "en-GB",
    reducedMotion: "reduce",
  });
  await context.addInitScript(
    ([language, colours]) => {
      localStorage.setItem("wn.locale", language as string);
      localStorage.setItem("wn.theme", colours as string);
    },
    [locale, theme],
  );
  const page = await context.newPage();
  await stubApi(studio, page, { ...options, locale: locale as "en" | "ar" });
  await page.goto(studio.url + path);
  return page;
};
const shot = (page: Page, name: string) => page.screenshot({ path: `tests/.shots/${name}.png` });

test("[DP55] a variable is set by typing and Enter, goes back to its default, and says at the field what does not fit", async () => {
  const sent: unknown[] = [];
  const answers = {
    setVariable: ({ input }: Record<string, unknown>) => {
      if ((input as { value: string }).value === "a lot") throw new Error("fee: Give a number.");
      sent.push(input);
      return { setVariable: { __typename: "EnvironmentVariable", id: "var_max", value: "900" } };
    },
  };
  const page = await open("/o/noor/platforms/e1/data", { answers });
  const part = page.getByRole("region", { name: "Variables" });
  await part.getByText("env.highestAmount").waitFor();
  await part.getByText("The same in every environment.").waitFor();
  await part.getByLabel("Value of Highest amount").fill("a lot");
  await part.getByLabel("Value of Highest amount").press("Enter");
  await part.getByText("fee: Give a number.").waitFor();
  expect(await part.getByLabel("Value of Highest amount").getAttribute("aria-invalid")).toBe("true");
  await part.getByLabel("Value of Highest amount").fill("900");
  await part.getByLabel("Value of Highest amount").press("Enter");
  await page.getByText(/Highest amount.* is set\. Every process reads it within two seconds\./).waitFor();
  await part.getByRole("button", { name: "Use the default of Highest amount" }).click();
  await page.getByText(/has its default again/).waitFor();
  await part.getByLabel("Value of Open to visitors").selectOption({ label: "No" });
  await part.getByRole("button", { name: "Save Open to visitors" }).click();
  await expect
    .poll(() => sent)
    .toEqual([
      { environmentId: "e1", variable: "var_max", value: "900" },
      { environmentId: "e1", variable: "var_max", value: null },
      { environmentId: "e1", variable: "var_open", value: "false" },
    ]);
  await part.scrollIntoViewIfNeeded();
  await shot(page, "en/40-variables");
  await page.context().close();
  const arabic = await open("/o/noor/platforms/e1/data", {}, { locale: "ar", theme: "dark", width: 390 });
  await arabic.getByRole("region", { name: "المتغيرات" }).getByText("أعلى مبلغ").first().waitFor();
  await shot(arabic, "ar/40-variables");
  await arabic.context().close();
});

test("[DP55] whoever may not release there sees the values and changes none; without variables an example stands there", async () => {
  const page = await open("/o/noor/platforms/e1/data", { state: "readOnly" });
  const part = page.getByRole("region", { name: "Variables" });
  await part.getByText("env.highestAmount").waitFor();
  expect(await part.getByLabel("Value of Highest amount").inputValue()).toBe("750");
  expect(await part.getByLabel("Value of Highest amount").isDisabled()).toBe(true);
  expect(await part.getByRole("button", { name: "Save Highest amount" }).getAttribute("aria-disabled")).toBe("true");
  await page.context().close();
  const none = await open("/o/noor/platforms/e1/data", { answers: { environmentVariables: () => ({ environmentVariables: [] }) } });
  await none.getByText(/amount <= env\.highestAmount/).waitFor();
  await none.context().close();
});

test("[DP56] hidden data is listed with size and date; what is over is asked to go, and waits for its decision", async () => {
  const sent: unknown[] = [];
  const answers = {
    dropHidden: ({ input }: Record<string, unknown>) => {
      sent.push(input);
      return { dropHidden: { __typename: "Disposal", id: "d2", status: "AWAITING_DECISION" } };
    },
  };
  const visit = async (locale: "en" | "ar", theme: string) => {
    const page = await open("/o/noor/platforms", { answers }, { locale, theme });
    await page
      .getByRole("button", { name: locale === "en" ? /^More about/ : /^المزيد عن/ })
      .first()
      .click();
    await page
      .getByRole("menuitem", { name: locale === "en" ? /^Hidden data of Preview/ : /^البيانات المخفية/ })
      .first()
      .click();
    await page.getByRole("dialog").getByRole("listitem").first().waitFor();
    return page;
  };
  const page = await visit("en", "light");
  const [fax, age, aside] = ["Fax", "Age", "Everything from before a restore"].map((name) =>
    page.getByRole("listitem").filter({ hasText: name }),
  );
  await fax!.getByText(/kept at least until/).waitFor();
  expect(await fax!.getByRole("button", { name: /for good/ }).count()).toBe(0);
  await aside!.getByText("Waits for a decision").waitFor();
  expect(await aside!.getByRole("button", { name: /for good/ }).count()).toBe(0);
  await shot(page, "en/41-hidden");
  await age!.getByRole("button", { name: "Drop Age for good" }).click();
  await page.getByText("It cannot come back after that.").waitFor();
  await shot(page, "en/42-drop");
  await page.getByRole("button", { name: "Ask for the decision" }).click();
  await expect.poll(() => sent).toEqual([{ environmentId: "e1", id: "h2", kind: "GENERATION" }]);
  await page.context().close();
  const arabic = await visit("ar", "dark");
  await shot(arabic, "ar/41-hidden");
  await arabic.context().close();
});
