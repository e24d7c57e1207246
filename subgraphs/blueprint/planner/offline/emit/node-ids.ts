/** Ids made from keys, so that the same description gives the same bytes [BP37]; one that is taken or too long gets a number or a hash. */
import type { Id } from "../../../../../schema/blueprint/shape.ts";

export interface Ids {
  entity(key: string): Id;
  field(entity: string, key: string): Id;
  option(entity: string, field: string, key: string): Id;
  role(key: string): Id;
  policy(role: string, entity: string, what: string): Id;
  test(entity: string, what: string): Id;
  /** Any other kind of node, by its prefix. */
  other(prefix: string, ...parts: readonly string[]): Id;
  /** Name of a relation from the other side: free among the names that side already has. */
  inverse(target: string, wanted: string, field: string): string;
}

/** Makes ids that are in none of `taken`; asking twice for the same thing gives the same id. */
export const createIds = (taken: ReadonlySet<Id>): Ids => {
  const made = new Map<string, Id>();
  const used = new Set<Id>(taken);
  const inverses = new Map<string, Set<string>>();
  const id = (prefix: string, ...parts: readonly string[]): Id => {
    const at = `${prefix} ${parts.join("/")}`;
    const known = made.get(at);
    if (known) return known;
    const body = snake(parts.filter(Boolean).join("_"));
    const short = body.length <= 34 ? body : `${body.slice(0, 27)}_${hash(body)}`;
    let candidate = `${prefix}_${short}`;
    for (let n = 2; used.has(candidate); n++) candidate = `${prefix}_${short}${n}`;
    used.add(candidate);
    made.set(at, candidate);
    return candidate;
  };
  return {
    entity: (key) => id("ent", key),
    field: (entity, key) => id("f", entity, key),
    option: (entity, field, key) => id("o", entity, field, key),
    role: (key) => id("r", key),
    policy: (role, entity, what) => id("p", role, entity, what),
    test: (entity, what) => id("t", entity, what),
    other: id,
    inverse: (target, wanted, field) => {
      const names = inverses.get(target) ?? new Set<string>();
      inverses.set(target, names);
      const name = names.has(wanted) ? `${wanted}As${field.charAt(0).toUpperCase()}${field.slice(1)}`.slice(0, 40) : wanted;
      names.add(name);
      return name;
    },
  };
};

const snake = (text: string): string =>
  text
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "_");

/** FNV-1a, six characters: only to keep long ids apart. */
const hash = (text: string): string => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value.toString(36).padStart(7, "0").slice(-6);
};
