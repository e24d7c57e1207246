import { createMemo, createSignal, Show } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { textOf, wordsIn } from "../../../ui/locale.ts";
import { CopyLine } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { SelectField, TextField } from "../../../ui/parts/Field.tsx";
import { Note } from "../../../ui/parts/State.tsx";
import { asProblem } from "../../api/errors.ts";
import { inviteMember, membersQuery } from "../../api/identity.ts";
import { createRead, send } from "../../api/read.ts";
import { isEmail } from "../account/account-form.tsx";
import { membersStrings } from "./members.strings.ts";

const t = textOf(membersStrings);

/** Invites by e-mail address and role; without a mail transport it shows the link to hand over. */
export const InviteDialog = (props: { onClose: () => void }) => {
  const read = createRead(membersQuery, () => ({}));
  const roles = createMemo(() => [...(read.data()?.roles ?? [])].sort((a, b) => b.rank - a.rank));
  const [email, setEmail] = createSignal("");
  const [roleId, setRoleId] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [wrong, setWrong] = createWords();
  const [made, setMade] = createSignal<{ link: string | null } | null>(null);
  const invite = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isEmail(email()) || roleId() === "" || busy()) return;
    setBusy(true);
    setWrong(null);
    try {
      const { inviteMember: result } = await send(inviteMember, { input: { email: email().trim(), roleId: roleId() } });
      setMade({ link: result.link });
    } catch (error) {
      setWrong(() => asProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={made() ? t("linkTitle") : t("inviteTitle")}
      description={made() ? (made()?.link ? t("linkText", { email: email() }) : t("mailed", { email: email() })) : t("inviteText")}
      footer={
        <Show
          when={made()}
          fallback={
            <>
              <Button tone="quiet" onClick={() => props.onClose()}>
                {t("cancel")}
              </Button>
              <Button tone="primary" type="submit" form="invite" busy={busy()}>
                {t("makeLink")}
              </Button>
            </>
          }
        >
          <Button tone="primary" onClick={() => props.onClose()}>
            {t("done")}
          </Button>
        </Show>
      }
    >
      <Show when={!made()} fallback={<Show when={made()?.link}>{(link) => <CopyLine value={link()} label={t("link")} />}</Show>}>
        <form id="invite" noValidate class="flex flex-col gap-4 pt-1" onSubmit={(event) => void invite(event)}>
          <TextField
            label={t("email")}
            type="email"
            dir="ltr"
            autofocus
            required
            autocomplete="off"
            value={email()}
            error={tried() && !isEmail(email()) ? t("emailBad") : undefined}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
          <SelectField
            label={t("role")}
            value={roleId()}
            error={tried() && roleId() === "" ? t("roleMissing") : undefined}
            choices={[
              // Nobody is given rights by not looking.
              { value: "", label: t("chooseRole"), disabled: true },
              ...roles().map((one) => ({ value: one.id, label: wordsIn(one.name, one.key) })),
            ]}
            onChange={setRoleId}
          />
          <Show when={wrong()}>
            <Note tone="danger" role="alert">
              {wrong()}
            </Note>
          </Show>
        </form>
      </Show>
    </Dialog>
  );
};
