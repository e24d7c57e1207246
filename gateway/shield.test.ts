import { buildSchema, getIntrospectionQuery } from "graphql";
import { describe, expect, it } from "vitest";
import { Refusal } from "../subgraphs/errors.ts";
import { limits, screen, screenVariables } from "./shield.ts";

const schema = buildSchema(`
  directive @note(text: String) repeatable on FIELD | QUERY | FRAGMENT_SPREAD | INLINE_FRAGMENT
  type Query { node: Node nodes(first: Int = 10): [Node!]! page(first: Int): Page! loose: [Node!]! few: [Node!]! ${Array.from({ length: 25 }, (_, n) => `f${n}: Int`).join(" ")} }
  type Page { items: [Node!]! nextCursor: String }
  type Node { id: ID a: Int b: Int next: Node nodes(first: Int): [Node!]! }
  type Mutation { signIn(name: String): Int signUp: Int rename: Int }
  type Subscription { changed: Node }
`);
const settings = { signInRoots: new Set(["signIn", "signUp"]), fileRoots: new Set(["bring"]), listSizes: { "Query.few": 2 } };
const codeOf = (text: string) => {
  const screened = screen(text, schema, settings);
  return screened instanceof Refusal ? screened.code : null;
};
const costOf = (text: string, variables: Record<string, unknown> = {}) => {
  const screened = screen(text, schema, settings);
  if (screened instanceof Refusal) throw screened;
  return screened.cost(variables);
};
const nested = (levels: number) => `{ node { ${"next { ".repeat(levels - 2)}id${" }".repeat(levels - 1)} }`;
const times = (count: number, make: (n: number) => string) => Array.from({ length: count }, (_, n) => make(n)).join(" ");

