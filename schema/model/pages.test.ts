import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { flatten, nest } from "../blueprint/document.ts";
import { applyOps } from "../blueprint/operations.ts";
import type { Blueprint } from "../blueprint/shape.ts";
import { clinic } from "../fixtures/clinic.ts";
import { loan } from "../fixtures/loan.ts";
import { compile } from "./compile.ts";
import { accessOf, viewerClassOf } from "./pages/access.ts";
import { askOf, listVariables } from "./pages/documents.ts";
import { existsForSomebody, pageAt, pagesFor, type ViewerPage } from "./pages.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const model = compile(clinic, sha256);
const pages = (...roles: string[]) => pagesFor(model, viewerClassOf({ roles }));
const visitors = pagesFor(model, viewerClassOf(null));
const paths = (list: readonly ViewerPage[]) => list.map(({ path }) => path);
const find = (list: readonly ViewerPage[], path: string) => pageAt(list, path)!.page;
const text = (pages: ViewerPage | readonly ViewerPage[]) => JSON.stringify(pages);

/** The loan desk, where auditors have to agree before a loan is approved, or officers, who see little of it. */
const guarded: Blueprint = {
  ...loan,
  policies: { ...loan.policies, p_a3: { ...loan.policies.p_a3!, fields: ["f_amt", "f_no", "f_term"] } },
  actions: {
    ...loan.actions,
    a_app: {
      ...loan.actions.a_app!,
      approval: { notRequester: true, stages: [{ roles: ["r_aud", "r_off"], quorum: 1, hours: 24, onExpiry: "reject" }] },
    },
  },
};

