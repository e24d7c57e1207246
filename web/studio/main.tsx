/** Where the studio starts: theme and language before the first paint, then the app. */
import "./studio.css";
import { render } from "solid-js/web";
import { markDocument } from "../ui/locale.ts";
import { startTheme } from "../ui/theme.ts";
import { App } from "./App.tsx";
import { openLiveDraft } from "./live-draft.ts";
import { provideDrafts } from "./open-draft.ts";

provideDrafts(openLiveDraft);
startTheme();
markDocument();
const root = document.getElementById("root");
if (root) render(() => <App />, root);
