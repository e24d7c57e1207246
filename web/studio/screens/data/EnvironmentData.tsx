import { A, useNavigate, useParams } from "@solidjs/router";
import DatabaseIcon from "lucide-solid/icons/database";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import { textOf, wordsIn } from "../../../ui/locale.ts";
import { Page } from "../../../ui/parts/Bits.tsx";
import { SelectField } from "../../../ui/parts/Field.tsx";
import { Empty, ErrorState, Skeleton } from "../../../ui/parts/State.tsx";
import { type Surroundings, surroundingsQuery } from "../../api/environment-data.ts";
import { createRead } from "../../api/read.ts";
import { Backups } from "./Backups.tsx";
import { dataStrings } from "./data.strings.ts";
import { ReadViews } from "./ReadViews.tsx";
import { Retention } from "./Retention.tsx";
import { TestRows } from "./TestRows.tsx";
import { Variables } from "./Variables.tsx";

const t = textOf(dataStrings);

/** Everything a builder does with the data of one environment. */
export const EnvironmentData = () => {
  const params = useParams<{ org: string; environment: string }>();
  const navigate = useNavigate();
  const read = createRead(surroundingsQuery, () => ({ id: params.environment }));
  const environment = () => read.data()?.environment ?? null;
  const name = () => wordsIn(environment()?.platform.label, environment()?.platform.key);
  const choices = createMemo(() =>
    (environment()?.platform.environments ?? [])
      .filter((one) => one.activeRelease !== null || one.id === params.environment)
      .map((one) => ({ value: one.id, label: t(one.name) })),
  );
  return (
    <Page
      title={environment() ? t("title", { name: name() }) : t("title", { name: "…" })}
      text={t("text")}
      actions={
        <>
          <Show when={choices().length > 0}>
            <SelectField
              bare
              class="min-w-0 grow basis-40 sm:w-48 sm:grow-0 sm:basis-auto"
              label={t("environment")}
              value={params.environment}
              choices={choices()}
              onChange={(id) => navigate(`/o/${params.org}/platforms/${id}/data`, { replace: true })}
            />
          </Show>
          <A
            href={`/o/${params.org}/platforms`}
            class="inline-flex h-9 items-center rounded-sm px-2.5 text-base font-medium text-ink-2 hover:bg-surface-2 hover:text-ink"
          >
            {t("back")}
          </A>
        </>
      }
    >
      <Switch fallback={<Skeleton lines={4} block="h-28" />}>
        <Match when={read.problem() && !read.data()}>
          <ErrorState
            message={read.problem()?.message ?? ""}
            correlationId={read.problem()?.correlationId}
            offline={read.problem()?.offline}
            onRetry={read.refetch}
          />
        </Match>
        <Match when={read.data() && !environment()}>
          <Empty icon={<DatabaseIcon />} title={t("none")} text={t("noneText")} />
        </Match>
        <Match when={environment()?.id} keyed>
          {(_id) => <Show when={environment()}>{(one) => <Parts environment={one()} onRestored={read.refetch} />}</Show>}
        </Match>
      </Switch>
    </Page>
  );
};

const Parts = (props: { environment: Surroundings; onRestored: () => void }) => {
  // After a restore the environment holds something else: what shows it is read anew.
  const [life, setLife] = createSignal(1);
  return (
    <div class="flex flex-col gap-4">
      <Show when={props.environment.activeRelease} fallback={<Empty icon={<DatabaseIcon />} title={t("still")} text={t("stillText")} />}>
        <Show when={life()} keyed>
          {(_life) => (
            <>
              <Variables environment={props.environment} />
              <TestRows environmentId={props.environment.id} />
            </>
          )}
        </Show>
      </Show>
      <Backups
        environment={props.environment}
        onRestored={() => {
          setLife((n) => n + 1);
          props.onRestored();
        }}
      />
      <Show when={props.environment.activeRelease}>
        <Show when={life()} keyed>
          {(_life) => (
            <>
              <Retention environment={props.environment} />
              <ReadViews environmentId={props.environment.id} />
            </>
          )}
        </Show>
      </Show>
    </div>
  );
};
