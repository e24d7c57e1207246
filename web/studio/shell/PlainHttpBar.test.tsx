import { render } from "solid-js/web";
import { afterEach, describe, expect, it } from "vitest";
import { PlainHttpBar } from "./PlainHttpBar.tsx";

const at = (isSecureContext: boolean): HTMLElement => {
  Object.defineProperty(window, "isSecureContext", { value: isSecureContext, configurable: true });
  const place = document.body.appendChild(document.createElement("div"));
  render(() => <PlainHttpBar />, place);
  return place;
};
afterEach(() => document.body.replaceChildren());

describe("[ID29] plain HTTP beyond this machine", () => {
  it("[ID29] is said on every screen, for as long as it is so", () => {
    expect(at(false).querySelector("[role=status]")?.textContent).toContain("not encrypted");
    expect(at(true).textContent).toBe("");
  });
});
