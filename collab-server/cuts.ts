/** Looking at drafts as they were: cuts and single moments. Reads only; it answers from an open room where one stands there. */
import { cellsToDraft } from "../schema/blueprint/cells.ts";
import type { DraftCut, Drafts, Seq } from "../schema/drafts.ts";
import type { DocumentId, OrganizationId } from "../schema/ids.ts";
import { portError as fail } from "./refusals.ts";
import type { Rooms } from "./rooms.ts";
import { cellsOf, docOf } from "./shadow/shadow.ts";
import type { CollabStore } from "./store/store.ts";

export interface CutsDeps {
  readonly store: CollabStore;
  readonly rooms: Rooms;
  readonly wait: (ms: number) => Promise<void>;
}

/** How long `atLeast` waits for edits that are on their way. */
const waitForSeqMs = 5_000;

export const cuts = ({ store, rooms, wait }: CutsDeps): Pick<Drafts, "read" | "at" | "heads"> => {
  const contentAt = async (organization: OrganizationId, document: DocumentId, seq: Seq) => {
    const room = rooms.known(document);
    if (room && room.document.organization === organization && room.head() === seq) {
      const read = await room.shadow.read(seq);
      if (read.seq === seq) return { draft: read.draft, epoch: room.document.epoch };
    }
    const loaded = await store.loadAt(organization, document, seq);
    if (!loaded) throw fail("COLLAB_HISTORY_GONE");
    const doc = await docOf(loaded);
    const draft = cellsToDraft(cellsOf(doc));
    doc.destroy();
    return { draft, epoch: loaded.document.epoch };
  };

  const read: Drafts["read"] = async (branch, when): Promise<DraftCut> => {
    const place = await store.locate(branch);
    if (!place) throw fail("COLLAB_UNKNOWN_DOCUMENT");
    const { organization, document } = place;
    const cut = async (seq: Seq): Promise<DraftCut> => {
      const { draft, epoch } = await contentAt(organization, document, seq);
      return { documents: [{ document, epoch, seq, content: draft }] };
    };
    if ("exactly" in when) {
      const seq = when.exactly[document];
      if (seq === undefined || !Number.isSafeInteger(seq) || seq < 0) throw fail("COLLAB_HISTORY_GONE");
      return cut(seq);
    }
    const wanted = when.atLeast[document] ?? 0;
    const until = performance.now() + waitForSeqMs;
    for (;;) {
      const [now] = await store.heads([{ organization, document }]);
      if (!now || now.status === "deleted") throw fail("COLLAB_UNKNOWN_DOCUMENT");
      if (now.head >= wanted) return cut(now.head);
      if (performance.now() > until) throw fail("COLLAB_HISTORY_GONE");
      await wait(50);
    }
  };

  return {
    read,
    heads: async (branches) => {
      const places = await Promise.all(branches.map((branch) => store.locate(branch)));
      const heads = await store.heads(places.flatMap((place) => (place ? [place] : [])));
      const byDocument = new Map(heads.map(({ document, head, status }) => [document, status === "deleted" ? null : head]));
      return places.map((place) => (place ? (byDocument.get(place.document) ?? null) : null));
    },
    at: async (branch, when) => {
      const place = await store.locate(branch);
      if (!place) throw fail("COLLAB_UNKNOWN_DOCUMENT");
      const { organization, document } = place;
      const seq = "seq" in when ? when.seq : await store.seqAt(organization, document, when.at);
      if (!Number.isSafeInteger(seq) || seq < 0) throw fail("COLLAB_HISTORY_GONE");
      const { draft } = await contentAt(organization, document, seq);
      return { document, seq, at: await store.storedAt(organization, document, seq), draft };
    },
  };
};
