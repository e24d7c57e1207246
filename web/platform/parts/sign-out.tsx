import { useHost } from "../host.tsx";
import { Icon } from "./icon.tsx";

/** Ends the session and wipes what this tab keeps. */
export const SignOut = () => {
  const host = useHost();
  return (
    <button
      type="button"
      class="button"
      disabled={!host.alive()}
      onClick={async () => {
        host.drafts.wipe();
        await host.knock("/auth/sign-out", {});
        host.go("/sign-in", "full");
      }}
    >
      <Icon name="out" flip />
      {host.words.t("signOut")}
    </button>
  );
};
