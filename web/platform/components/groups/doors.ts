import type { Catalogue } from "../catalogue.ts";
import { Claim } from "../claim/claim.tsx";
import { Confirm } from "../confirm/confirm.tsx";
import { Forgot } from "../forgot/forgot.tsx";
import { Notice } from "../notice/notice.tsx";
import { Reset } from "../reset/reset.tsx";
import { SignIn } from "../sign-in/sign-in.tsx";
import { SignUp } from "../sign-up/sign-up.tsx";
import "../../styles/doors.css";

export const components = {
  claim: Claim,
  confirm: Confirm,
  forgot: Forgot,
  notice: Notice,
  reset: Reset,
  signIn: SignIn,
  signUp: SignUp,
} satisfies Partial<Catalogue>;
