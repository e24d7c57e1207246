/**
 * `why` for builders, who are nobody on the platform: asked with the eyes of its administrator, as whom the studio lets them in anyway.
 * Only the documents here are asked, and none of them asks for a value that a condition looks at: sentences and outcomes are told.
 */
import { uuidv7 } from "../../../../db/uuid.ts";
import { bothOf } from "../../../../schema/blueprint/naming.ts";
import { builtIn, type Id, type Text } from "../../../../schema/blueprint/shape.ts";
import type { Json, Locale } from "../../../../schema/ids.ts";
import { mutationNames } from "../../../../schema/model/api-names.ts";
import type { Model, Table } from "../../../../schema/model/model.ts";
import { accessOf, viewerClassOf } from "../../../../schema/model/pages/access.ts";
import { columnReader, recordFields, type TitleSpec } from "../../../../schema/model/pages/columns.ts";
import { listRoot } from "../../../../schema/model/pages/documents.ts";
import { viewModel } from "../access.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { runQuery } from "../engine.ts";
import { refusalOf } from "../errors.ts";
import type { LinkVerbs } from "../people/links.ts";
import type { Plans } from "../plans.ts";
import type { Pools } from "../pools.ts";
import { searchedColumns } from "../search.ts";

/** Records an administrator of the platform may see. */
export interface AskableEntity {
  readonly id: Id;
  readonly key: string;
  readonly label: Text;
  readonly plural: Text;
  /** False: a record is named by its id only. */
  readonly searchable: boolean;
  /** Declared actions of these records, by the names of their mutations. */
  readonly actions: readonly { readonly name: string; readonly label: Text }[];
}
export interface Askable {
  readonly entities: readonly AskableEntity[];
  /** The platform serves several accounts: only what lies in the account of the test rows can be asked about. */
  readonly testAccountOnly: boolean;
}

/** Names an entity and an operation as `askable` does. */
export interface RightsQuestion {
  readonly entity: AskableEntity;
  readonly recordId: string;
  readonly endUserId: string;
  readonly operation: string;
}
export interface RightsExplained {
  readonly allowed: boolean;
  readonly reason: string;
  readonly policies: readonly {
    readonly sentence: string;
    readonly admits: boolean | null;
    readonly conditions: readonly { readonly sentence: string; readonly holds: boolean | null }[];
  }[];
  readonly fields: readonly { readonly key: string; readonly name: string; readonly access: "OPEN" | "MASKED" | "CLOSED" }[];
}
export interface FoundRecord {
  readonly id: string;
  /** Null where the administrator sees none. */
  readonly title: string | null;
  /** Of people: the names of their roles. */
  readonly roles: string | null;
}

export interface BuilderQuestions {
  explain(environment: RunningEnvironment, locale: Locale, question: RightsQuestion): Promise<RightsExplained>;
  /** The first records that answer to some words, best first. */
  find(environment: RunningEnvironment, locale: Locale, entity: AskableEntity, words: string): Promise<readonly FoundRecord[]>;
}

export const cruds: readonly string[] = ["READ", "CREATE", "UPDATE", "DELETE"];
/** Records one search answers at most. */
const most = 10;
const eyes = viewerClassOf({ roles: [builtIn.admin] });
const document =
  "query Why($input: WhyInput!) { why(input: $input) { allowed reason policies { sentence admits conditions { sentence holds } } fields { key name access } } }";

/** What can be asked about in an environment with this model. */
export const askable = (model: Model): Askable => {
  const view = viewModel(model, eyes);
  const names = mutationNames(model);
  return {
    testAccountOnly: view.accounts,
    entities: model.tables
      .filter(({ id }) => view.readable(id))
      .map((table) => ({
        id: table.id,
        key: table.key,
        label: table.label,
        plural: table.plural,
        searchable: searchedColumns(table).some(({ id }) => ["plain", "depends"].includes(view.shown(table.id, id))),
        actions: model.actions
          .filter(({ implied, entity }) => implied === null && entity === table.id)
          .flatMap(({ ref, label }) => (names.has(ref) ? [{ name: names.get(ref)!, label }] : [])),
      })),
  };
};

interface Deps {
  readonly plans: Plans;
  readonly pools: Pools;
  readonly now: () => Date;
  readonly testAccount: LinkVerbs["testAccount"];
}

export const createBuilderQuestions = ({ plans, pools, now, testAccount }: Deps): BuilderQuestions => {
  /** An account of test rows is the only one a builder would be let into; without one they see nothing behind that wall. */
  const callerOf = async (environment: RunningEnvironment, locale: Locale): Promise<Caller> => {
    const many = environment.model().header.accounts === "many";
    const account = many ? ((await testAccount(environment)) ?? uuidv7()) : null;
    return { user: null, account, sessionId: null, viewerClass: eyes, locale };
  };
  const run = async <Data>(
    environment: RunningEnvironment,
    locale: Locale,
    text: string,
    variables: Readonly<Record<string, Json>>,
  ): Promise<Data> => {
    try {
      const caller = await callerOf(environment, locale);
      const prepared = plans.prepare(plans.seat(environment, environment.model(), eyes, locale), text);
      return JSON.parse(await runQuery(plans, pools, environment, prepared, caller, variables, now())) as Data;
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  };
  return {
    explain: async (environment, locale, { entity, recordId, endUserId, operation }) => {
      const input = { entity: entity.key, id: recordId, operation, endUser: endUserId };
      return (await run<{ why: RightsExplained }>(environment, locale, document, { input })).why;
    },
    find: async (environment, locale, entity, words) => {
      const model = environment.model();
      const table = model.tables.find(({ id }) => id === entity.id);
      if (!table || !entity.searchable) return [];
      const title = columnReader(model, accessOf(model, eyes), () => null).titleOf(table.id);
      const answer = await run<Record<string, { nodes: readonly Found[] }>>(environment, locale, findDocument(table, title), { words });
      return (answer[listRoot(table)]?.nodes ?? []).map((found) => ({
        id: found.id,
        title: title && titleText(found, title, locale),
        roles: found.roles ? rolesText(model, found.roles, locale) : null,
      }));
    },
  };
};

interface Found {
  readonly id: string;
  readonly roles?: readonly Id[];
  readonly [key: string]: unknown;
}

const findDocument = (table: Table, title: TitleSpec | null): string => {
  const roles = table.id === builtIn.user ? " roles" : "";
  return `query Find($words: String!) { ${listRoot(table)}(search: $words, first: ${most}) { nodes { ${recordFields(title)}${roles} } } }`;
};

const titleText = (found: Found, { path, options }: TitleSpec, locale: Locale): string | null => {
  const value = path.reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | null | undefined)?.[key], found);
  if (typeof value !== "string" && typeof value !== "number") return null;
  const option = options.find((one) => one.value === value);
  return (option ? bothOf(option.label, option.value)[locale] : String(value)).slice(0, 200);
};

const rolesText = (model: Model, held: readonly Id[], locale: Locale): string =>
  model.roles
    .filter(({ id }) => held.includes(id))
    .map(({ label, key }) => bothOf(label, key)[locale])
    .join(locale === "ar" ? "، " : ", ");
