import Languages from "lucide-solid/icons/languages";
import Moon from "lucide-solid/icons/moon";
import Sun from "lucide-solid/icons/sun";
import { type JSX, Show } from "solid-js";
import { locale, setLocale, textOf } from "../../../ui/locale.ts";
import { Brand } from "../../../ui/parts/Bits.tsx";
import { Button, IconButton } from "../../../ui/parts/Button.tsx";
import { isDark, setTheme } from "../../../ui/theme.ts";
import { PlainHttpBar } from "../../shell/PlainHttpBar.tsx";
import { shellStrings } from "../../shell/shell.strings.ts";
import { accountStrings } from "./account.strings.ts";

const t = textOf(accountStrings);
const s = textOf(shellStrings);

/** The page before a session: the product's name, one card, language and theme. */
export const AccountFrame = (props: { title: string; text?: string | undefined; children: JSX.Element }) => (
  <div class="flex min-h-dvh flex-col bg-bg">
    <PlainHttpBar />
    <header class="flex items-center gap-2 px-4 py-3 sm:px-8">
      <span class="flex-1">
        <Brand />
      </span>
      <Button size="small" tone="quiet" title={s("languageLabel")} onClick={() => setLocale(locale() === "ar" ? "en" : "ar")}>
        <Languages class="size-4" aria-hidden="true" />
        <span lang={locale() === "ar" ? "en" : "ar"}>{s("language")}</span>
      </Button>
      <IconButton label={t("switchTheme")} onClick={() => setTheme(isDark() ? "light" : "dark")}>
        <Show when={isDark()} fallback={<Moon class="size-4" aria-hidden="true" />}>
          <Sun class="size-4" aria-hidden="true" />
        </Show>
      </IconButton>
    </header>
    <main class="flex flex-1 flex-col items-center justify-center px-4 pt-4 pb-16">
      <div class="wn-appear w-full max-w-md rounded-lg border border-line bg-surface p-6 shadow-layer sm:p-8">
        <h1 class="text-xl font-semibold tracking-tight text-balance">{props.title}</h1>
        <Show when={props.text}>
          <p class="mt-1.5 text-ink-2 text-pretty">{props.text}</p>
        </Show>
        <div class="mt-6">{props.children}</div>
      </div>
      <p class="mt-5 text-sm text-ink-3">{t("tagline")}</p>
    </main>
  </div>
);
