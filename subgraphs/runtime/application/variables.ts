/** Variables of a blueprint in one environment: their values, and setting one. The version declares them; nothing of a place is in it. */
import type { Id, Variable } from "../../../schema/blueprint/shape.ts";
import type { EnvironmentId, Json } from "../../../schema/ids.ts";
import { authorize, type Viewer } from "../../viewer.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Environment } from "../domain/nouns.ts";
import { isPlain, readValue, type SetValues } from "../domain/variables.ts";
import { type Asker, entry } from "./asker.ts";
import { environmentOf } from "./find.ts";
import type { RuntimeDeps } from "./ports.ts";
import { renewReadViews } from "./read-views.ts";
import { authorizeRelease } from "./start-release.ts";

export interface EnvironmentVariable {
  readonly id: Id;
  readonly variable: Variable;
  /** Set here; null: the default counts. */
  readonly value: Json;
  readonly default: Json;
  /** Whether the value can be set here: declared so, and of a type that points to nothing else. */
  readonly settable: boolean;
}

/** By key, as the version that runs declares them. Throws RUNTIME_NOT_FOUND, RUNTIME_NOT_RUNNING, FORBIDDEN. */
export const environmentVariables = async (
  deps: RuntimeDeps,
  viewer: Viewer,
  id: EnvironmentId,
): Promise<readonly EnvironmentVariable[]> => {
  authorize(viewer, "platform.read");
  const { declared, set } = await lookAt(deps, viewer, id);
  return Object.entries(declared)
    .map(([id, variable]) => presented(id, variable, set))
    .sort((a, b) => (a.variable.key < b.variable.key ? -1 : 1));
};

const presented = (id: Id, variable: Variable, set: SetValues): EnvironmentVariable => ({
  id,
  variable,
  value: set[id]?.type === variable.type ? set[id].value : null,
  default: variable.default ?? null,
  settable: variable.perEnvironment === true && isPlain(variable, id),
});

const lookAt = async (deps: RuntimeDeps, { organizationId }: Viewer, id: EnvironmentId) => {
  const { environment, release, set } = await deps.store.transact(organizationId, async (unit) => {
    const environment = await environmentOf(unit, id);
    const release = environment.activeReleaseId ? await unit.release(environment.activeReleaseId) : null;
    return { environment, release, set: (await unit.variables(environment.id)).values };
  });
  if (!release) throw runtimeErrors("NOT_RUNNING");
  const { blueprint } = await deps.versionOf(organizationId, release.versionId);
  return { environment, set, declared: blueprint.variables ?? {} };
};

/**
 * Gives a variable its value in one environment, or its default back (null). Whoever may release there may do so, under the same fresh
 * proof. Throws RUNTIME_VARIABLE_UNKNOWN, RUNTIME_VARIABLE_FIXED, RUNTIME_VARIABLE_INVALID.
 */
export const setVariable = async (
  deps: RuntimeDeps,
  asker: Asker,
  input: { readonly environmentId: EnvironmentId; readonly variable: string; readonly value: string | null },
): Promise<EnvironmentVariable> => {
  authorize(asker.viewer, "platform.read");
  const { environment, declared, set } = await lookAt(deps, asker.viewer, input.environmentId);
  authorizeRelease(deps, asker, environment.name);
  const [id, variable] = Object.entries(declared).find(([id, { key }]) => id === input.variable || key === input.variable) ?? [];
  if (id === undefined || !variable) throw runtimeErrors("VARIABLE_UNKNOWN", { name: input.variable.slice(0, 60) });
  if (!presented(id, variable, set).settable) throw runtimeErrors("VARIABLE_FIXED", { name: variable.key });
  const value = input.value === null ? null : read(variable, input.value);
  await write(deps, asker, environment, { id, variable, value, before: set[id]?.value ?? null });
  await deps.registry.changed(environment.id);
  await renewReadViews(deps, environment.id, environment.organizationId);
  deps.dataChanged(environment.id);
  return presented(id, variable, value === null ? {} : { [id]: { type: variable.type, value } });
};

const read = (variable: Variable, typed: string): Json => {
  const answer = readValue(variable, typed);
  if ("problem" in answer) throw runtimeErrors("VARIABLE_INVALID", { name: variable.key, reason: answer.problem });
  return answer.value;
};

interface Change {
  readonly id: Id;
  readonly variable: Variable;
  readonly value: Json;
  readonly before: Json;
}

const write = (deps: RuntimeDeps, asker: Asker, environment: Environment, { id, variable, value, before }: Change): Promise<void> =>
  deps.store.transact(environment.organizationId, async (unit) => {
    await deps.decisions.assertLive(
      unit.query,
      [
        { scope: "organization", id: environment.organizationId },
        { scope: "platform", id: environment.platformId },
      ],
      "writes",
    );
    await unit.setVariable(environment.id, id, value === null ? null : { type: variable.type, value });
    await unit.append(`environment:${environment.id}`, [
      {
        type: "EnvironmentVariableSet",
        schema: 1,
        data: { environmentId: environment.id, variable: id, set: value !== null },
        meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
      },
    ]);
    await unit.audit({
      ...entry(asker, "variable.set", `environment:${environment.id}`, { variable: id, value }),
      before: { variable: id, value: before },
    });
  });
