/**
 * Why an end user may, or may not, see or do something: asked by builders from the studio. Who asks could enter the environment as its
 * administrator, so what they ask is what those would see, and less: no values. Each question is in the audit log before its answer leaves.
 */
import type { EnvironmentId, Json, Locale } from "../../../schema/ids.ts";
import { authorize, type Viewer } from "../../viewer.ts";
import { type Askable, type AskableEntity, cruds, type FoundRecord, type RightsExplained } from "../data-plane/explain/for-builders.ts";
import { isUuid } from "../data-plane/scalars.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Environment } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { activePlatform, environmentOf } from "./find.ts";
import type { RuntimeDeps } from "./ports.ts";
import { authorizeRelease } from "./start-release.ts";

/** What can be asked about in an environment; it says nothing of its data. Throws RUNTIME_NOT_FOUND, RUNTIME_NOT_RUNNING. */
export const askableRights = async (deps: RuntimeDeps, viewer: Viewer, id: EnvironmentId): Promise<Askable> => {
  authorize(viewer, "platform.read");
  await runningIn(deps, viewer, id, () => undefined);
  return deps.rights.askable(id);
};

/** Explains one right of one person. A record or a person there is not, and one the administrator does not see, are answered alike. */
export const explainRights = async (
  deps: RuntimeDeps,
  asker: Asker,
  locale: Locale,
  input: {
    readonly environmentId: EnvironmentId;
    readonly entity: string;
    readonly recordId: string | null;
    readonly endUser: string;
    readonly operation: string;
  },
): Promise<RightsExplained> => {
  const entity = await enter(deps, asker, input.environmentId, input.entity);
  const { operation } = input;
  if (!cruds.includes(operation) && !entity.actions.some(({ name }) => name === operation)) throw unknown(operation);
  // Whatever is no id names nothing; it is not kept either.
  const [record, endUser] = [operation === "CREATE" ? null : idOf(input.recordId), idOf(input.endUser)];
  const asked = { entity, recordId: record ?? nothing, endUserId: endUser ?? nothing, operation };
  const told = await deps.rights.explain(input.environmentId, locale, asked);
  await note(deps, asker, "rights.explain", input.environmentId, {
    entity: entity.id,
    record,
    endUser,
    operation,
    allowed: told.allowed,
  });
  return told;
};

/** Records or people that answer to some words, so that they can be asked about; nothing for less than two letters. */
export const findForRights = async (
  deps: RuntimeDeps,
  asker: Asker,
  locale: Locale,
  input: { readonly environmentId: EnvironmentId; readonly entity: string; readonly words: string },
): Promise<readonly FoundRecord[]> => {
  const entity = await enter(deps, asker, input.environmentId, input.entity);
  const words = input.words.trim();
  if (words.length < 2) return [];
  const found = await deps.rights.find(input.environmentId, locale, entity, words);
  // The words may be somebody's name: they are not kept.
  await note(deps, asker, "rights.find", input.environmentId, { entity: entity.id, found: found.length });
  return found;
};

/** An id that nothing has. */
const nothing = "00000000-0000-0000-0000-000000000000";
const idOf = (text: string | null): string | null => (text !== null && isUuid(text) ? text : null);
const unknown = (name: string) => runtimeErrors("RIGHTS_UNKNOWN", { name: name.slice(0, 100) });

/** Lets through who may read records and enter here as the administrator; answers what is asked about. */
const enter = async (deps: RuntimeDeps, asker: Asker, id: EnvironmentId, entity: string): Promise<AskableEntity> => {
  authorize(asker.viewer, "platform.data.read");
  await runningIn(deps, asker.viewer, id, ({ name }) => authorizeRelease(deps, asker, name));
  const found = (await deps.rights.askable(id)).entities.find((one) => one.id === entity || one.key === entity);
  if (!found) throw unknown(entity);
  return found;
};

/** An environment of the viewer's organization in which a version runs, for whom `allow` does not throw. */
const runningIn = async (
  deps: RuntimeDeps,
  viewer: Viewer,
  id: EnvironmentId,
  allow: (environment: Environment) => void,
): Promise<void> => {
  const environment = await deps.store.transact(viewer.organizationId, async (unit) => {
    const found = await environmentOf(unit, id);
    await activePlatform(unit, found.platformId);
    return found;
  });
  allow(environment);
  if (!environment.activeReleaseId) throw runtimeErrors("NOT_RUNNING");
};

const note = (deps: RuntimeDeps, asker: Asker, action: string, id: EnvironmentId, after: Json): Promise<void> =>
  deps.store.transact(asker.viewer.organizationId, (unit) => unit.audit(entry(asker, action, `environment:${id}`, after)));
