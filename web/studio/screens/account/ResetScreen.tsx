import { useNavigate, useParams } from "@solidjs/router";
import { createSignal } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { endSession, resetPassword } from "../../api/session.ts";
import { AccountFrame } from "./AccountFrame.tsx";
import { accountStrings } from "./account.strings.ts";
import { AccountForm, createForm, PasswordField } from "./account-form.tsx";

const t = textOf(accountStrings);

/** A reset link: a new password, then sign-in, also for whoever was signed in here. */
export const ResetScreen = () => {
  const params = useParams<{ token: string }>();
  const navigate = useNavigate();
  const [password, setPassword] = createSignal("");
  const form = createForm({
    check: (): Record<string, string> => (password().length < 12 ? { password: t("passwordShort") } : {}),
    send: async () => {
      await resetPassword({ token: params.token, password: password() });
      endSession();
      navigate("/sign-in", { replace: true, state: { passwordSet: true } });
    },
  });
  return (
    <AccountFrame title={t("resetTitle")} text={t("resetText")}>
      <AccountForm form={form} button={t("setPassword")}>
        <PasswordField fresh label={t("newPassword")} value={password()} onInput={setPassword} error={form.errorOf("password")} />
      </AccountForm>
    </AccountFrame>
  );
};