describe("pages of a viewer class", () => {
  it("a receptionist manages appointments, keeps patients and reads doctors, and nothing else", () => {
    const own = paths(pages("r_reception"));
    expect(own).toEqual(
      expect.arrayContaining([
        "/",
        "/appointments",
        "/appointments/new",
        "/appointments/:id/edit",
        "/patients/new",
        "/doctors",
        "/doctors/:id",
        "/account",
      ]),
    );
    expect(own).not.toEqual(expect.arrayContaining(["/doctors/new"]));
    expect(own).not.toContain("/users");
  });

  it("a form asks nobody for what a new record works out by itself", () => {
    const timed = nest(flatten(clinic)) as Blueprint & { entities: Record<string, { fields: Record<string, object> }> };
    const asked = (document: Blueprint) => {
      const page = pageAt(pagesFor(compile(document, sha256), viewerClassOf({ roles: ["r_reception"] })), "/appointments/new")!.page;
      return [...text(page).matchAll(/"key":"(time|status)","label":[^}]*\},"help":[^}]*\},"control":"\w+","required":(true|false)/g)].map(
        ([, key, required]) => [key, required],
      );
    };
    expect(Object.fromEntries(asked(clinic))).toEqual({ time: "true", status: "true" });
    Object.assign(timed.entities.ent_appt!.fields.f_apt_time!, { default: { expr: "now" } });
    expect(Object.fromEntries(asked(timed))).toEqual({ time: "false", status: "true" });
  });

  it("a list is ordered by a field it shows, or by when its records were added", () => {
    const ordered = (field: string) => {
      const page = {
        key: "all",
        label: { en: "All" },
        path: "/patients",
        kind: "list",
        roles: [],
        entity: "ent_patient",
        order: "a0",
      } as const;
      const view = { sort: [{ field, desc: true }] as const };
      const made = compile({ ...clinic, pages: { pg_all: { ...page, view, queries: {}, components: {} } } }, sha256);
      const { queries } = find(pagesFor(made, viewerClassOf({ roles: ["r_reception"] })), "/patients");
      return Object.values(queries).flatMap((query) => (query.kind === "list" ? [query.sort] : []))[0];
    };
    expect(ordered("createdAt")).toEqual({ key: "createdAt", desc: true });
    expect(ordered("f_pat_phone")).toEqual({ key: "phone", desc: true });
  });

  it("[BP55] a page names no field its class may not read: a doctor's pages never mention a patient's phone", () => {
    expect(text(find(pages("r_doctor"), "/patients"))).not.toContain("phone");
    expect(text(find(pages("r_reception"), "/patients"))).toContain("phone");
    const both = find(pages("r_doctor", "r_reception"), "/patients");
    expect(text(both)).toContain("phone");
  });

  it("[BP55] no page of any class of any platform mentions a field it may neither read nor write", () => {
    let hidden = 0;
    for (const blueprint of [clinic, loan, guarded]) {
      // Every field gets a name that stands nowhere else, so that finding it in a page means the page speaks of it.
      const draft = flatten(blueprint);
      const fields = Object.keys(draft.nodes).filter((id) => draft.nodes[id]!.kind === "field" && !id.startsWith("f_user_"));
      const renamed = applyOps(draft, { ops: fields.map((id, i) => ({ op: "set", id, prop: "key", value: `zq${i}zq` })) });
      if ("refused" in renamed) throw new Error(JSON.stringify(renamed.refused));
      const unique = compile(nest(renamed.draft), sha256);
      const roles = unique.roles.map(({ id }) => id);
      for (const held of [null, ...roles.flatMap((one) => roles.map((other) => [...new Set([one, other])]))]) {
        const viewer = viewerClassOf(held && { roles: held });
        const access = accessOf(unique, viewer);
        const told = text(pagesFor(unique, viewer));
        for (const { id, columns } of unique.tables) {
          const open = [
            ...access.readable(id).map(({ column }) => column),
            ...(["create", "update"] as const).flatMap((what) => access.writable(id, what)),
          ];
          for (const column of columns) {
            if (open.includes(column) || !column.key.startsWith("zq")) continue;
            hidden += 1;
            expect([viewer, column.id, told.includes(column.key)]).toEqual([viewer, column.id, false]);
          }
        }
      }
    }
    expect(hidden).toBeGreaterThan(100);
  });

  it("a reference to what a class may not read is left out: a doctor's user is for those who may see users", () => {
    expect(find(pages("r_reception"), "/doctors").queries.rows?.document).not.toContain("user {");
    expect(find(pages("r_admin"), "/doctors").queries.rows?.document).toContain("user { id name }");
  });

  it("a visitor has the doors and the start page; others' pages are known to exist but are not theirs", () => {
    expect(paths(visitors)).toEqual([
      "/",
      "/sign-in",
      "/forgot",
      "/reset",
      "/confirm",
      "/sign-up",
      "/claim",
      "/claim/:token",
      "/404",
      "/403",
    ]);
    expect(existsForSomebody(model, "/patients")).toBe(true);
    expect(existsForSomebody(model, "/nowhere")).toBe(false);
  });

  it("there is no sign-up page where sign-up is not open", () => {
    const closed = compile({ ...clinic, signUp: "invited" }, () => "0".repeat(64));
    expect(paths(pagesFor(closed, viewerClassOf(null)))).not.toContain("/sign-up");
  });

  it("the users page is the administrators', and linking a user to a record is choosing them on the record", () => {
    expect(paths(pages("r_admin"))).toContain("/users");
    const form = find(pages("r_admin"), "/doctors/new").tree.find(({ type }) => type === "form");
    const user = form?.type === "form" ? form.props.fields.find(({ key }) => key === "user") : undefined;
    expect(user).toMatchObject({ control: "reference", picker: { root: "users", searchKey: "name" } });
  });

  it("a detail shows what points to it, under the relation's own name, ready to add one more", () => {
    const detail = find(pages("r_reception"), "/patients/0190");
    const related = detail.tree.find(({ type }) => type === "related");
    expect(related?.props).toMatchObject({ title: { en: "Appointments", ar: "المواعيد" }, add: "/appointments/new?patient=:id" });
    expect(related?.type === "related" && related.props.columns.map(({ key }) => key)).not.toContain("patient");
  });

  it("the start page counts what one may read, within the API's limits", () => {
    const { queries, tree } = find(pages("r_doctor"), "/");
    expect(queries.counts0?.document).toContain("appointments(filter: { status: { eq: REQUESTED } }, first: 1) { count { value exact } }");
    for (const query of Object.values(queries)) expect(query.document.split("count {").length - 1).toBeLessThanOrEqual(12);
    expect(tree.flatMap(({ children }) => children).map(({ type }) => type)).toEqual(["stat", "stat", "stat", "breakdown"]);
  });

  it("/patients/new is the form and never a record", () => {
    expect(find(pages("r_reception"), "/patients/new").kind).toBe("new");
    expect(pageAt(pages("r_reception"), "/patients/%E0%A4%A")).toBeNull();
  });
});

