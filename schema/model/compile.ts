/**
 * Blueprint → model. Pure and deterministic [BP54]: the same document gives the same bytes on every machine, and a document with
 * errors is refused, unless it was released before they were errors. The hash function is passed in, so the studio's designer compiles in the browser.
 */
import { withBuiltIns } from "../blueprint/built-in.ts";
import { inOrder, saidOf } from "../blueprint/canonical.ts";
import { Checker } from "../blueprint/checker.ts";
import { completedInPlace, flatten } from "../blueprint/document.ts";
import type { Problem } from "../blueprint/operation.ts";
import type { Blueprint } from "../blueprint/shape.ts";
import { closed, closingContext } from "./closed.ts";
import { compileRoles } from "./compile-access.ts";
import { compileActions } from "./compile-actions.ts";
import { compilePages } from "./compile-pages.ts";
import { compileRelations, compileTables } from "./compile-tables.ts";
import { filled } from "./compile-text.ts";
import type { ModelContext } from "./context.ts";
import type { Model } from "./model.ts";
import { themeTokens } from "./theme.ts";

/** Raised when the compiler's output changes; part of every cache key. */
export const compilerNumber = 4;

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
  return modelOf(checker, checker.look.checked, sha256);
};

/**
 * Compiles what was released: errors that lints find today do not keep it from being served. They are the model's `refused`, and what
 * cannot be worked out is closed.
 * @throws CompileError when the blueprint cannot be read as it stands
 */
export const compileReleased = (given: Blueprint, sha256: (text: string) => string): Model => {
  const checker = new Checker({ once: true, levels: "errors" });
  const errors = checker.check(flatten(given));
  if (errors.length === 0) return modelOf(checker, checker.look.checked, sha256);
  // What was left out to make it readable may be what closes something.
  const unread = checker.unread();
  if (unread.length > 0) throw new CompileError(unread);
  return closed(modelOf(checker, closingContext(checker.look), sha256), errors);
};

const modelOf = (checker: Checker, checked: ModelContext["checked"], sha256: (text: string) => string): Model => {
  // As its canonical text says it, so no order of insertion survives, however deep.
  const { look } = checker;
  const document = saidOf(checker.draft(), (owner, kind) => (owner === null ? look.all(kind) : look.inner(owner, kind)));
  const hash = sha256(inOrder(document));
  const blueprint = completedInPlace(document);
  const full = withBuiltIns(blueprint);
  const context: ModelContext = { full, checked };
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
