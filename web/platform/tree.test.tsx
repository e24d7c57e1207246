import { render } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { node, type PageTree } from "../../schema/model/pages/tree.ts";
import type { Boot } from "./boot.ts";
import type { Catalogue } from "./components/catalogue.ts";
import { type Host, HostProvider } from "./host.tsx";
import { makeWords } from "./text.ts";
import { Tree } from "./tree.tsx";

const tree: readonly PageTree[] = [
  node("one", "welcome", { empty: false }),
  node("two", "account", { keys: { list: "", create: "", revoke: "" } }),
  node("three", "notice", { kind: "notFound" }),
];
const components: Partial<Catalogue> = {
  welcome: () => <p>before</p>,
  account: () => {
    throw new Error("no such field: dosage");
  },
  notice: () => <p>after</p>,
};
const show = (builder: boolean) => {
  const reported: string[] = [];
  const host = {
    boot: { viewer: { id: "1", name: "", email: "", roles: [], builder } } as unknown as Boot,
    icons: {},
    words: makeWords({ locale: "en", digits: "latn", timeZone: "UTC", currency: "USD", defaultLocale: "en" }),
    component: (type: keyof Catalogue) => components[type],
    report: (component: string) => reported.push(component),
  } as unknown as Host;
  const { container } = render(() => (
    <HostProvider host={host}>
      <Tree nodes={tree} />
    </HostProvider>
  ));
  return { text: container.textContent ?? "", reported };
};

it("[ST33] a broken component is contained: the page works, and it is reported", () => {
  const { text, reported } = show(false);
  expect(text).toContain("before");
  expect(text).toContain("This part could not be shown.");
  expect(text).toContain("after");
  expect(text).not.toContain("dosage");
  expect(reported).toEqual(["two"]);
});

it("[ST33] builders see which component broke and why", () => {
  expect(show(true).text).toContain("Component “two”: no such field: dosage");
});

it("[ST33] a component this build does not know is contained as well", () => {
  const { notice: _, ...rest } = components;
  Object.assign(components, { notice: undefined });
  expect(show(true).text).toContain("Component “three”");
  Object.assign(components, { notice: _, ...rest });
});
