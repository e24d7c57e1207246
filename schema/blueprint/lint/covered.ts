/** What a compliance framework covers, as several lints ask it. */
import type { Id } from "../shape.ts";
import { fieldAt, isPersonal, type Look } from "./look.ts";

/** The frameworks that cover an entity. */
export const frameworksOver = (look: Look, entity: Id): readonly Id[] =>
  look.all("compliance").filter((rule) => {
    const { kind, entities } = look.node(rule)!.props;
    return kind === "framework" && (entities === "*" || (entities as readonly string[] | undefined)?.includes(entity));
  });

/** Whether an entity keeps anything about people, besides what everybody's account has. */
export const keepsPersonal = (look: Look, entity: Id): boolean =>
  look.inner(entity, "field").some((field) => !field.startsWith("f_user_") && isPersonal(fieldAt(look, field)));
