import { For, Show } from "solid-js";
import type { Json } from "../../../../schema/ids.ts";
import { useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { type AboutMe, browserOf } from "./about-me.ts";
import { words } from "./account.strings.ts";

/** Where one is signed in; each can be ended, and all others at once. */
export const OwnSessions = (props: { readonly about: AboutMe; onChange(): void }) => {
  const host = useHost();
  const own = host.words.from(words);
  const end = async (which: Readonly<Record<string, Json>>) => {
    const { ok, problem } = await host.knock("/auth/end-session", which);
    host.say(ok ? own("ended") : (problem?.message ?? ""), ok ? "done" : "problem");
    props.onChange();
  };
  return (
    <section class="card pad" aria-labelledby="account-sessions">
      <h2 id="account-sessions">
        <Icon name="user" /> {own("sessions")}
      </h2>
      <ul class="lines">
        <For each={props.about.sessions}>
          {(session) => {
            const name = () => (session.agent ? browserOf(session.agent) : own("unknownAgent"));
            return (
              <li class="line">
                <span>
                  <bdi>{name()}</bdi>
                  <Show when={session.current}>
                    {" "}
                    <span class="badge">{own("thisOne")}</span>
                  </Show>
                  <span class="hint">
                    {own("lastUsed", { when: host.words.moment(session.lastUsedAt) })}
                    <Show when={session.ip}>
                      {" · "}
                      <bdi dir="ltr">{session.ip}</bdi>
                    </Show>
                  </span>
                </span>
                <Show when={!session.current}>
                  <button
                    type="button"
                    class="button"
                    aria-label={own("endOneOf", { name: name() })}
                    onClick={() => void end({ id: session.id })}
                  >
                    {own("endOne")}
                  </button>
                </Show>
              </li>
            );
          }}
        </For>
      </ul>
      <Show when={props.about.sessions.length > 1}>
        <button type="button" class="button" onClick={() => void end({ others: true })}>
          <Icon name="out" flip />
          {own("endOthers")}
        </button>
      </Show>
    </section>
  );
};
