/**
 * The history of a draft: its log as sessions. A session is what one person did without a pause of more than two minutes, or what one
 * participant did as one step; others may have written meanwhile, and what they did is in sessions of their own.
 *
 * The log is gone through backwards until there are enough sessions, then forwards once from the state before them. Each update tells
 * which cells it changed, and for each cell the session keeps what was there first and what it left. So a session is shown as a
 * difference of two drafts, both as the draft stood at its end: one with its cells as they were, one as it left them.
 */
import * as Y from "yjs";
import type { CellRoot, CellWrite } from "../schema/blueprint/cells.ts";
import type { DraftSession, Drafts, Seq } from "../schema/drafts.ts";
import type { Json, UndoGroupId } from "../schema/ids.ts";
import { portError as fail } from "./refusals.ts";
import { docOf, mirrorOf } from "./shadow/shadow.ts";
import type { ClientBinding, CollabStore, LogRow } from "./store/store.ts";

/** One update of the log, and whose it was. */
export interface Edit {
  readonly seq: Seq;
  readonly at: Date;
  readonly by: Pick<ClientBinding, "user" | "participant" | "group">;
}
/** A session as far as the log alone tells. */
export interface Span extends Pick<DraftSession, "user" | "participant" | "from" | "to" | "at" | "until" | "updates"> {
  readonly group: UndoGroupId | null;
}

/** Edits of one person with a longer pause between them are two sessions. */
const pauseMs = 120_000;
/** How far back one page looks: what is longer goes on with the next one. */
const mostRows = 5_000;
const mostBytes = 16 * 1024 * 1024;
const rowsAtOnce = 500;

/** Whose session an edit belongs to. People and integrators are grouped by their pauses; a plan, a merge, a restore is one step, however long. */
const keyOf = ({ by: { user, participant, group } }: Edit): string => (isStep(participant) ? `step ${group}` : `${participant} ${user}`);
const isStep = (participant: ClientBinding["participant"]): boolean => participant !== "person" && participant !== "api";

/**
 * The sessions of edits that come newest first, at most `most` of them: what is left over is where the next page goes on. A session that
 * reaches beyond is cut there, and its rest is a session of the next page.
 */
export const spansOf = (edits: Iterable<Edit>, most: number): { readonly spans: readonly Span[]; readonly next: Seq | null } => {
  const spans: Span[] = [];
  const open = new Map<string, number>();
  for (const edit of edits) {
    const key = keyOf(edit);
    const place = open.get(key);
    const span = place === undefined ? undefined : spans[place]!;
    if (span && (isStep(edit.by.participant) || span.at.getTime() - edit.at.getTime() <= pauseMs)) {
      const group = span.group === edit.by.group ? span.group : null;
      spans[place!] = { ...span, from: edit.seq, at: edit.at, updates: span.updates + 1, group };
    } else if (spans.length === most) return { spans, next: edit.seq };
    else {
      open.set(key, spans.length);
      const { user, participant, group } = edit.by;
      spans.push({ user, participant, group, from: edit.seq, to: edit.seq, at: edit.at, until: edit.at, updates: 1 });
    }
  }
  return { spans, next: null };
};

/** The edits of rows that come newest first. */
function* editsOf(rows: readonly LogRow[], people: ReadonlyMap<number, ClientBinding>): Iterable<Edit> {
  for (const { seq, parts, at } of rows)
    for (let i = parts.length - 1; i >= 0; i--) {
      const by = people.get(parts[i]!.client) ?? { user: null, participant: "person", group: null };
      yield { seq: seq - (parts.length - 1 - i), at, by };
    }
}

