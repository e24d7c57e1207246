import { useSearchParams } from "@solidjs/router";
import Download from "lucide-solid/icons/download";
import GitBranchPlus from "lucide-solid/icons/git-branch-plus";
import LayoutTemplate from "lucide-solid/icons/layout-template";
import RotateCcw from "lucide-solid/icons/rotate-ccw";
import SquareArrowDown from "lucide-solid/icons/square-arrow-down";
import TagIcon from "lucide-solid/icons/tag";
import Undo2 from "lucide-solid/icons/undo-2";
import X from "lucide-solid/icons/x";
import { createMemo, For, Match, Show, Switch } from "solid-js";
import { bothOf, formatDate, textOf } from "../../../ui/locale.ts";
import { Card } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { SelectField } from "../../../ui/parts/Field.tsx";
import { ErrorState, Skeleton } from "../../../ui/parts/State.tsx";
import { ask, createRead, send } from "../../api/read.ts";
import { exportBlueprint, publishTemplate, templatesQuery, withdrawTemplate } from "../../api/templates.ts";
import {
  cherryPick,
  compareQuery,
  type GraphVersion,
  openBranch,
  restoreVersion,
  revertVersion,
  type StateInput,
  tagVersion,
} from "../../api/versions.ts";
import { download } from "../../model/download.ts";
import { online } from "../../shell/create-online.ts";
import type { Asking } from "./AskWords.tsx";
import { Changes } from "./Changes.tsx";
import { ChangesOnCanvas } from "./ChangesOnCanvas.tsx";
import type { History, StepWords } from "./create-history.ts";
import { historyStrings } from "./history.strings.ts";
import { comparisonOf, draftOf, heldBy } from "./version-moves.ts";
import { whyNot } from "./why-not.ts";

const t = textOf(historyStrings);
const both = bothOf(historyStrings);

/** One version: what it changed, against whatever one wants to compare it with, and what can be done from it. */
export const VersionPanel = (props: { history: History; version: GraphVersion; ask: (asking: Asking) => void }) => {
  const { workspace } = props.history;
  const number = () => props.version.number;
  const onBranch = () => ({ versionId: props.version.id, branchId: workspace.branch().id });
  const why = () => props.history.whyNot();
  const held = createMemo(() => heldBy(props.history.versions(), workspace.branch().head?.id));
  const step = (mutation: typeof restoreVersion, words: StepWords) =>
    void props.history.step(async (choices) => (await send(mutation, { input: { ...onBranch(), choices } })).step, words);
  return (
    <Card class="flex flex-col gap-4 p-4">
      <header>
        <h2 class="text-lg font-semibold">{t("versionN", { n: number() })}</h2>
        <p class="text-pretty">
          <bdi>{props.version.message}</bdi>
        </p>
        <p class="text-sm text-ink-3">
          {t("byWhen", { who: props.version.author?.displayName ?? t("someone"), when: formatDate(props.version.at) })}
        </p>
        <Tags history={props.history} version={props.version} />
      </header>
      <div class="flex flex-wrap gap-2">
        <Button
          size="small"
          why={why()}
          onClick={() => step(restoreVersion, { said: t("restored", { n: number() }), label: both("stepRestore", { n: number() }) })}
        >
          <RotateCcw class="flip-rtl size-4" aria-hidden="true" />
          {t("restore")}
        </Button>
        <Button
          size="small"
          why={why() ?? (props.version.parents.length === 0 ? t("firstOne") : undefined)}
          onClick={() =>
            step(revertVersion, {
              said: t("reverted", { n: number() }),
              label: both("stepRevert", { n: number() }),
              theirs: t("sideBefore", { n: number() }),
            })
          }
        >
          <Undo2 class="flip-rtl size-4" aria-hidden="true" />
          {t("revert")}
        </Button>
        <Show when={props.version.branchId !== workspace.branch().id}>
          <Button
            size="small"
            why={why() ?? (held().has(props.version.id) ? t("holdsIt", { name: workspace.branch().name }) : undefined)}
            onClick={() => step(cherryPick, { said: t("picked", { n: number() }), label: both("stepPick", { n: number() }) })}
          >
            <SquareArrowDown class="size-4" aria-hidden="true" />
            {t("pick", { name: workspace.branch().name })}
          </Button>
        </Show>
        <Button size="small" why={whyNot("blueprint.edit")} onClick={() => props.ask(branchFrom(props.history, props.version))}>
          <GitBranchPlus class="size-4" aria-hidden="true" />
          {t("openHere")}
        </Button>
        <Button size="small" why={whyNot("blueprint.commit")} onClick={() => props.ask(tagging(props.history, props.version))}>
          <TagIcon class="size-4" aria-hidden="true" />
          {t("tag")}
        </Button>
        <Button size="small" why={online() ? undefined : t("offline")} onClick={() => void save(props.history, props.version)}>
          <Download class="size-4" aria-hidden="true" />
          {t("download")}
        </Button>
        <AsTemplate history={props.history} version={props.version} />
      </div>
      <Compared history={props.history} version={props.version} />
    </Card>
  );
};

