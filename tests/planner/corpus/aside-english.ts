/** A second set by someone who had never seen the planner: twelve requests measured once before any rule was changed for them, tuned on since (bench/RESULTS.md). */
import type { Case } from "./case.ts";

export const asideEnglish: readonly Case[] = [
  {
    name: "language exchange, as a prompt",
    text: "Build a website for language exchange with functionalities for exchange offers, video sessions and reviews. Users should be able to post an offer with the language they speak, the language they want to learn and their level, reply to an offer with a message, arrange a session and review the session after it has ended. Administrators manage languages and conversation topics. Use honeydew for the background and teal for the components.",
    entities: {
      "offer|exchangeOffer|languageOffer": [
        "spokenLanguage|languageSpoken|nativeLanguage|language|languageTheySpeak|speaks|offeredLanguage",
        "targetLanguage|languageToLearn|wantedLanguage|learningLanguage|languageTheyWantToLearn|desiredLanguage",
        "level",
      ],
      "message|reply": [],
      "session|videoSession|exchangeSession": [],
      "review|sessionReview": ["session|videoSession|exchangeSession"],
      language: [],
      "topic|conversationTopic": [],
    },
    roles: [],
    may: ["member see offer", "member add own offer", "member add own session", "member add own review"],
    mayNot: ["member change language", "member delete topic", "member delete offer", "public add offer"],
    links: ["review.session > session"],
    theme: { background: "#f0fff0", primary: "#008080" },
  },
  {
    name: "stock portfolio, as a prompt",
    text: "Create a stock portfolio tracker with functionalities for holdings, watchlists and price alerts. Users should be able to record transactions (type buy or sell, stock, quantity, price, date), add stocks to a watchlist, set a price alert for a stock and see the total value of their holdings. Nobody sees the transactions of other users. Admins can add, edit and delete stocks. Use white smoke for the background and dark slate blue for the components.",
    entities: {
      "transaction|trade": ["type|transactionType|kind|side", "stock", "quantity", "price", "date"],
      "holding|position": [],
      "watchlist|watchlistItem|watchlistEntry|watchList": [],
      "priceAlert|alert": [],
      stock: [],
    },
    roles: [],
    may: [
      "member add own transaction",
      "member see own transaction",
      "member see own holding",
      "member add own priceAlert",
      "member see stock",
    ],
    mayNot: ["member see transaction", "member change stock", "member delete stock", "public see transaction"],
    links: ["transaction.stock > stock", "priceAlert.stock > stock"],
    theme: { background: "#f5f5f5", primary: "#483d8b" },
    sector: "financial",
  },
  {
    name: "museum tours, as a prompt",
    text: "Build a website for a museum that offers guided tours, with functionalities for tours, bookings and feedback. Visitors should be able to see the exhibitions, book a tour for a date and a number of people, view their own bookings and rate the tour. Guides can only see the bookings of tours assigned to them. Museum staff manage tours, exhibitions and guides. Use seashell for the background and saddle brown for the components.",
    entities: {
      "tour|guidedTour": ["guide"],
      exhibition: [],
      "booking|reservation|tourBooking": [
        "tour|guidedTour",
        "visitor",
        "date",
        "people|numberOfPeople|peopleCount|groupSize|persons|numberOfPersons|partySize",
      ],
      "feedback|rating|review|tourRating": ["tour|guidedTour"],
      guide: [],
    },
    roles: ["visitor", "guide", "staff|museumStaff|staffMember"],
    may: [
      "visitor see exhibition",
      "visitor add own booking",
      "visitor see own booking",
      "visitor add feedback",
      "guide see own booking",
      "staff delete tour",
      "staff add exhibition",
      "staff change guide",
    ],
    mayNot: ["visitor see booking", "visitor change tour", "guide see booking", "guide delete tour"],
    links: ["booking.tour > tour", "feedback.tour > tour"],
    theme: { background: "#fff5ee", primary: "#8b4513" },
  },
  {
    name: "poetry contest, as a prompt",
    text: "Develop a platform for our poetry contest. It should include functionalities for submitting poems, judging and announcements. Poets should be able to submit a poem with a title, the text and a category, edit their own poems and see the scores of their poems. Judges read all poems and give each poem a score from 1 to 10 with a comment. Judges must not change a poem. Organizers manage categories, prizes and announcements. Use lavender for the background and indigo for the components.",
    entities: {
      "poem|submission": ["title", "text|body|content", "category", "poet|author"],
      "score|judgement|judgment|rating|evaluation": ["poem|submission", "score|points|value|rating|number", "comment"],
      category: [],
      prize: [],
      announcement: [],
    },
    roles: ["poet", "judge", "organizer|organiser"],
    may: [
      "poet add own poem",
      "poet change own poem",
      "poet see own score",
      "judge see poem",
      "judge add score",
      "organizer add category",
      "organizer change prize",
      "organizer delete announcement",
    ],
    mayNot: ["judge change poem", "poet change poem", "poet add score", "poet see score"],
    links: ["poem.category > category", "score.poem > poem"],
    theme: { background: "#e6e6fa", primary: "#4b0082" },
  },
  {
    name: "student bus passes, as a prompt",
    text: "Create an app for student bus passes with functionalities for pass applications, bus routes and fares. Students should be able to view the routes, apply for a pass by choosing a route and uploading a photo and a proof of enrolment, and follow the status of their own applications. Transport officers approve or reject applications and issue passes. Admins manage routes, stops and fares. Use light cyan for the background and steel blue for the components.",
    entities: {
      "application|passApplication|busPassApplication": [
        "student|applicant",
        "route|busRoute",
        "photo|image",
        "proofOfEnrolment|enrolmentProof|enrollmentProof|proofOfEnrollment|proof",
        "status",
      ],
      "pass|busPass|studentBusPass": [],
      "route|busRoute": [],
      "stop|busStop": [],
      fare: [],
    },
    roles: ["student", "transportOfficer|officer"],
    may: [
      "student see route",
      "student add own application",
      "student see own application",
      "transportOfficer change application",
      "transportOfficer see application",
      "transportOfficer add pass",
    ],
    mayNot: ["student see application", "student change route", "student add pass", "transportOfficer delete route"],
    links: ["application.route > route"],
    theme: { background: "#e0ffff", primary: "#4682b4" },
  },
  {
    name: "plant nursery, as a prompt",
    text: "Build a website for a plant nursery with functionalities for browsing plants, online orders and reviews. Customers should be able to search plants by name, price and light requirement, place an order with several plants and the quantity of each, see their own orders and review a plant. Employees update the stock of plants and the status of orders. The owner manages plants, suppliers and discounts. Use ivory for the background and forest green for the components.",
    entities: {
      plant: ["name", "price", "lightRequirement|light|lightRequirements|lightNeeds", "stock|stockQuantity|quantity|inStock"],
      order: [],
      "orderItem|orderLine|line|orderedPlant|orderPlant": [],
      "review|plantReview": [],
      supplier: [],
      discount: [],
    },
    roles: ["customer", "employee", "owner"],
    may: [
      "customer see plant",
      "customer add own order",
      "customer see own order",
      "customer add review",
      "employee change plant",
      "employee change order",
      "owner add plant",
      "owner delete supplier",
      "owner change discount",
    ],
    mayNot: ["customer see order", "customer change plant", "employee delete plant", "employee add supplier"],
    links: ["orderItem.plant > plant", "orderItem.order > order", "review.plant > plant"],
    theme: { background: "#fffff0", primary: "#228b22" },
    sector: "commerce",
  },
  {
    name: "veterinary ward, a rambling e-mail",
    text: `Dear team,

sorry for the length, I am writing this between two shifts. I run the ward of a veterinary hospital, that is where the animals stay after an operation, and at the moment everything hangs on the cage doors on clipboards, which was fine until a goat ate one in October.

Every patient has a name, a species, a weight and an owner, and of the owner we need the name and a phone number. A patient lies in a cage; cages have a number and a size. What the nurses do all day is the checks: for each check they write down the patient, the temperature, the heart rate, whether the animal has eaten, and a remark if something is odd. The vets write the prescriptions: which patient, the drug, the dose, how many times a day and until when. Nurses read them but may not change them, we had trouble with that.

Owners call all the time, so it would be lovely if they could log in and see their own animal and its checks, and nothing of the others. Vets can see all patients and all checks. Our receptionist adds the patients and the owners.

Best wishes, Marit

PS The goat is fine.`,
    entities: {
      "patient|animal": ["name", "species", "weight", "owner", "cage"],
      "owner|animalOwner|petOwner": ["name", "phone|phoneNumber"],
      cage: ["number", "size"],
      check: ["patient|animal", "temperature", "heartRate", "eaten|hasEaten|ate|animalHasEaten", "remark|remarks|note|notes"],
      prescription: [
        "patient|animal",
        "drug|medication|medicine",
        "dose|dosage",
        "timesPerDay|timesADay|frequency|timesDaily|manyTimesADay|howManyTimesADay",
        "until|endDate|untilDate|end|untilWhen",
      ],
    },
    roles: ["nurse", "vet|veterinarian", "owner|animalOwner|petOwner", "receptionist"],
    may: [
      "nurse add check",
      "nurse see prescription",
      "vet add prescription",
      "vet see patient",
      "vet see check",
      "owner see own patient",
      "owner see own check",
      "receptionist add patient",
      "receptionist add owner",
    ],
    mayNot: ["nurse change prescription", "owner see patient", "owner see check", "receptionist add prescription"],
    links: ["patient.owner > owner", "patient.cage > cage", "check.patient > patient", "prescription.patient > patient"],
    sector: "healthcare",
  },
  {
    name: "dental lab, bullets",
    text: `Dental lab software

Data
- Dentist: name, practice, phone, email
- Case: dentist, patient initials, tooth number, type of work (crown, bridge, denture, veneer), shade, scan file, due date, price, status (received, in production, quality check, shipped)
- Material: name, lot number, expiry date, quantity
- Remake: case, reason, date

Rules
- dentists send in cases and see only their own
- technicians see all cases and change the status, but never delete one
- lab manager manages cases, materials and remakes
- e-mail the dentist when a case is shipped
- warn the lab manager 30 days before a material expires`,
    entities: {
      dentist: ["name", "practice", "phone", "email"],
      "case|dentalCase|labCase": [
        "dentist",
        "patientInitials|initials",
        "toothNumber|tooth",
        "typeOfWork|workType|type|work",
        "shade",
        "scanFile|scan",
        "dueDate",
        "price",
        "status",
      ],
      material: ["name", "lotNumber|lot", "expiryDate", "quantity"],
      remake: ["case|dentalCase|labCase", "reason", "date"],
    },
    roles: ["dentist", "technician", "labManager|manager"],
    may: [
      "dentist add own case",
      "dentist see own case",
      "technician see case",
      "technician change case",
      "labManager delete case",
      "labManager add material",
      "labManager change remake",
    ],
    mayNot: ["dentist see case", "technician delete case", "technician change material", "dentist change remake"],
    links: ["case.dentist > dentist", "remake.case > case"],
  },
  {
    name: "school canteen, what its owner said",
    text: "Okay so I run the canteen at a primary school, about three hundred kids eat with us every day. Right now parents put cash in an envelope, it's a nightmare. So what I need: a parent has a name, a phone number and an e-mail, and they have their children in there, each child has a name, a class and allergies, that's the important one, allergies. And every week I put up the menu. A dish has a name, a price, a photo maybe, and the allergens that are in it. The parents then order for a child for a certain day, until nine in the morning, after that it's closed. And at the end of the month I send one invoice to each parent, with the month, the amount and whether it's paid. The kitchen staff only look at the orders, what do we cook, how many of what, they don't change anything. Parents only see their own children and their own invoices, obviously. And me, I do the dishes and the menus, I mean in the system, not the washing up, ha.",
    entities: {
      parent: ["name", "phone|phoneNumber", "email"],
      "child|kid|student|pupil": ["name", "class|grade|schoolClass|classroom", "allergies|allergy", "parent"],
      dish: ["name", "price", "photo|image", "allergens|allergen"],
      "menu|weeklyMenu|menuDay|menuItem": [],
      "order|mealOrder": [],
      invoice: ["parent", "month", "amount", "paid|isPaid|status"],
    },
    roles: ["parent", "kitchenStaff|kitchen|staff|cook"],
    may: ["parent add own order", "parent see own child", "parent see own invoice", "kitchenStaff see order"],
    mayNot: ["parent see child", "parent see invoice", "kitchenStaff change order", "parent change dish"],
    links: ["child.parent > parent", "order.child > child", "invoice.parent > parent"],
  },
  {
    name: "repair café, short and vague",
    text: "We're starting a repair café in the village hall, once a month. People sign up with the thing that's broken and what's wrong with it, a volunteer takes it on, and afterwards we want to know what got fixed and what didn't. Nothing fancy, it should just work on a phone.",
    entities: {
      "repair|repairRequest|item|brokenItem|thing|brokenThing|request|repairJob|job|registration|signUp": [],
    },
    roles: ["volunteer"],
    may: ["volunteer see repair", "volunteer change repair"],
    mayNot: ["public change repair", "public delete repair"],
  },
  {
    name: "swimming lanes, a formal specification",
    text: `1 Purpose
The City Sports Department requires a system for the allocation of lanes in its public swimming pools.

2 Information
2.1 For each pool the following shall be stored: name, address, number of lanes, depth.
2.2 A lane belongs to one pool and has a number and a length.
2.3 A club is identified by its name, registration number, contact person and e-mail address.
2.4 An allocation request consists of the club, the lane, weekday, start time, end time, purpose and status (submitted, approved, rejected, withdrawn).
2.5 For each closure the pool, the first day, the last day and the reason are recorded.

3 Rights
3.1 Clubs submit allocation requests and may view their own requests only.
3.2 The pool manager approves or rejects allocation requests and records closures.
3.3 Lifeguards may view allocation requests and closures but shall not modify them.
3.4 The public may view pools and closures.

4 Rules
4.1 The start time must precede the end time.
4.2 The club is informed by e-mail when its request has been approved or rejected.

5 Appearance
Background #f4fbff, buttons #005f99.`,
    entities: {
      "pool|swimmingPool": ["name", "address", "numberOfLanes|laneCount|lanes", "depth"],
      lane: ["pool|swimmingPool", "number", "length"],
      club: ["name", "registrationNumber", "contactPerson|contact", "email|emailAddress"],
      "allocationRequest|request|allocation": [
        "club",
        "lane",
        "weekday|day",
        "startTime|start|startsAt",
        "endTime|end|endsAt",
        "purpose",
        "status",
      ],
      closure: ["pool|swimmingPool", "firstDay|startDate|from|start|firstDate", "lastDay|endDate|to|until|end|lastDate", "reason"],
    },
    roles: ["club", "poolManager|manager", "lifeguard"],
    may: [
      "club add own allocationRequest",
      "club see own allocationRequest",
      "poolManager change allocationRequest",
      "poolManager add closure",
      "lifeguard see allocationRequest",
      "lifeguard see closure",
      "public see pool",
      "public see closure",
    ],
    mayNot: [
      "club see allocationRequest",
      "lifeguard change allocationRequest",
      "lifeguard change closure",
      "public see allocationRequest",
      "public add closure",
    ],
    links: ["lane.pool > pool", "allocationRequest.club > club", "allocationRequest.lane > lane", "closure.pool > pool"],
    theme: { background: "#f4fbff", primary: "#005f99" },
  },
  {
    name: "bouncy castles, two sentences",
    text: "I rent out bouncy castles for birthday parties in Leeds. I'd like customers to book a castle for a day and tell me the delivery address, and my two drivers should see all bookings but not touch them.",
    entities: {
      "castle|bouncyCastle": [],
      "booking|rental|hire|reservation": ["castle|bouncyCastle", "customer", "date|day", "deliveryAddress|address"],
    },
    roles: ["customer", "driver"],
    may: ["customer add own booking", "customer see castle", "driver see booking"],
    mayNot: ["driver change booking", "driver delete booking", "customer change castle"],
    links: ["booking.castle > castle"],
  },
];
