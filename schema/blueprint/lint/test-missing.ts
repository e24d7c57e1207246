/** TEST_MISSING: a policy shows people only their own records, and no access test tries a record of somebody else. The fix adds it. */
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { ownedBy, readersOf } from "./access-common.ts";
import { freshId } from "./fresh.ts";
import { type Lint, none } from "./lint.ts";
import { type Look, shaped } from "./look.ts";

export const testMissing: Lint = {
  codes: ["TEST_MISSING"],
  of: ["policy"],
  check: (look, id) => {
    const { entity, allow, roles, where } = shaped(look, "policy", id)!;
    const path = where === undefined || !allow.includes("read") ? null : ownedBy(look.checked(id, "where")?.tree);
    // People who see other records by another policy have nothing to be refused.
    const role = path && roles.find((one) => onlyOwn(look, entity, one));
    if (!path || !role) return none;
    const key = path.join(".");
    const tried = look.inner(entity, "test").some((test) => {
      const props = look.node(test)!.props as { as?: Id; given?: Readonly<Record<string, unknown>> };
      return roles.includes(props.as ?? "") && props.given?.[key] === "other";
    });
    if (tried) return none;
    const props = { as: role, does: "read", given: { [key]: "other" }, expect: "refused" };
    const fix = {
      label: { en: "Add the test", ar: "إضافة الاختبار" },
      ops: [{ op: "add" as const, kind: "test" as const, id: freshId(look, "test", id), parent: entity, props }],
    };
    return [problem(look.nodes, "TEST_MISSING", { id, prop: "where" }, {}, fix)];
  },
};

const onlyOwn = (look: Look, entity: Id, role: Id): boolean => {
  const readers = readersOf(look, entity, role);
  return readers !== "all" && readers.every(([id]) => ownedBy(look.checked(id, "where")?.tree) !== null);
};
