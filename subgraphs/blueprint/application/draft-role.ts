import { may } from "../../viewer.ts";

export type DraftRole = "viewer" | "commenter" | "editor" | "owner";

/** What a person may do in a live draft, derived from their permissions; null: not even read. The room and the API ask this same function [CO6]. */
export const draftRole = (viewer: Parameters<typeof may>[0], blueprintId?: string): DraftRole | null => {
  if (!may(viewer, "blueprint.read", blueprintId)) return null;
  if (!may(viewer, "blueprint.edit", blueprintId)) return may(viewer, "blueprint.comment", blueprintId) ? "commenter" : "viewer";
  return may(viewer, "member.invite", blueprintId) ? "owner" : "editor";
};

/**
 * The same where it is: nothing may be written in what is archived or over, and on a protected branch those who could edit comment; only
 * an approved proposal on its way in passes there [BP20, CO37].
 */
export const roleThere = (
  role: DraftRole | null,
  place: { readonly active: boolean; readonly protected: boolean },
  byProposal = false,
): DraftRole | null => {
  if (role !== "editor" && role !== "owner") return role;
  if (!place.active) return "viewer";
  return place.protected && !byProposal ? "commenter" : role;
};
