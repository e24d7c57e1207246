import CircleHelp from "lucide-solid/icons/circle-question-mark";
import CircleSlash from "lucide-solid/icons/circle-slash";
import Lightbulb from "lucide-solid/icons/lightbulb";
import PanelLeftClose from "lucide-solid/icons/panel-left-close";
import Play from "lucide-solid/icons/play";
import Sparkles from "lucide-solid/icons/sparkles";
import SquareIcon from "lucide-solid/icons/square";
import Undo2 from "lucide-solid/icons/undo-2";
import X from "lucide-solid/icons/x";
import { For, type JSX, Show } from "solid-js";
import { hiddenNodes } from "../../../../schema/blueprint/document.ts";
import { sentence, textOf } from "../../../ui/locale.ts";
import { Button, IconButton } from "../../../ui/parts/Button.tsx";
import { Said } from "../../../ui/parts/Said.tsx";
import { Spinner } from "../../../ui/parts/Spinner.tsx";
import { Badge, Note } from "../../../ui/parts/State.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import type { Fact, PlanReport } from "../../api/blueprint.ts";
import { refuseFact } from "../../commands/plan-commands.ts";
import { errorsIn } from "../../model/find-problems.ts";
import { buildStrings } from "./build.strings.ts";
import type { Pacing, PlanControl } from "./create-plan.ts";
import { describeStrings } from "./describe.strings.ts";
import { Earlier } from "./Earlier.tsx";
import { PlanChanges } from "./PlanChanges.tsx";
import { Questions } from "./Questions.tsx";
import { RefineForm } from "./RefineForm.tsx";
import { Section } from "./Section.tsx";
import { Words } from "./Words.tsx";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(describeStrings);
const b = textOf(buildStrings);

