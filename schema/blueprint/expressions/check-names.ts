/** Names and paths: what an identifier means where it stands, and what it is called in the other spelling. */
import { type FieldFace, fieldTypes } from "../field-types.ts";
import { builtIn, type Id } from "../shape.ts";
import type { ExprNode, ExprType } from "./checked.ts";
import { Findings } from "./findings.ts";
import { type Face, outsideNames, systemFields } from "./names.ts";
import type { ASTNode } from "./parse.ts";
import { nearest } from "./problems.ts";
import { is } from "./types.ts";

export interface Segment {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** `a.b.c` as its names with their places; null when something else stands in the chain. */
export const segments = (ast: ASTNode): Segment[] | null => {
  if (ast.op === "id") return [{ name: ast.args, start: ast.start, end: ast.end }];
  if (ast.op !== ".") return null;
  const [left, name] = ast.args as [ASTNode, string];
  const before = segments(left);
  return before && [...before, { name, start: ast.pos, end: ast.pos + name.length }];
};

/** A draft may name a field type that does not exist; that is another problem's business. */
const typeOf = (face: FieldFace, id: Id): ExprType =>
  Object.hasOwn(fieldTypes, face.type) ? fieldTypes[face.type].exprType(face, id) : is.unknown;

export abstract class NameChecker extends Findings {
  protected path(path: readonly Segment[]): ExprNode {
    const [root, second] = path as readonly [Segment, Segment | undefined];
    const whole = { start: root.start, end: path.at(-1)!.end };
    const inOver = this.within.length > 0;
    if ((root.name === "now" || root.name === "today") && !second)
      return { k: root.name, type: root.name === "now" ? is.timestamp : is.date };
    if (root.name === "me") return this.me(path);
    if (root.name === "old") {
      if (this.scope.kind !== "record" || !this.scope.old || inOver || !second)
        return this.refuse(root, "EXPR_SCOPE", {
          en: '"old" exists only where an update is checked.',
          ar: 'الاسم "old" متاح فقط عند فحص التعديل.',
        });
      return this.fieldPath(path.slice(1), "old");
    }
    if (this.shown && root.name === "env" && second) {
      const id = this.names.variableNamed(second.name);
      if (id === undefined || path.length > 2)
        return this.unknownName(
          second,
          this.names.variables().map((one) => this.names.shownVariable(one).replace(/^env\./, "")),
        );
      return this.variable(id, root.start, second.end);
    }
    if (!second && this.names.variable(root.name)) return this.variable(root.name, root.start, root.end);
    if (root.name === "params" && this.scope.kind === "action") return this.param(this.scope.action, path);
    if (outsideNames[this.scope.kind].includes(root.name)) {
      this.refuseSql(whole, root.name);
      return { k: "name", path: path.map((segment) => segment.name), type: is.unknown };
    }
    if (this.entity && (Object.hasOwn(systemFields, root.name) || this.names.fieldNamed(this.entity, root.name, this.shown)))
      return this.fieldPath(path, "record");
    if (!second && this.names.optionOwner(root.name)) return this.optionId(root);
    const elsewhere = Object.entries(outsideNames).find(([, roots]) => roots.includes(root.name));
    if (elsewhere && second)
      return this.refuse(root, "EXPR_SCOPE", { en: `"${root.name}" is not available here.`, ar: `الاسم "${root.name}" غير متاح هنا.` });
    return this.unknownName(root, this.candidates());
  }

  /** An option written as its id. Where its key alone names it, the shown form is a text. */
  protected optionId(root: Segment): ExprNode {
    const field = this.names.optionOwner(root.name)!;
    return { k: "literal", value: root.name, type: { is: "option", field } };
  }

  protected variable(id: Id, start: number, end: number): ExprNode {
    this.use(start, end, id, this.names.shownVariable(id));
    return { k: "variable", id, type: typeOf(this.names.variable(id)!, id) };
  }

  protected param(action: Id, path: readonly Segment[]): ExprNode {
    const named = path[1];
    const params = this.names.params(action);
    const id = named && this.names.paramNamed(action, named.name, this.shown);
    if (!named || !id || path.length > 2)
      return this.unknownName(
        named ?? path[0]!,
        Object.keys(params).map((one) => (this.shown ? this.names.shownParam(action, one) : one)),
      );
    this.use(named.start, named.end, id, this.names.shownParam(action, id));
    return { k: "name", path: ["params", id], type: typeOf(params[id]!, id) };
  }

