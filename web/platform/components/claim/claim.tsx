import { createSignal, onMount, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Door, DoorField, DoorForm } from "../../parts/door.tsx";
import { Note } from "../../parts/note.tsx";
import { doorWords } from "../doors.strings.ts";

/** Opens an invitation: `/claim/<token>`, `/claim?token=…` or `/claim#<token>`; the person sets name and password, once. */
export const Claim = (_: { node: TreeNode<"claim"> }) => {
  const host = useHost();
  const t = host.words.from(doorWords);
  const given = () => host.boot.params.token ?? new URLSearchParams(host.boot.search).get("token") ?? "";
  const [token, setToken] = createSignal(given());
  onMount(() => {
    const found = given() || new URLSearchParams(location.hash.slice(1)).get("token") || location.hash.slice(1);
    setToken(found);
    // The link is the key: it does not stay in the address bar or the history.
    if (found) history.replaceState(history.state, "", "/claim");
  });
  return (
    <Door title={t("claimTitle")} note={t("claimNote")}>
      <Show when={host.alive() && !token()}>
        <Note kind="problem" live>
          {t("claimMissing")}
        </Note>
      </Show>
      <DoorForm
        path="/auth/claim"
        action={t("claimAction")}
        more={() => ({ token: token(), locale: host.words.reader.locale })}
        onDone={() => host.go("/", "full")}
      >
        {(problems) => (
          <>
            <DoorField name="name" type="text" autocomplete="name" label={t("name")} error={problems().name} />
            <DoorField
              name="password"
              type="password"
              autocomplete="new-password"
              minlength={10}
              label={t("password")}
              hint={t("passwordHint")}
              error={problems().password}
            />
          </>
        )}
      </DoorForm>
    </Door>
  );
};
