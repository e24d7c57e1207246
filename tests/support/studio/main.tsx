/** The studio as it ships, over a draft without a server; the API is answered by the browser test (`api-stub.ts`). */
import "../../../web/studio/studio.css";
import { render } from "solid-js/web";
import { emptyDraft, flatten } from "../../../schema/blueprint/document.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { App } from "../../../web/studio/App.tsx";
import { provideDrafts } from "../../../web/studio/open-draft.ts";
import { markDocument } from "../../../web/ui/locale.ts";
import { setTheme, startTheme } from "../../../web/ui/theme.ts";
import { createLocalDraft } from "./local-draft.ts";

declare global {
  interface Window {
    /** "empty" or "clinic"; set by the test before the page loads. */
    wnDraft?: string;
    wnOpen?: ReturnType<typeof createLocalDraft>;
    wnTheme?: typeof setTheme;
  }
}

provideDrafts(() => {
  const draft = createLocalDraft(
    window.wnDraft === "empty" ? emptyDraft({ label: { en: "New platform", ar: "منصة جديدة" } }) : flatten(clinic),
  );
  window.wnOpen = draft;
  return draft;
});
startTheme();
window.wnTheme = setTheme;
markDocument();
const root = document.getElementById("root");
if (root) render(() => <App />, root);
