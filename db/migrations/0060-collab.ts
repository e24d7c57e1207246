import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Live drafts: documents, their append-only log, snapshots, who owns which Yjs client id, undo groups.
 *
 * `wn_collab` reads through row level security and writes through functions only. Each function matches organization and document on
 * every row it touches, so one call may carry several organizations and still cannot cross them. They set `wn.organization` for that
 * row first: the owner of the tables is bound by the policies as well, unless it is a superuser.
 */
export class Collab1700000000060 implements MigrationInterface {
  name = "Collab1700000000060";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table collab.document (
        organization_id uuid not null,
        id uuid primary key,
        blueprint_id uuid not null,
        branch_id uuid not null,
        kind text not null check (kind in ('draft', 'file')),
        node_id text check ((node_id is null) = (kind = 'draft')),
        status text not null default 'open' check (status in ('open', 'frozen', 'deleted')),
        -- Why it is frozen: {en, ar}
        because jsonb,
        epoch int not null default 1,
        schema_version int not null,
        -- The last committed seq; never reset, also not by an epoch.
        head bigint not null default 0,
        snapshot_seq bigint not null default 0,
        told_seq bigint not null default 0,
        created_at timestamptz not null default now(),
        changed_at timestamptz not null default now(),
        unique (organization_id, id)
      );
      create unique index one_per_branch_and_node on collab.document (branch_id, coalesce(node_id, '')) where status <> 'deleted';

      -- Append-only by grant. One row is one document's share of one turn and covers seq - updates + 1 … seq.
      create table collab.log (
        organization_id uuid not null,
        document_id uuid not null,
        seq bigint not null,
        updates int not null check (updates > 0),
        epoch int not null,
        client_ids bigint[] not null,
        -- (length, Yjs V1 bytes)*
        parts bytea not null,
        -- Server run and its counter: what makes a repetition harmless.
        writer uuid not null,
        turn bigint not null,
        at timestamptz not null default clock_timestamp(),
        primary key (document_id, seq),
        unique (document_id, writer, turn),
        foreign key (organization_id, document_id) references collab.document (organization_id, id)
      );

      -- state: Yjs V2, deflate-raw, the bytes that go on the wire.
      create table collab.snapshot (
        organization_id uuid not null,
        document_id uuid not null,
        seq bigint not null,
        epoch int not null,
        schema_version int not null,
        state bytea not null,
        vector bytea not null,
        state_bytes int not null,
        fresh_bytes int not null,
        at timestamptz not null default now(),
        primary key (document_id, seq),
        foreign key (organization_id, document_id) references collab.document (organization_id, id)
      );

      -- Which person a Yjs client id belongs to: safety and attribution in one table. No person: an upgrade.
      create table collab.client (
        organization_id uuid not null,
        document_id uuid not null,
        client_id bigint not null,
        user_id uuid,
        participant text not null check (participant in ('person', 'ai', 'api', 'merge', 'restore', 'import', 'upgrade')),
        undo_group_id uuid,
        first_seq bigint not null,
        primary key (document_id, client_id),
        foreign key (organization_id, document_id) references collab.document (organization_id, id)
      );

      create table collab.undo_group (
        organization_id uuid not null,
        id uuid primary key,
        document_id uuid not null,
        participant text not null check (participant in ('ai', 'api', 'merge', 'restore', 'import', 'upgrade')),
        on_behalf_of uuid not null,
        label jsonb not null,
        status text not null default 'open' check (status in ('open', 'closed', 'reverted')),
        reverts uuid,
        batches uuid[] not null default '{}',
        -- [{cell: {root, key}, before?, after?}], in the order they were written
        changes jsonb not null default '[]',
        first_seq bigint,
        last_seq bigint,
        at timestamptz not null default now(),
        foreign key (organization_id, document_id) references collab.document (organization_id, id)
      );
      create index undo_groups_of_document on collab.undo_group (document_id, last_seq desc);

