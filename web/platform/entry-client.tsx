/** Brings the server's HTML to life without replacing a node of it. */
import { createComponent, hydrate } from "solid-js/web";
import { App } from "./app.tsx";
import type { Boot } from "./boot.ts";
import { ensure } from "./client/catalogue.ts";
import { makeApp } from "./client/start.ts";
import "./styles/index.css";

const start = async (element: HTMLElement, sent: string): Promise<void> => {
  const first = JSON.parse(sent) as { boot: Boot; icons: Readonly<Record<string, string>> };
  await ensure(first.boot.page.tree);
  const app = makeApp(first);
  hydrate(() => createComponent(App, app.props), element);
  app.start();
  void import("./styles/later.css");
};

const element = document.getElementById("app");
const sent = document.getElementById("boot")?.textContent;
// Not awaited here: the groups of a page import the file this ends up in, and would wait for it.
if (element && sent) void start(element, sent);
