/**
 * SECRET_IN_TEXT: something that looks like a key or a password of a service, in a document that many people read and that is exported
 * [BP51]. The fix strikes it out. The sentence never repeats it.
 */

import { propAt } from "../node-kinds.ts";
import { type NodeKind, nodeKindNames } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import { type Lint, none } from "./lint.ts";

const secret = new RegExp(
  [
    "\\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}",
    "\\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}",
    "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b",
    "\\bgh[pousr]_[A-Za-z0-9]{36,}",
    "\\bgithub_pat_[A-Za-z0-9_]{40,}",
    "\\bglpat-[A-Za-z0-9_-]{20,}",
    "\\bxox[abprs]-[A-Za-z0-9-]{20,}",
    "\\bAIza[0-9A-Za-z_-]{35}",
    "\\bSG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}",
    "\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}",
    "-----BEGIN [A-Z ]*PRIVATE KEY-----",
  ].join("|"),
);
const every = new RegExp(secret.source, "g");

export const secretInText: Lint = {
  codes: ["SECRET_IN_TEXT"],
  of: ["header", ...nodeKindNames],
  check: (look, id, { kind, props }) => {
    if (!mayHold(props) || !holds(props)) return none;
    return Object.entries(props).flatMap(([name, value]) =>
      placesIn(name, value).map(([prop, words]) => {
        const spec = propAt(id === "header" ? "header" : (kind as NodeKind), prop)?.spec;
        const struck = words?.replace(every, "•••");
        const fix =
          struck !== undefined && spec?.zod.safeParse(struck).success
            ? { label: { en: "Strike it out", ar: "حجبه" }, ops: [{ op: "set" as const, id, prop, value: struck }] }
            : undefined;
        return problem(look.nodes, "SECRET_IN_TEXT", { id, prop }, {}, fix);
      }),
    );
  },
};

/** No secret is shorter, and none is without such a run of letters. */
const shortest = 20;
const run = /[A-Za-z0-9_.-]{20}|-----BEGIN/;

/** Some text is worth a closer look. */
const mayHold = (value: unknown): boolean => {
  if (typeof value === "string") return value.length >= shortest && run.test(value);
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(mayHold);
  for (const name in value) if (mayHold((value as Readonly<Record<string, unknown>>)[name])) return true;
  return false;
};

const holds = (value: unknown): boolean =>
  typeof value === "string" ? secret.test(value) : typeof value === "object" && value !== null && Object.values(value).some(holds);

/** Where in a property a secret stands, at most one level in, with the text when it is a text of its own. */
const placesIn = (name: string, value: unknown): readonly (readonly [string, string | undefined])[] => {
  if (typeof value !== "object" || value === null || !holds(value)) return holds(value) ? [[name, value as string]] : [];
  if (Array.isArray(value)) return [[name, undefined]];
  return Object.entries(value).flatMap(([member, inner]): readonly (readonly [string, string | undefined])[] =>
    holds(inner) ? [[`${name}.${member}`, typeof inner === "string" ? inner : undefined]] : [],
  );
};
