/**
 * Where components may lie: the slots of each type, the first being where a component lies that names none. No slots: it holds nothing.
 * Of types that are not listed nothing is said of what lies in them.
 */
const content = ["content"] as const;

export const componentSlots: Readonly<Record<string, readonly string[]>> = {
  stack: content,
  grid: content,
  section: content,
  card: ["content", "header", "footer"],
  split: ["start", "end"],
  dialog: ["content", "footer"],
  form: ["content", "footer"],
  heading: [],
  text: [],
  markdown: [],
  image: [],
  badge: [],
  stat: [],
  button: [],
  link: [],
};

/** Properties that say in words what a component is, for the types nobody can use without: any of them is enough. */
export const componentNames: Readonly<Record<string, readonly string[]>> = {
  image: ["alt"],
  button: ["text", "label"],
  link: ["text", "label"],
  menu: ["text", "label"],
  dialog: ["title", "label"],
  switch: ["label", "field"],
  choice: ["label", "field"],
  number: ["label", "field"],
  money: ["label", "field"],
  file: ["label", "field"],
};

/** Every type of component a page may hold. */
export const componentTypes: ReadonlySet<string> = new Set([
  ...Object.keys(componentSlots),
  ...Object.keys(componentNames),
  ...["tabs", "table", "list", "gallery", "board", "detail", "timeline", "calendar", "map", "chart", "filterBar", "search"],
  ...["date", "time", "dateTime", "reference", "richText", "signIn", "profile", "preferences", "tasks", "assistant"],
]);
