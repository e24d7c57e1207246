/** What runs: the parts of each environment's version that the lints of this program refuse, and that are closed because of it. */
import { createHash } from "node:crypto";
import type pg from "pg";
import { asAdmin } from "../../db/connect.ts";
import { runningEmbedded } from "../../db/embedded.ts";
import { DatabaseError } from "../../db/errors.ts";
import { schemaState } from "../../db/migrate.ts";
import { readCanonical } from "../../schema/blueprint/canonical.ts";
import type { Sha256 } from "../../schema/ids.ts";
import { CompileError, compileReleased, compilerNumber } from "../../schema/model/compile.ts";
import type { Model } from "../../schema/model/model.ts";
import { type RefusedPart, refusedParts, unreadParts } from "../../schema/model/refused-parts.ts";
import type { Settings } from "../env.ts";
import { type Finding, finding } from "./finding.ts";

interface EnvironmentRow {
  readonly platform: string;
  readonly name: "preview" | "staging" | "production";
  readonly number: number;
  readonly hash: Sha256;
  /** Null where no program with this compiler has served it yet; `content` is its version then. */
  readonly model: Model | null;
  readonly content: string | null;
}

/** One finding per environment with something closed, or one that nothing is; none where the database does not answer. */
export const running = async ({ databaseUrl, home }: Settings): Promise<readonly Finding[]> => {
  const url = databaseUrl ?? runningEmbedded(home);
  if (url === null) return [];
  try {
    const rows = await asAdmin(url, environments);
    const found = (rows ?? []).flatMap(closedIn);
    if (rows === null || found.length > 0) return found;
    return [finding("running", "ok", "Nothing of what runs is closed.", "لا شيء مغلق فيما يعمل.")];
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return [];
  }
};

const environments = async (admin: pg.Client): Promise<readonly EnvironmentRow[] | null> => {
  const state = await schemaState(admin);
  if (state === null || state.newer || state.missing.length > 0) return null;
  return (await admin.query<EnvironmentRow>(active, [compilerNumber])).rows;
};

const active = `
  select p.key as platform, e.name, v.number, v.hash, m.model, case when m.hash is null then v.content end as content
  from runtime.environment e
  join runtime.platform p on p.id = e.platform_id and p.status = 'active'
  join runtime.release r on r.id = e.active_release_id
  join blueprint.version v on v.id = r.version_id and v.organization_id = e.organization_id
  left join runtime.model m on m.organization_id = e.organization_id and m.hash = r.hash and m.compiler = $1
  order by p.key, e.id`;

const closedIn = (row: EnvironmentRow): readonly Finding[] => {
  const parts = partsOf(row);
  if (parts.length === 0) return [];
  const { platform, name, number } = row;
  return [
    {
      ...finding(
        "running",
        "warning",
        `${platform}, ${name}: this WebNova refuses parts of version ${number}, and what it cannot work out is closed. Mend them in the draft and release a new version.`,
        `${platform}، ${places[name]}: يرفض هذا الإصدار من WebNova أجزاء من الإصدار ${number}، وما لا يستطيع حسابه مغلق. أصلحها في المسودة ثم أطلق إصدارًا جديدًا.`,
      ),
      details: parts.map(({ code, place, text, closes }) => ({
        code,
        sentence: {
          en: `${place ? `${place.en}: ` : ""}${text.en} ${closes.en}`,
          ar: `${place ? `${place.ar}: ` : ""}${text.ar} ${closes.ar}`,
        },
      })),
    },
  ];
};

const partsOf = ({ model, content, hash }: EnvironmentRow): readonly RefusedPart[] => {
  if (model) return refusedParts(model);
  // A damaged version is a matter of the blueprint's history, which says so itself.
  const document = content === null ? null : readCanonical(content, hash, sha256);
  if (!document) return [];
  try {
    return refusedParts(compileReleased(document, sha256));
  } catch (error) {
    if (error instanceof CompileError) return unreadParts(error.problems);
    throw error;
  }
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const places: Record<EnvironmentRow["name"], string> = { preview: "المعاينة", staging: "التجهيز", production: "الإنتاج" };
