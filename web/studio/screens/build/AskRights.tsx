import CircleHelp from "lucide-solid/icons/circle-question-mark";
import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from "solid-js";
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import { locale, textOf, wordsIn } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { SelectField } from "../../../ui/parts/Field.tsx";
import { Empty, Note, ProblemState, Skeleton } from "../../../ui/parts/State.tsx";
import { type ApiProblem, asProblem } from "../../api/errors.ts";
import { ask, createRead, proved } from "../../api/read.ts";
import { type AskableRecords, askableRightsQuery, explainRights, findForRights, type RightsExplained } from "../../api/rights.ts";
import { type EnvironmentRow, platformOfBlueprintQuery } from "../../api/runtime.ts";
import { can } from "../../api/session.ts";
import { useShell } from "../../shell/shell-context.tsx";
import { rightFor } from "../data/Section.tsx";
import { type Chosen, FindField } from "./FindField.tsx";
import { RightsAnswer } from "./RightsAnswer.tsx";
import { rightsStrings } from "./rights.strings.ts";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(rightsStrings);

/** Why an end user may, or may not, see or do something, asked where the blueprint runs. */
export const AskRights = () => {
  const workspace = useWorkspace();
  const shell = useShell();
  const read = createRead(platformOfBlueprintQuery, () => ({ blueprintId: workspace.blueprint().id }));
  const environments = createMemo(() => {
    const platform = read.data()?.platform;
    return platform?.status === "ACTIVE" ? platform.environments.filter(({ activeRelease }) => activeRelease !== null) : [];
  });
  const [wanted, setWanted] = createSignal<string | null>(null);
  const environment = createMemo(() => environments().find(({ id }) => id === wanted()) ?? environments()[0]);
  return (
    <Switch fallback={<Skeleton lines={3} block="h-12" />}>
      <Match when={!read.data() && read.problem()}>{(problem) => <ProblemState problem={problem()} onRetry={read.refetch} />}</Match>
      <Match when={read.data() && environments().length === 0}>
        <Empty icon={<CircleHelp />} title={t("none")} text={t("noneText")}>
          <Show when={can("release.preview")}>
            <Button tone="primary" onClick={() => shell.openRelease("PREVIEW")}>
              {t("run")}
            </Button>
          </Show>
        </Empty>
      </Match>
      <Match when={environment()}>
        {(one) => (
          <div class="flex max-w-3xl flex-col gap-4">
            <SelectField
              class="max-w-80"
              label={t("environment")}
              value={one().id}
              choices={environments().map(({ id, name }) => ({ value: id, label: t(name) }))}
              onChange={setWanted}
            />
            <Show when={one().id} keyed>
              {(_id) => <Askable environment={one()} />}
            </Show>
          </div>
        )}
      </Match>
    </Switch>
  );
};

/** What can be asked in one environment, or why not. */
const Askable = (props: { environment: EnvironmentRow }) => {
  const right = () => rightFor[props.environment.name];
  const may = () => can("platform.data.read") && can(right());
  const read = createRead(askableRightsQuery, () => ({ environmentId: props.environment.id }));
  return (
    <>
      <Show when={!may()}>
        <Note tone="warning">{t("lacks", { permission: right() })}</Note>
      </Show>
      <Switch fallback={<Skeleton lines={4} block="h-12" />}>
        <Match when={!read.data() && read.problem()}>{(problem) => <ProblemState problem={problem()} onRetry={read.refetch} />}</Match>
        <Match when={read.data()?.askableRights} keyed>
          {(askable) => (
            <>
              <Show when={askable.testAccountOnly}>
                <Note tone="plain">{t("testAccount")}</Note>
              </Show>
              <Question environment={props.environment} records={askable.records} may={may()} />
            </>
          )}
        </Match>
      </Switch>
    </>
  );
};

