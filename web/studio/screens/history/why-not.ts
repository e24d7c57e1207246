import { textOf } from "../../../ui/locale.ts";
import { can } from "../../api/session.ts";
import { online } from "../../shell/create-online.ts";
import { historyStrings } from "./history.strings.ts";

const t = textOf(historyStrings);

/** Why this cannot be done now: no network, or not one's right; undefined: it can. */
export const whyNot = (permission: string): string | undefined => (online() ? (can(permission) ? undefined : t("readOnly")) : t("offline"));
