import { readFileSync } from "node:fs";
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";
import { describe, expect, it } from "vitest";
import { apiBreaks } from "./api-breaks.ts";
import { CompositionError, compose, isComposedOf } from "./composition.ts";
import { apiOf, printed } from "./printed.ts";
import * as product from "./product.ts";
import * as roots from "./subscriptions/roots.ts";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])\n`;

describe("the printed API", () => {
  const files = printed();
  const api = buildSchema(files["api.graphql"] ?? "");

  it("[FD1] what is committed is what the code prints", () => {
    for (const [name, text] of Object.entries(files))
      expect(readFileSync(new URL(`../schema/${name}`, import.meta.url), "utf8") === text, name).toBe(true);
  });

  it("[FD2] every type, field, argument and enum value has a description", () => {
    const bare: string[] = [];
    const check = (place: string, { description }: { readonly description?: string | null | undefined }) => {
      if (!description) bare.push(place);
    };
    for (const type of Object.values(api.getTypeMap())) {
      if (isIntrospectionType(type) || isSpecifiedScalarType(type) || ["Query", "Mutation", "Subscription"].includes(type.name)) continue;
      check(type.name, type);
    }
    for (const type of Object.values(api.getTypeMap())) {
      if (isIntrospectionType(type)) continue;
      if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
      if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field);
      if (isObjectType(type) || isInterfaceType(type))
        for (const field of Object.values(type.getFields())) {
          check(`${type.name}.${field.name}`, field);
          for (const argument of field.args) check(`${type.name}.${field.name}(${argument.name})`, argument);
        }
    }
    expect(bare).toEqual([]);
  });

  it("[FD3] an entity a subgraph only extends stands in its SDL", () => {
    for (const [name, entity] of [
      ["blueprint", "User"],
      ["runtime", "Version"],
      ["runtime", "Blueprint"],
      ["runtime", "User"],
    ] as const)
      expect(files[`${name}.graphql`]).toMatch(new RegExp(`type ${entity} @key`));
  });

  it("what the door knows by name exists", () => {
    const fields = new Set([api.getQueryType(), api.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {})));
    for (const root of [...product.publicRoots, ...product.signInRoots, ...product.fileRoots]) expect(fields, root).toContain(root);
    const subscriptions = Object.keys(api.getSubscriptionType()?.getFields() ?? {});
    for (const root of [...Object.keys(roots.queuePolicies), ...roots.sharedRoots]) expect(subscriptions, root).toContain(root);
    for (const place of Object.keys(product.listSizes)) {
      const [type = "", field = ""] = place.split(".");
      const found = api.getType(type);
      expect(isObjectType(found) && Object.keys(found.getFields()), place).toContain(field);
    }
  });
});

describe("composition", () => {
  it("[FD1] names subgraph, type and field of what does not fit", () => {
    const parts = [
      { name: "left", sdl: `${link}type Query { a: T } type T { x: Int }` },
      { name: "right", sdl: `${link}type Query { b: T } type T { x: String }` },
    ];
    expect(() => compose(parts)).toThrow(CompositionError);
    try {
      compose(parts);
    } catch (error) {
      expect((error as CompositionError).problems.join("\n")).toMatch(/T\.x[\s\S]*left|left[\s\S]*T\.x/);
    }
  });

  it("[FD1] the printed supergraph says of what it is composed: of these subgraphs, in any order, and of no others", () => {
    const files = printed();
    const parts = ["identity", "vault", "runtime", "blueprint", "governance"].map((name) => ({
      name,
      sdl: files[`${name}.graphql`] ?? "",
    }));
    const supergraph = files["supergraph.graphql"] ?? "";
    expect(isComposedOf(supergraph, parts)).toBe(true);
    expect(isComposedOf(supergraph, parts.slice(1))).toBe(false);
    expect(isComposedOf(supergraph, [{ name: "identity", sdl: `${parts[0]?.sdl} ` }, ...parts.slice(1)])).toBe(false);
    expect(isComposedOf("", parts)).toBe(false);
  });

  it("what is @inaccessible is not in the api schema", () => {
    const supergraph = compose([{ name: "one", sdl: `${link}type Query { a: Int hidden: Int @inaccessible }` }]);
    expect(apiOf(supergraph)).not.toContain("hidden");
  });

  it("[FD1] adding is free, taking away needs an entry with change, reason and date", async () => {
    const before = "type Query { a: Int b: Int }";
    const after = "type Query { a: Int c: Int }";
    const breaks = await apiBreaks(before, after, []);
    expect(breaks).toHaveLength(1);
    expect(breaks[0]).toContain("b");
    expect(await apiBreaks(before, after, [{ change: breaks[0], reason: "nobody used it", date: "2026-01-31" }])).toEqual([]);
    expect(await apiBreaks(before, `${before} extend type Query { d: Int }`, [])).toEqual([]);
    await expect(apiBreaks(before, after, [{ change: breaks[0] }])).rejects.toThrow();
  });
});
