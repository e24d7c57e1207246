import type { MigrationInterface, QueryRunner } from "typeorm";

/** Secrets, sealed. A dump of these tables without the root key reveals nothing. */
export class Vault1700000000040 implements MigrationInterface {
  name = "Vault1700000000040";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table vault.canary (one int primary key default 1 check (one = 1), sealed bytea not null);

      create table vault.organization_key (
        organization_id uuid not null,
        version int not null check (version > 0),
        wrapped bytea not null,
        state text not null default 'active' check (state in ('active', 'decrypt-only', 'retired')),
        wraps bigint not null default 0,
        created_at timestamptz not null,
        primary key (organization_id, version)
      );
      create unique index one_active_key on vault.organization_key (organization_id) where state = 'active';

      create table vault.secret (
        organization_id uuid not null,
        id uuid primary key,
        path text not null check (path ~ '^(organization|platform|system)(/[a-z0-9][a-z0-9-]{0,62}){1,5}$'),
        kind text not null check (kind in ('text', 'api-key', 'password', 'key-pair', 'json')),
        current_version int not null,
        hint text,
        created_by uuid not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        deleted_at timestamptz,
        unique (organization_id, path),
        unique (organization_id, id)
      );

      create table vault.secret_version (
        organization_id uuid not null,
        secret_id uuid not null,
        n int not null check (n > 0),
        ciphertext bytea not null,
        wrapped_data_key bytea not null,
        key_version int not null,
        created_by uuid not null,
        created_at timestamptz not null,
        primary key (secret_id, n),
        foreign key (organization_id, secret_id) references vault.secret (organization_id, id),
        foreign key (organization_id, key_version) references vault.organization_key (organization_id, version)
      );

      create table vault.binding (
        organization_id uuid not null,
        id uuid primary key,
        secret_id uuid not null,
        target_kind text not null check (target_kind in ('provider', 'platform-environment', 'service')),
        target_id text not null check (char_length(target_id) between 1 and 80),
        created_at timestamptz not null,
        unique (secret_id, target_kind, target_id),
        foreign key (organization_id, secret_id) references vault.secret (organization_id, id)
      );

      create table vault.provider_call (
        organization_id uuid not null,
        id uuid primary key,
        provider text not null,
        caller text not null,
        started_at timestamptz not null,
        ended_at timestamptz,
        outcome text not null check (outcome in ('started', 'ok', 'refused', 'failed', 'unknown', 'halted')),
        status int
      );
      create index provider_call_newest on vault.provider_call (organization_id, started_at desc);
    `);
    for (const table of ["organization_key", "secret", "secret_version", "binding", "provider_call"]) {
      await runner.query(`
        alter table vault.${table} enable row level security;
        alter table vault.${table} force row level security;
        create policy own_organization on vault.${table}
          using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
      `);
    }
    await runner.query(`
      grant select, insert on vault.canary to wn_vault;
      grant select, insert, update on vault.organization_key, vault.secret, vault.provider_call to wn_vault;
      -- A sealed value is never changed; a new value is a new version.
      grant select, insert on vault.secret_version to wn_vault;
      grant select, insert, delete on vault.binding to wn_vault;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "drop table vault.provider_call, vault.binding, vault.secret_version, vault.secret, vault.organization_key, vault.canary",
    );
  }
}
