import { createSignal, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Door, DoorField, DoorForm } from "../../parts/door.tsx";
import { Note } from "../../parts/note.tsx";
import { doorWords } from "../doors.strings.ts";
import { words } from "./forgot.strings.ts";

/** Asks for a link with which one chooses a new password; what is said is the same for every address. */
export const Forgot = (_: { node: TreeNode<"forgot"> }) => {
  const host = useHost();
  const t = host.words.from(doorWords);
  const own = host.words.from(words);
  const [done, setDone] = createSignal<"sent" | "kept" | null>(null);
  return (
    <Door title={own("title")} note={own("note")}>
      <Show
        when={done() === null}
        fallback={
          <Note kind="done" live>
            {own(done() === "kept" ? "kept" : "sent")}
          </Note>
        }
      >
        <DoorForm
          path="/auth/forgot"
          action={own("action")}
          onDone={({ body }) => setDone(body.mailConfigured === false ? "kept" : "sent")}
        >
          {(problems) => <DoorField name="email" type="email" autocomplete="username" label={t("email")} error={problems().email} />}
        </DoorForm>
      </Show>
      <p class="door-other">
        <a href="/sign-in">{own("back")}</a>
      </p>
    </Door>
  );
};
