/**
 * A platform that begins to serve customer accounts, or no longer does: the steps of one table that both models have. Pure.
 *
 * Turned on, everything that is there belongs to one first account, also what the old model still writes; each later account is one more.
 * Nodes of the old model say no account, so the wall stands only when all have switched; until then the new model's own conditions hold.
 * Turned off, the wall goes first, and every record is everybody's. The column stays, so that the way back finds who owned what.
 */
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { accountWall, createIndex, dropIndex, type Place } from "../data-plane/ddl.ts";
import { isBuilt } from "../data-plane/index-condition.ts";
import { ident, literal, physical, physicalName, qualified, tableName } from "../data-plane/names.ts";
import type { MigrationStep, Misfits } from "../domain/migration.ts";
import { isStored } from "./changes.ts";
import { of, step } from "./sentences.ts";

const asked = "nullif(current_setting('wn.account', true), '')::uuid";
const setDefault = (name: string, value: string) => `ALTER TABLE ${name} ALTER COLUMN "account_id" SET DEFAULT ${value}`;
/** Who says no account writes for the first one. Stable, so the rows that are there get it without being touched. */
const firstOr = ({ schema }: Place) => `coalesce(${asked}, md5(${literal(`${schema} first account`)})::uuid)`;

/** What is known of the table: its records, and those with a value another account has too. */
interface Counted {
  readonly rows: number;
  readonly shared: Misfits | undefined;
}

export const accountSteps = (place: Place, [from, before]: Side, [to, table]: Side, counted: Counted): readonly MigrationStep[] => {
  const [was, now] = [from.header.accounts, to.header.accounts];
  if (was === now || table.id === "ent_account") return [];
  return now === "many" ? turnOn(place, [from, before], [to, table], counted.rows) : turnOff(place, [from, before], [to, table], counted);
};

/** Records `t` with a value that is unique within their account and that another account has too; null: nothing is unique. */
export const sharedValue = (place: Place, before: Table, table: Table): string | null => {
  const indexed = sameIndexes(before, table).map(({ fields }) =>
    fields.map((id) => physicalName(before.columns.find((column) => column.id === id)!)),
  );
  const keys = [...uniquesOf(before, table).map((field) => [field]), ...indexed];
  const twice = keys.map(
    (fields) =>
      `exists (select from ${qualified(place, tableName(table.id))} o where o.deleted_at is null and o.account_id <> t.account_id and ${fields.map((field) => `o.${ident(field)} = t.${ident(field)}`).join(" and ")})`,
  );
  return keys.length === 0 ? null : `t.deleted_at is null and (${twice.join(" or ")})`;
};

/** The engine's own rows about people say their account too; of those the old model still writes, a trigger says it. */
export const peopleSteps = (place: Place, from: Pick<Model, "header">, to: Pick<Model, "header">): readonly MigrationStep[] => {
  if (from.header.accounts === "many" || to.header.accounts !== "many") return [];
  const words = { en: "Sign-ins and keys belong to the account of their person", ar: "تتبع جلسات الدخول والمفاتيح حساب صاحبها" };
  const users = qualified(place, "_user");
  const first = firstOr(place);
  const says = qualified(place, "_account_of");
  const body = `BEGIN NEW.account_id := coalesce(NEW.account_id, (SELECT u.account_id FROM ${users} u WHERE u.id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid), ${first}); RETURN NEW; END`;
  return [
    {
      ...step("accounts:people", "add-accounts", "online", words, [
        `CREATE OR REPLACE FUNCTION ${says}() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS ${literal(body)}`,
        ...ofPeople.flatMap(([name, person]) => [
          `CREATE OR REPLACE TRIGGER account BEFORE INSERT OR UPDATE ON ${qualified(place, name)} FOR EACH ROW EXECUTE FUNCTION ${says}('${person}')`,
          `UPDATE ${qualified(place, name)} SET account_id = NULL WHERE account_id IS NULL`,
        ]),
      ]),
      undo: [`DROP FUNCTION IF EXISTS ${says}() CASCADE`],
    },
    {
      ...step("wall:people", "wall-accounts", "safe", words, [`DROP FUNCTION IF EXISTS ${says}() CASCADE`]),
      phase: "contract",
    },
  ];
};
const ofPeople = [
  ["_credential", "user_id"],
  ["_session", "user_id"],
  ["_preview_link", "user_id"],
  ["_api_key", "user_id"],
  ["_import", "created_by"],
  ["_approval", "requested_by"],
] as const;

type Side = readonly [Pick<Model, "header">, Table];

