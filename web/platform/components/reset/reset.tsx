import { createSignal, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Door, DoorField, DoorForm } from "../../parts/door.tsx";
import { createLinkToken } from "../../parts/link-token.ts";
import { Note } from "../../parts/note.tsx";
import { doorWords } from "../doors.strings.ts";
import { words } from "./reset.strings.ts";

/** Opens a link for a new password: `/reset#<token>`, once. */
export const Reset = (_: { node: TreeNode<"reset"> }) => {
  const host = useHost();
  const t = host.words.from(doorWords);
  const own = host.words.from(words);
  const token = createLinkToken("/reset");
  const [done, setDone] = createSignal(false);
  return (
    <Door title={own("title")} note={own("note")}>
      <Show when={token() === ""}>
        <Note kind="problem" live>
          {t("claimMissing")}
        </Note>
      </Show>
      <Show
        when={!done()}
        fallback={
          <>
            <Note kind="done" live>
              {own("done")}
            </Note>
            <a class="button primary block" href="/sign-in">
              {t("signIn")}
            </a>
          </>
        }
      >
        <DoorForm path="/auth/reset" action={own("action")} more={() => ({ token: token() ?? "" })} onDone={() => setDone(true)}>
          {(problems) => (
            <DoorField
              name="password"
              type="password"
              autocomplete="new-password"
              minlength={12}
              label={t("password")}
              hint={t("passwordHint")}
              error={problems().password}
            />
          )}
        </DoorForm>
        <p class="door-other">
          <a href="/forgot">{own("again")}</a>
        </p>
      </Show>
    </Door>
  );
};
