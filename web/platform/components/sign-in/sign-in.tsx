import { createSignal, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { localPath } from "../../boot.ts";
import { useHost } from "../../host.tsx";
import { Door, DoorField, DoorForm } from "../../parts/door.tsx";
import { Note } from "../../parts/note.tsx";
import { doorWords } from "../doors.strings.ts";
import { words } from "./sign-in.strings.ts";

/** The way in for people who have an account, in one step or two; afterwards one is back where one wanted to be. */
export const SignIn = (props: { node: TreeNode<"signIn"> }) => {
  const host = useHost();
  const t = host.words.from(doorWords);
  const own = host.words.from(words);
  const [second, setSecond] = createSignal(false);
  const back = () => localPath(new URLSearchParams(host.boot.search).get("back")) ?? "/";
  return (
    <Door title={t("signInTitle")}>
      <DoorForm
        path="/auth/sign-in"
        action={t("signIn")}
        understands={({ code }) => code === "DATA_SECOND_FACTOR" && !second() && setSecond(true)}
        onDone={() => host.go(back(), "full")}
      >
        {(problems) => (
          <>
            <DoorField name="email" type="email" autocomplete="username" label={t("email")} error={problems().email} />
            <DoorField name="password" type="password" autocomplete="current-password" label={t("password")} error={problems().password} />
            <Show when={second()}>
              <Note kind="info" live>
                {own("codeAsked")}
              </Note>
              <DoorField
                name="code"
                type="text"
                autocomplete="one-time-code"
                label={own("code")}
                hint={own("codeHint")}
                error={problems().code}
                focus
              />
            </Show>
          </>
        )}
      </DoorForm>
      <p class="door-other">
        <a href={props.node.props.forgot}>{own("forgot")}</a>
      </p>
      <Show when={host.boot.environment.name === "production"}>
        <p class="door-other">
          {own("unconfirmed")} <a href="/confirm">{own("resend")}</a>
        </p>
      </Show>
      <Show when={props.node.props.signUp}>
        {(path) => (
          <p class="door-other">
            {t("noAccount")} <a href={path()}>{t("signUpAction")}</a>
          </p>
        )}
      </Show>
    </Door>
  );
};
