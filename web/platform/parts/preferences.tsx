/** Language, appearance and digits. Ordinary links, so they work without scripts; the appearance changes in place with them. */
import { For } from "solid-js";
import type { Digits, ThemeChoice } from "../../../schema/model/render.ts";
import { useHost } from "../host.tsx";

export const Preferences = () => {
  const host = useHost();
  const { t } = host.words;
  const link = (name: string, value: string) =>
    `/_preferences?${new URLSearchParams({ [name]: value, back: host.boot.path + host.boot.search })}`;
  const themes = [
    ["light", t("themeLight")],
    ["dark", t("themeDark")],
    ["system", t("themeSystem")],
  ] as const satisfies readonly (readonly [ThemeChoice, string])[];
  const digits = [
    ["latn", "123"],
    ["arab", "١٢٣"],
  ] as const satisfies readonly (readonly [Digits, string])[];
  const choices = [
    {
      name: "locale",
      title: t("language"),
      now: () => host.boot.locale,
      of: [
        ["en", "English", "en"],
        ["ar", "العربية", "ar"],
      ],
    },
    { name: "theme", title: t("theme"), now: () => host.boot.theme, of: themes },
    { name: "digits", title: t("digits"), now: () => host.boot.digits, of: digits },
  ] as const satisfies readonly Choice[];
  return (
    <div class="preferences">
      <For each={choices as readonly Choice[]}>
        {({ name, title, now, of }) => (
          <>
            <p id={`pref-${name}`}>{title}</p>
            {/* biome-ignore lint/a11y/useSemanticElements: links, not a fieldset's fields */}
            <div class="segments" role="group" aria-labelledby={`pref-${name}`}>
              <For each={of}>
                {([value, words, lang]) => (
                  <a
                    href={link(name, value)}
                    rel="nofollow external"
                    lang={lang}
                    hreflang={lang}
                    data-theme-choice={name === "theme" ? value : undefined}
                    aria-current={now() === value ? "true" : undefined}
                  >
                    {words}
                  </a>
                )}
              </For>
            </div>
          </>
        )}
      </For>
    </div>
  );
};

interface Choice {
  readonly name: string;
  readonly title: string;
  readonly now: () => string;
  /** Values, what they are called, and the language of that when it is another than the page's. */
  readonly of: readonly (readonly [value: string, words: string, lang?: string])[];
}