/** The description and what became of it: understood, assumed, asked, not understood. Nothing here waits for an answer. */
export const Conversation = (props: {
  control: PlanControl;
  pacing: Pacing;
  /** Absent where a drawer around it has a head of its own. */
  onHide?: (() => void) | undefined;
  onRun: () => void;
  onPlanned: (planId: string) => void;
  /** Nodes of a proposal to be looked at on the canvas, and those somebody points at there. */
  onShow: (nodes: readonly string[]) => void;
  lit: readonly string[];
}) => {
  const workspace = useWorkspace();
  const plan = () => props.control.plan();
  const status = () => (plan()?.status ?? "").toUpperCase();
  const errors = () => errorsIn(workspace.problems()).length;
  const busy = () => props.control.working() || props.pacing.waiting() > 0;
  const state = () => {
    if (props.control.working()) return props.control.says() ? sentence(props.control.says()) : t("working");
    if (props.pacing.waiting() > 0) return t("arriving");
    if (props.control.undone()) return t("undone");
    if (status() === "DONE" && plan()?.report?.instead) return t((plan()?.opsApplied ?? 0) > 0 ? "undone" : "rejectedState");
    switch (status()) {
      case "PROPOSED":
        return t(workspace.canEdit() ? "proposedState" : "proposedToOthers");
      case "ACCEPTED":
        return t("acceptedState", { n: plan()?.changes.filter(({ taken }) => taken).length ?? 0 });
      case "REJECTED":
        return t("rejectedState");
      case "CANCELLED":
        return t(aside() ? "stoppedAside" : "cancelled");
      case "FAILED":
        return t(aside() ? "failedAside" : "failed");
      default:
        return nothing() ? t("nothingUnderstood") : t(aside() ? "nothingToChange" : "done");
    }
  };
  /** Whether it worked beside the draft: nothing of it got there by itself. */
  const aside = () => plan()?.mode === "refine" && plan()?.opsApplied === 0;
  const nothing = () => plan()?.report?.understood.length === 0 && workspace.outline().entities.length === 0;
  const counts = () =>
    t("counts", {
      entities: b("nEntities", { n: workspace.outline().entities.filter((entity) => props.pacing.shown(entity.id)).length }),
      fields: b("nFields", { n: workspace.outline().fields.size }),
      roles: b("nRoles", { n: workspace.outline().roles.filter((role) => !role.builtIn).length }),
    });
  const lead = () => workspace.outline().entities.length > 0 && !busy();
  const refine = async (text: string, answers: Readonly<Record<string, string>> = {}): Promise<boolean> => {
    // Answered, a sentence is read anew: what it proposed before is what it proposes now.
    const insteadOf = Object.keys(answers).length > 0 && status() === "PROPOSED" ? plan()?.id : undefined;
    const made = await props.control.refine({ branchId: workspace.branch().id, text, answers, insteadOf });
    if (made !== null) props.onPlanned(made);
    return made !== null;
  };
  return (
    <aside aria-label={t("title")} class="flex h-full min-h-0 flex-col border-line bg-surface wide:border-e">
      <header class="flex items-center gap-2 border-line not-empty:border-b not-empty:px-4 not-empty:py-2">
        <Show when={props.onHide}>
          <h2 class="flex-1 font-semibold">{t("title")}</h2>
        </Show>
        <Show when={plan()}>
          <Badge tone={plan()?.planner.toLowerCase() === "claude" ? "ai" : "plain"} icon={<Sparkles aria-hidden="true" />}>
            {plan()?.planner.toLowerCase() === "claude" ? t("byClaude") : t("byOffline")}
          </Badge>
        </Show>
        <Show when={props.onHide}>
          <IconButton label={t("hide")} onClick={() => props.onHide?.()}>
            <PanelLeftClose class="flip-rtl size-4" aria-hidden="true" />
          </IconButton>
        </Show>
      </header>
      <div class="relative flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-4 py-4">
        <Show when={plan()}>{(one) => <Words plan={one()} />}</Show>
        <div class="flex flex-col gap-2">
          <Show when={plan() || props.control.working()} fallback={<p class="text-ink-2 text-pretty">{t("start")}</p>}>
            <p role="status" class={`flex items-start gap-2.5 ${busy() ? "text-ai" : "text-ink-2"}`}>
              <Show when={busy()}>
                <Spinner class="mt-0.5" />
              </Show>
              <span class="min-w-0 text-pretty">{state()}</span>
            </p>
            <p class="text-sm text-ink-3 tabular-nums">{counts()}</p>
            <div class="flex flex-wrap gap-2">
              <Show when={props.control.working()}>
                <Button size="small" onClick={() => void props.control.stop()}>
                  <SquareIcon class="size-3.5" aria-hidden="true" />
                  {t("stop")}
                </Button>
              </Show>
              <Show when={props.pacing.waiting() > 0}>
                <Button size="small" onClick={() => props.pacing.showAll()}>
                  {t("showAll")}
                </Button>
              </Show>
              <Show
                when={
                  !props.control.working() &&
                  plan()?.undoGroupId &&
                  (plan()?.opsApplied ?? 0) > 0 &&
                  !props.control.undone() &&
                  workspace.canEdit() &&
                  workspace.outline().entities.length > 0
                }
              >
                <Button size="small" tone="quiet" class="-ms-3" onClick={() => void props.control.undoAll()}>
                  <Undo2 class="flip-rtl size-4" aria-hidden="true" />
                  {t("undoAll")}
                </Button>
              </Show>
            </div>
            <Show when={plan()?.error}>
              <Note tone="danger" role="alert">
                {sentence(plan()?.error?.sentence)}
              </Note>
            </Show>
          </Show>
          <Show when={props.control.problem()}>
            {(problem) => (
              <Note tone="danger" role="alert">
                {problem().message}
              </Note>
            )}
          </Show>
        </div>
        <Show when={!props.control.working() && (plan()?.changes.length ?? 0) > 0 ? plan() : null}>
          {(one) => (
            <PlanChanges plan={one()} control={props.control} canAnswer={workspace.canEdit()} onShow={props.onShow} lit={props.lit} />
          )}
        </Show>
        <Show when={plan()?.report}>
          {(report) => (
            <>
              <Show when={report().questions.length > 0}>
                <Section title={t("questions")} icon={<CircleHelp />} tone="text-accent">
                  <Questions
                    questions={report().questions}
                    canAnswer={workspace.canEdit()}
                    busy={props.control.sending()}
                    onAnswer={(answers) => void refine(plan()?.text ?? "", answers)}
                  />
                </Section>
              </Show>
              <ReportLists report={report()} />
            </>
          )}
        </Show>
        <Earlier branchId={workspace.branch().id} current={props.control.id()} settled={status()} onOpen={(id) => props.onPlanned(id)} />
      </div>
      <footer class="flex flex-col gap-3 border-t border-line p-3">
        <Show when={workspace.canEdit() && !busy()}>
          <RefineForm
            label={t(workspace.outline().entities.length > 0 ? "refine" : "refineEmpty")}
            busy={props.control.sending()}
            onSend={(text) => refine(text)}
          />
        </Show>
        <Show when={lead()}>
          <Button
            tone="primary"
            size="large"
            class="w-full"
            onClick={() => props.onRun()}
            why={errors() > 0 ? t("runItWhy", { problems: b("nProblems", { n: errors() }) }) : undefined}
          >
            <Play class="size-4" aria-hidden="true" />
            {t("runIt")}
          </Button>
        </Show>
      </footer>
    </aside>
  );
};

