/** Choosing files for a field: with the button, by keyboard, or by dropping them; each with its progress, a way to stop it, and what went wrong. */
import { createSignal, For, onCleanup, Show } from "solid-js";
import type { UploadSpec } from "../../../../schema/model/pages/columns.ts";
import type { FormValue, Uploaded } from "../../forms.ts";
import { useHost } from "../../host.tsx";
import { Thumb } from "../file.tsx";
import { Icon } from "../icon.tsx";
import { fileWords } from "./file-picker.strings.ts";

export interface FilePickerProps {
  readonly id: string;
  readonly name: string;
  readonly spec: UploadSpec;
  readonly value: FormValue | undefined;
  readonly described: string | undefined;
  readonly invalid: boolean;
  onChange(value: FormValue): void;
  /** Told when a file begins and when all are there. */
  onBusy?: ((busy: boolean) => void) | undefined;
}

interface Going {
  readonly id: number;
  readonly name: string;
  readonly share: number;
  readonly problem: string | null;
  stop(): void;
}

let begun = 0;

export const FilePicker = (props: FilePickerProps) => {
  const host = useHost();
  const { label } = host.words;
  const t = host.words.from(fileWords);
  const [going, setGoing] = createSignal<readonly Going[]>([]);
  const [over, setOver] = createSignal(false);
  const [told, setTold] = createSignal("");
  const held = (): readonly Uploaded[] =>
    (Array.isArray(props.value) ? props.value : props.value ? [props.value] : []) as readonly Uploaded[];
  const running = () => going().filter(({ problem }) => problem === null);
  const limit = () => host.words.size(props.spec.megabytes * 1024 * 1024);
  const hintId = () => `${props.id}-takes`;

  const update = (id: number, change: Partial<Going>) => setGoing(going().map((one) => (one.id === id ? { ...one, ...change } : one)));
  const drop = (id: number) => {
    setGoing(going().filter((one) => one.id !== id));
    props.onBusy?.(running().length > 0);
  };
  const refuse = (name: string, problem: string) => {
    begun += 1;
    setGoing([...going(), { id: begun, name, share: 0, problem, stop: () => undefined }]);
  };
  onCleanup(() => {
    for (const { stop } of going()) stop();
    props.onBusy?.(false);
  });

  const take = (files: Iterable<File>) => {
    const chosen = [...files];
    for (const [at, file] of (props.spec.many ? chosen : chosen.slice(-1)).entries()) {
      if (props.spec.many && held().length + running().length >= props.spec.count) {
        refuse(file.name, t("tooManyFiles", { n: props.spec.count }));
        break;
      }
      if (file.size > props.spec.megabytes * 1024 * 1024) refuse(file.name, t("fileTooLarge", { name: file.name, size: limit() }));
      else {
        if (!props.spec.many && at === 0) for (const { stop, id } of going()) [stop(), drop(id)];
        void send(file);
      }
    }
  };
  const send = async (file: File) => {
    begun += 1;
    const id = begun;
    const abort = new AbortController();
    setGoing([...going(), { id, name: file.name, share: 0, problem: null, stop: () => abort.abort() }]);
    setTold(t("uploading", { name: file.name }));
    props.onBusy?.(true);
    const outcome = await host.upload(file, props.spec.for, { onProgress: (share) => update(id, { share }), signal: abort.signal });
    setTold("");
    if (outcome && "problem" in outcome) {
      update(id, { problem: outcome.problem.message });
      props.onBusy?.(running().length > 0);
      return;
    }
    if (outcome) {
      props.onChange(props.spec.many ? [...held(), outcome.file] : outcome.file);
      setTold(t("uploaded", { name: file.name }));
    }
    drop(id);
  };
  const remove = (id: string) => {
    props.onChange(props.spec.many ? held().filter((file) => file.id !== id) : null);
    document.getElementById(props.id)?.focus();
  };

  return (
    // The input inside does all of it by keyboard; dropping is a second way.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      class="drop"
      classList={{ over: over() }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (host.boot.viewer) take(event.dataTransfer?.files ?? []);
      }}
    >
      <Show when={held().length + going().length > 0}>
        <ul class="drop-files">
          <For each={held()}>
            {(file) => (
              <li>
                <Thumb file={file} />
                <a class="drop-name" href={file.url} target="_blank" rel="noopener">
                  <bdi>{file.name}</bdi>
                </a>
                <span class="fine">{host.words.size(file.size)}</span>
                <button type="button" class="quiet" aria-label={t("removeChoice", { name: file.name })} onClick={() => remove(file.id)}>
                  <Icon name="x" />
                </button>
              </li>
            )}
          </For>
          <For each={going()}>
            {(one) => (
              <li>
                <Icon name={one.problem === null ? "upload" : "alert"} class="thumb-icon" />
                <span class="drop-name">
                  <bdi>{one.name}</bdi>
                  <Show
                    when={one.problem}
                    fallback={<progress aria-label={t("uploading", { name: one.name })} max="1" value={one.share} />}
                  >
                    {(problem) => (
                      <span class="error" role="alert">
                        {problem()}
                      </span>
                    )}
                  </Show>
                </span>
                <button
                  type="button"
                  class="quiet"
                  aria-label={one.problem === null ? t("stopUpload", { name: one.name }) : t("dismiss")}
                  onClick={() => (one.problem === null ? one.stop() : drop(one.id))}
                >
                  <Icon name="x" />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="drop-choose">
        <input
          id={props.id}
          name={props.name}
          type="file"
          class="unseen"
          multiple={props.spec.many}
          accept={props.spec.accept.join(",") || undefined}
          disabled={!host.alive() || !host.boot.viewer}
          aria-describedby={[hintId(), props.described].filter(Boolean).join(" ")}
          aria-invalid={props.invalid ? "true" : undefined}
          onChange={(event) => {
            take(event.currentTarget.files ?? []);
            // The same file can be chosen again after it was refused.
            event.currentTarget.value = "";
          }}
        />
        <label class="button" for={props.id}>
          <Icon name="upload" />
          {t(props.spec.many ? "addFiles" : held().length > 0 ? "replaceFile" : "chooseFile")}
        </label>
        <span class="fine">{t(host.boot.viewer ? "dropHere" : "signInForFiles")}</span>
      </div>
      <p class="hint" id={hintId()}>
        {label(props.spec.kinds)} · {t(props.spec.many ? "filesLimits" : "fileLimits", { n: props.spec.count, size: limit() })}
      </p>
      <span class="unseen" role="status">
        {told()}
      </span>
    </div>
  );
};
