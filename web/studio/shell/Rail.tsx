import { A, useParams } from "@solidjs/router";
import Activity from "lucide-solid/icons/activity";
import Boxes from "lucide-solid/icons/boxes";
import GitBranch from "lucide-solid/icons/git-branch";
import GitPullRequest from "lucide-solid/icons/git-pull-request";
import House from "lucide-solid/icons/house";
import LayersIcon from "lucide-solid/icons/layers";
import ShieldCheck from "lucide-solid/icons/shield-check";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import UsersIcon from "lucide-solid/icons/users";
import { For, type JSX, Show } from "solid-js";
import { formatNumber, textOf } from "../../ui/locale.ts";
import { errorsIn } from "../model/find-problems.ts";
import { maybeWorkspace } from "../screens/build/workspace-context.tsx";
import { shellStrings } from "./shell.strings.ts";

const t = textOf(shellStrings);

interface Place {
  readonly path: string;
  readonly word: () => string;
  readonly icon: JSX.Element;
  readonly end?: boolean;
  readonly count?: () => number;
}

/** Where one can go, in three groups: Build, Run, Govern. */
export const Rail = (props: { wide?: boolean | undefined; onGo?: (() => void) | undefined }) => {
  const params = useParams<{ org: string; blueprint?: string }>();
  const workspace = maybeWorkspace();
  const org = () => `/o/${params.org}`;
  /** A place of the open blueprint; the branch one stands on goes along by itself. */
  const part = (name: string) => `${org()}/b/${params.blueprint}/${name}`;
  const groups = (): readonly { readonly title: string; readonly places: readonly Place[] }[] => [
    {
      title: t("build"),
      places: [
        { path: `${org()}/`, word: () => t("home"), icon: <House />, end: true },
        ...(workspace
          ? [
              { path: part("data"), word: () => t("data"), icon: <Boxes /> },
              { path: part("roles"), word: () => t("roles"), icon: <ShieldCheck /> },
              {
                path: part("problems"),
                word: () => t("problems"),
                icon: <TriangleAlert />,
                count: () => errorsIn(workspace.problems()).length,
              },
              { path: part("history"), word: () => t("history"), icon: <GitBranch /> },
              { path: part("proposals"), word: () => t("proposals"), icon: <GitPullRequest /> },
            ]
          : []),
      ],
    },
    {
      title: t("run"),
      places: [
        { path: `${org()}/platforms`, word: () => t("platforms"), icon: <LayersIcon /> },
        { path: `${org()}/monitor`, word: () => t("monitor"), icon: <Activity /> },
      ],
    },
    { title: t("govern"), places: [{ path: `${org()}/members`, word: () => t("members"), icon: <UsersIcon /> }] },
  ];
  return (
    <nav
      aria-label={t("navigation")}
      class={`flex shrink-0 flex-col gap-4 overflow-y-auto bg-surface p-2 ${props.wide ? "" : "w-48 border-e border-line"}`}
    >
      <For each={groups()}>
        {(group) => (
          <section>
            <h2 class="px-2.5 pt-1 pb-1 text-xs font-medium text-ink-3">{group.title}</h2>
            <ul class="flex flex-col gap-0.5">
              <For each={group.places}>
                {(place) => (
                  <li>
                    <A
                      href={place.path}
                      end={place.end ?? false}
                      onClick={() => props.onGo?.()}
                      class={`flex items-center gap-2.5 rounded-sm px-2.5 font-medium text-ink-2 hover:bg-surface-2 hover:text-ink [&>svg]:size-4 [&>svg]:shrink-0 ${props.wide ? "min-h-11" : "min-h-9"}`}
                      activeClass="bg-accent-soft! text-accent!"
                    >
                      {place.icon}
                      <span class="min-w-0 flex-1 truncate">{place.word()}</span>
                      <Show when={(place.count?.() ?? 0) > 0}>
                        <span class="rounded-full bg-danger-soft px-1.5 text-xs font-semibold text-danger">
                          {formatNumber(place.count?.() ?? 0)}
                        </span>
                      </Show>
                    </A>
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
    </nav>
  );
};
