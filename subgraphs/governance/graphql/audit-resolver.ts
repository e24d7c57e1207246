import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Sentence } from "../../../schema/ids.ts";
import type { SubgraphContext } from "../../serve.ts";
import { PageArgs, pageOf, readPage } from "../../shared-types.ts";
import type { GovernanceDeps } from "../application/ports.ts";
import { readAuditHealth, readEntries, verifyAudit } from "../application/read-audit.ts";
import type { ChainBreak } from "../domain/audit-chain.ts";
import { presentEntry } from "./present.ts";
import { AuditEntryPage, AuditHealthType, AuditVerdictType } from "./types.ts";

type Context = SubgraphContext<GovernanceDeps>;

/** Longer than this, waiting to be sealed is an alarm. */
const lateAfter = 10_000;

@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryPage, { description: "The audit log, newest first: everybody's entries if you may read them, else your own." })
  async auditEntries(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<AuditEntryPage> {
    const { limit, after } = readPage(page);
    const rows = await readEntries(context.deps, context.viewer, { limit, after });
    return pageOf(rows, limit, (row) => [...row.position], presentEntry);
  }

  @Query(() => AuditHealthType, { description: "How far the audit log is sealed, and what it cannot show." })
  async auditHealth(@Ctx() context: Context): Promise<AuditHealthType> {
    const { entries, sealed, unsealedSince } = await readAuditHealth(context.deps, context.viewer);
    const late = unsealedSince !== null && context.deps.clock.now().getTime() - unsealedSince.getTime() > lateAfter;
    const state: Sentence = late ? { en: "Sealing is late.", ar: "ختم السجل متأخر." } : { en: "Sealing keeps up.", ar: "ختم السجل مواكب." };
    const witness: Sentence = {
      en: "No witness outside the database is configured: a database administrator who rewrote the whole chain would not be noticed.",
      ar: "لا شاهد مضبوط خارج قاعدة البيانات: لن يُكتشف مدير قاعدة بيانات أعاد كتابة السلسلة كلها.",
    };
    return { entries, sealed, unsealedSince, late, sentence: { en: `${state.en} ${witness.en}`, ar: `${state.ar} ${witness.ar}` } };
  }

  @Query(() => AuditVerdictType, { description: "Checks every sealed entry of your organization against its chain." })
  async verifyAudit(@Ctx() context: Context): Promise<AuditVerdictType> {
    const { checked, unsealed, broken } = await verifyAudit(context.deps, context.viewer);
    return {
      intact: broken === null,
      checked,
      unsealed,
      firstBad: broken?.seq ?? null,
      entryId: broken?.entryId ?? null,
      what: broken?.what ?? null,
      sentence: broken
        ? { en: `Entry ${broken.seq}: ${words[broken.what].en}`, ar: `القيد ${broken.seq}: ${words[broken.what].ar}` }
        : { en: `All ${checked} sealed entries are as they were sealed.`, ar: `كل القيود المختومة (${checked}) كما خُتمت.` },
    };
  }
}

const words: Readonly<Record<ChainBreak["what"], Sentence>> = {
  changed: { en: "it was changed after it was sealed.", ar: "تغيّر بعد ختمه." },
  missing: { en: "it is missing.", ar: "مفقود." },
  "out-of-order": { en: "it does not follow the entry before it.", ar: "لا يتبع القيد الذي قبله." },
  inserted: { en: "an entry was put before it later.", ar: "أُدرج قيد قبله لاحقًا." },
  cut: { en: "the log once went on from here.", ar: "كان السجل يمتد بعد هذا الموضع." },
};
