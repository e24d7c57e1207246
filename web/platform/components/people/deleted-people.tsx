/** Who was deleted in the last thirty days, for administrators: until when they can come back, and bringing them back. */
import { createSignal, Match, onMount, Show, Switch } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { type Refusal, refusalOf, useHost } from "../../host.tsx";
import { newKey } from "../../new-key.ts";
import { Icon } from "../../parts/icon.tsx";
import { Note, Refused } from "../../parts/note.tsx";
import { personWords } from "../../parts/person.strings.ts";
import { type CardColumn, TableCard } from "../../parts/table-card.tsx";
import { words } from "./people.strings.ts";

interface Gone {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly deletedAt: string;
  readonly erasedAt: string;
}

export const DeletedPeople = (props: { node: TreeNode<"deletedPeople"> }) => {
  const host = useHost();
  const { label, moment } = host.words;
  const t = host.words.from(personWords);
  const own = host.words.from(words);
  const [gone, setGone] = createSignal<readonly Gone[] | null>(null);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const [busy, setBusy] = createSignal("");
  const load = async () => {
    const answer = await host.call(props.node.props.list, {});
    setRefusal(refusalOf(answer));
    if (answer.data) setGone(answer.data.deletedPeople as unknown as readonly Gone[]);
  };
  onMount(() => void load());
  const nameOf = (one: Gone) => one.name || one.email || one.id;
  const restore = async (one: Gone) => {
    setBusy(one.id);
    const answer = await host.call(props.node.props.restore, { input: { id: one.id, idempotencyKey: newKey() } });
    setBusy("");
    const refused = refusalOf(answer);
    setRefusal(refused);
    if (refused) return;
    host.say(own("broughtBack", { name: nameOf(one) }));
    await load();
  };
  const columns: readonly CardColumn<Gone>[] = [
    { label: t("name"), cell: (one) => <bdi>{one.name}</bdi> },
    { label: t("email"), cell: (one) => <bdi dir="ltr">{one.email}</bdi> },
    { label: own("deletedWhen"), cell: (one) => moment(one.deletedAt) },
    { label: own("erasedWhen"), cell: (one) => moment(one.erasedAt) },
  ];
  return (
    <>
      <header class="page-head">
        <a class="back" href="/users">
          <Icon name="back" flip />
          {own("backToUsers")}
        </a>
        <h1>{label(host.boot.page.label)}</h1>
      </header>
      <Show when={refusal()}>{(refused) => <Refused refusal={refused()} retry={() => void load()} />}</Show>
      <Show
        when={gone()}
        fallback={
          <Show when={!refusal()}>
            <p role="status">{own("looking")}</p>
          </Show>
        }
      >
        {(found) => (
          <>
            <Note kind="info">{own("deletedNote")}</Note>
            <Switch>
              <Match when={found().length === 0}>
                <div class="card nothing-here">
                  <Icon name="user" />
                  <p class="nothing-title">{own("deletedNone")}</p>
                </div>
              </Match>
              <Match when={found().length > 0}>
                <TableCard
                  columns={columns}
                  things={found()}
                  tools={(one) => (
                    <button
                      type="button"
                      class="button small"
                      disabled={busy() !== ""}
                      aria-label={own("bringBackOf", { name: nameOf(one) })}
                      onClick={() => void restore(one)}
                    >
                      {own("bringBack")}
                    </button>
                  )}
                />
              </Match>
            </Switch>
          </>
        )}
      </Show>
    </>
  );
};
