/**
 * Names of the API that never meet. Of every entity the API makes some thirty types; an entity takes its own name unless it, or one of the
 * types made of it, has a name that is taken: then `Record` is put behind it. Shorter keys come first, so what is added around an entity
 * (`testGroup` beside `test`) makes way for it and not the other way round. Mutations of declared actions make way for all others. The same blueprint gets the same names, for whoever asks.
 */
import { pascal, plural } from "../blueprint/keys.ts";
import type { ActionRef, Id } from "../blueprint/shape.ts";
import type { Model } from "./model.ts";

export interface TableNames {
  readonly pluralKey: string;
  readonly typeName: string;
}

/** Scalars, and the words of filters that are not all of a scalar's. */
const scalars = "ID Int Float String Boolean BigInt Decimal Date DateTime Time JSON Email Url Phone".split(" ");
/** Type names every platform's API has. */
export const apiTypes: ReadonlySet<string> = new Set([
  ...scalars,
  ...[...scalars, "StoredFile"].flatMap((name) =>
    ["", "Presence"].flatMap((few) => ["", "RichText", "Colour"].map((kind) => `${name}${few}${kind}Filter`)),
  ),
  ...(
    "Query Mutation Subscription Count PageInfo Me ModelInfo Locale ActionStatus ChangeOperation SortDirection StoredFile RunRef DecisionRef DecideApprovalInput " +
    "PendingApproval PendingApprovalState PendingApprovalAnswer GroupPart GroupPeriod TimeSpan TimeUnit ApiKey ApiKeyResult CreateApiKeyInput RevokeApiKeyInput " +
    "Invitation DeletedPerson InviteUserInput WithdrawInvitationInput SetUserRolesInput SuspendUserInput ActivateUserInput ResetUserPasswordInput " +
    "EndUserSecondFactorInput Explanation PolicyExplanation ConditionExplanation ExplainedField ExplainedValue " +
    "FieldAccess ValueShown WhyEntity WhyInput WhyOperation"
  ).split(" "),
]);

const figures = ["CountDistinct", "Sum", "Avg", "Min", "Max"];
const behind = [
  ..."Filter ListFilter Order Connection Edge Aggregate By GroupBy Group GroupKeys GroupOrder GroupKeysOrder Result Change Page".split(" "),
  ...figures,
  ...figures.map((figure) => `Group${figure}Order`),
];

/** The types the API makes of an entity with these names. */
export const typesOf = ({ typeName, pluralKey }: TableNames): readonly string[] => {
  const many = manyOf({ typeName, pluralKey });
  return [
    typeName,
    ...behind.map((suffix) => `${typeName}${suffix}`),
    ...["Create", "Update", "Upsert", "Delete", "Restore"].map((verb) => `${verb}${typeName}Input`),
    ...["Create", "Update", "Upsert"].map((verb) => `${verb}${typeName}Set`),
    `Update${typeName}Row`,
    ...["Create", "Update", "Delete"].map((verb) => `${verb}${many}Input`),
  ];
};

/** Mutations every platform's API may have beside those of its entities; `setRolesUser` is what REST calls `setUserRoles`. */
export const apiMutations: ReadonlySet<string> = new Set(
  (
    "inviteUser withdrawInvitation setUserRoles setRolesUser suspendUser activateUser resetUserPassword endUserSecondFactor deleteUser restoreUser " +
    "createApiKey revokeApiKey decideApproval"
  ).split(" "),
);

const mutationsOf = ({ typeName, pluralKey }: TableNames): readonly string[] => [
  ...["create", "update", "upsert", "delete", "restore"].map((verb) => `${verb}${typeName}`),
  ...["create", "update", "delete"].map((verb) => `${verb}${manyOf({ typeName, pluralKey })}`),
];
const manyOf = ({ typeName, pluralKey }: TableNames): string => (pascal(pluralKey) === typeName ? `${typeName}List` : pascal(pluralKey));

/** The types the API makes of a declared action's mutation. */
export const typesOfMutation = (name: string): readonly string[] => [`${pascal(name)}Input`, `${pascal(name)}Params`];

