import { createSignal, Match, Switch } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Door, DoorField, DoorForm } from "../../parts/door.tsx";
import { createLinkToken } from "../../parts/link-token.ts";
import { Note } from "../../parts/note.tsx";
import { doorWords } from "../doors.strings.ts";
import { words } from "./confirm.strings.ts";

/** Opens the link of a mail, `/confirm#<token>`; a person presses, so that whoever only looks at mails uses nothing up. */
export const Confirm = (_: { node: TreeNode<"confirm"> }) => {
  const host = useHost();
  const t = host.words.from(doorWords);
  const own = host.words.from(words);
  const token = createLinkToken("/confirm");
  const [done, setDone] = createSignal<"changed" | "sent" | "kept" | null>(null);
  return (
    <Door title={own("title")} note={own(token() ? "note" : "resendNote")}>
      <Switch
        fallback={
          <DoorForm
            path="/auth/resend-verification"
            action={own("resend")}
            onDone={({ body }) => setDone(body.mailConfigured === false ? "kept" : "sent")}
          >
            {(problems) => <DoorField name="email" type="email" autocomplete="username" label={t("email")} error={problems().email} />}
          </DoorForm>
        }
      >
        <Match when={done() === "changed"}>
          <Note kind="done" live>
            {own("changed")}
          </Note>
          <button type="button" class="button primary block" onClick={() => host.go(host.boot.viewer ? "/account" : "/sign-in", "full")}>
            {own("goOn")}
          </button>
        </Match>
        <Match when={done()}>
          <Note kind="done" live>
            {done() === "kept" ? t("mailKept") : own("sent")}
          </Note>
        </Match>
        <Match when={token()}>
          <DoorForm
            path="/auth/confirm"
            action={own("action")}
            more={() => ({ token: token() ?? "" })}
            onDone={({ body }) => (body.done === "email" ? setDone("changed") : host.go("/", "full"))}
          >
            {() => null}
          </DoorForm>
        </Match>
      </Switch>
    </Door>
  );
};
