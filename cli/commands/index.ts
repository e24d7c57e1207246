import type { Command } from "../command.ts";
import { audit } from "./audit.ts";
import { backup } from "./backup.ts";
import { describe } from "./describe.ts";
import { doctor } from "./doctor.ts";
import { events } from "./events.ts";
import { exportFile } from "./export.ts";
import { importFile } from "./import.ts";
import { kill } from "./kill.ts";
import { migrate } from "./migrate.ts";
import { openapi } from "./openapi.ts";
import { ownerLink } from "./owner-link.ts";
import { platforms } from "./platforms.ts";
import { restore } from "./restore.ts";
import { check, compose } from "./source-tools.ts";
import { start } from "./start.ts";
import { templates } from "./templates.ts";
import { token } from "./token.ts";
import { version } from "./version.ts";

export const commands: readonly Command[] = [
  start,
  describe,
  templates,
  importFile,
  exportFile,
  platforms,
  token,
  ownerLink,
  doctor,
  migrate,
  backup,
  restore,
  kill,
  events,
  audit,
  openapi,
  compose,
  check,
  version,
];
