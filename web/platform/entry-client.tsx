/** Brings the server's HTML to life without replacing a node of it. */
import { hydrate } from "solid-js/web";
import { App } from "./app.tsx";
import type { Boot } from "./boot.ts";
import { ensure } from "./client/catalogue.ts";
import { makeApp } from "./client/start.ts";
import "./styles/index.css";

const element = document.getElementById("app");
const sent = document.getElementById("boot")?.textContent;
if (element && sent) {
  const first = JSON.parse(sent) as { boot: Boot; icons: Readonly<Record<string, string>> };
  await ensure(first.boot.page.tree);
  const app = makeApp(first);
  hydrate(() => <App {...app.props} />, element);
  app.start();
  void import("./styles/later.css");
}
