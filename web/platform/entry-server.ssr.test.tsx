import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import type { Json } from "../../schema/ids.ts";
import { compile } from "../../schema/model/compile.ts";
import { preferencesOf, type RenderRequest, type RenderViewer } from "../../schema/model/render.ts";
import { render } from "./entry-server.tsx";

const modelOf = (blueprint: Blueprint) => compile(blueprint, (text) => createHash("sha256").update(text).digest("hex"));
const model = modelOf(clinic);
const id = "0190a1b2-0000-7000-8000-000000000001";
const desk: RenderViewer = {
  id: "0190a1b2-0000-7000-8000-0000000000aa",
  name: "Sami",
  email: "sami@clinic.example",
  roles: ["r_reception"],
};
const page = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
const rows = (...nodes: Json[]) => ({ nodes, pageInfo: page });
const patient = { id, version: 1, name: "<b>Salma</b> & سلمى", dateOfBirth: "1989-04-12", phone: "+966501112233" };

const ask = (path: string, more: Partial<RenderRequest> = {}) =>
  render({
    path,
    search: "",
    locale: "en",
    theme: "system",
    nonce: "n0nce",
    environment: { name: "production", label: { en: "Production" } },
    model,
    viewer: desk,
    call: async (document) =>
      document.includes("patients(")
        ? { data: { patients: rows(patient) } }
        : document.includes("patient(")
          ? { data: { patient } }
          : document.includes("appointments(")
            ? { data: { appointments: rows() } }
            : { data: {} },
    ...more,
  });