describe("what the address asks of a list", () => {
  const query = find(pages("r_reception"), "/appointments").queries.rows!;
  const list = query.kind === "list" ? query : null;
  const ask = (search: string) => listVariables(list!, askOf(list!, search), null, (day, plus) => `${day}+${plus}`);
  const id = "0190a1b2-0000-7000-8000-000000000001";

  it("filters, sort and page become variables", () => {
    expect(ask(`?f.status=DONE&f.doctor=${id}&sort=-time&after=abc`)).toEqual({
      filter: { status: { eq: "DONE" }, doctor: { id: { eq: id } } },
      order: [{ time: "DESC" }],
      first: 25,
      after: "abc",
    });
    expect(ask("?f.time.from=2026-11-01&f.time.to=2026-11-30&before=xyz")).toMatchObject({
      filter: { time: { gte: "2026-11-01+0", lt: "2026-11-30+1" } },
      last: 25,
      before: "xyz",
    });
  });

  it("what is not an answer of the filter is left out, never sent", () => {
    const usual = { order: [{ time: "DESC" }], first: 25 };
    expect(ask("?f.status=x%22%7D&f.doctor=1+or+1&f.time.from=yesterday&sort=phone&f.nope=1&q=x")).toEqual(usual);
    expect(ask("?sort=__proto__&f.constructor=1")).toEqual(usual);
  });
});

describe("the inbox of approvals", () => {
  const compiled = compile(guarded, sha256);
  const of = (...roles: string[]) => pagesFor(compiled, viewerClassOf({ roles }));
  const inboxOf = (list: readonly ViewerPage[]) => list.find(({ kind }) => kind === "approvals");

  it("[BP55] is derived for whoever decides or asks, and for nobody else", () => {
    expect(inboxOf(of("r_aud"))).toMatchObject({ path: "/approvals", nav: "main", badge: { root: "approvalsForMe" } });
    expect(Object.keys(inboxOf(of("r_aud"))!.queries)).toEqual(["waiting"]);
    expect(Object.keys(inboxOf(of("r_mgr"))!.queries)).toEqual(["mine"]);
    expect(inboxOf(of("r_mgr"))!.badge).toBeUndefined();
    expect(inboxOf(of("r_cust"))).toBeUndefined();
    expect(inboxOf(pagesFor(compiled, viewerClassOf(null)))).toBeUndefined();
    expect(inboxOf(pages("r_reception"))).toBeUndefined();
    const detail = of("r_mgr").find(({ path }) => path === "/applications/:id")!;
    expect(detail.queries.asked).toMatchObject({ kind: "inbox", root: "approvalsByMe", ofRecord: true });
    expect(of("r_aud").find(({ path }) => path === "/applications/:id")!.queries.asked).toBeUndefined();
  });

  it("[BP28] says what would change in both languages, with what was entered, and without ids", () => {
    const { tree } = inboxOf(of("r_aud"))!;
    const props = tree[0]!.props as { requests: { effects: { text: { en: string; ar: string }; param: string | null }[] }[] };
    const effects = props.requests[0]!.effects;
    expect(effects.map(({ text }) => text)).toEqual([
      { en: "Status becomes Approved.", ar: "يصبح «Status»: معتمد." },
      { en: "Decided by becomes who asks.", ar: "يصبح «Decided by»: مقدّم الطلب." },
      { en: "Note becomes “{value}”.", ar: "يصبح «Note»: «{value}»." },
    ]);
    expect(effects.map(({ param }) => param)).toEqual([null, null, "note"]);
    const little = inboxOf(of("r_off"))!.tree[0]!.props as typeof props;
    expect(little.requests[0]!.effects.map(({ text }) => text.en)).toEqual(Array(3).fill("Something you may not see changes."));
  });

  it("gives way to a page of the blueprint that has its address", () => {
    const { ent_cust: customer, ...others } = guarded.entities;
    const own = compile({ ...guarded, entities: { ...others, ent_cust: { ...customer!, key: "approval" } } }, sha256);
    expect(own.pages.some(({ path }) => path === "/approvals")).toBe(true);
    expect(inboxOf(pagesFor(own, viewerClassOf({ roles: ["r_aud"] })))!.path).toBe("/approvals-inbox");
  });
});
