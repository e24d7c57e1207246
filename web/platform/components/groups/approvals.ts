import { Approvals } from "../approvals/approvals.tsx";
import type { Catalogue } from "../catalogue.ts";
import "../../styles/approvals.css";

export const components = { approvals: Approvals } satisfies Partial<Catalogue>;
