/**
 * Whose test rows are: people made for it, three for each role that sees only its own records, so that "my bookings" is not empty for
 * whoever looks with such a role. They have addresses nobody can receive mail at and no password. In a preview the first of each role is
 * the person its preview links stand for, and people who are there already get their share.
 */
import type pg from "pg";
import { ownedBy } from "../../../schema/blueprint/lint/access-common.ts";
import { builtIn, type Id } from "../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../schema/ids.ts";
import type { Model, Table } from "../../../schema/model/model.ts";
import { ident, type Place, physicalName, qualified, storedColumns, tableName } from "../data-plane/names.ts";
import { previewEmail, previewName, previewRoles } from "../data-plane/people/preview-person.ts";

export interface TestPerson {
  readonly id: string;
  readonly role: Id;
  readonly email: string;
  readonly name: string;
  /** Was there before: the batch only gives them records. */
  readonly known?: true;
}

/** Who a field of a new row may name, in the order they take turns; `createdBy` is a field too. */
export type Owners = (table: Table, field: Id | "createdBy") => readonly string[];

const perRole = 3;
const names: Readonly<Record<Locale, readonly string[]>> = {
  en: ["Lina Haddad", "Omar Saleh", "Maya Khoury", "Yusuf Rahman", "Nora Aziz", "Sami Farouk", "Dana Nasser", "Karim Mansour"],
  ar: ["لينا حداد", "عمر صالح", "مايا خوري", "يوسف رحمن", "نورة عزيز", "سامي فاروق", "دانة ناصر", "كريم منصور"],
};

/** The roles that see a field's own records, by field; `<entity>.createdBy` for who made them. */
const ownersOf = (model: Model): ReadonlyMap<string, ReadonlySet<Id>> => {
  const found = new Map<string, Set<Id>>();
  for (const role of previewRoles(model.roles))
    for (const [entity, { read }] of Object.entries(role.access))
      for (const { where } of read) {
        const path = where && ownedBy(where.tree);
        if (!path) continue;
        const last = path.at(-1)!;
        const field = last === "createdBy" ? `${entity}.createdBy` : last;
        if (last !== "createdBy" || path.length === 1) found.set(field, (found.get(field) ?? new Set()).add(role.id));
      }
  return found;
};

/** The people a batch needs: none where no record is anybody's own and no field must name somebody. */
export const peopleFor = (
  model: Model,
  wish: { readonly batch: string; readonly locale: Locale; readonly preview: boolean; readonly newId: () => string },
  known: readonly TestPerson[],
): readonly TestPerson[] => {
  const roles = new Set([...ownersOf(model).values()].flatMap((some) => [...some]));
  const named = model.tables.some(
    (table) => table.id !== builtIn.user && table.columns.some(({ target, required }) => target === builtIn.user && required),
  );
  if (roles.size === 0 && named) roles.add(builtIn.member);
  const taken = new Set(known.map(({ email }) => email));
  const made = previewRoles(model.roles)
    .filter(({ id }) => roles.has(id))
    .flatMap((role, at) =>
      Array.from({ length: perRole }, (_, n): TestPerson => {
        const stands = wish.preview && n === 0;
        const name = names[wish.locale][(at * perRole + n) % names[wish.locale].length]!;
        const email = stands ? previewEmail(role.id) : `${role.key.toLowerCase()}.${n + 1}.${wish.batch.slice(-12)}@example.invalid`;
        return { id: wish.newId(), role: role.id, email, name: stands ? previewName(role) : name };
      }),
    );
  return [...known, ...made.filter(({ email }) => !taken.has(email))];
};

/** Who may be named where. */
export const ownersAmong = (model: Model, people: readonly TestPerson[]): Owners => {
  const roles = ownersOf(model);
  return (table, field) => {
    const those = roles.get(field === "createdBy" ? `${table.id}.createdBy` : field);
    if (!those && field === "createdBy") return [];
    const fitting = people.filter(({ role }) => !those || those.has(builtIn.member) || those.has(role));
    return [...new Set((fitting.length > 0 ? fitting : people).map(({ id }) => id))];
  };
};

/** People of a preview who could come and look: those who signed up, by role, newest first. */
export const peopleThere = async (client: pg.Client, place: Place): Promise<readonly TestPerson[]> => {
  const { rows } = await client.query<TestPerson>(
    `select u.id, coalesce(g.role, $1) as role, c.email, c.email as name, true as known from ${qualified(place, "_credential")} c
       join ${qualified(place, tableName(builtIn.user))} u on u.id = c.user_id left join ${qualified(place, "_role_grant")} g on g.user_id = u.id
      where u.deleted_at is null and u.f_user_status = 'active' and g.role is distinct from $2 order by u.created_at desc limit 12`,
    [builtIn.member, builtIn.admin],
  );
  return rows;
};

/** Writes the new ones down, tagged; their addresses and roles go with them. */
export const insertPeople = async (
  client: pg.Client,
  place: Place,
  model: Model,
  people: readonly TestPerson[],
  batch: string,
): Promise<number> => {
  const fresh = people.filter(({ known }) => !known);
  const columns = new Map(
    storedColumns(model.tables.find(({ id }) => id === builtIn.user)!).map((column) => [column.id, physicalName(column)]),
  );
  const account = model.header.accounts === "many" ? batch : null;
  for (const { id, email, name, role } of fresh) {
    const values = Object.entries({ f_user_email: email, f_user_name: name, f_user_status: "active" }).flatMap(([field, value]) => {
      const column = columns.get(field);
      return column ? [[column, value] as const] : [];
    });
    const all = [["id", id], ["test_batch", batch], ...values] as const;
    await client.query(
      `insert into ${qualified(place, tableName(builtIn.user))} (${all.map(([column]) => ident(column)).join(", ")}) values (${all.map((_, n) => `$${n + 1}`).join(", ")})`,
      all.map(([, value]) => value),
    );
    await client.query(`insert into ${qualified(place, "_credential")} (user_id, email, account_id) values ($1, $2, $3)`, [
      id,
      email,
      account,
    ]);
    if (role !== builtIn.member)
      await client.query(`insert into ${qualified(place, "_role_grant")} (user_id, role) values ($1, $2)`, [id, role]);
  }
  return fresh.length;
};

/** Takes away what opens doors for tagged people, before they are deleted. */
export const closeTagged = async (client: pg.Client, place: Place): Promise<void> => {
  const tagged = `select id from ${qualified(place, tableName(builtIn.user))} where test_batch is not null`;
  for (const name of ["_session", "_link", "_api_key", "_role_grant", "_credential"])
    await client.query(`delete from ${qualified(place, name)} where user_id in (${tagged})`);
};
