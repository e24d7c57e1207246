/** One's own account: who one is here, how one signs in, where one is signed in, how one reads, and the way out. */
import { For, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Refused } from "../../parts/note.tsx";
import { personWords } from "../../parts/person.strings.ts";
import { Preferences } from "../../parts/preferences.tsx";
import { SignOut } from "../../parts/sign-out.tsx";
import { createAboutMe } from "./about-me.ts";
import { words } from "./account.strings.ts";
import { ApiKeys } from "./api-keys.tsx";
import { OwnSessions } from "./own-sessions.tsx";
import { SigningIn } from "./signing-in.tsx";

export const Account = (props: { node: TreeNode<"account"> }) => {
  const host = useHost();
  const { label } = host.words;
  const t = host.words.from(personWords);
  const own = host.words.from(words);
  const { about, refusal, load } = createAboutMe();
  return (
    <>
      <header class="page-head">
        <h1>{t("account")}</h1>
      </header>
      <Show when={host.boot.viewer}>
        {(viewer) => (
          <dl class="card detail">
            <div class="detail-field">
              <dt>{t("name")}</dt>
              <dd>
                <bdi>{viewer().name}</bdi>
              </dd>
            </div>
            <div class="detail-field">
              <dt>{t("email")}</dt>
              <dd>
                <bdi dir="ltr">{viewer().email}</bdi>
              </dd>
            </div>
            <div class="detail-field">
              <dt>{own("yourRoles")}</dt>
              <dd class="badges">
                <For each={viewer().roles} fallback={t("member")}>
                  {(role) => <span class="badge">{label(role.label)}</span>}
                </For>
              </dd>
            </div>
          </dl>
        )}
      </Show>
      <Show when={refusal()}>{(refused) => <Refused refusal={refused()} retry={() => void load()} />}</Show>
      <Show
        when={about()}
        fallback={
          <Show when={!refusal()}>
            <p class="card pad" role="status">
              {own("loading")}
            </p>
          </Show>
        }
      >
        {(now) => (
          <>
            <SigningIn about={now()} onChange={() => void load()} />
            <OwnSessions about={now()} onChange={() => void load()} />
          </>
        )}
      </Show>
      <ApiKeys documents={props.node.props.keys} />
      <section class="card pad" aria-labelledby="account-preferences">
        <h2 id="account-preferences">
          <Icon name="settings" /> {t("preferences")}
        </h2>
        <Preferences />
      </section>
      <SignOut />
    </>
  );
};
