import { describe, expect, it } from "vitest";
import { createVirtualClock } from "../subgraphs/clock.ts";
import { addressGroup, createRates } from "./rates.ts";

describe("rates", () => {
  it("[FD11] lets a minute's allowance through, says when to come back, and refills evenly", () => {
    const clock = createVirtualClock(new Date(0));
    const rates = createRates(clock);
    for (let n = 0; n < 60; n += 1) expect(rates.take("anonymous", "1.2.3.4")).toBeNull();
    expect(rates.take("anonymous", "1.2.3.4")).toMatchObject({ code: "RATE_LIMITED", extensions: { limit: 60, retryAfter: 1 } });
    clock.advance(1_000);
    expect(rates.take("anonymous", "1.2.3.4")).toBeNull();
    expect(rates.take("anonymous", "1.2.3.4")).not.toBeNull();
  });

  it("[FD13] one organization's use is never another's, nor one kind another kind", () => {
    const rates = createRates(createVirtualClock(new Date(0)));
    expect(rates.take("costPerOrganization", "o1", 200_000)).toBeNull();
    expect(rates.take("costPerOrganization", "o1", 1)).not.toBeNull();
    expect(rates.take("costPerOrganization", "o2", 1)).toBeNull();
    expect(rates.take("organization", "o1")).toBeNull();
  });

  it("[FD11] counts a network of IPv6 as one address", () => {
    expect(addressGroup("1.2.3.4")).toBe("1.2.3.4");
    for (const one of ["2001:db8:1:2::1", "2001:0db8:0001:0002:ffff:0:0:9", "2001:DB8:1:2:3:4:5:6"])
      expect(addressGroup(one), one).toBe("2001:db8:1:2");
    expect(addressGroup("2001:db8:1:3::1")).toBe("2001:db8:1:3");
    expect([addressGroup("::1"), addressGroup("fe80::1%eth0"), addressGroup("2001:db8::")]).toEqual([
      "0:0:0:0",
      "fe80:0:0:0",
      "2001:db8:0:0",
    ]);
  });

  it("takes nothing when it refuses", () => {
    const rates = createRates(createVirtualClock(new Date(0)));
    expect(rates.take("costPerOrganization", "o1", 150_000)).toBeNull();
    expect(rates.take("costPerOrganization", "o1", 60_000)).not.toBeNull();
    expect(rates.take("costPerOrganization", "o1", 50_000)).toBeNull();
  });
});
