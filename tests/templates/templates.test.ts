/** Every template that comes with WebNova, as a document: without an error or a warning, in both languages, compiled, guarded and tested. */
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hashOf } from "../../schema/blueprint/canonical.ts";
import { flatten } from "../../schema/blueprint/document.ts";
import { exactForm, friendlyForm, readFile } from "../../schema/blueprint/files.ts";
import { problemsOf } from "../../schema/blueprint/problems.ts";
import { type Blueprint, builtIn } from "../../schema/blueprint/shape.ts";
import { compile } from "../../schema/model/compile.ts";
import { viewerClassOf } from "../../schema/model/pages/access.ts";
import { pagesFor } from "../../schema/model/pages.ts";
import { readFileText, writeFile } from "../../subgraphs/blueprint/application/file-text.ts";
import { createPlans } from "../../subgraphs/runtime/data-plane/plans.ts";
import { testRows } from "../../subgraphs/runtime/test-data/rows.ts";
import { sha256 } from "../support/clinic.ts";
import { outcomeOf } from "./evaluate-access.ts";

const folder = new URL("../../templates/", import.meta.url);
const templates = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => {
    const { blueprint, problems } = readFile(readFileText(readFileSync(new URL(name, folder), "utf8")));
    return { name, blueprint, lost: problems, model: compile(blueprint, sha256) };
  });
const own = ({ entities }: Blueprint) => Object.keys(entities).filter((id) => id !== builtIn.user);

describe.each(templates)("template $name", ({ blueprint, lost, model }) => {
  test("[BP52] it is read without a loss and has no error and no warning", () => {
    expect(lost).toEqual([]);
    expect(problemsOf(flatten(blueprint)).problems.filter(({ level }) => level !== "hint")).toEqual([]);
  });

  test("[BP52] every word it shows is there in English and Arabic, and they differ", () => {
    const texts: [string, Record<string, string>][] = [];
    const look = (value: unknown, at: string): void => {
      if (typeof value !== "object" || value === null) return;
      const bag = value as Record<string, unknown>;
      if (typeof bag.en === "string" || typeof bag.ar === "string") texts.push([at, bag as Record<string, string>]);
      else for (const [name, inner] of Object.entries(bag)) look(inner, `${at}.${name}`);
    };
    look(exactForm(blueprint), "");
    expect(texts.filter(([, { en, ar }]) => !en || !ar || (/[a-z]{3}/i.test(en) && !/[\u0600-\u06ff]/.test(ar)))).toEqual([]);
    expect(blueprint.locales).toEqual(["ar", "en"]);
    expect(blueprint.description).toMatchObject({ en: /.{20}/, ar: /.{15}/ });
  });

  test("[BP52] it is a platform worth beginning with: entities, roles, row rights, actions with guards, pages, tests", () => {
    expect(own(blueprint).length).toBeGreaterThanOrEqual(6);
    expect(own(blueprint).length).toBeLessThanOrEqual(15);
    expect(Object.keys(blueprint.roles).length).toBeGreaterThanOrEqual(3);
    expect(Object.values(blueprint.policies).filter(({ where }) => where?.includes("me")).length).toBeGreaterThanOrEqual(2);
    expect(Object.values(blueprint.actions).filter(({ when }) => when).length).toBeGreaterThanOrEqual(3);
    expect(Object.keys(blueprint.pages).length).toBeGreaterThanOrEqual(3);
    expect(own(blueprint).every((id) => blueprint.entities[id]!.icon)).toBe(true);
    const fields = Object.values(blueprint.entities).flatMap((entity) => Object.values(entity.fields));
    expect(fields.some(({ compute }) => compute)).toBe(true);
  });

  test("[BP49] its access tests hold by the model alone, and speak of own records, of others' and of guards", () => {
    const wrong = model.tests.flatMap((one) => {
      const got = outcomeOf(model, one);
      return got === one.expect ? [] : [`${one.id}: expected ${one.expect}, got ${got}`];
    });
    expect(wrong).toEqual([]);
    const given = (value: string) => model.tests.filter((one) => Object.values(one.given).includes(value));
    expect(given("me").length).toBeGreaterThan(0);
    expect(given("other").filter(({ expect: wanted }) => wanted === "refused").length).toBeGreaterThan(0);
    expect(model.tests.some(({ does }) => does !== "read")).toBe(true);
  });

  test("[BP49] every rule of one's own records has a test with somebody else's", () => {
    const bound = Object.values(blueprint.policies).filter(({ allow, where }) => allow.includes("read") && / me\b|\bme$/.test(where ?? ""));
    const untested = bound.flatMap(({ entity, roles }) =>
      roles
        .filter((role) => !model.tests.some((one) => one.entity === entity && one.as === role && one.expect !== "allowed"))
        .map((role) => `${role} on ${entity}`),
    );
    expect(untested).toEqual([]);
  });

  test("[BP4] it survives its own friendly file, and the exact one to the hash", () => {
    const again = (form: unknown) => readFile(readFileText(writeFile(form as never, "yaml"))).blueprint;
    expect(hashOf(again(exactForm(blueprint)), sha256)).toBe(hashOf(blueprint, sha256));
    expect(friendlyForm(again(friendlyForm(blueprint)))).toEqual(friendlyForm(blueprint));
    expect(hashOf(again(friendlyForm(blueprint)), sha256)).toBe(hashOf(blueprint, sha256));
  });

  test("[BP52] it can be filled in both languages: as many rows as it says, of every entity", () => {
    for (const locale of ["en", "ar"] as const) {
      const wish = { seed: "template", locale, now: "2026-06-01T10:00:00.000Z", rows: null, newId: () => randomUUID() };
      for (const { table, rows } of testRows(model, wish)) {
        const needsFiles = table.columns.some(({ type, required }) => required && type === "file");
        if (!needsFiles) expect([table.key, rows.length]).toEqual([table.key, table.sampleRows]);
      }
    }
  });

  test("[BP52] its API stands for everybody, visitors included", () => {
    const plans = createPlans();
    const environment = {
      id: "x",
      schema: "x",
      role: "x",
      organizationId: "",
      platformId: "",
      key: "x",
      name: "preview" as const,
      label: {},
    };
    for (const { id } of model.roles) {
      const roles = viewerClassOf(id === builtIn.public ? null : { roles: [id] });
      expect(plans.seat({ ...environment, model: () => model }, model, roles, "en").schema.getQueryType(), id).toBeTruthy();
    }
  });

  test("[BP52] everybody who may sign in finds pages, and the home of a role is one of theirs", () => {
    for (const role of model.roles.filter(({ id }) => id !== builtIn.public)) {
      const pages = pagesFor(model, viewerClassOf({ roles: [role.id] }));
      expect(pages.filter(({ kind }) => kind === "list").length, role.key).toBeGreaterThan(0);
      if (role.home)
        expect(
          pages.map(({ id }) => id),
          role.key,
        ).toContain(role.home);
    }
  });
});
