/** The keys programs act with for oneself: made here and shown once, ended here. */
import { createSignal, For, onMount, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { type Refusal, refusalOf, useHost } from "../../host.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { DoorField } from "../../parts/door.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Note, Refused } from "../../parts/note.tsx";
import { personWords } from "../../parts/person.strings.ts";
import { RoleChoices } from "../people/role-choices.tsx";
import { words } from "./api-keys.strings.ts";

interface Key {
  readonly id: string;
  readonly label: string;
  readonly prefix: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}

export const ApiKeys = (props: { readonly documents: TreeNode<"account">["props"]["keys"] }) => {
  const host = useHost();
  const { moment } = host.words;
  const own = host.words.from(words);
  const [keys, setKeys] = createSignal<readonly Key[] | null>(null);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const [asking, setAsking] = createSignal(false);
  const load = async () => {
    const answer = await host.call(props.documents.list, {});
    setRefusal(refusalOf(answer));
    if (answer.data) setKeys(answer.data.apiKeys as unknown as readonly Key[]);
  };
  onMount(() => void load());
  const revoke = async (key: Key) => {
    const refused = refusalOf(await host.call(props.documents.revoke, { input: { id: key.id } }));
    host.say(refused ? refused.message : own("revoked", { name: key.label }), refused ? "problem" : "done");
    await load();
  };
  const close = () => {
    setAsking(false);
    void load();
  };
  return (
    <section class="card pad" aria-labelledby="account-keys">
      <h2 id="account-keys">
        <Icon name="copy" /> {own("title")}
      </h2>
      <p class="hint">{own("note")}</p>
      <Show when={refusal()}>{(refused) => <Refused refusal={refused()} retry={() => void load()} />}</Show>
      <Show
        when={keys()}
        fallback={
          <Show when={!refusal()}>
            <p role="status">{own("loading")}</p>
          </Show>
        }
      >
        {(found) => (
          <ul class="lines">
            <For each={found()} fallback={<li class="nothing">{own("none")}</li>}>
              {(key) => (
                <li class="line">
                  <span>
                    <bdi>{key.label}</bdi>
                    <span class="hint">
                      <code dir="ltr">{key.prefix}…</code>
                    </span>
                    <span class="hint">
                      {own("ends", { when: moment(key.expiresAt) })}
                      {" · "}
                      {key.lastUsedAt ? own("used", { when: moment(key.lastUsedAt) }) : own("unused")}
                    </span>
                  </span>
                  <button type="button" class="button" aria-label={own("revokeOf", { name: key.label })} onClick={() => void revoke(key)}>
                    {own("revoke")}
                  </button>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
      <button type="button" class="button" disabled={!host.alive()} onClick={() => setAsking(true)}>
        <Icon name="plus" />
        {own("make")}
      </button>
      <Dialog open={asking()} title={own("make")} onClose={close}>
        <MakeKey document={props.documents.create} onClose={close} />
      </Dialog>
    </section>
  );
};

const MakeKey = (props: { readonly document: string; onClose(): void }) => {
  const host = useHost();
  const t = host.words.from(personWords);
  const own = host.words.from(words);
  const held = () => (host.boot.viewer?.roles ?? []).map(({ id, label }) => ({ id, key: id, label }));
  const [roles, setRoles] = createSignal<readonly string[]>(held().map(({ id }) => id));
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const [made, setMade] = createSignal<string | null>(null);
  const send = async (form: HTMLFormElement) => {
    const typed = new FormData(form);
    const input = { label: String(typed.get("label") ?? ""), days: Number(typed.get("days")), roles: [...roles()] };
    const answer = await host.call(props.document, { input });
    setRefusal(refusalOf(answer));
    const result = answer.data?.createApiKey as { readonly key?: string } | null | undefined;
    if (result?.key) setMade(result.key);
  };
  const copy = async (key: string) => {
    await navigator.clipboard?.writeText(key);
    host.say(t("copied"));
  };
  return (
    <Show
      when={made()}
      fallback={
        <form
          class="door-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send(event.currentTarget);
          }}
        >
          <Show when={refusal()}>{(refused) => <Refused refusal={refused()} />}</Show>
          <DoorField
            within="key"
            name="label"
            type="text"
            autocomplete="off"
            label={own("label")}
            hint={own("labelHint")}
            error={refusal()?.fields.label}
          />
          <div class="field">
            <label for="key-days">{own("days")}</label>
            <input id="key-days" name="days" type="number" min="1" max="365" value="90" required dir="ltr" />
            <Show when={refusal()?.fields.days}>{(error) => <p class="error">{error()}</p>}</Show>
          </div>
          <RoleChoices roles={held()} chosen={roles()} onChange={setRoles} />
          <div class="dialog-foot">
            <button type="button" class="button" onClick={() => props.onClose()}>
              {t("cancel")}
            </button>
            <button type="submit" class="button primary">
              {own("make")}
            </button>
          </div>
        </form>
      }
    >
      {(key) => (
        <>
          <Note kind="done" live>
            {own("made")}
          </Note>
          <div class="field">
            <input type="text" readonly dir="ltr" value={key()} aria-label={own("key")} onFocus={(event) => event.currentTarget.select()} />
            <button type="button" class="button" onClick={() => void copy(key())}>
              {own("copy")}
            </button>
          </div>
          <div class="dialog-foot">
            <button type="button" class="button primary" onClick={() => props.onClose()}>
              {t("close")}
            </button>
          </div>
        </>
      )}
    </Show>
  );
};