interface MutationNames {
  readonly names: ReadonlyMap<ActionRef, string>;
  readonly former: ReadonlyMap<ActionRef, string>;
}
const named = new WeakMap<Pick<Model, "tables" | "actions">, MutationNames>();

/**
 * The mutation of each declared action that is about records: `approveInvoice`, or `approveInvoiceAction` where that is taken. A key that ends
 * with the name of its type says it already: `approveInvoice` of invoices is `approveInvoice` too, not `approveInvoiceInvoice`.
 */
export const mutationNames = (model: Pick<Model, "tables" | "actions">): ReadonlyMap<ActionRef, string> => namesOf(model).names;

/** What mutations were called before a name was no longer said twice (decision 0285); answered still, so that no running platform's API changes. */
export const formerMutationNames = (model: Pick<Model, "tables" | "actions">): ReadonlyMap<ActionRef, string> => namesOf(model).former;

const namesOf = (model: Pick<Model, "tables" | "actions">): MutationNames => {
  const known = named.get(model);
  if (known) return known;
  const taken = new Set([...apiTypes, ...apiMutations, ...model.tables.flatMap(typesOf), ...model.tables.flatMap(mutationsOf)]);
  const wanted = model.actions.flatMap(({ ref, key, entity, implied }) => {
    const table = implied === null ? model.tables.find(({ id }) => id === entity) : undefined;
    return table ? [{ ref, key, typeName: table.typeName, name: `${key}${table.typeName}` }] : [];
  });
  const made = (name: string) => [name, ...typesOfMutation(name)];
  const shortFirst = wanted.sort((one, other) => one.name.length - other.name.length || (one.ref < other.ref ? -1 : 1));
  const names = new Map(shortFirst.map(({ ref, name }) => [ref, firstFree(name, "Action", made, taken)]));
  const former = new Map<ActionRef, string>();
  // Only what is still free then: whatever has a name keeps it, and what made way for another is told apart by its longer one.
  for (const { ref, key, typeName, name } of shortFirst) {
    if (!key.endsWith(typeName) || names.get(ref) !== name || made(key).some((one) => taken.has(one))) continue;
    for (const one of made(key)) taken.add(one);
    former.set(ref, name);
    names.set(ref, key);
  }
  const found = { names, former };
  named.set(model, found);
  return found;
};

/** Names of lists and types for entities, by id. */
export const tableNames = (entities: readonly (readonly [Id, string])[]): ReadonlyMap<Id, TableNames> => {
  const lists = new Set(["me", "why", ...entities.map(([, key]) => key)]);
  const plurals = new Map<Id, string>();
  for (const [id, key] of entities) {
    let list = plural(key);
    for (let n = 1; lists.has(list) || lists.has(`${list}Group`); n++) list = n === 1 ? `${key}List` : `${key}List${n}`;
    lists.add(list).add(`${list}Group`);
    plurals.set(id, list);
  }
  const taken = new Set(apiTypes);
  const names = new Map<Id, TableNames>();
  const shortFirst = [...entities].sort(([a, one], [b, other]) => one.length - other.length || (a < b ? -1 : 1));
  for (const [id, key] of shortFirst) {
    const pluralKey = plurals.get(id)!;
    const found = firstFree(pascal(key), "Record", (typeName) => typesOf({ typeName, pluralKey }), taken);
    names.set(id, { pluralKey, typeName: found });
  }
  return names;
};

/** The first of `name`, `nameSuffix`, `nameSuffix2`… of which nothing is taken; takes it. */
export const firstFree = (name: string, suffix: string, made: (name: string) => readonly string[], taken: Set<string>): string => {
  for (let n = 0; ; n++) {
    const candidate = n === 0 ? name : n === 1 ? `${name}${suffix}` : `${name}${suffix}${n}`;
    const types = made(candidate);
    if (types.some((type) => taken.has(type))) continue;
    for (const type of types) taken.add(type);
    return candidate;
  }
};
