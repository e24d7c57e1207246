import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The event store. A position is (era, key, seq): key is the larger of the writer's transaction id and the stream's last key, so readers
 * that stay below the oldest running transaction never miss an event, and a stream is never read out of order.
 */
export class Events1700000000002 implements MigrationInterface {
  name = "Events1700000000002";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(walls);
    await runner.query(append);
    await runner.query(era);
    await runner.query("select events.open_era()");
    for (const [role, types] of Object.entries(writers)) {
      await runner.query("insert into events.writer (role, type) select $1, unnest($2::text[])", [role, types.split(" ")]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop schema events cascade");
  }
}

const tables = `
  create schema events;

  create table events.era (
    era smallint primary key,
    system_identifier bigint not null,
    since timestamptz not null default now()
  );

  create table events.stream (
    organization_id uuid not null,
    stream text not null check (stream ~ '^[a-z][a-z0-9-]*:[A-Za-z0-9_-]{1,64}$'),
    version bigint not null,
    era smallint not null,
    last_key xid8 not null,
    primary key (organization_id, stream)
  );

  create table events.event (
    era smallint not null,
    key xid8 not null,
    seq bigint generated always as identity,
    organization_id uuid not null,
    stream text not null,
    version bigint not null,
    id uuid not null unique,
    type text not null,
    schema smallint not null,
    data jsonb not null,
    meta jsonb not null,
    at timestamptz not null default clock_timestamp(),
    primary key (era, key, seq),
    unique (organization_id, stream, version)
  );
  create index event_of_organization on events.event (organization_id, era, key, seq);

  -- Who may append what. A domain that grows adds lines in a migration of its own.
  create table events.writer (role name not null, type text not null, primary key (role, type));

  create table events.consumer (
    name text primary key check (name ~ '^[a-z][a-z0-9.-]{0,62}$'),
    mode text not null check (mode in ('ordered-by-stream', 'skip')),
    era smallint not null default 0,
    key xid8 not null default '0',
    seq bigint not null default 0,
    owner uuid,
    lease_until timestamptz
  );

  create table events.parked (
    consumer text not null references events.consumer (name) on delete cascade,
    event_id uuid not null references events.event (id),
    organization_id uuid not null,
    stream text not null,
    version bigint not null,
    attempts int not null default 0,
    error text,
    next_at timestamptz,
    state text not null default 'waiting' check (state in ('waiting', 'dead', 'replayed', 'discarded')),
    primary key (consumer, event_id)
  );
  create index parked_of_stream on events.parked (consumer, organization_id, stream, version) where state in ('waiting', 'dead');
`;

const readers = "wn_identity, wn_blueprint, wn_governance, wn_vault, wn_runtime, wn_collab, wn_reader";

const walls = `
  alter table events.stream enable row level security;
  alter table events.stream force row level security;
  alter table events.event enable row level security;
  alter table events.event force row level security;
  -- Also the owner (events.append runs as it) sees and writes one organization's rows only.
  create policy organization on events.stream
    using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
  create policy organization on events.event
    using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
  create policy consumers on events.event for select to wn_consumer using (true);

  grant usage on schema events to ${readers}, wn_consumer, wn_gov_analysis, wn_gov_decision, wn_gov_execution, wn_data;
  grant select on events.event, events.stream to ${readers}, wn_consumer;
  grant select on events.era to ${readers}, wn_consumer;
  grant select, insert, update on events.consumer to wn_consumer;
  grant select, insert, update, delete on events.parked to wn_consumer;
`;

const append = `
  create function events.append(p_organization uuid, p_stream text, p_expected text, p_events jsonb) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_count int := case when jsonb_typeof(p_events) = 'array' then jsonb_array_length(p_events) else 0 end;
    v_event jsonb;
    v_version bigint;
    v_era smallint := (select max(era) from events.era);
    v_last_era smallint;
    v_last xid8;
    v_known int;
    v_same int;
    v_newest bigint;
  begin
    if p_organization is null or p_organization is distinct from nullif(current_setting('wn.organization', true), '')::uuid then
      raise exception 'EVENT_ORGANIZATION' using errcode = '42501', detail = '{}';
    end if;
    if p_stream is null or p_stream !~ '^[a-z][a-z0-9-]*:[A-Za-z0-9_-]{1,64}$' then
      raise exception 'EVENT_STREAM_INVALID' using errcode = 'WN400', detail = jsonb_build_object('stream', left(p_stream, 120))::text;
    end if;
    if v_count < 1 or v_count > 100 then
      raise exception 'EVENT_TOO_MANY' using errcode = 'WN400', detail = jsonb_build_object('count', v_count)::text;
    end if;
    for v_event in select value from jsonb_array_elements(p_events) loop
      if octet_length((v_event -> 'data')::text) > 262144 then
        raise exception 'EVENT_TOO_LARGE' using errcode = 'WN400',
          detail = jsonb_build_object('type', v_event ->> 'type', 'bytes', octet_length((v_event -> 'data')::text))::text;
      end if;
      -- session_user: the login itself; current_user is the owner of this function here.
      if not exists (select 1 from events.writer where role = session_user and type = v_event ->> 'type') then
        raise exception 'EVENT_FORBIDDEN' using errcode = '42501', detail = jsonb_build_object('role', session_user, 'type', v_event ->> 'type')::text;
      end if;
    end loop;

    -- The row lock comes first: the key taken below it can never be smaller than the key of the event before.
    insert into events.stream (organization_id, stream, version, era, last_key) values (p_organization, p_stream, 0, v_era, '0') on conflict do nothing;
    select version, era, last_key into strict v_version, v_last_era, v_last from events.stream
      where organization_id = p_organization and stream = p_stream for update;

    select count(*), count(*) filter (where e.organization_id = p_organization and e.stream = p_stream and e.type = n.value ->> 'type'
        and e.schema = (n.value ->> 'schema')::smallint and e.data = n.value -> 'data'), max(e.version)
      into v_known, v_same, v_newest
      from jsonb_array_elements(p_events) n join events.event e on e.id = (n.value ->> 'id')::uuid;
    if v_known > 0 then
      if v_known = v_count and v_same = v_count then return v_newest; end if;
      raise exception 'EVENT_ID_TAKEN' using errcode = 'WN409', detail = jsonb_build_object('id', p_events -> 0 ->> 'id')::text;
    end if;

    if not (p_expected = 'any' or (p_expected = 'none' and v_version = 0) or (p_expected ~ '^[0-9]{1,18}$' and p_expected::bigint = v_version)) then
      raise exception 'EVENT_VERSION_CONFLICT' using errcode = 'WN409', detail = jsonb_build_object('actual', v_version)::text;
    end if;

    -- A key of an earlier era counts transactions of another server.
    v_last := case when v_last_era = v_era then greatest(pg_current_xact_id(), v_last) else pg_current_xact_id() end;
    begin
      insert into events.event (era, key, organization_id, stream, version, id, type, schema, data, meta)
        select v_era, v_last, p_organization, p_stream, v_version + ordinality, (value ->> 'id')::uuid,
               value ->> 'type', (value ->> 'schema')::smallint, value -> 'data', coalesce(value -> 'meta', '{}')
          from jsonb_array_elements(p_events) with ordinality order by ordinality;
    exception when unique_violation then
      -- The id belongs to an event that this organization cannot see, or stands twice in this call.
      raise exception 'EVENT_ID_TAKEN' using errcode = 'WN409', detail = jsonb_build_object('id', p_events -> 0 ->> 'id')::text;
    end;
    update events.stream set version = v_version + v_count, era = v_era, last_key = v_last where organization_id = p_organization and stream = p_stream;
    return v_version + v_count;
  end $$;
  revoke all on function events.append(uuid, text, text, jsonb) from public;
  grant execute on function events.append(uuid, text, text, jsonb)
    to ${readers.replace(", wn_reader", "")}, wn_consumer, wn_gov_analysis, wn_gov_decision, wn_gov_execution, wn_data;
`;

const era = `
  -- A restored database counts transactions from the start again: its events keep their era, new ones get the next.
  create function events.open_era() returns smallint language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare
    v_now bigint := (select system_identifier from pg_control_system());
    v_era smallint;
  begin
    select era into v_era from events.era where system_identifier = v_now and era = (select max(era) from events.era);
    if found then return v_era; end if;
    lock table events.era in exclusive mode;
    select coalesce(max(era), 0) + 1 into v_era from events.era;
    insert into events.era (era, system_identifier) values (v_era, v_now);
    return v_era;
  end $$;
  revoke all on function events.open_era() from public;
`;

const writers = {
  wn_identity:
    "OrganizationCreated OrganizationDeleted OrganizationRestored UserInvited InviteRevoked UserActivated UserSuspended UserBanned UserDeleted UserRestored UserUpdated SessionStarted SessionEnded MembershipChanged RoleDefined PermissionGiven PermissionTaken PasswordChanged",
  wn_blueprint:
    "BlueprintCreated BlueprintRenamed BlueprintArchived BlueprintRestored VersionCommitted BranchOpened BranchClosed PlanStarted PlanProgressed PlanFinished",
  wn_governance: "DecisionRequested KillSwitchTriggered KillSwitchLifted",
  wn_gov_analysis: "DecisionAnalyzed",
  wn_gov_decision:
    "DecisionDenied ApprovalRequested ApprovalGiven ApprovalRefused DecisionApproved DecisionRejected DecisionExpired DecisionWithdrawn DecisionHalted",
  wn_gov_execution: "ExecutionStarted ExecutionFinished ExecutionFailed ExecutionCompensated",
  wn_consumer: "AuditSealed CheckpointSigned",
  wn_vault:
    "SecretCreated SecretVersionAdded SecretVersionDeprecated SecretDeleted SecretRestored SecretDestroyed SecretRevealed SecretBound SecretUnbound VaultSealed VaultUnsealed OrganizationKeyRotated ProviderConfigured ProviderVerified",
  wn_runtime:
    "PlatformCreated PlatformRenamed PlatformArchived PlatformDeleted PlatformRestored EnvironmentCreated ReleasePlanned ReleaseStarted ReleaseProgressed ReleaseActivated ReleaseFailed ReleaseCancelled ReleaseRolledBack TestDataFilled TestDataReset",
};
