import { useNavigate, useParams } from "@solidjs/router";
import Eye from "lucide-solid/icons/eye";
import SearchX from "lucide-solid/icons/search-x";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { Page } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Empty, ErrorState, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { type BlueprintRow, blueprintQuery } from "../../api/blueprint.ts";
import { createRead } from "../../api/read.ts";
import { openDraft } from "../../open-draft.ts";
import { Shell } from "../../shell/Shell.tsx";
import { buildStrings } from "./build.strings.ts";
import { ProblemList } from "./Problems.tsx";
import { createWorkspace, useWorkspace, WorkspaceProvider } from "./workspace-context.tsx";

const t = textOf(buildStrings);

/** Reads the blueprint, opens its draft once, and puts the frame around its screens. */
export const BuildLayout = (props: { children?: JSX.Element }) => {
  const params = useParams<{ org: string; blueprint: string }>();
  const navigate = useNavigate();
  const read = createRead(blueprintQuery, () => ({ id: params.blueprint }));
  const row = createMemo<BlueprintRow | null | undefined>(() => read.data()?.blueprint);
  const documentName = createMemo(() => row()?.defaultBranch.documentName ?? null);
  return (
    <Switch
      fallback={
        <Shell>
          <h1 class="sr-only">{t("loadingDraft")}</h1>
          <Skeleton class="mx-auto mt-24 max-w-2xl px-6" lines={3} block="h-28" />
        </Shell>
      }
    >
      <Match when={read.problem() && !read.data()}>
        <Shell>
          <h1 class="sr-only">{t("data")}</h1>
          <ErrorState
            message={read.problem()?.message ?? ""}
            correlationId={read.problem()?.correlationId}
            offline={read.problem()?.offline}
            onRetry={read.refetch}
          />
        </Shell>
      </Match>
      <Match when={row() === null}>
        <Shell>
          <h1 class="sr-only">{t("notFound")}</h1>
          <Empty icon={<SearchX />} title={t("notFound")} text={t("notFoundText")}>
            <Button onClick={() => navigate(`/o/${params.org}/`)}>{t("goHome")}</Button>
          </Empty>
        </Shell>
      </Match>
      <Match when={documentName()} keyed>
        {(name) => (
          <OpenBlueprint
            documentName={name}
            blueprint={() => row() as BlueprintRow}
            planner={() => read.data()?.plannerStatus ?? null}
            refresh={read.refetch}
          >
            {props.children}
          </OpenBlueprint>
        )}
      </Match>
    </Switch>
  );
};

const OpenBlueprint = (props: {
  documentName: string;
  blueprint: () => BlueprintRow;
  planner: () => { planner: string; sentence: { en: string; ar: string } } | null;
  refresh: () => void;
  children?: JSX.Element;
}) => {
  const first = props.blueprint();
  const document = openDraft({ documentName: props.documentName, canEdit: ["EDITOR", "OWNER"].includes(first.defaultBranch.role) });
  const workspace = createWorkspace({ blueprint: props.blueprint, planner: props.planner, document, refresh: () => props.refresh() });
  return (
    <WorkspaceProvider workspace={workspace}>
      <Shell>
        <div class="flex h-full min-h-0 flex-col">
          <ReadOnlyNote />
          <div class="min-h-0 flex-1">{props.children}</div>
        </div>
      </Shell>
    </WorkspaceProvider>
  );
};

/** Why nothing can be changed here, and who can change that. */
const ReadOnlyNote = () => {
  const workspace = useWorkspace();
  return (
    <Show when={!["EDITOR", "OWNER"].includes(workspace.blueprint().defaultBranch.role)}>
      <Note tone="info" icon={<Eye />} class="rounded-none" role="status">
        <strong class="font-semibold">{t("readOnlyTitle")}</strong> {t("readOnlyText")}
      </Note>
    </Show>
  );
};

/** Everything that is wrong with the draft, with places and fixes. */
export const ProblemsScreen = () => {
  const workspace = useWorkspace();
  return (
    <div class="h-full overflow-y-auto">
      <Page title={t("problems")} text={workspace.problems().length > 0 ? t("nProblems", { n: workspace.problems().length }) : undefined}>
        <ProblemList />
      </Page>
    </div>
  );
};
