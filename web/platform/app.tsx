/** The frame of every page: skip link, navigation, the person's menu, the page itself. */
import { type Component, createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { NoHydration } from "solid-js/web";
import type { NavItem } from "./boot.ts";
import { type Host, HostProvider, useHost } from "./host.tsx";
import { Icon } from "./parts/icon.tsx";
import { SignOut } from "./parts/sign-out.tsx";
import { Tree } from "./tree.tsx";

/** A sentence at the edge of the screen: something was done, or a new version waits. */
export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly kind: "done" | "problem";
  readonly act?: { readonly words: string; run(): void };
}

export interface AppProps {
  readonly host: Host;
  /** Another value: another page, drawn from anew. */
  readonly page: () => number;
  readonly toasts: () => readonly Toast[];
  readonly dismiss: (id: number) => void;
  readonly offline: () => boolean;
  /** Links in the person's menu. The server's alone: browsers need no code for them (`client/preferences.ts`). */
  readonly preferences?: Component | undefined;
}

const doors: readonly string[] = ["signIn", "signUp", "claim", "forgot", "reset", "confirm"];

export const App = (props: AppProps) => (
  <HostProvider host={props.host}>
    <Frame app={props} />
  </HostProvider>
);

const Frame = (props: { app: AppProps }) => {
  const host = useHost();
  const { t } = host.words;
  const [open, setOpen] = createSignal(false);
  const isDoor = () => doors.includes(host.boot.page.kind);
  return (
    <div class="shell" classList={{ "shell-door": isDoor() }}>
      <a class="skip" href="#main">
        {t("skip")}
      </a>
      <TopBar open={open()} setOpen={setOpen} door={isDoor()} preferences={props.app.preferences} />
      <Show when={!isDoor()}>
        <Side open={open()} close={() => setOpen(false)} />
      </Show>
      <main id="main" tabindex="-1">
        <Show when={props.app.offline()}>
          <p class="offline" role="status">
            <Icon name="offline" />
            {t("offline")}
          </p>
        </Show>
        <div class="page">
          <Show when={props.app.page() + 1} keyed>
            {(_) => <Tree nodes={host.boot.page.tree} />}
          </Show>
        </div>
      </main>
      <div class="toasts" role="status" aria-live="polite">
        <For each={props.app.toasts()}>
          {(toast) => (
            <div class={`toast ${toast.kind}`}>
              <Icon class="toast-icon" name={toast.kind === "done" ? "check" : "alert"} />
              <span>{toast.message}</span>
              <Show when={toast.act}>
                {(act) => (
                  <button type="button" class="button small" onClick={() => act().run()}>
                    {act().words}
                  </button>
                )}
              </Show>
              <button type="button" class="button quiet square" aria-label={t("close")} onClick={() => props.app.dismiss(toast.id)}>
                <Icon name="x" />
              </button>
            </div>
          )}
        </For>
      </div>
    </div>
  );
};

const Brand = () => {
  const host = useHost();
  const name = () => host.words.label(host.boot.platform.label);
  return (
    <a class="brand" href="/">
      <span class="brand-mark" aria-hidden="true">
        {[...name()][0]}
      </span>
      <bdi class="brand-name">{name()}</bdi>
    </a>
  );
};

const TopBar = (props: { open: boolean; setOpen: (open: boolean) => void; door: boolean } & Pick<AppProps, "preferences">) => {
  const host = useHost();
  const { t, label } = host.words;
  return (
    <header class="top">
      <Show when={!props.door}>
        <button
          type="button"
          class="button quiet square burger"
          aria-expanded={props.open ? "true" : "false"}
          aria-controls="side"
          aria-label={t("menu")}
          onClick={() => props.setOpen(!props.open)}
        >
          <Icon name={props.open ? "x" : "menu"} />
        </button>
      </Show>
      <Brand />
      <Show when={host.boot.environment.name !== "production"}>
        <span class="environment" title={host.boot.environment.name === "preview" ? t("previewNote") : undefined}>
          {label(host.boot.environment.label)}
        </span>
      </Show>
      <PersonMenu preferences={props.preferences} />
    </header>
  );
};

