/** The list of lints; each is one file, and order here is order of the findings before they are sorted. */

import { accessBypassesAction } from "./access-bypasses-action.ts";
import { accessCreateUnbound } from "./access-create-unbound.ts";
import { accessPublic } from "./access-public.ts";
import { accessSensitiveUnmasked } from "./access-sensitive-unmasked.ts";
import { computedFields } from "./computed-fields.ts";
import { contrast } from "./contrast.ts";
import { defaultInvalid } from "./default-invalid.ts";
import { entityNoFields } from "./entity-no-fields.ts";
import { entityNoPolicy } from "./entity-no-policy.ts";
import { entityNoTitle } from "./entity-no-title.ts";
import { enumNoOptions } from "./enum-no-options.ts";
import { expressionsLint } from "./expressions.ts";
import { fieldConfig } from "./field-config.ts";
import { inverseKeys } from "./inverse-keys.ts";
import type { Lint } from "./lint.ts";
import { pageRoleNoAccess } from "./page-role-no-access.ts";
import { pathDuplicate } from "./path-duplicate.ts";
import { requiredComputed } from "./required-computed.ts";
import { roleUnused } from "./role-unused.ts";
import { textMissing } from "./text-missing.ts";

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
];
