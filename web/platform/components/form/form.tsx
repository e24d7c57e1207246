/**
 * Creating and changing a record. What is typed is kept in this tab (`drafts`) until it is saved, so it survives a release, a lost
 * network, a session that ended and a change of language. A version conflict keeps what was typed and loads the rest anew.
 */
import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";
import type { Json } from "../../../../schema/ids.ts";
import type { FieldSpec } from "../../../../schema/model/pages/columns.ts";
import { pathWith } from "../../../../schema/model/pages/paths.ts";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import type { Row } from "../../boot.ts";
import { collect, type FormValue, type FormValues, initialValue, sameValue } from "../../forms.ts";
import { type Refusal, refusalOf, rowOf, useHost } from "../../host.tsx";
import { newKey } from "../../new-key.ts";
import { Field } from "../../parts/controls/control.tsx";
import { Icon } from "../../parts/icon.tsx";
import { nameOf } from "../../parts/in-words.ts";
import { NeedsScript, Note, Refused } from "../../parts/note.tsx";
import type { SomePickers } from "../catalogue.ts";
import { formWords } from "./form.strings.ts";

export const Form = (props: { node: TreeNode<"form"> }) => {
  const host = useHost();
  const { label, inside } = host.words;
  const t = host.words.from(formWords);
  const spec = props.node.props;
  const pickers: SomePickers = { referencePicker: host.component("referencePicker"), filePicker: host.component("filePicker") };
  const place = {
    timeZone: host.words.reader.timeZone,
    name: (field: FieldSpec, record: Json) => nameOf(host.words, field.picker?.title ?? null, record, field.picker?.label ?? {}),
  };
  const valuesOf = (row: Row | null): FormValues =>
    Object.fromEntries(spec.fields.map((field) => [field.key, initialValue(field, row, place)]));

  const [row, setRow] = createSignal<Row | null>(spec.query ? rowOf(host.boot, spec.query) : null);
  const base = createMemo(() => valuesOf(row()));
  const [values, setValues] = createSignal<FormValues>(base());
  const setSome = (some: FormValues) => setValues((now) => ({ ...now, ...some }));
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const [problems, setProblems] = createSignal<Readonly<Record<string, string>>>({});
  const [state, setState] = createSignal<"still" | "saving" | "awaiting">("still");
  const [restored, setRestored] = createSignal(false);
  const [reloaded, setReloaded] = createSignal(false);
  const [uploading, setUploading] = createSignal<ReadonlySet<string>>(new Set());
  let summary: HTMLDivElement | undefined;
  let idempotencyKey = "";

  const draftKey = host.boot.path;
  const changed = () => spec.fields.filter(({ key }) => !sameValue(values()[key], base()[key]));
  const keep = () => {
    const typed = changed().map(({ key }) => [key, values()[key]]);
    if (typed.length) host.drafts.write(draftKey, Object.fromEntries(typed));
    else host.drafts.drop(draftKey);
  };
  const change = (field: FieldSpec, value: FormValue) => {
    setSome({ [field.key]: value });
    setProblems(({ [field.key]: _, ...rest }) => rest);
    idempotencyKey = ""; // Another input is another attempt.
    keep();
  };
  onMount(() => {
    const typed = host.drafts.read(draftKey);
    const known = Object.entries(typed ?? {}).filter(([key]) => spec.fields.some((field) => field.key === key));
    if (known.length) {
      setSome(Object.fromEntries(known) as FormValues);
      setRestored(changed().length > 0);
    }
    void prefill();
    const onLeave = (event: BeforeUnloadEvent) => {
      if (changed().length && state() === "still" && !host.drafts.read(draftKey)) event.preventDefault();
    };
    addEventListener("beforeunload", onLeave);
    onCleanup(() => removeEventListener("beforeunload", onLeave));
  });
  /** `?patient=<id>`: the record one came from is already chosen. */
  const prefill = async () => {
    const given = new URLSearchParams(host.boot.search);
    for (const field of spec.fields) {
      const id = given.get(field.key);
      const { picker } = field;
      if (spec.mode !== "create" || !id || !picker || field.control !== "reference" || values()[field.key]) continue;
      const answer = await host.call(picker.document, { first: 1, filter: { id: { eq: id } } });
      const found = (answer.data?.[picker.root] as { readonly nodes?: readonly Json[] } | undefined)?.nodes?.[0];
      if (found && !values()[field.key]) setSome({ [field.key]: { id, name: place.name(field, found) } });
    }
  };

  const save = async () => {
    if (uploading().size > 0) return host.say(t("uploadFirst"), "problem");
    const { input, problems: found } = collect(spec.fields, values(), spec.mode === "update" ? base() : null, place.timeZone);
    const said = spec.fields.flatMap(({ key, label: words }) => (found[key] ? [[key, t(found[key], { field: label(words) })]] : []));
    setRefusal(null);
    setProblems(Object.fromEntries(said));
    if (said.length) return summary?.focus();
    if (spec.mode === "update" && Object.keys(input).length === 0) return leave(row()?.id);
    idempotencyKey ||= newKey();
    setState("saving");
    const old = row();
    const about = spec.mode === "update" && old ? { id: old.id, version: old.version ?? 0 } : {};
    const answer = await host.call(spec.save, { input: { ...about, set: input, idempotencyKey } });
    const refused = refusalOf(answer);
    if (refused) {
      setState("still");
      setRefusal(refused);
      setProblems(Object.fromEntries(Object.entries(refused.fields).filter(([key]) => spec.fields.some((field) => field.key === key))));
      return summary?.focus();
    }
    host.drafts.drop(draftKey);
    const result = answer.data?.[spec.root] as { readonly status?: string; readonly record?: { readonly id: string } | null } | undefined;
    if (result?.status === "AWAITING_APPROVAL") return setState("awaiting");
    host.say(t("saved"));
    leave(result?.record?.id);
  };
  const leave = (id: string | undefined) => {
    if (spec.after.includes(":id") && !id) return host.go("/", "replace");
    host.go(pathWith(spec.after, { id: id ?? "" }), "replace");
  };
  const loadTheirs = async () => {
    const query = spec.query ? host.boot.page.queries[spec.query] : undefined;
    const id = row()?.id;
    if (!query || !id) return;
    const answer = await host.call(query.document, { id });
    const refused = refusalOf(answer);
    const fresh = answer.data?.[query.root] as unknown as Row | null | undefined;
    if (refused || !fresh)
      return setRefusal(refused ?? { code: "DATA_NOT_FOUND", message: t("notFoundNote"), correlationId: null, fields: {} });
    const mine = Object.fromEntries(changed().map(({ key }) => [key, values()[key] ?? null]));
    setRow(fresh);
    setValues({ ...valuesOf(fresh), ...mine });
    setRefusal(null);
    setReloaded(true);
    keep();
  };

  const entity = () => inside(spec.entity);
  const heading = () =>
    spec.mode === "create" ? t("add", { thing: entity() }) : t("editThing", { thing: nameOf(host.words, spec.title, row(), spec.entity) });
  const backTo = () => (spec.mode === "create" ? host.boot.path.replace(/\/new$/, "") || "/" : pathWith(spec.after, host.boot.params));
  const wrong = () => spec.fields.filter(({ key }) => problems()[key]);
  const fieldId = ({ key }: FieldSpec) => `field-${key}`;
  return (
    <>
      <header class="page-head">
        <a class="back" href={backTo()}>
          <Icon name="back" flip />
          {spec.mode === "create" ? t("cancel") : t("details")}
        </a>
        <h1>
          <bdi>{heading()}</bdi>
        </h1>
      </header>
      <Show
        when={spec.mode === "create" || row()}
        fallback={<Refused refusal={{ code: "DATA_NOT_FOUND", message: t("notFoundNote"), correlationId: null, fields: {} }} />}
      >
        <form
          class="card form"
          novalidate
          aria-label={heading()}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <NeedsScript />
          <div ref={summary} tabindex="-1" class="form-summary">
            <Show when={wrong().length > 0}>
              <Note kind="problem" live>
                <p>{t("problems", { n: wrong().length })}</p>
                <ul>
                  <For each={wrong()}>
                    {(field) => (
                      <li>
                        <a
                          href={`#${fieldId(field)}`}
                          onClick={(event) => {
                            event.preventDefault();
                            document.getElementById(fieldId(field))?.focus();
                          }}
                        >
                          {label(field.label)}
                        </a>
                      </li>
                    )}
                  </For>
                </ul>
              </Note>
            </Show>
            <Show when={refusal()?.code === "DATA_VERSION_CONFLICT"}>
              <Note kind="problem" live>
                <p>{t("conflict")}</p>
                <button type="button" class="button" onClick={() => void loadTheirs()}>
                  {t("conflictLoad")}
                </button>
              </Note>
            </Show>
            <Show when={refusal() && refusal()?.code !== "DATA_VERSION_CONFLICT" && wrong().length === 0 && refusal()}>
              {(refused) => <Refused refusal={refused()} />}
            </Show>
            <Show when={reloaded() && !refusal()}>
              <Note kind="done" live>
                {t("conflictLoaded")}
              </Note>
            </Show>
            <Show when={state() === "awaiting"}>
              <Note kind="info" live>
                {t("awaiting")}
              </Note>
            </Show>
            <Show when={restored()}>
              <Note kind="info" live>
                <p>{t("kept")}</p>
                <button
                  type="button"
                  class="button small"
                  onClick={() => {
                    setValues(base());
                    setRestored(false);
                    host.drafts.drop(draftKey);
                  }}
                >
                  {t("discard")}
                </button>
              </Note>
            </Show>
          </div>
          <div class="form-fields">
            <For each={spec.fields}>
              {(field) => (
                <Field
                  pickers={pickers}
                  id={fieldId(field)}
                  field={field}
                  value={values()[field.key]}
                  error={problems()[field.key]}
                  onChange={(value) => change(field, value)}
                  onBusy={(busy) => {
                    const others = [...uploading()].filter((key) => key !== field.key);
                    setUploading(new Set(busy ? [...others, field.key] : others));
                  }}
                />
              )}
            </For>
          </div>
          <footer class="form-foot">
            <Show when={spec.fields.some(({ required, control }) => required && control !== "switch")}>
              <p class="fine">{t("requiredNote")}</p>
            </Show>
            <a class="button" href={backTo()}>
              {t("cancel")}
            </a>
            <button type="submit" class="button primary" disabled={state() !== "still"}>
              {state() === "saving" ? t("saving") : spec.mode === "create" ? t("create", { thing: entity() }) : t("save")}
            </button>
          </footer>
        </form>
      </Show>
    </>
  );
};
