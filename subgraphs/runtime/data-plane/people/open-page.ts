/**
 * Where a ticket of the studio leads: a page that sends it back to the platform's own origin for a session and goes on inside. The ticket
 * stays behind the "#": no server and no log sees it in an address.
 */
import type { Locale } from "../../../../schema/ids.ts";

export const openPath = "/auth/open";

const words = {
  opening: { en: "Signing you in …", ar: "جارٍ تسجيل دخولك…" },
  missing: {
    en: "This address is opened from the studio, with its button Open.",
    ar: "يُفتح هذا العنوان من الاستوديو بزر «فتح».",
  },
  failed: { en: "You could not be signed in. Try again from the studio.", ar: "تعذّر تسجيل دخولك. حاول مرة أخرى من الاستوديو." },
  script: { en: "This page needs JavaScript.", ar: "تحتاج هذه الصفحة إلى جافاسكربت." },
  signIn: { en: "Sign in", ar: "تسجيل الدخول" },
} as const;

export const openPage = (locale: Locale, nonce: string): { readonly html: string; readonly headers: Readonly<Record<string, string>> } => ({
  headers: {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": `default-src 'none'; script-src 'nonce-${nonce}'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  },
  html: `<!doctype html><html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${words.opening[locale]}</title>
<p id="said" role="status">${words.opening[locale]}</p><noscript><p>${words.script[locale]}</p></noscript><p><a id="sign-in" href="/sign-in" hidden>${words.signIn[locale]}</a></p>
<script nonce="${nonce}">
const token = location.hash.slice(1);
history.replaceState(null, "", location.pathname);
const say = (sentence) => {
  document.getElementById("said").textContent = sentence;
  document.getElementById("sign-in").hidden = false;
};
const open = async () => {
  const answer = await fetch(token.startsWith("wnv_") ? "/auth/preview" : "/auth/claim", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ token }) });
  if (answer.ok) location.replace("/");
  else say((await answer.json()).error.message);
};
if (token) open().catch(() => say(${JSON.stringify(words.failed[locale])}));
else say(${JSON.stringify(words.missing[locale])});
</script></html>`,
});
