import { describe, expect, it } from "vitest";
import type { OrganizationId, ProposalId, UserId, VersionId } from "../../../schema/ids.ts";
import { type Review, standingOf } from "./proposal.ts";
import { commonAncestor, type GraphNode } from "./version-graph.ts";

let clock = 0;
const review = (reviewer: string, verdict: Review["verdict"], headHash = "head"): Review => ({
  organizationId: "o" as OrganizationId,
  id: String(clock),
  proposalId: "p" as ProposalId,
  headHash,
  reviewerId: reviewer as UserId,
  verdict,
  text: "",
  at: new Date(clock++),
});
const standing = (reviews: readonly Review[], needed = 1, makers: readonly string[] = ["mona"], head: string | null = "head") => {
  const { approvals, refused, approved } = standingOf(reviews, head, new Set(makers as UserId[]), needed);
  return { approvals, refused, approved };
};

describe("where a proposal stands", () => {
  it("[BP33] only reviews of the head as it is now count", () => {
    expect(standing([review("omar", "approve", "older")])).toEqual({ approvals: 0, refused: false, approved: false });
    expect(standing([review("omar", "approve", "older"), review("omar", "approve")])).toEqual({
      approvals: 1,
      refused: false,
      approved: true,
    });
    expect(standing([review("omar", "approve")], 1, ["mona"], null).approved).toBe(false);
  });

  it("[BP33] the word of whoever made it does not count, even when it was given before they did", () => {
    expect(standing([review("mona", "approve")])).toEqual({ approvals: 0, refused: false, approved: false });
    expect(standing([review("omar", "approve")], 1, ["mona", "omar"]).approved).toBe(false);
    expect(standing([review("mona", "request-changes"), review("omar", "approve")]).approved).toBe(true);
  });

  it("[BP20] people are counted, not reviews, each by their last word", () => {
    expect(standing([review("omar", "approve"), review("omar", "approve")], 2)).toEqual({ approvals: 1, refused: false, approved: false });
    expect(standing([review("omar", "approve"), review("huda", "approve")], 2).approved).toBe(true);
    expect(standing([review("omar", "request-changes"), review("omar", "approve")]).approved).toBe(true);
  });

  it("a request for changes stands in the way of any number of approvals", () => {
    expect(standing([review("omar", "approve"), review("huda", "request-changes")])).toEqual({
      approvals: 1,
      refused: true,
      approved: false,
    });
    expect(standing([review("huda", "request-changes")], 0).approved).toBe(false);
  });
});

describe("the graph of versions", () => {
  const graph = (lines: Readonly<Record<string, string>>) =>
    new Map(
      Object.entries(lines).map(([id, parents]): [VersionId, GraphNode] => [
        id as VersionId,
        { id: id as VersionId, parents: parents.split(" ").filter(Boolean) as VersionId[], hash: `h${id}` },
      ]),
    );
  const meet = (lines: Readonly<Record<string, string>>, one: string, other: string) =>
    commonAncestor(graph(lines), one.split(" ") as VersionId[], other.split(" ") as VersionId[]);

  it("two lines met last where they parted, or where one came into the other", () => {
    expect(meet({ a: "", b: "a", c: "a" }, "b", "c")).toBe("a");
    expect(meet({ a: "", b: "a", c: "a", m: "c b" }, "b", "m")).toBe("b");
    expect(meet({ a: "", b: "a", c: "a", m: "c b", d: "b" }, "d", "m")).toBe("b");
    // What was merged and is not committed yet is a tip of its own.
    expect(meet({ a: "", b: "a", c: "a", d: "b" }, "d", "c b")).toBe("b");
    expect(meet({ a: "", b: "" }, "a", "b")).toBeNull();
  });

  it("of several meeting points the one with the lowest hash, the same for both sides", () => {
    const crossed = { a: "", b: "a", c: "a", m: "b c", n: "c b" };
    expect([meet(crossed, "m", "n"), meet(crossed, "n", "m")]).toEqual(["b", "b"]);
  });
});
