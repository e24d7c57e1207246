import { type JSX, Show, splitProps } from "solid-js";
import { Spinner } from "./Spinner.tsx";

export type ButtonTone = "primary" | "plain" | "quiet" | "danger" | "ai";
const tones: Record<ButtonTone, string> = {
  primary: "bg-accent text-on-accent border-accent hover:brightness-110 active:brightness-95",
  plain: "bg-surface text-ink border-line-strong/60 hover:bg-surface-2 active:bg-surface-3",
  quiet: "bg-transparent text-ink-2 border-transparent hover:bg-surface-2 hover:text-ink active:bg-surface-3",
  danger: "bg-surface text-danger border-danger/60 hover:bg-danger-soft",
  ai: "bg-ai-soft text-ai border-ai/40 hover:border-ai",
};
const sizes = { small: "h-8 px-3 text-sm gap-1.5", medium: "h-9 px-3.5 text-base gap-2", large: "h-11 px-5 text-md gap-2" };

export type ButtonProps = JSX.ButtonHTMLAttributes<HTMLButtonElement> & {
  tone?: ButtonTone | undefined;
  size?: keyof typeof sizes | undefined;
  busy?: boolean | undefined;
  /** Why it cannot be pressed now; shown as the tooltip and read out. */
  why?: string | undefined;
};

/** A button. With `why` it stays reachable and says the reason instead of acting. */
export const Button = (props: ButtonProps) => {
  const [own, rest] = splitProps(props, ["tone", "size", "busy", "why", "class", "children", "onClick", "type"]);
  const still = () => Boolean(own.busy || own.why);
  return (
    <button
      {...rest}
      type={own.type ?? "button"}
      aria-disabled={still() || undefined}
      title={own.why ?? rest.title}
      onClick={(event) => {
        if (still()) {
          event.preventDefault();
          return;
        }
        if (typeof own.onClick === "function") own.onClick(event);
      }}
      class={`inline-flex shrink-0 items-center justify-center rounded-sm border font-medium whitespace-nowrap transition-[background-color,border-color,filter] duration-(--fast) select-none disabled:opacity-55 aria-disabled:opacity-55 ${sizes[own.size ?? "medium"]} ${tones[own.tone ?? "plain"]} ${own.class ?? ""}`}
    >
      <Show when={own.busy}>
        <Spinner />
      </Show>
      {own.children}
    </button>
  );
};

/** A square button that carries an icon; its name is required. */
export const IconButton = (props: Omit<ButtonProps, "aria-label"> & { label: string; pressed?: boolean | undefined }) => {
  const [own, rest] = splitProps(props, ["label", "pressed", "class", "title", "size", "tone"]);
  return (
    <Button
      {...rest}
      tone={own.tone ?? "quiet"}
      size={own.size ?? "small"}
      aria-label={own.label}
      aria-pressed={own.pressed}
      title={own.title ?? own.label}
      class={`w-8 px-0! aria-pressed:bg-accent-soft aria-pressed:text-accent ${own.class ?? ""}`}
    />
  );
};
