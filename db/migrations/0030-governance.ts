import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Decisions in three phases, each written by a login of its own; grants and executions that only a database function can join; kill
 * switches; and the doors other planes pass inside their transactions.
 */
export class Governance1700000000030 implements MigrationInterface {
  name = "Governance1700000000030";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const table of walled) {
      await runner.query(`
        alter table governance.${table} enable row level security;
        alter table governance.${table} force row level security;
        create policy own_organization on governance.${table} using (organization_id = ${organization});
      `);
    }
    await runner.query(switchWalls);
    await runner.query(rights);
    await runner.query(people);
    await runner.query(live);
    await runner.query(consume);
    await runner.query(guard);
    await runner.query(upkeep);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop trigger execution_needs_a_grant on events.event");
    for (const name of functions) await runner.query(`drop function governance.${name}`);
    await runner.query(`drop table ${["kill_switch", ...walled].map((table) => `governance.${table}`).join(", ")}`);
    await runner.query(`revoke usage on schema governance from ${guests}`);
  }
}

const organization = "nullif(current_setting('wn.organization', true), '')::uuid";
const walled = ["trace_step", "execution", "decision_grant", "vote", "ruling", "analysis", "decision"];
const functions = [
  "unfinished_business(timestamptz)",
  "guard_execution()",
  "consume_grant(uuid, uuid, text, uuid, timestamptz)",
  "assert_live(jsonb, text)",
  "active_switches()",
  "newest_epoch()",
  "epoch()",
  "eligible(text, timestamptz)",
];
/** Planes that pass a door of governance inside their own transactions. */
const guests = "wn_blueprint, wn_vault, wn_runtime, wn_data, wn_collab";

const tables = `
  -- What was asked: written once, never changed.
  create table governance.decision (
    organization_id uuid not null,
    id uuid primary key,
    kind text not null,
    subject_type text not null,
    subject_id text not null,
    payload jsonb not null,
    payload_hash text not null check (payload_hash ~ '^[0-9a-f]{64}$'),
    facts jsonb not null,
    reason text,
    requester_kind text not null check (requester_kind in ('user', 'api-key', 'service', 'ai')),
    requester_id text not null,
    on_behalf_of text,
    session_id text,
    request_id text not null,
    requested_at timestamptz not null,
    expires_at timestamptz not null,
    unique (organization_id, id)
  );
  create index decision_newest on governance.decision (organization_id, requested_at desc, id desc);
  create index decision_of_subject on governance.decision (organization_id, kind, subject_type, subject_id);

  create table governance.analysis (
    organization_id uuid not null,
    decision_id uuid primary key,
    score int not null check (score between 0 and 100),
    factors text[] not null,
    at timestamptz not null,
    foreign key (organization_id, decision_id) references governance.decision (organization_id, id)
  );

  create table governance.ruling (
    organization_id uuid not null,
    decision_id uuid primary key,
    status text not null check (status in ('awaiting-approval', 'approved', 'denied', 'rejected', 'expired', 'withdrawn', 'halted')),
    -- matrix, people or single-operator; null while it waits and when it was refused.
    by text check (by in ('matrix', 'people', 'single-operator')),
    stage int not null default 0,
    reasons jsonb not null default '[]',
    at timestamptz not null,
    foreign key (organization_id, decision_id) references governance.decision (organization_id, id),
    check ((status = 'approved') <= (by is not null))
  );
  create index ruling_open on governance.ruling (organization_id, decision_id) where status in ('awaiting-approval', 'approved');

  create table governance.vote (
    organization_id uuid not null,
    decision_id uuid not null,
    voter uuid not null,
    stage int not null,
    approves boolean not null,
    note text,
    role_id uuid not null,
    payload_hash text not null,
    at timestamptz not null,
    primary key (decision_id, voter),
    foreign key (organization_id, decision_id) references governance.decision (organization_id, id)
  );

  create table governance.decision_grant (
    organization_id uuid not null,
    jti uuid primary key,
    decision_id uuid not null,
    audience text not null,
    payload_hash text not null,
    -- The newest kill switch epoch when it was issued: any later one makes it worthless, also after a lift.
    epoch bigint not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    consumed_at timestamptz,
    foreign key (organization_id, decision_id) references governance.decision (organization_id, id)
  );
  create index grant_of_decision on governance.decision_grant (decision_id);

  -- One per decision, made by consume_grant inside the transaction of the effect, and by nothing else.
  create table governance.execution (
    organization_id uuid not null,
    id uuid primary key,
    decision_id uuid not null unique,
    jti uuid not null unique references governance.decision_grant (jti),
    executor text not null,
    payload_hash text not null,
    started_at timestamptz not null,
    announced_at timestamptz,
    finished_at timestamptz,
    outcome text check (outcome in ('executed', 'failed', 'compensated')),
    code text,
    result_hash text,
    foreign key (organization_id, decision_id) references governance.decision (organization_id, id)
  );
  create index execution_unannounced on governance.execution (started_at) where announced_at is null;

  create table governance.trace_step (
    organization_id uuid not null,
    decision_id uuid not null,
    n int not null check (n > 0),
    at timestamptz not null,
    phase text not null check (phase in ('request', 'analysis', 'decision', 'execution')),
    key text not null,
    text jsonb not null,
    data jsonb not null,
    previous_hash text not null,
    hash text not null,
    primary key (decision_id, n),
    foreign key (organization_id, decision_id) references governance.decision (organization_id, id)
  );

  -- organization_id null: the whole installation.
  create table governance.kill_switch (
    id uuid primary key,
    organization_id uuid,
    scope text not null check (scope in ('installation', 'organization', 'platform', 'assistant', 'ai-model', 'provider', 'decision')),
    scope_id text,
    reach text not null check (reach in ('automation', 'writes')),
    epoch bigint not null,
    active boolean not null,
    by uuid not null,
    reason text not null,
    at timestamptz not null,
    lifted_by uuid,
    lifted_at timestamptz,
    lift_reason text,
    check ((scope = 'installation') = (organization_id is null)),
    unique nulls not distinct (organization_id, scope, scope_id)
  );
  create index kill_switch_active on governance.kill_switch (scope) where active;
`;

