/** Calls: functions with their arguments, roles, and questions over linked records. */
import { RE2JS } from "re2js";
import { OperatorChecker } from "./check-operators.ts";
import type { ExprNode, ExprType } from "./checked.ts";
import { call } from "./findings.ts";
import { type Arg, type FunctionSpec, functions, type OverName, overNames } from "./functions.ts";
import { type ASTNode, limits } from "./parse.ts";
import { nearest } from "./problems.ts";
import { is, isNumber, isOrdered } from "./types.ts";

export abstract class CallChecker extends OperatorChecker {
  protected function(ast: ASTNode, name: string, args: readonly ASTNode[], expected?: ExprType): ExprNode {
    if ((overNames as readonly string[]).includes(name)) return this.over(ast, name as OverName, args);
    const spec: FunctionSpec | undefined = Object.hasOwn(functions, name) ? functions[name as keyof typeof functions] : undefined;
    if (!spec) return this.unknownFunction(ast, name);
    const least = spec.args.length - (spec.optional ?? 0);
    if (args.length < least || (!spec.repeats && args.length > spec.args.length)) {
      return this.refuse(ast, "EXPR_TYPE", {
        en: `${name} takes ${spec.repeats ? `at least ${least}` : least === spec.args.length ? least : `${least} to ${spec.args.length}`} values, not ${args.length}.`,
        ar: `الدالة ${name} تأخذ ${spec.repeats ? `على الأقل ${least}` : least === spec.args.length ? least : `من ${least} إلى ${spec.args.length}`} قيم، لا ${args.length}.`,
      });
    }
    if (!spec.sql) this.refuseSql(ast, name);
    if (name === "hasRole") return this.hasRole(args[0]!);
    const { nodes, type } = spec.same
      ? this.together(args, expected)
      : { nodes: args.map((arg, index) => this.argument(arg, spec.args[index]!)), type: is.unknown };
    if (spec.same) for (const [index, node] of nodes.entries()) this.requireKind(args[index]!, node, spec.args[0]!);
    if (spec.literal !== undefined && args[spec.literal]) this.written(name, args[spec.literal]!, nodes[spec.literal]!);
    if (name === "changed") this.changedField(args[0]!, nodes[0]!);
    return call(name, nodes, spec.same ? type : typeof spec.gives === "function" ? spec.gives(nodes.map((node) => node.type)) : spec.gives);
  }

  protected argument(ast: ASTNode, arg: Arg): ExprNode {
    const node = this.check(ast, "want" in arg ? arg.want : undefined);
    this.requireKind(ast, node, arg);
    return node;
  }

  protected requireKind(ast: ASTNode, node: ExprNode, arg: Arg): void {
    const { type } = node;
    if ("want" in arg) {
      this.require(ast, node, arg.want);
      return;
    }
    if (arg.kind === "any" || type.is === "unknown" || type.is === "null") return;
    const ok = {
      number: isNumber(type),
      day: type.is === "date" || type.is === "timestamp",
      sized: type.is === "string" || type.is === "list",
      ordered: isOrdered(type),
      list: type.is === "list",
    }[arg.kind];
    const wanted = {
      number: is.decimal,
      day: is.date,
      sized: is.string,
      ordered: is.decimal,
      list: { is: "list", of: is.unknown } as const,
    }[arg.kind];
    if (!ok) this.mismatch(ast, type, wanted);
  }

  /** Patterns and places of rounding are checked now, so they must be written out. */
  protected written(name: string, ast: ASTNode, node: ExprNode): void {
    if (name === "round") {
      if (node.k === "literal" && node.type.is === "int" && Number(node.value) >= 0 && Number(node.value) <= 12) return;
      this.refuse(ast, "EXPR_TYPE", { en: "Write the number of places, 0 to 12.", ar: "اكتب عدد المنازل، من 0 إلى 12." }, "2");
      return;
    }
    if (node.k !== "literal" || typeof node.value !== "string") {
      this.refuse(ast, "EXPR_TYPE", { en: "Write the pattern out in quotation marks.", ar: "اكتب النمط بين علامتي تنصيص." }, '"^[0-9]+$"');
      return;
    }
    try {
      if (node.value.length > 500) throw new Error("long");
      RE2JS.compile(node.value);
    } catch {
      this.refuse(ast, "EXPR_TYPE", { en: "This pattern cannot be read.", ar: "لا يمكن قراءة هذا النمط." });
    }
  }

