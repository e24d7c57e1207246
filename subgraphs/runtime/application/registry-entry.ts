/** One environment in the registry: what its rows say, as the data plane sees it for as long as somebody holds it. */
import type { EnvironmentId, OrganizationId, ReleaseId } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import type { RunningEnvironment } from "../data-plane/caller.ts";
import { withFormerNames } from "../domain/former-names.ts";
import { placed } from "../domain/layout.ts";
import type { Environment, Platform } from "../domain/nouns.ts";
import type { Release } from "../domain/release.ts";
import { type Variables, valuesFor } from "../domain/variables.ts";
import type { RuntimeStore } from "./ports.ts";

export interface Entry {
  readonly host: string;
  /** About what the model takes of the memory. */
  bytes: number;
  release: ReleaseId;
  model: Model;
  platform: Platform;
  schemaName: string;
  variables: RunningEnvironment["variables"] & object;
  /** Of the variables: another one means that a value changed. */
  revision: number;
  /** One object for as long as the environment is in memory: open sockets hold it and see a switch through it. */
  readonly environment: RunningEnvironment;
}

/** A model takes two and a half times its text. */
const perCharacter = 2.5;

export interface State {
  readonly environment: Environment;
  readonly platform: Platform;
  readonly release: Release;
  readonly model: Model;
  readonly set: Variables;
}

const variablesOf = ({ model, set }: State) => ({ variables: valuesFor(model.variables, set.values), revision: set.revision });

/** An environment as its rows tell of it; null when nothing runs there. `node`: the process that will answer for it. */
export const readState = (store: RuntimeStore, organization: OrganizationId, id: EnvironmentId, node?: string): Promise<State | null> =>
  store.transact(organization, async (unit) => {
    // In the transaction that reads which release it is: a switch comes before it or sees it.
    if (node) await unit.serves(node, id);
    const environment = await unit.environment(id);
    const platform = environment && (await unit.platform(environment.platformId));
    const release = environment?.activeReleaseId ? await unit.release(environment.activeReleaseId) : null;
    const model = release && (await unit.model(release.hash));
    const set = await unit.variables(id);
    const before = release?.plan.fromReleaseId ? await unit.release(release.plan.fromReleaseId) : null;
    return environment && platform && release && model
      ? {
          environment,
          platform,
          release,
          set,
          model: withFormerNames(placed(model, environment.generations), before && (await unit.model(before.hash))),
        }
      : null;
  });

const bytesOf = (model: Model): number => JSON.stringify(model).length * perCharacter;

/** What of an entry is another with another release, name or value. */
export const shownIn = (
  state: State,
): Pick<Entry, "release" | "model" | "bytes" | "platform" | "schemaName" | "variables" | "revision"> => ({
  release: state.release.id,
  model: state.model,
  bytes: bytesOf(state.model),
  platform: state.platform,
  schemaName: state.environment.schemaName,
  ...variablesOf(state),
});

export const entryOf = (host: string, organizationId: OrganizationId, state: State): Entry => {
  const { environment, platform } = state;
  const entry: Entry = {
    host,
    ...shownIn(state),
    environment: {
      id: environment.id,
      organizationId,
      platformId: platform.id,
      get key() {
        return entry.platform.key;
      },
      name: environment.name,
      get label() {
        return entry.platform.label;
      },
      // Restoring a backup moves an environment to another schema.
      get schema() {
        return entry.schemaName;
      },
      get role() {
        return entry.schemaName;
      },
      model: () => entry.model,
      get variables() {
        return entry.variables;
      },
    },
  };
  return entry;
};
