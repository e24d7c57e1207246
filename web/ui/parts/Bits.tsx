import Check from "lucide-solid/icons/check";
import Copy from "lucide-solid/icons/copy";
import { createSignal, For, type JSX, Show } from "solid-js";
import { textOf } from "../locale.ts";
import { Button } from "./Button.tsx";
import { partStrings } from "./parts.strings.ts";

const t = textOf(partStrings);

interface Face {
  readonly name: string;
  readonly colour?: number | undefined;
  readonly size?: "small" | "medium" | undefined;
  readonly ai?: boolean | undefined;
}

/** Initials in the person's own colour (1–12). Text on it is `on-accent`, which passes on all twelve in both themes. */
const Initials = (props: Face) => (
  <span
    aria-hidden="true"
    data-initials={props.ai ? "✦" : initials(props.name)}
    class={`inline-flex shrink-0 items-center justify-center rounded-full font-semibold text-on-accent select-none before:content-[attr(data-initials)] ${props.size === "small" ? "size-6 text-[0.625rem]" : "size-8 text-xs"}`}
    ref={(element) => {
      element.style.background = props.ai ? "var(--ai)" : `var(--person-${props.colour ?? 1})`;
    }}
  />
);

/** A person as a coloured circle. `bare`: the name stands beside it, or on the button around it. */
export const Avatar = (props: Face & { bare?: boolean | undefined }) => (
  <Show when={!props.bare} fallback={<Initials {...props} />}>
    <span role="img" aria-label={props.name} title={props.name} class="inline-flex rounded-full">
      <Initials {...props} />
    </span>
  </Show>
);

const initials = (name: string): string => {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return (
    letters
      .map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "")
      .join(letters.some((word) => /[\u0600-\u06ff]/.test(word ?? "")) ? "\u200c" : "") || "?"
  );
};

/** One of a few views or values, side by side. */
export const Segments = <V extends string>(props: {
  label: string;
  value: V;
  options: readonly { value: V; label: string; icon?: JSX.Element }[];
  onChange: (value: V) => void;
}) => (
  <fieldset class="inline-flex rounded-sm border border-line bg-surface-2 p-0.5">
    <legend class="sr-only">{props.label}</legend>
    <For each={props.options}>
      {(option) => (
        <button
          type="button"
          aria-pressed={option.value === props.value}
          onClick={() => props.onChange(option.value)}
          class="inline-flex h-7 items-center gap-1.5 rounded-[5px] px-2.5 text-sm font-medium text-ink-2 hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-[0_1px_2px_rgb(0_0_0/14%)] [&>svg]:size-3.5"
        >
          {option.icon}
          {option.label}
        </button>
      )}
    </For>
  </fieldset>
);

/** A value to hand over, with a copy button. */
export const CopyLine = (props: { value: string; label: string }) => {
  const [copied, setCopied] = createSignal(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(props.value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div class="flex min-w-0 items-center gap-2 rounded-sm border border-line bg-surface-2 py-1 ps-3 pe-1">
      <code class="min-w-0 flex-1 truncate font-code text-sm select-all" dir="ltr" title={props.value}>
        {props.value}
      </code>
      <Button size="small" tone="quiet" aria-label={`${t("copy")}: ${props.label}`} onClick={() => void copy()}>
        <Show when={copied()} fallback={<Copy class="size-4" aria-hidden="true" />}>
          <Check class="size-4 text-success" aria-hidden="true" />
        </Show>
        <span aria-live="polite">{copied() ? t("copied") : t("copy")}</span>
      </Button>
    </div>
  );
};

/** A page's body: a readable width and even margins. */
export const Page = (props: { title: string; text?: string | undefined; actions?: JSX.Element | undefined; children: JSX.Element }) => (
  <div class="mx-auto w-full max-w-6xl px-4 py-6 sm:px-8">
    <header class="mb-5 flex flex-wrap items-center gap-3">
      <div class="min-w-0 flex-1 basis-64">
        <h1 class="wrap-anywhere text-xl font-semibold tracking-tight">
          <bdi>{props.title}</bdi>
        </h1>
        <Show when={props.text}>
          <p class="text-ink-2 text-pretty">{props.text}</p>
        </Show>
      </div>
      {props.actions}
    </header>
    {props.children}
  </div>
);

/** A bordered block of related things. */
export const Card = (props: { children: JSX.Element; class?: string | undefined }) => (
  <section class={`rounded-lg border border-line bg-surface ${props.class ?? ""}`}>{props.children}</section>
);

/** The product's mark and name. */
export const Brand = (props: { bare?: boolean | undefined }) => (
  <span class="inline-flex items-center gap-2 font-semibold">
    <svg viewBox="0 0 24 24" class="size-6 shrink-0 text-accent" aria-hidden="true">
      <rect x="1" y="1" width="22" height="22" rx="6" fill="currentColor" />
      <g fill="none" stroke="var(--on-accent)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">
        <path d="M5.5 8l3 8 3.5-8 3.5 8 3-8" />
      </g>
    </svg>
    <Show when={!props.bare}>
      <span class="tracking-tight" lang="en">
        WebNova
      </span>
    </Show>
  </span>
);
