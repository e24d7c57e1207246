/** A text as a QR code: dark squares on a light ground in either theme, as cameras want it. Drawn as one path of the page, so no policy has to allow anything. */
import { createEffect, createSignal, Show } from "solid-js";

export const Qr = (props: { text: string; label: string }) => {
  // The encoder is fetched by whoever needs a code.
  const [code, setCode] = createSignal<{ readonly size: number; readonly data: readonly (readonly boolean[])[] }>();
  createEffect(() => {
    const { text } = props;
    setCode(undefined);
    void import("uqr").then(({ encode }) => text === props.text && setCode(encode(text, { ecc: "M", border: 4 })));
  });
  const path = (rows: readonly (readonly boolean[])[]) =>
    rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <Show when={code()}>
      {(found) => (
        <svg class="qr" role="img" aria-label={props.label} viewBox={`0 0 ${found().size} ${found().size}`} shape-rendering="crispEdges">
          <rect width={found().size} height={found().size} fill="#fff" />
          <path d={path(found().data)} fill="#000" />
        </svg>
      )}
    </Show>
  );
};
