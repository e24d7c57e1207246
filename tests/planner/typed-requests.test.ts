/** Requests as they are typed into a generator: what is offered, who may do what, and what is looked at and kept. */
import { describe, expect, it } from "vitest";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { entitiesOf, keysOf, read, right, rulesOf } from "./read.ts";
import { runPlan } from "./run.ts";

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

  it("whose visitors subscribe to a newsletter keeps their addresses, which nobody else sees", async () => {
    const blog = await read(
      "A blog. Visitors can read articles, leave comments and subscribe to the newsletter. The owner can write articles.",
    );
    expect(keysOf(blog)).toEqual(["article", "comment", "newsletterSubscription"]);
    expect(rulesOf(blog).filter((rule) => rule.endsWith("newsletterSubscription"))).toEqual([
      "r_member create newsletterSubscription",
      "r_public create newsletterSubscription",
    ]);
    expect(entitiesOf(blog).comment).toContain("article");
    // The owner writes: no editor is added to them.
    expect(Object.values(blog.roles).map(({ key }) => key)).toEqual(["owner"]);
    // What the kind of place adds is linked too, and nobody is added to who does the work.
    const short = await read("A blog. Visitors can read articles and subscribe to the newsletter. The owner can write articles.");
    expect(entitiesOf(short).comment).toContain("article");
    expect(Object.values(short.roles).map(({ key }) => key)).toEqual(["owner"]);
    const shop = await read("A shop with newsletter subscription. Customers order products.");
    expect(right(shop, "customer", "read", "newsletterSubscription")).toBe("none");
  });

  it("to register for attendance leaves a registration of what it is for, and no list of who came", async () => {
    const wedding = await read("Implement a wedding website. Guests can view the wedding schedule and register for attendance.");
    expect(entitiesOf(wedding).registration).toContain("wedding");
    expect(keysOf(wedding)).not.toContain("attendance");
  });

  it("gives a record a name where it was told what it holds and not what it is called", async () => {
    const recipes = await read("A recipe site. Users should be able to submit recipes with ingredients and steps.");
    expect(entitiesOf(recipes).recipe).toContain("title");
    const gauges = await read("A car park. Each car has a plate number, a model and a colour.");
    expect(entitiesOf(gauges).car).not.toContain("name");
  });

  it("gives states that fit what has them", async () => {
    const states = async (text: string, entity: string): Promise<string[]> =>
      Object.values((await read(text)).entities).flatMap(({ key, fields }) =>
        key === entity ? Object.values(fields).flatMap(({ options }) => Object.values(options ?? {}).map((option) => option.key)) : [],
      );
    expect((await states("A car rental. Customers rent cars.", "car")).sort()).toEqual(["available", "maintenance", "rented"]);
    expect((await states("A newsroom. Editors publish articles.", "article")).sort()).toEqual(["archived", "draft", "published"]);
  });

  it.each([
    ["Theme: sienna buttons, cornsilk background.", { primary: "#a0522d", background: "#fff8dc" }],
    ["Could it be in forest green on white?", { primary: "#228b22", background: "#ffffff" }],
    ["Use dark orange buttons on white.", { primary: "#ff8c00", background: "#ffffff" }],
    ["Use sandy brown buttons on a seashell background.", { primary: "#f4a460", background: "#fff5ee" }],
    ["أزرار كحلية على أبيض.", { primary: "#000080", background: "#ffffff" }],
    ["الألوان فيروزي مع خلفية بيضا.", { primary: "#40e0d0", background: "#ffffff" }],
    ["Light colours, teal buttons.", { primary: "#008080", mode: "light" }],
    ["yellow buttons (gold), white background", { primary: "#ffd700", background: "#ffffff" }],
    ["navy bg, buttons #f59e0b", { primary: "#f59e0b", background: "#000080", mode: "dark" }],
    ["Charcoal background, silver text and electric blue buttons.", { background: "#36454f", mode: "dark" }],
    ["Plum background, steel grey buttons.", { background: "#dda0dd", mode: "system" }],
    ["Black background with light mode.", { background: "#000000", mode: "light" }],
    ["We sell green on white paper.", { primary: "#0f766e" }],
    // Whatever part of a page is named.
    ["Set pale yellow as the page colour and teal for components.", { primary: "#008080", background: "#fdffcc" }],
    ["Colours: navy header, white background, orange buttons.", { primary: "#ffa500", background: "#ffffff" }],
    ["Background cream, headings dark red.", { primary: "#8b0000", background: "#fffdd0" }],
    ["Lavender as the main background, and dark purple for buttons and links.", { primary: "#480048", background: "#e6e6fa" }],
    [
      "The page should be off white, with deep teal navigation and rose gold accents.",
      { primary: "#004b4b", accent: "#b76e79", background: "#faf9f6" },
    ],
    [
      "The sidebar should be dark grey, the content area white and the highlights bright orange.",
      { primary: "#0f766e", accent: "#ffa500", background: "#ffffff" },
    ],
    ["The header is dark teal with white text.", { primary: "#004848" }],
    ["Use red for errors, green for success, and blue for buttons.", { primary: "#0000ff" }],
    ["White cards on a light grey page, buttons in deep purple.", { primary: "#4c004c", surface: "#ffffff", background: "#d3d3d3" }],
    // Two words for one colour, and shades CSS has no name for.
    ["Brown background, mustard yellow buttons.", { primary: "#ffdb58", background: "#a52a2a" }],
    ["Dusty pink base with burnt orange components.", { primary: "#c04e01", background: "#edcad0" }],
    ["buttons very dark green, background very light green", { primary: "#003700", background: "#b7ffb5" }],
    ["Bluish grey buttons on neon-yellow.", { primary: "#6060a0", background: "#cfff04" }],
    ["Use pine as background and brick red for the components.", { primary: "#8f1402", background: "#2b5d34" }],
    // What is left to say: the palest is the ground.
    ["dark theme with neon green buttons", { primary: "#0cff0c", mode: "dark" }],
    ["Light background, green buttons.", { primary: "#008000", mode: "light" }],
    ["black and gold", { primary: "#000000", accent: "#ffd700" }],
    ["in our brand colours #0a5 and #fff", { primary: "#00aa55", background: "#ffffff" }],
    ["Our palette: terracotta, sand and cream, no pink.", { primary: "#e2725b", accent: "#c2b280", background: "#fffdd0" }],
    ["Use warm colours like orange, brown and beige.", { primary: "#ffa500", accent: "#a52a2a", background: "#f5f5dc" }],
    ["I want the app in pastel pink with muted blue buttons.", { primary: "#2c5cd0", background: "#ffdae0" }],
    ["Look: lots of white space, sage green.", { primary: "#b2ac88" }],
    // No looks at all.
    ["Gold members get silver cards.", { primary: "#0f766e" }],
    ["Customers pick a colour for the frame: black, white or gold.", { primary: "#0f766e" }],
    ["Highlight late orders in red.", { primary: "#0f766e" }],
  ])("has the looks that were asked for: %s", async (said, looks) => {
    const { theme } = await read(`A shop. Products have a name. ${said}`);
    expect(theme).toMatchObject(looks);
    expect(theme.background).toBe((looks as { background?: string }).background);
  });

  it("[BP45] says which colour has no place in a theme", async () => {
    const { report } = await runPlan(
      createPlanners().offline,
      "A shop. Products have a name. Colours: navy header, white background, orange buttons.",
    );
    expect(report.understood.map(({ text }) => text.en).filter((said) => said.includes("left out"))).toEqual([
      "Header and navigation: navy (#000080) was left out, as a theme has no colour of its own for this.",
    ]);
  });

  it.each([
    // What a page shows of a thing is what the thing has.
    [
      "A plant shop. A plant page includes photos, a description, the price, the stock and watering instructions.",
      { plant: ["photos", "description", "price", "stock"] },
    ],
    [
      "A zoo. Clicking on an animal opens its page with photos, its story, age and the keeper who looks after it.",
      { animal: ["photos", "story", "age", "keeper"] },
    ],
    [
      "A shelter. The home page displays the animals, with filters for species, breed and size. Each animal has a story.",
      { animal: ["species", "breed", "size"] },
    ],
    ["A quiz site. Teachers create quizzes. Users can choose a quiz by topic and difficulty.", { exam: ["subject", "difficulty"] }],
    // Records that a verb implies.
    ["A site for freelancers. Freelancers have a bio. Users can follow freelancers and get notified.", { follow: ["freelancer"] }],
    ["A shelter. Users can adopt an animal and leave reviews. Animals have a name.", { adoption: ["animal"] }],
    ["A school.\n\nInstructors:\n- set weekly availability\n- see their lessons", { slot: ["startTime", "endTime"] }],
    ["Owners list gardens with a size and a price. Owners can block dates.", { blockedPeriod: ["startDate", "endDate"] }],
    [
      "Guests can save gardens to a wish list and message the owner. Owners list gardens with photos.",
      { favorite: ["garden"], message: [] },
    ],
    // Whoever acts, and all that they do.
    ["Businesses post projects with a title, a budget and a deadline.", { project: ["title", "budget"] }],
    [
      "A food bank. Coordinators assign drivers, manage shelters with opening hours and address, and get a weekly report of kilos delivered.",
      { shelter: [] },
    ],
  ] as const)("builds what is told of: %s", async (text, wanted) => {
    const entities = entitiesOf(await read(text));
    for (const [entity, fields] of Object.entries(wanted)) expect(entities[entity]).toEqual(expect.arrayContaining([...fields]));
  });

  it("makes no record of what is only looked after, done by a plan, or painted", async () => {
    expect(keysOf(await read("A repair shop. Repairs have a state. Customers follow their repairs."))).not.toContain("follow");
    expect(keysOf(await read("A gym. Members follow meal plans. Meal plans have a name."))).not.toContain("follow");
    const hotel =
      "A hotel site. Guests book rooms with a bed type and a price per night, cancel bookings and write reviews after their stay. Managers set the prices of rooms and see all bookings. ";
    expect(keysOf(await read(`${hotel}Apply midnight blue to the navigation, snow as background, and gold for buttons.`))).not.toContain(
      "navigation",
    );
  });

  it("keeps a kind of place that is listed with what it has, and reads requirements by their numbers", async () => {
    const clinics = await read(
      "One system for our three physiotherapy clinics. Clinic: name, address, opening hours. Therapist: first name, last name, clinic where they work.",
    );
    expect(entitiesOf(clinics).clinic).toEqual(expect.arrayContaining(["name", "address", "openingHours"]));
    const numbered = await read(
      "FR-1 The catalogue lists articles with article number, description and list price.\nFR-2 Articles are grouped into product groups.",
    );
    expect(keysOf(numbered)).toEqual(["article"]);
    expect(entitiesOf(numbered).article).toContain("listPrice");
    const samples = await read(
      "A laboratory. Samples arrive with a sample code, the client and the sampling date. The sample desk checks the temperature and either accepts or refuses the sample.",
    );
    expect(keysOf(samples)).toEqual(["sample"]);
    expect(entitiesOf(samples).sample).toEqual(expect.arrayContaining(["sampleCode", "samplingDate"]));
  });

  it("has what things are searched by, in a list of what is offered too, and no date of what is free on a date", async () => {
    const cars = await read(
      "A car rental website with functionalities for searching cars by brand, type and price, viewing car details and managing bookings. Users can book cars.",
    );
    expect(entitiesOf(cars).car).toEqual(expect.arrayContaining(["brand", "price", "type"]));
    expect(keysOf(cars)).toEqual(["booking", "car"]);
    const hotel = await read(
      "A hotel site. Features: room search by date, hotel booking and reviews. Guests can search rooms by date and price.",
    );
    expect(entitiesOf(hotel).room).toContain("price");
    expect(entitiesOf(hotel).room).not.toContain("date");
  });

  it.each([
    ["A boat hire. Guests book a boat from one day to another. Boats have a name.", "booking"],
    ["A hotel. Guests book rooms for selected dates. Rooms have a number.", "booking"],
    ["Create a camping site. Campers book a pitch for a period of time. Pitches have a number.", "booking"],
    ["شركة تأجير سيارات. يحجز العميل سيارة لفترة محددة. السيارة لها رقم لوحة.", "booking"],
  ])("whose bookings last for some days has their first and their last: %s", async (text, record) => {
    const fields = entitiesOf(await read(text))[record]!;
    expect(fields).toEqual(expect.arrayContaining(["endDate", "startDate"]));
    expect(fields).not.toContain("date");
    expect(fields).not.toContain("time");
  });

  it("has one day for what is booked once, or by the hour", async () => {
    const studio = await read("A photo studio. Clients book a studio by the hour and see bookings for certain dates.");
    expect(entitiesOf(studio).booking).toEqual(expect.arrayContaining(["date", "time"]));
    expect(entitiesOf(studio).booking).not.toContain("startDate");
  });

  it("lists what there is before a colon, and says behind it who does what", async () => {
    const news = await read(
      "A newsroom. It must have articles, comments and banners: reporters write articles (headline, lead) and submit them, editors publish them.",
    );
    expect(right(news, "journalist", "create", "article")).toBe("all");
    expect(Object.values(news.roles).map(({ key }) => key)).toEqual(["editor", "journalist"]);
    const school = await read("The app should offer lessons, exams and badges: tutors create lessons and exams, learners take exams.");
    expect(keysOf(school)).toEqual(["badge", "exam", "lesson"]);
    expect(right(school, "teacher", "create", "lesson")).toBe("all");
    const roles = await read("A clinic with three roles: doctors see appointments. Appointments have a date.");
    expect(right(roles, "doctor", "read", "appointment")).toBe("all");
  });

  it("says in one sentence what is done and what somebody else can do then", async () => {
    const courses = await read("A driving school. Examiners grade tests so that learners can download a certificate. Tests have a date.");
    expect(keysOf(courses)).toContain("certificate");
    expect(right(courses, "student", "read", "certificate")).toBe("all");
  });

  it("has what is given with what is asked for", async () => {
    const shop = await read(
      "A shop. Customers request a return giving a reason. Customers file a complaint stating the subject. Staff see returns and complaints.",
    );
    expect(entitiesOf(shop).return).toContain("reason");
    expect(entitiesOf(shop).complaint).toContain("subject");
    const care = await read("A care home. Nurses make a round giving medicine. Residents have a name.");
    expect(keysOf(care)).not.toContain("round");
  });

  it("keeps an entry for each time hours are logged, and opening hours as a property", async () => {
    const shelter = await read(
      "A shelter. Volunteers log the hours they worked. Shelters have a name and opening hours. Keepers record opening hours.",
    );
    expect(entitiesOf(shelter).hourLog).toEqual(expect.arrayContaining(["date", "hours"]));
    expect(entitiesOf(shelter).shelter).toContain("openingHours");
    expect(right(shelter, "volunteer", "create", "hourLog")).toBe("own");
    expect(keysOf(shelter)).toEqual(["hourLog", "shelter"]);
  });

  it("tells who does the next thing, whoever they are", async () => {
    const charity = await read("A charity. Volunteers log the hours they worked, and charities confirm those hours. Gardens have a name.");
    expect(keysOf(charity)).toEqual(["garden", "hourLog"]);
    const club = await read("A club. Members book rooms, while club captains confirm each booking. Rooms have a number.");
    expect(right(club, "clubCaptain", "read", "booking")).toBe("all");
    expect(keysOf(club)).toEqual(["booking", "room"]);
  });

  it("lets people sign up for one of what was spoken of", async () => {
    const courses = await read("People can view upcoming courses (title, level, price) and sign up for one. The studio adds courses.");
    expect(entitiesOf(courses).registration).toContain("course");
    expect(right(courses, "member", "create", "registration")).toBe("own");
  });

  it("keeps accounts where it is said what they have, and none where people only make one to sign in", async () => {
    const money = await read(
      "A finance website. Users should be able to add accounts (name, bank, currency, opening balance) and record expenses.",
    );
    const account = Object.values(money.entities).find(({ label }) => label?.en === "Account");
    expect(Object.values(account?.fields ?? {}).map(({ key }) => key)).toEqual(expect.arrayContaining(["bank", "name", "openingBalance"]));
    expect(right(money, "member", "create", account!.key)).toBe("own");
    const library = await read("A library. Readers can create accounts, borrow books. Books have a title.");
    expect(keysOf(library)).toEqual(["book", "loan"]);
  });
});
