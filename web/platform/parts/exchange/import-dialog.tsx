/** The dialog in which a table file comes in. */
import type { ExchangeSpec } from "../../../../schema/model/pages/tree.ts";
import { useHost } from "../../host.tsx";
import { Dialog } from "../dialog.tsx";
import { importWords } from "./import.strings.ts";
import { Import } from "./import.tsx";

export const ImportDialog = (props: { readonly spec: ExchangeSpec; readonly open: boolean; onClose(): void }) => {
  const host = useHost();
  const t = host.words.from(importWords);
  return (
    <Dialog open={props.open} title={t("importThings", { things: host.words.inside(props.spec.many) })} onClose={props.onClose} wide>
      <Import name={props.spec.name} onClose={props.onClose} />
    </Dialog>
  );
};
