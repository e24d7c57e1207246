/** Where a request stands: an icon and a word, so the colour is not alone. */
import { useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { words } from "./approvals.strings.ts";
import type { Asking } from "./requests.ts";

const marks = {
  WAITING: { icon: "clock", tone: "" },
  DONE: { icon: "check", tone: "stands-yes" },
  REJECTED: { icon: "x", tone: "stands-no" },
  EXPIRED: { icon: "alert", tone: "stands-no" },
} as const;

export const State = (props: { status: Asking["status"] }) => {
  const own = useHost().words.from(words);
  return (
    <span class="badge">
      <Icon class={`stands ${marks[props.status].tone}`} name={marks[props.status].icon} />
      {own(props.status)}
    </span>
  );
};
