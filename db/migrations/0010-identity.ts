import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Organizations, people and how they get in. Rows of an organization are visible in a transaction of that organization; a person's own
 * memberships and sessions also in a transaction that has `wn.person` set (sign-in and refresh know the person before the organization);
 * an invite or an API key also to whoever presents its hash or prefix (`wn.proof`).
 */
export class Identity1700000000010 implements MigrationInterface {
  name = "Identity1700000000010";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(walls);
    await runner.query(doors);
    await runner.query("insert into events.writer (role, type) select 'wn_identity', unnest($1::text[])", [
      ["ApiKeyCreated", "ApiKeyRevoked"],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function identity.viewer(uuid, uuid, timestamptz), identity.viewer_within(uuid, uuid, timestamptz)");
    for (const table of [...tableNames].reverse()) await runner.query(`drop table identity.${table}`);
  }
}

const tableNames = [
  "organization",
  '"user"',
  "role",
  "membership",
  "personal_permission",
  "invite",
  "credential_password",
  "session",
  "refresh_token",
  "api_key",
  "attempt_bucket",
  "ticket",
  "one_time_link",
];

const tables = `
  create table identity.organization (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$'),
    name_en text,
    name_ar text,
    kind text not null check (kind in ('direct', 'reseller', 'customer', 'installation')),
    parent_id uuid references identity.organization (id),
    tier text not null,
    status text not null default 'active' check (status in ('active', 'suspended', 'delete-requested', 'deleted', 'purged')),
    settings jsonb not null default '{}',
    created_at timestamptz not null,
    delete_requested_at timestamptz,
    deleted_at timestamptz,
    purge_after timestamptz,
    check (name_en is not null or name_ar is not null)
  );
  create unique index one_installation on identity.organization (kind) where kind = 'installation';

  create table identity."user" (
    id uuid primary key,
    email_key text not null unique check (email_key = lower(email_key) and length(email_key) <= 254),
    email_verified_at timestamptz,
    display_name text not null check (length(display_name) between 1 and 240),
    locale text not null check (locale in ('en', 'ar')),
    status text not null default 'active' check (status in ('invited', 'active', 'suspended', 'banned', 'deleted', 'purged')),
    last_seen_at date,
    created_at timestamptz not null
  );

  create table identity.role (
    id uuid primary key,
    organization_id uuid references identity.organization (id),
    key text not null,
    name_en text not null,
    name_ar text not null,
    rank int not null check (rank between 1 and 100),
    permissions text[] not null,
    custom boolean not null default false,
    unique nulls not distinct (organization_id, key)
  );

  create table identity.membership (
    id uuid primary key,
    organization_id uuid not null references identity.organization (id),
    user_id uuid not null references identity."user" (id),
    role_id uuid not null references identity.role (id),
    status text not null default 'active' check (status in ('active', 'suspended', 'left')),
    invited_by uuid references identity."user" (id),
    expires_at timestamptz,
    joined_at timestamptz not null,
    -- Set by a trigger from the role, so that one index can promise a single root owner.
    root boolean not null default false,
    unique (organization_id, user_id)
  );
  create index membership_of_user on identity.membership (user_id);
  create unique index one_root_owner on identity.membership (root) where root and status = 'active';

  create function identity.mark_root() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    new.root := exists (select 1 from identity.role where id = new.role_id and organization_id is null and rank = 100);
    return new;
  end $$;
  create trigger mark_root before insert or update on identity.membership for each row execute function identity.mark_root();

  create table identity.personal_permission (
    id uuid primary key,
    organization_id uuid not null,
    membership_id uuid not null references identity.membership (id),
    permission text not null,
    effect text not null check (effect in ('allow', 'deny')),
    resource_id uuid,
    expires_at timestamptz,
    given_by uuid not null,
    reason text,
    unique nulls not distinct (membership_id, permission, effect, resource_id)
  );

  create table identity.invite (
    id uuid primary key,
    organization_id uuid not null references identity.organization (id),
    email_key text not null,
    role_id uuid not null,
    resource_id uuid,
    token_hash bytea not null unique,
    invited_by uuid not null references identity."user" (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    declined_at timestamptz,
    revoked_at timestamptz
  );
  create index invite_newest on identity.invite (organization_id, created_at desc, id desc);

  create table identity.credential_password (
    user_id uuid primary key references identity."user" (id),
    phc text not null,
    changed_at timestamptz not null,
    must_change boolean not null default false
  );

  create table identity.session (
    id uuid primary key,
    user_id uuid not null references identity."user" (id),
    organization_id uuid not null references identity.organization (id),
    aal smallint not null check (aal in (1, 2)),
    amr text[] not null,
    authenticated_at timestamptz not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    -- How long it may rest, in seconds: shorter for holders of danger permissions.
    idle_seconds int not null,
    idle_expires_at timestamptz not null,
    absolute_expires_at timestamptz not null,
    revoked_at timestamptz,
    revoke_reason text,
    device_hash bytea not null,
    ip text,
    agent text
  );
  create index session_of_user on identity.session (user_id, created_at) where revoked_at is null;

  create table identity.refresh_token (
    hash bytea primary key,
    session_id uuid not null references identity.session (id),
    user_id uuid not null,
    parent_hash bytea,
    generation int not null,
    created_at timestamptz not null,
    consumed_at timestamptz
  );
  create index refresh_token_of_session on identity.refresh_token (session_id);

  create table identity.api_key (
    id uuid primary key,
    organization_id uuid not null references identity.organization (id),
    owner_user_id uuid not null references identity."user" (id),
    name text not null,
    prefix text not null unique,
    mac bytea not null,
    scopes text[] not null,
    allowed_networks cidr[] not null default '{}',
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
  );

  create table identity.attempt_bucket (
    key text primary key,
    window_start timestamptz not null,
    count int not null,
    locked_until timestamptz
  );

  create table identity.ticket (
    hash bytea primary key,
    session_id uuid not null references identity.session (id),
    user_id uuid not null,
    purpose text not null,
    target text not null default '',
    expires_at timestamptz not null,
    used_at timestamptz
  );
  create index ticket_expiry on identity.ticket (expires_at);

  -- Links shown once: the owner's claim and password resets. They belong to a person or the installation, not to an organization.
  create table identity.one_time_link (
    hash bytea primary key,
    kind text not null check (kind in ('owner-claim', 'password-reset')),
    user_id uuid references identity."user" (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz
  );
  -- Exactly one owner link is good at a time, however many processes start at once.
  create unique index one_owner_link on identity.one_time_link (kind) where kind = 'owner-claim' and used_at is null and revoked_at is null;
`;

const organization = "nullif(current_setting('wn.organization', true), '')::uuid";
const person = "nullif(current_setting('wn.person', true), '')::uuid";
const proof = "nullif(current_setting('wn.proof', true), '')";
const wall = (table: string, using: string, check = `organization_id = ${organization}`) => `
  alter table identity.${table} enable row level security;
  alter table identity.${table} force row level security;
  create policy organization on identity.${table} using (${using}) with check (${check});
`;

const walls = [
  wall(
    "organization",
    `id = ${organization} or id in (select m.organization_id from identity.membership m where m.user_id = ${person})`,
    `id = ${organization}`,
  ),
  // Built-in roles are written in transactions of no organization, at start.
  wall("role", `organization_id is null or organization_id = ${organization}`, `organization_id is not distinct from ${organization}`),
  wall("membership", `organization_id = ${organization} or user_id = ${person}`),
  wall("personal_permission", `organization_id = ${organization}`),
  wall("invite", `organization_id = ${organization} or encode(token_hash, 'hex') = ${proof}`),
  wall("session", `organization_id = ${organization} or user_id = ${person}`, `organization_id = ${organization} or user_id = ${person}`),
  wall("api_key", `organization_id = ${organization} or prefix = ${proof}`),
  `grant select, insert, update on ${tableNames.map((table) => `identity.${table}`).join(", ")} to wn_identity;
   grant delete on identity.attempt_bucket, identity.refresh_token, identity.ticket, identity.personal_permission to wn_identity;`,
].join("\n");

const planes = "wn_identity, wn_blueprint, wn_governance, wn_vault, wn_runtime, wn_data, wn_collab";

// The clock is the caller's, so that expiry follows the same time everywhere. Settings are put back by hand: a SET clause for a setting of
// our own needs a superuser, and the migrating login of DATABASE_URL need not be one.
const doors = `
  create function identity.viewer(p_subject uuid, p_organization uuid, p_at timestamptz) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_organization text := coalesce(current_setting('wn.organization', true), '');
    v_person text := coalesce(current_setting('wn.person', true), '');
    v_proof text := coalesce(current_setting('wn.proof', true), '');
    v_answer jsonb;
  begin
    perform set_config('wn.organization', p_organization::text, true), set_config('wn.person', '', true), set_config('wn.proof', '', true);
    v_answer := identity.viewer_within(p_subject, p_organization, p_at);
    perform set_config('wn.organization', v_organization, true), set_config('wn.person', v_person, true), set_config('wn.proof', v_proof, true);
    return v_answer;
  end $$;

  create function identity.viewer_within(p_subject uuid, p_organization uuid, p_at timestamptz) returns jsonb
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare
    v_answer jsonb;
    v_key jsonb;
    v_user uuid;
    v_member uuid;
  begin
    select s.user_id, jsonb_build_object('kind', 'user', 'subjectId', s.user_id, 'sessionId', s.id, 'aal', s.aal,
             'authenticatedAt', s.authenticated_at, 'until', least(s.idle_expires_at, s.absolute_expires_at))
      into v_user, v_answer
      from identity.session s
      where s.id = p_subject and s.organization_id = p_organization and s.revoked_at is null
        and s.idle_expires_at > p_at and s.absolute_expires_at > p_at;
    if not found then
      select k.owner_user_id, jsonb_build_object('kind', 'api-key', 'subjectId', k.id, 'onBehalfOf', k.owner_user_id, 'scopes', to_jsonb(k.scopes),
               'aal', 1, 'authenticatedAt', k.created_at, 'until', k.expires_at)
        into v_user, v_answer
        from identity.api_key k
        where k.id = p_subject and k.organization_id = p_organization and k.revoked_at is null and k.expires_at > p_at;
      if not found then return null; end if;
    end if;
    select m.id, v_answer || jsonb_build_object('roleId', r.id, 'rank', r.rank, 'permissions', to_jsonb(r.permissions), 'locale', u.locale,
             'until', least((v_answer ->> 'until')::timestamptz, m.expires_at))
      into v_member, v_answer
      from identity.membership m
      join identity."user" u on u.id = m.user_id and u.status = 'active'
      join identity.organization o on o.id = m.organization_id and o.status = 'active'
      join identity.role r on r.id = m.role_id
      where m.organization_id = p_organization and m.user_id = v_user and m.status = 'active' and (m.expires_at is null or m.expires_at > p_at);
    if not found then return null; end if;
    return v_answer || jsonb_build_object('personal', coalesce((
      select jsonb_agg(jsonb_build_object('permission', p.permission, 'effect', p.effect, 'resourceId', p.resource_id, 'expiresAt', p.expires_at))
      from identity.personal_permission p where p.membership_id = v_member and (p.expires_at is null or p.expires_at > p_at)), '[]'));
  end $$;
  revoke all on function identity.viewer(uuid, uuid, timestamptz), identity.viewer_within(uuid, uuid, timestamptz) from public;
  grant usage on schema identity to ${planes};
  grant execute on function identity.viewer(uuid, uuid, timestamptz) to ${planes};
`;