describe("render", () => {
  it("[ST31] a page's content, title, language and direction are in the HTML", async () => {
    const { status, html } = await ask("/patients");
    expect(status).toBe(200);
    expect(html).toContain('<html lang="en" dir="ltr"');
    expect(html).toContain("<title>Patients · Clinic</title>");
    expect(html).toContain("Apr 12, 1989");
    const arabic = (await ask("/patients", { locale: "ar" })).html;
    expect(arabic).toContain('<html lang="ar" dir="rtl"');
    expect(arabic).toContain("<title>المرضى · عيادة</title>");
  });

  it("[ST26] what people typed is escaped and isolated, in the page and in its data", async () => {
    const { html } = await ask("/patients");
    expect(html).toContain("<bdi>&lt;b>Salma&lt;/b> &amp; سلمى</bdi>");
    // Inside quotes of an attribute "<" is only a character.
    for (const before of html.split("<b>").slice(0, -1)) expect(before).toMatch(/="[^"<>]*$/);
    const spoken = await ask("/patients", {
      call: async () => ({ data: { patients: rows({ ...patient, name: "</script><script>alert(1)</script>" }) } }),
    });
    for (const before of spoken.html.split("<script>alert").slice(0, -1)) expect(before).toMatch(/="[^"]*$/);
  });

  it("[ST37] the policy allows this origin and one nonce, and nothing unsafe", async () => {
    const { headers, html } = await ask("/patients");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self' 'nonce-n0nce'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    for (const script of html.match(/<script(?![^>]*src=)[^>]*>/g) ?? []) expect(script).toContain('nonce="n0nce"');
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=/);
    expect(html.match(/(?:src|href)="(?!\/(?!\/)|data:image\/svg|#|tel:|mailto:)[^"]*"/g)).toBeNull();
    const framed = await ask("/patients", { frameAncestors: ["http://localhost:4000"] });
    expect(framed.headers["content-security-policy"]).toContain("frame-ancestors http://localhost:4000");
  });

  it("[ST34] no page may be kept by anybody else, with or without a session", async () => {
    for (const path of ["/patients", "/_page/patients", "/sign-in", "/nowhere"])
      for (const viewer of [desk, null]) {
        const { headers } = await ask(path, { viewer });
        expect(headers["cache-control"]).toBe("private, no-store");
        expect(headers.vary).toContain("Cookie");
      }
  });

  it("asks a visitor to sign in where somebody has a page, and says not found where nobody has", async () => {
    expect(await ask("/patients", { viewer: null, search: "?q=a" })).toMatchObject({
      status: 303,
      headers: { location: "/sign-in?back=%2Fpatients%3Fq%3Da" },
    });
    expect((await ask("/nowhere", { viewer: null })).status).toBe(404);
    expect((await ask("/users")).status).toBe(403);
    expect((await ask("/users")).html).toContain("This is not open to you");
    expect(await ask("/sign-in")).toMatchObject({ status: 303, headers: { location: "/" } });
  });

  it("a record that is not there, not theirs, or no record at all is the same page", async () => {
    const gone = await ask(`/patients/${id}`, { call: async () => ({ data: { patient: null } }) });
    const foreign = await ask(`/patients/${id}`, {
      call: async () => ({ errors: [{ message: "x", extensions: { code: "DATA_NOT_FOUND" } }] }),
    });
    const nonsense = await ask("/patients/1%20or%201");
    expect([gone.status, foreign.status, nonsense.status]).toEqual([404, 404, 404]);
    for (const { html } of [gone, foreign, nonsense]) expect(html).toContain("There is nothing here");
  });

  it("a session that ended in between leads to the sign-in page, and back", async () => {
    const ended = await ask("/patients", {
      call: async () => ({ errors: [{ message: "x", extensions: { code: "DATA_UNAUTHENTICATED" } }] }),
    });
    expect(ended).toMatchObject({ status: 303, headers: { location: "/sign-in?back=%2Fpatients" } });
    const alone = await ask("/_page/patients", { viewer: null });
    expect(JSON.parse(alone.html)).toEqual({ go: "/sign-in?back=%2Fpatients" });
  });

  it("data that cannot be reached answers 503 with the sentence and the reference, in the page", async () => {
    const down = await ask("/patients", {
      call: async () => ({
        errors: [{ message: "The data cannot be reached right now.", extensions: { code: "DATA_UNAVAILABLE", correlationId: "c-77" } }],
      }),
    });
    expect(down.status).toBe(503);
    expect(down.html).toContain("The data cannot be reached right now.");
    expect(down.html).toContain("Reference: c-77");
    expect(down.html).toContain("Main navigation");
  });

  it("preferences are remembered and lead back, never elsewhere", async () => {
    const set = await ask("/_preferences", { search: "?locale=ar&theme=dark&digits=nonsense&back=//evil.example" });
    expect(set).toMatchObject({ status: 303, headers: { location: "/" } });
    expect(set.headers["set-cookie"]).toEqual([
      "wn_locale=ar; Path=/; Max-Age=31536000; SameSite=Lax",
      "wn_theme=dark; Path=/; Max-Age=31536000; SameSite=Lax",
    ]);
    expect((await ask("/_preferences", { search: "?theme=light&back=/patients" })).headers.location).toBe("/patients");
  });

  it("the theme is a style sheet of its own, kept for ever under the version's hash", async () => {
    const own = await ask(`/_theme/${model.hash}.css`);
    expect(own.headers).toMatchObject({
      "content-type": "text/css; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect(own.html).toContain("--primary:#0f766e");
    expect((await ask("/_theme/other.css")).headers["cache-control"]).toBe("no-store");
  });

  it("search engines find public pages of production and nothing else", async () => {
    expect((await ask("/patients")).headers["x-robots-tag"]).toBe("noindex");
    const open = modelOf({
      ...clinic,
      policies: { ...clinic.policies, p_open: { roles: ["r_public"], entity: "ent_doctor", allow: ["read"], fields: ["f_doc_name"] } },
    });
    const call: RenderRequest["call"] = async () => ({ data: { doctors: rows() } });
    const visitor = { model: open, viewer: null, call } as const;
    expect((await ask("/doctors", visitor)).headers["x-robots-tag"]).toBeUndefined();
    expect((await ask("/doctors", { ...visitor, environment: { name: "preview", label: {} } })).headers["x-robots-tag"]).toBe("noindex");
  });

  it("[ST16] the same request gives the same HTML", async () => {
    expect((await ask("/patients")).html).toBe((await ask("/patients")).html);
  });
});

describe("language of a request", () => {
  const header = { locales: ["ar", "en"], defaultLocale: "ar" };
  it("is what the person chose, else what their browser asks for, else the platform's", () => {
    expect(preferencesOf(header, { wn_locale: "en", wn_theme: "dark" }, "ar")).toEqual({ locale: "en", theme: "dark" });
    expect(preferencesOf(header, {}, "fr-FR, en;q=0.8, ar;q=0.9").locale).toBe("ar");
    expect(preferencesOf(header, {}, "en-GB").locale).toBe("en");
    expect(preferencesOf(header, { wn_locale: "xx" }, "de;q=nonsense").locale).toBe("ar");
  });
});
