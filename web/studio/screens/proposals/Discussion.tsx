import MessageSquare from "lucide-solid/icons/message-square";
import ThumbsUp from "lucide-solid/icons/thumbs-up";
import Undo2 from "lucide-solid/icons/undo-2";
import { createMemo, createSignal, For, Show } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { formatAgo, textOf } from "../../../ui/locale.ts";
import { Card } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { controlClass, Field } from "../../../ui/parts/Field.tsx";
import { Badge } from "../../../ui/parts/State.tsx";
import { asProblem } from "../../api/errors.ts";
import { commentProposal, type Proposal, type Review, rejectProposal, reviewProposal, withdrawProposal } from "../../api/proposals.ts";
import { send } from "../../api/read.ts";
import { viewer } from "../../api/session.ts";
import { whyNot } from "../history/why-not.ts";
import { proposalStrings } from "./proposals.strings.ts";

const t = textOf(proposalStrings);

interface Word {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly text: string;
  readonly review?: Review;
}

/** What people said, the oldest first, and the box to say more: a remark, a review, an end. */
export const Discussion = (props: {
  proposal: Proposal;
  /** Hash of the head whose changes stand on the screen: a review is about nothing newer. */
  seen: string | null;
  onChanged: () => void;
}) => {
  const [text, setText] = createSignal("");
  const [wrong, setWrong] = createWords();
  const [busy, setBusy] = createSignal<string | null>(null);
  const words = createMemo<readonly Word[]>(() =>
    [
      ...props.proposal.comments.map(({ id, at, text: said, author }) => ({ id, at, text: said, who: author.displayName })),
      ...props.proposal.reviews.map((review) => ({
        id: review.id,
        at: review.at,
        text: review.text,
        who: review.reviewer.displayName,
        review,
      })),
    ].sort((a, b) => a.at.localeCompare(b.at)),
  );
  const alive = () => props.proposal.status === "OPEN" || props.proposal.status === "APPROVED";
  const me = () => viewer()?.user.id;
  const mine = () => props.proposal.author.id === me();
  const made = () => props.proposal.makers.some(({ id }) => id === me());
  const act = async (name: string, run: () => Promise<unknown>, needsWords = false) => {
    if (needsWords && text().trim() === "") {
      setWrong(() => t("wordsMissing"));
      return;
    }
    setBusy(name);
    setWrong(null);
    try {
      await run();
      setText("");
      props.onChanged();
    } catch (error) {
      setWrong(() => asProblem(error).message);
    } finally {
      setBusy(null);
    }
  };
  const said = () => (text().trim() === "" ? {} : { text: text().trim() });
  const why = () => (text().trim() === "" ? {} : { reason: text().trim() });
  const review = (verdict: Review["verdict"]) =>
    act(verdict, () => {
      const headHash = props.seen ?? props.proposal.head?.hash ?? "";
      return send(reviewProposal, { input: { proposalId: props.proposal.id, verdict, headHash, ...said() } });
    });
  return (
    <Card class="p-4">
      <h2 class="mb-3 text-md font-semibold">{t("reviews")}</h2>
      <Show when={words().length > 0} fallback={<p class="text-ink-2">{t("quiet")}</p>}>
        <ol class="flex flex-col gap-3">
          <For each={words()}>{(word) => <Remark word={word} />}</For>
        </ol>
      </Show>
      <Show when={alive()}>
        <form
          noValidate
          class="mt-4 flex flex-col gap-3 border-t border-line pt-4"
          onSubmit={(event) => {
            event.preventDefault();
            void act("comment", () => send(commentProposal, { input: { proposalId: props.proposal.id, text: text().trim() } }), true);
          }}
        >
          <Field label={t("words")} error={wrong() || undefined}>
            {(ids) => (
              <textarea
                id={ids.id}
                aria-describedby={ids.describedBy}
                rows="3"
                maxlength="4000"
                dir={text() === "" ? undefined : "auto"}
                value={text()}
                onInput={(event) => setText(event.currentTarget.value)}
                class={`${controlClass} py-2`}
              />
            )}
          </Field>
          <div class="flex flex-wrap gap-2">
            <Button type="submit" size="small" busy={busy() === "comment"} why={whyNot("blueprint.comment")}>
              <MessageSquare class="size-4" aria-hidden="true" />
              {t("comment")}
            </Button>
            <Button
              size="small"
              why={whyNot("blueprint.commit") ?? (made() ? t("own") : undefined)}
              busy={busy() === "APPROVE"}
              onClick={() => void review("APPROVE")}
            >
              <ThumbsUp class="size-4" aria-hidden="true" />
              {t("approve")}
            </Button>
            <Button
              size="small"
              why={whyNot("blueprint.commit") ?? (made() ? t("ownReview") : undefined)}
              busy={busy() === "REQUEST_CHANGES"}
              onClick={() => void review("REQUEST_CHANGES")}
            >
              <Undo2 class="flip-rtl size-4" aria-hidden="true" />
              {t("request")}
            </Button>
            <span class="flex-1" />
            <Show
              when={mine()}
              fallback={
                <Button
                  size="small"
                  tone="danger"
                  why={whyNot("blueprint.merge")}
                  onClick={() => void act("reject", () => send(rejectProposal, { input: { proposalId: props.proposal.id, ...why() } }))}
                >
                  {t("reject")}
                </Button>
              }
            >
              <Button
                size="small"
                tone="danger"
                why={whyNot("blueprint.edit")}
                onClick={() => void act("withdraw", () => send(withdrawProposal, { input: { proposalId: props.proposal.id, ...why() } }))}
              >
                {t("withdraw")}
              </Button>
            </Show>
          </div>
        </form>
      </Show>
    </Card>
  );
};

const Remark = (props: { word: Word }) => {
  const head = () => {
    const { review, who } = props.word;
    return review ? t(review.verdict === "APPROVE" ? "approvedIt" : "askedChanges", { who }) : t("said", { who });
  };
  return (
    <li>
      <p class="flex flex-wrap items-center gap-2 text-sm text-ink-2">
        <span class="font-medium">{head()}</span>
        <time datetime={props.word.at} class="text-ink-3">
          {formatAgo(props.word.at)}
        </time>
        <Show when={props.word.review && !props.word.review.counts}>
          <Badge>{t("old")}</Badge>
        </Show>
      </p>
      <Show when={props.word.text}>
        <p class="whitespace-pre-wrap text-pretty" dir="auto">
          {props.word.text}
        </p>
      </Show>
    </li>
  );
};