const Side = (props: { open: boolean; close: () => void }) => {
  const host = useHost();
  const { t } = host.words;
  const group = (name: NavItem["group"]) => host.boot.nav.filter((item) => item.group === name);
  return (
    <>
      <nav id="side" class="side" classList={{ open: props.open }} aria-label={t("navigation")}>
        <Links items={group("main")} close={props.close} />
        <Show when={group("more").length > 0}>
          <p class="side-head">{t("manage")}</p>
          <Links items={group("more")} close={props.close} />
        </Show>
      </nav>
      <Show when={props.open}>
        <button type="button" class="veil" tabindex="-1" aria-label={t("close")} onClick={() => props.close()} />
      </Show>
    </>
  );
};

const Links = (props: { items: readonly NavItem[]; close: () => void }) => {
  const host = useHost();
  const { label } = host.words;
  const waiting = (badge: string | null): number => {
    const root = badge ? host.boot.badges[badge]?.root : undefined;
    const found = badge && root ? host.boot.answers[badge]?.data?.[root] : null;
    return Array.isArray(found) ? found.length : 0;
  };
  const here = (path: string) => (path === "/" ? host.boot.path === "/" : host.boot.path === path || host.boot.path.startsWith(`${path}/`));
  return (
    <ul>
      <For each={props.items}>
        {(item) => (
          <li>
            <a href={item.path} aria-current={here(item.path) ? "page" : undefined} onClick={() => props.close()}>
              <Icon name={item.icon ?? "layers"} />
              <bdi>{label(item.label)}</bdi>
              <Show when={waiting(item.badge)}>
                {(n) => (
                  <span class="nav-count">
                    <span aria-hidden="true">{host.words.number(Math.min(n(), 99)) + (n() > 99 ? "+" : "")}</span>
                    <span class="unseen">{host.words.t("waitingForYou", { n: n() })}</span>
                  </span>
                )}
              </Show>
            </a>
          </li>
        )}
      </For>
    </ul>
  );
};

/** A disclosure that works without scripts; with them it closes on Escape and when one clicks elsewhere. */
const PersonMenu = (props: Pick<AppProps, "preferences">) => {
  const host = useHost();
  const { t, label } = host.words;
  let menu!: HTMLDetailsElement;
  onMount(() => {
    const outside = (event: Event) => {
      if (menu.open && !menu.contains(event.target as Node)) menu.open = false;
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("keydown", onEscape);
    onCleanup(() => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("keydown", onEscape);
    });
  });
  const initials = () =>
    (host.boot.viewer?.name || host.boot.viewer?.email || "")
      .split(/\s+/)
      .map((part) => [...part][0] ?? "")
      .slice(0, 2)
      .join("");
  return (
    <div class="person">
      <Show when={!host.boot.viewer && host.boot.page.kind !== "signIn"}>
        <a class="button" href="/sign-in">
          {t("signIn")}
        </a>
      </Show>
      <details class="menu" ref={menu}>
        <summary class="button quiet">
          <Show when={host.boot.viewer} fallback={<Icon name="settings" />}>
            <span class="avatar">{initials()}</span>
          </Show>
          <span class="unseen">{t(host.boot.viewer ? "yourMenu" : "preferences")}</span>
        </summary>
        <div class="menu-box">
          <Show when={host.boot.viewer}>
            {(viewer) => (
              <>
                <p class="menu-name">
                  <bdi>{viewer().name}</bdi>
                  <span class="fine">
                    {viewer()
                      .roles.map((role) => label(role.label))
                      .join(" · ") || t("member")}
                  </span>
                </p>
                <a href="/account" class="menu-link">
                  <Icon name="user" />
                  {t("account")}
                </a>
              </>
            )}
          </Show>
          <Drawn part={props.preferences} />
          <Show when={host.boot.viewer}>
            <SignOut />
          </Show>
        </div>
      </details>
    </div>
  );
};

/** What the server draws, and browsers leave as it is. */
const Drawn = (props: { part: Component | undefined }) => {
  const Part = props.part;
  return Part ? (
    <NoHydration>
      <Part />
    </NoHydration>
  ) : undefined;
};
