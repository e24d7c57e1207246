/** Many small platforms in one database, each with a model, a schema, rows and a signed-in person of its own. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openDatabase } from "../../db/connect.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { BlueprintId, EnvironmentId, OrganizationId, PlatformId, ReleaseId, Sha256, UserId, VersionId } from "../../schema/ids.ts";
import { compile } from "../../schema/model/compile.ts";
import { equipmentNumber } from "../../subgraphs/runtime/data-plane/equipment.ts";
import { createEnvironment } from "../../subgraphs/runtime/data-plane/index.ts";
import { createPostgresStore } from "../../subgraphs/runtime/store/postgres-store.ts";
import { runtimeTables } from "../../subgraphs/runtime/store/tables.ts";
import { hashToken, opaqueToken } from "../../subgraphs/session-tokens.ts";
import { chinook } from "../data/blueprint.ts";
import { cpuOf } from "../data-plane/platform.ts";
import type { ScaleSettings } from "./server.ts";

export interface Small {
  readonly host: string;
  /** A session may ask 600 times a minute: the first platform, which is asked most, has many. */
  readonly cookies: readonly string[];
  readonly albums: readonly string[];
}

export interface World {
  readonly settings: ScaleSettings;
  readonly platforms: Small[];
  /** Makes platforms until there are so many, each with sessions; answers the milliseconds that the schema of each took. */
  grow(count: number, sessions: number): Promise<readonly number[]>;
  /** Sizes in bytes: the catalogue of the database, and memory of its processes for the data plane. */
  sizes(): Promise<{ readonly catalogue: number; readonly backends: readonly number[] }>;
  /** Milliseconds of CPU the data plane's connections have used. */
  cpu(): Promise<number>;
  close(): Promise<void>;
}

/** Platforms made at once: one for each core of a small machine. */
const hands = 2;

const { ent_artist, ent_album } = chinook.entities;
/** Two entities of the music shop; a label of its own makes it a model of its own. */
const smallModel = (n: number) =>
  compile(
    {
      ...chinook,
      label: { en: `Shop ${n}`, ar: `متجر ${n}` },
      entities: { ent_artist: ent_artist!, ent_album: ent_album! },
      policies: Object.fromEntries(
        Object.entries(chinook.policies).filter(([, { entity }]) => entity === "ent_artist" || entity === "ent_album"),
      ),
    },
    (text) => createHash("sha256").update(text).digest("hex"),
  );

