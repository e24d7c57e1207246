import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Render } from "../../schema/model/render.ts";
import type { Sealing } from "../../schema/sealing.ts";
import { createMailer, type MailSettings } from "../../subgraphs/mailer.ts";
import {
  createFolderStore,
  createRuntime,
  createS3Store,
  type FileStore,
  type RuntimeParts,
  type RuntimePlane,
} from "../../subgraphs/runtime/index.ts";
import type { FileSettings, Settings } from "../env.ts";
import type { Process } from "./process.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Whoever holds the data folder: a second start on it is refused, so what was known by this name has ended, also by kill -9. */
const holderOfTheFolder = "00000000-0000-7000-8000-000000000001";

/** Platforms, environments and releases, and the door to what they serve. */
export const assembleRuntime = async (
  { clock, publicUrl, log, closers, settings }: Process,
  parts: Omit<RuntimeParts, "clock" | "publicUrl" | "assets" | "files" | "mailer" | "node" | "onUnexpected" | "backups"> & {
    readonly sealing: Sealing | null;
  },
): Promise<RuntimePlane> => {
  const { sealing, ...rest } = parts;
  const sending = mailSettings(settings, publicUrl);
  const mailer = sending && createMailer(sending);
  if (mailer) closers.push(async () => mailer.close());
  const runtime = await createRuntime({
    ...rest,
    mailer,
    clock,
    publicUrl,
    assets: join(root, "dist/platform/client/assets"),
    files: { store: openFileStore(settings.files), quota: settings.files.quota },
    backups: { folder: join(settings.home, "backups"), sealing },
    ...(settings.databaseUrl ? {} : { node: holderOfTheFolder }),
    onUnexpected: log,
  });
  closers.push(() => runtime.close());
  return runtime;
};

/** Where the content of files lies, as the settings say. */
export const openFileStore = (files: FileSettings): FileStore =>
  files.kind === "s3" ? createS3Store(files) : createFolderStore(files.folder);

/** How mail leaves; null: no server is named. Without a sender of its own the installation writes as no-reply of its host. */
const mailSettings = ({ mail }: Settings, publicUrl: string): MailSettings | null =>
  mail && { url: mail.url, from: mail.from ?? `no-reply@${new URL(publicUrl).hostname}` };

/** The server half of the renderer, as the build left it. */
export const loadRenderer = async (): Promise<Render> => {
  const entry = join(root, "dist/platform/server/entry-server.js");
  if (!existsSync(entry)) throw new Error(`${entry} is missing after the build`);
  return ((await import(pathToFileURL(entry).href)) as { render: Render }).render;
};

/** For a process that answers no platform's host: whoever asks it for a page found a mistake of ours. */
export const pagesElsewhere: Render = () => {
  throw new Error("Pages are rendered by the process that answers for the platforms' hosts.");
};