describe("[FD11] the shield, at each limit and one past it", () => {
  const table: readonly (readonly [what: string, good: string, bad: string, code: string])[] = [
    ["depth", nested(limits.depth), nested(limits.depth + 1), "LIMIT_DEPTH"],
    [
      "a fragment in itself",
      "{ node { ...a } } fragment a on Node { next { ...b } } fragment b on Node { id }",
      "{ node { ...a } } fragment a on Node { next { ...b } } fragment b on Node { next { ...a } }",
      "LIMIT_DEPTH",
    ],
    ["aliases of one field", `{ ${times(5, (n) => `x${n}: f1`)} }`, `{ ${times(6, (n) => `x${n}: f1`)} }`, "LIMIT_ALIASES"],
    [
      "aliases of __typename",
      `{ ${times(5, (n) => `x${n}: __typename`)} }`,
      `{ ${times(6, (n) => `x${n}: __typename`)} }`,
      "LIMIT_ALIASES",
    ],
    [
      "aliases altogether",
      `{ ${times(5, (n) => `p${n}: f0`)} ${times(5, (n) => `q${n}: f1`)} ${times(5, (n) => `r${n}: f2`)} ${times(5, (n) => `s${n}: __typename`)} node { ${times(5, (n) => `t${n}: a`)} ${times(5, (n) => `u${n}: b`)} } }`,
      `{ ${times(5, (n) => `p${n}: f0`)} ${times(5, (n) => `q${n}: f1`)} ${times(5, (n) => `r${n}: f2`)} ${times(5, (n) => `s${n}: __typename`)} node { ${times(5, (n) => `t${n}: a`)} ${times(5, (n) => `u${n}: b`)} v: id } }`,
      "LIMIT_ALIASES",
    ],
    ["the same field again", `{ node { ${times(5, () => "id")} } }`, `{ node { ${times(6, () => "id")} } }`, "LIMIT_DUPLICATES"],
    [
      "the same field through fragments",
      "{ node { id ...a ...a ...a ...a } } fragment a on Node { id }",
      "{ node { ...b ...b ...a ...a ...a ...a } } fragment a on Node { id } fragment b on Node { id }",
      "LIMIT_DUPLICATES",
    ],
    ["directives at one place", `{ f0 ${times(5, () => "@note")} }`, `{ f0 ${times(6, () => "@note")} }`, "LIMIT_DIRECTIVES"],
    [
      "directives altogether",
      `{ ${times(4, (n) => `f${n} ${times(5, () => "@note")}`)} }`,
      `{ ${times(4, (n) => `f${n} ${times(5, () => "@note")}`)} f9 @note }`,
      "LIMIT_DIRECTIVES",
    ],
    ["root fields", `{ ${times(20, (n) => `f${n}`)} }`, `{ ${times(21, (n) => `f${n}`)} }`, "LIMIT_ROOTS"],
    ["sign-in mutations", "mutation { signIn rename }", "mutation { signIn signUp }", "LIMIT_ROOTS"],
    ["operations", "query a { f0 }", "query a { f0 } query b { f1 }", "LIMIT_DOCUMENT"],
    ["tokens", `{ ${times(700, () => "")} f0 }`, `{ ${times(1_500, (n) => `f${n}`)} }`, "LIMIT_DOCUMENT"],
    [
      "introspection",
      getIntrospectionQuery(),
      `{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }`,
      "LIMIT_INTROSPECTION",
    ],
    [
      "introspection depth",
      `{ __schema { types { ${"ofType { ".repeat(17)} name ${"} ".repeat(17)} } } }`,
      `{ __schema { types { ${"ofType { ".repeat(18)} name ${"} ".repeat(18)} } } }`,
      "LIMIT_INTROSPECTION",
    ],
  ];
  it.each(table)("%s", (_what, good, bad, code) => {
    expect(codeOf(good)).toBeNull();
    expect(codeOf(bad)).toBe(code);
  });

  it("fragments that double do not cost more than the limit of fields", () => {
    const doubling = `{ node { ...f0 } } ${times(9, (n) => `fragment f${n} on Node { next { ...f${n + 1} } nodes { ...f${n + 1} } x: next { ...f${n + 1} } }`)} fragment f9 on Node { id }`;
    expect(codeOf(doubling)).toMatch(/^LIMIT_/);
  });

  it("50 sign-ins under aliases are refused before one runs", () => {
    expect(codeOf(`mutation { ${times(50, (n) => `a${n}: signIn(name: "x")`)} }`)).toMatch(/^LIMIT_/);
  });

  it("variables: 256 KiB, 20 levels", () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
    expect(screenVariables(deep(20), 10)).toBeNull();
    expect(screenVariables(deep(21), 10)?.code).toBe("LIMIT_VARIABLES");
    expect(screenVariables({}, limits.variables + 1)?.code).toBe("LIMIT_VARIABLES");
  });
});

describe("[FD11] cost", () => {
  it.each([
    ["one per object field", "{ node { id next { id } } f0 }", {}, 2],
    ["times `first`", "{ nodes(first: 3) { id next { id } } }", {}, 6],
    ["times the schema's default", "{ nodes { id } }", {}, 10],
    ["times 50 where nothing is said", "{ loose { id } }", {}, 50],
    ["times what is known of a short list", "{ few { id } }", {}, 2],
    ["a page's `first` counts for its items", "{ page(first: 4) { items { next { id } } nextCursor } }", {}, 9],
    ["a variable decides", "query ($n: Int) { nodes(first: $n) { id } }", { n: 7 }, 7],
    ["lists in lists multiply", "{ nodes(first: 10) { nodes(first: 10) { nodes(first: 10) { id } } } }", {}, 1_110],
    ["introspection costs a flat 1,000", "{ __schema { queryType { name } } }", {}, 1_000],
  ] as const)("%s", (_what, text, variables, cost) => {
    expect(costOf(text, variables)).toBe(cost);
  });
});

describe("[FD12] refusals", () => {
  it("name the limit in both languages", () => {
    const refused = screen(`{ ${times(21, (n) => `f${n}`)} }`, schema, settings) as Refusal;
    expect(refused.sentence.en).toContain("20");
    expect(refused.sentence.ar).toContain("20");
    expect(refused.extensions).toMatchObject({ code: "LIMIT_ROOTS", limit: 20 });
  });
});
