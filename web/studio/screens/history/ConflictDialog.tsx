import { createSignal, Show } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { toast } from "../../../ui/parts/Toast.tsx";
import { asProblem } from "../../api/errors.ts";
import { choicesOf, type Takes } from "./answers.ts";
import { Conflicts, conflictsIn } from "./Conflicts.tsx";
import type { History } from "./create-history.ts";
import { historyStrings } from "./history.strings.ts";

const t = textOf(historyStrings);

/** Questions of a step that could not be done as it is: picking, taking back. Answered, it goes on. */
export const ConflictDialog = (props: { history: History }) => (
  <Show when={props.history.stopped()} keyed>
    {(stopped) => {
      const [takes, setTakes] = createSignal<Takes>({});
      const [busy, setBusy] = createSignal(false);
      const open = () => stopped.conflicts.filter(({ id }) => takes()[id] === undefined).length;
      const goOn = async () => {
        setBusy(true);
        try {
          await stopped.goOn(choicesOf(takes()));
        } catch (error) {
          const problem = asProblem(error);
          const more = conflictsIn(problem.conflicts);
          if (more.length > 0) props.history.setStopped({ ...stopped, conflicts: [...stopped.conflicts, ...more] });
          else toast(problem.message, { tone: "danger" });
        } finally {
          setBusy(false);
        }
      };
      return (
        <Dialog
          open
          width="medium"
          title={t("conflictsTitle")}
          description={t("questions", { n: open() })}
          onClose={() => props.history.setStopped(null)}
          footer={
            <>
              <Button tone="quiet" onClick={() => props.history.setStopped(null)}>
                {t("cancel")}
              </Button>
              <Button tone="primary" busy={busy()} why={open() === 0 ? undefined : t("answerFirst")} onClick={() => void goOn()}>
                {t("goOn")}
              </Button>
            </>
          }
        >
          <Conflicts
            conflicts={stopped.conflicts}
            takes={takes()}
            ours={stopped.sides.ours}
            theirs={stopped.sides.theirs}
            onTake={(conflict, take) => setTakes((all) => ({ ...all, [conflict]: take }))}
          />
        </Dialog>
      );
    }}
  </Show>
);
