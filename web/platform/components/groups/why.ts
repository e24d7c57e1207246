import type { Catalogue } from "../catalogue.ts";
import { Why } from "../why/why.tsx";

export const why = { why: Why } satisfies Partial<Catalogue>;
