/** A turning ring; decorative, the words beside it say what is going on. */
export const Spinner = (props: { class?: string }) => (
  <span
    aria-hidden="true"
    class={`wn-spin inline-block size-4 rounded-full border-2 border-current border-e-transparent ${props.class ?? ""}`}
  />
);
