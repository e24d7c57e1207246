/** Read views of environments: opened for one role and a time, made anew with each release, closed by hand or by the night. */
import { randomBytes } from "node:crypto";
import type pg from "pg";
import type { EnvironmentId } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import { authorize, personOf, requireFresh, type Viewer } from "../../viewer.ts";
import { ident, literal } from "../data-plane/names.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Environment } from "../domain/nouns.ts";
import type { ReadAccess } from "../domain/read-access.ts";
import { type SetValues, valuesFor } from "../domain/variables.ts";
import { createReadViews, readableAs, readViews } from "../read-views/views.ts";
import { type Asker, entry } from "./asker.ts";
import { environmentOf } from "./find.ts";
import { activeModel } from "./models.ts";
import type { RuntimeDeps } from "./ports.ts";

/** Longest a credential is good for, in days. */
export const longestDays = 90;

/** One name for the schema and its login; an environment's own, whatever schema its data lies in. */
const nameOf = ({ platformId, name }: Pick<Environment, "platformId" | "name">): string =>
  `p_${platformId.replaceAll("-", "").slice(-20)}_${name}_bi`;

export interface Opened extends ReadAccess {
  /** Shown once. */
  readonly password: string;
}

/** What is open; null: nothing. */
export const readAccess = (deps: RuntimeDeps, viewer: Viewer, id: EnvironmentId): Promise<ReadAccess | null> => {
  authorize(viewer, "platform.read");
  return deps.store.transact(viewer.organizationId, async (unit) => unit.readAccess((await environmentOf(unit, id)).id));
};

/** The roles an environment may be read as; none while nothing runs. */
export const readableRoles = async (deps: RuntimeDeps, viewer: Viewer, id: EnvironmentId): Promise<Model["roles"]> => {
  authorize(viewer, "platform.read");
  const model = await activeModel(deps, await deps.store.transact(viewer.organizationId, (unit) => environmentOf(unit, id)));
  return model ? readableAs(model) : [];
};

/**
 * Opens the views of an environment as one role for some days, with a new password; what was open before is replaced.
 * Throws RUNTIME_NOT_RUNNING, RUNTIME_READ_VIEWS for a role or a time there is not.
 */
export const openReadViews = async (
  deps: RuntimeDeps,
  asker: Asker,
  input: { readonly environmentId: EnvironmentId; readonly role: string; readonly days: number },
): Promise<Opened> => {
  authorize(asker.viewer, "backup.restore");
  requireFresh(asker.viewer, "backup.restore", deps.clock);
  const { environment, set } = await deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const environment = await environmentOf(unit, input.environmentId);
    return { environment, set: (await unit.variables(environment.id)).values };
  });
  const model = await activeModel(deps, environment);
  if (!model) throw runtimeErrors("NOT_RUNNING");
  const role = readableAs(model).find(({ id, key }) => id === input.role || key === input.role);
  if (!role || !Number.isInteger(input.days) || input.days < 1 || input.days > longestDays)
    throw runtimeErrors("READ_VIEWS", { days: longestDays });
  const login = nameOf(environment);
  const access: ReadAccess = {
    organizationId: environment.organizationId,
    environmentId: environment.id,
    role: role.id,
    login,
    validUntil: new Date(deps.clock.now().getTime() + input.days * 86_400_000),
    openedBy: personOf(asker.viewer),
    openedAt: deps.clock.now(),
  };
  const password = randomBytes(24).toString("base64url");
  await withClient(deps, async (client) => {
    await client.query("begin");
    await client.query(
      `do $$ begin if not exists (select from pg_roles where rolname = ${literal(login)}) then create role ${ident(login)} nologin noinherit; end if; end $$`,
    );
    await client.query(
      `alter role ${ident(login)} login connection limit 5 password ${literal(password)} valid until ${literal(access.validUntil.toISOString())}`,
    );
    for (const setting of [`default_transaction_read_only = on`, `statement_timeout = '60s'`, `search_path = ${ident(login)}`])
      await client.query(`alter role ${ident(login)} set ${setting}`);
    await make(client, environment, model, access, set);
    await client.query("commit");
  });
  await deps.store.transact(environment.organizationId, async (unit) => {
    await unit.setReadAccess(access);
    await unit.audit(
      entry(asker, "read-views.open", `environment:${environment.id}`, { role: role.id, validUntil: access.validUntil.toISOString() }),
    );
  });
  return { ...access, password };
};

/** Closes the views: sessions end, the login is gone. Nothing when none were open. */
export const closeReadViews = async (deps: RuntimeDeps, asker: Asker, id: EnvironmentId): Promise<void> => {
  authorize(asker.viewer, "backup.restore");
  const access = await deps.store.transact(asker.viewer.organizationId, async (unit) =>
    unit.readAccess((await environmentOf(unit, id)).id),
  );
  if (!access) return;
  await drop(deps, access);
  await deps.store.transact(asker.viewer.organizationId, (unit) => unit.audit(entry(asker, "read-views.close", `environment:${id}`)));
};

/** Makes the views anew on what an environment answers with now; those whose time is over are closed. Nothing when none are open. */
export const renewReadViews = async (deps: RuntimeDeps, id: EnvironmentId, organization: Environment["organizationId"]): Promise<void> => {
  const { environment, access, set } = await deps.store.transact(organization, async (unit) => ({
    environment: await environmentOf(unit, id),
    set: (await unit.variables(id)).values,
    access: await unit.readAccess(id),
  }));
  if (!access) return;
  const model = await activeModel(deps, environment);
  const over = access.validUntil.getTime() <= deps.clock.now().getTime();
  // A role the new version no longer has shows nothing any more.
  if (!model || over || !readableAs(model).some(({ id: role }) => role === access.role)) return drop(deps, access);
  await withClient(deps, async (client) => {
    await client.query("begin");
    await make(client, environment, model, access, set);
    await client.query("commit");
  });
};

const make = async (client: pg.Client, environment: Environment, model: Model, access: ReadAccess, set: SetValues): Promise<void> => {
  const place = { schema: environment.schemaName, role: environment.schemaName };
  const views = readViews(place, model, access.role, valuesFor(model.variables, set));
  for (const statement of createReadViews(access.login, access.login, views)) await client.query(statement);
};

const drop = async (deps: RuntimeDeps, { login, environmentId, organizationId }: ReadAccess): Promise<void> => {
  await withClient(deps, async (client) => {
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [login]);
    if (rowCount) {
      // Who made a role may give it to itself; only whoever has a role may end its sessions.
      await client.query(`alter role ${ident(login)} nologin`);
      await client.query(`grant ${ident(login)} to current_user with inherit true`);
      await client.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = $1", [login]);
    }
    await client.query(`drop schema if exists ${ident(login)} cascade`);
    await client.query(`drop role if exists ${ident(login)}`);
  });
  await deps.store.transact(organizationId, (unit) => unit.removeReadAccess(environmentId));
};

const withClient = async (deps: RuntimeDeps, work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = await deps.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};
