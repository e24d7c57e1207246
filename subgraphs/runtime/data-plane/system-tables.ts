/**
 * The tables every environment has beside those of its entities, as data: columns, indexes, and what the environment's own role may
 * do with them. `_user` is not here: it is the table of the built-in entity `ent_user` and is made like any entity's.
 */

import { builtIn } from "../../../schema/blueprint/shape.ts";
import { ident, literal, type Place, qualified } from "./names.ts";
import { keeper } from "./walls.ts";

interface SystemTable {
  readonly name: string;
  /** `%s` stands for the environment's schema. */
  readonly columns: string;
  /** Columns that older environments do not have yet. */
  readonly later?: readonly string[];
  /** Rights of the environment's role; the log and the audit outbox can only be added to. */
  readonly rights: string;
  readonly indexes?: readonly string[];
  /** Wall 2 of rows that are one person's, each policy as what follows its name; `%s` as above. Who owns the table sees all of them. */
  readonly wall?: readonly string[];
  /** Goes along in a backup; what opens doors or is on its way somewhere stays. */
  readonly travels: boolean;
}

/** Who the connection says is asking. */
const me = "(SELECT nullif(current_setting('wn.person', true), '')::uuid)";
const sameAccount = "account_id IS NOT DISTINCT FROM (SELECT nullif(current_setting('wn.account', true), '')::uuid)";
/** A connection that says another account than its person's finds nothing: who somebody belongs to is not taken from it. Asked once per statement. */
const ownAccount = `(account_id IS NULL OR account_id = (SELECT c.account_id FROM %s."_credential" c WHERE c.user_id = ${me}))`;
const upkeeps = `(SELECT current_setting('wn.person', true)) = ${literal(keeper)}`;
const administers = `EXISTS (SELECT FROM %s."_role_grant" g WHERE g.role = ${literal(builtIn.admin)} AND g.user_id = ${me})`;

