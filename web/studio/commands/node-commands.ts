/** Draft commands that are the same for every kind of node, and the platform's own name. */
import { z } from "zod";
import type { Op } from "../../../schema/blueprint/operation.ts";
import { removal } from "../../../schema/blueprint/removal.ts";
import { renaming } from "../../../schema/blueprint/renaming.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import { draftCommand } from "./command.ts";
import { id, named, viewOf, words } from "./command-words.ts";

const localeName = z.enum(["en", "ar"]);

export const rename = draftCommand({
  id: "data.rename",
  label: { en: "Rename", ar: "تغيير الاسم" },
  input: z.object({ id, locale: localeName, words: z.string().max(120) }),
  says: (at, input) => named("Rename", "تغيير اسم", viewOf(at.outline, input.id)),
  gesture: (input) => `rename ${input.id} ${input.locale}`,
  ops: ({ draft }, { id, locale, words }) =>
    renaming(id, draft.nodes[id] ?? { props: {} }, { [locale]: words.trim() === "" ? null : words }),
});

export const setKey = draftCommand({
  id: "data.setKey",
  label: { en: "Change the API name", ar: "تغيير الاسم البرمجي" },
  input: z.object({ id, key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/) }),
  gesture: (input) => `key ${input.id}`,
  ops: (_at, input) => [{ op: "set", id: input.id, prop: "key", value: input.key }],
});

export const removeSelected = draftCommand<{ ids: readonly Id[] }>({
  id: "data.removeSelected",
  label: { en: "Remove what is selected", ar: "حذف المحدد" },
  input: z.object({ ids: z.array(id).min(1) }),
  ai: "confirm",
  from: (at) => {
    const ids = at.selection.filter((one) => at.outline?.byId.has(one) || at.outline?.fields.has(one));
    return ids.length > 0 ? { ids } : null;
  },
  says: (at, input) =>
    input.ids.length === 1
      ? named("Remove", "حذف", viewOf(at.outline, input.ids[0] ?? ""))
      : { en: `Remove ${input.ids.length} things`, ar: `حذف العناصر المحددة (${input.ids.length})` },
  ops: (at, input) => removal(at.draft, input.ids),
});

export const applyFix = draftCommand<{ ops: readonly Op[]; label: Sentence }>({
  id: "problem.fix",
  label: { en: "Apply the fix", ar: "تطبيق الإصلاح" },
  input: z.custom<{ ops: readonly Op[]; label: Sentence }>((value) => typeof value === "object" && value !== null && "ops" in value),
  says: (_at, input) => ({ en: `Fix: ${input.label.en}`, ar: `إصلاح: ${input.label.ar}` }),
  ops: (_at, input) => input.ops,
});

export const restoreNode = draftCommand({
  id: "data.restore",
  label: { en: "Bring back", ar: "استعادة" },
  input: z.object({ id }),
  ops: (_at, input) => [{ op: "restore", id: input.id }],
});

export const renamePlatformDraft = draftCommand({
  id: "header.rename",
  label: { en: "Rename the platform in the draft", ar: "تغيير اسم المنصة في المسودة" },
  input: z.object({ locale: localeName, words }),
  gesture: (input) => `header ${input.locale}`,
  ops: (_at, input) => [{ op: "set", id: "header", prop: `label.${input.locale}`, value: input.words }],
});

export const nodeCommands = [removeSelected, rename, setKey, applyFix, restoreNode, renamePlatformDraft];
