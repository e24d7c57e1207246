/**
 * The data canvas: entities as cards, relations as lines. The world is `dir="ltr"` and moves by one transform per frame; cards in
 * view are DOM nodes (at most 40 mounted per frame), lines are drawn on one <canvas>. Whatever it can do, the list twin can too.
 */
import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from "solid-js";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { isRtl, locale, textOf } from "../../ui/locale.ts";
import { isDark } from "../../ui/theme.ts";
import { addField, connect } from "../commands/field-commands.ts";
import type { Mark } from "../model/changed-picture.ts";
import { useWorkspace } from "../screens/build/workspace-context.tsx";
import { CanvasTools } from "./CanvasTools.tsx";
import { canvasStrings } from "./canvas.strings.ts";
import { createCamera } from "./create-camera.ts";
import { createEdits } from "./create-edits.ts";
import { createKeys } from "./create-keys.ts";
import { createPicture } from "./create-picture.ts";
import { attachPointers } from "./create-pointers.ts";
import { EntityCard } from "./EntityCard.tsx";
import { type Colours, draw, isFar, readColours } from "./edges.ts";
import { card, mirror, type Point } from "./geometry.ts";
import { inView } from "./in-view.ts";
import { markSigns } from "./MarkSign.tsx";
import { People } from "./People.tsx";

const t = textOf(canvasStrings);

export interface CanvasHandle {
  fit(): void;
  actual(): void;
  focusNode(id: Id): void;
}

interface CanvasProps {
  /** Which entities have arrived; all of them unless a plan is drawing itself. */
  shown: (id: Id) => boolean;
  arriving: (id: Id) => boolean;
  /** Where two states are compared: what became of entities and fields. */
  marks?: ReadonlyMap<Id, Mark> | undefined;
  onHandle: (handle: CanvasHandle) => void;
  onConnectFrom: (id: Id) => void;
  onInspect: () => void;
}