const Question = (props: { environment: EnvironmentRow; records: readonly AskableRecords[]; may: boolean }) => {
  const first = () => props.records.find(({ id }) => id !== builtIn.user) ?? props.records[0];
  const [entity, setEntity] = createSignal(first()?.id ?? "");
  const [operation, setOperation] = createSignal("READ");
  const [person, setPerson] = createSignal<Chosen | null>(null);
  const [record, setRecord] = createSignal<Chosen | null>(null);
  const [told, setTold] = createSignal<RightsExplained | null>(null);
  const [problem, setProblem] = createSignal<ApiProblem | null>(null);
  const [asking, setAsking] = createSignal(false);
  const records = () => props.records.find(({ id }) => id === entity());
  const people = () => props.records.find(({ id }) => id === builtIn.user);
  const creates = () => operation() === "CREATE";
  const operations = () => [
    ...(["READ", "CREATE", "UPDATE", "DELETE"] as const).map((value) => ({ value: value as string, label: t(value) })),
    ...(records()?.actions ?? []).map(({ name, label }) => ({ value: name, label: wordsIn(label, name) })),
  ];
  const why = () => (person() === null ? t("choosePerson") : record() === null && !creates() ? t("chooseRecord") : undefined);
  // An answer stands for its question, in the language it was given in.
  let turn = 0;
  const forget = () => {
    turn += 1;
    setTold(null);
    setProblem(null);
    setAsking(false);
  };
  createEffect(on([entity, operation, person, record, locale], forget, { defer: true }));
  const explain = async () => {
    const endUser = person()?.id;
    if (!endUser || why() || asking()) return;
    forget();
    const mine = turn;
    setAsking(true);
    const input = {
      environmentId: props.environment.id,
      entity: entity(),
      recordId: creates() ? null : (record()?.id ?? null),
      endUser,
      operation: operation(),
    };
    try {
      const answer = await proved(() => ask(explainRights, { input }));
      if (mine === turn) setTold(answer.explainRights);
    } catch (error) {
      if (mine === turn) setProblem(asProblem(error));
    } finally {
      if (mine === turn) setAsking(false);
    }
  };
  const find = (of: AskableRecords | undefined) =>
    of?.searchable
      ? async (words: string) =>
          (await ask(findForRights, { input: { environmentId: props.environment.id, entity: of.id, words } })).findForRights
      : null;
  return (
    <>
      <form
        class="grid gap-4 rounded-lg border border-line bg-surface p-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          void explain();
        }}
      >
        <FindField
          label={t("person")}
          help={t("personHelp")}
          disabled={!props.may}
          chosen={person()}
          onChoose={setPerson}
          find={find(people())}
        />
        <SelectField label={t("operation")} value={operation()} choices={operations()} disabled={!props.may} onChange={setOperation} />
        <SelectField
          label={t("records")}
          value={entity()}
          choices={props.records.map(({ id, label }) => ({ value: id, label: wordsIn(label, id) }))}
          disabled={!props.may}
          onChange={(next) => {
            setEntity(next);
            setRecord(null);
            if (!operations().some(({ value }) => value === operation())) setOperation("READ");
          }}
        />
        <Show when={!creates()}>
          <Show when={entity()} keyed>
            {(_entity) => (
              <FindField
                label={t("record")}
                help={records()?.searchable ? t("recordHelp") : t("recordIdHelp")}
                disabled={!props.may}
                chosen={record()}
                onChoose={setRecord}
                find={find(records())}
              />
            )}
          </Show>
        </Show>
        <div class="flex flex-wrap items-center gap-3 sm:col-span-2">
          <Button
            type="submit"
            tone="primary"
            busy={asking()}
            why={props.may ? why() : t("lacks", { permission: rightFor[props.environment.name] })}
          >
            {t("ask")}
          </Button>
          <p class="min-w-0 flex-1 basis-64 text-sm text-ink-2">
            {t("kept")} {props.environment.name === "PRODUCTION" ? t("keptProduction") : ""}
          </p>
        </div>
      </form>
      <Show when={asking()}>
        <p role="status" class="text-ink-2">
          {t("asking")}
        </p>
      </Show>
      <Show when={problem()}>{(one) => <ProblemState problem={one()} onRetry={() => void explain()} />}</Show>
      <Show when={told()}>{(answer) => <RightsAnswer told={answer()} operation={operation()} />}</Show>
    </>
  );
};
