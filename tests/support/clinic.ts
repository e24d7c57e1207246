import { createHash } from "node:crypto";
import type { Blueprint, Field } from "../../schema/blueprint/shape.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import { compile } from "../../schema/model/compile.ts";
import type { Model } from "../../schema/model/model.ts";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The clinic after a change to its document; the change gets a deep copy it may write to. */
export const clinicWith = (change: (document: DeepWritable<Blueprint>) => void = () => undefined): Blueprint => {
  const copy = structuredClone(clinic) as DeepWritable<Blueprint>;
  change(copy);
  return copy as Blueprint;
};

export const clinicModel = (change: (document: DeepWritable<Blueprint>) => void = () => undefined): Model =>
  compile(clinicWith(change), sha256);

/** A field with its defaults. */
export const field = (key: string, type: Field["type"], more: Partial<Field> = {}): DeepWritable<Field> =>
  structuredClone({ key, type, order: "a9", classification: "internal", label: { en: key, ar: key }, ...more }) as DeepWritable<Field>;

type DeepWritable<T> = T extends object ? { -readonly [K in keyof T]: DeepWritable<T[K]> } : T;
