/** What lies over the data canvas: a beginning where nothing is yet, and the buttons for adding, tidying and looking closer. */
import Maximize from "lucide-solid/icons/maximize";
import Minus from "lucide-solid/icons/minus";
import Plus from "lucide-solid/icons/plus";
import WandSparkles from "lucide-solid/icons/wand-sparkles";
import { Show } from "solid-js";
import { formatNumber, textOf } from "../../ui/locale.ts";
import { Button, IconButton } from "../../ui/parts/Button.tsx";
import { tidyUp } from "../commands/entity-commands.ts";
import { useWorkspace } from "../screens/build/workspace-context.tsx";
import { canvasStrings } from "./canvas.strings.ts";
import type { CameraControl } from "./create-camera.ts";

const t = textOf(canvasStrings);

export const CanvasTools = (props: { camera: CameraControl; add: () => void; fit: () => void }) => {
  const workspace = useWorkspace();
  return (
    <>
      <Show when={workspace.outline().entities.length === 0 && workspace.document.ready()}>
        <div class="pointer-events-none absolute inset-0 flex items-center justify-center">
          <div class="pointer-events-auto max-w-sm px-4 text-center">
            <p class="text-md font-semibold">{t("emptyTitle")}</p>
            <p class="mb-3 text-ink-2">{t("emptyText")}</p>
            <Show when={workspace.canEdit()}>
              <Button tone="primary" onClick={() => props.add()}>
                <Plus class="size-4" aria-hidden="true" />
                {t("addEntity")}
              </Button>
            </Show>
          </div>
        </div>
      </Show>
      <div class="absolute inset-e-3 bottom-3 flex items-center gap-1 rounded-md border border-line bg-surface p-1 shadow-layer">
        <Show when={workspace.canEdit()}>
          <IconButton label={t("addEntity")} onClick={() => props.add()}>
            <Plus class="size-4" aria-hidden="true" />
          </IconButton>
          <IconButton label={t("tidy")} onClick={() => workspace.run(tidyUp, {})}>
            <WandSparkles class="size-4" aria-hidden="true" />
          </IconButton>
          <span aria-hidden="true" class="mx-0.5 h-5 w-px bg-line" />
        </Show>
        <IconButton label={t("zoomOut")} onClick={() => props.camera.zoom(1 / 1.25)}>
          <Minus class="size-4" aria-hidden="true" />
        </IconButton>
        <span
          class="w-12 text-center text-xs text-ink-2 tabular-nums"
          title={t("zoomLevel", { n: Math.round(props.camera.shown().zoom * 100) })}
        >
          {formatNumber(props.camera.shown().zoom, { style: "percent" })}
        </span>
        <IconButton label={t("zoomIn")} onClick={() => props.camera.zoom(1.25)}>
          <Plus class="size-4" aria-hidden="true" />
        </IconButton>
        <IconButton label={t("fit")} onClick={() => props.fit()}>
          <Maximize class="size-4" aria-hidden="true" />
        </IconButton>
      </div>
    </>
  );
};
