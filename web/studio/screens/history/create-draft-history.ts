/** The sessions of the open draft: the newest page, kept up to date, and older ones as they are asked for. */
import { type Accessor, createComputed, createMemo, createSignal, on, onCleanup } from "solid-js";
import { toast } from "../../../ui/parts/Toast.tsx";
import { type DraftHistory, type DraftSession, draftHistoryQuery, draftMoved } from "../../api/draft-history.ts";
import { asProblem } from "../../api/errors.ts";
import { ask, createFollow, createRead, type Read } from "../../api/read.ts";

/** While people type the list is read again this often, not with every stroke. */
const calmMs = 5_000;

export interface DraftPast {
  readonly read: Read<{ draftHistory: DraftHistory }>;
  /** The last to end first. */
  readonly sessions: Accessor<readonly DraftSession[]>;
  readonly hasOlder: Accessor<boolean>;
  readonly busy: Accessor<boolean>;
  /** The draft moved while older pages are open: they stay as they are until one asks. */
  readonly stale: Accessor<boolean>;
  older(): Promise<void>;
  again(): void;
}

export const createDraftHistory = (branchId: Accessor<string>): DraftPast => {
  const read = createRead(draftHistoryQuery, () => ({ branchId: branchId() }));
  const [pages, setPages] = createSignal<readonly DraftHistory[]>([]);
  const [busy, setBusy] = createSignal(false);
  const [stale, setStale] = createSignal(false);
  const again = () => {
    setPages([]);
    setStale(false);
    read.refetch();
  };
  createComputed(
    on(
      branchId,
      () => {
        setPages([]);
        setStale(false);
      },
      { defer: true },
    ),
  );
  let due: ReturnType<typeof setTimeout> | undefined;
  let known: number | undefined;
  onCleanup(() => clearTimeout(due));
  createFollow(
    draftMoved,
    () => {
      known = undefined;
      return { branchId: branchId() };
    },
    ({ draftMoved: { seq } }) => {
      const moved = known !== undefined && known !== seq;
      known = seq;
      if (!moved) return;
      due ??= setTimeout(() => {
        due = undefined;
        if (pages().length > 0) setStale(true);
        else read.refetch();
      }, calmMs);
    },
  );
  const all = createMemo(() => [...(read.data() ? [read.data()!.draftHistory] : []), ...pages()]);
  const cursor = () => all().at(-1)?.nextCursor ?? null;
  return {
    read,
    sessions: createMemo(() => all().flatMap(({ items }) => items)),
    hasOlder: () => cursor() !== null,
    busy,
    stale,
    again,
    older: async () => {
      const after = cursor();
      if (after === null || busy()) return;
      setBusy(true);
      try {
        const { draftHistory } = await ask(draftHistoryQuery, { branchId: branchId(), after });
        setPages((before) => [...before, draftHistory]);
      } catch (error) {
        toast(asProblem(error).message, { tone: "danger" });
      } finally {
        setBusy(false);
      }
    },
  };
};
