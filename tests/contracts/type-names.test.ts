/** No two types of a platform's API share a name, whatever its entities, fields, choices, relations and actions are called. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { type GraphQLSchema, isIntrospectionType, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { reservedKeys } from "../../schema/blueprint/keys.ts";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import { apiMutations, apiTypes, mutationNames, typesOf } from "../../schema/model/api-names.ts";
import { compile } from "../../schema/model/compile.ts";
import type { Model } from "../../schema/model/model.ts";
import { viewerClassOf } from "../../schema/model/pages/access.ts";
import { pagesFor } from "../../schema/model/pages.ts";
import { viewModel } from "../../subgraphs/runtime/data-plane/access.ts";
import { resourcesOf } from "../../subgraphs/runtime/data-plane/rest/resources.ts";
import { buildSchema } from "../../subgraphs/runtime/data-plane/schema.ts";
import { meaningOf } from "../../subgraphs/runtime/data-plane/schema-meta.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
// Words the API itself uses, and words that make others of them when they are put together.
const words = [
  "test",
  "result",
  "group",
  "order",
  "by",
  "filter",
  "list",
  "set",
  "input",
  "create",
  "case",
  "string",
  "date",
  "link",
  "page",
  "count",
  "params",
  "edge",
  "change",
  "row",
];
const keyOf = (parts: readonly string[]) =>
  parts.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
const key = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
  .map(keyOf)
  .filter((one) => !reservedKeys.has(one));

interface Entity {
  readonly key: string;
  readonly choices: readonly string[];
  readonly pointing: readonly { readonly key: string; readonly to: number; readonly inverse: string }[];
  readonly unique: boolean;
}
interface Drawn {
  readonly entities: readonly Entity[];
  readonly actions: readonly { readonly key: string; readonly of: number; readonly choice: string }[];
}
const drawn: fc.Arbitrary<Drawn> = fc.record({
  entities: fc.uniqueArray(
    fc.record({
      key,
      choices: fc.uniqueArray(key, { maxLength: 4 }),
      pointing: fc.array(fc.record({ key, to: fc.nat(6), inverse: key }), { maxLength: 2 }),
      unique: fc.boolean(),
    }),
    { minLength: 1, maxLength: 7, selector: (entity) => entity.key },
  ),
  actions: fc.uniqueArray(fc.record({ key, of: fc.nat(6), choice: key }), { maxLength: 4, selector: (action) => action.key }),
});

const order = (n: number) => `a${n}`;
const blueprintOf = ({ entities, actions }: Drawn): Blueprint => {
  const inverses = new Set<string>();
  const made = entities.map((entity, at) => {
    const taken = new Set(["name", "id", "version", "createdAt", "updatedAt", "createdById"]);
    const free = (name: string) => !taken.has(name) && taken.add(name) && true;
    const choice = (own: string, n: number) => [
      `f_${at}_${n}`,
      { key: own, type: "enum", order: order(n + 1), options: { [`o_${at}_${n}`]: { key: "one", order: "a0" } } },
    ];
    const pointing = entity.pointing.flatMap(({ key: own, to, inverse }, n) => {
      const target = to % entities.length;
      if (!free(own) || inverses.has(`${target}.${inverse}`)) return [];
      inverses.add(`${target}.${inverse}`);
      return [
        [
          `f_${at}_r${n}`,
          {
            key: own,
            type: "reference",
            order: order(20 + n),
            config: { target: `ent_${target}`, inverse: { key: `${inverse}Of${at}${n}` } },
          },
        ],
      ];
    });
    const fields = Object.fromEntries([
      [`f_${at}_n`, { key: "name", type: "text", order: "a0", ...(entity.unique && { unique: true }) }],
      ...entity.choices.filter(free).map(choice),
      ...pointing,
    ]);
    return [`ent_${at}`, { key: entity.key, title: `f_${at}_n`, audit: "changes", sampleRows: 1, fields }] as const;
  });
  return {
    ...clinic,
    targets: ["web", "api"],
    entities: Object.fromEntries(made),
    roles: { r_all: { key: "everything" }, r_some: { key: "something" } },
    policies: Object.fromEntries(
      made.flatMap(([id], at) => [
        [`p_${at}`, { roles: ["r_all"], entity: id, allow: ["create", "delete", "read", "update"], fields: "*" }],
        ...(at % 2 === 0 ? [[`p_s${at}`, { roles: ["r_some"], entity: id, allow: ["read"], fields: "*" }]] : []),
      ]),
    ),
    actions: Object.fromEntries(
      actions.map(({ key: own, of, choice }, at) => [
        `a_${at}`,
        {
          key: own,
          entity: `ent_${of % made.length}`,
          roles: ["r_all"],
          risk: "low",
          params: { [`pr_${at}`]: { key: choice, type: "enum", order: "a0", options: { [`o_p${at}`]: { key: "one", order: "a0" } } } },
          effects: {},
        },
      ]),
    ),
    pages: {},
  } as unknown as Blueprint;
};

/** Null: not a blueprint that may be released; other rules say why. */
const modelOf = (blueprint: Blueprint): Model | null => {
  try {
    return compile(blueprint, sha256);
  } catch (error) {
    if ((error as Error).name === "CompileError") return null;
    throw error;
  }
};
const schemaOf = (model: Model, roles: readonly string[]): GraphQLSchema => buildSchema(viewModel(model, viewerClassOf({ roles })));
const documentsIn = (value: unknown): readonly string[] =>
  typeof value === "string"
    ? /^(query|mutation|subscription) /.test(value)
      ? [value]
      : []
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(documentsIn)
      : [];
