import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import Activity from "lucide-solid/icons/activity";
import OctagonX from "lucide-solid/icons/octagon-x";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import { textOf, wordsIn } from "../../../ui/locale.ts";
import { Page } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { SelectField } from "../../../ui/parts/Field.tsx";
import { Empty, ErrorState, Skeleton } from "../../../ui/parts/State.tsx";
import { createRead } from "../../api/read.ts";
import { platformsQuery } from "../../api/runtime.ts";
import { can } from "../../api/session.ts";
import { EnvironmentMonitor } from "./EnvironmentMonitor.tsx";
import { monitorStrings } from "./monitor.strings.ts";
import { StopDialog } from "./StopDialog.tsx";
import { stopStrings } from "./stop.strings.ts";

const t = textOf(monitorStrings);
const s = textOf(stopStrings);

/** Choose an environment; see what happens there. */
export const MonitorScreen = () => {
  const params = useParams<{ org: string }>();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const read = createRead(platformsQuery, () => ({}));
  const choices = createMemo(() =>
    (read.data()?.platforms.items ?? [])
      .filter((platform) => platform.status === "ACTIVE")
      .flatMap((platform) =>
        platform.environments
          .filter((environment) => environment.activeRelease !== null)
          .map((environment) => ({ value: environment.id, label: `${wordsIn(platform.label, platform.key)} · ${t(environment.name)}` })),
      ),
  );
  const chosen = createMemo(() => choices().find((choice) => choice.value === search.env)?.value ?? choices()[0]?.value ?? null);
  const platform = createMemo(
    () => read.data()?.platforms.items.find((one) => one.environments.some((environment) => environment.id === chosen())) ?? null,
  );
  const [stopping, setStopping] = createSignal(false);
  return (
    <Page
      title={t("title")}
      text={t("text")}
      actions={
        <>
          <Show when={choices().length > 0}>
            <SelectField
              bare
              class="min-w-0 grow basis-48 sm:w-64 sm:grow-0 sm:basis-auto"
              label={t("environment")}
              value={chosen() ?? ""}
              choices={choices()}
              onChange={(value) => navigate(`/o/${params.org}/monitor?env=${value}`, { replace: true })}
            />
          </Show>
          <Show when={can("kill.trigger")}>
            <Button tone="danger" onClick={() => setStopping(true)}>
              <OctagonX class="size-4" aria-hidden="true" />
              {s("open")}
            </Button>
          </Show>
        </>
      }
    >
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
          <Skeleton lines={3} block="h-28" />
        </Match>
        <Match when={choices().length === 0}>
          <Empty icon={<Activity />} title={t("empty")} text={t("emptyText")} />
        </Match>
        <Match when={chosen()} keyed>
          {(id) => <EnvironmentMonitor id={id} />}
        </Match>
      </Switch>
      <Show when={stopping()}>
        <StopDialog platform={platform()} onClose={() => setStopping(false)} />
      </Show>
    </Page>
  );
};
