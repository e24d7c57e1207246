import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, Match, Switch } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { TextField } from "../../../ui/parts/Field.tsx";
import { ErrorState, Skeleton } from "../../../ui/parts/State.tsx";
import { claimState } from "../../api/identity.ts";
import { createRead } from "../../api/read.ts";
import { claimServer, viewer } from "../../api/session.ts";
import { AccountFrame } from "./AccountFrame.tsx";
import { accountStrings } from "./account.strings.ts";
import { AccountForm, createForm, isEmail, PasswordField } from "./account-form.tsx";

const t = textOf(accountStrings);

/** The owner's link: one page, four fields, and the server is theirs. */
export const ClaimScreen = () => {
  const params = useParams<{ token: string }>();
  const navigate = useNavigate();
  const state = createRead(claimState, () => ({ token: params.token }));
  const [name, setName] = createSignal("");
  const [email, setEmail] = createSignal("");
  const [organizationName, setOrganization] = createSignal("");
  const [password, setPassword] = createSignal("");
  const form = createForm({
    check: () => ({
      ...(name().trim() === "" ? { name: t("required") } : {}),
      ...(isEmail(email()) ? {} : { email: t("emailBad") }),
      ...(organizationName().trim() === "" ? { organizationName: t("required") } : {}),
      ...(password().length < 12 ? { password: t("passwordShort") } : {}),
    }),
    send: async () => {
      await claimServer({
        token: params.token,
        name: name().trim(),
        email: email().trim(),
        password: password(),
        organizationName: organizationName().trim(),
      });
      navigate(`/o/${viewer()?.organization.slug}/`, { replace: true });
    },
  });
  return (
    <Switch
      fallback={
        <AccountFrame title={t("claimTitle")}>
          <Skeleton lines={4} block="h-11" />
        </AccountFrame>
      }
    >
      <Match when={state.problem() && !state.data()}>
        <AccountFrame title={t("claimTitle")}>
          <ErrorState
            message={state.problem()?.message ?? ""}
            correlationId={state.problem()?.correlationId}
            offline={state.problem()?.offline}
            onRetry={state.refetch}
          />
        </AccountFrame>
      </Match>
      <Match when={state.data()?.claimState.valid === false}>
        <AccountFrame title={t("linkUsed")} text={t("linkUsedText")}>
          <Button tone="primary" size="large" class="w-full" onClick={() => navigate("/sign-in")}>
            {t("toSignIn")}
          </Button>
        </AccountFrame>
      </Match>
      <Match when={state.data()?.claimState.valid}>
        <AccountFrame title={t("claimTitle")} text={t("claimText")}>
          <AccountForm form={form} button={t("start")}>
            <TextField
              size="large"
              label={t("yourName")}
              name="name"
              autocomplete="name"
              required
              autofocus
              value={name()}
              error={form.errorOf("name")}
              onInput={(event) => setName(event.currentTarget.value)}
            />
            <TextField
              size="large"
              label={t("email")}
              name="email"
              type="email"
              dir="ltr"
              autocomplete="username"
              required
              value={email()}
              error={form.errorOf("email")}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordField fresh label={t("password")} value={password()} onInput={setPassword} error={form.errorOf("password")} />
            <TextField
              size="large"
              label={t("organization")}
              name="organization"
              autocomplete="organization"
              required
              value={organizationName()}
              help={t("organizationHelp")}
              error={form.errorOf("organizationName")}
              onInput={(event) => setOrganization(event.currentTarget.value)}
            />
          </AccountForm>
        </AccountFrame>
      </Match>
    </Switch>
  );
};
