import { buildSchema, type FieldNode, type GraphQLField, type OperationDefinitionNode, parse, valueFromAST } from "graphql";
import { describe, expect, it } from "vitest";
import { argumentOf } from "./arguments.ts";
import type { RunInput } from "./statement.ts";

const schema = buildSchema(`
  scalar JSON
  enum Direction { ASC DESC }
  input Place { city: String! country: String = "SA" street: String }
  input One @oneOf { id: ID number: Int }
  input Thing { name: String! count: Int size: Int! = 7 tags: [String!] order: [Direction] place: Place data: JSON one: One open: Boolean }
  type Query { ask(thing: Thing, things: [Thing!], data: JSON): Int }
`);
const field = schema.getQueryType()!.getFields().ask as GraphQLField<unknown, unknown>;
const variables: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { a: "a", n: 1, p: { city: "Riyadh" }, l: ["x", "y"] },
  { a: null, n: null, p: null, l: null },
  { a: undefined, n: undefined },
  { a: "", n: 0, p: { city: "" }, l: [] },
];
const written = [
  `thing: { name: "n" }`,
  `thing: { name: $a }`,
  `thing: { name: "n", count: $n, size: $n, tags: $l, place: $p }`,
  `thing: { name: $a, size: 3, tags: ["t", $a], order: [ASC, DESC], open: true }`,
  `thing: { name: "n", place: { city: $a, country: null } }`,
  `thing: { name: "n", place: { city: "c", street: $a } }`,
  `thing: { name: "n", data: { of: $a, list: [1, $n] }, one: { id: $a } }`,
  `thing: { name: "n", data: $p, one: { number: 4 }, count: null }`,
  `thing: null`,
  `things: [{ name: $a }, { name: "n", count: $n }]`,
  `things: { name: $a }`,
  `data: [{ of: $a }]`,
  `data: 4`,
  `thing: { name: "n", count: $toString }`,
];

describe("an argument written in a document", () => {
  it("is read in every run as graphql-js reads it", () => {
    for (const text of written) {
      const operation = parse(`{ ask(${text}) }`).definitions[0] as OperationDefinitionNode;
      const node = operation.selectionSet.selections[0] as FieldNode;
      const { name, value } = node.arguments![0]!;
      const type = field.args.find((one) => one.name === name.value)!.type;
      const argument = argumentOf(field, node, name.value, variables[0]!);
      for (const now of [...variables, ...variables]) {
        const wanted = valueFromAST(value, type, now);
        expect(argument.get({ variables: now } as RunInput), text).toEqual(wanted);
        // A key that is there without a value is not the same as one that is not there.
        expect(JSON.stringify(argument.get({ variables: now } as RunInput)), text).toBe(JSON.stringify(wanted));
      }
    }
  });
});
