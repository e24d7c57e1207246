/** Bringing a table file in: choose, see what was found and where its columns go, run, and take the refused rows back. Goes on where it stood when it is opened again. */
import { createSignal, For, Match, onCleanup, onMount, Show, Switch } from "solid-js";
import { askImport, type ImportShown, type Shown, sendTable } from "../../client/imports.ts";
import { type Refusal, useHost } from "../../host.tsx";
import { Note, Refused } from "../note.tsx";
import { importWords } from "./import.strings.ts";
import { Mapping } from "./mapping.tsx";
import "../../styles/import.css";

interface ImportProps {
  /** Name of the entity in the addresses of the API. */
  readonly name: string;
  onClose(): void;
}

const everyMs = 700;

export const Import = (props: ImportProps) => {
  const host = useHost();
  const t = host.words.from(importWords);
  const words = { unreachable: host.words.t("unreachable"), failed: host.words.t("failed") };
  const [held, setHeld] = createSignal<ImportShown | null>(null);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const [sent, setSent] = createSignal<number | null>(null);
  const [ready, setReady] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;

  const take = ({ shown, refusal: why }: Shown) => {
    if (gone) return;
    setRefusal(why);
    if (shown === null) return;
    const before = held()?.state;
    setHeld(shown);
    clearTimeout(timer);
    if (shown.state === "checking" || shown.state === "running") timer = setTimeout(() => void look(shown.id), everyMs);
    else if (before === "running") void host.refresh();
  };
  const look = async (id: string) => {
    const answer = await askImport(words, "GET", `/api/_imports/${id}`);
    take(answer);
    // Lost for a moment: asked again while the dialog is open.
    if (answer.refusal?.code === "UNREACHABLE" && !gone) timer = setTimeout(() => void look(id), 3 * everyMs);
  };
  onMount(async () => {
    const { shown } = await askImport(words, "GET", `/api/${props.name}/import`);
    if (shown && shown.state !== "done" && shown.state !== "stopped") take({ shown, refusal: null });
    setReady(true);
  });
  onCleanup(() => {
    gone = true;
    clearTimeout(timer);
  });
  const act = async (what: "run" | "stop") => take(await askImport(words, "POST", `/api/_imports/${held()?.id}/${what}`));
  const send = async (form: HTMLFormElement) => {
    const typed = new FormData(form);
    const file = typed.get("file");
    if (!(file instanceof File) || file.name === "") return;
    setRefusal(null);
    setSent(0);
    take(await sendTable(words, props.name, file, String(typed.get("encoding") ?? ""), setSent));
    setSent(null);
  };
  return (
    <div class="import">
      <Show when={refusal()}>{(why) => <Refused refusal={why()} />}</Show>
      <Show when={ready()}>
        <Show
          when={held()}
          fallback={<Choose sent={sent()} unread={refusal()?.code === "DATA_IMPORT_UNREADABLE"} onSend={send} onClose={props.onClose} />}
        >
          {(shown) => (
            <Switch>
              <Match when={shown().state === "checking" || shown().state === "running"}>
                <Progress shown={shown()} onStop={() => void act("stop")} />
              </Match>
              <Match when={shown().state === "checked"}>
                <Counts shown={shown()} />
                <Problems shown={shown()} />
                <Mapping
                  shown={shown()}
                  onCheck={async (mapping, key) => take(await askImport(words, "PATCH", `/api/_imports/${shown().id}`, { mapping, key }))}
                  onRun={() => void act("run")}
                  onCancel={async () => {
                    await act("stop");
                    setHeld(null);
                  }}
                />
              </Match>
              <Match when={shown().state === "done" || shown().state === "stopped"}>
                <Note kind={shown().state === "done" ? "done" : "info"} live>
                  {shown().state === "done" ? t("done") : (shown().reason?.message ?? t("stopped"))}
                </Note>
                <Counts shown={shown()} />
                <Problems shown={shown()} />
                <div class="dialog-foot">
                  <button type="button" class="button" onClick={() => setHeld(null)}>
                    {t("another")}
                  </button>
                  <button type="button" class="button primary" onClick={() => props.onClose()}>
                    {host.words.t("close")}
                  </button>
                </div>
              </Match>
            </Switch>
          )}
        </Show>
      </Show>
    </div>
  );
};