  protected me(path: readonly Segment[]): ExprNode {
    const second = path[1];
    if (path.length > 2)
      return this.refuse(path[2]!, "EXPR_SCOPE", { en: 'Only one step may follow "me".', ar: 'لا يمكن أن يتبع "me" أكثر من خطوة واحدة.' });
    if (!second || second.name === "id") return { k: "me", prop: "id", type: { is: "record", entity: builtIn.user } };
    if (second.name === "roles") return { k: "me", prop: "roles", type: { is: "list", of: is.string } };
    if (second.name === "account") return { k: "me", prop: "account", type: { is: "record", entity: "ent_account" } };
    const id = this.names.fieldNamed(builtIn.user, second.name, this.shown);
    if (!id) return this.unknownName(second, this.fieldNames(builtIn.user));
    this.use(second.start, second.end, id, this.names.shownField(builtIn.user, id));
    const face = this.names.field(builtIn.user, id)!;
    return { k: "me", prop: id, type: typeOf(face, id) };
  }

  protected fieldPath(path: readonly Segment[], from: "record" | "old"): ExprNode {
    if (!this.entity) return this.unknownName(path[0]!, this.candidates());
    let entity = this.entity;
    let type: ExprType = is.unknown;
    const ids: Id[] = [];
    const through: Id[] = [];
    for (let index = 0; index < path.length; index += 1) {
      const segment = path[index]!;
      if (index > 0) {
        if (type.is !== "record")
          return this.refuse(segment, "EXPR_TYPE", {
            en: `"${path[index - 1]!.name}" has no parts.`,
            ar: `لا أجزاء للحقل "${path[index - 1]!.name}".`,
          });
        entity = type.entity;
      }
      if (index > 3)
        return this.refuse(segment, "EXPR_SCOPE", {
          en: "A path may follow at most 3 links.",
          ar: "يمكن للمسار أن يتبع 3 روابط على الأكثر.",
        });
      const system = Object.hasOwn(systemFields, segment.name) ? systemFields[segment.name] : undefined;
      if (system) {
        type = system(entity);
        // The id of a linked record is the link's own value.
        if (segment.name === "id" && index > 0) continue;
        if (index > 0) through.push(entity);
        ids.push(segment.name);
        continue;
      }
      const id = this.names.fieldNamed(entity, segment.name, this.shown);
      if (!id) return this.unknownName(segment, this.fieldNames(entity));
      this.use(segment.start, segment.end, id, this.names.shownField(entity, id));
      const face = this.names.field(entity, id)!;
      if (index > 0) through.push(entity);
      if (face.type === "lookup") {
        const followed = this.lookup(entity, face.config?.path);
        ids.push(...followed.ids);
        through.push(...followed.through);
        type = followed.type;
      } else {
        ids.push(id);
        type = typeOf(face, id);
      }
      if (face.type === "rollup" || face.config?.translated) this.refuseSql(segment, segment.name);
    }
    this.reads.push([...this.within, ...ids]);
    return through.length > 0 ? { k: "field", path: ids, through, from, type } : { k: "field", path: ids, from, type };
  }

  protected lookup(entity: Id, path: unknown): { ids: Id[]; through: Id[]; type: ExprType } {
    const ids: Id[] = [];
    const through: Id[] = [];
    let type: ExprType = { is: "record", entity };
    for (const id of Array.isArray(path) ? path : []) {
      const face: Face | undefined = type.is === "record" ? this.names.field(type.entity, String(id)) : undefined;
      if (!face || face.type === "lookup") return { ids, through, type: is.unknown };
      if (ids.length > 0 && type.is === "record") through.push(type.entity);
      ids.push(String(id));
      type = typeOf(face, String(id));
    }
    return { ids, through, type };
  }

  protected fieldNames(entity: Id): string[] {
    return [
      ...[...this.names.fields(entity).keys()].map((id) => (this.shown ? this.names.shownField(entity, id) : id)),
      ...Object.keys(systemFields),
    ];
  }

  protected candidates(): string[] {
    const roots = ["me", "now", "today", ...outsideNames[this.scope.kind]];
    const variables = this.names.variables().map((id) => (this.shown ? this.names.shownVariable(id) : id));
    return [...(this.entity ? this.fieldNames(this.entity) : []), ...roots, ...variables];
  }

  protected unknownName(at: Segment, candidates: readonly string[]): ExprNode {
    const byKey =
      this.shown || !this.entity ? undefined : [...this.names.fields(this.entity)].find(([, face]) => face.key === at.name)?.[0];
    // Looking for near names is the dearest part of a check; a text full of unknown names gets its hints at the start.
    const suggestion = byKey ?? (this.problems.length < 10 ? nearest(at.name, candidates) : undefined);
    return this.refuse(
      at,
      "EXPR_NAME",
      {
        en: `There is nothing called "${at.name}" here.${suggestion ? ` Did you mean "${suggestion}"?` : ""}`,
        ar: `لا يوجد هنا شيء باسم "${at.name}".${suggestion ? ` هل تقصد "${suggestion}"؟` : ""}`,
      },
      suggestion,
    );
  }
}
