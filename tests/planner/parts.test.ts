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

  it("stay however doubtful a long text makes them, and are not kept again by half their name", async () => {
    const school = await read(
      "We need software for our vocational school. We are a school with 12 teachers and around 200 students. Each course has a title, modules and lessons. Instructors create courses and publish announcements; grade assignments. Students enroll, take quizzes and download certificates. Each class has a name, a room and a start date.\n\nOrders with lines for books and material.",
    );
    expect(keysOf(school)).toEqual(expect.arrayContaining(["assignment", "lesson", "module", "orderLine"]));
    expect(keysOf(school)).not.toContain("line");
    expect(keysOf(school)).not.toContain("gradeAssignment");
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

describe("where one part of a sentence ends", () => {
  it("ends a list behind “with” where somebody does something", async () => {
    const vaccines = entitiesOf(
      await read(
        "Parents add their children with name and birth date, the app lists due vaccines by age, reminds them a week before, nurses record given vaccines with batch number and date.",
      ),
    );
    expect(vaccines.child).toEqual(expect.arrayContaining(["name", "dateOfBirth"]));
    expect(Object.values(vaccines).flat().join(" ")).not.toMatch(/app|remind/i);
    expect(vaccines.givenVaccine).toEqual(expect.arrayContaining(["batchNumber", "date"]));
  });

  it("gives each of several things its own list, up to how it is counted or by whom", async () => {
    const work = await read(
      "Build me a platform for managing a co-working space: memberships with monthly price and benefits, desks and meeting rooms with capacity, bookings by the hour, visitors announced by members, invoices at the end of the month. Members may only see their own bookings and invoices.",
    );
    expect(keysOf(work)).toEqual(["booking", "desk", "invoice", "meetingRoom", "membership"]);
    expect(entitiesOf(work).membership).toEqual(["benefit", "name", "price"]);
  });

  it("reads each feature behind a semicolon, and one who makes something as who acts", async () => {
    expect(keysOf(await read("Features: browse songs by artist, album and genre; create playlists; like songs; follow artists."))).toEqual(
      expect.arrayContaining(["favorite", "follow", "playlist", "song"]),
    );
    expect(
      keysOf(await read("Build an online exam system. Teachers make exams with a duration and a start time. Students sit the exam.")),
    ).toEqual(["exam"]);
  });
});

describe("words that mean another thing elsewhere", () => {
  it("are read as what they are said of", async () => {
    const hall = await read("Couples choose a package (silver, gold, royal), add extras such as flowers and cake and pay a deposit.");
    expect(keysOf(hall)).not.toContain("shipment");
    expect(entitiesOf(hall).extra ?? []).not.toContain("email");
    expect(keysOf(await read("Drivers deliver packages. Each package has a weight."))).toContain("shipment");
    const plants = entitiesOf(
      await read(
        "An e-commerce website with functionalities for product browsing and plant care guides. Admin manages stock, orders, coupons and guides.",
      ),
    );
    expect(plants.guide).toContain("body");
    expect(plants).not.toHaveProperty("stock");
    expect(keysOf(await read("The bank approves and ships. Principals see averages per class."))).toEqual([]);
    expect(keysOf(await read("Admins configure tariffs and zones."))).toEqual(["tariff", "zone"]);
    expect(keysOf(await read("Buyers put pieces in a cart, check out with address and card."))).toContain("order");
    expect(keysOf(await read("Restaurants have a name. Restaurants publish menus."))).not.toContain("menus");
  });

  it("name nothing where somebody is done something to before they act", async () => {
    const bugs = await read("Reporters file issues with severity and screenshots; developers are assigned, change the status and comment.");
    expect(keysOf(bugs)).toEqual(["comment", "issue"]);
  });

  it("are kept where the platform is asked for with them", async () => {
    const staff =
      "Build an employee management system with departments, positions and leave requests. Employees clock in and out, request leave and see their payslips; managers approve leave. Everything has to work on telephones as well, as most of us are on the road all day.";
    expect(keysOf(await read(staff))).toEqual(expect.arrayContaining(["department", "leaveRequest", "payslip", "position"]));
  });
});
