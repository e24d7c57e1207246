import { ReferencePicker } from "../../parts/controls/reference-picker.tsx";
import type { Pickers } from "../catalogue.ts";

export const components = { referencePicker: ReferencePicker } satisfies Partial<Pickers>;
