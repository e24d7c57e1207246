import { Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { localPath } from "../../boot.ts";
import { useHost } from "../../host.tsx";
import { Door, DoorField, DoorForm } from "../../parts/door.tsx";

/** The way in for people who have an account; afterwards one is back where one wanted to be. */
export const SignIn = (props: { node: TreeNode<"signIn"> }) => {
  const host = useHost();
  const { t } = host.words;
  const back = () => localPath(new URLSearchParams(host.boot.search).get("back")) ?? "/";
  return (
    <Door title={t("signInTitle")}>
      <DoorForm path="/auth/sign-in" action={t("signIn")} onDone={() => host.go(back(), "full")}>
        {(problems) => (
          <>
            <DoorField name="email" type="email" autocomplete="username" label={t("email")} error={problems().email} />
            <DoorField name="password" type="password" autocomplete="current-password" label={t("password")} error={problems().password} />
          </>
        )}
      </DoorForm>
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
