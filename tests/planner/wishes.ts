/** How the tests of wishes say what a sentence may do: every operation in short, that it is so already, or the question it asks. */
import { readFileSync } from "node:fs";
import { type Draft, flatten } from "../../schema/blueprint/document.ts";
import { readFile } from "../../schema/blueprint/files.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import { readFileText } from "../../subgraphs/blueprint/application/file-text.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { runPlan } from "./run.ts";

const names = ["clinic", "shop", "school", "hr", "rental", "helpdesk", "hospital", "crm", "booking"] as const;
/** Platforms the planner made of a description. */
const described = {
  cars: "A car workshop. Customers have a name, phone and email. Cars have a plate number, model, year and mileage and belong to a customer. Repair jobs are for a car and have a description, start date, cost and status (waiting, in progress, done). Mechanics have a name and specialty and are assigned to repair jobs. Mechanics see only their own jobs. Receptionists manage customers, cars and jobs. Managers see everything.",
  gym: "نادي رياضي. المشتركون لهم اسم ورقم جوال وتاريخ ميلاد. المدربون لهم اسم وتخصص. الحصص لها عنوان ومدرب ووقت وعدد المقاعد. الحجز يربط مشتركا بحصة وله حالة (مؤكد، ملغى، حضر). الاشتراكات لها تاريخ بداية وتاريخ نهاية ومبلغ. الاستقبال يدير المشتركين والحجوزات. المدرب يرى حصصه فقط.",
} as const;
export type Template = (typeof names)[number] | keyof typeof described;
/** `asks`: how the id of its only question begins. */
export type Expected = readonly string[] | { readonly asks: string };
export type Row = readonly [Template, string, Expected];
export const asks = (question: string): Expected => ({ asks: question });
/** Understood, and nothing to do. */
export const already: Expected = [];

const read = (name: Template): Draft =>
  flatten(readFile(readFileText(readFileSync(new URL(`../../templates/${name}.yaml`, import.meta.url), "utf8"))).blueprint);
const { offline } = createPlanners();
const made = await Promise.all(
  Object.entries(described).map(async ([name, text]) => [name, (await runPlan(offline, text)).draft] as const),
);
export const templates = Object.fromEntries([...names.map((name) => [name, read(name)] as const), ...made]) as Readonly<
  Record<Template, Draft>
>;

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
