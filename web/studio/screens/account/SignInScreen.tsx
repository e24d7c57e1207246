import { useLocation, useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { TextField } from "../../../ui/parts/Field.tsx";
import { Note } from "../../../ui/parts/State.tsx";
import { signIn, viewer } from "../../api/session.ts";
import { AccountFrame } from "./AccountFrame.tsx";
import { accountStrings } from "./account.strings.ts";
import { AccountForm, createForm, isEmail, PasswordField } from "./account-form.tsx";

const t = textOf(accountStrings);

/** Sign-in. In place of a screen whose session ended it keeps the address, so the person goes on where they were. */
export const SignInScreen = (props: { inPlace?: boolean }) => {
  const navigate = useNavigate();
  const location = useLocation<{ passwordSet?: boolean }>();
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const form = createForm({
    check: () => ({ ...(isEmail(email()) ? {} : { email: t("emailBad") }), ...(password() === "" ? { password: t("required") } : {}) }),
    send: async () => {
      await signIn({ email: email().trim(), password: password() });
      if (!props.inPlace) navigate(`/o/${viewer()?.organization.slug}/`, { replace: true });
    },
  });
  return (
    <AccountFrame title={t("signInTitle")}>
      <AccountForm form={form} button={t("signIn")}>
        <Show when={props.inPlace}>
          <Note tone="info">{t("toReturn")}</Note>
        </Show>
        <Show when={location.state?.passwordSet}>
          <Note tone="info">{t("resetDone")}</Note>
        </Show>
        <TextField
          size="large"
          label={t("email")}
          name="email"
          type="email"
          dir="ltr"
          autocomplete="username"
          required
          autofocus
          value={email()}
          error={form.errorOf("email")}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordField label={t("password")} value={password()} onInput={setPassword} error={form.errorOf("password")} />
      </AccountForm>
      <p class="mt-4 text-sm text-ink-3 text-pretty">{t("forgotten")}</p>
    </AccountFrame>
  );
};
