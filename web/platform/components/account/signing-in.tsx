/** What one signs in with: address, password, second step. Each is changed in a dialog of its own, which asks for the password first. */
import { createSignal, Match, Show, Switch } from "solid-js";
import { useHost } from "../../host.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { DoorField, DoorForm } from "../../parts/door.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Note } from "../../parts/note.tsx";
import { personWords } from "../../parts/person.strings.ts";
import type { AboutMe } from "./about-me.ts";
import { words } from "./account.strings.ts";
import { SecondStep } from "./second-step.tsx";

type Asked = "password" | "email" | "second";

export const SigningIn = (props: { readonly about: AboutMe; onChange(): void }) => {
  const host = useHost();
  const t = host.words.from(personWords);
  const own = host.words.from(words);
  const [asked, setAsked] = createSignal<Asked | null>(null);
  const [done, setDone] = createSignal<string | null>(null);
  const ask = (what: Asked) => {
    setDone(null);
    setAsked(what);
  };
  const close = () => {
    setAsked(null);
    props.onChange();
  };
  const titles = () => ({
    password: own(props.about.hasPassword ? "changePassword" : "setPassword"),
    email: own("changeEmail"),
    second: own("second"),
  });
  return (
    <section class="card pad" aria-labelledby="account-signing-in">
      <h2 id="account-signing-in">
        <Icon name="lock" /> {own("security")}
      </h2>
      <ul class="lines">
        <li class="line">
          <span>
            {t("email")}
            <span class="hint">
              <bdi dir="ltr">{host.boot.viewer?.email}</bdi>
            </span>
            <Show when={props.about.nextEmail}>{(email) => <span class="hint">{own("waits", { email: email() })}</span>}</Show>
          </span>
          <button type="button" class="button" aria-label={own("changeEmail")} onClick={() => ask("email")}>
            {own("change")}
          </button>
        </li>
        <li class="line">
          <span>
            {t("password")}
            <span class="hint">{own(props.about.hasPassword ? "passwordIs" : "passwordNone")}</span>
          </span>
          <button type="button" class="button" aria-label={titles().password} onClick={() => ask("password")}>
            {own(props.about.hasPassword ? "change" : "setPassword")}
          </button>
        </li>
        <li class="line">
          <span>
            {own("second")}
            <span class="hint">
              {props.about.secondFactor.on ? own("secondOn", { n: props.about.secondFactor.recoveryLeft }) : own("secondOff")}
            </span>
          </span>
          <button
            type="button"
            class="button"
            aria-label={`${own("second")}: ${own(props.about.secondFactor.on ? "secondTurnOff" : "secondSetUp")}`}
            onClick={() => ask("second")}
          >
            {own(props.about.secondFactor.on ? "secondTurnOff" : "secondSetUp")}
          </button>
        </li>
      </ul>
      <Dialog open={asked() !== null} title={titles()[asked() ?? "password"]} onClose={close}>
        <Show
          when={done() === null}
          fallback={
            <>
              <Note kind="done" live>
                {done()}
              </Note>
              <div class="dialog-foot">
                <button type="button" class="button primary" onClick={close}>
                  {t("close")}
                </button>
              </div>
            </>
          }
        >
          <Switch>
            <Match when={asked() === "password"}>
              <DoorForm
                path="/auth/change-password"
                action={titles().password}
                more={() => (props.about.hasPassword ? {} : { current: "" })}
                onDone={() => setDone(own("passwordDone"))}
              >
                {(problems) => (
                  <>
                    <Show when={props.about.hasPassword}>
                      <DoorField
                        name="current"
                        type="password"
                        autocomplete="current-password"
                        label={own("current")}
                        error={problems().current}
                      />
                    </Show>
                    <DoorField
                      name="next"
                      type="password"
                      autocomplete="new-password"
                      minlength={12}
                      label={own("next")}
                      hint={t("passwordHint")}
                      error={problems().next}
                    />
                  </>
                )}
              </DoorForm>
            </Match>
            <Match when={asked() === "email"}>
              <DoorForm
                path="/auth/change-email"
                action={own("changeEmail")}
                more={() => (props.about.hasPassword ? {} : { password: "" })}
                onDone={({ body }) => setDone(own(body.mailConfigured === false ? "emailKept" : "emailSent"))}
              >
                {(problems) => (
                  <>
                    <DoorField name="email" type="email" autocomplete="email" label={own("newEmail")} error={problems().email} />
                    <Show when={props.about.hasPassword}>
                      <DoorField
                        name="password"
                        type="password"
                        autocomplete="current-password"
                        label={own("current")}
                        error={problems().password}
                      />
                    </Show>
                  </>
                )}
              </DoorForm>
            </Match>
            <Match when={asked() === "second"}>
              <SecondStep about={props.about} onEnded={() => setDone(own("secondEnded"))} onClose={close} />
            </Match>
          </Switch>
        </Show>
      </Dialog>
    </section>
  );
};
