import { Account } from "../account/account.tsx";
import type { Catalogue } from "../catalogue.ts";

export const account = { account: Account } satisfies Partial<Catalogue>;
