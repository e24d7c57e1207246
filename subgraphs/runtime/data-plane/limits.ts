/** What a document may be, before anything is compiled. Each refusal has its own code. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from "graphql";
import { dataError } from "./errors.ts";

export const documentLimits = {
  bytes: 64 * 1024,
  tokens: 2_000,
  depth: 8,
  aliases: 30,
  /** In a question about the schema: every one is another walk through all of it, and none of it is asked of the database. */
  aliasesOfSchema: 3,
  roots: 20,
  /** With fragments counted as often as they are used. */
  selections: 20_000,
  cost: 50_000,
  answer: 8 * 1024 * 1024,
  variables: 1024 * 1024,
} as const;

/** Rows × fields over the whole operation. */
export const requireCost = (cost: number): void => {
  const limit = documentLimits.cost;
  if (cost > limit) throw dataError("LIMIT_COST", { cost, limit }, { cost, limit });
};

const pageSteps = [1, 5, 10, 20, 25, 50, 100, 250, 500] as const;
/**
 * The page size a plan is made for: the next step above what was asked. It stands in the SQL as a constant, because PostgreSQL plans a
 * statement with an unknown LIMIT anew every time, which costs more than running it; the exact size stays a parameter.
 */
export const pageStep = (asked: number): number => pageSteps.find((step) => asked <= step) ?? 500;

/** Parses a document within its limits. */
export const parseDocument = (text: string): DocumentNode => {
  const bytes = Buffer.byteLength(text);
  if (bytes > documentLimits.bytes) throw dataError("LIMIT_DOCUMENT", { what: `${bytes} bytes > ${documentLimits.bytes}` });
  try {
    return parse(text, { maxTokens: documentLimits.tokens, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes("tokens"))
      throw dataError("LIMIT_DOCUMENT", { what: `> ${documentLimits.tokens} tokens` });
    throw error;
  }
};

/** Refuses an operation that is too deep, too wide or full of aliases; answers the names of its root fields. Fragments count where they are used. */
export const checkOperation = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly string[] => {
  const seen = { aliases: 0, visited: 0 };
  const roots = rootsOf(operation.selectionSet, fragments, seen, new Set());
  const introspection = roots.length > 0 && roots.every(isIntrospection);
  if (roots.length > documentLimits.roots)
    throw dataError("LIMIT_DOCUMENT", { what: `${roots.length} root fields > ${documentLimits.roots}` });
  const depth = walk(operation.selectionSet, fragments, 1, seen, introspection ? 20 : documentLimits.depth, new Set());
  const limit = introspection ? 20 : documentLimits.depth;
  if (depth > limit) throw dataError("LIMIT_DEPTH", { depth, limit });
  const aliases = roots.includes("__schema") ? documentLimits.aliasesOfSchema : documentLimits.aliases;
  if (seen.aliases > aliases) throw dataError("LIMIT_ALIASES", { count: seen.aliases, limit: aliases });
  return roots;
};

/** Whether a root field asks about the schema. */
export const isIntrospection = (name: string): boolean => name === "__schema" || name === "__type";

/** Visits one selection; a document whose fragments unfold to very many is refused before they are all unfolded. */
const visit = (seen: { visited: number }): void => {
  seen.visited += 1;
  if (seen.visited > documentLimits.selections) throw dataError("LIMIT_DOCUMENT", { what: `> ${documentLimits.selections} selections` });
};

/** Names of the root fields, those within fragments as often as they stand there. */
const rootsOf = (
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: { visited: number },
  open: ReadonlySet<string>,
): readonly string[] =>
  set.selections.flatMap((node) => {
    visit(seen);
    if (node.kind === Kind.FIELD) return [node.name.value];
    if (node.kind === Kind.INLINE_FRAGMENT) return rootsOf(node.selectionSet, fragments, seen, open);
    const name = node.name.value;
    const fragment = fragments.get(name);
    return fragment && !open.has(name) ? rootsOf(fragment.selectionSet, fragments, seen, new Set([...open, name])) : [];
  });

const walk = (
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  depth: number,
  seen: { aliases: number; visited: number },
  limit: number,
  open: ReadonlySet<string>,
): number => {
  let deepest = depth - 1;
  for (const node of set.selections) {
    visit(seen);
    if (node.kind === Kind.FIELD) {
      if (node.alias) seen.aliases += 1;
      const inner =
        node.selectionSet && depth <= limit
          ? walk(node.selectionSet, fragments, depth + 1, seen, limit, open)
          : depth + (node.selectionSet ? 1 : 0);
      deepest = Math.max(deepest, inner);
    } else if (node.kind === Kind.INLINE_FRAGMENT)
      deepest = Math.max(deepest, walk(node.selectionSet, fragments, depth, seen, limit, open));
    else {
      const name = node.name.value;
      const fragment = fragments.get(name);
      if (fragment && !open.has(name))
        deepest = Math.max(deepest, walk(fragment.selectionSet, fragments, depth, seen, limit, new Set([...open, name])));
    }
  }
  return deepest;
};
