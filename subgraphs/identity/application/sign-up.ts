/** Accounts of strangers (ID4). Open sign-up must prove addresses by mail; until there is a transport it refuses and says what to set. */
import { identityErrors } from "../domain/errors.ts";
import { emailKey, personName } from "../domain/people.ts";
import type { IdentityDeps } from "./ports.ts";

/** Throws the refusal that fits the installation's setting: closed, invited, or open without mail. */
export const refuseSignUp = ({ signUp }: Pick<IdentityDeps, "signUp">, input: { readonly name: string; readonly email: string }): never => {
  emailKey(input.email);
  personName(input.name);
  switch (signUp) {
    case "closed":
      throw identityErrors("SIGN_UP_CLOSED");
    case "invited":
      throw identityErrors("SIGN_UP_INVITED");
    case "open":
      throw identityErrors("SIGN_UP_NEEDS_MAIL");
  }
};
