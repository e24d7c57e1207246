import { startBrowser } from "./tests/support/browser.ts";
import { data, ownerEmail, signIn, withOwner, planRelease, startRelease, released, commit } from "./tests/support/installation.ts";
import { startServer } from "./tests/support/server.ts";
import { signInToStudio } from "./tests/support/studio/sign-in.ts";
const t0 = performance.now(); const log = (m: string) => console.log(`${((performance.now() - t0) / 1000).toFixed(1)}s ${m}`);
const [server, browser] = await Promise.all([startServer({ env: withOwner }), startBrowser()]);
try {
  const token = await signIn(server, ownerEmail);
  log("up " + server.url);
  const q = (s: string, v: object = {}) => data(server, token, s, v as never);
  const { useTemplate } = await q("mutation ($input: UseTemplateInput!) { useTemplate(input: $input) { blueprint { id } branch { id } } }", { input: { template: "clinic" } });
  const id = useTemplate.blueprint.id, main = useTemplate.branch.id;
  const v1 = await commit(server, token, main);
  const { id: rel } = await planRelease(server, token, v1);
  await startRelease(server, token, rel); const done = await released(server, token, rel); log("release " + done.status);
  const ops = (branchId: string, list: object[]) => q("mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", { input: { branchId, ops: list } });
  const commitHere = async (branchId: string, message: string) => (await q("mutation ($input: CommitVersionInput!) { commitVersion(input: $input) { id } }", { input: { branchId, message } })).commitVersion.id;
  const open = async (name: string) => (await q("mutation ($input: OpenBranchInput!) { openBranch(input: $input) { id } }", { input: { branchId: main, name } })).openBranch.id;
  const notes = await open("notes"), town = await open("town");
  await ops(notes, [{ op: "add", kind: "entity", id: "ent_ward", props: { key: "ward", label: { en: "Ward", ar: "الجناح" } } }, { op: "add", kind: "field", id: "f_ward_name", parent: "ent_ward", props: { key: "name", type: "text", label: { en: "Name", ar: "الاسم" } } }, { op: "set", id: "ent_ward", prop: "title", value: "f_ward_name" }, { op: "remove", id: "f_insurer_phone" }, { op: "set", id: "f_room_floor", prop: "label.ar", value: "الدور" }, { op: "set", id: "header", prop: "label.en", value: "Clinic with wards" }]);
  await commitHere(notes, "Wards, and no phone of insurers");
  await ops(town, [{ op: "set", id: "header", prop: "label.en", value: "Clinic of Riyadh" }, { op: "set", id: "f_room_floor", prop: "label.ar", value: "الطابق العلوي" }]);
  const vTown = await commitHere(town, "Named after the town");
  await ops(main, [{ op: "set", id: "header", prop: "label.en", value: "Clinic of the coast" }, { op: "set", id: "f_room_floor", prop: "label.ar", value: "الطابق الأرضي" }]);
  const v4 = await commitHere(main, "Named after the coast");
  await q("mutation($i: TagVersionInput!) { tagVersion(input: $i) { id } }", { i: { versionId: v4, name: "coast-1.0" } });
  const { openProposal } = await q("mutation ($input: OpenProposalInput!) { openProposal(input: $input) { id } }", { input: { sourceBranchId: notes, targetBranchId: main, title: "Wards for every clinic" } });
  log("made");
  for (const [look, locale, scheme] of [["en", "en-US", "light"], ["ar", "ar-SA", "dark"]] as const) {
    const { page, home } = await signInToStudio(browser, server, { locale, look: { colorScheme: scheme } });
    page.setDefaultTimeout(60_000);
    const go = async (name: string, path: string, ready: string, act?: () => Promise<void>) => {
      const from = performance.now();
      try {
        await page.goto(`${home}b/${id}/${path}`);
        await page.locator(ready).first().waitFor();
        const shown = performance.now() - from;
        await act?.();
        await page.waitForTimeout(700);
        await page.screenshot({ path: `/tmp/webnova-impact/shots/${look}-${name}.png` });
        log(`${look} ${name} ${Math.round(shown)} ms`);
      } catch (e) { log(`${look} ${name} FAILED ${String(e).slice(0, 300)}`); await page.screenshot({ path: `/tmp/webnova-impact/shots/${look}-${name}.png` }); await page.keyboard.press("Escape"); }
    };
    const ar = look === "ar";
    await go("data-field", "data?sel=f_appt_doctor", "aside h2");
    await go("data-entity", "data?sel=ent_patient", "aside h2", async () => { await page.getByRole("button", { name: ar ? "حذف الكيان" : "Remove entity" }).click(); await page.getByRole("dialog").waitFor(); });
    await go("graph", "history", "[data-version='4']", async () => { await page.locator("[data-version='2']").click(); });
    await go("compare", `history`, "[data-version='4']", async () => { await page.locator("[data-version='1']").click(); await page.getByLabel(ar ? "قارن مع" : "Compare with").selectOption({ index: 2 }).catch(() => undefined); });
    await go("merge", `merge?from=${"notes"}&into=${"main"}`, "[role=radio], input[type=radio]");
    await go("proposals", "proposals", "a[href*='proposals/'], li");
    await go("proposal", `proposals/${openProposal.id}`, "[data-check]", async () => { await page.waitForTimeout(4000); });
    await go("proposal-canvas", `proposals/${openProposal.id}`, "[data-check]", async () => { await page.getByRole("button", { name: ar ? "معلَّمة على اللوحة" : "Marked on the canvas" }).click(); await page.getByRole("dialog").locator("[data-node]").first().waitFor(); });
    await go("revert", "history", "[data-version='4']", async () => { await page.locator("[data-version='4']").click(); await page.getByRole("button", { name: ar ? /تراجع عن|سحب/ : /^(Take back|Revert)/ }).first().click(); });
    await go("pick", "history", "[data-version='3']", async () => { await page.locator("[data-version='3']").click(); await page.waitForTimeout(500); await page.getByRole("button", { name: ar ? /انتقاء|التقاط|أخذ/ : /^Pick/ }).first().click(); });
    await go("draft-past", "history?view=draft", "[data-session]");
    await go("roles", "roles?role=r_doctor", "details", async () => { await page.locator("details summary").click(); await page.locator("details").scrollIntoViewIfNeeded(); await page.mouse.wheel(0, 2000); });
    await page.context().close();
  }
} finally { await browser.close(); await server.remove(); }
log("end"); process.exit(0);
