import { Account } from "../account/account.tsx";
import type { Catalogue } from "../catalogue.ts";
import "../../styles/account.css";

export const components = { account: Account } satisfies Partial<Catalogue>;
