import { useNavigate, useParams } from "@solidjs/router";
import LayersIcon from "lucide-solid/icons/layers";
import { createMemo, For, Match, Switch } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { Page } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Empty, ErrorState, Skeleton } from "../../../ui/parts/State.tsx";
import { createRead } from "../../api/read.ts";
import { platformsQuery } from "../../api/runtime.ts";
import { PlatformCard } from "./PlatformCard.tsx";
import { platformsStrings } from "./platforms.strings.ts";

const t = textOf(platformsStrings);

/** Every platform of the organization with its environments. */
export const PlatformsScreen = () => {
  const params = useParams<{ org: string }>();
  const navigate = useNavigate();
  const read = createRead(platformsQuery, () => ({}));
  const rows = createMemo(() =>
    [...(read.data()?.platforms.items ?? [])].sort((a, b) => Number(a.status === "ARCHIVED") - Number(b.status === "ARCHIVED")),
  );
  return (
    <Page title={t("title")} text={t("text")}>
      <Switch>
        <Match when={read.problem() && !read.data()}>
          <ErrorState
            message={read.problem()?.message ?? ""}
            correlationId={read.problem()?.correlationId}
            offline={read.problem()?.offline}
            onRetry={read.refetch}
          />
        </Match>
        <Match when={!read.data()}>
          <Skeleton lines={2} block="h-40" />
        </Match>
        <Match when={rows().length === 0}>
          <Empty icon={<LayersIcon />} title={t("empty")} text={t("emptyText")}>
            <Button tone="primary" onClick={() => navigate(`/o/${params.org}/`)}>
              {t("goHome")}
            </Button>
          </Empty>
        </Match>
        <Match when={rows().length > 0}>
          <ul class="flex flex-col gap-4">
            <For each={rows()}>
              {(platform) => (
                <li>
                  <PlatformCard platform={platform} onChanged={read.refetch} />
                </li>
              )}
            </For>
          </ul>
        </Match>
      </Switch>
    </Page>
  );
};
