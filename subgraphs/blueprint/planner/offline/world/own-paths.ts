/**
 * Whose a record is, and by which links that is known: "patients see their own sessions" where a session follows a plan and the plan is a
 * patient's; "coaches see the members of their own team" where the team has a coach. What the text ties together is followed before
 * anything is added, so that nobody has to enter twice whose a record is.
 */
import type { Grant, PlannedEntity, PlannedField, World } from "./world.ts";

/** How "their own" is found: the fields from the record to the person, as keys with the entity they live in. */
export type OwnPath = readonly { readonly entity: string; readonly field: string }[];
/** Whose, of what, and by way of which of their things. */
export type Owned = Pick<Grant, "entity" | "role" | "via">;

/** Where "their own" leads: to the person, to the record of their role, or along the links of what the record belongs to. */
export const ownPath = (world: World, { entity: key, role, via }: Owned): OwnPath | null => {
  const through = via ? throughPath(world, key, via, role) : null;
  return through ?? directPath(world, key, role) ?? (isFollowed(world, key, role) ? leadingPath(world, key, role) : null);
};

/** Adds what is missing between a record and whose it is. */
export const ensureOwn = (world: World, owned: Owned): void => {
  const { entity: key, role, via } = owned;
  const entity = world.entities.get(key);
  if (!entity || role === "r_admin") return;
  if (directPath(world, key, role)) return;
  if (via && leadsTo(world, key, via)) {
    if (!throughPath(world, key, via, role)) ensureOwn(world, { entity: via, role });
    return;
  }
  const profile = world.entities.get(profileOf(role));
  if (profile && !userOf(world, profile)) profile.fields.set("user", userField("user", true, { en: "User", ar: "المستخدم" }, false));
  if (profile === entity || ownPath(world, owned)) return;
  if (profile) {
    entity.fields.set(profile.key, {
      key: profile.key,
      label: profile.label,
      type: "reference",
      classification: "internal",
      required: false,
      unique: false,
      target: profile.key,
      options: [],
      span: null,
      why: "own",
    });
    return;
  }
  const name = people.has(role) ? "owner" : role;
  const label = people.has(role) ? ownerWords : (world.roles.get(role)?.label ?? ownerWords);
  const told = entity.fields.get(name);
  if (!told) entity.fields.set(name, userField(name, false, label, true));
  // "job card: car, mechanic" where mechanics see their own: the mechanic is a person who signs in, not a text.
  else if (!told.target) told.type = "user";
};

/** The order in which they are asked for: what somebody adds first, and what a record belongs to before the record. */
export const inOrder = (world: World, grants: readonly Grant[]): readonly Grant[] => {
  const own = grants.filter((grant) => grant.own);
  const left = [...own.filter(({ allow }) => allow.has("create")), ...own.filter(({ allow }) => !allow.has("create"))];
  const done: Grant[] = [];
  while (left.length > 0) {
    const next = left.findIndex(
      (one) => !left.some((other) => other.role === one.role && other.entity !== one.entity && leadsTo(world, one.entity, other.entity)),
    );
    done.push(...left.splice(Math.max(next, 0), 1));
  }
  return done;
};

const people = new Set(["r_member", "r_admin", "r_public"]);
const ownerWords = { en: "Owner", ar: "صاحب السجل" } as const;

/** The record of who has a role: of the same name; of signed-in users, the members where the text describes them. */
const profileOf = (role: string): string => (role === "r_member" ? "member" : role);

/** The person a record is of: nobody who has another role, as the therapist of a patient has. */
const userOf = (world: World, { key, fields }: PlannedEntity): PlannedField | undefined =>
  [...fields.values()].find((field) => field.type === "user" && (field.key === key || !world.roles.has(field.key)));

/** A link to the role's own record and from there to the user, else a link to the user. */
const directPath = (world: World, key: string, role: string): OwnPath | null => {
  const entity = world.entities.get(key);
  if (!entity) return null;
  const record = profileOf(role);
  if (entity.key === record) {
    const user = userOf(world, entity);
    return user ? [{ entity: entity.key, field: user.key }] : null;
  }
  const direct = [...entity.fields.values()].find(
    (field) =>
      field.type === "user" &&
      (field.key === role ||
        // The user of a student is the student, and no teacher of theirs.
        (field.key === "user" && entity.key !== "member" && !world.roles.has(entity.key)) ||
        // Where owners are some of those who sign in, the owner is one of them.
        (field.key === "owner" && !(field.span !== null && world.roles.has("owner"))) ||
        (role === "r_member" && field.key === "member")),
  );
  const link = [...entity.fields.values()].find((field) => field.target === record && field.type === "reference");
  const profile = world.entities.get(record);
  const user = profile && userOf(world, profile);
  if (link && user)
    return [
      { entity: entity.key, field: link.key },
      { entity: profile.key, field: user.key },
    ];
  return direct ? [{ entity: entity.key, field: direct.key }] : null;
};

/** What somebody adds is theirs because they added it: a comment on somebody else's post is not the other's. */
const isFollowed = (world: World, entity: string, role: string): boolean =>
  !people.has(role) && !world.grants.some((one) => one.role === role && one.entity === entity && one.allow.has("create"));

const furthest = 3;
/** Along the links, the nearest first, to what belongs to somebody in this role. */
const leadingPath = (world: World, from: string, role: string): OwnPath | null =>
  search(world, from, (key) => {
    const end = key === from ? null : directPath(world, key, role);
    return end && isTheirs(world, end, role) ? end : null;
  });

/** A field for whoever made it says that of it alone, and not of what hangs on it. */
const isTheirs = (world: World, path: OwnPath, role: string): boolean => {
  const { entity, field } = path[0]!;
  return entity === profileOf(role) || path.length > 1 || field === role || world.entities.get(entity)?.fields.get(field)?.span !== null;
};

/** Along the links to the thing of theirs that was named, and from there to the person. */
const throughPath = (world: World, from: string, via: string, role: string): OwnPath | null => {
  const end = directPath(world, via, role);
  return end && search(world, from, (key) => (key === via ? end : null));
};

/** Whether one of the records leads to the other. */
export const leadsTo = (world: World, from: string, to: string): boolean => search(world, from, (key) => (key === to ? [] : null)) !== null;

const search = (world: World, from: string, end: (key: string) => OwnPath | null): OwnPath | null => {
  const seen = new Set([from]);
  let ways: readonly { readonly at: string; readonly path: OwnPath }[] = [{ at: from, path: [] }];
  for (let far = 0; far <= furthest && ways.length > 0; far++) {
    for (const { at, path } of ways) {
      const found = end(at);
      if (found) return [...path, ...found];
    }
    ways = ways.flatMap(({ at, path }) =>
      [...(world.entities.get(at)?.fields.values() ?? [])].flatMap((field) => {
        if (field.type !== "reference" || !field.target || seen.has(field.target) || field.why === "usual") return [];
        seen.add(field.target);
        return [{ at: field.target, path: [...path, { entity: at, field: field.key }] }];
      }),
    );
  }
  return null;
};

const userField = (key: string, unique: boolean, label: PlannedField["label"], fromMe: boolean): PlannedField => ({
  key,
  label,
  type: "user",
  classification: "internal",
  required: false,
  unique,
  options: [],
  span: null,
  why: "own",
  ...(fromMe ? { fromMe: true as const } : {}),
});
