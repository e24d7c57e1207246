import { expect, it } from "vitest";
import { decisionKinds } from "../../../schema/decision-kinds.ts";
import { clinicModel, field } from "../../../tests/support/clinic.ts";
import type { Release } from "../domain/release.ts";
import { planMigration } from "../migrate/plan.ts";
import { payloadOf } from "./start-release.ts";

it("[DP48] governance takes what a production release asks it to decide, with and without decisions about values", () => {
  const score = (type: "text" | "integer") =>
    clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_score = field("score", type);
    });
  const facts = { misfits: { f_pat_score: { count: 1, ids: [] } } };
  for (const fates of [{}, { "convert:f_pat_score": "null" as const }]) {
    const plan = planMigration({ schema: "p_x", role: "p_x" }, score("text"), score("integer"), facts, { fates });
    const payload = payloadOf({ id: "r", environmentId: "e", hash: "h", plan } as unknown as Release);
    expect(payload.fates).toEqual(fates);
    expect(decisionKinds["release.production"].payload.safeParse(payload).error).toBeUndefined();
  }
});
