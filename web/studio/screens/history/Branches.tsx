import MoreHorizontal from "lucide-solid/icons/ellipsis";
import Lock from "lucide-solid/icons/lock";
import { createSignal, For, Show } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { Card } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { Menu } from "../../../ui/parts/Menu.tsx";
import { Badge } from "../../../ui/parts/State.tsx";
import { send } from "../../api/read.ts";
import { closeBranch, type GraphBranch, protectBranch } from "../../api/versions.ts";
import type { History } from "./create-history.ts";
import { historyStrings } from "./history.strings.ts";
import { Uncommitted } from "./Uncommitted.tsx";
import { whyNot } from "./why-not.ts";

const t = textOf(historyStrings);

/** The lines of work: where one stands, where one can go, what can become of each. */
export const Branches = (props: { history: History }) => {
  const { workspace } = props.history;
  const [closing, setClosing] = createSignal<GraphBranch | null>(null);
  const here = () => workspace.branch().id;
  const open = () => props.history.branches().filter(({ status }) => status === "OPEN");
  const ended = () => props.history.branches().filter(({ status }) => status !== "OPEN");
  return (
    <Card class="p-2">
      <h2 class="px-2 pt-1 pb-1 text-sm font-semibold text-ink-2">{t("branches")}</h2>
      <ul>
        <For each={[...open(), ...ended()]}>
          {(branch) => (
            <li class="flex min-h-10 items-center gap-2 rounded-sm px-2" data-branch={branch.name}>
              <span class="min-w-0 flex-1 truncate">
                <bdi class={branch.id === here() ? "font-semibold" : ""}>{branch.name}</bdi>{" "}
                <Show when={branch.head}>
                  {(head) => (
                    <span class="font-code text-sm text-ink-3" dir="ltr">
                      #{head().number}
                    </span>
                  )}
                </Show>
              </span>
              <Show when={branch.protected}>
                <Badge icon={<Lock />}>{t("protected")}</Badge>
              </Show>
              <Show when={branch.status !== "OPEN"}>
                <Badge>{t(branch.status === "MERGED" ? "merged" : "closed")}</Badge>
              </Show>
              <Show when={branch.id !== here()} fallback={<Badge tone="info">{t("here")}</Badge>}>
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={t("goTo", { name: branch.name })}
                  onClick={() => props.history.go("history", branch.id)}
                >
                  {t("switchTo")}
                </Button>
              </Show>
              <BranchMenu history={props.history} branch={branch} onClose={setClosing} />
            </li>
          )}
        </For>
      </ul>
      <Show when={closing()} keyed>
        {(branch) => <AskClose history={props.history} branch={branch} onDone={() => setClosing(null)} />}
      </Show>
    </Card>
  );
};

/** A branch that is closed stays closed, so it is asked; what would be left behind in its draft is said. */
export const AskClose = (props: { history: History; branch: GraphBranch; onDone: () => void }) => {
  const close = () => {
    const { id, name } = props.branch;
    props.onDone();
    void props.history.act(() => send(closeBranch, { input: { branchId: id } }), t("closedIt", { name }));
  };
  return (
    <Dialog
      open
      title={t("closeTitle", { name: props.branch.name })}
      description={t("closeText")}
      onClose={props.onDone}
      footer={
        <>
          <Button tone="quiet" onClick={props.onDone}>
            {t("cancel")}
          </Button>
          <Button tone="danger" onClick={close}>
            {t("closeIt")}
          </Button>
        </>
      }
    >
      <Uncommitted history={props.history} branch={props.branch} left />
    </Dialog>
  );
};

const BranchMenu = (props: { history: History; branch: GraphBranch; onClose: (branch: GraphBranch) => void }) => {
  const first = () => props.history.workspace.blueprint().defaultBranch.id === props.branch.id;
  return (
    <Show when={props.branch.status === "OPEN"} fallback={<span class="w-8" />}>
      <Menu
        align="end"
        label={t("more", { name: props.branch.name })}
        class="flex size-8 items-center justify-center rounded-sm text-ink-3 hover:bg-surface-2"
        trigger={<MoreHorizontal class="size-4" aria-hidden="true" />}
        items={[
          {
            id: "protect",
            label: t(props.branch.protected ? "unprotect" : "protect"),
            why: whyNot("blueprint.merge"),
            onSelect: () =>
              void props.history.act(() =>
                send(protectBranch, { input: { branchId: props.branch.id, protected: !props.branch.protected } }),
              ),
          },
          ...(first()
            ? []
            : [
                {
                  id: "close",
                  label: t("close"),
                  danger: true,
                  why: whyNot("blueprint.edit"),
                  onSelect: () => props.onClose(props.branch),
                },
              ]),
        ]}
      />
    </Show>
  );
};
