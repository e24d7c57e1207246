/** ACCESS_PUBLIC_WRITE, ACCESS_PUBLIC_PERSONAL: what people may do who are not signed in. */
import { crudWords, nameOf, pluralOf } from "../naming.ts";
import type { Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import { builtIn } from "../shape.ts";
import { coveredFields, listed } from "./access-common.ts";
import { type Lint, none } from "./lint.ts";
import { fieldAt, isPersonal, shaped } from "./look.ts";

export const accessPublic: Lint = {
  codes: ["ACCESS_PUBLIC_WRITE", "ACCESS_PUBLIC_PERSONAL"],
  of: ["policy"],
  check: (look, id): readonly Problem[] => {
    const policy = shaped(look, "policy", id)!;
    const { nodes } = look;
    if (!policy.roles.includes(builtIn.public)) return none;
    const target = pluralOf(nodes, policy.entity);
    const writes = policy.allow.filter((what) => what !== "read");
    const personal = policy.allow.includes("read")
      ? coveredFields(look, policy).filter((field) => isPersonal(fieldAt(look, field)) && !policy.mask?.includes(field))
      : [];
    return [
      ...(writes.length > 0
        ? [problem(nodes, "ACCESS_PUBLIC_WRITE", { id, prop: "allow" }, { detail: listed(writes.map(crudWords)), target })]
        : []),
      ...(personal.length > 0
        ? [
            problem(
              nodes,
              "ACCESS_PUBLIC_PERSONAL",
              { id, prop: "fields" },
              { detail: listed(personal.map((field) => nameOf(nodes, field))), target },
            ),
          ]
        : []),
    ];
  },
};
