import { describe, expect, it } from "vitest";
import { joined, written } from "./joined-text.ts";
import { textForm as json } from "./json-text.ts";

describe("text put together in SQL", () => {
  it("melts what is certain, and puts together nothing for it", () => {
    expect(written(joined({ text: "a" }, { text: "'" }, "x", { text: "" }, { text: "c" }))).toBe("('a''' || x || 'c')");
    expect(written(joined({ text: "a" }))).toBe("'a'");
    expect(written(joined())).toBe("''::text");
  });

  it("[DP2] says null in place of a value, with all that is certain around it", () => {
    const object = json.object([
      ["id", json.quoted("t.id", "filled")],
      ["day", json.quoted("t.day")],
      ["total", json.quoted("t.total")],
      ["open", json.raw("t.open")],
    ]);
    expect(String(object)).toBe(
      `('{"id":"' || (t.id)::text || coalesce('","day":"' || (t.day)::text || '","total":', '","day":null,"total":') || ` +
        `coalesce('"' || (t.total)::text || '","open":', 'null,"open":') || coalesce((t.open)::text, 'null') || '}')`,
    );
  });

  it("says once what stands around every item of a list, and outside of a subselect what is there whatever it finds", () => {
    const item = json.object([["id", json.quoted("t.id", "filled")]]);
    const list = json.object([["nodes", json.ofRow(json.array(item, "t.n", "t.n < 3"), "t")]]);
    expect(String(list)).toBe(
      `('{"nodes":[' || (SELECT coalesce(('{"id":"' || string_agg((t.id)::text, '"},{"id":"' ORDER BY t.n) FILTER (WHERE t.n < 3) || '"}'), '') FROM t) || ']}')`,
    );
  });

  it("leaves a record that is not there as null, and an item of which all is certain without a value", () => {
    const kind = json.object([["__typename", json.constant("Thing")]]);
    expect(String(json.ofRowOrNull(kind, "t"))).toBe(`coalesce('{"__typename":"Thing"}' || (SELECT ''::text FROM t), 'null')`);
    expect(String(json.array(kind, null, null))).toBe(
      `('[' || coalesce(('{"__typename":"Thing"}' || string_agg(''::text, ',{"__typename":"Thing"}')), '') || ']')`,
    );
  });
});
