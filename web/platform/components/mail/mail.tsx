/** Mail that could not leave, for administrators: why, and the links in it, to hand over. */
import { createSignal, Match, onMount, Show, Switch } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { type Refusal, useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Note, Refused } from "../../parts/note.tsx";
import { personWords } from "../../parts/person.strings.ts";
import { type CardColumn, TableCard } from "../../parts/table-card.tsx";
import { words } from "./mail.strings.ts";

interface Kept {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly link: string | null;
  readonly at: string;
  readonly error: string | null;
}
interface Waiting {
  readonly configured: boolean;
  readonly mail: readonly Kept[];
}

export const Mail = (_: { node: TreeNode<"mail"> }) => {
  const host = useHost();
  const { moment, label } = host.words;
  const t = host.words.from(personWords);
  const own = host.words.from(words);
  const [waiting, setWaiting] = createSignal<Waiting | null>(null);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const load = async () => {
    const { ok, body, problem } = await host.look("/auth/mail");
    setRefusal(problem);
    if (ok) setWaiting(body as unknown as Waiting);
  };
  onMount(() => void load());
  const sendAgain = async () => {
    const { ok, problem } = await host.knock("/auth/send-mail", {});
    setRefusal(problem);
    if (!ok) return;
    host.say(own("sending"));
    setTimeout(() => void load(), 1_500);
  };
  const copy = async (link: string) => {
    await navigator.clipboard?.writeText(link);
    host.say(t("copied"));
  };
  const columns: readonly CardColumn<Kept>[] = [
    { label: own("recipient"), cell: (one) => <bdi dir="ltr">{one.recipient}</bdi> },
    { label: own("subject"), cell: (one) => <bdi>{one.subject}</bdi> },
    { label: own("when"), cell: (one) => moment(one.at) },
    { label: own("why"), cell: (one) => <bdi>{one.error ?? "—"}</bdi> },
  ];
  return (
    <>
      <header class="page-head">
        <div class="page-head-line">
          <h1>{label(host.boot.page.label)}</h1>
          <Show when={waiting()?.configured && (waiting()?.mail.length ?? 0) > 0}>
            <div class="page-actions">
              <button type="button" class="button" onClick={() => void sendAgain()}>
                {own("sendAgain")}
              </button>
            </div>
          </Show>
        </div>
      </header>
      <Show when={refusal()}>{(refused) => <Refused refusal={refused()} retry={() => void load()} />}</Show>
      <Show
        when={waiting()}
        fallback={
          <Show when={!refusal()}>
            <p role="status">{own("loading")}</p>
          </Show>
        }
      >
        {(now) => (
          <>
            <Note kind="info">{own(now().configured ? "configured" : "notConfigured")}</Note>
            <Switch>
              <Match when={now().mail.length === 0}>
                <div class="card pad">
                  <p>{own("nothing")}</p>
                </div>
              </Match>
              <Match when={now().mail.length > 0}>
                <TableCard
                  columns={columns}
                  things={now().mail}
                  tools={(one) => (
                    <Show when={one.link} fallback={<span class="nothing">{own("expired")}</span>}>
                      {(link) => (
                        <button
                          type="button"
                          class="button small"
                          aria-label={own("copyFor", { name: one.recipient })}
                          onClick={() => void copy(link())}
                        >
                          <Icon name="copy" />
                          {t("copy")}
                        </button>
                      )}
                    </Show>
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
