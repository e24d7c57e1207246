import { createSignal, createUniqueId, For, Match, Show, Switch } from "solid-js";
import { formatNumber, textOf, wordsIn } from "../../../ui/locale.ts";
import { Spinner } from "../../../ui/parts/Spinner.tsx";
import { Badge, ErrorState, Skeleton } from "../../../ui/parts/State.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import { asProblem } from "../../api/errors.ts";
import { createRead, send } from "../../api/read.ts";
import { type TemplateRow, templatesQuery, useTemplate } from "../../api/templates.ts";
import { online } from "../../shell/create-online.ts";
import { shellStrings } from "../../shell/shell.strings.ts";
import { TemplatePicture } from "./TemplatePicture.tsx";
import { templatesStrings } from "./templates.strings.ts";

const t = textOf(templatesStrings);
const s = textOf(shellStrings);

/** The templates as cards; one press makes the platform. */
export const Templates = (props: { onMade: (blueprint: string) => void }) => {
  const read = createRead(templatesQuery, () => ({}));
  const [making, setMaking] = createSignal<string | null>(null);
  const make = async (row: TemplateRow) => {
    if (making() !== null || !online()) return;
    setMaking(row.key);
    try {
      const { useTemplate: made } = await send(useTemplate, { input: { template: row.key } });
      props.onMade(made.blueprint.id);
    } catch (error) {
      toast(asProblem(error).message, { tone: "danger" });
      setMaking(null);
    }
  };
  return (
    <Switch>
      <Match when={read.problem() && !read.data()}>
        <ErrorState
          message={read.problem()?.message ?? ""}
          correlationId={read.problem()?.correlationId}
          offline={read.problem()?.offline}
          onRetry={read.refetch}
        />
      </Match>
      <Match when={!read.data()}>
        <Skeleton lines={2} block="h-40" />
      </Match>
      <Match when={read.data()?.templates.length === 0}>
        <p class="py-6 text-center text-ink-3">{t("none")}</p>
      </Match>
      <Match when={read.data()} keyed>
        {(data) => (
          <ul class="grid gap-3 sm:grid-cols-2 xl:grid-cols-4" data-templates>
            <For each={data.templates}>
              {(row) => (
                <li class="min-w-0">
                  <Card row={row} busy={making() === row.key} still={making() !== null} onMake={() => void make(row)} />
                </li>
              )}
            </For>
          </ul>
        )}
      </Match>
    </Switch>
  );
};

const Card = (props: { row: TemplateRow; busy: boolean; still: boolean; onMake: () => void }) => {
  const id = createUniqueId();
  const name = () => wordsIn(props.row.label, props.row.key);
  return (
    <button
      type="button"
      data-template={props.row.key}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-about`}
      aria-disabled={props.still || !online() || undefined}
      title={online() ? undefined : s("offlineWhy")}
      onClick={() => props.onMake()}
      class="group flex h-full w-full flex-col overflow-hidden rounded-lg border border-line bg-surface text-start transition-colors hover:border-accent focus-visible:border-accent aria-disabled:cursor-default"
    >
      <span class="block w-full overflow-hidden border-b border-line">
        <TemplatePicture theme={props.row.theme} entities={props.row.entities.length} />
      </span>
      <span class="flex w-full flex-1 flex-col gap-1 p-3">
        <span class="flex items-center gap-2">
          <strong id={`${id}-name`} class="min-w-0 flex-1 leading-snug font-semibold">
            <bdi>{name()}</bdi>
          </strong>
          <Show when={props.row.own}>
            <Badge tone="info">{t("own")}</Badge>
          </Show>
          <Show when={props.busy}>
            <span role="status" class="flex">
              <span class="sr-only">{t("making", { name: name() })}</span>
              <Spinner />
            </span>
          </Show>
        </span>
        <span id={`${id}-about`} class="flex flex-1 flex-col gap-2">
          <span class="flex-1 text-sm text-ink-2 text-pretty">{wordsIn(props.row.description, "")}</span>
          <span class="text-xs text-ink-3">
            {t("holds", { entities: formatNumber(props.row.entities.length), roles: formatNumber(props.row.roles.length) })}
          </span>
        </span>
      </span>
    </button>
  );
};
