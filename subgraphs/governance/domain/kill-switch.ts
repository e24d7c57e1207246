/**
 * A kill switch stops a scope: what runs by itself (reach `automation`), or every change as well (`writes`). Its epoch counts up with every
 * trigger and lift, so whatever was permitted before is told apart from what is permitted now.
 */
import type { KillScope } from "../../../schema/decisions.ts";
import type { OrganizationId, Sentence } from "../../../schema/ids.ts";

/** What a switch stops, inside a sentence. */
export const scopeWords: Readonly<Record<KillScope["scope"], Sentence>> = {
  installation: { en: "the whole installation", ar: "التثبيت كله" },
  organization: { en: "the organization", ar: "المنظمة" },
  platform: { en: "a platform", ar: "منصة" },
  assistant: { en: "an assistant", ar: "مساعد" },
  "ai-model": { en: "an AI model", ar: "نموذج ذكاء اصطناعي" },
  provider: { en: "a provider", ar: "مزوّد" },
  decision: { en: "a decision", ar: "قرار" },
};

export type Reach = "automation" | "writes";

export interface KillSwitch {
  readonly id: string;
  /** Null: the whole installation. */
  readonly organizationId: OrganizationId | null;
  readonly scope: KillScope["scope"];
  readonly scopeId: string | null;
  readonly reach: Reach;
  readonly epoch: number;
  readonly active: boolean;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
  readonly liftedBy: string | null;
  readonly liftedAt: Date | null;
  readonly liftReason: string | null;
}

/** The active switch that covers one of the scopes, or null. The same rule as the SQL door `governance.assert_live`. */
export const haltedBy = (switches: readonly KillSwitch[], scopes: readonly KillScope[], reach: Reach): KillSwitch | null => {
  const named = (scope: KillScope["scope"], id: string | null) =>
    scopes.some((one) => one.scope === scope && (id === null || one.id === id));
  const covers = ({ active, organizationId, scope, scopeId, reach: stops }: KillSwitch) =>
    active &&
    (reach === "automation" || stops === "writes") &&
    (scope === "installation" || (named("organization", organizationId) && named(scope, scopeId)));
  return switches.find(covers) ?? null;
};
