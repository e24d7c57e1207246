/** The inside of the explanation: about whom and what, and the answer, policy by policy. Fetched when somebody opens it. */
import { createSignal, createUniqueId, For, Match, onMount, Show, Switch } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { type Refusal, refusalOf, useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Note, Refused } from "../../parts/note.tsx";
import { Select } from "../../parts/select.tsx";
import { words } from "./explain.strings.ts";

interface Explanation {
  readonly allowed: boolean;
  readonly reason: string;
  readonly policies: readonly {
    readonly sentence: string;
    readonly admits: boolean | null;
    readonly conditions: readonly {
      readonly sentence: string;
      readonly holds: boolean | null;
      readonly values: readonly {
        readonly name: string;
        readonly value: string | null;
        readonly shown: "VISIBLE" | "EMPTY" | "MASKED" | "HIDDEN";
      }[];
    }[];
  }[];
  readonly fields: readonly { readonly name: string; readonly access: "OPEN" | "MASKED" | "CLOSED" }[];
}
interface Person {
  readonly id: string;
  readonly name?: string | null;
  readonly email?: string | null;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

export const Explain = (props: { readonly spec: TreeNode<"why">["props"] }) => {
  const host = useHost();
  const { label } = host.words;
  const own = host.words.from(words);
  const spec = () => props.spec;
  const id = createUniqueId();
  const [people, setPeople] = createSignal<readonly Person[] | null>(null);
  const [person, setPerson] = createSignal("");
  const [operation, setOperation] = createSignal("READ");
  const [named, setNamed] = createSignal("");
  const [told, setTold] = createSignal<Explanation | null>(null);
  const [asking, setAsking] = createSignal(false);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);

  const load = async () => {
    if (people()) return;
    const answer = await host.call(spec().people.document, {});
    setRefusal(refusalOf(answer));
    setPeople((answer.data?.[spec().people.root] as unknown as { readonly nodes: readonly Person[] } | null)?.nodes ?? []);
  };
  onMount(() => void load());
  // Answers may come in another order than they were asked for: only the last question's counts.
  let last = 0;
  /** The record that is asked about: the page's, or the one whose address was typed. */
  const record = (): string | null => (spec().names ? (uuid.exec(named())?.[0] ?? null) : (host.boot.params.id ?? null));
  const ask = async () => {
    const endUser = spec().names && record() === null ? "" : person();
    last += 1;
    const mine = last;
    setTold(null);
    setAsking(endUser !== "");
    if (!endUser) return;
    const input = { entity: spec().entity, id: record(), operation: operation(), endUser };
    const answer = await host.call(spec().document, { input });
    if (mine !== last) return;
    setAsking(false);
    setRefusal(refusalOf(answer));
    setTold((answer.data?.why as unknown as Explanation | null) ?? null);
  };
  const names = (access: "MASKED" | "CLOSED") =>
    (told()?.fields ?? [])
      .filter((field) => field.access === access)
      .map(({ name }) => name)
      .join(host.boot.locale === "ar" ? "، " : ", ");

  return (
    <>
      <Show when={people()?.length === 0 && !refusal()}>
        <p>{own("nobody")}</p>
      </Show>
      <Show when={(people()?.length ?? 0) > 0}>
        <div class="why-ask">
          <Show when={spec().names}>
            <div class="field">
              <label for={`${id}-record`}>{own("record")}</label>
              <input
                id={`${id}-record`}
                type="text"
                dir="ltr"
                autocomplete="off"
                value={named()}
                aria-describedby={`${id}-record-hint`}
                aria-invalid={named() !== "" && record() === null ? "true" : undefined}
                onInput={(event) => {
                  setNamed(event.currentTarget.value);
                  void ask();
                }}
              />
              <p class="hint" id={`${id}-record-hint`} role="status">
                {own(named() !== "" && record() === null ? "recordBad" : "recordHint")}
              </p>
            </div>
          </Show>
          <div class="field">
            <label for={`${id}-person`}>{own("person")}</label>
            <Select
              id={`${id}-person`}
              onChange={(event) => {
                setPerson(event.currentTarget.value);
                void ask();
              }}
            >
              <option value="" selected={person() === ""}>
                {own("choose")}
              </option>
              <For each={people()}>
                {(one) => (
                  <option value={one.id} selected={person() === one.id}>
                    {one.name || one.email || one.id}
                  </option>
                )}
              </For>
            </Select>
          </div>
          <div class="field">
            <label for={`${id}-operation`}>{own("operation")}</label>
            <Select
              id={`${id}-operation`}
              onChange={(event) => {
                setOperation(event.currentTarget.value);
                void ask();
              }}
            >
              <For each={["READ", "UPDATE", "DELETE"] as const}>
                {(one) => (
                  <option value={one} selected={operation() === one}>
                    {own(one)}
                  </option>
                )}
              </For>
              <For each={spec().actions}>
                {(action) => (
                  <option value={action.name} selected={operation() === action.name}>
                    {label(action.label)}
                  </option>
                )}
              </For>
            </Select>
          </div>
        </div>
        <Show when={people()?.length === spec().people.most}>
          <p class="fine">{own("first", { n: spec().people.most })}</p>
        </Show>
      </Show>
      <Show when={refusal()}>{(refused) => <Refused refusal={refused()} retry={() => void (people()?.length ? ask() : load())} />}</Show>
      <Show when={asking()}>
        <p role="status">{own("asking")}</p>
      </Show>
      <Show when={told()}>
        {(answer) => (
          <>
            <Note kind={answer().allowed ? "done" : "problem"} live>
              {answer().reason}
            </Note>
            <Show when={answer().policies.length > 0}>
              <ul class="why-list">
                <For each={answer().policies}>
                  {(policy) => (
                    <li>
                      <p>
                        <Mark holds={policy.admits} yes={own("admits")} no={own("refuses")} open={own("open")} /> <b>{policy.sentence}</b>
                      </p>
                      <ul class="why-list">
                        <For each={policy.conditions}>
                          {(condition) => (
                            <li>
                              <Mark holds={condition.holds} yes={own("holds")} no={own("fails")} open={own("open")} /> {condition.sentence}
                              <For each={condition.values}>
                                {(value) => (
                                  <p class="fine">
                                    {value.name}:{" "}
                                    <bdi>
                                      <Switch fallback={value.value}>
                                        <Match when={value.shown === "EMPTY"}>{own("EMPTY")}</Match>
                                        <Match when={value.shown === "HIDDEN"}>{own("HIDDEN")}</Match>
                                      </Switch>
                                    </bdi>
                                  </p>
                                )}
                              </For>
                            </li>
                          )}
                        </For>
                      </ul>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Show when={operation() === "READ" && answer().allowed && names("MASKED")}>
              <p class="fine">{own("masked", { names: names("MASKED") })}</p>
            </Show>
            <Show when={operation() === "READ" && answer().allowed && names("CLOSED")}>
              <p class="fine">{own("closed", { names: names("CLOSED") })}</p>
            </Show>
          </>
        )}
      </Show>
    </>
  );
};

/** Yes, no, or not to be said; an icon with its word, so the colour is not alone. */
const Mark = (props: { holds: boolean | null; yes: string; no: string; open: string }) => (
  <span class="why-mark" classList={{ yes: props.holds === true, no: props.holds === false }}>
    <Icon name={props.holds === null ? "info" : props.holds ? "check" : "x"} />
    <span>{props.holds === null ? props.open : props.holds ? props.yes : props.no}</span>
  </span>
);
