import { createSignal, For, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Door, DoorField, DoorForm } from "../../parts/door.tsx";
import { Note } from "../../parts/note.tsx";
import { Select } from "../../parts/select.tsx";
import { doorWords } from "../doors.strings.ts";

/** Registering oneself, with one of the roles a visitor may take. Says when addresses are not verified. */
export const SignUp = (props: { node: TreeNode<"signUp"> }) => {
  const host = useHost();
  const { label } = host.words;
  const t = host.words.from(doorWords);
  const [mailed, setMailed] = createSignal<"no" | "sent" | "kept">("no");
  const roles = () => props.node.props.roles;
  return (
    <Door title={t("signUpTitle")}>
      <Show when={host.boot.environment.name === "preview"}>
        <Note kind="info">{t("unverified")}</Note>
      </Show>
      <Show
        when={mailed() === "no"}
        fallback={
          <Note kind="done" live>
            {t(mailed() === "sent" ? "checkMail" : "mailKept")}
          </Note>
        }
      >
        <DoorForm
          path="/auth/sign-up"
          action={t("signUpAction")}
          more={() => ({ locale: host.words.reader.locale, ...(roles().length === 1 && { role: roles()[0]?.key ?? "" }) })}
          onDone={({ body }) => (body.verify === true ? setMailed(body.mailConfigured === false ? "kept" : "sent") : host.go("/", "full"))}
        >
          {(problems) => (
            <>
              <DoorField name="name" type="text" autocomplete="name" label={t("name")} error={problems().name} />
              <DoorField name="email" type="email" autocomplete="username" label={t("email")} error={problems().email} />
              <DoorField
                name="password"
                type="password"
                autocomplete="new-password"
                minlength={10}
                label={t("password")}
                hint={t("passwordHint")}
                error={problems().password}
              />
              <Show when={roles().length > 1}>
                <div class="field">
                  <label for="door-role">{t("joinAs")}</label>
                  <Select id="door-role" name="role">
                    <For each={roles()}>{(role) => <option value={role.key}>{label(role.label)}</option>}</For>
                  </Select>
                </div>
              </Show>
            </>
          )}
        </DoorForm>
      </Show>
      <p class="door-other">
        {t("haveAccount")} <a href="/sign-in">{t("signIn")}</a>
      </p>
    </Door>
  );
};
