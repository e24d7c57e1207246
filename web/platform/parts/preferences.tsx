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
  return (
    <div class="preferences">
      <p id="pref-language">{t("language")}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: links, not a fieldset's fields */}
      <div class="segments" role="group" aria-labelledby="pref-language">
        <a
          href={link("locale", "en")}
          rel="nofollow external"
          lang="en"
          hreflang="en"
          aria-current={host.boot.locale === "en" ? "true" : undefined}
        >
          English
        </a>
        <a
          href={link("locale", "ar")}
          rel="nofollow external"
          lang="ar"
          hreflang="ar"
          aria-current={host.boot.locale === "ar" ? "true" : undefined}
        >
          العربية
        </a>
      </div>
      <p id="pref-theme">{t("theme")}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: links, not a fieldset's fields */}
      <div class="segments" role="group" aria-labelledby="pref-theme">
        <For each={themes}>
          {([value, words]) => (
            <a
              href={link("theme", value)}
              rel="nofollow external"
              data-theme-choice={value}
              aria-current={host.boot.theme === value ? "true" : undefined}
            >
              {words}
            </a>
          )}
        </For>
      </div>
      <p id="pref-digits">{t("digits")}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: links, not a fieldset's fields */}
      <div class="segments" role="group" aria-labelledby="pref-digits">
        <For each={digits}>
          {([value, words]) => (
            <a href={link("digits", value)} rel="nofollow external" aria-current={host.boot.digits === value ? "true" : undefined}>
              {words}
            </a>
          )}
        </For>
      </div>
    </div>
  );
};
