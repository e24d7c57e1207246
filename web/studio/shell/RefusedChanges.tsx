import CircleAlert from "lucide-solid/icons/circle-alert";
import { createSignal, For, Show } from "solid-js";
import { sentence, textOf } from "../../ui/locale.ts";
import { Button } from "../../ui/parts/Button.tsx";
import { Dialog } from "../../ui/parts/Dialog.tsx";
import { mineInWords, refusedPlace, refusedProperty, theirsInWords } from "../model/refused-words.ts";
import type { Workspace } from "../screens/build/workspace-context.tsx";
import { downloadUnsent } from "./SaveState.tsx";
import { shellStrings } from "./shell.strings.ts";

const t = textOf(shellStrings);

/** What the server did not take of mine, on every surface: why, a copy to keep, and where another's value stands, mine or theirs. */
export const RefusedChanges = (props: { workspace: Workspace }) => {
  const [choosing, setChoosing] = createSignal(false);
  const document = () => props.workspace.document;
  const refused = () => document().refused();
  const count = () => refused()?.changes.length ?? 0;
  return (
    <>
      <Show when={refused()}>
        {(one) => (
          <div
            role="alert"
            data-refused={one().code}
            class="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warning-soft px-4 py-1.5 text-warning"
          >
            <CircleAlert class="size-4 shrink-0" aria-hidden="true" />
            <p class="min-w-48 flex-1 text-pretty">{sentence(one().text)}</p>
            <div class="flex flex-wrap gap-1.5">
              <Button size="small" onClick={() => downloadUnsent(document())}>
                {t("download")}
              </Button>
              <Show
                when={one().choice}
                fallback={
                  <Button size="small" onClick={() => document().settle("theirs")}>
                    {t("understood")}
                  </Button>
                }
              >
                <Button size="small" tone="primary" onClick={() => setChoosing(true)}>
                  {t("choose", { n: count() })}
                </Button>
              </Show>
            </div>
          </div>
        )}
      </Show>
      <Dialog
        open={choosing() && count() > 0}
        width="medium"
        onClose={() => setChoosing(false)}
        title={t("chooseTitle")}
        description={t("chooseText")}
        footer={
          <>
            <Button onClick={() => document().settle("theirs")}>{t("allTheirs")}</Button>
            <Button tone="primary" onClick={() => document().settle("mine")}>
              {t("allMine")}
            </Button>
          </>
        }
      >
        <ul class="flex flex-col gap-3">
          <For each={refused()?.changes}>
            {(change) => {
              const place = () => refusedPlace(props.workspace.outline(), document().store, change);
              const words = () => ({ place: place(), property: refusedProperty(change) });
              return (
                <li class="rounded-md border border-line p-3">
                  <p class="mb-2 font-medium">
                    <bdi>{place()}</bdi> · {refusedProperty(change)}
                  </p>
                  <div class="grid gap-2 sm:grid-cols-2">
                    <Side
                      title={t("theirs")}
                      value={theirsInWords(props.workspace.outline(), document().store, change)}
                      button={t("keepTheirs")}
                      label={t("keepTheirsOf", words())}
                      onKeep={() => document().settle("theirs", change)}
                    />
                    <Side
                      title={t("mine")}
                      value={mineInWords(props.workspace.outline(), change)}
                      button={t("keepMine")}
                      label={t("keepMineOf", words())}
                      onKeep={() => document().settle("mine", change)}
                    />
                  </div>
                </li>
              );
            }}
          </For>
        </ul>
      </Dialog>
    </>
  );
};

const Side = (props: { title: string; value: string; button: string; label: string; onKeep: () => void }) => (
  <div class="flex min-w-0 flex-col items-start gap-2 rounded-sm bg-surface-2 p-2.5">
    <p class="w-full min-w-0">
      <span class="block text-sm text-ink-3">{props.title}</span>
      <bdi class="break-words">{props.value}</bdi>
    </p>
    <Button size="small" aria-label={props.label} onClick={() => props.onKeep()}>
      {props.button}
    </Button>
  </div>
);
