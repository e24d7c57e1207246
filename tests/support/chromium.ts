import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Without windows first: it draws the same pages, and does not draw a browser around each. */
const shells = ["/usr/bin/chromium-headless-shell"];
const browsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const found = (places: readonly (string | undefined)[]): string | undefined => places.find((place) => place && existsSync(place));

/** Returns the path of a Chromium; on Debian, as root, it installs one where there is none. Throws with what to install elsewhere. */
export const findOrInstallChromium = (): string => {
  const find = () => found([process.env.WEBNOVA_CHROMIUM, ...shells, ...browsers]);
  const path = find() ?? (installShell() ? find() : undefined);
  if (path) return path;
  throw new Error(
    "The browser tests need Chromium. Install it (Debian: apt-get install chromium-headless-shell) or set WEBNOVA_CHROMIUM to its path.",
  );
};

/** The same, and where it may it installs the one without windows beside another: with it the browser tests take half as long. */
export const findOrInstallShell = (): string => {
  if (!found([process.env.WEBNOVA_CHROMIUM, ...shells])) installShell();
  return findOrInstallChromium();
};

const installShell = (): boolean => {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  console.log("No Chromium without windows found: installing Debian's package chromium-headless-shell …");
  const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  spawnSync("apt-get", ["update", "-q"], options);
  const packages = ["chromium-headless-shell", "fonts-noto-core"];
  return spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], options).status === 0;
};

/** Flags for a headless Chromium that may run as root and never talks to anybody but the page under test. */
export const chromiumFlags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