const switchWalls = `
  alter table governance.kill_switch enable row level security;
  alter table governance.kill_switch force row level security;
  create policy own_organization on governance.kill_switch using (organization_id is null or organization_id = ${organization});
  -- The doors run as the owner and look across organizations; what they answer is about the scopes they were asked for.
  create policy doors on governance.kill_switch for select to current_user using (true);
  create policy upkeep on governance.decision for select to current_user using (true);
  create policy upkeep on governance.ruling for select to current_user using (true);
  create policy upkeep on governance.execution for select to current_user using (true);
`;

const rights = `
  grant select on governance.decision, governance.ruling to wn_governance, wn_gov_analysis, wn_gov_decision, wn_gov_execution;
  grant select on governance.trace_step to wn_governance, wn_gov_analysis, wn_gov_decision, wn_gov_execution;
  grant insert on governance.trace_step to wn_governance, wn_gov_analysis, wn_gov_decision, wn_gov_execution;
  grant select on governance.analysis, governance.vote, governance.decision_grant, governance.execution to wn_governance;
  grant insert on governance.decision to wn_governance;
  grant select, insert, update on governance.kill_switch to wn_governance;

  grant insert on governance.analysis to wn_gov_analysis;

  grant select on governance.analysis, governance.vote to wn_gov_decision;
  grant insert on governance.ruling, governance.vote to wn_gov_decision;
  grant update (status, by, stage, reasons, at) on governance.ruling to wn_gov_decision;

  grant select, insert on governance.decision_grant to wn_gov_execution;
  grant select on governance.execution to wn_gov_execution;
  grant update (announced_at, finished_at, outcome, code, result_hash) on governance.execution to wn_gov_execution;

  grant usage on schema governance to ${guests};
`;

