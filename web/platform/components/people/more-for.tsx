/** What else an administrator does with one person: invitations, a link for a new password, the second step, deleting. */
import { createSignal, For, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import type { Row } from "../../boot.ts";
import { type Refusal, refusalOf, useHost } from "../../host.tsx";
import { newKey } from "../../new-key.ts";
import { Note, Refused } from "../../parts/note.tsx";
import { personWords } from "../../parts/person.strings.ts";
import { words } from "./people.strings.ts";

type Spec = TreeNode<"people">["props"];
type Verb = "resend" | "withdraw" | "resetPassword" | "endSecondFactor" | "remove";

export const MoreFor = (props: { readonly spec: Spec; readonly row: Row; readonly self: boolean; onDone(): void }) => {
  const host = useHost();
  const t = host.words.from(personWords);
  const own = host.words.from(words);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const [link, setLink] = createSignal<string | null>(null);
  const name = () => String(props.row.name || props.row.email || "");
  const verbs = (): readonly (readonly [Verb, string])[] => {
    if (props.row.status === "invited") return [["resend", own("resend")] as const, ["withdraw", own("withdraw")] as const];
    return [
      ...(props.row.status === "suspended" ? [] : [["resetPassword", own("resetLink")] as const]),
      ["endSecondFactor", own("endSecond")] as const,
      ...(props.self ? [] : [["remove", own("remove")] as const]),
    ];
  };
  const run = async (verb: Verb) => {
    const document = props.spec.documents[verb === "resend" ? "invite" : verb];
    const about = verb === "resend" ? { email: String(props.row.email ?? "") } : { id: props.row.id };
    const answer = await host.call(document, { input: { ...about, idempotencyKey: newKey() } });
    const refused = refusalOf(answer);
    setRefusal(refused);
    if (refused) return;
    const made = Object.values(answer.data ?? {})[0] as { readonly link?: string | null } | null;
    await host.refresh();
    if (made?.link) return setLink(new URL(made.link, location.origin).href);
    if (verb !== "resend" && verb !== "resetPassword")
      host.say(own(verb === "withdraw" ? "withdrawn" : verb === "remove" ? "removed" : "secondEnded", { name: name() }));
    props.onDone();
  };
  const copy = async (text: string) => {
    await navigator.clipboard?.writeText(text);
    host.say(t("copied"));
  };
  return (
    <>
      <Show when={refusal()}>{(refused) => <Refused refusal={refused()} />}</Show>
      <Show
        when={link()}
        fallback={
          <>
            <ul class="lines">
              <For each={verbs()}>
                {([verb, label]) => (
                  <li class="line">
                    <button
                      type="button"
                      class="button block"
                      classList={{ "danger-solid": verb === "remove" || verb === "withdraw" }}
                      onClick={() => void run(verb)}
                    >
                      {label}
                    </button>
                  </li>
                )}
              </For>
            </ul>
            <Show when={props.row.status !== "invited" && !props.self}>
              <p class="hint">{own("removeNote")}</p>
            </Show>
          </>
        }
      >
        {(found) => (
          <>
            <Note kind="done" live>
              {own("handOver", { name: name() })}
            </Note>
            <div class="field">
              <input
                type="text"
                readonly
                dir="ltr"
                value={found()}
                aria-label={t("copy")}
                onFocus={(event) => event.currentTarget.select()}
              />
              <button type="button" class="button" onClick={() => void copy(found())}>
                {t("copy")}
              </button>
            </div>
          </>
        )}
      </Show>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={() => props.onDone()}>
          {t("close")}
        </button>
      </div>
    </>
  );
};
