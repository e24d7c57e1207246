/**
 * PROVIDER_UNKNOWN: a connection to a service nobody can call. PROVIDER_CATEGORY: it is called something the service is not, so what stands in
 * for it is judged wrongly. COMPONENT_UNKNOWN: a component nobody draws. The fix is the nearest name, where one is near.
 */

import type { Sentence } from "../../ids.ts";
import { componentTypes } from "../component-slots.ts";
import { nearest } from "../expressions/problems.ts";
import type { Op } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import { providerCategory, providerNames } from "../provider-names.ts";
import type { Id } from "../shape.ts";
import { type Lint, none } from "./lint.ts";

export const providerUnknown: Lint = {
  codes: ["PROVIDER_UNKNOWN", "PROVIDER_CATEGORY"],
  of: ["connection"],
  check: (look, id, { props }) => {
    const provider = String(props.provider);
    const category = providerCategory(provider);
    if (category === undefined) {
      const near = nearest(provider, Object.keys(providerNames));
      const ops: readonly Op[] = near === undefined ? [] : settled(id, near);
      return [problem(look.nodes, "PROVIDER_UNKNOWN", { id, prop: "provider" }, { detail: provider }, ...renaming(near, ops))];
    }
    if (props.category === category) return none;
    const fix = {
      label: { en: "Put it right", ar: "تصحيحها" },
      ops: [{ op: "set" as const, id, prop: "category", value: category }],
    };
    return [problem(look.nodes, "PROVIDER_CATEGORY", { id, prop: "category" }, { detail: String(props.category), provider }, fix)];
  },
};

const settled = (id: Id, provider: string): readonly Op[] => [
  { op: "set", id, prop: "provider", value: provider },
  { op: "set", id, prop: "category", value: providerCategory(provider)! },
];

export const componentUnknown: Lint = {
  codes: ["COMPONENT_UNKNOWN"],
  of: ["component"],
  check: (look, id, { props }) => {
    const type = String(props.type);
    if (componentTypes.has(type)) return none;
    const near = nearest(type, componentTypes);
    const ops: readonly Op[] = near === undefined ? [] : [{ op: "set", id, prop: "type", value: near }];
    return [problem(look.nodes, "COMPONENT_UNKNOWN", { id, prop: "type" }, { detail: type }, ...renaming(near, ops))];
  },
};

const renaming = (
  near: string | undefined,
  ops: readonly Op[],
): readonly [] | readonly [{ readonly label: Sentence; readonly ops: readonly Op[] }] =>
  near === undefined ? [] : [{ label: { en: `Take “${near}”`, ar: `اختيار «${near}»` }, ops }];
