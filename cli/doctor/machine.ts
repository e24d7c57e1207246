/** The machine: Node.js, memory, disk, clock, the tools tests and code steps use. */
import { spawnSync } from "node:child_process";
import { existsSync, statfsSync, statSync } from "node:fs";
import { freemem, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import type { Settings } from "../env.ts";
import { type Finding, finding } from "./finding.ts";

export const node = (version: string = process.versions.node): Finding =>
  Number(version.split(".")[0]) >= 24
    ? finding("node", "ok", `Node.js ${version}.`, `Node.js ${version}.`)
    : finding(
        "node",
        "broken",
        `Node.js ${version} is too old; npm ci brings version 24 and "npm start" uses it.`,
        `‏Node.js ${version} قديم؛ الأمر npm ci يجلب الإصدار 24 وnpm start يستخدمه.`,
      );

const gib = (bytes: number): string => (bytes / 2 ** 30).toFixed(1);

export const memory = (total: number = totalmem(), free: number = freemem()): Finding =>
  total < 2 ** 30
    ? finding(
        "memory",
        "warning",
        `${gib(total)} GiB in all; 1 GiB is the least that is comfortable.`,
        `${gib(total)} غيغابايت إجمالًا؛ الحد المريح 1 غيغابايت.`,
      )
    : finding("memory", "ok", `${gib(free)} of ${gib(total)} GiB free.`, `المتاح ${gib(free)} من ${gib(total)} غيغابايت.`);

export const disk = ({ home }: Settings): Finding => {
  const { bavail, bsize } = statfsSync(existsSync(home) ? home : ".");
  const free = bavail * bsize;
  return free < 2 ** 30
    ? finding("disk", "warning", `Only ${gib(free)} GiB of disk are free.`, `المتاح من القرص ${gib(free)} غيغابايت فقط.`)
    : finding("disk", "ok", `${gib(free)} GiB of disk are free.`, `المتاح من القرص ${gib(free)} غيغابايت.`);
};

/** A clock that stands before the day these files were written makes every signature and session wrong. */
export const clock = (now: number = Date.now()): Finding => {
  const written = statSync(fileURLToPath(import.meta.url)).mtimeMs;
  return now + 86_400_000 < written
    ? finding(
        "clock",
        "warning",
        `The clock says ${new Date(now).toISOString()}, which is before this program was installed. Set it: sessions and signatures depend on it.`,
        `تشير الساعة إلى ${new Date(now).toISOString()} وهو قبل تثبيت البرنامج. اضبطها: الجلسات والتواقيع تعتمد عليها.`,
      )
    : finding("clock", "ok", `The clock says ${new Date(now).toISOString()}.`, `تشير الساعة إلى ${new Date(now).toISOString()}.`);
};

/** How well foreign code could be shut in here. This version runs none, so nothing depends on it yet. */
export const sandbox = (program = "bwrap"): Finding => {
  const { status, error } = spawnSync(program, ["--ro-bind", "/", "/", "--unshare-all", "true"], { timeout: 3_000 });
  if (status === 0)
    return finding(
      "sandbox",
      "ok",
      "bubblewrap works; this version runs no foreign code yet.",
      "يعمل bubblewrap؛ ولا يشغّل هذا الإصدار شيفرة خارجية بعد.",
    );
  const missing = (error as NodeJS.ErrnoException | undefined)?.code === "ENOENT";
  return finding(
    "sandbox",
    "optional",
    `${missing ? "bubblewrap is not installed" : "bubblewrap is installed and cannot isolate here"}: level none. Nothing in this version needs it; code steps of workflows will.`,
    `${missing ? "لم يُثبَّت bubblewrap" : "ثُبِّت bubblewrap ولا يستطيع العزل هنا"}: لا مستوى عزل. لا يحتاجه شيء في هذا الإصدار؛ وستحتاجه خطوات الشيفرة في مسارات العمل.`,
  );
};

export const chromium = (): Finding => {
  const places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = [process.env.WEBNOVA_CHROMIUM, ...places].find((path) => path && existsSync(path));
  return found
    ? finding("chromium", "ok", `Browser tests use ${found}.`, `تستخدم اختبارات المتصفح ${found}.`)
    : finding(
        "chromium",
        "optional",
        "No Chromium: only the browser tests need one; npm test installs it on Debian.",
        "لا يوجد Chromium: تحتاجه اختبارات المتصفح فقط، وnpm test يثبته على Debian.",
      );
};
