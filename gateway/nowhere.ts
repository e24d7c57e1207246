/** The answer for what is not there: a small page in both languages for people, JSON for programs. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Locale, Sentence } from "../schema/ids.ts";
import { pageHeaders } from "./browser-safety.ts";

const here: Sentence = { en: "There is nothing at this address.", ar: "لا يوجد شيء على هذا العنوان." };
const host: Sentence = {
  en: "No platform lives at this address. Check the name, or open it from the studio.",
  ar: "لا توجد منصة على هذا العنوان. تحقق من الاسم أو افتحها من الاستوديو.",
};

/** Answers 404; `unknownHost` when nobody lives under this name at all. */
export const nowhere = (request: IncomingMessage, response: ServerResponse, locale: Locale, unknownHost = false): void => {
  const sentence = unknownHost ? host : here;
  if (!/\btext\/html\b/.test(request.headers.accept ?? "")) {
    response.writeHead(404, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
    response.end(JSON.stringify({ errors: [{ message: sentence[locale], extensions: { code: "NOT_FOUND" } }] }));
    return;
  }
  const other = locale === "ar" ? "en" : "ar";
  const line = (language: Locale) => `<p lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">${sentence[language]}</p>`;
  response.writeHead(404, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    ...pageHeaders,
  });
  response.end(
    `<!doctype html><html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>404</title><h1>404</h1>${line(locale)}${line(other)}</html>`,
  );
};