const Choose = (props: {
  readonly sent: number | null;
  readonly unread: boolean;
  onSend(form: HTMLFormElement): void;
  onClose(): void;
}) => {
  const host = useHost();
  const t = host.words.from(importWords);
  const [name, setName] = createSignal("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onSend(event.currentTarget);
      }}
    >
      <p class="fine">{t("chooseNote")}</p>
      <div class="field">
        <label for="import-file">{t("file")}</label>
        <input
          id="import-file"
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          required
          disabled={props.sent !== null}
          onChange={(event) => setName(event.currentTarget.files?.[0]?.name ?? "")}
        />
      </div>
      <Show when={props.unread}>
        <div class="field">
          <label for="import-encoding">{t("encoding")}</label>
          <select id="import-encoding" name="encoding">
            <option value="">{t("encodingOwn")}</option>
            <option value="windows-1256">{t("encodingArabic")}</option>
            <option value="windows-1252">{t("encodingWestern")}</option>
          </select>
        </div>
      </Show>
      <Show when={props.sent !== null}>
        <progress aria-label={t("sending", { name: name() })} max={1} value={props.sent ?? 0} />
      </Show>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={() => props.onClose()}>
          {host.words.t("cancel")}
        </button>
        <button type="submit" class="button primary" disabled={name() === "" || props.sent !== null}>
          {t("send")}
        </button>
      </div>
    </form>
  );
};

const Progress = (props: { readonly shown: ImportShown; onStop(): void }) => {
  const host = useHost();
  const t = host.words.from(importWords);
  const said = () => {
    const { state, reason, processed, rows } = props.shown;
    if (reason) return t("waiting", { reason: reason.message });
    const counts = { done: host.words.number(processed), rows: host.words.number(rows) };
    return state === "running" ? t("running", counts) : t("checking", counts);
  };
  return (
    <>
      <p role="status">{said()}</p>
      <progress aria-label={said()} max={Math.max(1, props.shown.rows)} value={props.shown.processed} />
      <div class="dialog-foot">
        <button type="button" class="button" onClick={() => props.onStop()}>
          {t("stop")}
        </button>
      </div>
    </>
  );
};

const Counts = (props: { readonly shown: ImportShown }) => {
  const host = useHost();
  const t = host.words.from(importWords);
  return (
    <dl class="import-counts">
      <For each={["created", "updated", "refused"] as const}>
        {(what) => (
          <div classList={{ problem: what === "refused" && props.shown.refused > 0 }}>
            <dt>{t(what)}</dt>
            <dd>{host.words.number(props.shown[what])}</dd>
          </div>
        )}
      </For>
    </dl>
  );
};

const Problems = (props: { readonly shown: ImportShown }) => {
  const host = useHost();
  const t = host.words.from(importWords);
  const label = (key: string | null) => props.shown.fields.find((field) => field.key === key)?.label;
  const reason = ({ column, message }: ImportShown["problems"][number]["problems"][number]) =>
    label(column) ? `${label(column)}: ${message}` : message;
  return (
    <Show when={props.shown.refused > 0}>
      <section class="import-part">
        <h3>{props.shown.state === "checked" ? t("problems") : t("problemsDone")}</h3>
        <section class="import-table" tabindex="0" aria-label={t("problems")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("row")}</th>
                <th scope="col">{t("reasons")}</th>
              </tr>
            </thead>
            <tbody>
              <For each={props.shown.problems}>
                {({ row, line, problems }) => (
                  <tr>
                    <td data-label={t("row")}>
                      {host.words.number(row)}
                      <Show when={line !== null && line !== row}>
                        <p class="fine">{t("line", { n: host.words.number(line!) })}</p>
                      </Show>
                    </td>
                    <td data-label={t("reasons")}>
                      <For each={problems}>{(problem) => <div>{reason(problem)}</div>}</For>
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
        <Show when={props.shown.refused > props.shown.problems.length}>
          <p class="fine">{t("firstOnly", { n: host.words.number(props.shown.problems.length) })}</p>
        </Show>
        <a class="button" href={`/api/_imports/${props.shown.id}/refused.csv`} download="">
          {t("download")}
        </a>
      </section>
    </Show>
  );
};
