/** KEY_DUPLICATE, KEY_RESERVED: the name a relation has from the other side meets a field or another relation there. */
import { isReserved, keyFromWords } from "../keys.ts";
import { keyPattern } from "../names.ts";
import type { Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import { builtIn, type Id } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import { usersOf } from "./look.ts";

export const inverseKeys: Lint = {
  codes: ["KEY_DUPLICATE", "KEY_RESERVED"],
  of: ["entity"],
  check: (look, entity) => {
    const relations = usersOf(look, entity, "field", "config.target", "type");
    if (relations.length === 0) return none;
    const { nodes } = look;
    const taken = new Set(look.inner(entity, "field").map((field) => look.node(field)!.props.key as string));
    return relations.flatMap((id): readonly Problem[] => {
      const { props } = look.node(id)!;
      const config = props.config as { readonly target?: Id; readonly inverse?: { readonly key: string } } | undefined;
      const key = config?.inverse?.key;
      if (key === undefined || (props.type === "user" ? builtIn.user : config?.target) !== entity) return none;
      const free = keyPattern.test(key) && !isReserved("field", key);
      const clash = taken.has(key);
      taken.add(key);
      if (free && !clash) return none;
      const value = { ...config?.inverse, key: keyFromWords(key, taken) };
      const fix = {
        label: { en: `Rename to “${value.key}”`, ar: `تغيير الاسم إلى «${value.key}»` },
        ops: [{ op: "set" as const, id, prop: "config.inverse", value }],
      };
      return [problem(nodes, clash ? "KEY_DUPLICATE" : "KEY_RESERVED", { id, prop: "config.inverse" }, { detail: key }, fix)];
    });
  },
};
