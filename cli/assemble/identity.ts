import type { Database } from "../../db/connect.ts";
import { createIdentity, type Identity } from "../../subgraphs/identity/index.ts";
import type { Process } from "./process.ts";

/** Identity on the database, with the first owner made when the settings name one. */
export const assembleIdentity = async (
  { settings, serviceRoot, clock, publicUrl, log }: Process,
  database: Database,
): Promise<Identity> => {
  const identity = await createIdentity({
    database,
    serviceRoot,
    clock,
    publicUrl,
    allowHttp: settings.allowHttp,
    signUp: settings.signUp,
    onUnexpected: log,
  });
  if (settings.owner)
    await identity.claimUnattended({
      ...settings.owner,
      name: settings.owner.email.split("@")[0] ?? "Owner",
      organizationName: "WebNova",
      locale: "en",
    });
  return identity;
};
