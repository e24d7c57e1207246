import { Approvals } from "../approvals/approvals.tsx";
import type { Catalogue } from "../catalogue.ts";
import "../../styles/approvals.css";

export const approvals = { approvals: Approvals } satisfies Partial<Catalogue>;
