/** The variables of a request, as the types of its document read them. What is wrong says where and why, and never repeats the value. */
import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from "graphql";
import { type InputProblem, InvalidInput } from "./errors.ts";

type Values = Readonly<Record<string, unknown>>;

const mostProblems = 50;
const longestReason = 300;

/** Coerced variables; throws `InvalidInput` with at most fifty problems, each with its place. */
export const readVariables = (schema: GraphQLSchema, operation: OperationDefinitionNode, raw: Values): Values => {
  const problems: InputProblem[] = [];
  const coerced: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const { name, type, defaultValue } of definitionsOf(schema, operation)) {
    if (!Object.hasOwn(raw, name)) {
      if (defaultValue) coerced[name] = valueFromAST(defaultValue, type);
      else if (isNonNullType(type)) problems.push(problem([name], `A value of type ${String(type)} is needed.`, true));
      continue;
    }
    coerced[name] = coerceInputValue(raw[name], type, (path, _value, { message }) => {
      problems.push(problem([name, ...path], message, / of required type /.test(message.slice(0, longestReason))));
      if (problems.length >= mostProblems) throw new InvalidInput(problems);
    });
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return coerced;
};

/** A variable as its document defines it. */
interface Definition {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly defaultValue: VariableDefinitionNode["defaultValue"];
}

const defined = new WeakMap<OperationDefinitionNode, readonly Definition[]>();
/** What an operation's variables are; an operation is only ever asked of the schema it was accepted by. */
export const definitionsOf = (schema: GraphQLSchema, operation: OperationDefinitionNode): readonly Definition[] => {
  const known = defined.get(operation);
  if (known) return known;
  const made = (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => ({
    name: variable.name.value,
    type: typeFromAST(schema, type as never) as GraphQLInputType,
    defaultValue,
  }));
  defined.set(operation, made);
  return made;
};

/** The one variable `input` is left out of its own places. */
const problem = (path: readonly (string | number)[], reason: string, required: boolean): InputProblem => ({
  path: path[0] === "input" && path.length > 1 ? path.slice(1) : path,
  code: required ? "REQUIRED" : "INVALID",
  message: { en: shorter(reason.replace(/ Did you mean .*$/s, "")), ar: "قيمة لا تناسب نوعها." },
});

const shorter = (text: string): string => (text.length > longestReason ? `${text.slice(0, longestReason)} …` : text);