const ReportLists = (props: { report: PlanReport }) => (
  <>
    <Show when={props.report.ignored.length > 0}>
      <Section title={t("ignored")} icon={<CircleSlash />} tone="text-warning">
        <ul class="flex list-disc flex-col gap-1 ps-5 marker:text-warning">
          <For each={props.report.ignored}>
            {(span) => (
              <li>
                <bdi class="text-ink-2">“{span.text.trim()}”</bdi>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
    <Facts title={t("understood")} icon={<Sparkles />} tone="text-ai" facts={props.report.understood} />
    <Facts title={t("assumed")} icon={<Lightbulb />} tone="text-info" facts={props.report.assumed} refusable />
  </>
);

const Facts = (props: { title: string; icon: JSX.Element; tone: string; facts: readonly Fact[]; refusable?: boolean }) => {
  const workspace = useWorkspace();
  /** What is still there of it: refused once, an assumption has nothing left to refuse. */
  const left = (fact: Fact) => {
    // The outline is read so that a change of the draft asks again.
    workspace.outline();
    const draft = workspace.raw();
    const hidden = hiddenNodes(draft);
    return fact.nodes.filter((id) => draft.nodes[id] !== undefined && !hidden.has(id));
  };
  const refuse = (fact: Fact) => {
    const ran = workspace.run(refuseFact, { nodes: left(fact), text: { en: fact.text.en, ar: fact.text.ar } });
    if (ran.ok) toast(t("refused"));
  };
  const places = (fact: Fact) => fact.nodes.filter((id) => workspace.outline().byId.has(id) || workspace.outline().fields.has(id));
  return (
    <Show when={props.facts.length > 0}>
      <Section title={props.title} icon={props.icon} tone={props.tone}>
        <ul class="-mx-2 flex flex-col">
          <For each={props.facts}>
            {(fact) => (
              <li class="flex items-start gap-1">
                <Show
                  when={places(fact).length > 0}
                  fallback={
                    <p class="min-w-0 flex-1 px-2 py-1 text-pretty">
                      <Said text={sentence(fact.text)} />
                    </p>
                  }
                >
                  <button
                    type="button"
                    title={t("showPlaces")}
                    class="min-w-0 flex-1 rounded-sm px-2 py-1 text-start text-pretty hover:bg-surface-2"
                    onClick={() => workspace.select(places(fact).slice(0, 1))}
                  >
                    <Said text={sentence(fact.text)} />
                  </button>
                </Show>
                <Show when={props.refusable && workspace.canEdit() && left(fact).length > 0}>
                  <IconButton label={t("refuse", { what: sentence(fact.text) })} onClick={() => refuse(fact)}>
                    <X class="size-4" aria-hidden="true" />
                  </IconButton>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  );
};
