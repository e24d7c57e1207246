/** KEY_DUPLICATE, KEY_RESERVED: the name a relation has from the other side meets a field or another relation there. */
import { isReserved, keyFromWords } from "../keys.ts";
import { keyPattern } from "../names.ts";
import type { Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import { builtIn, type Id } from "../shape.ts";
import type { Lint } from "./lint.ts";

export const inverseKeys: Lint = {
  codes: ["KEY_DUPLICATE", "KEY_RESERVED"],
  check: ({ all, full, nodes }) => {
    const used = new Map<Id, Set<string>>();
    for (const [id, entity] of Object.entries(full.entities)) used.set(id, new Set(Object.values(entity.fields).map((field) => field.key)));
    return all("field").flatMap(([id, { props }]): readonly Problem[] => {
      const config = props.config as { readonly target?: Id; readonly inverse?: { readonly key: string } } | undefined;
      const key = config?.inverse?.key;
      const taken = used.get(props.type === "user" ? builtIn.user : (config?.target ?? ""));
      if (key === undefined || taken === undefined) return [];
      const free = keyPattern.test(key) && !isReserved("field", key);
      const clash = taken.has(key);
      const value = { ...config?.inverse, key: keyFromWords(key, taken) };
      taken.add(key);
      if (free && !clash) return [];
      const fix = {
        label: { en: `Rename to “${value.key}”`, ar: `تغيير الاسم إلى «${value.key}»` },
        ops: [{ op: "set" as const, id, prop: "config.inverse", value }],
      };
      return [problem(nodes, clash ? "KEY_DUPLICATE" : "KEY_RESERVED", { id, prop: "config.inverse" }, { detail: key }, fix)];
    });
  },
};
