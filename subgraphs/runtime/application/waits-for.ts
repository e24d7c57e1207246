/** What an active release still waits for before its last steps: processes that answer with the version before, and what they had begun. */
import type { Sentence } from "../../../schema/ids.ts";
import { qualified } from "../data-plane/names.ts";
import type { Environment } from "../domain/nouns.ts";
import type { Release } from "../domain/release.ts";
import type { RuntimeDeps } from "./ports.ts";

/** Null when nothing is left to do, or when it is being done. */
export const waitsFor = async (deps: Pick<RuntimeDeps, "store" | "reader">, release: Release): Promise<Sentence | null> => {
  const last = release.plan.steps.filter(({ phase }) => phase === "contract").map(({ id }) => id);
  if (release.status !== "active" || last.length === 0) return null;
  const environment = await deps.store.transact(release.organizationId, (unit) => unit.environment(release.environmentId));
  if (!environment) return null;
  const { rows } = await deps.reader.query<{ begun: number }>(
    `select count(*)::int as begun from ${qualified({ schema: environment.schemaName, role: environment.schemaName }, "_migration")}
     where release_id = $1 and step = any($2) and state in ('running', 'done')`,
    [release.id, last],
  );
  if ((rows[0]?.begun ?? 0) > 0) return null;
  const behind = await deps.store.lagging(release.environmentId, release.id);
  return behind > 0 ? processes(behind) : requests;
};

/**
 * Returns once the last steps of the release that is active in an environment are done: what the next one stands on is whole then. One whose
 * last steps were refused is not waited for.
 */
export const whenSettled = async (
  deps: Pick<RuntimeDeps, "store" | "reader">,
  { organizationId, activeReleaseId, schemaName }: Environment,
): Promise<void> => {
  const active = activeReleaseId && (await deps.store.transact(organizationId, (unit) => unit.release(activeReleaseId)));
  const last = active ? active.plan.steps.filter(({ phase }) => phase === "contract").map(({ id }) => id) : [];
  if (!active || last.length === 0) return;
  for (;;) {
    const { rows } = await deps.reader.query<{ done: number; failed: number }>(
      `select count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'failed')::int as failed
       from ${qualified({ schema: schemaName, role: schemaName }, "_migration")} where release_id = $1 and step = any($2)`,
      [active.id, last],
    );
    if (!rows[0] || rows[0].done === last.length || rows[0].failed > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

const processes = (n: number): Sentence => ({
  en: `The new version answers. Its last steps wait until ${n} other process${n === 1 ? " has" : "es have"} switched to it; one that ended without saying so is waited for 10 seconds.`,
  ar: `الإصدار الجديد يجيب. وتنتظر خطواته الأخيرة تحوّل عمليات أخرى عددها ${n}؛ وما انتهى منها دون إخبار يُنتظر 10 ثوانٍ.`,
});
const requests: Sentence = {
  en: "The new version answers. Its last steps wait until what began with the version before has ended.",
  ar: "الإصدار الجديد يجيب. وتنتظر خطواته الأخيرة انتهاء ما بدأ مع الإصدار السابق.",
};
