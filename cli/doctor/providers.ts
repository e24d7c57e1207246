/** Outside services, each as: configured and working, configured and failing, or not configured and what to set. */
import { createMailer } from "../../subgraphs/mailer.ts";
import type { Settings } from "../env.ts";
import { type Finding, finding } from "./finding.ts";

const notConfigured = finding(
  "claude",
  "optional",
  "Not configured: the offline planner answers. Set ANTHROPIC_API_KEY, or add organization/anthropic-api-key to the vault.",
  "غير مهيأ: يجيب المخطِّط دون اتصال. اضبط ANTHROPIC_API_KEY أو أضف organization/anthropic-api-key إلى الخزنة.",
);

/** Asks the service for its list of models, which costs nothing and needs the key. */
export const claude = async ({ anthropic: { apiKey, url } }: Settings): Promise<Finding> => {
  if (!apiKey) return notConfigured;
  const address = new URL("/v1/models?limit=1", url ?? "https://api.anthropic.com");
  const failing = (en: string, ar: string) =>
    finding("claude", "warning", `Configured, failing: ${address.host} ${en}`, `مهيأ ولا يعمل: ${address.host} ${ar}`);
  try {
    const { status } = await fetch(address, {
      headers: { "x-api-key": apiKey, "anthropic-version": "2023-06-01" },
      signal: AbortSignal.timeout(5_000),
    });
    if (status === 401 || status === 403)
      return failing("refuses the key. Set ANTHROPIC_API_KEY to a valid one.", "يرفض المفتاح. اضبط ANTHROPIC_API_KEY على مفتاح صالح.");
    if (status >= 400)
      return failing(
        `answers with ${status}. Descriptions wait or fail until it recovers.`,
        `يجيب بالرمز ${status}. ستنتظر الأوصاف أو تفشل حتى يتعافى.`,
      );
    return finding("claude", "ok", "Configured, working: Claude plans descriptions.", "مهيأ ويعمل: يتولى Claude تخطيط الأوصاف.");
  } catch {
    return failing(
      "does not answer. Check the network, or unset ANTHROPIC_API_KEY to plan offline.",
      "لا يجيب. تحقق من الشبكة أو أزل ANTHROPIC_API_KEY للتخطيط دون اتصال.",
    );
  }
};

/** Writes, reads and removes a few bytes where files lie. */
export const files = async ({ files: kept }: Settings): Promise<Finding> => {
  const { openFileStore } = await import("../assemble/runtime.ts");
  const store = openFileStore(kept);
  const bucket = kept.kind === "s3";
  try {
    await store.check();
    return finding(
      "files",
      "ok",
      `Files of platforms lie in ${store.where}; it answers.`,
      `ملفات المنصات محفوظة في ${store.where} وهو يجيب.`,
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return finding(
      "files",
      "warning",
      `Files cannot be kept: ${why}. Check ${bucket ? "WEBNOVA_FILES and the variables beside it" : `the folder ${store.where}`}.`,
      `لا يمكن حفظ الملفات: ${why}. تحقق من ${bucket ? "WEBNOVA_FILES والمتغيرات المرافقة له" : `المجلد ${store.where}`}.`,
    );
  }
};

/** Connects and signs in to the mail server, as sending would; nothing is sent. */
export const mail = async ({ mail: settings }: Settings): Promise<Finding> => {
  if (!settings)
    return finding(
      "mail",
      "optional",
      "Not configured: mail to the people of platforms is kept there for administrators to hand over. Set WEBNOVA_SMTP_URL.",
      "غير مهيأ: يُحفظ البريد إلى مستخدمي المنصات فيها ليسلّمه مديروها. اضبط WEBNOVA_SMTP_URL.",
    );
  const { host } = new URL(settings.url);
  const mailer = createMailer({ url: settings.url, from: settings.from ?? "no-reply@localhost" });
  try {
    await mailer.verify();
    return finding("mail", "ok", `Configured, working: ${host} takes mail.`, `مهيأ ويعمل: يقبل ${host} البريد.`);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return finding(
      "mail",
      "warning",
      `Configured, failing: ${host} does not take mail (${said}). Check WEBNOVA_SMTP_URL; until then mail waits in the platforms.`,
      `مهيأ ولا يعمل: لا يقبل ${host} البريد (${said}). تحقق من WEBNOVA_SMTP_URL؛ وحتى ذلك الحين ينتظر البريد في المنصات.`,
    );
  } finally {
    mailer.close();
  }
};
