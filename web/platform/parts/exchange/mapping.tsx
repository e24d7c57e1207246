/** Where the columns of a file go: one choice per column, and what records are found again by. A change is checked before it is run. */
import { createSignal, For, Show } from "solid-js";
import type { ImportShown } from "../../client/imports.ts";
import { useHost } from "../../host.tsx";
import { Note } from "../note.tsx";
import { Select } from "../select.tsx";
import { importWords } from "./import.strings.ts";

export const Mapping = (props: {
  readonly shown: ImportShown;
  onCheck(mapping: readonly (string | null)[], key: string | null): Promise<void>;
  onRun(): void;
  onCancel(): void;
}) => {
  const host = useHost();
  const t = host.words.from(importWords);
  const [mapping, setMapping] = createSignal(props.shown.mapping);
  const [key, setKey] = createSignal(props.shown.key);
  const changed = () => key() !== props.shown.key || mapping().some((name, at) => name !== props.shown.mapping[at]);
  const choose = (at: number, name: string | null) => {
    // A field has room for one column: choosing it here takes it from there.
    setMapping(mapping().map((other, index) => (index === at ? name : other !== null && other === name ? null : other)));
    if (key() !== null && !mapping().includes(key())) setKey(null);
  };
  const missing = () => props.shown.fields.filter((field) => field.required && !mapping().includes(field.key));
  const good = () => props.shown.created + props.shown.updated;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (changed()) void props.onCheck(mapping(), key());
        else props.onRun();
      }}
    >
      <section class="import-part">
        <h3>{t("columns")}</h3>
        <Show when={missing().length > 0}>
          <Note kind="info">
            {t("missing", {
              fields: missing()
                .map(({ label }) => label)
                .join(host.words.reader.locale === "ar" ? "، " : ", "),
            })}
          </Note>
        </Show>
        <section class="import-table" tabindex="0" aria-label={t("columns")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("column")}</th>
                <th scope="col">{t("field")}</th>
              </tr>
            </thead>
            <tbody>
              <For each={props.shown.headings}>
                {(heading, at) => (
                  <tr>
                    <td data-label={t("column")}>
                      <bdi>{heading}</bdi>
                    </td>
                    <td data-label={t("field")}>
                      <Select
                        label={t("fieldOf", { column: heading })}
                        onChange={(event) => choose(at(), event.currentTarget.value || null)}
                      >
                        <option value="" selected={!mapping()[at()]}>
                          {t("leaveOut")}
                        </option>
                        <For each={props.shown.fields}>
                          {(field) => (
                            <option value={field.key} selected={mapping()[at()] === field.key}>
                              {field.label}
                              {field.required ? " *" : ""}
                            </option>
                          )}
                        </For>
                      </Select>
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
        <div class="field">
          <label for="import-key">{t("key")}</label>
          <Select id="import-key" onChange={(event) => setKey(event.currentTarget.value || null)}>
            <option value="" selected={key() === null}>
              {t("keyNone")}
            </option>
            <For each={props.shown.fields.filter((field) => field.keyed && mapping().includes(field.key))}>
              {(field) => (
                <option value={field.key} selected={key() === field.key}>
                  {field.label}
                </option>
              )}
            </For>
          </Select>
          <p class="fine">{t("keyNote")}</p>
        </div>
      </section>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={() => props.onCancel()}>
          {host.words.t("cancel")}
        </button>
        <button type="submit" class="button primary" disabled={!changed() && good() === 0}>
          {changed() ? t("checkAgain") : t("run", { n: good() })}
        </button>
      </div>
    </form>
  );
};
