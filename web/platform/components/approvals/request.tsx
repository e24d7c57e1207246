/** One request that waits for the reader: who asks for what, what it would change, and their yes or no with a note. */
import { createSignal, createUniqueId, For, Show } from "solid-js";
import { pathWith } from "../../../../schema/model/pages/paths.ts";
import { type Refusal, refusalOf, useHost } from "../../host.tsx";
import { newKey } from "../../new-key.ts";
import { Icon } from "../../parts/icon.tsx";
import { Refused } from "../../parts/note.tsx";
import { Value } from "../../parts/value.tsx";
import { words } from "./approvals.strings.ts";
import type { Asking, Records } from "./requests.ts";
import { Said } from "./said.tsx";

export const Request = (props: { asking: Asking; records: Records; decide: string; onDecided(card: HTMLElement): void }) => {
  const host = useHost();
  const { label, moment } = host.words;
  const own = host.words.from(words);
  const id = createUniqueId();
  const [note, setNote] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  let card!: HTMLElement;
  const spec = () => props.records.specOf(props.asking);
  const what = () => `${props.asking.label} · ${props.records.name(props.asking)}`;
  // One key for a yes and one for a no: pressing twice, or again after a lost answer, says it once.
  const keys = { yes: newKey(), no: newKey() };
  const decide = async (approve: boolean) => {
    setBusy(true);
    const input = {
      id: props.asking.id,
      approve,
      ...(note().trim() && { note: note().trim() }),
      idempotencyKey: approve ? keys.yes : keys.no,
    };
    const answer = await host.call(props.decide, { input });
    setBusy(false);
    const refused = refusalOf(answer);
    setRefusal(refused);
    if (refused) return;
    const status = (answer.data?.decideApproval as unknown as Pick<Asking, "status"> | undefined)?.status ?? "WAITING";
    const said = { WAITING: "goesOn", DONE: "done", REJECTED: "refused", EXPIRED: "tooLate" } as const;
    host.say(own(said[status]), status === "EXPIRED" ? "problem" : "done");
    props.onDecided(card);
    await host.refresh();
  };
  return (
    <article ref={card} class="card request" tabindex="0" aria-labelledby={`${id}-title`}>
      <div class="request-head">
        <h3 id={`${id}-title`} class="request-title">
          <bdi>{props.asking.label}</bdi>
          <span aria-hidden="true"> · </span>
          <Show when={props.records.open(props.asking)} fallback={<bdi>{props.records.name(props.asking)}</bdi>}>
            {(open) => (
              <a class="reference" href={pathWith(open(), { id: props.asking.recordId })}>
                <bdi>{props.records.name(props.asking)}</bdi>
              </a>
            )}
          </Show>
        </h3>
        <p class="fine">
          {own("asked", { name: props.asking.requestedBy ?? own("somebody"), when: moment(props.asking.requestedAt) })}
          {" · "}
          {own("until", { when: moment(props.asking.expiresAt) })}
          <Show when={props.asking.stages > 1}>
            {" · "}
            {own("step", { n: props.asking.stage, of: props.asking.stages })}
          </Show>
        </p>
      </div>
      <div class="request-parts">
        <div>
          <h4 class="request-part">{own("changes")}</h4>
          <ul class="changes">
            <For each={spec()?.effects ?? []} fallback={<li>{own("changesNothing")}</li>}>
              {(effect) => {
                const param = () => spec()?.params.find(({ key }) => key === effect.param);
                const value = () => (param() ? `⁨${props.records.entered(props.asking, param()!)}⁩` : "");
                return (
                  <li>
                    {label(effect.text).replace("{value}", value)}
                    <Show when={effect.now && props.records.row(props.asking)}>
                      {(row) => (
                        <span class="fine">
                          {" ("}
                          {own("now")} <Value column={effect.now!} value={row()[effect.now!.key]} />)
                        </span>
                      )}
                    </Show>
                  </li>
                );
              }}
            </For>
          </ul>
        </div>
        <Show when={(spec()?.params.length ?? 0) > 0}>
          <div>
            <h4 class="request-part">{own("entered")}</h4>
            <dl class="entered">
              <For each={spec()!.params}>
                {(param) => (
                  <div>
                    <dt>{label(param.label) || param.key}</dt>
                    <dd>
                      <bdi>{props.records.entered(props.asking, param)}</bdi>
                    </dd>
                  </div>
                )}
              </For>
            </dl>
          </div>
        </Show>
        <Said answers={props.asking.answers} />
      </div>
      <form
        class="request-foot"
        onSubmit={(event) => {
          event.preventDefault();
          void decide(true);
        }}
      >
        <div class="field">
          <label for={`${id}-note`}>{own("note")}</label>
          <textarea
            id={`${id}-note`}
            rows="2"
            maxlength="2000"
            dir="auto"
            value={note()}
            onInput={(event) => setNote(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                void decide(true);
              }
            }}
          />
        </div>
        <Show when={refusal()}>{(refused) => <Refused refusal={refused()} />}</Show>
        <div class="dialog-foot">
          <button
            type="button"
            class="button danger"
            disabled={busy() || !host.alive()}
            aria-label={own("rejectOf", { what: what() })}
            onClick={() => void decide(false)}
          >
            <Icon name="x" />
            {own("reject")}
          </button>
          <button type="submit" class="button primary" disabled={busy() || !host.alive()} aria-label={own("approveOf", { what: what() })}>
            <Icon name="check" />
            {own("approve")}
          </button>
        </div>
      </form>
    </article>
  );
};
