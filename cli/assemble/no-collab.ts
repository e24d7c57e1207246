import type { CreateDocument, Drafts } from "../../schema/drafts.ts";
import { Refusal } from "../../subgraphs/errors.ts";

const elsewhere = async (): Promise<never> => {
  throw new Refusal("UNAVAILABLE", {
    en: "Live drafts are kept by a collaboration node, and none is connected here. Start `webnova start` (role all) on the same DATABASE_URL and WEBNOVA_SERVICE_KEY and work on drafts there; versions, releases and everything else go on.",
    ar: "تُحفظ المسودات الحية في عقدة التعاون، ولا عقدة متصلة هنا. شغّل webnova start (الدور all) على DATABASE_URL وWEBNOVA_SERVICE_KEY نفسيهما واعمل على المسودات هناك؛ وتستمر الإصدارات والنشر وما سواها.",
  });
};

/** The drafts of a process without a collaboration node: every question is refused, saying what to start. */
export const noCollab: { readonly drafts: Drafts; readonly createDocument: CreateDocument } = {
  drafts: {
    apply: elsewhere,
    finish: elsewhere,
    revert: elsewhere,
    read: elsewhere,
    at: elsewhere,
    history: elsewhere,
    fork: elsewhere,
    freeze: elsewhere,
    thaw: elsewhere,
    remove: elsewhere,
  },
  createDocument: elsewhere,
};
