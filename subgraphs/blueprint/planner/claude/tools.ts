/** What Claude may call, as JSON Schema made from the table of node kinds: a new kind is there at once. */
import type Anthropic from "@anthropic-ai/sdk";
import { z } from "zod";
import { fieldTypes } from "../../../../schema/blueprint/field-types.ts";
import { headerProps, kindSpec } from "../../../../schema/blueprint/node-kinds.ts";
import { nodeKindNames } from "../../../../schema/blueprint/operation.ts";
import type { PropSpec } from "../../../../schema/blueprint/prop-specs.ts";
import { fieldTypeNames } from "../../../../schema/blueprint/shape.ts";

/** Most operations one call may carry. */
const opsPerCall = 300;

type Schema = Record<string, unknown>;
const schemaOf = (zod: z.ZodType): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(zod, { unrepresentable: "any", io: "input" }) as Schema;
  return schema;
};

const propsSchema = (props: Readonly<Record<string, PropSpec>>): Schema => ({
  type: "object",
  properties: Object.fromEntries(Object.entries(props).map(([name, spec]) => [name, described(spec)])),
  required: Object.entries(props).flatMap(([name, spec]) =>
    spec.required && spec.initial === undefined && spec.is !== "rank" ? [name] : [],
  ),
  additionalProperties: false,
});
const described = (spec: PropSpec): Schema => {
  const words = [
    spec.is === "expr" ? "CEL over ids" : "",
    spec.is === "text" ? "words by language: en, ar" : "",
    spec.to ? `id of: ${spec.to.join(", ")}` : "",
  ].filter(Boolean);
  return { ...schemaOf(spec.zod), ...(words.length > 0 ? { description: words.join("; ") } : {}) };
};

const id = { type: "string", pattern: "^[a-z]{1,3}_[a-z0-9_]{1,36}$" };
const object = (properties: Schema, required: readonly string[]): Schema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const operations: readonly Schema[] = [
  ...nodeKindNames.map((kind) => {
    const spec = kindSpec(kind);
    const nested = spec.owners.length > 0;
    return object(
      {
        op: { const: "add" },
        kind: { const: kind },
        id: { type: "string", pattern: `^${spec.prefix}_[a-z0-9_]{1,36}$` },
        ...(nested ? { parent: { ...id, description: `id of: ${[...spec.owners, ...(spec.tree ? [kind] : [])].join(", ")}` } } : {}),
        props: propsSchema(spec.props),
      },
      ["op", "kind", "id", ...(nested ? ["parent"] : []), "props"],
    );
  }),
  object({ op: { const: "set" }, id: { type: "string", description: "an id, or header" }, prop: { type: "string" }, value: {} }, [
    "op",
    "id",
    "prop",
    "value",
  ]),
  object({ op: { enum: ["link", "unlink"] }, id: { type: "string" }, prop: { type: "string" }, to: { type: "string" } }, [
    "op",
    "id",
    "prop",
    "to",
  ]),
  object({ op: { const: "move" }, id, parent: id, order: { type: "string" } }, ["op", "id"]),
  object({ op: { enum: ["remove", "restore"] }, id }, ["op", "id"]),
];

const sentence = object({ en: { type: "string" }, ar: { type: "string" } }, ["en", "ar"]);
const fact = object(
  {
    text: sentence,
    quote: { type: "string", description: "the words of the description it comes from, copied exactly" },
    nodes: { type: "array", items: { type: "string", description: "an id" } },
  },
  ["text", "nodes"],
);

const tool = (name: string, description: string, schema: Schema): Anthropic.Tool => ({
  name,
  description,
  input_schema: schema as Anthropic.Tool.InputSchema,
});
/**
 * A tool whose schema the maker holds the model to while it writes (structured outputs). That takes schemas without patterns and
 * counts of items, and few and small ones: the catalogue of operations is beyond it ("compiled grammar too large"), so what is
 * written there is checked by us alone, and answered with what is wrong.
 */
const strict = (name: string, description: string, schema: Schema): Anthropic.Tool => ({
  ...tool(name, description, schema),
  strict: true,
});

export const tools: readonly Anthropic.Tool[] = [
  strict(
    "read_blueprint",
    "Reads nodes of the draft by id; without ids all of it.",
    object({ ids: { type: "array", items: { type: "string" } } }, []),
  ),
  tool(
    "apply_operations",
    `Applies at most ${opsPerCall} operations, all or none, and answers with refusals or with the problems the draft now has. Add what is pointed to in the same call or before.`,
    object(
      {
        says: { ...sentence, description: "what this step did, for people" },
        ops: { type: "array", maxItems: opsPerCall, items: { anyOf: operations } },
      },
      ["says", "ops"],
    ),
  ),
  strict("check", "Lists the problems of the draft.", object({}, [])),
  strict(
    "ask",
    "Asks the person something that matters; say what you assume meanwhile and go on.",
    object(
      {
        id: { type: "string" },
        text: sentence,
        choices: { type: "array", items: object({ key: { type: "string" }, label: sentence }, ["key", "label"]) },
        default: { type: "string" },
      },
      ["id", "text", "choices"],
    ),
  ),
  strict(
    "finish",
    "Ends the plan. Refused while the draft has errors.",
    object({ understood: { type: "array", items: fact }, assumed: { type: "array", items: fact } }, ["understood", "assumed"]),
  ),
];

/** Settings of each field type and of the header, for the instructions. */
export const fieldTypeNotes = (): string =>
  fieldTypeNames.map((name) => `${name}: ${JSON.stringify(schemaOf(fieldTypes[name].config).properties ?? {})}`).join("\n");
export const headerNotes = (): string => Object.keys(headerProps).join(", ");

const sentenceZod = z.object({ en: z.string().min(1).max(2_000), ar: z.string().min(1).max(2_000) });
const ids = z.array(z.string().max(60)).max(2_000);
const op = z.union([
  z.object({
    op: z.literal("add"),
    kind: z.enum(nodeKindNames),
    id: z.string(),
    parent: z.string().optional(),
    props: z.record(z.string(), z.unknown()),
  }),
  z.object({ op: z.literal("set"), id: z.string(), prop: z.string(), value: z.json() }),
  z.object({ op: z.enum(["link", "unlink"]), id: z.string(), prop: z.string(), to: z.string() }),
  z.object({ op: z.literal("move"), id: z.string(), parent: z.string().optional(), order: z.string().optional() }),
  z.object({ op: z.enum(["remove", "restore"]), id: z.string() }),
]);
const factZod = z.object({ text: sentenceZod, quote: z.string().max(20_000).optional(), nodes: ids });

/** What a model wrote is parsed, never trusted. */
export const inputs = {
  read_blueprint: z.object({ ids: ids.optional() }),
  apply_operations: z.object({ says: sentenceZod, ops: z.array(op).min(1).max(opsPerCall) }),
  check: z.object({}),
  ask: z.object({
    id: z.string().min(1).max(60),
    text: sentenceZod,
    choices: z.array(z.object({ key: z.string().max(60), label: sentenceZod })).max(12),
    default: z.string().max(60).optional(),
  }),
  finish: z.object({ understood: z.array(factZod).max(500), assumed: z.array(factZod).max(500) }),
} as const;
export type ToolName = keyof typeof inputs;
export const isTool = (name: string): name is ToolName => Object.hasOwn(inputs, name);
