/** Looking at drafts as they were: cuts, single moments, history. Reads only; it answers from an open room where one stands there. */
import { cellsToDraft } from "../schema/blueprint/cells.ts";
import type { DraftCut, Drafts, Edits, Seq } from "../schema/drafts.ts";
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
/** Edits of one person with a longer pause between them are two entries of history. */
const pauseMs = 120_000;

export const cuts = ({ store, rooms, wait }: CutsDeps): Pick<Drafts, "read" | "at" | "history"> => {
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

  const history: Drafts["history"] = async (document, page): Promise<Edits> => {
    const place = await store.locate(document);
    if (!place) throw fail("COLLAB_UNKNOWN_DOCUMENT");
    const limit = Math.min(Math.max(page.first, 1), 100) * 20;
    const rows = await store.newest(place.organization, place.document, page.before ?? Number.MAX_SAFE_INTEGER, limit);
    const people = new Map((await store.clients(place.organization, place.document)).map((binding) => [binding.client, binding]));
    const edits: Edits["edits"][number][] = [];
    for (const row of rows)
      for (let i = row.parts.length - 1; i >= 0; i--) {
        const who = people.get(row.parts[i]!.client);
        const seq = row.seq - (row.parts.length - 1 - i);
        const at = row.at.toISOString();
        const open = edits.at(-1);
        const same =
          open &&
          open.user === (who?.user ?? null) &&
          open.group === (who?.group ?? null) &&
          Date.parse(open.at) - row.at.getTime() <= pauseMs;
        if (same) edits[edits.length - 1] = { ...open, from: seq, at, updates: open.updates + 1 };
        else if (edits.length === page.first) return { edits, next: seq };
        else
          edits.push({
            user: who?.user ?? null,
            participant: who?.participant ?? "person",
            from: seq,
            to: seq,
            at,
            until: at,
            updates: 1,
            group: who?.group ?? null,
          });
      }
    const oldest = rows.at(-1);
    return { edits, next: rows.length === limit && oldest && oldest.seq > oldest.parts.length ? oldest.seq - oldest.parts.length : null };
  };

  return {
    read,
    at: async (document, seq) => {
      const place = await store.locate(document);
      if (!place) throw fail("COLLAB_UNKNOWN_DOCUMENT");
      return (await contentAt(place.organization, document, seq)).draft;
    },
    history,
  };
};
