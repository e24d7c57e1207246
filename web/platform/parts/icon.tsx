import { useHost } from "../host.tsx";
import { icons } from "./icons.ts";

/** Draws an icon beside words; `flip` mirrors it in right-to-left pages (arrows and chevrons only). */
export const Icon = (props: { name: string; flip?: boolean; class?: string }) => {
  const host = useHost();
  const outline = () => (icons as Readonly<Record<string, string>>)[props.name] ?? host.icons[props.name] ?? host.icons.layers ?? "";
  return (
    <svg class={`icon ${props.flip ? "flip" : ""} ${props.class ?? ""}`} viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d={outline()} />
    </svg>
  );
};
