/** Files as people see them: a picture is shown, everything else is a name with its size. */
import { For, Show } from "solid-js";
import type { Json } from "../../../schema/ids.ts";
import type { Uploaded } from "../forms.ts";
import { useHost } from "../host.tsx";
import { Icon } from "./icon.tsx";
import { filesOf } from "./in-words.ts";

/** Only what a browser draws without running anything in it. */
const isPicture = (type: string): boolean => /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(type);

export const Thumb = (props: { file: Uploaded }) => (
  <Show when={isPicture(props.file.type)} fallback={<Icon name="file" class="thumb-icon" />}>
    <img class="thumb" src={props.file.url} alt="" loading="lazy" decoding="async" width="40" height="40" />
  </Show>
);

/** The files of a value, each a link. `pictures`: names are heard, not seen. */
export const FileLinks = (props: { value: Json | undefined; pictures: boolean }) => {
  const host = useHost();
  return (
    <span class="files" classList={{ pictures: props.pictures }}>
      <For each={filesOf(props.value)}>
        {(file) => (
          <a class="file" href={file.url} target="_blank" rel="noopener">
            <Thumb file={file} />
            <span class="file-words" classList={{ unseen: props.pictures && isPicture(file.type) }}>
              <bdi>{file.name}</bdi>
              <span class="fine"> {host.words.size(file.size)}</span>
            </span>
          </a>
        )}
      </For>
    </span>
  );
};
