import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, Match, Show, Switch } from "solid-js";
import { textOf, wordsIn } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { TextField } from "../../../ui/parts/Field.tsx";
import { ErrorState, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { inviteByToken } from "../../api/identity.ts";
import { createRead } from "../../api/read.ts";
import { acceptInvite, viewer } from "../../api/session.ts";
import { AccountFrame } from "./AccountFrame.tsx";
import { accountStrings } from "./account.strings.ts";
import { AccountForm, createForm, PasswordField } from "./account-form.tsx";

const t = textOf(accountStrings);

/** Joining by an invitation: a name and a password, or the password of the account one has. */
export const InviteScreen = () => {
  const params = useParams<{ token: string }>();
  const navigate = useNavigate();
  const read = createRead(inviteByToken, () => ({ token: params.token }));
  const invite = () => read.data()?.inviteByToken ?? null;
  const [name, setName] = createSignal("");
  const [password, setPassword] = createSignal("");
  const form = createForm({
    check: () => ({
      ...(!invite()?.hasAccount && name().trim() === "" ? { name: t("required") } : {}),
      ...(password().length < (invite()?.hasAccount ? 1 : 12)
        ? { password: invite()?.hasAccount ? t("required") : t("passwordShort") }
        : {}),
    }),
    send: async () => {
      await acceptInvite({ token: params.token, name: name().trim(), password: password() });
      navigate(`/o/${viewer()?.organization.slug}/`, { replace: true });
    },
  });
  return (
    <Switch>
      <Match when={read.problem() && !read.data()}>
        <AccountFrame title={t("signInTitle")}>
          <ErrorState
            message={read.problem()?.message ?? ""}
            correlationId={read.problem()?.correlationId}
            offline={read.problem()?.offline}
            onRetry={read.refetch}
          />
        </AccountFrame>
      </Match>
      <Match when={read.data() === undefined}>
        <AccountFrame title={t("signInTitle")}>
          <Skeleton lines={3} block="h-11" />
        </AccountFrame>
      </Match>
      <Match when={invite() === null}>
        <AccountFrame title={t("inviteGone")} text={t("inviteGoneText")}>
          <Button size="large" class="w-full" onClick={() => navigate("/sign-in")}>
            {t("toSignIn")}
          </Button>
        </AccountFrame>
      </Match>
      <Match when={invite()}>
        {(one) => (
          <AccountFrame
            title={t("inviteTitle", { name: wordsIn(one().organizationName) })}
            text={t("inviteText", { role: wordsIn(one().role.name), email: one().email })}
          >
            <AccountForm form={form} button={t("join")}>
              <Show
                when={one().hasAccount}
                fallback={
                  <TextField
                    size="large"
                    name="name"
                    label={t("yourName")}
                    autocomplete="name"
                    required
                    autofocus
                    value={name()}
                    error={form.errorOf("name")}
                    onInput={(event) => setName(event.currentTarget.value)}
                  />
                }
              >
                <Note tone="info">{t("haveAccount")}</Note>
              </Show>
              <PasswordField
                fresh={!one().hasAccount}
                label={t("password")}
                value={password()}
                onInput={setPassword}
                error={form.errorOf("password")}
              />
            </AccountForm>
          </AccountFrame>
        )}
      </Match>
    </Switch>
  );
};
