import type { Catalogue } from "../catalogue.ts";
import { Why } from "../why/why.tsx";
import "../../styles/why.css";

export const components = { why: Why } satisfies Partial<Catalogue>;
