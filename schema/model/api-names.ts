/**
 * Names of the API that never meet. Of every entity the API makes some thirty types; an entity takes its own name unless it, or one of the
 * types made of it, has a name that is taken: then `Record` is put behind it. Shorter keys come first, so what is added around an entity
 * (`testGroup` beside `test`) makes way for it and not the other way round. The same blueprint gets the same names, for whoever asks.
 */
import { pascal, plural } from "../blueprint/keys.ts";
import type { Id } from "../blueprint/shape.ts";

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
  const many = pascal(pluralKey) === typeName ? `${typeName}List` : pascal(pluralKey);
  return [
    typeName,
    ...behind.map((suffix) => `${typeName}${suffix}`),
    ...["Create", "Update", "Upsert", "Delete", "Restore"].map((verb) => `${verb}${typeName}Input`),
    ...["Create", "Update", "Upsert"].map((verb) => `${verb}${typeName}Set`),
    `Update${typeName}Row`,
    ...["Create", "Update", "Delete"].map((verb) => `${verb}${many}Input`),
  ];
};

/** The types the API makes of an action of an entity. */
export const typesOfAction = (action: string, typeName: string): readonly string[] => {
  const name = `${pascal(action)}${typeName}`;
  return [`${name}Input`, `${name}Params`];
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
