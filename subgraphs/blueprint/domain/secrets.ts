/**
 * What looks like a key in a text of a blueprint [BP51]. A blueprint holds names of secrets, never values, so a match is a mistake; the
 * patterns are the published shapes of well-known keys, wide enough to stop a paste and narrow enough to leave prose alone.
 */
import { flatten } from "../../../schema/blueprint/document.ts";
import { fullNameOf, nodesOf } from "../../../schema/blueprint/naming.ts";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { blueprintErrors } from "./errors.ts";

const shapes: readonly (readonly [string, RegExp])[] = [
  ["private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["Stripe", /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}/],
  ["Anthropic", /\bsk-ant-[A-Za-z0-9_-]{20,}/],
  ["OpenAI", /\bsk-(?:proj-)?[A-Za-z0-9_-]{32,}/],
  ["AWS", /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ["GitHub", /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/],
  ["Google", /\bAIza[A-Za-z0-9_-]{35}\b/],
  ["Slack", /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/],
  ["SendGrid", /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/],
  ["JWT", /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
  ["password in an address", /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@]{3,}@[^\s/]+/],
];

/** The kind of key a text seems to hold; null: none. */
export const secretIn = (text: string): string | null => shapes.find(([, shape]) => shape.test(text))?.[0] ?? null;

/** Throws BLUEPRINT_SECRET_IN_TEXT with the place of the first one, never the value. */
export const refuseSecrets = (document: Blueprint): void => {
  const { header, nodes } = flatten(document);
  const named = nodesOf(document);
  const refuse = (id: string, kind: string): never => {
    const place = id === "header" ? { en: "The header", ar: "الترويسة" } : fullNameOf(named, id);
    throw blueprintErrors("SECRET_IN_TEXT", { place, kind }, { at: { id } });
  };
  const look = (id: string, value: unknown): void => {
    if (typeof value === "string") {
      const kind = secretIn(value);
      if (kind) refuse(id, kind);
    } else if (typeof value === "object" && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        look(id, name);
        look(id, inner);
      }
  };
  look("header", header);
  for (const [id, { props }] of Object.entries(nodes)) look(id, props);
};
