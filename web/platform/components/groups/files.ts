import { FilePicker } from "../../parts/controls/file-picker.tsx";
import type { Pickers } from "../catalogue.ts";

export const components = { filePicker: FilePicker } satisfies Partial<Pickers>;
