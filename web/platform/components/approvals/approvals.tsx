/** The inbox of approvals: what waits for the reader with their yes or no, and what became of their own requests. Both are live. */
import { For, Show } from "solid-js";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import { refusalOf, useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Refused } from "../../parts/note.tsx";
import { words } from "./approvals.strings.ts";
import { Own } from "./own.tsx";
import { Request } from "./request.tsx";
import { askingsOf, createRecords } from "./requests.ts";

export const Approvals = (props: { node: TreeNode<"approvals"> }) => {
  const host = useHost();
  const { label } = host.words;
  const own = host.words.from(words);
  const spec = () => props.node.props;
  const waiting = () => askingsOf(host.boot, spec().waiting);
  const mine = () => askingsOf(host.boot, spec().mine);
  const records = createRecords(host, props.node.props, () => [...(waiting() ?? []), ...(mine() ?? [])]);
  let cards: HTMLUListElement | undefined;
  let heading!: HTMLHeadingElement;

  /** The card beside one, or the heading when it was the last. */
  const beside = (card: Element | null, step: 1 | -1): HTMLElement | null => {
    const all = [...(cards?.querySelectorAll<HTMLElement>(".request") ?? [])];
    return all[all.indexOf(card as HTMLElement) + step] ?? null;
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const at = event.target as HTMLElement;
    if (at.tagName === "TEXTAREA") return;
    const next = beside(at.closest(".request"), event.key === "ArrowDown" ? 1 : -1);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const refused = (query: string) =>
    refusalOf(host.boot.answers[query]) ?? { code: "INTERNAL", message: host.words.t("failed"), correlationId: null, fields: {} };

  return (
    <>
      <header class="page-head">
        <h1 ref={heading} tabindex="-1">
          {label(host.boot.page.label)}
        </h1>
      </header>
      <Show when={spec().waiting}>
        {(query) => (
          <section aria-labelledby="waiting-title" class="requests">
            <h2 id="waiting-title" class="requests-title">
              {own("forYou")}
            </h2>
            <Show when={waiting()} fallback={<Refused refusal={refused(query())} retry={() => void host.refresh()} />}>
              {(found) => (
                <Show
                  when={found().length > 0}
                  fallback={
                    <div class="card nothing-here">
                      <Icon name="check" />
                      <p class="nothing-title">{own("nothing")}</p>
                      <p>{own("nothingNote")}</p>
                    </div>
                  }
                >
                  <p class="unseen">{own("keys")}</p>
                  <ul ref={cards} class="request-list" onKeyDown={onKey}>
                    <For each={found()}>
                      {(asking) => (
                        <li>
                          <Request
                            asking={asking}
                            records={records}
                            decide={spec().decide}
                            onDecided={(card) => (beside(card, 1) ?? beside(card, -1) ?? heading).focus()}
                          />
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
              )}
            </Show>
          </section>
        )}
      </Show>
      <Show when={spec().mine}>
        {(query) => (
          <section aria-labelledby="asked-title" class="requests">
            <h2 id="asked-title" class="requests-title">
              {own("byYou")}
            </h2>
            <Show when={mine()} fallback={<Refused refusal={refused(query())} retry={() => void host.refresh()} />}>
              {(found) => <Own requests={found()} records={records} />}
            </Show>
          </section>
        )}
      </Show>
    </>
  );
};