// Identity's rows are read behind a door: who of this organization holds a permission now, and with which role and rank.
const people = `
  create function governance.eligible(p_permission text, p_at timestamptz) returns table (user_id uuid, role_id uuid, rank int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select m.user_id, m.role_id, r.rank
    from identity.membership m
    join identity."user" u on u.id = m.user_id and u.status = 'active'
    join identity.role r on r.id = m.role_id
    where m.organization_id = ${organization} and m.status = 'active' and (m.expires_at is null or m.expires_at > p_at)
      and (p_permission = any (r.permissions) or exists (
        select 1 from identity.personal_permission p where p.membership_id = m.id and p.permission = p_permission and p.effect = 'allow'
          and p.resource_id is null and (p.expires_at is null or p.expires_at > p_at)))
      and not exists (
        select 1 from identity.personal_permission p where p.membership_id = m.id and p.permission = p_permission and p.effect = 'deny'
          and p.resource_id is null and (p.expires_at is null or p.expires_at > p_at))
  $$;
  revoke all on function governance.eligible(text, timestamptz) from public;
  grant execute on function governance.eligible(text, timestamptz) to wn_governance, wn_gov_decision;
`;

const live = `
  -- Passes, or raises GOVERNANCE_HALTED with the switch. A switch of reach 'writes' also stops automation. Scopes below an organization
  -- belong to it, so callers name the organization beside them.
  create function governance.assert_live(p_scopes jsonb, p_reach text) returns void
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v governance.kill_switch;
  begin
    select k.* into v from governance.kill_switch k
    where k.active and (p_reach = 'automation' or k.reach = 'writes')
      and (k.scope = 'installation' or (
        exists (select 1 from jsonb_array_elements(p_scopes) s where s ->> 'scope' = 'organization' and s ->> 'id' = k.organization_id::text)
        and exists (select 1 from jsonb_array_elements(p_scopes) s
                    where s ->> 'scope' = k.scope and (k.scope_id is null or s ->> 'id' = k.scope_id))))
    limit 1;
    if found then
      raise exception 'GOVERNANCE_HALTED' using errcode = 'WN423',
        detail = jsonb_build_object('id', v.id, 'scope', v.scope, 'scopeId', v.scope_id, 'reach', v.reach, 'since', v.at, 'epoch', v.epoch)::text;
    end if;
  end $$;
  revoke all on function governance.assert_live(jsonb, text) from public;
  grant execute on function governance.assert_live(jsonb, text)
    to wn_governance, wn_gov_analysis, wn_gov_decision, wn_gov_execution, ${guests};

  -- The newest epoch that touches the transaction's organization.
  create function governance.epoch() returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(max(epoch), 0) from governance.kill_switch where organization_id is null or organization_id = ${organization}
  $$;
  create function governance.newest_epoch() returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(max(epoch), 0) from governance.kill_switch
  $$;
  -- What each process compares its work in flight with.
  create function governance.active_switches() returns setof governance.kill_switch
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select * from governance.kill_switch where active
  $$;
  revoke all on function governance.epoch(), governance.newest_epoch(), governance.active_switches() from public;
  grant execute on function governance.active_switches() to wn_governance;
  grant execute on function governance.epoch() to wn_governance, wn_gov_execution;
  grant execute on function governance.newest_epoch() to wn_governance;
`;

