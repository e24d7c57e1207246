/** What a person is told of where their changes are: decided from what the link, the room and the server said. Pure. */
import type { SaveState } from "../draft.ts";
import type { LinkState } from "./link.ts";
import type { Hello, RoomState } from "./wire.ts";

interface Known {
  readonly link: LinkState;
  /** Whether the document is filled. */
  readonly ready: boolean;
  /** Changes of mine the server has not stored yet. */
  readonly pending: number;
  readonly role: Hello["role"];
  readonly room: RoomState;
  /** Whether something of mine was stored since it was opened. */
  readonly everSaved: boolean;
}

/** The one state to show; the reason why nothing can be written comes before what is on its way. */
export const saveStateOf = ({ link, ready, pending, role, room, everSaved }: Known): SaveState => {
  if (link.is === "stopped") return { state: link.why, pending, because: link.because };
  if (link.is === "offline") return { state: "offline", pending };
  if (link.is === "connecting" || !ready) return { state: "connecting", pending };
  if (room.state === "frozen") return { state: "readOnly", pending, because: room.because };
  if (role !== "editor" && role !== "owner") return { state: "readOnly", pending };
  if (room.state === "stalled" && pending > 0) return { state: "stalled", pending };
  if (pending > 0) return { state: "saving", pending };
  return { state: everSaved ? "saved" : "synced", pending: 0 };
};
