/** The list of lints; each is one file, and order here is order of the findings before they are sorted. */

import { type NodeKind, nodeKindNames } from "../operation.ts";
import { type ProblemCode, problemTexts } from "../problem-texts.ts";
import { accessBypassesAction } from "./access-bypasses-action.ts";
import { accessCreateUnbound } from "./access-create-unbound.ts";
import { accessGivesAway } from "./access-gives-away.ts";
import { accessInfer } from "./access-infer.ts";
import { accessPublic } from "./access-public.ts";
import { accessSensitiveUnmasked } from "./access-sensitive-unmasked.ts";
import { actionNoEffect, actionSelfApproval, actionUnreachable, effectImmutable, effectLinks } from "./actions.ts";
import { assistantAutoRisk, assistantOverreach } from "./assistants.ts";
import { cascadeLoop } from "./cascade-loop.ts";
import { comply } from "./comply.ts";
import { componentSlot, pageNoName } from "./component-slot.ts";
import { pageRepeatNested, urlScheme } from "./components.ts";
import { computedFields } from "./computed-fields.ts";
import { contrast } from "./contrast.ts";
import { defaultInvalid } from "./default-invalid.ts";
import { entityNoFields } from "./entity-no-fields.ts";
import { entityNoPolicy } from "./entity-no-policy.ts";
import { entityNoTitle } from "./entity-no-title.ts";
import { enumNoOptions } from "./enum-no-options.ts";
import { expressionsLint } from "./expressions.ts";
import { fallbacks } from "./fallbacks.ts";
import { fieldConfig } from "./field-config.ts";
import { flowTriggerLoop } from "./flow-loops.ts";
import { flowEscalates, flowRole } from "./flow-roles.ts";
import { flowType } from "./flow-types.ts";
import { flows } from "./flows.ts";
import { indexAdvised } from "./index-advised.ts";
import { indexCondition } from "./index-condition.ts";
import { inverseKeys } from "./inverse-keys.ts";
import type { Levels, Lint } from "./lint.ts";
import { mayBeEmpty } from "./may-be-empty.ts";
import { pageFieldHidden } from "./page-field-hidden.ts";
import { pageRoleNoAccess } from "./page-role-no-access.ts";
import { pathDuplicate } from "./path-duplicate.ts";
import { requiredComputed } from "./required-computed.ts";
import { retentionMissing } from "./retention-missing.ts";
import { roleSignupPowerful } from "./role-signup-powerful.ts";
import { roleUnused } from "./role-unused.ts";
import { secretInText } from "./secret-in-text.ts";
import { states } from "./states.ts";
import { testMissing } from "./test-missing.ts";
import { textMissing } from "./text-missing.ts";
import { textSameAsKey } from "./text-same-as-key.ts";
import { textUnmatched } from "./text-unmatched.ts";
import { uniqueLongText } from "./unique-long-text.ts";
import { componentUnknown, providerUnknown } from "./unknown-names.ts";
import { unused } from "./unused.ts";

export const lints: readonly Lint[] = [
  expressionsLint,
  fieldConfig,
  inverseKeys,
  computedFields,
  entityNoFields,
  entityNoTitle,
  enumNoOptions,
  defaultInvalid,
  requiredComputed,
  entityNoPolicy,
  accessPublic,
  accessBypassesAction,
  accessCreateUnbound,
  accessSensitiveUnmasked,
  roleUnused,
  pathDuplicate,
  pageRoleNoAccess,
  textMissing,
  contrast,
  mayBeEmpty,
  cascadeLoop,
  uniqueLongText,
  indexAdvised,
  indexCondition,
  unused,
  accessInfer,
  accessGivesAway,
  roleSignupPowerful,
  testMissing,
  states,
  flows,
  flowType,
  flowRole,
  flowTriggerLoop,
  flowEscalates,
  pageFieldHidden,
  textSameAsKey,
  textUnmatched,
  secretInText,
  retentionMissing,
  comply,
  fallbacks,
  actionNoEffect,
  actionSelfApproval,
  actionUnreachable,
  effectImmutable,
  effectLinks,
  assistantAutoRisk,
  assistantOverreach,
  pageRepeatNested,
  componentSlot,
  pageNoName,
  urlScheme,
  providerUnknown,
  componentUnknown,
];

/** What has a text of its own at another level is no error; findings about expressions have theirs from the expression. */
const isError = (code: string): boolean => !(code in problemTexts) || problemTexts[code as ProblemCode].level === "error";

const byKind = (asked: readonly Lint[]): ReadonlyMap<NodeKind | "header", readonly Lint[]> =>
  new Map((["header", ...nodeKindNames] as const).map((kind) => [kind, asked.filter((lint) => lint.of.includes(kind))] as const));

const all = byKind(lints);
const finding = byKind(lints.filter(({ codes }) => codes.some(isError)));

/** The lints that are asked about nodes of a kind; `errors`: only those that can find one. */
export const lintsOf = (kind: NodeKind | "header", levels: Levels): readonly Lint[] =>
  (levels === "errors" ? finding : all).get(kind) ?? [];
