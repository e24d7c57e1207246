/**
 * Giving up a release that has begun: what its steps made goes, what they loosened is demanded again, and what cannot be as it was is said.
 * One that failed and is left lying is given up by the next release of its environment, which stands on what the first one found.
 */
import type pg from "pg";
import type { Sentence } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import { Refusal } from "../../errors.ts";
import { physicalName, tableName } from "../data-plane/names.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Environment } from "../domain/nouns.ts";
import type { Release } from "../domain/release.ts";
import { StepFailed, takeBackSteps } from "../migrate/run.ts";
import { phrase } from "../migrate/sentences.ts";
import type { Left } from "../migrate/standing.ts";
import { environmentOf, releaseOf } from "./find.ts";
import { activeModel } from "./models.ts";
import type { RuntimeDeps } from "./ports.ts";
import { applyCommand } from "./record.ts";
import { leaveTurn, takeTurn } from "./release-turn.ts";

type GivingUp = Pick<RuntimeDeps, "store" | "versionOf" | "sha256" | "clock">;

/**
 * Gives up a release that failed; with what could not be put back. First the tables, then the word: cut off in between it is failed still, and
 * can be given up again; started meanwhile, it begins anew. Throws RUNTIME_RELEASE_STATE, RUNTIME_MIGRATION_BLOCKED.
 */
export const giveUp = async (deps: GivingUp, client: pg.Client, { organizationId, id }: Pick<Release, "organizationId" | "id">) => {
  await takeTurn(client, id);
  try {
    const { release, environment } = await deps.store.transact(organizationId, async (unit) => {
      const release = await releaseOf(unit, id);
      return { release, environment: await environmentOf(unit, release.environmentId) };
    });
    // Where another version answers by now, it stands on other tables: nothing of this one may reach into them.
    const mine = release.status === "failed" && release.plan.fromReleaseId === environment.activeReleaseId;
    const left = mine ? await takeBack(client, release, environment) : [];
    const model = left.length > 0 ? await activeModel(deps, environment) : null;
    const error = model && leftSentence(model, left);
    return await applyCommand(deps, release, { type: "Cancel", at: deps.clock.now(), ...(error && { error }) });
  } finally {
    await leaveTurn(client, id);
  }
};

/** Gives up what failed in the environment of a release that begins. */
export const giveUpFailed = async (deps: GivingUp, client: pg.Client, release: Release): Promise<void> => {
  const failed = await deps.store.transact(release.organizationId, (unit) => unit.failedReleases(release.environmentId));
  for (const one of failed) if (one.id !== release.id) await giveUp(deps, client, one);
};

const takeBack = async (client: pg.Client, { id, plan }: Release, { schemaName }: Environment): Promise<readonly Left[]> => {
  try {
    return await takeBackSteps(client, { place: { schema: schemaName, role: schemaName }, release: id, steps: plan.steps });
  } catch (error) {
    throw error instanceof StepFailed ? new Refusal(error.code, error.sentence) : error;
  }
};

const leftSentence = (model: Model, left: readonly Left[]): NonNullable<Release["error"]> => {
  const said = left.map((one) => wordsOf(model, one));
  const { code, sentence } = runtimeErrors("RELEASE_LEFT", {
    what: { en: said.map(({ en }) => en).join("; "), ar: said.map(({ ar }) => ar).join("؛ ") },
  });
  return { code, sentence };
};

const wordsOf = (model: Model, { table: name, column: lies, how, rows }: Left): Sentence => {
  const table = model.tables.find(({ id }) => tableName(id) === name);
  const column = table?.columns.find((one) => physicalName(one) === lies);
  if (!table || !column) return { en: `${rows} × ${name}.${lies}`, ar: `${rows} × ${name}.${lies}` };
  switch (how) {
    case "empty":
      return phrase(
        `${rows} of {t} are without {f}, which is asked for when they are next edited`,
        `عدد ${rows} من {t} بلا {f}، وتُطلب القيمة عند تعديلها التالي`,
        table,
        column,
      );
    case "unfit":
      return phrase(
        `${rows} of {t} hold in {f} what it does not take, and may keep it`,
        `عدد ${rows} من {t} يحمل في {f} ما لا يقبله، ويبقى فيها`,
        table,
        column,
      );
    case "shared":
      return phrase(
        `${rows} of {t} share their {f}, which may repeat until it is made unique again`,
        `عدد ${rows} من {t} يتكرر فيها {f}، وقد يتكرر حتى يُجعل فريدًا من جديد`,
        table,
        column,
      );
    case "lost":
      return phrase(
        `${rows} of {t} lead with {f} to records that are gone`,
        `عدد ${rows} من {t} يشير فيها {f} إلى سجلات لم تعد موجودة`,
        table,
        column,
      );
  }
};
