/** Inviting somebody: who they are, what they may do, and a link to hand over when no mail can be sent. */
import { createSignal, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { type Refusal, refusalOf, useHost } from "../../host.tsx";
import { newKey } from "../../new-key.ts";
import { DoorField } from "../../parts/door.tsx";
import { Note, Refused } from "../../parts/note.tsx";
import { personWords } from "../../parts/person.strings.ts";
import { words } from "./people.strings.ts";
import { RoleChoices } from "./role-choices.tsx";

export const Invite = (props: { readonly spec: TreeNode<"people">["props"]; onDone(): void }) => {
  const host = useHost();
  const t = host.words.from(personWords);
  const own = host.words.from(words);
  const [roles, setRoles] = createSignal<readonly string[]>([]);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const [ready, setReady] = createSignal<{ readonly name: string; readonly link: string } | null>(null);
  const idempotencyKey = newKey();
  const send = async (form: HTMLFormElement) => {
    const typed = new FormData(form);
    const name = String(typed.get("name") ?? "").trim();
    const email = String(typed.get("email") ?? "").trim();
    const answer = await host.call(props.spec.documents.invite, { input: { email, name, roles: roles(), idempotencyKey } });
    const refused = refusalOf(answer);
    setRefusal(refused);
    if (refused) return;
    const link = (answer.data?.inviteUser as { readonly link?: string | null } | null)?.link;
    setReady({ name: name || email, link: link ? new URL(link, location.origin).href : "" });
    await host.refresh();
  };
  const copy = async (link: string) => {
    await navigator.clipboard?.writeText(link);
    host.say(t("copied"));
  };
  return (
    <Show
      when={!ready()}
      fallback={
        <>
          <Note kind="done" live>
            {ready()?.link ? own("inviteReady") : own("inviteSent", { name: ready()?.name ?? "" })}
          </Note>
          <Show when={ready()?.link}>
            {(link) => (
              <div class="field">
                <input
                  type="text"
                  readonly
                  dir="ltr"
                  value={link()}
                  aria-label={t("copy")}
                  onFocus={(event) => event.currentTarget.select()}
                />
                <button type="button" class="button" onClick={() => void copy(link())}>
                  {t("copy")}
                </button>
              </div>
            )}
          </Show>
          <div class="dialog-foot">
            <button type="button" class="button primary" onClick={() => props.onDone()}>
              {t("close")}
            </button>
          </div>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <Show when={refusal()}>{(refused) => <Refused refusal={refused()} />}</Show>
        <DoorField name="name" type="text" autocomplete="off" label={t("name")} error={refusal()?.fields.name} />
        <DoorField name="email" type="email" autocomplete="off" label={t("email")} error={refusal()?.fields.email} />
        <RoleChoices roles={props.spec.roles} chosen={roles()} onChange={setRoles} />
        <div class="dialog-foot">
          <button type="button" class="button" onClick={() => props.onDone()}>
            {t("cancel")}
          </button>
          <button type="submit" class="button primary">
            {own("inviteAction")}
          </button>
        </div>
      </form>
    </Show>
  );
};
