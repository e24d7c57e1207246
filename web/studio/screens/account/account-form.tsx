import Eye from "lucide-solid/icons/eye";
import EyeOff from "lucide-solid/icons/eye-off";
import { createSignal, type JSX, Show } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { controlClass, Field } from "../../../ui/parts/Field.tsx";
import { partStrings } from "../../../ui/parts/parts.strings.ts";
import { Note } from "../../../ui/parts/State.tsx";
import { type ApiProblem, asProblem } from "../../api/errors.ts";
import { accountStrings } from "./account.strings.ts";

const t = textOf(accountStrings);
const p = textOf(partStrings);

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$|^[^\s@]+@localhost$/.test(text.trim());

/** How strong a password is, in words: length first, variety second. Pure. */
export const strength = (password: string): "weak" | "fair" | "good" | "strong" => {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  const different = new Set(password).size;
  if (password.length < 12 || different < 5) return "weak";
  const points = password.length + kinds * 2 + Math.min(different, 12);
  return points < 30 ? "fair" : points < 38 ? "good" : "strong";
};

const looks = { weak: "text-danger", fair: "text-warning", good: "text-success", strong: "text-success" };

/** A password with a button to see it and, for a new one, a live word on its strength. */
export const PasswordField = (props: {
  label: string;
  value: string;
  onInput: (value: string) => void;
  fresh?: boolean;
  error?: string | undefined;
}) => {
  const [seen, setSeen] = createSignal(false);
  return (
    <Field label={props.label} error={props.error} help={props.fresh && props.value === "" ? t("passwordHelp") : undefined}>
      {(ids) => (
        <>
          <span dir="ltr" class="relative flex">
            <input
              id={ids.id}
              type={seen() ? "text" : "password"}
              dir="ltr"
              required
              value={props.value}
              autocomplete={props.fresh ? "new-password" : "current-password"}
              aria-describedby={ids.describedBy}
              aria-invalid={props.error ? true : undefined}
              onInput={(event) => props.onInput(event.currentTarget.value)}
              class={`${controlClass} h-11 pe-11 text-start`}
            />
            <button
              type="button"
              aria-label={seen() ? t("hidePassword") : t("showPassword")}
              aria-pressed={seen()}
              onClick={() => setSeen((value) => !value)}
              class="absolute inset-e-1 top-1 flex size-9 items-center justify-center rounded-sm text-ink-3 hover:text-ink"
            >
              <Show when={seen()} fallback={<Eye class="size-4" aria-hidden="true" />}>
                <EyeOff class="size-4" aria-hidden="true" />
              </Show>
            </button>
          </span>
          <Show when={props.fresh && props.value !== ""}>
            <span role="status" class={`text-sm font-medium ${looks[strength(props.value)]}`}>
              {t(strength(props.value))}
            </span>
          </Show>
        </>
      )}
    </Field>
  );
};

/** Checks, sends, shows what the server said. `check` gives a sentence per field that is not right. */
export const createForm = (options: { check: () => Readonly<Record<string, string>>; send: () => Promise<void> }) => {
  const [tried, setTried] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<ApiProblem | null>(null);
  const wrong = () => (tried() ? options.check() : {});
  return {
    busy,
    problem,
    errorOf: (field: string): string | undefined => wrong()[field] ?? problem()?.fields[field],
    submit: async (event: SubmitEvent) => {
      event.preventDefault();
      setTried(true);
      if (busy() || Object.keys(options.check()).length > 0) return;
      setBusy(true);
      setProblem(null);
      try {
        await options.send();
      } catch (error) {
        setProblem(asProblem(error));
      } finally {
        setBusy(false);
      }
    },
  };
};

/** The form itself: fields, what went wrong, one button. */
export const AccountForm = (props: { form: ReturnType<typeof createForm>; button: string; children: JSX.Element }) => (
  <form noValidate class="flex flex-col gap-4" onSubmit={(event) => void props.form.submit(event)}>
    {props.children}
    <Show when={props.form.problem()}>
      {(problem) => (
        <Note tone="danger" role="alert">
          <p>{problem().message}</p>
          <Show when={problem().correlationId}>
            <p class="mt-0.5 font-code text-xs">{p("correlation", { id: problem().correlationId ?? "" })}</p>
          </Show>
        </Note>
      )}
    </Show>
    <Button type="submit" tone="primary" size="large" class="mt-1" busy={props.form.busy()}>
      {props.button}
    </Button>
  </form>
);
