import { Approvals } from "../approvals/approvals.tsx";
import type { Catalogue } from "../catalogue.ts";

export const approvals = { approvals: Approvals } satisfies Partial<Catalogue>;
