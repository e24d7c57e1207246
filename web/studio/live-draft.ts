/** The live document over the collaboration server: same origin, a fresh single-use ticket for every connection. */
import { issueTicket } from "./api/client.ts";
import { undoOf } from "./doc/branch-undo.ts";
import { openDocument } from "./doc/open-document.ts";
import type { OpenDraft, Shown } from "./draft.ts";

/** A ticket names the document without its epoch, which may rise while the studio is open. */
export const ticketTarget = (documentName: string): string => documentName.split(".").slice(0, 3).join(".");

const branchOf = (documentName: string): string => documentName.split(".")[1] ?? documentName;

export const openLiveDraft: OpenDraft = ({ documentName, canEdit }) => {
  const document = openDocument(documentName, {
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/collab`,
    ticket: () => issueTicket("COLLAB", ticketTarget(documentName)),
    canEdit,
    undo: undoOf(branchOf(documentName)),
  });
  // Screens say what changed about them; the wire carries the whole of it.
  let shown: Shown = {};
  const show = (state: Shown) => {
    shown = { ...shown, ...state };
    document.presence.show(shown);
  };
  return { ...document, presence: { others: document.presence.others, show } };
};
