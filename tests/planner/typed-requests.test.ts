/** Requests as they are typed into a generator: what is offered, who may do what, and what is looked at and kept. */
import { describe, expect, it } from "vitest";
import { entitiesOf, keysOf, read, right, rulesOf } from "./read.ts";

describe("a request", () => {
  it("that people can log in adds nothing of what stands behind it", async () => {
    const cars = await read("A car rental website. Users should be able to register and log in, search cars, book a car.");
    expect(rulesOf(cars).filter((rule) => rule.endsWith(" car"))).toEqual(["r_member read car"]);
  });

  it("that offers managing something gives it to nobody in particular", async () => {
    const jobs = await read(
      "A job board with functionalities for browsing jobs and managing applications. Candidates can view and withdraw their own applications.",
    );
    expect(right(jobs, "candidate", "read", "application")).toBe("own");
    expect(rulesOf(jobs).filter((rule) => rule.startsWith("r_member") && rule.endsWith("application"))).toEqual([]);
  });

  it("whose people save what they look at keeps it as theirs, and lets them make none", async () => {
    const jobs = await read("A job board. Candidates can filter jobs by salary, save jobs and track their applications.");
    expect(entitiesOf(jobs).favorite).toContain("job");
    expect(right(jobs, "candidate", "create", "job")).toBe("none");
    expect(right(jobs, "candidate", "create", "favorite")).toBe("own");
    const desk = await read("Receptionists search patients, save patients and print cards.");
    expect(keysOf(desk)).not.toContain("favorite");
  });
});