const tables: readonly SystemTable[] = [
  {
    // One per end user. `email` repeats the user's address outside the account wall, for signing in.
    name: "_credential",
    travels: true,
    columns: `user_id uuid primary key, email text not null unique, account_id uuid, phc text, changed_at timestamptz, must_change boolean not null default false,
      verified_at timestamptz`,
    // The second factor: its secret, since when it counts, the last step that was used, and hashes of the recovery codes that are left.
    later: ["totp_secret text", "totp_since timestamptz", "totp_step bigint", "recovery bytea[]"],
    rights: "select, insert, update, delete",
  },
  {
    name: "_session",
    travels: false,
    // A bearer session begins under a preview link, and ends with it.
    later: ["preview_link uuid"],
    columns: `id uuid primary key, hash bytea not null unique, user_id uuid not null, account_id uuid, kind text not null default 'cookie' check (kind in ('cookie', 'bearer')),
      created_at timestamptz not null default now(), last_used_at timestamptz not null default now(), idle_expires_at timestamptz not null,
      absolute_expires_at timestamptz not null, revoked_at timestamptz, agent text, ip text`,
    rights: "select, insert, update, delete",
    indexes: ["(user_id)"],
  },
  {
    // A link that was handed over or mailed: one of each purpose per person, used once. `address` is where an `email` link leads to.
    name: "_link",
    travels: false,
    columns: `hash bytea primary key, user_id uuid not null, purpose text not null check (purpose in ('claim', 'invite', 'verify', 'reset', 'email')), address text,
      created_at timestamptz not null default now(), created_by uuid, expires_at timestamptz not null, unique (user_id, purpose)`,
    rights: "select, insert, update, delete",
  },
  {
    // Opens this preview as one role, for whoever has it, until it ends or is taken back. Of the link itself only a hash is known.
    name: "_preview_link",
    travels: false,
    columns: `id uuid primary key, hash bytea not null unique, role text not null, user_id uuid not null, account_id uuid, created_at timestamptz not null, created_by text not null,
      expires_at timestamptz not null, revoked_at timestamptz`,
    rights: "select, insert, update",
  },
  {
    name: "_role_grant",
    travels: true,
    columns: `user_id uuid not null, role text not null, granted_by uuid, granted_at timestamptz not null default now(), primary key (user_id, role)`,
    rights: "select, insert, update, delete",
    indexes: ["(role)"],
  },
  {
    // `wnp_…` keys: the prefix finds the row, of the rest only a hash is known.
    name: "_api_key",
    travels: false,
    columns: `id uuid primary key, prefix text not null unique, hash bytea not null, user_id uuid not null, account_id uuid, label text not null, roles text[] not null,
      created_at timestamptz not null default now(), created_by uuid, expires_at timestamptz not null, revoked_at timestamptz, last_used_at timestamptz`,
    rights: "select, insert, update, delete",
    indexes: ["(user_id)"],
  },
  {
    name: "_attempt",
    travels: false,
    columns: `key text primary key, window_start timestamptz not null, count int not null, locked_until timestamptz`,
    rights: "select, insert, update, delete",
  },
  {
    name: "_event",
    travels: false,
    columns: `era smallint not null default 0, key xid8 not null default pg_current_xact_id(), seq bigint generated always as identity, stream text not null,
      version bigint not null, id uuid not null unique, type text not null, schema smallint not null default 1, data jsonb not null, meta jsonb not null default '{}',
      at timestamptz not null default now(), primary key (era, key, seq)`,
    rights: "select, insert",
    indexes: ["(stream, version)"],
  },
  {
    name: "_consumer",
    travels: false,
    columns: `name text primary key, position text not null, owner text, lease_until timestamptz, mode text not null default 'stop'`,
    rights: "select, insert, update",
  },
  {
    name: "_parked",
    travels: false,
    columns: `consumer text not null, event_id uuid not null, stream text not null, attempts int not null, error text, next_at timestamptz,
      state text not null check (state in ('waiting', 'dead', 'replayed', 'discarded')), primary key (consumer, event_id)`,
    rights: "select, insert, update, delete",
  },
  {
    name: "_audit",
    travels: true,
    columns: `seq bigint generated always as identity primary key, id uuid not null unique, at timestamptz not null default now(), actor text not null, actor_kind text not null,
      session_id uuid, action text not null, resource text not null, outcome text not null check (outcome in ('ok', 'refused', 'failed')), reasons text[] not null default '{}',
      before jsonb, after jsonb, request_id text not null, decision_id uuid`,
    rights: "select, insert",
    indexes: ["(resource, at)"],
  },
  {
    name: "_idempotency",
    travels: false,
    columns: `actor text not null, key text not null, input_hash text not null, answer text, at timestamptz not null default now(), primary key (actor, key)`,
    rights: "select, insert, update, delete",
    indexes: ["(at)"],
  },
  {
    // Mail on its way, and mail that cannot leave. The link is forgotten once the mail has left.
    name: "_mail",
    travels: false,
    columns: `id uuid primary key, recipient text not null, kind text not null, subject text not null, body text not null, at timestamptz not null default now(), sent_at timestamptz`,
    later: [
      "account_id uuid",
      "locale text",
      "link text",
      "expires_at timestamptz",
      "tries int not null default 0",
      "next_at timestamptz",
      "error text",
    ],
    rights: "select, insert, update, delete",
    indexes: ["(next_at) WHERE sent_at IS NULL"],
    // Anybody may be written to. The platform itself carries it, and lets go of it; administrators of its account look at what waits.
    wall: [
      "FOR INSERT WITH CHECK (true)",
      `USING (${upkeeps})`,
      `FOR SELECT USING (${sameAccount} AND ${ownAccount} AND ${administers})`,
      `FOR UPDATE USING (${sameAccount} AND ${ownAccount} AND ${administers})`,
    ],
  },
  {
    // One per upload. uploading → stored → attached → orphaned → removed; `key` is where the store has the content, `size` the room it
    // takes (while uploading: at most).
    name: "_file",
    travels: true,
    columns: `id uuid primary key, key text not null unique, name text not null, type text not null, size bigint not null, sha256 bytea,
      state text not null check (state in ('uploading', 'stored', 'attached', 'orphaned', 'removed')), uploaded_by uuid, test_batch uuid,
      created_at timestamptz not null default now(), state_since timestamptz not null default now()`,
    rights: "select, insert, update, delete",
    indexes: ["(state, state_since) where state <> 'attached'", "(uploaded_by)", "(test_batch) where test_batch is not null"],
    // Until a record shows it, its uploader's; from then on a file is whose record shows it. The keeper counts the room of all of them.
    wall: [
      `FOR SELECT USING (state IN ('attached', 'orphaned') OR uploaded_by = ${me})`,
      `FOR UPDATE USING (state IN ('attached', 'orphaned') OR uploaded_by = ${me})`,
      `FOR INSERT WITH CHECK (uploaded_by = ${me})`,
      `FOR SELECT USING (${upkeeps})`,
    ],
  },
  {
    // Which records show a file, and by which field. An index for the rights, which ask the records themselves.
    name: "_file_use",
    travels: true,
    columns: `file_id uuid not null references %s."_file" (id) on delete cascade, entity text not null, field text not null, record_id uuid not null, primary key (file_id, entity, field, record_id)`,
    rights: "select, insert, delete",
    indexes: ["(record_id)"],
  },
  {
    // A table file on its way in. reading → checking → checked → running → done, or stopped; `part` is the next batch to do, and
    // `revision` grows when the mapping changes, so that what was found under an older one is not written down.
    name: "_import",
    columns: `id uuid primary key, entity text not null, created_by uuid not null, account_id uuid, roles text[] not null, locale text not null, name text not null,
      state text not null check (state in ('reading', 'checking', 'checked', 'running', 'done', 'stopped')), headings jsonb not null default '[]', mapping jsonb not null default '[]',
      key text, orders jsonb not null default '{}', revision int not null default 0, rows int not null default 0, parts int not null default 0, part int not null default 0,
      created int not null default 0, updated int not null default 0, refused int not null default 0, reason jsonb, created_at timestamptz not null default now(), changed_at timestamptz not null default now()`,
    travels: false,
    rights: "select, insert, update, delete",
    indexes: ["(changed_at) where state in ('reading', 'checking', 'running')", "(created_by)"],
    // The worker looks for the next one whoever's it is, and old ones are let go of; what it does with one it does as its creator.
    wall: [`USING (created_by = ${me})`, `FOR SELECT USING (${upkeeps})`, `FOR DELETE USING (${upkeeps})`],
  },
  {
    // Its rows, five hundred in a part, as JSON text.
    name: "_import_part",
    columns: `import_id uuid not null references %s."_import" (id) on delete cascade, part int not null, rows text not null, primary key (import_id, part)`,
    travels: false,
    rights: "select, insert, delete",
    wall: [`USING (EXISTS (SELECT FROM %s."_import" i WHERE i.id = import_id))`],
  },
  {
    // The rows that were refused, with the reasons; `row` counts as a spreadsheet does, the headings being the first, `line` as an editor.
    name: "_import_refused",
    columns: `import_id uuid not null references %s."_import" (id) on delete cascade, row int not null, cells text not null, problems jsonb not null, primary key (import_id, row)`,
    later: ["line int"],
    travels: false,
    rights: "select, insert, delete",
    wall: [`USING (EXISTS (SELECT FROM %s."_import" i WHERE i.id = import_id))`],
  },
  {
    // Roles that decide in some step of an action, as the model says. The wall of `_approval` asks it; whoever runs as the environment's role
    // cannot change it.
    name: "_approver",
    travels: false,
    columns: `action text not null, role text not null, primary key (action, role)`,
    rights: "select",
  },
  {
    // Actions that wait for somebody's yes, and what became of them. WAITING → DONE | REJECTED | EXPIRED.
    name: "_approval",
    travels: true,
    columns: `id uuid primary key, action text not null, entity text not null, record_id uuid not null, record_version int not null, params jsonb not null, input_hash text not null,
      requested_by uuid not null, account_id uuid, requested_at timestamptz not null, expires_at timestamptz not null, stage int not null default 0,
      state text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'REJECTED', 'EXPIRED')), decided_at timestamptz`,
    rights: "select, insert, update",
    indexes: ["(action, stage) where state = 'WAITING'"],
    wall: [
      `USING (requested_by = ${me} OR (${sameAccount} AND ${ownAccount} AND EXISTS (SELECT FROM %s."_approver" a WHERE a.action = "_approval".action
        AND (EXISTS (SELECT FROM %s."_role_grant" g WHERE g.role = a.role AND g.user_id = ${me}) OR (a.role = ${literal(builtIn.member)} AND ${me} IS NOT NULL)))))`,
    ],
  },
  {
    name: "_approval_vote",
    travels: true,
    columns: `approval_id uuid not null references %s."_approval" (id), stage int not null, voter uuid not null, approves boolean not null, note text, at timestamptz not null, primary key (approval_id, stage, voter)`,
    rights: "select, insert",
    wall: [
      `FOR SELECT USING (EXISTS (SELECT FROM %s."_approval" a WHERE a.id = approval_id))`,
      `FOR INSERT WITH CHECK (voter = ${me} AND EXISTS (SELECT FROM %s."_approval" a WHERE a.id = approval_id))`,
    ],
  },
  {
    name: "_migration",
    travels: false,
    columns: `release_id uuid not null, step text not null, position int not null, kind text not null, class text not null, ddl text not null, undo text, rows bigint not null default 0,
      state text not null check (state in ('todo', 'running', 'done', 'failed')), started_at timestamptz, finished_at timestamptz, error text, primary key (release_id, step)`,
    // How far a step that brings rows along has come, and how many it changed.
    later: ["position_id uuid", "touched bigint not null default 0"],
    rights: "select",
  },
  {
    // What no model shows any more, kept with its data; see `migrate/hidden.ts`.
    name: "_hidden",
    travels: true,
    columns: `id text not null, kind text not null check (kind in ('field', 'table', 'generation')), entity text not null, field text, was jsonb not null, fate text,
      hidden_at timestamptz not null default now(), dropped_at timestamptz, primary key (id, kind)`,
    rights: "select",
  },
  {
    // Records that are kept whatever their retention says; without a record: all of an entity. Written by the control plane only.
    name: "_legal_hold",
    travels: true,
    columns: `id uuid primary key, entity text not null, record_id uuid, reason text not null, placed_by uuid not null, placed_at timestamptz not null, unique nulls not distinct (entity, record_id)`,
    rights: "select",
  },
  {
    name: "_test_batch",
    travels: true,
    columns: `id uuid primary key, seed text not null, locale text not null, rows int not null, counts jsonb not null default '{}', filled_at timestamptz not null default now(),
      filled_by uuid, cleared_at timestamptz`,
    rights: "select, insert, update",
  },
];