const consume = `
  -- Uses a grant up in the transaction of the effect. Answers 'ok', or why not; then nothing was written. The audience is the login that
  -- asks, so a grant for one plane is worthless in the hands of another.
  create function governance.consume_grant(p_jti uuid, p_decision uuid, p_hash text, p_execution uuid, p_at timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_organization uuid := ${organization};
    g governance.decision_grant;
    d governance.decision;
    r governance.ruling;
  begin
    select * into g from governance.decision_grant
      where organization_id = v_organization and jti = p_jti and decision_id = p_decision for update;
    if not found then return 'unknown'; end if;
    select * into strict d from governance.decision where organization_id = v_organization and id = p_decision;
    select * into r from governance.ruling where organization_id = v_organization and decision_id = p_decision for share;
    if g.consumed_at is not null or exists (select 1 from governance.execution e where e.decision_id = p_decision) then return 'used'; end if;
    if session_user <> 'wn_' || g.audience then return 'executor'; end if;
    if g.expires_at <= p_at then return 'late'; end if;
    if g.payload_hash <> p_hash or d.payload_hash <> p_hash then return 'payload'; end if;
    if r.status is distinct from 'approved' then return 'not-approved'; end if;
    -- A switch thrown since makes the grant worthless; only lifting one goes on while it is thrown.
    if d.kind <> 'kill.lift' then
      if g.epoch <> governance.epoch() then return 'halted'; end if;
      perform governance.assert_live(jsonb_build_array(jsonb_build_object('scope', 'organization', 'id', v_organization),
        jsonb_build_object('scope', 'decision', 'id', p_decision)), 'automation');
    end if;
    if exists (select 1 from governance.vote v where v.organization_id = v_organization and v.decision_id = p_decision and v.approves
               and (v.payload_hash <> p_hash or v.voter not in (select user_id from governance.eligible('decision.approve', p_at)))) then
      return 'approver';
    end if;
    update governance.decision_grant set consumed_at = p_at where jti = p_jti;
    insert into governance.execution (organization_id, id, decision_id, jti, executor, payload_hash, started_at)
      values (v_organization, p_execution, p_decision, p_jti, g.audience, p_hash, p_at);
    return 'ok';
  end $$;
  revoke all on function governance.consume_grant(uuid, uuid, text, uuid, timestamptz) from public;
  grant execute on function governance.consume_grant(uuid, uuid, text, uuid, timestamptz)
    to wn_governance, wn_blueprint, wn_vault, wn_runtime;
`;

// The last witness: whoever appends an execution event, with whatever code, needs the row consume_grant made.
const guard = `
  create function governance.guard_execution() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_decision text := new.data ->> 'decisionId';
    v_execution text := new.data ->> 'executionId';
  begin
    if new.stream <> 'decision:' || v_decision or not exists (
      select 1 from governance.execution e
      join governance.decision d on d.organization_id = e.organization_id and d.id = e.decision_id and d.payload_hash = e.payload_hash
      join governance.decision_grant g on g.jti = e.jti and g.consumed_at is not null
      where e.organization_id = new.organization_id and e.decision_id::text = v_decision and e.id::text = v_execution
        and (new.type <> 'ExecutionStarted' or e.payload_hash = new.data ->> 'payloadHash')
    ) then
      raise exception 'EXECUTION_WITHOUT_GRANT' using errcode = '42501', detail = '{}';
    end if;
    -- Begun once, and ended only after it began.
    if (new.type = 'ExecutionStarted') = exists (
      select 1 from events.event e where e.organization_id = new.organization_id and e.stream = new.stream and e.type = 'ExecutionStarted'
    ) then
      raise exception 'EXECUTION_OUT_OF_ORDER' using errcode = '42501', detail = '{}';
    end if;
    return new;
  end $$;
  revoke all on function governance.guard_execution() from public;
  create trigger execution_needs_a_grant before insert on events.event for each row
    when (new.type in ('ExecutionStarted', 'ExecutionFinished', 'ExecutionFailed', 'ExecutionCompensated'))
    execute function governance.guard_execution();
`;

// What the background tick of governance looks for, over all organizations: places only.
const upkeep = `
  create function governance.unfinished_business(p_at timestamptz) returns table (organization_id uuid, decision_id uuid, what text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    (select e.organization_id, e.decision_id, 'announce' from governance.execution e where e.announced_at is null limit 200)
    union all
    (select r.organization_id, r.decision_id, 'expire' from governance.ruling r
      join governance.decision d on d.organization_id = r.organization_id and d.id = r.decision_id
      where r.status = 'awaiting-approval' and d.expires_at <= p_at limit 200)
    union all
    (select r.organization_id, r.decision_id, 'lift' from governance.ruling r
      join governance.decision d on d.organization_id = r.organization_id and d.id = r.decision_id
      -- Whoever approved it is lifting it right now; this is for processes that ended in between.
      where r.status = 'approved' and d.kind = 'kill.lift' and d.expires_at > p_at and r.at < p_at - interval '5 seconds'
        and not exists (select 1 from governance.execution e where e.decision_id = r.decision_id) limit 200)
  $$;
  revoke all on function governance.unfinished_business(timestamptz) from public;
  grant execute on function governance.unfinished_business(timestamptz) to wn_governance;
`;
