/** The rooms open on this server: opened once however many ask, kept 60 s after their last use, closed when nothing is on its way. */
import type { BranchId, DocumentId, OrganizationId } from "../schema/ids.ts";
import { createRoom, type Room, type RoomDeps } from "./room.ts";
import type { CollabStore } from "./store/store.ts";

export interface Rooms {
  /** Opens the draft of a branch; null when there is none for this organization. */
  open(organization: OrganizationId, branch: BranchId): Promise<Room | null>;
  openDocument(organization: OrganizationId, document: DocumentId): Promise<Room | null>;
  /** The room, if it is open by now. */
  known(document: DocumentId): Room | null;
  all(): readonly Room[];
  tick(now: number): void;
}

const keepMs = 60_000;

export const createRooms = (
  store: CollabStore,
  depsFor: (document: DocumentId) => RoomDeps,
  now: () => number,
  onClose: (room: Room) => void,
): Rooms => {
  const opening = new Map<DocumentId, Promise<Room | null>>();
  const rooms = new Map<DocumentId, Room>();
  const used = new Map<DocumentId, number>();

  const openDocument = (organization: OrganizationId, document: DocumentId): Promise<Room | null> => {
    used.set(document, now());
    const there = rooms.get(document);
    if (there) return Promise.resolve(there.document.organization === organization ? there : null);
    let mine = opening.get(document);
    if (!mine) {
      mine = store
        .load(organization, document)
        .then((loaded) => {
          if (!loaded) return null;
          const room = createRoom(loaded, depsFor(document));
          rooms.set(document, room);
          return room;
        })
        .finally(() => opening.delete(document));
      opening.set(document, mine);
    }
    return mine.then((room) => (room?.document.organization === organization ? room : null));
  };

  return {
    open: async (organization, branch) => {
      for (const [id, room] of rooms)
        if (room.document.branch === branch && room.document.organization === organization && room.document.status !== "deleted")
          return openDocument(organization, id);
      const row = await store.find(organization, branch);
      return row ? openDocument(organization, row.id) : null;
    },
    openDocument,
    known: (document) => rooms.get(document) ?? null,
    all: () => [...rooms.values()],
    tick: (at) => {
      for (const [id, room] of rooms) {
        if (room.connections.size > 0) used.set(id, at);
        else if (at - (used.get(id) ?? at) > keepMs && room.queuedBytes() === 0) {
          rooms.delete(id);
          used.delete(id);
          onClose(room);
        }
      }
    },
  };
};
