import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";
import { memoryFolder } from "./tests/support/memory-folder.ts";

// One copy of graphql: Vite would pick the .mjs build for ours and Node the .js build for libraries ("another module or realm").
const resolve = createRequire(import.meta.url).resolve;
const graphql = resolve("graphql/index.js");
// A test in the DOM may start a real server beside the page; `ws` has nothing but an error for browsers.
const ws = resolve("ws").replace(/index\.js$/, "wrapper.mjs");

// What one process compiled the next one does not compile again: workers and the servers they start (see Node's "module compile cache").
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("node_modules/.cache/webnova-compiled", import.meta.url));

// Workers and the servers they start keep their folders there.
const inMemory = process.env.TMPDIR === undefined ? memoryFolder() : undefined;
if (inMemory) process.env.TMPDIR = inMemory;

// Tests wait for databases and servers besides what they compute: one more at a time than there are processors.
const sideBySide = { maxWorkers: availableParallelism() + 1, sequence: { groupOrder: 1 } };
const whole = { maxWorkers: Math.max(2, availableParallelism()), sequence: { groupOrder: 2 }, testTimeout: 180_000, hookTimeout: 180_000 };

/**
 * What runs in Node is loaded as Node loads it in production: by the hook of `cli/typescript.js`, without Vite between two modules, and what
 * is compiled is kept (docs/decisions/0256).
 */
const asInProduction = {
  execArgv: ["--import", fileURLToPath(new URL("cli/typescript.js", import.meta.url))],
  experimental: { viteModuleRunner: false },
};

export default defineConfig({
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: graphql },
      { find: /^ws$/, replacement: ws },
    ],
  },
  test: {
    sequence: { sequencer: LongestFirst },
    globalSetup: ["tests/support/global-setup.ts"],
    // Limits against hanging only; a slow machine is no failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000, interval: 50 } },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          ...sideBySide,
          ...asInProduction,
          setupFiles: ["tests/support/setup.ts"],
          include: ["{schema,subgraphs,gateway,collab-server,db,cli,tests,bench}/**/*.test.ts", "web/**/*.node.test.ts"],
          exclude: ["tests/e2e/**", "tests/servers/**", "**/node_modules/**"],
        },
      },
      {
        extends: true,
        plugins: [solid()],
        test: {
          name: "dom",
          environment: "jsdom",
          ...sideBySide,
          include: ["web/**/*.test.tsx"],
          exclude: ["web/**/*.ssr.test.tsx"],
        },
      },
      {
        extends: true,
        plugins: [solid({ ssr: true })],
        test: { name: "ssr", environment: "node", ...sideBySide, include: ["web/**/*.ssr.test.tsx"] },
      },
      {
        extends: true,
        test: {
          // Whole servers in processes of their own.
          name: "servers",
          environment: "node",
          ...whole,
          ...asInProduction,
          setupFiles: ["tests/support/setup.ts"],
          include: ["tests/servers/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          // The same with a browser, which computes on several processors by itself.
          name: "e2e",
          environment: "node",
          ...whole,
          ...asInProduction,
          setupFiles: ["tests/support/setup.ts"],
          include: ["tests/e2e/**/*.test.ts"],
        },
      },
    ],
  },
});