/** In one transaction: a wall without its doors refuses everybody. Only who owns the table sees all of it: to copy and to migrate. */
const wallOf = (place: Place, table: string, policies: readonly string[]): string => {
  const name = qualified(place, table);
  const made = [
    ...policies.map((policy, n) => [`person${n}`, policy.replaceAll("%s", ident(place.schema))]),
    ["upkeep", "TO CURRENT_USER USING (true)"],
  ];
  return [
    `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`,
    ...made.flatMap(([policy, rule]) => [`DROP POLICY IF EXISTS ${policy} ON ${name}`, `CREATE POLICY ${policy} ON ${name} ${rule}`]),
  ].join("; ");
};

/** Links lay in `_credential` once. */
const linksMoved = (place: Place): string => {
  const [credential, link] = [qualified(place, "_credential"), qualified(place, "_link")];
  return `DO $moved$ BEGIN
    IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = '${credential}'::regclass AND attname = 'claim_hash' AND NOT attisdropped) THEN
      INSERT INTO ${link} (hash, user_id, purpose, expires_at) SELECT claim_hash, user_id, claim_purpose, claim_expires_at FROM ${credential} WHERE claim_hash IS NOT NULL ON CONFLICT DO NOTHING;
      UPDATE ${credential} SET claim_hash = NULL, claim_purpose = NULL, claim_expires_at = NULL WHERE claim_hash IS NOT NULL;
    END IF;
  END $moved$`;
};

