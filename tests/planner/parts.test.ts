/** What things are made of, and one thing under two names. */
import { describe, expect, it } from "vitest";
import { entitiesOf, keysOf, linksOf, read } from "./read.ts";

describe("[BP48] several of a thing in a list of what another has", () => {
  it("are records of their own, each of one whole", async () => {
    const courses = await read("Each course has a title, lessons and quizzes.");
    expect(keysOf(courses)).toEqual(["course", "exam", "lesson"]);
    expect(linksOf(courses)).toEqual(expect.arrayContaining(["lesson > course", "exam > course"]));
    expect(entitiesOf(courses).course).toEqual(["title"]);
    const made = await read("Instructors create courses with lessons and quizzes. Students take quizzes.");
    expect(linksOf(made)).toEqual(expect.arrayContaining(["lesson > course", "exam > course"]));
    expect(linksOf(await read("Each team has players and a home ground."))).toContain("player > team");
  });

  it("are called by the whole where the lexicon does so, and lines always are", async () => {
    expect(linksOf(await read("Instructors create courses made of modules and lessons with videos and quizzes."))).toContain(
      "module > course",
    );
    expect(linksOf(await read("Orders with lines."))).toContain("orderLine > order");
    expect(linksOf(await read("Each purchase order has a number, a supplier and lines."))).toContain("purchaseOrderLine > purchaseOrder");
  });

  it("are written down where one alone is told of, among many properties, or where they are counted", async () => {
    const tailor = await read("She puts in a customer with their measurements and phone number, and an order with a fabric and a price.");
    expect(keysOf(tailor)).toEqual(["customer", "order"]);
    const family = await read("Families have a name, a phone, an address, an e-mail and pets.");
    expect(entitiesOf(family).family).toHaveLength(5);
    expect(keysOf(await read("Each room has a name and the number of beds."))).toEqual(["room"]);
    expect(keysOf(await read("Users share trips with friends and followers."))).toEqual(["tour"]);
  });
});

describe("a body of people or a place in the first sentence", () => {
  it("is one of several where each of them is told of", async () => {
    expect(entitiesOf(await read("Each team has a name and a city."))).toEqual({ team: ["city", "name"] });
    expect(entitiesOf(await read("A company has a name and a website."))).toEqual({ company: ["name", "website"] });
    expect(keysOf(await read("A choir has singers and concerts."))).toEqual(["event"]);
  });

  it("has what it counts", async () => {
    const homes = await read("We are a housing association with 14 buildings and around 300 flats. Residents report repairs with a photo.");
    expect(keysOf(homes)).toEqual(["apartment", "building", "repair"]);
  });
});

describe("one thing under two names", () => {
  it("is one, and the mark it is given no part of the name", async () => {
    expect(keysOf(await read("Filmmakers submit films (title, country), selectors rate each film 1-10 with a comment."))).toEqual([
      "movie",
      "review",
    ]);
    expect(keysOf(await read("Customers view available vehicles. Staff check cars in and out."))).toEqual(["vehicle"]);
    expect(keysOf(await read("We sell cars and vehicles for building sites."))).toContain("car");
  });

  it("is not kept a second time under its longer name", async () => {
    const pets =
      "Please implement a pet adoption website with functionalities for pet browsing, adoption application, and success stories. Users should be able to browse available pets by breed, age and size, submit adoption applications, track application status, and read success stories. Shelter staff should be able to add pets, review applications and publish stories.";
    expect(keysOf(await read(pets))).toEqual(["adoption", "animal", "article"]);
  });
});

describe("what is chosen with an order", () => {
  it("is what the order has, also what nobody knows, and a message on it is none that is sent", async () => {
    const cakes = await read(
      "Customers order cakes online, choose size, flavour and message on the cake, pick a pickup date and pay a deposit.",
    );
    expect(keysOf(cakes)).toEqual(["cake", "order", "payment"]);
    expect(entitiesOf(cakes).order).toEqual(expect.arrayContaining(["size", "flavour", "pickupDate"]));
  });
});

describe("a campaign that moderators review", () => {
  it("gets no review", async () => {
    const fund =
      "Build a crowdfunding platform. Creators launch campaigns with a goal, deadline and reward tiers. Backers pledge money and choose a reward. If the goal isn't reached by the deadline, pledges are refunded. Creators post updates; backers comment. Moderators review campaigns before they go live.";
    expect(keysOf(await read(fund))).not.toContain("review");
  });
});
