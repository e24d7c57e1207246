import FileUp from "lucide-solid/icons/file-up";
import { Show } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { partStrings } from "../../../ui/parts/parts.strings.ts";
import { Note } from "../../../ui/parts/State.tsx";
import { online } from "../../shell/create-online.ts";
import { shellStrings } from "../../shell/shell.strings.ts";
import { createBringing, mostDump } from "./create-bringing.ts";
import { ImportReport } from "./ImportReport.tsx";
import { templatesStrings } from "./templates.strings.ts";

const t = textOf(templatesStrings);
const p = textOf(partStrings);
const s = textOf(shellStrings);

/** Opens a blueprint's file, or the SQL of a database with a report; what cannot be read is said with line and column. */
export const BringFile = (props: { onMade: (blueprint: string) => void }) => {
  const { busy, problem, made, bring, tooLarge } = createBringing((blueprint) => props.onMade(blueprint));
  let input!: HTMLInputElement;
  const open = (file: File): void => {
    if (file.size > mostDump) return void tooLarge(mostDump);
    const name = file.name
      .replace(/\.\w+$/, "")
      .replace(/[_-]+/g, " ")
      .trim();
    void bring(() => file.text(), name);
  };
  return (
    <section class="flex flex-col items-center gap-2 text-center">
      <p class="text-sm text-ink-3">{t("file")}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".yaml,.yml,.json,.sql"
        data-bring-file
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) open(file);
        }}
      />
      <Button size="small" busy={busy()} why={online() ? undefined : s("offlineWhy")} onClick={() => input.click()}>
        <FileUp class="size-4" aria-hidden="true" />
        {t("open")}
      </Button>
      <p class="text-xs text-ink-3">{t("fileHint")}</p>
      <ImportReport report={made()?.report ?? null} onOpen={() => props.onMade(made()?.blueprint ?? "")} />
      <Show when={problem()}>
        {(one) => (
          <Note tone="danger" role="alert" class="mt-2 max-w-3xl text-start">
            <p dir="auto">{one().message}</p>
            <Show when={one().correlationId}>
              <p class="mt-0.5 font-code text-xs">{p("correlation", { id: one().correlationId ?? "" })}</p>
            </Show>
          </Note>
        )}
      </Show>
    </section>
  );
};