export const history = ({ store }: { readonly store: CollabStore }): Drafts["history"] => {
  return async (branch, { first, before }) => {
    const place = await store.locate(branch);
    if (!place) throw fail("COLLAB_UNKNOWN_DOCUMENT");
    const { organization, document } = place;
    const people = new Map((await store.clients(organization, document)).map((binding) => [binding.client, binding]));
    const rows: LogRow[] = [];
    let upTo = before ?? Number.MAX_SAFE_INTEGER;
    let bytes = 0;
    let found = spansOf([], first);
    let end = false;
    while (!end && found.next === null && rows.length < mostRows && bytes < mostBytes) {
      const more = await store.newest(organization, document, upTo, rowsAtOnce);
      rows.push(...more);
      bytes += more.reduce((sum, { parts }) => sum + parts.reduce((all, part) => all + part.bytes.length, 0), 0);
      found = spansOf(editsOf(rows, people), first);
      const last = more.at(-1);
      end = more.length < rowsAtOnce || !last || last.seq === last.parts.length;
      if (last) upTo = last.seq - last.parts.length;
    }
    if (found.spans.length === 0) return { sessions: [], next: null };
    const next = found.next ?? (end ? null : upTo);
    const lowest = Math.min(...found.spans.map(({ from }) => from));
    const loaded = await store.loadAt(organization, document, lowest - 1);
    if (!loaded) throw fail("COLLAB_HISTORY_GONE");
    const ids = [...new Set(found.spans.flatMap(({ group }) => (group === null ? [] : [group])))];
    const groups = new Map((await store.groups(organization, ids)).map((group) => [group.id, group]));
    const pictures = picturesOf(await docOf(loaded), rows, found.spans, people);
    return {
      next,
      sessions: found.spans.map(({ group, ...span }, index): DraftSession => {
        const step = group === null ? undefined : groups.get(group);
        return {
          ...span,
          step: step ? { group: step.id, label: step.label, undone: step.status === "reverted" } : null,
          ...pictures[index]!,
        };
      }),
    };
  };
};

/** What a session did to one cell: what was there first, what it left there. */
interface OwnChange {
  readonly root: CellRoot;
  readonly key: string;
  readonly before: Json | undefined;
  after: Json | undefined;
}

/** Goes through the rows once, from the document before them, and keeps both pictures of each session. */
const picturesOf = (
  doc: Y.Doc,
  rows: readonly LogRow[],
  spans: readonly Span[],
  people: ReadonlyMap<number, ClientBinding>,
): readonly Pick<DraftSession, "before" | "after">[] => {
  const changed: CellWrite[] = [];
  const mirror = mirrorOf(doc, () => changed);
  const pictures: Pick<DraftSession, "before" | "after">[] = [];
  const own: Map<string, OwnChange>[] = spans.map(() => new Map());
  const edits = [...editsOf(rows, people)].reverse();
  const parts = [...rows].reverse().flatMap((row) => row.parts);
  const spanOf = spanFinder(spans);
  for (const [i, edit] of edits.entries()) {
    const place = spanOf(edit);
    if (place === null) continue;
    Y.applyUpdate(doc, parts[i]!.bytes, "history");
    const mine = own[place]!;
    for (const { root, key, value } of changed) {
      const name = `${root} ${key}`;
      const known = mine.get(name);
      if (known) known.after = value;
      else mine.set(name, { root, key, before: mirror.get(root, key), after: value });
    }
    mirror.set(changed.splice(0));
    if (edit.seq !== spans[place]!.to) continue;
    const changes = [...mine.values()];
    const now = changes.map(({ root, key }) => ({ root, key, value: mirror.get(root, key) }));
    mirror.set(changes.map(({ root, key, before }) => ({ root, key, value: before })));
    const before = mirror.draft();
    mirror.set(changes.map(({ root, key, after }) => ({ root, key, value: after })));
    pictures[place] = { before, after: mirror.draft() };
    mirror.set(now);
    mine.clear();
  }
  doc.destroy();
  return pictures;
};

/** Which session an edit is in; null: it lies before the page. */
const spanFinder = (spans: readonly Span[]) => {
  const byKey = new Map<string, number[]>();
  for (const [place, { to: seq, until: at, ...by }] of spans.entries()) {
    const key = keyOf({ seq, at, by });
    byKey.set(key, [...(byKey.get(key) ?? []), place]);
  }
  return (edit: Edit): number | null =>
    byKey.get(keyOf(edit))?.find((place) => spans[place]!.from <= edit.seq && edit.seq <= spans[place]!.to) ?? null;
};
