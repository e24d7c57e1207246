/**
 * Blueprint → model. Pure and deterministic [BP54]: the same document gives the same bytes on every machine, and a document with
 * errors is refused. The hash function is passed in, so the studio's designer compiles in the browser.
 */
import { withBuiltIns } from "../blueprint/built-in.ts";
import { inOrder, said } from "../blueprint/canonical.ts";
import { Checker } from "../blueprint/checker.ts";
import { completedInPlace, flatten } from "../blueprint/document.ts";
import type { Problem } from "../blueprint/operation.ts";
import type { Blueprint } from "../blueprint/shape.ts";
import { compileRoles } from "./compile-access.ts";
import { compileActions } from "./compile-actions.ts";
import { compilePages } from "./compile-pages.ts";
import { compileRelations, compileTables } from "./compile-tables.ts";
import { filled } from "./compile-text.ts";
import type { ModelContext } from "./context.ts";
import type { Model } from "./model.ts";
import { themeTokens } from "./theme.ts";

/** Raised when the compiler's output changes; part of every cache key. */
export const compilerNumber = 3;

/** The document has errors; `problems` holds them. */
export class CompileError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(
      `The blueprint has ${problems.length === 1 ? "an error" : `${problems.length} errors`}: ${problems.map((p) => p.text.en).join(" ")}`,
    );
    this.name = "CompileError";
  }
}

/**
 * Compiles a blueprint. `sha256` gives lower-case hex of a text.
 * @throws CompileError when the blueprint has errors
 */
export const compile = (given: Blueprint, sha256: (text: string) => string): Model => {
  const checker = new Checker({ once: true, levels: "errors" });
  const errors = checker.check(flatten(given));
  if (errors.length > 0) throw new CompileError(errors);
  // As its canonical text says it, so no order of insertion survives, however deep.
  const document = said(checker.blueprint());
  const hash = sha256(inOrder(document));
  const blueprint = completedInPlace(document);
  const full = withBuiltIns(blueprint);
  const context: ModelContext = { full, checked: checker.look.checked };
  const tables = compileTables(context);
  const relations = compileRelations(full, tables);
  return {
    hash,
    compiler: compilerNumber,
    header: {
      key: full.key,
      label: filled(full, full.label, full.key),
      description: full.description ?? {},
      sector: full.sector,
      locales: full.locales,
      defaultLocale: full.defaultLocale,
      timeZone: full.timeZone,
      currency: full.currency,
      accounts: full.accounts,
      signUp: full.signUp,
      targets: full.targets,
    },
    tables,
    relations,
    roles: compileRoles(context, tables),
    actions: compileActions(context, tables),
    pages: compilePages(full, tables),
    variables: Object.entries(full.variables)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, variable]) => ({ id, key: variable.key, type: variable.type, default: variable.default ?? null })),
    tests: tables.flatMap((table) =>
      Object.entries(full.entities[table.id]?.tests ?? {})
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, test]) => ({
          id,
          entity: table.id,
          as: test.as,
          does: test.does,
          given: test.given ?? {},
          expect: test.expect,
          fields: test.fields ?? [],
        })),
    ),
    retention: Object.entries(full.compliance)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([id, rule]) =>
        rule.kind === "retention" ? [{ id, entity: rule.entity, from: rule.from, days: rule.days, outcome: rule.then }] : [],
      ),
    theme: themeTokens(full.theme),
  };
};
