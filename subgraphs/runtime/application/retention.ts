/** Retention of environments: what is due, legal holds, and the nightly round. */
import type pg from "pg";
import type { EnvironmentId, OrganizationId } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import { authorize, personOf, requireFresh, type Viewer } from "../../viewer.ts";
import { type Place, qualified } from "../data-plane/names.ts";
import { erasePeople } from "../data-plane/people/erase.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Environment } from "../domain/nouns.ts";
import { type Applied, applyRetention, countDue, trimLogs } from "../retention/apply.ts";
import { type Asker, entry } from "./asker.ts";
import { proposeDisposals } from "./disposals.ts";
import { environmentOf } from "./find.ts";
import { activeModel } from "./models.ts";
import type { RuntimeDeps } from "./ports.ts";
import { renewReadViews } from "./read-views.ts";

export interface LegalHold {
  readonly id: string;
  readonly entity: string;
  /** Null: every record of the entity. */
  readonly recordId: string | null;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAt: Date;
}

interface Running {
  readonly environment: Environment;
  readonly model: Model;
  readonly place: Place;
}

const running = async (deps: RuntimeDeps, viewer: Viewer, id: EnvironmentId): Promise<Running> => {
  const environment = await deps.store.transact(viewer.organizationId, (unit) => environmentOf(unit, id));
  const model = await activeModel(deps, environment);
  if (!model) throw runtimeErrors("NOT_RUNNING");
  return { environment, model, place: { schema: environment.schemaName, role: environment.schemaName } };
};

/** Each rule of the running version with the records it would take now. */
export const lookAtRetention = async (deps: RuntimeDeps, viewer: Viewer, id: EnvironmentId): Promise<readonly Applied[]> => {
  authorize(viewer, "platform.read");
  const { place, model } = await running(deps, viewer, id);
  return countDue(deps.reader, place, model, deps.clock.now());
};

/** Applies every rule now, to its end; the same happens each night. */
export const applyNow = async (deps: RuntimeDeps, asker: Asker, id: EnvironmentId): Promise<readonly Applied[]> => {
  authorize(asker.viewer, "data.purge");
  requireFresh(asker.viewer, "data.purge", deps.clock);
  const found = await running(deps, asker.viewer, id);
  await deps.store.transact(asker.viewer.organizationId, (unit) =>
    deps.decisions.assertLive(unit.query, scopesOf(found.environment), "automation"),
  );
  return carryOut(deps, found, asker);
};

export const legalHolds = async (deps: RuntimeDeps, viewer: Viewer, id: EnvironmentId): Promise<readonly LegalHold[]> => {
  authorize(viewer, "platform.read");
  const { place } = await running(deps, viewer, id);
  const { rows } = await deps.reader.query<LegalHold>(
    `select id, entity, record_id as "recordId", reason, placed_by as "placedBy", placed_at as "placedAt" from ${qualified(place, "_legal_hold")} order by placed_at desc, id limit 500`,
  );
  return rows;
};

