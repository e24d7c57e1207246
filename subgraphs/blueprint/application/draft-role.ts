import { may } from "../../viewer.ts";

export type DraftRole = "viewer" | "commenter" | "editor" | "owner";

/** What a person may do in a live draft, derived from their permissions; null: not even read. The room and the API ask this same function [CO6]. */
export const draftRole = (viewer: Parameters<typeof may>[0], blueprintId?: string): DraftRole | null => {
  if (!may(viewer, "blueprint.read", blueprintId)) return null;
  if (!may(viewer, "blueprint.edit", blueprintId)) return may(viewer, "blueprint.comment", blueprintId) ? "commenter" : "viewer";
  return may(viewer, "member.invite", blueprintId) ? "owner" : "editor";
};

/** The role where nothing may be written: everybody who could still reads. */
export const readingRole = (role: DraftRole | null): DraftRole | null => (role === "editor" || role === "owner" ? "viewer" : role);
