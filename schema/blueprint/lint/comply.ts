/**
 * COMPLY_<framework>_<n>: what a framework named in the document asks of a platform and this one does not have. The table holds what can
 * be seen in a blueprint alone; what only a running system shows is governance's to check. Numbers are API: they are never given twice.
 */
import type { DraftNode } from "../document.ts";
import type { NodeKind, Op, Problem } from "../operation.ts";
import { type ProblemCode, problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { frameworksOver, keepsPersonal } from "./covered.ts";
import { type Lint, none } from "./lint.ts";
import { fieldAt, type Look, shaped } from "./look.ts";

interface Check {
  /** As a blueprint writes the framework's key. */
  readonly framework: string;
  readonly code: ProblemCode;
  readonly of: NodeKind;
  readonly check: (look: Look, id: Id, node: DraftNode, code: ProblemCode) => readonly Problem[];
}

/** Entities that keep personal data have their changes, or every reading too, written down. */
const logged =
  (least: "changes" | "all"): Check["check"] =>
  (look, id, _, code) => {
    const { audit } = shaped(look, "entity", id)!;
    if (audit === "all" || audit === least || !keepsPersonal(look, id)) return none;
    return [problem(look.nodes, code, { id, prop: "audit" }, {}, setting("Write it down", "تسجيله", id, "audit", least))];
  };

/** Nothing about the people covered is done by a machine alone. */
const overseen: Check["check"] = (look, id, _, code) => {
  const { autonomy, actions = [] } = shaped(look, "assistant", id)!;
  if (autonomy !== "auto" || actions.length === 0) return none;
  return [problem(look.nodes, code, { id, prop: "autonomy" }, {}, setting("Let it ask first", "أن يسأل أولًا", id, "autonomy", "confirm"))];
};

const sixYears = 2_190;
const keptSixYears: Check["check"] = (look, id, { props }, code) =>
  props.kind !== "retention" || Number(props.days) >= sixYears
    ? none
    : [problem(look.nodes, code, { id, prop: "days" }, {}, setting("Keep six years", "حفظه ست سنوات", id, "days", sixYears))];

const cardCode = /^(?:cvv2?|cvc2?|cid|cardVerification(?:Code|Value)|cardSecurityCode|cardPin)$/i;
const noCardCodes: Check["check"] = (look, id, _, code) =>
  look
    .inner(id, "field")
    .filter((field) => cardCode.test(fieldAt(look, field).key))
    .map((field) => problem(look.nodes, code, { id: field }));

const setting = (en: string, ar: string, id: Id, prop: string, value: string | number) => ({
  label: { en, ar },
  ops: [{ op: "set", id, prop, value }] satisfies readonly Op[],
});

const checks: readonly Check[] = [
  { framework: "hipaa", code: "COMPLY_HIPAA_1", of: "entity", check: logged("all") },
  { framework: "hipaa", code: "COMPLY_HIPAA_2", of: "compliance", check: keptSixYears },
  { framework: "gdpr", code: "COMPLY_GDPR_1", of: "entity", check: logged("changes") },
  { framework: "gdpr", code: "COMPLY_GDPR_2", of: "assistant", check: overseen },
  { framework: "pciDss", code: "COMPLY_PCIDSS_1", of: "entity", check: noCardCodes },
  { framework: "pciDss", code: "COMPLY_PCIDSS_2", of: "entity", check: logged("all") },
  { framework: "iso27001", code: "COMPLY_ISO27001_1", of: "entity", check: logged("changes") },
  { framework: "soc2", code: "COMPLY_SOC2_1", of: "entity", check: logged("changes") },
  { framework: "nistCsf", code: "COMPLY_NISTCSF_1", of: "entity", check: logged("changes") },
  { framework: "euAiAct", code: "COMPLY_EUAIACT_1", of: "assistant", check: overseen },
];

export const comply: Lint = {
  codes: checks.map(({ code }) => code),
  of: ["entity", "compliance", "assistant"],
  check: (look, id, node) => {
    const over = coveredBy(look, id, node);
    if (over.length === 0) return none;
    const named = new Set(over.map((rule) => look.node(rule)!.props.framework));
    return checks.flatMap((one) => (one.of === node.kind && named.has(one.framework) ? one.check(look, id, node, one.code) : none));
  },
};

/** The frameworks a node answers to: an entity, the retention of one, an assistant that acts on the records of one. */
const coveredBy = (look: Look, id: Id, { kind, props }: DraftNode): readonly Id[] => {
  if (look.all("compliance").length === 0) return [];
  if (kind === "entity") return frameworksOver(look, id);
  if (kind === "compliance") return typeof props.entity === "string" ? frameworksOver(look, props.entity) : [];
  const { actions = [] } = shaped(look, "assistant", id)!;
  return actions.flatMap((ref) => {
    const [target = "", verb] = ref.split(".");
    const entity = verb ? target : shaped(look, "action", target)?.entity;
    return entity ? frameworksOver(look, entity) : [];
  });
};
