import { Account } from "../account/account.tsx";
import type { Catalogue } from "../catalogue.ts";
import { Claim } from "../claim/claim.tsx";
import { Notice } from "../notice/notice.tsx";
import { SignIn } from "../sign-in/sign-in.tsx";
import { SignUp } from "../sign-up/sign-up.tsx";

export const doors = { account: Account, claim: Claim, notice: Notice, signIn: SignIn, signUp: SignUp } satisfies Partial<Catalogue>;