const describedBy = (type: unknown) =>
  JSON.stringify((type as { toConfig(): { name: string; description?: string } }).toConfig().description);

/** The declared action behind a mutation; undefined: it is none. */
const actionOf = (schema: GraphQLSchema, mutation: string): string | undefined => {
  const field = schema.getMutationType()?.getFields()[mutation];
  const means = field && meaningOf(field);
  return means?.is === "root" && means.root.kind === "action" ? means.root.action.ref : undefined;
};

describe("names of a platform's API", () => {
  it("[DP4] never meet, and are the same for every viewer class", () => {
    let compiled = 0;
    fc.assert(
      fc.property(drawn, (given) => {
        const model = modelOf(blueprintOf(given));
        if (!model) return;
        compiled += 1;
        // graphql-js refuses a schema in which two types share a name.
        const [all, some, admin] = [schemaOf(model, ["r_all"]), schemaOf(model, ["r_some"]), schemaOf(model, ["r_all", "r_admin"])];
        for (const [name, type] of Object.entries(some.getTypeMap()))
          if (all.getType(name)) expect([name, describedBy(all.getType(name))]).toEqual([name, describedBy(type)]);
        for (const [ref, name] of mutationNames(model)) expect([ref, actionOf(all, name)]).toEqual([ref, ref]);
        for (const schema of [all, admin])
          for (const document of documentsIn(pagesFor(model, viewerClassOf({ roles: schema === all ? ["r_all"] : ["r_all", "r_admin"] }))))
            expect(validate(schema, parse(document))).toEqual([]);
      }),
      { seed: 2026, numRuns: 120 },
    );
    expect(compiled).toBeGreaterThan(70);
  });

  it("know every type the API itself has", () => {
    const model = modelOf({ ...clinic, entities: { ...clinic.entities } })!;
    const own = new Set(model.tables.flatMap(typesOf));
    const choices = new Set(
      model.tables.flatMap((table) =>
        table.columns.map(({ key: column }) => `${table.typeName}${column.charAt(0).toUpperCase()}${column.slice(1)}`),
      ),
    );
    const unknown = Object.values(schemaOf(model, ["r_admin", "r_reception", "r_doctor"]).getTypeMap())
      .filter((type) => !isIntrospectionType(type))
      .map(({ name }) => name)
      .filter(
        (name) =>
          !apiTypes.has(name) &&
          !own.has(name) &&
          !choices.has(name.replace(/(List)?Filter$/, "")) &&
          !/^(Create|Update)\w+Link$|By\w+And\w+/.test(name),
      );
    expect(unknown).toEqual([]);
  });

  it("know every mutation the API itself has", () => {
    const model = modelOf({ ...clinic, entities: { ...clinic.entities } })!;
    const schema = schemaOf(model, ["r_admin", "r_reception", "r_doctor"]);
    const own = Object.values(schema.getMutationType()!.getFields()).flatMap((field) => {
      const means = meaningOf(field);
      if (means.is !== "root") return [];
      const { root } = means;
      return "table" in root && root.table && root.table.id !== "ent_user" ? [] : [field.name];
    });
    expect(own.filter((name) => !apiMutations.has(name) && !/^update(User|Users)$/.test(name))).toEqual([]);
    expect(own).toEqual(expect.arrayContaining(["inviteUser", "createApiKey"]));
  });

  it("give an action whose mutation is another's already one of its own, the same for whoever asks", () => {
    const made = blueprintOf({
      entities: ["part", "testPart"].map((own) => ({ key: own, choices: [], pointing: [], unique: false })),
      actions: [
        { key: "createTest", of: 0, choice: "case" },
        { key: "approve", of: 0, choice: "case" },
      ],
    });
    // One may create test items, the other may not: neither gets anything else under the name.
    const model = modelOf({
      ...made,
      actions: { a_0: { ...made.actions.a_0!, roles: ["r_all", "r_some"] }, a_1: made.actions.a_1! },
    })!;
    const [all, some] = [schemaOf(model, ["r_all"]), schemaOf(model, ["r_some"])];
    expect([...mutationNames(model).values()]).toEqual(["approvePart", "createTestPartAction"]);
    for (const schema of [all, some]) expect(actionOf(schema, "createTestPartAction")).toBe("a_0");
    expect([actionOf(all, "createTestPart"), some.getMutationType()!.getFields().createTestPart]).toEqual([undefined, undefined]);
    expect(all.getMutationType()!.getFields().createTestPart).toBeDefined();
    expect([...resourcesOf(all).get("parts")!.actions.keys()].sort()).toEqual(["approve", "createTestPartAction", "restore"]);
  });

  it("say an entity once where the action's key says it already, and answer by the former name with its types", () => {
    const model = modelOf(
      blueprintOf({
        entities: ["part", "order"].map((own) => ({ key: own, choices: [], pointing: [], unique: false })),
        actions: [
          { key: "approvePart", of: 0, choice: "case" },
          { key: "closeOrder", of: 1, choice: "case" },
          // Taken by somebody else, each in its own way: these keep what they have.
          { key: "createOrder", of: 1, choice: "case" },
          { key: "close", of: 1, choice: "case" },
        ],
      }),
    )!;
    const all = schemaOf(model, ["r_all"]);
    expect(Object.fromEntries(mutationNames(model))).toEqual({
      a_0: "approvePart",
      a_1: "closeOrderOrder",
      a_2: "createOrderOrder",
      a_3: "closeOrder",
    });
    const { approvePart, approvePartPart } = all.getMutationType()!.getFields();
    expect([actionOf(all, "approvePart"), actionOf(all, "approvePartPart")]).toEqual(["a_0", "a_0"]);
    expect([approvePart?.deprecationReason, approvePartPart?.deprecationReason]).toEqual([undefined, "Called approvePart now."]);
    expect(
      validate(
        all,
        parse(
          "mutation ($input: ApprovePartPartInput!, $case: ApprovePartPartParamsCase!) { approvePartPart(input: $input) { status } approvePart(input: { id: 1, params: { case: $case } }) { status } }",
        ),
      ),
    ).toEqual([]);
    expect([...resourcesOf(all).get("parts")!.actions].map(([path, { name }]) => [path, name])).toEqual([
      ["restore", "restorePart"],
      ["approvePart", "approvePart"],
    ]);
  });

  it("leave a name to whoever has the shorter key, and say what it is of otherwise", () => {
    const named = (keys: readonly string[], choices: readonly string[] = []) => {
      const model = modelOf(
        blueprintOf({
          entities: keys.map((own, at) => ({ key: own, choices: at === 0 ? choices : [], pointing: [], unique: false })),
          actions: [],
        }),
      )!;
      return [model, model.tables.filter(({ builtIn }) => !builtIn).map(({ typeName }) => typeName)] as const;
    };
    expect(named(["test", "testResult"])[1]).toEqual(["Test", "TestResultRecord"]);
    expect(named(["testGroup", "test"])[1]).toEqual(["TestGroupRecord", "Test"]);
    expect(named(["invoice", "invoiceLine"])[1]).toEqual(["Invoice", "InvoiceLine"]);
    expect(named(["string", "stringFilter"])[1]).toEqual(["StringRecord", "StringFilterRecord"]);
    const [model] = named(["test", "testCase"], ["result", "case"]);
    const names = Object.keys(schemaOf(model, ["r_all"]).getTypeMap());
    expect(names).toEqual(expect.arrayContaining(["TestResult", "TestResultChoice", "TestCase", "TestCaseChoice"]));
  });
});
