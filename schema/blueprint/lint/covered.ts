/** What a compliance framework covers, as several lints ask it. */
import type { Id } from "../shape.ts";
import { fieldsOf, type Look } from "./look.ts";

/** The frameworks that cover an entity. */
export const frameworksOver = (look: Look, entity: Id): readonly Id[] =>
  look.all("compliance").filter((rule) => {
    const { kind, entities } = look.node(rule)!.props;
    return kind === "framework" && (entities === "*" || (entities as readonly string[] | undefined)?.includes(entity));
  });

/** Whether an entity keeps anything about people, besides what everybody's account has. */
export const keepsPersonal = (look: Look, entity: Id): boolean =>
  fieldsOf(look, entity).some(
    ([field, { classification }]) => !field.startsWith("f_user_") && (classification === "personal" || classification === "sensitive"),
  );