export const DataCanvas = (props: CanvasProps) => {
  const workspace = useWorkspace();
  const [size, setSize] = createSignal({ w: 0, h: 0 });
  const [mounted, setMounted] = createSignal<readonly Id[]>([]);
  const [far, setFar] = createSignal(false);
  const [pulling, setPulling] = createSignal<{ from: Id; to: Point } | null>(null);
  const [focused, setFocused] = createSignal<Id | null>(null);
  let root!: HTMLDivElement;
  let world!: HTMLDivElement;
  let paper!: HTMLCanvasElement;
  let colours: Colours | null = null;
  /** Until a hand moves it, the camera keeps everything in view, also while a plan draws itself. */
  let touched = false;

  const picture = createPicture(
    workspace,
    (id) => props.shown(id),
    () => props.marks,
  );
  const { rects, grid, edges, nameOfEntity } = picture;

  const camera = createCamera(size, (now) => {
    world.style.transform = `translate(${now.x}px, ${now.y}px) scale(${now.zoom})`;
    if (isFar(now.zoom, far()) !== far()) setFar((value) => !value);
    mount();
    const context = paper.getContext("2d");
    const ratio = window.devicePixelRatio || 1;
    colours ??= readColours();
    if (context)
      draw(
        context,
        {
          camera: now,
          size: size(),
          rects: rects(),
          edges: edges(),
          selected: picture.selected(),
          colours,
          name: (id) => {
            const mark = props.marks?.get(id);
            return mark ? `${markSigns[mark]} ${nameOfEntity(id)}` : nameOfEntity(id);
          },
          marks: props.marks,
          pulling: pulling(),
          far: far(),
        },
        ratio,
      );
  });

  /** Mounts what is in view, a few per frame, and lets go of what is not. */
  const mount = () => {
    const { w, h } = size();
    if (far()) {
      if (mounted().length > 0) setMounted([]);
      return;
    }
    const [x, y] = camera.world([-120, -120]);
    const [right, bottom] = camera.world([w + 120, h + 120]);
    const wanted = grid().within({ x, y, w: right - x, h: bottom - y });
    const next = inView(wanted, mounted());
    if (!next) return;
    setMounted(next.mounted);
    if (next.more) camera.redraw();
  };

  createEffect(on([rects, edges, picture.selected, pulling, size, far, locale], () => camera.redraw()));
  createEffect(
    on(isDark, () => {
      colours = null;
      camera.redraw();
    }),
  );
  createEffect(() => {
    if (touched || size().w === 0 || rects().size === 0) return;
    camera.frame([...rects().values()]);
  });

  onMount(() => {
    const observer = new ResizeObserver(() => {
      const next = { w: root.clientWidth, h: root.clientHeight };
      const ratio = window.devicePixelRatio || 1;
      paper.width = Math.round(next.w * ratio);
      paper.height = Math.round(next.h * ratio);
      setSize(next);
    });
    observer.observe(root);
    const byHand = () => {
      touched = true;
    };
    root.addEventListener("pointerdown", byHand);
    root.addEventListener("wheel", byHand, { passive: true });
    const release = attachPointers(root, camera, { tap, drag, pull, hover, canMove: workspace.canEdit });
    onCleanup(() => {
      observer.disconnect();
      release();
    });
  });
  props.onHandle({
    fit: () => camera.frame([...rects().values()]),
    actual: () => camera.set({ ...camera.now(), zoom: 1 }),
    focusNode: (id) => focusNode(id),
  });

  const focusNode = (id: Id) => {
    const rect = rects().get(id);
    if (rect) camera.reveal(rect);
    setFocused(id);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => root.querySelector<HTMLElement>(`[data-node="${id}"]`)?.focus({ preventScroll: true })),
    );
  };
  const stored = ([x, y]: Point): Point => [mirror(x, 0, isRtl()), y];

  const tap = (node: Id | null, event: PointerEvent) => {
    if (node === null) {
      workspace.select([]);
      root.focus({ preventScroll: true });
    } else if (!(event.target instanceof Element && event.target.closest("button"))) {
      workspace.select(event.shiftKey || event.ctrlKey || event.metaKey ? toggled(node) : [node]);
      setFocused(node);
    }
  };
  const { place, add, remove } = createEdits(workspace, picture, {
    inspect: () => props.onInspect(),
    focus: () => root.focus({ preventScroll: true }),
  });
  const toggled = (id: Id) =>
    workspace.selection().includes(id)
      ? workspace.selection().filter((one) => one !== id)
      : [...workspace.selection().filter((one) => workspace.outline().byId.has(one)), id];
  const drag = (node: Id, by: Point, done: boolean) => {
    const together = picture.selected().has(node) ? [...picture.selected()] : [node];
    const flow = isRtl() ? -1 : 1;
    const next = Object.fromEntries(
      together.flatMap((id) => {
        const from = picture.standsAt(id);
        return from ? [[id, [from[0] + by[0] * flow, from[1] + by[1]] as Point]] : [];
      }),
    );
    picture.hold(next);
    workspace.document.presence.show({ drag: done ? null : { id: node, pos: next[node] ?? [0, 0] } });
    if (done) place(next);
  };
  const pull = (from: Id, to: Point, done: boolean) => {
    setPulling(done ? null : { from, to });
    if (!done) return;
    const target = grid().within({ x: to[0], y: to[1], w: 1, h: 1 })[0];
    if (target) workspace.run(connect, { from, to: target });
  };
  const hover = (at: Point | null) => workspace.document.presence.show({ pointer: at ? stored(at) : null });

  const onDoubleClick = (event: MouseEvent) => {
    if (event.target !== root && event.target !== paper && event.target !== world) return;
    const box = root.getBoundingClientRect();
    const [x, y] = stored(camera.world([event.clientX - box.left, event.clientY - box.top]));
    add([x - card.width / 2, y - card.head / 2]);
  };
  const keys = createKeys(workspace, picture, { focused, focusNode, toggled, place, remove, inspect: () => props.onInspect() });
  const someoneOn = (id: Id) => {
    const person = workspace.document.presence
      .others()
      .find((one) => one.selection?.some((selected) => (workspace.outline().fields.get(selected)?.entity ?? selected) === id));
    return person ? { name: person.name, colour: person.colour } : null;
  };

  return (
    <div class="relative h-full min-h-0 w-full overflow-hidden bg-bg">
      <section
        ref={root}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas itself takes the keyboard; its keys are in the shortcut sheet
        tabIndex={0}
        data-canvas
        aria-label={t("canvas")}
        aria-describedby="canvas-help"
        class="absolute inset-0 touch-none overflow-hidden outline-offset-[-3px] select-none"
        onKeyDown={keys.onKeyDown}
        onDblClick={onDoubleClick}
      >
        <canvas ref={paper} class="pointer-events-none absolute inset-0 size-full" />
        <div ref={world} dir="ltr" class="absolute top-0 left-0 size-0 origin-top-left will-change-transform">
          <For each={mounted()}>
            {(id) => {
              const entity = createMemo(() => workspace.outline().byId.get(id));
              return (
                <Show when={entity()}>
                  {(view) => (
                    <div
                      class="absolute top-0 left-0"
                      ref={(element) =>
                        createEffect(() => {
                          const rect = rects().get(id);
                          if (rect) element.style.translate = `${rect.x}px ${rect.y}px`;
                        })
                      }
                    >
                      <EntityCard
                        entity={view()}
                        selected={picture.selected().has(id)}
                        selectedField={workspace.selection().find((one) => workspace.outline().fields.get(one)?.entity === id) ?? null}
                        canEdit={workspace.canEdit()}
                        problems={picture.problemsOf().get(id) ?? 0}
                        by={someoneOn(id)}
                        arriving={props.arriving(id)}
                        marks={props.marks}
                        tabbable={(focused() ?? mounted()[0]) === id}
                        links={picture.linksOf().get(id) ?? 0}
                        nameOfEntity={nameOfEntity}
                        onSelectField={(field) => {
                          workspace.select([field]);
                          props.onInspect();
                        }}
                        onAddField={(line) => workspace.run(addField, { entity: id, line })}
                        onConnect={() => props.onConnectFrom(id)}
                        onFocus={() => setFocused(id)}
                      />
                    </div>
                  )}
                </Show>
              );
            }}
          </For>
        </div>
        <People camera={camera.shown()} />
      </section>
      <p id="canvas-help" class="sr-only">
        {t("help")}
      </p>
      <p
        role="status"
        class={keys.moving() ? "absolute inset-x-0 top-3 mx-auto w-fit rounded-full bg-accent px-3 py-1 text-sm text-on-accent" : "sr-only"}
      >
        {keys.moving() && focused() ? t("moving", { name: nameOfEntity(focused() ?? "") }) : ""}
      </p>
      <CanvasTools camera={camera} add={() => add()} fit={() => camera.frame([...rects().values()])} />
    </div>
  );
};
