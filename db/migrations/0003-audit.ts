import type { MigrationInterface, QueryRunner } from "typeorm";

/** The audit log: entries written in the command's transaction, leaves and checkpoints added by the sealer. Append-only by grant (GV33). */
export class Audit1700000000003 implements MigrationInterface {
  name = "Audit1700000000003";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(walls);
    await runner.query(append);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop schema audit cascade");
  }
}

const tables = `
  create schema audit;

  -- (key, seq) is the order in which the sealer takes committed entries: the same rule as for events.
  create table audit.entry (
    id uuid primary key,
    organization_id uuid,
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    actor_kind text not null check (actor_kind in ('user', 'api-key', 'service', 'ai', 'system')),
    on_behalf_of text,
    session_id text,
    action text not null,
    resource text not null,
    outcome text not null check (outcome in ('ok', 'refused', 'failed')),
    reasons text[] not null default '{}',
    before jsonb,
    after jsonb,
    request_id text not null,
    decision_id uuid,
    sealed_personal bytea,
    era smallint not null,
    key xid8 not null default pg_current_xact_id(),
    seq bigint generated always as identity
  );
  create unique index entry_position on audit.entry (era, key, seq);
  create index entry_of_organization on audit.entry (organization_id, era, key, seq);

  create table audit.leaf (
    organization_id uuid,
    seq bigint not null,
    entry_id uuid not null unique,
    leaf_hash bytea not null,
    previous_hash bytea not null,
    chain_hash bytea not null,
    tree_index bigint not null unique,
    unique nulls not distinct (organization_id, seq)
  );

  create table audit.checkpoint (
    tree_size bigint primary key,
    root_hash bytea not null,
    signed_note text not null,
    at timestamptz not null default clock_timestamp()
  );
`;

const writers =
  "wn_identity, wn_blueprint, wn_governance, wn_gov_analysis, wn_gov_decision, wn_gov_execution, wn_vault, wn_runtime, wn_data, wn_collab, wn_consumer";

const walls = `
  alter table audit.entry enable row level security;
  alter table audit.entry force row level security;
  alter table audit.leaf enable row level security;
  alter table audit.leaf force row level security;
  create policy organization on audit.entry for select
    using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
  create policy organization on audit.leaf for select
    using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
  -- Nobody but the owner of audit.append holds INSERT on entries; even there the organization is the transaction's.
  create policy writing on audit.entry for insert
    with check (organization_id is not distinct from nullif(current_setting('wn.organization', true), '')::uuid);
  create policy sealing on audit.entry for select to wn_consumer using (true);
  create policy sealing on audit.leaf for select to wn_consumer using (true);
  create policy chaining on audit.leaf for insert to wn_consumer with check (true);

  grant usage on schema audit to ${writers};
  grant select on audit.entry, audit.leaf, audit.checkpoint to wn_governance, wn_consumer;
  grant insert on audit.leaf, audit.checkpoint to wn_consumer;
`;

const append = `
  create function audit.append(p_entry jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_id uuid := (p_entry ->> 'id')::uuid;
  begin
    insert into audit.entry (id, organization_id, actor, actor_kind, on_behalf_of, session_id, action, resource, outcome, reasons,
                             before, after, request_id, decision_id, sealed_personal, era)
    values (v_id, nullif(current_setting('wn.organization', true), '')::uuid, p_entry ->> 'actor', p_entry ->> 'actorKind',
            p_entry ->> 'onBehalfOf', p_entry ->> 'sessionId', p_entry ->> 'action', p_entry ->> 'resource', p_entry ->> 'outcome',
            array(select jsonb_array_elements_text(coalesce(nullif(p_entry -> 'reasons', 'null'), '[]'))),
            nullif(p_entry -> 'before', 'null'), nullif(p_entry -> 'after', 'null'), p_entry ->> 'requestId',
            (p_entry ->> 'decisionId')::uuid, decode(p_entry ->> 'sealedPersonal', 'base64'), (select max(era) from events.era));
    return v_id;
  end $$;
  revoke all on function audit.append(jsonb) from public;
  grant execute on function audit.append(jsonb) to ${writers};
`;
