import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import Eye from "lucide-solid/icons/eye";
import SearchX from "lucide-solid/icons/search-x";
import { createEffect, createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { Page } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Empty, ErrorState, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { type BlueprintRow, type BranchRow, blueprintQuery, branchQuery } from "../../api/blueprint.ts";
import { createRead } from "../../api/read.ts";
import { openDraft } from "../../open-draft.ts";
import { Shell } from "../../shell/Shell.tsx";
import { buildStrings } from "./build.strings.ts";
import { createKept } from "./create-kept.ts";
import { ProblemList } from "./Problems.tsx";
import { createWorkspace, useWorkspace, WorkspaceProvider } from "./workspace-context.tsx";

const t = textOf(buildStrings);

/** Reads the blueprint, opens its draft once, and puts the frame around its screens. */
export const BuildLayout = (props: { children?: JSX.Element }) => {
  const params = useParams<{ org: string; blueprint: string }>();
  const navigate = useNavigate();
  const read = createRead(blueprintQuery, () => ({ id: params.blueprint }));
  const row = createMemo<BlueprintRow | null | undefined>(() => read.data()?.blueprint);
  const wanted = createWantedBranch(() => row()?.defaultBranch.id);
  const other = createRead(branchQuery, () => (wanted() ? { id: wanted() as string } : null));
  /** Undefined: not known yet; null: there is no such branch of this blueprint. */
  const branch = createMemo<BranchRow | null | undefined>(() => {
    if (!wanted()) return row()?.defaultBranch;
    const found = other.data()?.branch;
    return found && found.blueprint.id !== params.blueprint ? null : found;
  });
  const problem = () => (read.data() ? null : read.problem()) ?? (wanted() && !other.data() ? other.problem() : null);
  const refresh = () => {
    read.refetch();
    if (wanted()) other.refetch();
  };
  const documentName = createMemo(() => (row() && branch()?.documentName) ?? null);
  return (
    <Switch
      fallback={
        <Shell>
          <h1 class="sr-only">{t("loadingDraft")}</h1>
          <Skeleton class="mx-auto mt-24 max-w-2xl px-6" lines={3} block="h-28" />
        </Shell>
      }
    >
      <Match when={problem()}>
        <Shell>
          <h1 class="sr-only">{t("data")}</h1>
          <ErrorState
            message={problem()?.message ?? ""}
            correlationId={problem()?.correlationId}
            offline={problem()?.offline}
            onRetry={refresh}
          />
        </Shell>
      </Match>
      <Match when={row() === null || branch() === null}>
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
            blueprint={row}
            branch={branch}
            planner={() => read.data()?.plannerStatus ?? null}
            refresh={refresh}
          >
            {props.children}
          </OpenBlueprint>
        )}
      </Match>
    </Switch>
  );
};

/**
 * The branch the address asks for (`?branch=`), kept while one goes from screen to screen; null: the default one. Naming the default
 * branch goes back to it.
 */
const createWantedBranch = (defaultId: () => string | undefined): (() => string | null) => {
  const [search, setSearch] = useSearchParams();
  const asked = createMemo<string | null>(
    (before) => (typeof search.branch === "string" && search.branch !== "" ? search.branch : before),
    null,
  );
  const wanted = createMemo(() => (asked() === defaultId() ? null : asked()));
  createEffect(() => {
    if (wanted() && search.branch !== wanted()) setSearch({ branch: wanted() }, { replace: true, scroll: false });
  });
  return wanted;
};

const OpenBlueprint = (props: {
  documentName: string;
  blueprint: () => BlueprintRow | null | undefined;
  branch: () => BranchRow | null | undefined;
  planner: () => { planner: string; sentence: { en: string; ar: string } } | null;
  refresh: () => void;
  children?: JSX.Element;
}) => {
  const blueprint = createKept(() => props.blueprint());
  const branch = createKept(() => props.branch());
  const document = openDraft({ documentName: props.documentName, canEdit: ["EDITOR", "OWNER"].includes(branch().role) });
  const workspace = createWorkspace({ blueprint, branch, planner: props.planner, document, refresh: () => props.refresh() });
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
  const why = (): readonly [string, string] => {
    const { status, protected: guarded, role } = workspace.branch();
    if (status === "MERGED" || status === "CLOSED") return [t("branchOverTitle"), t("branchOverText")];
    return guarded && role === "COMMENTER"
      ? [t("branchProtectedTitle"), t("branchProtectedText")]
      : [t("readOnlyTitle"), t("readOnlyText")];
  };
  return (
    <Show when={!["EDITOR", "OWNER"].includes(workspace.branch().role)}>
      <Note tone="info" icon={<Eye />} class="rounded-none" role="status">
        <strong class="font-semibold">{why()[0]}</strong> {why()[1]}
      </Note>
    </Show>
  );
};

/** Everything that is wrong with the draft, with places and fixes. */
export const ProblemsScreen = () => {
  const workspace = useWorkspace();
  return (
    <div class="relative h-full overflow-y-auto">
      <Page title={t("problems")} text={workspace.problems().length > 0 ? t("nProblems", { n: workspace.problems().length }) : undefined}>
        <ProblemList />
      </Page>
    </div>
  );
};
