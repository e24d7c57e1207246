/** What other servers wrote, froze or deleted: open rooms are compared with the store. */
import { type NameParts, nameOf } from "./names.ts";
import type { Rooms } from "./rooms.ts";
import type { CollabStore } from "./store/store.ts";

export const compareHeads = async (store: Pick<CollabStore, "heads">, rooms: Pick<Rooms, "all" | "known">): Promise<void> => {
  const openRooms = rooms.all();
  if (openRooms.length === 0) return;
  const heads = await store.heads(openRooms.map(({ document }) => ({ organization: document.organization, document: document.id })));
  for (const head of heads) {
    const room = rooms.known(head.document);
    if (!room) continue;
    const { status, epoch } = room.document;
    if (head.status !== status || head.epoch !== epoch) room.setStatus(head.status, head.because, head.epoch);
    if (head.status === "deleted") for (const connection of [...room.connections]) connection.close("DELETED");
    else if (head.epoch !== epoch) {
      const { organization, branch } = room.document;
      for (const connection of [...room.connections])
        connection.close("OLD_EPOCH", nameOf({ organization, branch, part: "draft", epoch: head.epoch } satisfies NameParts));
    } else if (head.head > room.head()) await room.catchUp();
  }
};
