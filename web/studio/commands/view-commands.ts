/** Commands that move this person's screen, and the few that ask the server and name their opposite. */
import type { ServerCommand, ViewCommand, Where } from "./command.ts";
import { always } from "./command.ts";

const view = (command: Omit<ViewCommand, "kind" | "ai" | "when"> & Partial<Pick<ViewCommand, "ai" | "when">>): ViewCommand => ({
  kind: "view",
  ai: "never",
  when: always,
  ...command,
});
const inDraft = (at: Where) => (at.draft === null ? ("hidden" as const) : ("yes" as const));

export const viewCommands: readonly (ViewCommand | ServerCommand)[] = [
  view({
    id: "studio.palette",
    label: { en: "Open the command palette", ar: "فتح لوحة الأوامر" },
    keys: "Mod+KeyK",
    go: (_at, hands) => hands.open("palette"),
  }),
  view({
    id: "studio.shortcuts",
    label: { en: "Show keyboard shortcuts", ar: "عرض اختصارات لوحة المفاتيح" },
    keys: "Shift+Slash",
    go: (_at, hands) => hands.open("shortcuts"),
  }),
  view({ id: "studio.home", label: { en: "Go home", ar: "الانتقال إلى الرئيسية" }, go: (_at, hands) => hands.go("") }),
  view({ id: "studio.platforms", label: { en: "Go to platforms", ar: "الانتقال إلى المنصات" }, go: (_at, hands) => hands.go("platforms") }),
  view({ id: "studio.monitor", label: { en: "Go to the monitor", ar: "الانتقال إلى المراقبة" }, go: (_at, hands) => hands.go("monitor") }),
  view({ id: "studio.members", label: { en: "Go to members", ar: "الانتقال إلى الأعضاء" }, go: (_at, hands) => hands.go("members") }),
  view({
    id: "studio.english",
    label: { en: "Switch to English", ar: "التحويل إلى الإنجليزية" },
    when: (at) => (at.locale === "en" ? "hidden" : "yes"),
    go: (_at, hands) => hands.setLocale("en"),
  }),
  view({
    id: "studio.arabic",
    label: { en: "Switch to Arabic", ar: "التحويل إلى العربية" },
    when: (at) => (at.locale === "ar" ? "hidden" : "yes"),
    go: (_at, hands) => hands.setLocale("ar"),
  }),
  view({
    id: "studio.theme",
    label: { en: "Switch light and dark", ar: "التبديل بين الفاتح والداكن" },
    go: (_at, hands) => hands.toggleTheme(),
  }),
  view({ id: "studio.signOut", label: { en: "Sign out", ar: "تسجيل الخروج" }, go: (_at, hands) => hands.signOut() }),
  view({ id: "draft.undo", label: { en: "Undo", ar: "تراجع" }, keys: "Mod+KeyZ", when: inDraft, go: (_at, hands) => hands.undo() }),
  view({ id: "draft.redo", label: { en: "Redo", ar: "إعادة" }, keys: "Mod+Shift+KeyZ", when: inDraft, go: (_at, hands) => hands.redo() }),
  view({
    id: "draft.release",
    label: { en: "Release…", ar: "إطلاق…" },
    keys: "Mod+Enter",
    when: inDraft,
    go: (_at, hands) => hands.open("release"),
  }),
  view({
    id: "draft.rights",
    label: { en: "Why can somebody see or do something…", ar: "لماذا يمكن لشخص أن يرى شيئًا أو يفعله…" },
    when: inDraft,
    go: (_at, hands) => hands.rights(),
  }),
  view({
    id: "canvas.fit",
    label: { en: "Fit everything", ar: "إظهار الكل" },
    keys: "Digit0",
    place: "canvas",
    when: inDraft,
    go: (_at, hands) => hands.canvas("fit"),
  }),
  view({
    id: "canvas.actual",
    label: { en: "Actual size", ar: "الحجم الفعلي" },
    keys: "Digit1",
    place: "canvas",
    when: inDraft,
    go: (_at, hands) => hands.canvas("actual"),
  }),
  view({
    id: "canvas.list",
    label: { en: "Switch canvas and list", ar: "التبديل بين اللوحة والقائمة" },
    keys: "KeyL",
    place: "canvas",
    when: inDraft,
    go: (_at, hands) => hands.canvas("list"),
  }),
  view({
    id: "canvas.find",
    label: { en: "Find an entity", ar: "البحث عن كيان" },
    keys: "KeyF",
    place: "canvas",
    when: inDraft,
    go: (_at, hands) => hands.canvas("find"),
  }),
  view({
    id: "canvas.connect",
    label: { en: "Connect to…", ar: "ربط بـ…" },
    keys: "KeyC",
    place: "canvas",
    when: inDraft,
    go: (_at, hands) => hands.canvas("connect"),
  }),
  view({
    id: "canvas.inspect",
    label: { en: "Open the inspector", ar: "فتح الخصائص" },
    keys: "Enter",
    place: "canvas",
    when: inDraft,
    go: (_at, hands) => hands.canvas("inspect"),
  }),
  view({
    id: "canvas.clear",
    label: { en: "Clear the selection", ar: "إلغاء التحديد" },
    keys: "Escape",
    place: "canvas",
    when: inDraft,
    go: (_at, hands) => hands.canvas("clear"),
  }),
  {
    kind: "server",
    id: "members.invite",
    label: { en: "Invite a colleague…", ar: "دعوة زميل…" },
    ai: "never",
    when: (at) => (at.can("member.invite") ? "yes" : "hidden"),
    run: (_at, hands) => hands.open("invite"),
  },
];
