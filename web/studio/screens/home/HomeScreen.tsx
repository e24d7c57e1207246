import { useNavigate, useParams } from "@solidjs/router";
import LayoutTemplate from "lucide-solid/icons/layout-template";
import Plus from "lucide-solid/icons/plus";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { locale, sentence, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { ErrorState, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import { blueprintsQuery, createBlueprint } from "../../api/blueprint.ts";
import { asProblem } from "../../api/errors.ts";
import { createRead, send } from "../../api/read.ts";
import { platformsQuery } from "../../api/runtime.ts";
import { can } from "../../api/session.ts";
import { BlueprintCard } from "./BlueprintCard.tsx";
import { BringFile } from "./BringFile.tsx";
import { Composer } from "./Composer.tsx";
import { DecisionInbox } from "./DecisionInbox.tsx";
import { homeStrings } from "./home.strings.ts";
import { Templates } from "./Templates.tsx";
import { templatesStrings } from "./templates.strings.ts";

const t = textOf(homeStrings);
const tt = textOf(templatesStrings);

/** Home: say what a platform should do, begin with a template or a file, or go on with one. With nothing built yet, the templates stand open. */
export const HomeScreen = () => {
  const params = useParams<{ org: string }>();
  const navigate = useNavigate();
  const read = createRead(blueprintsQuery, () => ({}));
  const platforms = createRead(platformsQuery, () => ({}));
  const rows = createMemo(() =>
    (read.data()?.blueprints.items ?? [])
      .filter((row) => row.status !== "DELETED")
      .sort((a, b) => Number(a.status === "ARCHIVED") - Number(b.status === "ARCHIVED")),
  );
  const platformOf = (blueprint: string) =>
    platforms.data()?.platforms.items.find((one) => one.blueprint.id === blueprint && one.status === "ACTIVE");
  const goTo = (blueprint: string) => navigate(`/o/${params.org}/b/${blueprint}/data`);
  const [asked, setAsked] = createSignal(false);
  const none = () => read.data() !== undefined && rows().length === 0;
  const startEmpty = async () => {
    try {
      const { createBlueprint: made } = await send(createBlueprint, { input: { label: { [locale()]: t("blankName") } } });
      goTo(made.id);
    } catch (error) {
      toast(asProblem(error).message, { tone: "danger" });
    }
  };
  return (
    <div class="mx-auto flex min-h-full w-full max-w-5xl flex-col px-4 py-8 sm:px-8">
      <section class="pt-4 pb-10">
        <Show
          when={can("blueprint.edit")}
          fallback={
            <>
              <h1 class="mb-3 text-xl font-semibold">{t("blueprints")}</h1>
              <Note tone="info">{t("noRight")}</Note>
            </>
          }
        >
          <Composer onPlanned={(plan) => navigate(`/o/${params.org}/b/${plan.blueprint.id}/data?plan=${plan.id}`)} onMade={goTo} />
          <Show when={read.data()?.plannerStatus}>
            {(planner) => (
              <p class="mt-4 text-center text-sm text-ink-3 text-pretty" data-planner={planner().planner}>
                {sentence(planner().sentence)}
              </p>
            )}
          </Show>
          <Show when={!none() && read.data()}>
            <div class="mt-6 flex justify-center">
              <Button size="small" aria-expanded={asked()} aria-controls="templates" onClick={() => setAsked(!asked())}>
                <LayoutTemplate class="size-4" aria-hidden="true" />
                {tt(asked() ? "hide" : "show")}
              </Button>
            </div>
          </Show>
          <Show when={none() || asked()}>
            <section id="templates" aria-labelledby="templates-title" class="mt-10">
              <header class="mb-4 text-center">
                <h2 id="templates-title" class="text-md font-semibold">
                  {tt("title")}
                </h2>
                <p class="text-sm text-ink-3 text-pretty">{tt("hint")}</p>
              </header>
              <Templates onMade={goTo} />
              <div class="mt-8">
                <BringFile onMade={goTo} />
              </div>
            </section>
          </Show>
        </Show>
      </section>
      <Show when={can("decision.approve")}>
        <DecisionInbox />
      </Show>
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
          <Skeleton lines={2} block="h-28" />
        </Match>
        <Match when={rows().length > 0}>
          <section aria-labelledby="your-platforms">
            <header class="mb-3 flex items-center gap-3">
              <h2 id="your-platforms" class="flex-1 text-md font-semibold">
                {t("blueprints")}
              </h2>
              <Show when={can("blueprint.edit")}>
                <Button size="small" tone="quiet" onClick={() => void startEmpty()}>
                  <Plus class="size-4" aria-hidden="true" />
                  {t("blank")}
                </Button>
              </Show>
            </header>
            <ul class="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
              <For each={rows()}>
                {(row) => (
                  <li class="min-w-0">
                    <BlueprintCard row={row} platform={platformOf(row.id)} onChanged={read.refetch} />
                  </li>
                )}
              </For>
            </ul>
          </section>
        </Match>
      </Switch>
    </div>
  );
};
