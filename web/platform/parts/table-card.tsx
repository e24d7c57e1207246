/** Things read from top to bottom, each with what can be done about it: a table on wide screens, a card each on narrow ones. */
import { For, type JSX } from "solid-js";
import { useHost } from "../host.tsx";

/** One column; the first one names the thing. */
export interface CardColumn<Thing> {
  readonly label: string;
  readonly cell: (thing: Thing) => JSX.Element;
}

export const TableCard = <Thing,>(props: {
  columns: readonly CardColumn<Thing>[];
  things: readonly Thing[];
  tools: (thing: Thing) => JSX.Element;
}) => {
  const { t } = useHost().words;
  return (
    <div class="card table-card">
      <table>
        <thead>
          <tr>
            <For each={props.columns}>{({ label }) => <th scope="col">{label}</th>}</For>
            <th scope="col" class="tools">
              <span class="unseen">{t("actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.things}>
            {(thing) => (
              <tr>
                <For each={props.columns}>
                  {({ label, cell }, at) => (
                    <td classList={{ title: at() === 0 }} data-label={label}>
                      {cell(thing)}
                    </td>
                  )}
                </For>
                <td class="tools">{props.tools(thing)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
};
