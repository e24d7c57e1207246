import { createSignal, For, Match, Show, Switch } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { formatAgo, formatDate, textOf, wordsIn } from "../../../ui/locale.ts";
import { CopyLine } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { SelectField } from "../../../ui/parts/Field.tsx";
import { ErrorState, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import { asProblem } from "../../api/errors.ts";
import { createRead, send } from "../../api/read.ts";
import { createPreviewLink, type PreviewLink, previewLinksQuery, revokePreviewLink } from "../../api/runtime.ts";
import { previewLinkStrings } from "./preview-link.strings.ts";

const t = textOf(previewLinkStrings);
const lives = [
  ["1", "hours1"],
  ["24", "hours24"],
  ["168", "hours168"],
] as const;

/** Links to a preview for people without an account: made as one role for a time, shown once, taken back. */
export const PreviewLinkDialog = (props: { environmentId: string; name: string; onClose: () => void }) => {
  const place = () => ({ environmentId: props.environmentId });
  const read = createRead(previewLinksQuery, place);
  const roles = () => read.data()?.previewRoles ?? [];
  const [role, setRole] = createSignal<string | null>(null);
  const [hours, setHours] = createSignal("24");
  const [url, setUrl] = createSignal<string | null>(null);
  const [busy, setBusy] = createSignal<string | null>(null);
  const [problem, setProblem] = createWords();
  const chosen = () => role() ?? roles()[0]?.id ?? "";
  const nameOf = (id: string) => wordsIn(roles().find((one) => one.id === id)?.label, id);
  const work = async (what: string, run: () => Promise<void>) => {
    setBusy(what);
    setProblem(null);
    try {
      await run();
    } catch (error) {
      setProblem(() => asProblem(error).message);
    }
    setBusy(null);
    read.refetch();
  };
  const make = () =>
    work("make", async () => {
      const made = await send(createPreviewLink, { input: { ...place(), role: chosen(), hours: Number(hours()) } });
      setUrl(made.createPreviewLink.url);
      // A browser may refuse the clipboard; the link stands there to be copied by hand.
      await navigator.clipboard?.writeText(made.createPreviewLink.url ?? "").then(
        () => toast(t("copied")),
        () => undefined,
      );
    });
  const revoke = (link: PreviewLink) =>
    work(link.id, async () => {
      await send(revokePreviewLink, { input: { ...place(), id: link.id } });
      toast(t("revoked"));
    });
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("title", { name: props.name })}
      description={t("text")}
      footer={
        <Button tone="quiet" onClick={props.onClose}>
          {t("done")}
        </Button>
      }
    >
      <Show when={problem()}>
        {(message) => (
          <Note tone="danger" role="alert">
            {message()}
          </Note>
        )}
      </Show>
      <Switch fallback={<Skeleton lines={4} />}>
        <Match when={read.problem()}>{(found) => <ErrorState message={found().message} onRetry={() => read.refetch()} />}</Match>
        <Match when={read.data()} keyed>
          {(data) => (
            <div class="flex flex-col gap-4 pt-1">
              <form
                class="flex flex-wrap items-end gap-3"
                onSubmit={(event) => {
                  event.preventDefault();
                  void make();
                }}
              >
                <div class="min-w-0 flex-1 basis-40">
                  <SelectField
                    label={t("role")}
                    value={chosen()}
                    choices={roles().map(({ id }) => ({ value: id, label: nameOf(id) }))}
                    onChange={setRole}
                  />
                </div>
                <div class="min-w-0 flex-1 basis-32">
                  <SelectField
                    label={t("life")}
                    value={hours()}
                    choices={lives.map(([value, label]) => ({ value, label: t(label) }))}
                    onChange={setHours}
                  />
                </div>
                <Button tone="primary" type="submit" busy={busy() === "make"}>
                  {t("make")}
                </Button>
              </form>
              <Show when={url()}>
                {(address) => (
                  <div class="flex flex-col gap-2" role="status">
                    <Note tone="warning">{t("once")}</Note>
                    <CopyLine label={t("link")} value={address()} />
                  </div>
                )}
              </Show>
              <section aria-labelledby="preview-links-good">
                <h3 id="preview-links-good" class="mb-1 text-sm font-medium text-ink-2">
                  {t("good")}
                </h3>
                <ul class="flex flex-col">
                  <For each={data.previewLinks} fallback={<li class="text-sm text-ink-3">{t("none")}</li>}>
                    {(link) => (
                      <li class="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-b-0">
                        <span class="min-w-0 flex-1 basis-48">
                          <span class="font-medium">
                            <bdi>{nameOf(link.role)}</bdi>
                          </span>{" "}
                          <span class="text-sm text-ink-3">
                            {t("until", { when: formatDate(link.expiresAt, { dateStyle: "medium", timeStyle: "short" }) })} ·{" "}
                            {t("by", { who: link.createdBy?.displayName ?? t("somebody"), ago: formatAgo(link.createdAt) })}
                          </span>
                        </span>
                        <Button
                          size="small"
                          tone="quiet"
                          busy={busy() === link.id}
                          aria-label={t("revokeOf", { role: nameOf(link.role) })}
                          onClick={() => void revoke(link)}
                        >
                          {t("revoke")}
                        </Button>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </div>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
};
