import { For, Show } from "solid-js";
import { isRtl } from "../../ui/locale.ts";
import { useWorkspace } from "../screens/build/workspace-context.tsx";
import { type Camera, mirror, toScreen } from "./geometry.ts";

/** Where the others point, in their colours. Labels never catch the pointer. */
export const People = (props: { camera: Camera }) => {
  const workspace = useWorkspace();
  return (
    <div dir="ltr" aria-hidden="true" class="pointer-events-none absolute inset-0 overflow-hidden">
      <For each={workspace.document.presence.others().map((person) => person.connection)}>
        {(connection) => {
          const person = () => workspace.document.presence.others().find((one) => one.connection === connection);
          const place = () => {
            const pointer = person()?.pointer;
            return pointer ? toScreen(props.camera, [mirror(pointer[0], 0, isRtl()), pointer[1]]) : null;
          };
          const colour = () => (person()?.kind === "ai" ? "var(--ai)" : `var(--person-${person()?.colour ?? 1})`);
          return (
            <Show when={place()}>
              {(at) => (
                <div
                  class="absolute top-0 left-0 transition-[translate] duration-75 ease-linear"
                  style={{ translate: `${at()[0]}px ${at()[1]}px`, color: colour() }}
                >
                  <svg aria-hidden="true" viewBox="0 0 16 18" class="size-4 drop-shadow">
                    <path d="M1 1l13 6.5-5.6 1.7L5.6 15z" fill="currentColor" stroke="var(--surface)" stroke-width="1" />
                  </svg>
                  <span
                    class="ms-3 -mt-1 block w-fit max-w-36 truncate rounded-sm px-1.5 text-[0.6875rem] leading-5 font-medium text-on-accent"
                    style={{ background: colour() }}
                  >
                    {person()?.name}
                  </span>
                </div>
              )}
            </Show>
          );
        }}
      </For>
    </div>
  );
};
