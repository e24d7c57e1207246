import type { Command } from "../command.ts";
import { describe } from "./describe.ts";
import { doctor } from "./doctor.ts";
import { migrate } from "./migrate.ts";
import { ownerLink } from "./owner-link.ts";
import { platforms } from "./platforms.ts";
import { start } from "./start.ts";
import { token } from "./token.ts";

export const commands: readonly Command[] = [start, describe, platforms, token, ownerLink, migrate, doctor];
