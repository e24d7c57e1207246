import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The same `events.append` for three quarters of the work: the era stands in a function that is made when an era opens, so no append asks
 * a table for it; a stream's name is checked when it begins and not each time it moves.
 */
export class AppendKnowsTheEra1700000000095 implements MigrationInterface {
  name = "AppendKnowsTheEra1700000000095";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(era);
    await runner.query("select events.open_era()");
    await runner.query(append);
    // Only events.append writes streams; it refuses the name before the first row.
    await runner.query("alter table events.stream drop constraint stream_stream_check");
  }

  async down(): Promise<void> {
    // What the functions mean did not change.
  }
}

// Stable and not immutable: a plan that took its answer in is made anew when the function is.
const era = `
  create function events.current_era() returns smallint language sql stable as 'select 0::smallint';

  create or replace function events.open_era() returns smallint language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare
    v_now bigint := (select system_identifier from pg_control_system());
    v_era smallint;
  begin
    select era into v_era from events.era where system_identifier = v_now and era = (select max(era) from events.era);
    if found and v_era = events.current_era() then return v_era; end if;
    lock table events.era in exclusive mode;
    -- Another process may have opened it while this one waited.
    select era into v_era from events.era where system_identifier = v_now and era = (select max(era) from events.era);
    if not found then
      select coalesce(max(era), 0) + 1 into v_era from events.era;
      insert into events.era (era, system_identifier) values (v_era, v_now);
      update runtime.environment set equipment = 0;
    end if;
    execute format('create or replace function events.current_era() returns smallint language sql stable as %L', format('select %s::smallint', v_era));
    return v_era;
  end $$;
`;

const append = `
  create or replace function events.append(p_organization uuid, p_stream text, p_expected text, p_events jsonb) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_count int := case when jsonb_typeof(p_events) = 'array' then jsonb_array_length(p_events) else 0 end;
    v_event jsonb := p_events -> 0;
    v_version bigint;
    v_expected boolean;
    v_era smallint;
    v_key xid8;
    v_made int := 0;
    v_known int;
    v_same int;
    v_newest bigint;
  begin
    if p_organization is null or p_organization is distinct from nullif(current_setting('wn.organization', true), '')::uuid then
      raise exception 'EVENT_ORGANIZATION' using errcode = '42501', detail = '{}';
    end if;
    if v_count < 1 or v_count > 100 then
      raise exception 'EVENT_TOO_MANY' using errcode = 'WN400', detail = jsonb_build_object('count', v_count)::text;
    end if;
    for n in 0 .. v_count - 1 loop
      v_event := p_events -> n;
      if octet_length((v_event -> 'data')::text) > 262144 then
        raise exception 'EVENT_TOO_LARGE' using errcode = 'WN400',
          detail = jsonb_build_object('type', v_event ->> 'type', 'bytes', octet_length((v_event -> 'data')::text))::text;
      end if;
      -- session_user: the login itself; current_user is the owner of this function here. The last event is looked at below.
      if n < v_count - 1 and not exists (select 1 from events.writer where role = session_user and type = v_event ->> 'type') then
        raise exception 'EVENT_FORBIDDEN' using errcode = '42501', detail = jsonb_build_object('role', session_user, 'type', v_event ->> 'type')::text;
      end if;
    end loop;

    -- The key is made of what the locked row holds: it can never be smaller than the key of the event before, except in another era,
    -- where keys count transactions of another server.
    update events.stream as s set version = s.version + v_count, era = events.current_era(),
        last_key = case when s.era = events.current_era() then greatest(pg_current_xact_id(), s.last_key) else pg_current_xact_id() end
      where s.organization_id = p_organization and s.stream = p_stream
        and exists (select from events.writer where role = session_user and type = v_event ->> 'type')
      returning s.version - v_count, s.era, s.last_key into v_version, v_era, v_key;
    if v_version is null then
      if p_stream is null or p_stream !~ '^[a-z][a-z0-9-]*:[A-Za-z0-9_-]{1,64}$' then
        raise exception 'EVENT_STREAM_INVALID' using errcode = 'WN400', detail = jsonb_build_object('stream', left(p_stream, 120))::text;
      end if;
      if not exists (select 1 from events.writer where role = session_user and type = v_event ->> 'type') then
        raise exception 'EVENT_FORBIDDEN' using errcode = '42501', detail = jsonb_build_object('role', session_user, 'type', v_event ->> 'type')::text;
      end if;
      -- New, unless somebody has begun it in between.
      insert into events.stream as s (organization_id, stream, version, era, last_key)
        values (p_organization, p_stream, v_count, events.current_era(), pg_current_xact_id())
        on conflict (organization_id, stream) do update set version = s.version + v_count, era = excluded.era,
          last_key = case when s.era = excluded.era then greatest(excluded.last_key, s.last_key) else excluded.last_key end
        returning version - v_count, era, last_key into v_version, v_era, v_key;
    end if;
    v_expected := p_expected = 'any' or (p_expected = 'none' and v_version = 0) or (p_expected ~ '^[0-9]{1,18}$' and p_expected::bigint = v_version);

    if v_expected then
      if v_count = 1 then
        insert into events.event (era, key, organization_id, stream, version, id, type, schema, data, meta)
          values (v_era, v_key, p_organization, p_stream, v_version + 1, (v_event ->> 'id')::uuid,
                  v_event ->> 'type', (v_event ->> 'schema')::smallint, v_event -> 'data', coalesce(v_event -> 'meta', '{}'))
          on conflict (id) do nothing;
      else
        insert into events.event (era, key, organization_id, stream, version, id, type, schema, data, meta)
          select v_era, v_key, p_organization, p_stream, v_version + ordinality, (value ->> 'id')::uuid,
                 value ->> 'type', (value ->> 'schema')::smallint, value -> 'data', coalesce(value -> 'meta', '{}')
            from jsonb_array_elements(p_events) with ordinality order by ordinality
          on conflict (id) do nothing;
      end if;
      get diagnostics v_made = row_count;
      if v_made = v_count then return v_version + v_count; end if;
    end if;

    -- Said before, in full and nothing else: a success that does nothing. Ids of events that this organization cannot see are taken.
    select count(*), count(*) filter (where e.organization_id = p_organization and e.stream = p_stream and e.type = n.value ->> 'type'
        and e.schema = (n.value ->> 'schema')::smallint and e.data = n.value -> 'data'), max(e.version)
      into v_known, v_same, v_newest
      from jsonb_array_elements(p_events) n join events.event e on e.id = (n.value ->> 'id')::uuid;
    if v_made = 0 and v_known = v_count and v_same = v_count then
      update events.stream set version = v_version where organization_id = p_organization and stream = p_stream;
      return v_newest;
    end if;
    if v_expected or v_known > 0 then
      raise exception 'EVENT_ID_TAKEN' using errcode = 'WN409', detail = jsonb_build_object('id', p_events -> 0 ->> 'id')::text;
    end if;
    raise exception 'EVENT_VERSION_CONFLICT' using errcode = 'WN409', detail = jsonb_build_object('actual', v_version)::text;
  end $$;
`;