/** Its file, exact: opened here or by another organization it comes back to the same hash. */
const save = (history: History, { id }: GraphVersion): Promise<void> =>
  history.act(async () => {
    const { exportBlueprint: file } = await ask(exportBlueprint, { input: { versionId: id, form: "EXACT", format: "YAML" } });
    download(file.name, file.mediaType, file.text);
  });

/** Lets the organization begin with this version, or no longer. */
const AsTemplate = (props: { history: History; version: GraphVersion }) => {
  const read = createRead(templatesQuery, () => ({}));
  const published = () =>
    read
      .data()
      ?.templates.some(({ key, version }) => key === `own/${props.history.workspace.blueprint().id}` && version === props.version.hash);
  const act = (mutation: typeof publishTemplate | typeof withdrawTemplate, said: string) =>
    void props.history.act(async () => {
      await send(mutation as typeof publishTemplate, { input: { versionId: props.version.id } });
      read.refetch();
    }, said);
  return (
    <Show when={read.data()}>
      <Show
        when={published()}
        fallback={
          <Button
            size="small"
            why={whyNot("blueprint.commit")}
            onClick={() => act(publishTemplate, t("published", { n: props.version.number }))}
          >
            <LayoutTemplate class="size-4" aria-hidden="true" />
            {t("publish")}
          </Button>
        }
      >
        <Button size="small" why={whyNot("blueprint.commit")} onClick={() => act(withdrawTemplate, t("withdrawnTemplate"))}>
          <LayoutTemplate class="size-4" aria-hidden="true" />
          {t("withdrawTemplate")}
        </Button>
      </Show>
    </Show>
  );
};

const Tags = (props: { history: History; version: GraphVersion }) => (
  <ul class="mt-1 flex flex-wrap gap-1.5">
    <For each={props.version.tags}>
      {(name) => (
        <li class="inline-flex items-center gap-1 rounded-full bg-success-soft ps-2 text-sm text-success">
          <bdi class="pe-2">{name}</bdi>
          <Show when={!whyNot("blueprint.commit")}>
            <button
              type="button"
              aria-label={t("untag", { name })}
              class="flex size-6 items-center justify-center rounded-full hover:bg-surface"
              onClick={() => void untag(props.history, props.version, name)}
            >
              <X class="size-3.5" aria-hidden="true" />
            </button>
          </Show>
        </li>
      )}
    </For>
  </ul>
);