/**
 * In a database that came into another server transactions count from the start again: what is logged from now on gets the era of today, and
 * one line of it says so to readers, who would take the old lines for ones of the future.
 */
const eraOpened = (place: Place): string => `DO $era$ DECLARE now smallint := (SELECT max(era) FROM events.era); BEGIN
    IF EXISTS (SELECT FROM ${qualified(place, "_event")} WHERE era < now) AND NOT EXISTS (SELECT FROM ${qualified(place, "_event")} WHERE era = now) THEN
      EXECUTE format('ALTER TABLE ${qualified(place, "_event")} ALTER COLUMN era SET DEFAULT %s', now);
      INSERT INTO ${qualified(place, "_event")} (stream, version, id, type, data) VALUES ('log:era', now, gen_random_uuid(), 'EraOpened', '{}');
    END IF;
  END $era$`;

/** Whether a table of an environment is left out of its backup. */
export const staysBehind = (name: string): boolean => tables.some((table) => table.name === name && !table.travels);

/** What can be read of the log: nothing any running transaction could still come before. */
export const readableEvents = (place: Place): string =>
  `(e.era < (SELECT max(era) FROM ${qualified(place, "_event")}) OR e.key < pg_snapshot_xmin(pg_current_snapshot()))`;

/** Statements that make the system tables of an environment and give its role its rights on them. Can be run again. */
export const systemTables = (place: Place): readonly string[] => [
  ...tables.flatMap(({ name, columns, later, rights, indexes, wall }) => [
    `CREATE TABLE IF NOT EXISTS ${qualified(place, name)} (${columns.replaceAll("%s", ident(place.schema))})`,
    ...(later ?? []).map((column) => `ALTER TABLE ${qualified(place, name)} ADD COLUMN IF NOT EXISTS ${column}`),
    ...(indexes ?? []).map((on, n) => `CREATE INDEX IF NOT EXISTS "${name}_ix${n}" ON ${qualified(place, name)} ${on}`),
    `GRANT ${rights} ON ${qualified(place, name)} TO ${ident(place.role)}`,
    ...(wall ? [wallOf(place, name, wall)] : []),
  ]),
  linksMoved(place),
  eraOpened(place),
];
