import { createEffect, createSignal, on } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { answerIdentity, identityAsked } from "../../api/confirm-identity.ts";
import { asProblem } from "../../api/errors.ts";
import { stepUp } from "../../api/session.ts";
import { accountStrings } from "./account.strings.ts";
import { PasswordField } from "./account-form.tsx";

const t = textOf(accountStrings);

/** "Confirm that it is you": asked by the server before something that matters, answered with the password. */
export const ConfirmIdentity = () => {
  const [password, setPassword] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [wrong, setWrong] = createWords();
  createEffect(
    on(identityAsked, () => {
      setPassword("");
      setWrong(null);
    }),
  );
  const confirm = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy() || password() === "") return;
    setBusy(true);
    try {
      await stepUp(password());
      answerIdentity(true);
    } catch (error) {
      setWrong(() => asProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={identityAsked()}
      onClose={() => answerIdentity(false)}
      title={t("confirmTitle")}
      description={t("confirmText")}
      footer={
        <>
          <Button tone="quiet" onClick={() => answerIdentity(false)}>
            {t("cancel")}
          </Button>
          <Button tone="primary" type="submit" form="confirm-identity" busy={busy()}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <form id="confirm-identity" class="pt-1" onSubmit={(event) => void confirm(event)}>
        <PasswordField label={t("password")} value={password()} onInput={setPassword} error={wrong() || undefined} />
      </form>
    </Dialog>
  );
};
