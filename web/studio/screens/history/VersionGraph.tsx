import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { formatAgo, formatDate, isRtl, textOf } from "../../../ui/locale.ts";
import { Badge } from "../../../ui/parts/State.tsx";
import type { GraphBranch, GraphVersion } from "../../api/versions.ts";
import { historyStrings } from "./history.strings.ts";
import { gapFor, lanesOf, type Row, widthOf } from "./lanes.ts";

const t = textOf(historyStrings);
const height = 60;
const shade = (lane: number): string => `var(--person-${(lane % 12) + 1})`;

/** Versions newest first, with the lines they descend by. Arrows move, Enter and a press choose. */
export const VersionGraph = (props: {
  versions: readonly GraphVersion[];
  branches: readonly GraphBranch[];
  here: string;
  selected: string | null;
  onSelect: (id: string) => void;
}) => {
  let list: HTMLOListElement | undefined;
  const rows = createMemo(() => lanesOf(props.versions));
  const lanes = createMemo(() => widthOf(rows()));
  const [room, setRoom] = createSignal(0);
  onMount(() => {
    const watcher = new ResizeObserver(() => setRoom(list?.clientWidth ?? 0));
    watcher.observe(list!);
    onCleanup(() => watcher.disconnect());
  });
  const gap = () => gapFor(lanes(), room());
  const move = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    const at = props.versions.findIndex(({ id }) => id === props.selected);
    const to = event.key === "Home" ? 0 : event.key === "End" ? props.versions.length - 1 : at + (by ?? 0);
    const next = props.versions[Math.min(Math.max(to, 0), props.versions.length - 1)];
    if (!next) return;
    props.onSelect(next.id);
    list?.querySelector<HTMLElement>(`[data-version="${next.number}"]`)?.focus();
  };
  return (
    <ol ref={list} aria-label={t("versions")} onKeyDown={move} class="flex flex-col">
      <For each={rows()}>
        {(row) => (
          <li>
            <button
              type="button"
              data-version={row.version.number}
              aria-current={row.version.id === props.selected ? "true" : undefined}
              onClick={() => props.onSelect(row.version.id)}
              class="flex h-15 w-full items-center gap-2 overflow-hidden rounded-sm ps-1 pe-3 text-start hover:bg-surface-2 aria-[current]:bg-accent-soft"
            >
              <Lines row={row} gap={gap()} width={lanes() * gap() + 8} />
              <span class="w-10 shrink-0 font-code text-sm text-ink-3" dir="ltr">
                #{row.version.number}
              </span>
              <span class="min-w-0 flex-1">
                <span class="flex items-center gap-1.5">
                  <span class="truncate font-medium" dir="auto">
                    {row.version.message}
                  </span>
                  <For each={props.branches.filter(({ head }) => head?.id === row.version.id)}>
                    {(branch) => (
                      <Badge tone={branch.name === props.here ? "info" : "plain"}>
                        <bdi>{branch.name}</bdi>
                      </Badge>
                    )}
                  </For>
                  <For each={row.version.tags}>
                    {(tag) => (
                      <Badge tone="success">
                        <bdi>{tag}</bdi>
                      </Badge>
                    )}
                  </For>
                </span>
                <span class="block truncate text-sm text-ink-3">
                  <time datetime={row.version.at} title={formatDate(row.version.at)}>
                    {t("byWhen", { who: row.version.author?.displayName ?? t("someone"), when: formatAgo(row.version.at) })}
                  </time>
                </span>
              </span>
            </button>
          </li>
        )}
      </For>
    </ol>
  );
};

/** The lines of one row; the picture is mirrored where reading begins at the right. */
const Lines = (props: { row: Row<GraphVersion>; gap: number; width: number }) => {
  const x = (lane: number): number => lane * props.gap + props.gap / 2 + 4;
  const middle = height / 2;
  const curve = (a: number, top: number, b: number, bottom: number): string =>
    a === b ? `M${a} ${top}V${bottom}` : `M${a} ${top}C${a} ${(top + bottom) / 2} ${b} ${(top + bottom) / 2} ${b} ${bottom}`;
  return (
    <svg
      aria-hidden="true"
      width={props.width}
      height={height}
      viewBox={`0 0 ${props.width} ${height}`}
      class={`shrink-0 ${isRtl() ? "-scale-x-100" : ""}`}
    >
      <g fill="none" stroke-width="2">
        <For each={props.row.past}>{(lane) => <path d={curve(x(lane), 0, x(lane), height)} style={{ stroke: shade(lane) }} />}</For>
        <For each={props.row.from}>
          {(lane) => <path d={curve(x(lane), 0, x(props.row.lane), middle)} style={{ stroke: shade(lane) }} />}
        </For>
        <For each={props.row.to}>
          {(lane) => <path d={curve(x(props.row.lane), middle, x(lane), height)} style={{ stroke: shade(lane) }} />}
        </For>
      </g>
      <circle
        cx={x(props.row.lane)}
        cy={middle}
        r={props.row.version.parents.length > 1 ? 6 : 5}
        stroke-width="2.5"
        style={{ fill: props.row.version.parents.length > 1 ? "var(--surface)" : shade(props.row.lane), stroke: shade(props.row.lane) }}
      />
      <Show when={props.row.version.tags.length > 0}>
        <circle cx={x(props.row.lane)} cy={middle} r="9" fill="none" style={{ stroke: shade(props.row.lane) }} />
      </Show>
    </svg>
  );
};
