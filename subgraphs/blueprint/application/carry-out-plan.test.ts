import { expect, it } from "vitest";
import { changesOf } from "../../../schema/blueprint/changes.ts";
import { flatten } from "../../../schema/blueprint/document.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { moved } from "./carry-out-plan.ts";

const ops: readonly Op[] = [{ op: "set", id: "f_pat_birth", prop: "label.en", value: "Born on" }];
const proposal = { ops, changes: changesOf(ops, flatten(clinic)) };
const text = { en: "A kill switch stands.", ar: "مفتاح الإيقاف مفعّل." };

it("a draft nobody may write to now says why, and not that it went another way", () => {
  const refused = moved(proposal, ops, 0, [{ index: 0, op: ops[0]!, code: "COLLAB_FROZEN" as never, text }]);
  expect([refused.code, refused.message]).toEqual(["BLUEPRINT_OPS_INVALID", expect.stringContaining(text.en)]);
  const other = moved(proposal, ops, 0, [{ index: 0, op: ops[0]!, code: "OP_WAS", text }]);
  expect([other.code, other.message]).toEqual(["BLUEPRINT_PLAN_MOVED", expect.stringContaining("Born on")]);
});
