/** Turning the second step on (password, key, first code, recovery codes) and off (password and code). */
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { useHost } from "../../host.tsx";
import { DoorField, DoorForm } from "../../parts/door.tsx";
import { Note } from "../../parts/note.tsx";
import { personWords } from "../../parts/person.strings.ts";
import { Qr } from "../../parts/qr.tsx";
import type { AboutMe } from "./about-me.ts";
import { words } from "./account.strings.ts";

interface Begun {
  readonly secret: string;
  readonly address: string;
}

export const SecondStep = (props: { readonly about: AboutMe; onEnded(): void; onClose(): void }) => {
  const host = useHost();
  const t = host.words.from(personWords);
  const own = host.words.from(words);
  const [begun, setBegun] = createSignal<Begun | null>(null);
  const [recovery, setRecovery] = createSignal<readonly string[]>([]);
  const noPassword = () => (props.about.hasPassword ? {} : { password: "" });
  const Password = (its: { readonly error: string | undefined }) => (
    <Show when={props.about.hasPassword}>
      <DoorField name="password" type="password" autocomplete="current-password" label={own("current")} error={its.error} />
    </Show>
  );
  const Code = (its: { readonly error: string | undefined }) => (
    <DoorField name="code" type="text" autocomplete="one-time-code" label={own("code")} error={its.error} />
  );
  return (
    <Switch>
      <Match when={recovery().length > 0}>
        <Note kind="done" live>
          {own("recovery")}
        </Note>
        <ul class="codes" dir="ltr">
          <For each={recovery()}>
            {(code) => (
              <li>
                <code>{code}</code>
              </li>
            )}
          </For>
        </ul>
        <div class="dialog-foot">
          <button type="button" class="button primary" onClick={() => props.onClose()}>
            {t("close")}
          </button>
        </div>
      </Match>
      <Match when={props.about.secondFactor.on}>
        <DoorForm path="/auth/second-factor/end" action={own("secondTurnOff")} dangerous more={noPassword} onDone={() => props.onEnded()}>
          {(problems) => (
            <>
              <Password error={problems().password} />
              <Code error={problems().code} />
            </>
          )}
        </DoorForm>
      </Match>
      <Match when={begun()}>
        {(now) => (
          <>
            <p>{own("secondScan")}</p>
            <Qr text={now().address} label={own("secondQr")} />
            <dl class="detail-field">
              <dt>{own("secondKey")}</dt>
              <dd>
                <code dir="ltr" class="key">
                  {now()
                    .secret.match(/.{1,4}/g)
                    ?.join(" ")}
                </code>
              </dd>
            </dl>
            <p>
              <a class="button" href={now().address}>
                {own("secondOpen")}
              </a>
            </p>
            <DoorForm
              path="/auth/second-factor/confirm"
              action={own("secondConfirm")}
              onDone={({ body }) => setRecovery(body.recovery as readonly string[])}
            >
              {(problems) => <Code error={problems().code} />}
            </DoorForm>
          </>
        )}
      </Match>
      <Match when={!begun()}>
        <DoorForm
          path="/auth/second-factor/begin"
          action={own("secondBegin")}
          more={noPassword}
          onDone={({ body }) => setBegun(body as unknown as Begun)}
        >
          {(problems) => (
            <>
              <p>{own("secondOff")}</p>
              <Password error={problems().password} />
            </>
          )}
        </DoorForm>
      </Match>
    </Switch>
  );
};