const turnOn = (place: Place, [from, before]: Side, [to, table]: Side, rows: number): readonly MigrationStep[] => {
  const name = qualified(place, tableName(table.id));
  const kept = ident(`${tableName(table.id)}_an`);
  return [
    step(
      `accounts:${table.id}`,
      "add-accounts",
      "online",
      of(
        "{t} belong to customer accounts; all that are there belong to one",
        "تصبح {t} لحسابات العملاء؛ وكل الموجود منها لحساب واحد",
        table,
      ),
      [
        `ALTER TABLE ${name} ADD COLUMN IF NOT EXISTS "account_id" uuid DEFAULT ${firstOr(place)}`,
        setDefault(name, firstOr(place)),
        `CREATE INDEX CONCURRENTLY IF NOT EXISTS ${ident(`${tableName(table.id)}_ac`)} ON ${name} (account_id)`,
        ...uniquesOf(before, table).map((field) => besides(place, table, field, true)),
        ...sameIndexes(before, table).map((index) => createIndex(place, table, index, to, { online: true })),
      ],
      rows,
    ),
    {
      ...step(
        `wall:${table.id}`,
        "wall-accounts",
        "online",
        of("From here on an account sees only its own {t}", "من الآن لا يرى كل حساب إلا ما يخصه من {t}", table),
        [
          setDefault(name, asked),
          `ALTER TABLE ${name} DROP CONSTRAINT IF EXISTS ${kept}`,
          `ALTER TABLE ${name} ADD CONSTRAINT ${kept} CHECK ("account_id" IS NOT NULL) NOT VALID`,
          `ALTER TABLE ${name} VALIDATE CONSTRAINT ${kept}`,
          // Proved by the check, so no row is read for it.
          `ALTER TABLE ${name} ALTER COLUMN "account_id" SET NOT NULL`,
          `ALTER TABLE ${name} DROP CONSTRAINT ${kept}`,
          wallOf(place, table),
          ...uniquesOf(before, table).flatMap((field) => swap(place, table, field, true)),
          ...sameIndexes(before, table).map((index) => dropIndex(place, before, index, from, { online: true })),
        ],
        rows,
      ),
      phase: "contract",
    },
  ];
};

const turnOff = (place: Place, [from, before]: Side, [to, table]: Side, { rows, shared }: Counted): readonly MigrationStep[] => {
  const name = qualified(place, tableName(table.id));
  const twice = shared?.count ?? 0;
  return [
    {
      ...step(
        `accounts:${table.id}`,
        "merge-accounts",
        "destructive",
        of("{t} of all accounts become one list", "تصير {t} من كل الحسابات قائمة واحدة", table),
        [
          // Values two accounts share stop it here, before anything was opened.
          ...uniquesOf(before, table).map((field) => besides(place, table, field, false)),
          ...sameIndexes(before, table).map((index) => createIndex(place, table, index, to, { online: true })),
          `ALTER TABLE ${name} ALTER COLUMN "account_id" DROP NOT NULL`,
          setDefault(name, firstOr(place)),
          `ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`,
          `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`,
        ],
        rows,
      ),
      undo: [wallOf(place, table)],
      ...(twice > 0 && { misfits: shared! }),
      loses:
        twice > 0
          ? of(
              `${twice} of {t} hold a value that another account has too, and a value must be the only one of its kind: change them first, or the release stops here`,
              `عدد ${twice} من {t} يحمل قيمة موجودة في حساب آخر، ويجب ألا تتكرر: غيّرها أولًا وإلا توقف الإصدار هنا`,
              table,
            )
          : of("Whoever may see {t} sees those of every account from then on", "من يحق له رؤية {t} يرى ما يخص كل الحسابات من الآن", table),
    },
    {
      ...step(
        `wall:${table.id}`,
        "drop-account-indexes",
        "online",
        of("{t} need no index by account", "تستغني {t} عن فهارس الحسابات", table),
        [
          ...uniquesOf(before, table).flatMap((field) => swap(place, table, field, false)),
          ...sameIndexes(before, table).map((index) => dropIndex(place, before, index, from, { online: true })),
          `DROP INDEX CONCURRENTLY IF EXISTS ${qualified(place, `${tableName(table.id)}_ac`)}`,
        ],
        rows,
      ),
      phase: "contract",
    },
  ];
};

/** In one transaction: a wall without its doors refuses everybody. */
const wallOf = (place: Place, table: Table): string => accountWall(place, table).join("; ");

/** Columns whose values are unique in both models and lie where they lay. Addresses of people are, whatever the blueprint says. */
const uniquesOf = (before: Table, table: Table): readonly string[] =>
  table.columns.flatMap((column) => {
    const was = before.columns.find(({ id }) => id === column.id);
    const both = column.id === "f_user_email" || (column.unique && was?.unique === true);
    return was && both && isStored(column) && physical(was) === physical(column) ? [physicalName(column)] : [];
  });
const sameIndexes = (before: Table, table: Table) =>
  table.indexes.filter(
    (index) =>
      index.unique &&
      isBuilt(table, index) &&
      before.indexes.some(
        (was) =>
          was.id === index.id && was.unique && was.fields.join() === index.fields.join() && was.where?.source === index.where?.source,
      ),
  );

/** A unique field that was hidden may have gone as the platform was then: its values are unique as it is now, within an account or among all. */
export const uniqueAgain = (place: Place, { header }: Pick<Model, "header">, table: Table, column: Column): readonly string[] =>
  swap(place, table, physicalName(column), header.accounts === "many" && table.id !== "ent_account");

/** The other form beside the one that counts until the switch, under a name of its own. */
const besides = (place: Place, table: Table, field: string, accounts: boolean): string =>
  `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ${ident(`${field}_ua`)} ON ${qualified(place, tableName(table.id))} (${accounts ? '"account_id", ' : ""}${ident(field)}) WHERE "deleted_at" IS NULL`;
/** It takes the other one's place. Run again after its end it makes the same index once more, and is never without one. */
const swap = (place: Place, table: Table, field: string, accounts: boolean): readonly string[] => [
  besides(place, table, field, accounts),
  `DROP INDEX CONCURRENTLY IF EXISTS ${qualified(place, `${field}_uq`)}`,
  `ALTER INDEX IF EXISTS ${qualified(place, `${field}_ua`)} RENAME TO ${ident(`${field}_uq`)}`,
];