/** Keeps a record, or every record of an entity, whatever its retention says. Throws RUNTIME_NOT_FOUND for an entity there is not. */
export const placeHold = async (
  deps: RuntimeDeps,
  asker: Asker,
  input: { readonly environmentId: EnvironmentId; readonly entity: string; readonly recordId: string | null; readonly reason: string },
): Promise<LegalHold> => {
  authorize(asker.viewer, "retention.change");
  requireFresh(asker.viewer, "retention.change", deps.clock);
  const { place, model } = await running(deps, asker.viewer, input.environmentId);
  const table = model.tables.find(({ id, key }) => id === input.entity || key === input.entity);
  const reason = input.reason.trim().slice(0, 1_000);
  if (!table || (input.recordId !== null && !uuid.test(input.recordId))) throw runtimeErrors("NOT_FOUND");
  if (reason === "") throw runtimeErrors("HOLD_REASON");
  const hold: LegalHold = {
    id: deps.newId(),
    entity: table.id,
    recordId: input.recordId,
    reason,
    placedBy: personOf(asker.viewer),
    placedAt: deps.clock.now(),
  };
  return asOwner(deps, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into ${qualified(place, "_legal_hold")} (id, entity, record_id, reason, placed_by, placed_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (entity, record_id) do update set reason = excluded.reason returning id`,
      [hold.id, hold.entity, hold.recordId, hold.reason, hold.placedBy, hold.placedAt],
    );
    await audit(deps, asker, "legal-hold.place", input.environmentId, { entity: table.id, record: input.recordId, reason });
    return { ...hold, id: rows[0]?.id ?? hold.id };
  });
};

/** Lifts a hold. Throws RUNTIME_NOT_FOUND. */
export const removeHold = async (
  deps: RuntimeDeps,
  asker: Asker,
  input: { readonly environmentId: EnvironmentId; readonly id: string },
): Promise<void> => {
  authorize(asker.viewer, "retention.change");
  requireFresh(asker.viewer, "retention.change", deps.clock);
  const { place } = await running(deps, asker.viewer, input.environmentId);
  if (!uuid.test(input.id)) throw runtimeErrors("NOT_FOUND");
  await asOwner(deps, async (client) => {
    const { rowCount } = await client.query(`delete from ${qualified(place, "_legal_hold")} where id = $1`, [input.id]);
    if (rowCount === 0) throw runtimeErrors("NOT_FOUND");
  });
  await audit(deps, asker, "legal-hold.remove", input.environmentId, { hold: input.id });
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const scopesOf = ({ organizationId, platformId }: Environment) =>
  [
    { scope: "organization", id: organizationId },
    { scope: "platform", id: platformId },
  ] as const;

const audit = (deps: RuntimeDeps, asker: Asker, action: string, id: EnvironmentId, after: Readonly<Record<string, string | null>>) =>
  deps.store.transact(asker.viewer.organizationId, (unit) => unit.audit(entry(asker, action, `environment:${id}`, after)));

const asOwner = async <T>(deps: RuntimeDeps, work: (client: Awaited<ReturnType<RuntimeDeps["connect"]>>) => Promise<T>): Promise<T> => {
  const client = await deps.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const transaction = async <T>(client: pg.Client, work: (writing: OwnerWriting) => Promise<T>): Promise<T> => {
  await client.query("begin");
  try {
    const answer = await work({ query: async (sql, values = []) => (await client.query(sql, [...values])).rows });
    await client.query("commit");
    return answer;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
};
type OwnerWriting = { query<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]> };

/** Applies the rules of one environment, erases people who left long ago, trims its logs, proposes hidden data to be dropped, and records the counts. */
const carryOut = async (deps: RuntimeDeps, { environment, model, place }: Running, asker: Asker | null): Promise<readonly Applied[]> => {
  const now = deps.clock.now();
  const applied = await asOwner(deps, async (client) => {
    const done = await applyRetention(client, place, model, now);
    await trimLogs(client, place, now);
    await erasePeople((work) => transaction(client, work), place, model, now);
    return done;
  });
  await proposeDisposals(deps, environment);
  const taken = applied.filter(({ rows }) => rows > 0);
  if (taken.length > 0) {
    deps.dataChanged(environment.id);
    await deps.store.transact(environment.organizationId, async (unit) => {
      for (const { rule, rows, along, emptied } of taken) {
        const facts = { entity: rule.entity, outcome: rule.outcome, rows, along, emptied };
        await unit.append(`environment:${environment.id}`, [
          {
            type: "RetentionApplied",
            schema: 1,
            data: { environmentId: environment.id, ...facts },
            meta: asker ? { actor: asker.viewer.subjectId } : {},
          },
        ]);
        await unit.audit(
          asker
            ? entry(asker, "retention.apply", `environment:${environment.id}`, facts)
            : { ...byItself, action: "retention.apply", resource: `environment:${environment.id}`, after: facts },
        );
      }
    });
  }
  return applied;
};
const byItself = {
  actor: "retention",
  actorKind: "service",
  onBehalfOf: null,
  sessionId: null,
  outcome: "ok",
  requestId: "nightly",
} as const;

/**
 * The nightly round: each environment once a day, after two in the morning of its platform's time zone. Over all processes one looks after an
 * environment; what a stopped one left is done by the next round.
 */
export const startNightly = (deps: RuntimeDeps, everyMs = 10 * 60_000): (() => void) => {
  let stopped = false;
  let busy = false;
  const round = async () => {
    for (const { organizationId, environmentId, lastDay } of await deps.store.environmentsInCare()) {
      if (stopped) return;
      // One that cannot be looked after tonight is told in the log and comes again tomorrow.
      await night(deps, organizationId, environmentId, lastDay).catch((error: unknown) => console.error(error));
    }
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    // A database that is away is asked again in ten minutes.
    void round()
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  timer.unref();
  return () => {
    stopped = true;
    clearInterval(timer);
  };
};

const night = async (deps: RuntimeDeps, organizationId: OrganizationId, id: EnvironmentId, lastDay: string | null): Promise<void> => {
  const environment = await deps.store.transact(organizationId, (unit) => unit.environment(id));
  const model = environment && (await activeModel(deps, environment));
  if (!environment || !model) return;
  const day = nightOf(model.header.timeZone, deps.clock.now());
  if (day === null || day === lastDay || !(await deps.store.takeNight(id, day))) return;
  await deps.store.transact(organizationId, (unit) => deps.decisions.assertLive(unit.query, scopesOf(environment), "automation"));
  await renewReadViews(deps, id, organizationId);
  await carryOut(deps, { environment, model, place: { schema: environment.schemaName, role: environment.schemaName } }, null);
};

/** The day whose night it is, ISO; null before two in the morning. */
export const nightOf = (timeZone: string, now: Date): string | null => {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    hourCycle: "h23",
  })
    .formatToParts(now)
    .reduce<Record<string, string>>((all, { type, value }) => Object.assign(all, { [type]: value }), {});
  return Number(parts.hour) < 2 ? null : `${parts.year}-${parts.month}-${parts.day}`;
};
