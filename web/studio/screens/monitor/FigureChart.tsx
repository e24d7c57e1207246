import "uplot/dist/uPlot.min.css";
import { createEffect, on, onCleanup, onMount } from "solid-js";
import uPlot from "uplot";
import { digits, formatDate, formatNumber, isRtl, locale, textOf } from "../../../ui/locale.ts";
import { isDark, tokenColour } from "../../../ui/theme.ts";
import type { FigurePoint } from "../../api/runtime.ts";
import { monitorStrings } from "./monitor.strings.ts";

const t = textOf(monitorStrings);

/** The server leaves quiet steps out; a chart needs every five seconds of the last five minutes. */
export const everyStep = (points: readonly FigurePoint[], now: number, steps = 60, ms = 5_000): readonly FigurePoint[] => {
  const last = Math.floor(now / ms) * ms - ms; // the running step is not complete yet
  const known = new Map(points.map((point) => [Math.floor(new Date(point.at).getTime() / ms) * ms, point]));
  return Array.from({ length: steps }, (_, index) => {
    const at = last - (steps - 1 - index) * ms;
    return known.get(at) ?? { at: new Date(at).toISOString(), requests: 0, errors: 0, p95: null };
  });
};

/** Requests and errors over time. Hovering or dragging freezes the drawing, data keeps arriving; a hidden tab draws nothing. */
export const FigureChart = (props: { points: readonly FigurePoint[]; at: string; label: string }) => {
  let root!: HTMLDivElement;
  let chart: uPlot | null = null;
  let frozen = false;
  const data = (): uPlot.AlignedData => {
    const points = everyStep(props.points, new Date(props.at).getTime());
    return [
      points.map((point) => new Date(point.at).getTime() / 1_000),
      points.map((point) => point.requests),
      points.map((point) => point.errors),
    ];
  };
  const clock = (seconds: number) =>
    formatDate(seconds * 1_000, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const build = () => {
    chart?.destroy();
    const ink = tokenColour("text-3");
    const grid = { stroke: tokenColour("border"), width: 1 };
    const fill = (token: string) => tokenColour(token).replace("rgb(", "rgba(").replace(")", ", 0.14)");
    chart = new uPlot(
      {
        width: Math.max(200, root.clientWidth),
        height: 220,
        legend: { show: false },
        cursor: { points: { size: 7 } },
        // Ticks follow the person's digits, never the browser's.
        axes: [
          {
            stroke: ink,
            grid: { show: false },
            ticks: grid,
            values: (_u, splits) => splits.map(clock),
            space: 90,
            font: "12px Inter Variable, IBM Plex Sans Arabic",
          },
          {
            stroke: ink,
            grid,
            ticks: { show: false },
            values: (_u, splits) => splits.map((value) => formatNumber(value)),
            size: 48,
            side: isRtl() ? 1 : 3,
            font: "12px Inter Variable, IBM Plex Sans Arabic",
          },
        ],
        scales: { x: { time: true, dir: 1 }, y: { range: (_u, _min, max) => [0, Math.max(4, Math.ceil(max * 1.15))] } },
        series: [
          {},
          { label: t("requests"), stroke: tokenColour("person-1"), width: 2, fill: fill("person-1"), points: { show: false } },
          { label: t("errors"), stroke: tokenColour("danger"), width: 2, fill: fill("danger"), points: { show: false } },
        ],
      },
      data(),
      root,
    );
  };
  onMount(() => {
    build();
    const observer = new ResizeObserver(() => chart?.setSize({ width: Math.max(200, root.clientWidth), height: 220 }));
    observer.observe(root);
    onCleanup(() => {
      observer.disconnect();
      chart?.destroy();
    });
  });
  const draw = () => {
    if (!frozen && document.visibilityState === "visible") chart?.setData(data());
  };
  createEffect(on(() => props.points, draw, { defer: true }));
  createEffect(on([isDark, locale, digits], build, { defer: true }));
  return (
    <div
      ref={root}
      role="img"
      aria-label={props.label}
      dir="ltr"
      class="min-w-0 overflow-hidden"
      onPointerEnter={() => {
        frozen = true;
      }}
      onPointerLeave={() => {
        frozen = false;
        draw();
      }}
    />
  );
};
