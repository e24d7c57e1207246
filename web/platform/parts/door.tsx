/** The frame of the pages before a session: one card, one question. And the plain fields they ask. */
import { createSignal, type JSX, Show } from "solid-js";
import type { Json } from "../../../schema/ids.ts";
import { type Knocked, type Refusal, useHost } from "../host.tsx";
import { NeedsScript, Refused } from "./note.tsx";

export const Door = (props: { title: string; note?: string; children: JSX.Element }) => (
  <div class="door card">
    <h1>{props.title}</h1>
    <Show when={props.note}>
      <p class="lead">{props.note}</p>
    </Show>
    {props.children}
  </div>
);

/** A form that knocks at one of the `/auth` doors and says what was refused. */
export const DoorForm = (props: {
  readonly path: string;
  readonly action: string;
  readonly children: (problems: () => Readonly<Record<string, string>>) => JSX.Element;
  readonly more?: () => Readonly<Record<string, Json>>;
  readonly onDone: (knocked: Knocked) => void;
  /** Asked about a refusal before it is shown; true: it was an answer, and nothing is shown. */
  readonly understands?: (refusal: Refusal) => boolean;
  readonly dangerous?: boolean;
}) => {
  const host = useHost();
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const [busy, setBusy] = createSignal(false);
  const send = async (form: HTMLFormElement) => {
    setBusy(true);
    const fields = Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, String(value)]));
    const knocked = await host.knock(props.path, { ...fields, ...props.more?.() });
    setBusy(false);
    setRefusal(knocked.problem && props.understands?.(knocked.problem) ? null : knocked.problem);
    if (knocked.ok) props.onDone(knocked);
  };
  return (
    <form
      class="door-form"
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <NeedsScript />
      <Show when={refusal()}>{(refused) => <Refused refusal={refused()} />}</Show>
      {props.children(() => refusal()?.fields ?? {})}
      <button
        type="submit"
        class="button block"
        classList={{ primary: !props.dangerous, "danger-solid": props.dangerous === true }}
        disabled={busy() || !host.alive()}
      >
        {props.action}
      </button>
    </form>
  );
};

export const DoorField = (props: {
  readonly name: string;
  readonly label: string;
  readonly type: "text" | "email" | "password";
  readonly autocomplete: JSX.HTMLAutocomplete;
  readonly hint?: string;
  readonly error: string | undefined;
  readonly minlength?: number;
  /** Takes the focus when it appears. */
  readonly focus?: boolean;
  /** Where several forms stand on one page: which one this is. */
  readonly within?: string;
}) => {
  const id = () => `door-${props.within ? `${props.within}-` : ""}${props.name}`;
  const described = () => [props.hint && `${id()}-hint`, props.error && `${id()}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div class="field">
      <label for={id()}>{props.label}</label>
      <input
        id={id()}
        ref={(element) => props.focus && queueMicrotask(() => element.focus())}
        name={props.name}
        type={props.type}
        autocomplete={props.autocomplete}
        dir={props.type === "text" ? "auto" : "ltr"}
        required
        minlength={props.minlength}
        aria-describedby={described()}
        aria-invalid={props.error ? "true" : undefined}
      />
      <Show when={props.hint}>
        <p class="hint" id={`${id()}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Show when={props.error}>
        <p class="error" id={`${id()}-error`}>
          {props.error}
        </p>
      </Show>
    </div>
  );
};