      create table collab.server (id uuid primary key, url text not null, schema_version int not null, seen_at timestamptz not null);
    `);
    for (const table of ["document", "log", "snapshot", "client", "undo_group"])
      await runner.query(`
        alter table collab.${table} enable row level security;
        alter table collab.${table} force row level security;
        create policy own_organization on collab.${table}
          using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
        grant select on collab.${table} to wn_collab;
      `);
    // Where a branch, document or group lives, for calls that name nothing else (the port of CO). No content, and only functions read it.
    await runner.query(`
      create table collab.address (id uuid primary key, organization_id uuid not null, document_id uuid not null);
    `);
    for (const statement of functions) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ["address", "server", "undo_group", "client", "snapshot", "log", "document"])
      await runner.query(`drop table collab.${name}`);
    for (const name of functionNames) await runner.query(`drop function collab.${name}`);
  }
}

const functionNames = [
  "create_document",
  "append",
  "heads",
  "locate",
  "write_group",
  "put_snapshot",
  "point_snapshot",
  "set_status",
  "fork",
];

const secure = "security definer set search_path = collab, pg_temp";

const functions = [
  /** Makes the draft of a branch, or gives the one there is. */
  `create function collab.create_document(p_organization uuid, p_blueprint uuid, p_branch uuid, p_id uuid, p_schema_version int)
   returns uuid language plpgsql ${secure} as $$
   declare found uuid;
   begin
     perform set_config('wn.organization', p_organization::text, true);
     insert into collab.document (organization_id, id, blueprint_id, branch_id, kind, schema_version)
       values (p_organization, p_id, p_blueprint, p_branch, 'draft', p_schema_version)
       on conflict do nothing;
     select id into found from collab.document
       where organization_id = p_organization and branch_id = p_branch and kind = 'draft' and status <> 'deleted';
     if found is not null then
       insert into collab.address values (found, p_organization, found), (p_branch, p_organization, found)
         on conflict (id) do update set document_id = excluded.document_id where address.organization_id = excluded.organization_id;
     end if;
     return found;
   end $$`,

  /**
   * One turn. Shares are taken in the order of document ids, so two servers cannot wait for each other. A share that does not fit says
   * why and leaves the others alone. The same (document, writer, turn) again answers what it answered the first time.
   */
  `create function collab.append(p_writer uuid, p_turn bigint, p_shares jsonb, p_parts bytea[])
   returns table (place int, outcome text, seq bigint, detail jsonb) language plpgsql ${secure} as $$
   #variable_conflict use_column
   declare
     item record; doc record; share jsonb; known bigint; taken jsonb; grp jsonb; old record; fresh bigint;
   begin
     for item in select (o.ordinality - 1)::int as place, o.value as share from jsonb_array_elements(p_shares) with ordinality o
                 order by o.value ->> 'document'
     loop
       share := item.share; place := item.place; outcome := null; seq := null; detail := null;
       perform set_config('wn.organization', share ->> 'organization', true);
       select d.* into doc from collab.document d
         where d.id = (share ->> 'document')::uuid and d.organization_id = (share ->> 'organization')::uuid for update;
       if doc.id is null then outcome := 'unknown'; return next; continue; end if;
       select l.seq into known from collab.log l where l.document_id = doc.id and l.writer = p_writer and l.turn = p_turn;
       if known is not null then outcome := 'stored'; seq := known; return next; continue; end if;
       if doc.epoch <> (share ->> 'epoch')::int then outcome := 'epoch'; detail := to_jsonb(doc.epoch); return next; continue; end if;
       if doc.status <> 'open' then outcome := doc.status; detail := doc.because; return next; continue; end if;
       if share ? 'expected' and doc.head <> (share ->> 'expected')::bigint then outcome := 'moved'; seq := doc.head; return next; continue; end if;
       grp := share -> 'group';
       if grp is not null then
         select g.* into old from collab.undo_group g where g.id = (grp ->> 'id')::uuid;
         if old.id is not null and old.document_id <> doc.id then outcome := 'unknown'; return next; continue; end if;
         -- A batch is applied once per document, under whatever group it is repeated.
         select g.last_seq into known from collab.undo_group g where g.document_id = doc.id and (grp ->> 'batch')::uuid = any (g.batches) limit 1;
         if known is not null then outcome := 'repeated'; seq := known; return next; continue; end if;
         if old.id is not null and old.status <> 'open' then outcome := 'group'; detail := to_jsonb(old.status); return next; continue; end if;
       end if;
       select jsonb_agg(c.client_id) into taken
         from jsonb_to_recordset(share -> 'bind') as b(client bigint, "user" uuid)
         join collab.client c on c.document_id = doc.id and c.client_id = b.client
         where c.user_id is distinct from b."user";
       if taken is not null then outcome := 'taken'; detail := taken; return next; continue; end if;
       fresh := doc.head + (share ->> 'updates')::int;
       insert into collab.client (organization_id, document_id, client_id, user_id, participant, undo_group_id, first_seq)
         select doc.organization_id, doc.id, b.client, b."user", b.participant, b."group", doc.head + 1
         from jsonb_to_recordset(share -> 'bind') as b(client bigint, "user" uuid, participant text, "group" uuid)
         on conflict do nothing;
       insert into collab.log (organization_id, document_id, seq, updates, epoch, client_ids, parts, writer, turn)
         values (doc.organization_id, doc.id, fresh, (share ->> 'updates')::int, doc.epoch,
                 array(select jsonb_array_elements_text(share -> 'clients')::bigint), p_parts[item.place + 1], p_writer, p_turn);
       update collab.document d set head = fresh, changed_at = clock_timestamp() where d.id = doc.id;
       if grp is not null then
         insert into collab.undo_group as g (organization_id, id, document_id, participant, on_behalf_of, label, reverts, batches, changes, first_seq, last_seq)
           values (doc.organization_id, (grp ->> 'id')::uuid, doc.id, grp ->> 'participant', (grp ->> 'onBehalfOf')::uuid, grp -> 'label',
                   (grp ->> 'reverts')::uuid, array[(grp ->> 'batch')::uuid], grp -> 'changes', fresh, fresh)
           on conflict (id) do update set batches = g.batches || excluded.batches, changes = g.changes || excluded.changes, last_seq = excluded.last_seq;
         insert into collab.address values ((grp ->> 'id')::uuid, doc.organization_id, doc.id) on conflict do nothing;
         if grp ? 'reverts' then
           update collab.undo_group g set status = 'reverted' where g.id = (grp ->> 'reverts')::uuid and g.document_id = doc.id;
           update collab.undo_group g set status = 'closed' where g.id = (grp ->> 'id')::uuid and g.document_id = doc.id;
         end if;
       end if;
       outcome := 'stored'; seq := fresh; return next;
     end loop;
   end $$`,

  /** The heads of open rooms, asked in one go; organization and document must match. */
  `create function collab.heads(p_organizations uuid[], p_documents uuid[])
   returns table (document uuid, head bigint, epoch int, status text, because jsonb) language plpgsql ${secure} as $$
   declare i int;
   begin
     for i in 1 .. coalesce(array_length(p_documents, 1), 0) loop
       perform set_config('wn.organization', p_organizations[i]::text, true);
       return query select d.id, d.head, d.epoch, d.status, d.because from collab.document d
         where d.id = p_documents[i] and d.organization_id = p_organizations[i];
     end loop;
   end $$`,

  /** Where a branch, a document or an undo group lives. For the server's own port; it gives no content. */
  `create function collab.locate(p_id uuid) returns table (organization uuid, document uuid) language sql stable ${secure} as
   $$ select a.organization_id, a.document_id from collab.address a where a.id = p_id $$`,

  `create function collab.write_group(p_organization uuid, p_group uuid, p_status text) returns void language plpgsql ${secure} as $$
   begin
     perform set_config('wn.organization', p_organization::text, true);
     update collab.undo_group g set status = p_status
       where g.id = p_group and g.organization_id = p_organization and g.status = 'open' and p_status = 'closed';
   end $$`,

  /** Puts a snapshot beside the current one. It counts only after point_snapshot. */
  `create function collab.put_snapshot(p_organization uuid, p_document uuid, p_seq bigint, p_epoch int, p_state bytea, p_vector bytea,
     p_state_bytes int, p_fresh_bytes int) returns void language plpgsql ${secure} as $$
   begin
     perform set_config('wn.organization', p_organization::text, true);
     insert into collab.snapshot (organization_id, document_id, seq, epoch, schema_version, state, vector, state_bytes, fresh_bytes)
       select d.organization_id, d.id, p_seq, d.epoch, d.schema_version, p_state, p_vector, p_state_bytes, p_fresh_bytes
       from collab.document d
       where d.id = p_document and d.organization_id = p_organization and d.epoch = p_epoch and d.head >= p_seq and p_seq > 0
       on conflict do nothing;
   end $$`,

  `create function collab.point_snapshot(p_organization uuid, p_document uuid, p_seq bigint) returns void language plpgsql ${secure} as $$
   begin
     perform set_config('wn.organization', p_organization::text, true);
     update collab.document d set snapshot_seq = p_seq
       where d.id = p_document and d.organization_id = p_organization and d.snapshot_seq < p_seq
         and exists (select from collab.snapshot s where s.document_id = p_document and s.seq = p_seq and s.epoch = d.epoch);
   end $$`,

  /** Freezes, thaws or deletes a document. Deleted is final here; bringing it back within 30 days is a matter of its own. */
  `create function collab.set_status(p_organization uuid, p_document uuid, p_status text, p_because jsonb) returns void language plpgsql ${secure} as $$
   begin
     perform set_config('wn.organization', p_organization::text, true);
     update collab.document d set status = p_status, because = p_because, changed_at = clock_timestamp()
       where d.id = p_document and d.organization_id = p_organization and d.status <> 'deleted';
   end $$`,

  /** Copies state and client table of one branch's draft onto the empty draft of another branch of the same blueprint. */
  `create function collab.fork(p_organization uuid, p_from uuid, p_to uuid, p_seq bigint, p_state bytea, p_vector bytea, p_state_bytes int)
   returns boolean language plpgsql ${secure} as $$
   declare source record; target record;
   begin
     perform set_config('wn.organization', p_organization::text, true);
     select d.* into source from collab.document d where d.id = p_from and d.organization_id = p_organization;
     select d.* into target from collab.document d where d.id = p_to and d.organization_id = p_organization for update;
     if source.id is null or target.id is null or source.blueprint_id <> target.blueprint_id or target.head <> 0 then return false; end if;
     insert into collab.snapshot (organization_id, document_id, seq, epoch, schema_version, state, vector, state_bytes, fresh_bytes)
       values (p_organization, p_to, greatest(p_seq, 1), target.epoch, source.schema_version, p_state, p_vector, p_state_bytes, p_state_bytes);
     insert into collab.client (organization_id, document_id, client_id, user_id, participant, undo_group_id, first_seq)
       select c.organization_id, p_to, c.client_id, c.user_id, c.participant, c.undo_group_id, 0 from collab.client c where c.document_id = p_from;
     update collab.document d set head = greatest(p_seq, 1), snapshot_seq = greatest(p_seq, 1), schema_version = source.schema_version where d.id = p_to;
     return true;
   end $$`,

  `grant execute on all functions in schema collab to wn_collab`,
];