const Compared = (props: { history: History; version: GraphVersion }) => {
  const [search, setSearch] = useSearchParams<{ with?: string }>();
  const known = () => props.history.versions();
  const here = () => props.history.workspace.branch().id;
  const first = () => comparisonOf(known(), props.version, "") === null;
  const choices = () => [
    { value: "", label: t(first() ? "nothingBefore" : "before") },
    { value: draftOf(here()), label: t("draftNow") },
    ...props.history
      .branches()
      .filter(({ id, status }) => status === "OPEN" && id !== here())
      .map(({ id, name }) => ({ value: draftOf(id), label: t("draftNamed", { name }) })),
    ...known()
      .filter(({ id }) => id !== props.version.id)
      .map(({ id, number, message }) => ({ value: id, label: `#${number} ${message}` })),
  ];
  const other = () => choices().find(({ value }) => value === search.with)?.value ?? "";
  const input = createMemo<{ input: { from: StateInput; to: StateInput } } | null>(() => {
    const states = comparisonOf(known(), props.version, other());
    return states && { input: states };
  });
  const read = createRead(compareQuery, input);
  const show = (nodes: readonly string[]) => props.history.go("data", undefined, { sel: nodes.filter((id) => id !== "header").join(",") });
  return (
    <section aria-label={t("changes")}>
      <SelectField
        class="mb-3"
        label={t("compareWith")}
        value={other()}
        onChange={(with_) => setSearch({ with: with_ || undefined }, { replace: true, scroll: false })}
        choices={choices()}
      />
      <Switch fallback={<Skeleton lines={3} />}>
        <Match when={input() === null}>
          <p class="text-ink-2">{t("firstVersion")}</p>
        </Match>
        <Match when={read.problem() && !read.data()}>
          <ErrorState message={read.problem()?.message ?? ""} offline={read.problem()?.offline} onRetry={read.refetch} />
        </Match>
        <Match when={read.data()} keyed>
          {(data) => (
            <>
              <Show when={input()} keyed>
                {(states) => (
                  <div class="mb-3">
                    <ChangesOnCanvas changes={data.compare.changes} {...states.input} />
                  </div>
                )}
              </Show>
              <Changes changes={data.compare.changes} onShow={show} />
            </>
          )}
        </Match>
      </Switch>
    </section>
  );
};

/** Asks for the name of a branch that begins at a version; without one, at the draft. */
export const branchFrom = (history: History, version?: GraphVersion): Asking => ({
  title: version ? `${t("openHere")}: ${t("versionN", { n: version.number })}` : t("openBranch"),
  label: t("branchName"),
  help: t("branchHelp"),
  confirm: t("openBranch"),
  max: 80,
  run: async (name) => {
    const input = version ? { branchId: version.branchId, name, versionId: version.id } : { branchId: history.workspace.branch().id, name };
    const { openBranch: made } = await send(openBranch, { input });
    await history.act(async () => undefined, t("opened", { name: made.name }));
    history.go("history", made.id);
  },
});

const tagging = (history: History, version: GraphVersion): Asking => ({
  title: `${t("tag")}: ${t("versionN", { n: version.number })}`,
  label: t("tagName"),
  help: t("tagHelp"),
  confirm: t("tag"),
  max: 60,
  run: async (name) => {
    const set = (versionId: string, remove = false) => send(tagVersion, { input: { versionId, name, ...(remove && { remove }) } });
    const before = history.versions().find(({ tags }) => tags.includes(name));
    await set(version.id);
    if (before && before.id !== version.id) {
      const words = t("tagMoved", { name, from: before.number, n: version.number });
      await history.act(
        async () => undefined,
        words,
        () => set(before.id),
      );
    } else
      await history.act(
        async () => undefined,
        t("tagged", { name, n: version.number }),
        () => set(version.id, true),
      );
  },
});

const untag = (history: History, version: GraphVersion, name: string): Promise<void> =>
  history.act(
    () => send(tagVersion, { input: { versionId: version.id, name, remove: true } }),
    t("untagged", { name, n: version.number }),
    () => send(tagVersion, { input: { versionId: version.id, name } }),
  );