  protected changedField(ast: ASTNode, node: ExprNode): void {
    if (this.scope.kind !== "record" || !this.scope.old)
      this.refuse(ast, "EXPR_SCOPE", {
        en: '"changed" works only where an update is checked.',
        ar: 'الدالة "changed" تعمل فقط عند فحص التعديل.',
      });
    else if (node.k !== "field" || node.from !== "record" || node.path.length > 1)
      this.refuse(ast, "EXPR_TYPE", { en: "Name a field of this record.", ar: "سمِّ حقلًا من هذا السجل." });
  }

  protected hasRole(ast: ASTNode): ExprNode {
    const value = ast.op === "value" ? ast.args : undefined;
    if (typeof value !== "string")
      return this.refuse(ast, "EXPR_TYPE", { en: "Write the role in quotation marks.", ar: "اكتب الدور بين علامتي تنصيص." });
    const id = this.names.roleNamed(value, this.shown);
    const at = this.source.indexOf(value, ast.start);
    if (!id || at < 0) {
      const near = nearest(value, this.names.roleNames(this.shown));
      return this.refuse(
        ast,
        "EXPR_NAME",
        {
          en: `There is no role called "${value}".${near ? ` Did you mean "${near}"?` : ""}`,
          ar: `لا يوجد دور باسم "${value}".${near ? ` هل تقصد "${near}"؟` : ""}`,
        },
        near && JSON.stringify(near),
      );
    }
    this.use(at, at + value.length, id, this.names.shownRole(id));
    return call("hasRole", [{ k: "literal", value: id, type: is.string }], is.bool);
  }

  protected over(ast: ASTNode, fn: OverName, args: readonly ASTNode[]): ExprNode {
    const [relationAst, bodyAst] = args;
    const needsBody = fn !== "count";
    if (!relationAst || args.length > 2 || (needsBody && !bodyAst))
      return this.refuse(ast, "EXPR_TYPE", { en: `Write ${fn}(records, …).`, ar: `اكتب ${fn}(السجلات، …).` });
    if (relationAst.op !== "id" || !this.entity)
      return this.refuse(relationAst, "EXPR_TYPE", { en: "Name linked records here.", ar: "سمِّ هنا السجلات المرتبطة." });
    const relation = this.names.relationNamed(this.entity, relationAst.args, this.shown);
    if (!relation) {
      const known = this.names.relations(this.entity).map((one) => (this.shown ? one.shown : one.field));
      return this.unknownName({ name: relationAst.args, start: relationAst.start, end: relationAst.end }, known);
    }
    this.use(relationAst.start, relationAst.end, relation.field, relation.shown);
    this.reads.push([...this.within, relation.field]);
    if (this.within.length + 1 > limits.overs)
      return this.refuse(ast, "EXPR_TOO_BIG", {
        en: `Linked records may be nested at most ${limits.overs} deep.`,
        ar: `الحد الأقصى لتداخل السجلات المرتبطة ${limits.overs}.`,
      });
    if (this.within.length + 1 > limits.oversInSql) this.refuseSql(ast, fn);
    const outside = { entity: this.entity, within: this.within };
    this.entity = relation.entity;
    this.within = [...this.within, relation.field];
    const wanted = fn === "sum" ? is.decimal : is.bool;
    const body = bodyAst ? this.check(bodyAst, fn === "sum" ? undefined : is.bool) : null;
    if (bodyAst && body) this.require(bodyAst, body, wanted);
    this.entity = outside.entity;
    this.within = outside.within;
    const type = fn === "count" ? is.int : fn === "sum" ? (body?.type.is === "int" ? is.int : is.decimal) : is.bool;
    return { k: "over", fn, relation: { field: relation.field, inverse: relation.inverse, entity: relation.entity }, body, type };
  }

  protected unknownFunction(ast: ASTNode, name: string): ExprNode {
    const near = name === "has" ? "isEmpty" : nearest(name, [...Object.keys(functions), ...overNames]);
    return this.refuse(
      ast,
      "EXPR_NAME",
      {
        en: `There is no function called "${name}".${near ? ` Did you mean "${near}"?` : ""}`,
        ar: `لا توجد دالة باسم "${name}".${near ? ` هل تقصد "${near}"؟` : ""}`,
      },
      near,
    );
  }
}
