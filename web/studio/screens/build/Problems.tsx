import { useNavigate, useParams } from "@solidjs/router";
import CircleCheck from "lucide-solid/icons/circle-check";
import Lightbulb from "lucide-solid/icons/lightbulb";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import Wrench from "lucide-solid/icons/wrench";
import { For, Show } from "solid-js";
import type { Problem } from "../../../../schema/blueprint/operation.ts";
import { locale, sentence, textOf, wordsIn } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Said } from "../../../ui/parts/Said.tsx";
import { Badge, Empty, type Tone } from "../../../ui/parts/State.tsx";
import { applyFix } from "../../commands/node-commands.ts";
import { placeOf } from "../../model/find-problems.ts";
import { wayTo } from "../../model/way-to.ts";
import { buildStrings } from "./build.strings.ts";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(buildStrings);
const tones: Record<Problem["level"], Tone> = { error: "danger", warning: "warning", hint: "info" };

/** One problem with its place, its sentence and its fix; the same words wherever it shows. */
const ProblemLine = (props: { problem: Problem; place?: boolean | undefined }) => {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const params = useParams<{ org: string; blueprint: string }>();
  const way = () => wayTo(workspace.outline(), workspace.raw().nodes, props.problem.at.id);
  const place = () => placeOf(workspace.outline(), props.problem.at.id, locale());
  const fixWords = () => {
    const { fix } = props.problem;
    return fix ? wordsIn(fix.label, props.problem.code) : "";
  };
  return (
    <li class="flex min-w-0 items-start gap-2.5 rounded-md border border-line bg-surface px-3 py-2">
      <span
        class={`mt-0.5 shrink-0 ${props.problem.level === "error" ? "text-danger" : props.problem.level === "warning" ? "text-warning" : "text-info"}`}
        aria-hidden="true"
      >
        {props.problem.level === "hint" ? <Lightbulb class="size-4" /> : <TriangleAlert class="size-4" />}
      </span>
      <div class="min-w-0 flex-1">
        <p class="text-pretty">
          <Said text={sentence(props.problem.text)} />
        </p>
        <div class="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1.5">
          <Badge tone={tones[props.problem.level]}>{t(props.problem.level)}</Badge>
          <Show when={props.place && place()}>
            <Show when={way()} fallback={<bdi class="max-w-full truncate text-sm text-ink-2">{place()}</bdi>}>
              {(to) => (
                <button
                  type="button"
                  class="max-w-full truncate rounded-sm text-sm text-accent hover:underline"
                  onClick={() => navigate(`/o/${params.org}/b/${params.blueprint}/${to()}`)}
                >
                  <bdi>{place()}</bdi>
                </button>
              )}
            </Show>
          </Show>
          <Show when={props.problem.fix && workspace.canEdit() ? props.problem.fix : null}>
            {(fix) => (
              <Button
                size="small"
                class="h-7"
                onClick={() =>
                  workspace.run(applyFix, {
                    ops: fix().ops,
                    label: { en: wordsIn(fix().label, "fix"), ar: fix().label.ar ?? wordsIn(fix().label, "fix") },
                  })
                }
              >
                <Wrench class="size-3.5" aria-hidden="true" />
                {fixWords()}
              </Button>
            )}
          </Show>
        </div>
      </div>
    </li>
  );
};

/** The problems of one node and what lies in it. */
export const ProblemLines = (props: { at: string }) => {
  const workspace = useWorkspace();
  const here = () => workspace.problems().filter((problem) => problem.at.id === props.at && problem.level !== "hint");
  return (
    <Show when={here().length > 0}>
      <ul class="flex flex-col gap-2">
        <For each={here()}>{(problem) => <ProblemLine problem={problem} />}</For>
      </ul>
    </Show>
  );
};

/** All problems of the draft. */
export const ProblemList = () => {
  const workspace = useWorkspace();
  return (
    <Show
      when={workspace.problems().length > 0}
      fallback={<Empty icon={<CircleCheck />} title={t("noProblems")} text={t("noProblemsText")} />}
    >
      <ul class="flex flex-col gap-2">
        <For each={workspace.problems()}>{(problem) => <ProblemLine problem={problem} place />}</For>
      </ul>
    </Show>
  );
};
