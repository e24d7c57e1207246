import type { Frame, Phrase } from "./types.ts";

/** What a frame speaks of. */
export const phrasesIn = (frame: Frame): readonly Phrase[] => {
  switch (frame.is) {
    case "has":
      return frame.subjects;
    case "links":
      return [...frame.subjects, ...frame.targets];
    case "grants":
      return [...frame.subjects, ...frame.objects];
    case "things":
    case "roles":
      return frame.phrases;
    case "purpose":
      return [...frame.about, ...(frame.head ? [frame.head] : [])];
    case "options":
    case "rule":
      return frame.owner ? [frame.owner] : [];
    case "approval":
    case "notice":
    case "view":
    case "filters":
    case "formula":
      return frame.owner ? [frame.owner] : [];
    case "hidden":
      return [...frame.subjects, ...(frame.owner ? [frame.owner] : [])];
    case "theme":
    case "mode":
    case "unread":
      return [];
  }
};
