/** How the tests of wishes say what a sentence may do: every operation in short, that it is so already, or the question it asks. */
import { readFileSync } from "node:fs";
import { type Draft, flatten } from "../../schema/blueprint/document.ts";
import { readFile } from "../../schema/blueprint/files.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import { readFileText } from "../../subgraphs/blueprint/application/file-text.ts";

const names = ["clinic", "shop", "school", "hr", "rental", "helpdesk"] as const;
export type Template = (typeof names)[number];
/** `asks`: how the id of its only question begins. */
export type Expected = readonly string[] | { readonly asks: string };
export type Row = readonly [Template, string, Expected];
export const asks = (question: string): Expected => ({ asks: question });
/** Understood, and nothing to do. */
export const already: Expected = [];

const read = (name: Template): Draft =>
  flatten(readFile(readFileText(readFileSync(new URL(`../../templates/${name}.yaml`, import.meta.url), "utf8"))).blueprint);
export const templates = Object.fromEntries(names.map((name) => [name, read(name)])) as Readonly<Record<Template, Draft>>;

/** "+f_room_bed", "-ent_room", "f_room_bed.unique=true". */
export const inShort = (op: Op): string => {
  switch (op.op) {
    case "add":
      return `+${op.id}`;
    case "remove":
      return `-${op.id}`;
    case "set":
      return `${op.id}.${op.prop}=${JSON.stringify(op.value)}`;
    case "link":
    case "unlink":
      return `${op.op} ${op.id}.${op.prop} ${op.to}`;
    default:
      return `${op.op} ${op.id}`;
  }
};