export const createWorld = async (): Promise<World> => {
  const kept = process.env.BENCH_WORLD;
  const home = kept ?? mkdtempSync(join(tmpdir(), "webnova-bench-"));
  const embedded = await startEmbedded({ home });
  const list = join(home, "platforms.json");
  const { secret, platforms, organization } = read(list) ?? {
    secret: randomBytes(32).toString("hex"),
    platforms: [] as Small[],
    organization: randomUUID() as OrganizationId,
  };
  const database = await openDatabase({ url: embedded.url, secret: Buffer.from(secret, "hex") });
  // Making them waits for no disk; nothing of it is measured but the work.
  const admin = new pg.Pool({ connectionString: embedded.url, max: hands });
  for (const setting of ["synchronous_commit = off", "max_wal_size = '4GB'", "checkpoint_timeout = '30min'"])
    await admin.query(`alter system set ${setting}`);
  await admin.query("select pg_reload_conf()");
  const builders = new pg.Pool({ ...database.connection("wn_runtime"), max: hands });
  for (const pool of [admin, builders]) pool.on("error", () => undefined);
  const store = createPostgresStore(await database.source("wn_runtime", runtimeTables));
  const person = randomUUID() as UserId;
  const publicUrl = "http://bench.localhost";

  const addRows = async (schema: string, sessions: number): Promise<readonly string[]> => {
    const user = uuidv7();
    const cookies = Array.from({ length: sessions }, () => opaqueToken());
    await admin.query(
      `insert into ${schema}.ent_artist (id, f_art_name) select uuidv7(), 'Artist ' || n from generate_series(1, 50) n;
       insert into ${schema}.ent_album (id, f_alb_title, f_alb_artist) select uuidv7(), 'Album ' || row_number() over (), id from ${schema}.ent_artist, generate_series(1, 4);
       insert into ${schema}._user (id, f_user_email, f_user_name, f_user_status) values ('${user}', 'a@b.example', 'A', 'active');
       insert into ${schema}._credential (user_id, email) values ('${user}', 'a@b.example');
       insert into ${schema}._role_grant (user_id, role) values ('${user}', 'r_manager')`,
    );
    await admin.query(
      `insert into ${schema}._session (id, hash, user_id, idle_expires_at, absolute_expires_at)
       select uuidv7(), hash, $1, now() + interval '1 day', now() + interval '1 day' from unnest($2::bytea[]) hash`,
      [user, cookies.map((token) => hashToken(token))],
    );
    return cookies;
  };

  /** The platform is found by its place in the list, whoever is done first. */
  const add = async (n: number, sessions: number): Promise<number> => {
    const key = `shop${n}`;
    const place = { schema: `p_${key}_preview`, role: `p_${key}_preview` };
    const model = smallModel(n);
    const began = performance.now();
    await builders.query(createEnvironment(place, model).join(";\n"));
    const took = performance.now() - began;
    const [platformId, environmentId, releaseId] = [randomUUID() as PlatformId, randomUUID() as EnvironmentId, randomUUID() as ReleaseId];
    const at = new Date();
    await store.transact(organization, async (unit) => {
      const common = { organizationId: organization, createdAt: at };
      await unit.insertPlatform({
        ...common,
        id: platformId,
        blueprintId: randomUUID() as BlueprintId,
        key,
        label: {},
        status: "active",
        createdBy: person,
      });
      await unit.insertEnvironment({
        ...common,
        id: environmentId,
        platformId,
        name: "preview",
        schemaName: place.schema,
        activeReleaseId: null,
        equipment: equipmentNumber,
        generations: {},
      });
      await unit.insertModel(model);
      await unit.insertRelease({
        organizationId: organization,
        id: releaseId,
        platformId,
        environmentId,
        versionId: randomUUID() as VersionId,
        versionNumber: 1,
        hash: model.hash as Sha256,
        status: "active",
        rollsBack: false,
        plan: {
          generations: {},
          steps: [],
          problems: [],
          summary: { tables: 2, policies: 0, pages: 0, actions: 0, testRows: 0 },
          computedAt: "",
          fromReleaseId: null,
        },
        decisionId: null,
        startedBy: person,
        plannedAt: at,
        startedAt: at,
        finishedAt: at,
        done: 0,
        error: null,
        ms: {},
      });
      await unit.setActive(environmentId, releaseId, {});
    });
    const cookies = await addRows(place.schema, sessions);
    const { rows } = await admin.query<{ id: string }>(`select id from ${place.schema}.ent_album`);
    platforms[n] = {
      host: `${key}--preview.bench.localhost`,
      cookies: cookies.map((token) => `wnp=${token}`),
      albums: rows.map(({ id }) => id),
    };
    return took;
  };

  const backends = async (): Promise<readonly number[]> =>
    (await admin.query<{ pid: number }>("select pid from pg_stat_activity where application_name = 'webnova-data-plane'")).rows.map(
      ({ pid }) => pid,
    );

  return {
    settings: { url: embedded.url, secret, home, publicUrl },
    platforms,
    grow: async (count, sessions) => {
      const took: number[] = [];
      let next = platforms.length;
      await Promise.all(
        Array.from({ length: hands }, async () => {
          while (next < count) took.push(await add(next++, sessions));
        }),
      );
      return took;
    },
    cpu: async () => (await backends()).map(cpuOf).reduce((sum, one) => sum + one, 0),
    sizes: async () => {
      const { rows } = await admin.query<{ bytes: string }>(
        "select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'pg_catalog' and c.relkind = 'r'",
      );
      return { catalogue: Number(rows[0]?.bytes), backends: (await backends()).map(privateBytes) };
    },
    close: async () => {
      await Promise.all([admin.end(), builders.end()]);
      await database.close();
      await embedded.stop();
      if (kept === undefined) rmSync(home, { recursive: true, force: true });
      else writeFileSync(list, JSON.stringify({ secret, platforms, organization } satisfies Kept));
    },
  };
};

/** What a world that is kept for the next run needs to be opened again. */
interface Kept {
  readonly secret: string;
  readonly platforms: Small[];
  readonly organization: OrganizationId;
}
const read = (list: string): Kept | null => (existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as Kept) : null);

/** Memory that is a process's alone. */
const privateBytes = (pid: number): number => {
  try {
    const anonymous = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(anonymous) * 1024;
  } catch {
    return Number.NaN;
  }
};
