/** A set by someone who had never seen the planner: eight English requests in as many voices, to be measured once before any rule is changed for them. */
import type { Case } from "./case.ts";

export const outsideEnglish: readonly Case[] = [
  {
    name: "ferries, a tidy specification",
    text: `ISLAND FERRIES: DEPARTURES AND BOOKINGS

Objects
Port: name, town, number of berths.
Vessel: name, IMO number (unique), passenger capacity, car capacity, year built.
Crossing: vessel, port of departure, port of arrival, departure time, arrival time, fare, state (scheduled, boarding, departed, cancelled).
Booking: crossing, passenger, vehicle registration, number of adults, number of children, payment status (unpaid, paid, refunded).
Freight consignment: crossing, shipper, weight, dangerous goods (yes/no), declaration (file).
Delay report: crossing, minutes late, cause.

Who may do what
Passengers create bookings and cancel their own; they never see the bookings of other passengers. Anyone can look at the crossings without an account. Shippers add freight consignments and follow only theirs. The purser reads bookings and freight consignments but alters neither. Masters write delay reports. The harbour office maintains ports, vessels and crossings; only the harbour office may delete a crossing.

Look
Background #eef6f9, buttons steel blue.`,
    entities: {
      port: ["name", "town|city", "numberOfBerths|berths|berthCount|berthsCount"],
      "vessel|ship|ferry": [
        "name",
        "imoNumber|imo",
        "passengerCapacity|passengers",
        "carCapacity|cars",
        "yearBuilt|builtYear|buildYear|year|built",
      ],
      "crossing|departure|sailing": [
        "vessel|ship|ferry",
        "portOfDeparture|departurePort|from|fromPort|origin",
        "portOfArrival|arrivalPort|to|toPort|destination",
        "departureTime|departsAt",
        "arrivalTime|arrivesAt",
        "fare|price",
        "state|status",
      ],
      "booking|reservation": [
        "crossing|departure|sailing",
        "passenger",
        "vehicleRegistration|registration|vehicle|vehicleRegistrationNumber",
        "numberOfAdults|adults|adultCount|adultsCount",
        "numberOfChildren|children|childCount|childrenCount",
        "paymentStatus",
      ],
      "freightConsignment|consignment|freight": [
        "crossing|departure|sailing",
        "shipper",
        "weight",
        "dangerousGoods|hasDangerousGoods|isDangerousGoods|dangerous",
        "declaration|declarationFile",
      ],
      "delayReport|delay": ["crossing|departure|sailing", "minutesLate|minutes|delayMinutes|lateMinutes", "cause|reason"],
    },
    roles: ["passenger", "shipper", "purser", "master|captain", "harbourOffice|harborOffice|harbourOfficer|harborOfficer"],
    may: [
      "passenger add own booking",
      "passenger change own booking",
      "public see crossing",
      "shipper add own freightConsignment",
      "shipper see own freightConsignment",
      "purser see booking",
      "purser see freightConsignment",
      "master add delayReport",
      "harbourOffice add port",
      "harbourOffice change vessel",
      "harbourOffice delete crossing",
    ],
    mayNot: [
      "passenger see booking",
      "shipper see freightConsignment",
      "purser change booking",
      "purser change freightConsignment",
      "purser delete crossing",
      "master delete crossing",
      "public see booking",
      "passenger change crossing",
    ],
    links: [
      "crossing.vessel > vessel",
      "crossing.portOfDeparture > port",
      "crossing.portOfArrival > port",
      "booking.crossing > crossing",
      "freightConsignment.crossing > crossing",
      "delayReport.crossing > crossing",
    ],
    theme: { background: "#eef6f9", primary: "#4682b4" },
  },
  {
    name: "vineyard, chatty",
    text: "My husband and I took over his parents' vineyard above Vevey three years ago and we still find notes in the backs of old calendars. There are fourteen parcels; each one has a name, a grape variety, an area and the year it was planted. Every time one of us does a spraying we have to prove it to the canton afterwards, so we'd write down the parcel, the date, the product we used, the dose and the wind speed. During the harvest it gets hectic: each picking is from one parcel, with the date, the number of crates and the sugar reading. Later on it's wines, with a name, a vintage, a price and how many bottles are left. Restaurants order wines from us, so they'd sign in, pick a wine, say how many bottles and when they'd like it delivered, and of course they shouldn't see what the other restaurants order. Our seasonal workers put in the pickings and nothing else, and they can't delete them. The cellar master looks after the wines and sees the pickings. Only my husband and I (call us the winegrowers) change parcels and sprayings. Maroon buttons on a linen background, what else.",
    entities: {
      "parcel|plot|vineyardParcel": [
        "name",
        "grapeVariety|variety|grape",
        "area|size",
        "yearPlanted|plantingYear|plantedYear|year|yearOfPlanting|yearItWasPlanted|planted|plantYear",
      ],
      "spraying|spray|treatment": [
        "parcel|plot|vineyardParcel",
        "date",
        "product|productUsed|productWeUsed|usedProduct",
        "dose|dosage",
        "windSpeed|wind",
      ],
      "picking|harvest": [
        "parcel|plot|vineyardParcel",
        "date",
        "numberOfCrates|crates|crateCount|cratesCount",
        "sugarReading|sugar|sugarLevel|sugarContent",
      ],
      wine: [
        "name",
        "vintage|year",
        "price",
        "bottlesLeft|bottles|stock|bottleCount|remainingBottles|quantity|howManyBottlesAreLeft|manyBottlesAreLeft|numberOfBottlesLeft|numberOfBottles",
      ],
      "order|wineOrder": [
        "wine",
        "bottles|numberOfBottles|bottleCount|bottlesCount|quantity|howManyBottles|manyBottles",
        "deliveryDate|delivery|deliveredOn|deliveryTime|deliverOn|whenDelivered|deliverAt",
      ],
    },
    roles: ["restaurant", "seasonalWorker|worker", "cellarMaster", "winegrower|wineGrower|owner"],
    may: [
      "restaurant see wine",
      "restaurant add own order",
      "restaurant see own order",
      "seasonalWorker add picking",
      "cellarMaster change wine",
      "cellarMaster see picking",
      "winegrower change parcel",
      "winegrower change spraying",
    ],
    mayNot: [
      "restaurant see order",
      "restaurant change wine",
      "seasonalWorker delete picking",
      "seasonalWorker change parcel",
      "seasonalWorker change wine",
      "cellarMaster change spraying",
      "cellarMaster change parcel",
    ],
    links: ["spraying.parcel > parcel", "picking.parcel > parcel", "order.wine > wine"],
    theme: { background: "#faf0e6", primary: "#800000" },
  },
  {
    name: "chess federation, bullets",
    text: `chess federation, what has to be in it

- clubs: name, city, president, founding year
- players: full name, FIDE ID (unique), birth date, club, rating, title (none, FM, IM, GM)
- tournaments: name, venue, start date, end date, time control, number of rounds, entry fee
- entries: tournament, player, registered on, fee paid yes/no
- games: tournament, round, white player, black player, result (1-0, 0-1, draw), PGN file
- appeals: game, reason, decision (pending, upheld, dismissed)

who can do what
- club secretary: adds players and entries, never deletes a player
- arbiter: records games and corrects them; sees the entries
- player: files appeals, sees only his or her own appeals
- rating officer: the only one who may edit players
- appeals committee: reads and decides appeals, no deleting
- everybody, signed in or not: looks at tournaments and games

dark mode, gold accents`,
    entities: {
      club: ["name", "city", "president", "foundingYear|foundedYear|yearFounded|founded"],
      player: ["fullName|name", "fideId|fide", "birthDate|dateOfBirth", "club", "rating", "title"],
      tournament: [
        "name",
        "venue|location",
        "startDate",
        "endDate",
        "timeControl",
        "numberOfRounds|rounds|roundCount|roundsCount",
        "entryFee|fee",
      ],
      "entry|tournamentEntry|registration": [
        "tournament",
        "player",
        "registeredOn|registrationDate|registered|registeredAt|date",
        "feePaid|paid|isFeePaid|isPaid",
      ],
      game: ["tournament", "round", "whitePlayer|white", "blackPlayer|black", "result", "pgnFile|pgn|file"],
      appeal: ["game", "reason", "decision|status"],
    },
    roles: ["clubSecretary|secretary", "arbiter", "player", "ratingOfficer", "appealsCommittee|appealCommittee|committee"],
    may: [
      "clubSecretary add player",
      "clubSecretary add entry",
      "arbiter add game",
      "arbiter change game",
      "arbiter see entry",
      "player add own appeal",
      "player see own appeal",
      "ratingOfficer change player",
      "appealsCommittee see appeal",
      "appealsCommittee change appeal",
      "public see tournament",
      "public see game",
    ],
    mayNot: [
      "clubSecretary delete player",
      "clubSecretary change player",
      "arbiter change player",
      "player see appeal",
      "appealsCommittee delete appeal",
      "public see appeal",
      "public add game",
    ],
    links: [
      "player.club > club",
      "entry.tournament > tournament",
      "entry.player > player",
      "game.tournament > tournament",
      "game.whitePlayer > player",
      "game.blackPlayer > player",
      "appeal.game > game",
    ],
    theme: { mode: "dark", accent: "#ffd700" },
  },
  {
    name: "court interpreters, a forwarded e-mail",
    text: `From: Ruth Osei
Subject: Fwd: interpreters again

Can your people do something with this? Came from the registry this morning. R.

> Hello Ruth,
>
> as promised, the list. Today I keep the interpreters on index cards and when I'm ill nobody finds anyone.
>
> For an interpreter we need the name, phone, e-mail, languages, sworn since (a date) and hourly rate. A hearing has a case number, a courtroom, a date, a start time, an expected duration and the language needed.
>
> When a hearing needs somebody, a registry clerk creates an assignment, i.e. the hearing, the interpreter and whether it's offered, accepted, declined or completed. Interpreters see their own assignments (not those of colleagues!) and accept or decline them. Afterwards they hand in a claim with the assignment, hours worked, travel costs and a receipt. Finance officers check the claims and mark them as paid. Clerks have no business seeing claims.
>
> Judges would like to look at the hearings, they don't need to change anything. Adding and removing interpreters is for the head of registry only.
>
> Best, Tomasz`,
    entities: {
      interpreter: [
        "name",
        "phone|phoneNumber",
        "email",
        "languages|language",
        "swornSince|swornDate|sworn|swornSinceDate",
        "hourlyRate|rate",
      ],
      hearing: [
        "caseNumber",
        "courtroom|courtRoom",
        "date",
        "startTime|start|startsAt",
        "expectedDuration|duration",
        "languageNeeded|language|neededLanguage",
      ],
      assignment: ["hearing", "interpreter", "status|state"],
      claim: ["assignment", "hoursWorked|hours|workedHours", "travelCosts|travelCost|travelExpenses", "receipt"],
    },
    roles: ["registryClerk|clerk", "interpreter", "financeOfficer|finance", "judge", "headOfRegistry|registryHead|head|headOfTheRegistry"],
    may: [
      "registryClerk add assignment",
      "interpreter see own assignment",
      "interpreter change own assignment",
      "interpreter add own claim",
      "financeOfficer see claim",
      "financeOfficer change claim",
      "judge see hearing",
      "headOfRegistry add interpreter",
      "headOfRegistry delete interpreter",
    ],
    mayNot: [
      "interpreter see assignment",
      "registryClerk see claim",
      "judge change hearing",
      "judge delete hearing",
      "registryClerk add interpreter",
      "registryClerk delete interpreter",
    ],
    links: ["assignment.hearing > hearing", "assignment.interpreter > interpreter", "claim.assignment > assignment"],
  },
  {
    name: "pottery studio, a voice note written down",
    text: "Hi, it's Bex, from the pottery studio, erm, so you asked me what I actually want. Okay. We've got three kilns. A kiln has a name, a maximum temperature and, uh, a number of shelves. Then a firing, that's when we put the kiln on, so it's got the kiln, the date, the type, bisque or glaze, and the target temperature. And the potters bring their pieces in, right, and a piece has a photo, the clay, the glaze, a weight and which firing it goes in. And a status, so drying, in the kiln, ready, collected. Now what drives me mad is people walking off with each other's pieces, so a potter sees just their own pieces, not everyone's. Oh and the wheels! A wheel's only got a number really, but they book a wheel for a day with a start time and an end time. Gwen, she's the technician, she does the firings and she changes the status of the pieces, but she doesn't delete any pieces, please. Me, I'm the owner, I add the kilns and the wheels. And when a piece is ready, send the potter a text. I think that's it. Bye, bye bye.",
    entities: {
      kiln: ["name", "maximumTemperature|maxTemperature|temperature", "numberOfShelves|shelves|shelfCount|shelvesCount"],
      firing: ["kiln", "date", "type|firingType", "targetTemperature|temperature"],
      piece: ["photo|image", "clay|clayType", "glaze", "weight", "firing|whichFiring", "status"],
      wheel: ["number"],
      "booking|wheelBooking|reservation": ["wheel", "day|date", "startTime|start|startsAt", "endTime|end|endsAt"],
    },
    roles: ["potter", "technician", "owner"],
    may: [
      "potter add own piece",
      "potter see own piece",
      "potter add own booking",
      "technician add firing",
      "technician change piece",
      "owner add kiln",
      "owner add wheel",
    ],
    mayNot: ["potter see piece", "technician delete piece", "potter add kiln", "potter change firing"],
    links: ["firing.kiln > kiln", "piece.firing > firing", "booking.wheel > wheel"],
  },
  {
    name: "costume store, a table",
    text: `COSTUME STORE (copied out of my spreadsheet)

Sheet | Columns
Costumes | inventory number, description, era, size, colour, photo, rail, hire price
Rails | code, room, height
Productions | title, theatre company, director, premiere date
Hires | costume, production, out date, due date, returned on, deposit
Repairs | costume, damage, seamstress, cost, finished (yes/no)

Person | Can | Cannot
Wardrobe mistress | add, edit and delete costumes, rails and productions | -
Stage manager | add hires, view costumes | delete hires
Seamstress | view and edit her own repairs | view hires
Volunteer | view costumes | view repairs`,
    entities: {
      costume: [
        "inventoryNumber|number",
        "description",
        "era|period",
        "size",
        "colour|color",
        "photo|image",
        "rail",
        "hirePrice|price|rentalPrice",
      ],
      rail: ["code", "room", "height"],
      production: ["title", "theatreCompany|company|theaterCompany", "director", "premiereDate|premiere"],
      "hire|rental|loan": [
        "costume",
        "production",
        "outDate|out|startDate",
        "dueDate|due",
        "returnedOn|returnDate|returned|returnedDate|returnedAt",
        "deposit",
      ],
      repair: ["costume", "damage|damageDescription", "seamstress", "cost", "finished|isFinished|done"],
    },
    roles: ["wardrobeMistress", "stageManager", "seamstress", "volunteer"],
    may: [
      "wardrobeMistress add costume",
      "wardrobeMistress change rail",
      "wardrobeMistress delete production",
      "stageManager add hire",
      "stageManager see costume",
      "seamstress see own repair",
      "seamstress change own repair",
      "volunteer see costume",
    ],
    mayNot: [
      "stageManager delete hire",
      "stageManager change costume",
      "seamstress see hire",
      "seamstress see repair",
      "volunteer see repair",
      "volunteer change costume",
    ],
    links: ["costume.rail > rail", "hire.costume > costume", "hire.production > production", "repair.costume > costume"],
  },
  {
    name: "street trees, an excerpt of a tender",
    text: `Tender 14/2027: Urban Tree Register
Section C, Requirements

C.1 Context
The Borough maintains some 23,000 street trees. Inspections are at present recorded on paper and transcribed with a delay of several weeks.

C.2 Data to be held
C.2.1 The solution shall hold, for every tree, a tag number (unique), the species, the street, the trunk diameter, the year of planting and the coordinates.
C.2.2 Each inspection shall refer to one tree and state the inspector, the date, the vitality (good, fair, poor, dead), the defects and photographs.
C.2.3 A contractor is described by company name, insurance number and telephone number.
C.2.4 Work orders shall be issued for a tree and shall include the measure, priority (low, medium, urgent), deadline, contractor and status (open, in progress, completed).
C.2.5 An objection contains the tree, a statement, the date received and the outcome.

C.3 Access
Inspectors shall record inspections and may amend only those they recorded themselves. Contractors shall have access exclusively to the work orders assigned to them and may update their status. Residents shall be able to submit objections and to consult trees; they shall not have access to work orders. The tree officer shall manage trees, contractors and work orders. Deletion of a tree is reserved to the tree officer.

C.4 Retention
Inspections shall be kept for ten years.`,
    entities: {
      tree: [
        "tagNumber|tag|number",
        "species",
        "street",
        "trunkDiameter|diameter",
        "yearOfPlanting|plantingYear|yearPlanted|plantedYear",
        "coordinates|location|gps|position",
      ],
      inspection: ["tree", "inspector", "date", "vitality", "defects|defect", "photographs|photos|photo|images|image|photograph"],
      contractor: ["companyName|company|name", "insuranceNumber", "telephoneNumber|telephone|phone|phoneNumber"],
      workOrder: ["tree", "measure", "priority", "deadline|dueDate", "contractor", "status"],
      objection: ["tree", "statement", "dateReceived|receivedDate|receivedOn|date|receivedAt", "outcome"],
    },
    roles: ["inspector", "contractor", "resident", "treeOfficer|officer"],
    may: [
      "inspector add inspection",
      "inspector change own inspection",
      "contractor see own workOrder",
      "contractor change own workOrder",
      "resident add own objection",
      "resident see tree",
      "treeOfficer add tree",
      "treeOfficer delete tree",
      "treeOfficer change contractor",
      "treeOfficer add workOrder",
    ],
    mayNot: [
      "inspector change inspection",
      "inspector delete tree",
      "contractor see workOrder",
      "contractor delete workOrder",
      "resident see workOrder",
      "resident change tree",
    ],
    links: ["inspection.tree > tree", "workOrder.tree > tree", "workOrder.contractor > contractor", "objection.tree > tree"],
    sector: "government",
  },
  {
    name: "kitchens by the hour, a founder's pitch",
    text: `HOBPOOL: licensed kitchens by the hour

Founder: Dele Akande. Ten years a pastry chef, two more renting out my own oven at night to friends who sell cakes.

Problem: thousands of home bakers need a certified kitchen; thousands of restaurant kitchens stand cold until five in the afternoon.

Product: a marketplace. Hosts list a kitchen with a title, an address, the equipment, photos, an hourly price and its hygiene rating. Makers search the kitchens, book one for a day with a start time and an end time, and pay by card. Hosts confirm or decline the bookings of their own kitchens. Afterwards the maker leaves a review: stars and a comment. Makers see the bookings they made and nobody else's. Every maker uploads a hygiene certificate with a number and an expiry date, which our verification team approves before the first booking.

Traction: 31 makers on a WhatsApp list, 4 hosts, no software.

The ask: a first version by May. Brand: background #fff7ed, buttons #c2410c.`,
    entities: {
      kitchen: [
        "title|name",
        "address",
        "equipment",
        "photos|photo|images|image",
        "hourlyPrice|pricePerHour|price|hourlyRate",
        "hygieneRating|rating",
      ],
      "booking|reservation": ["kitchen", "day|date", "startTime|start|startsAt", "endTime|end|endsAt"],
      payment: [],
      review: ["stars|rating|score", "comment"],
      "certificate|hygieneCertificate": ["number|certificateNumber", "expiryDate|expiry"],
    },
    roles: ["host", "maker", "verificationTeam|verifier|verificationOfficer"],
    may: [
      "host add own kitchen",
      "host change own booking",
      "maker see kitchen",
      "maker add own booking",
      "maker see own booking",
      "maker add review",
      "maker add own certificate",
      "verificationTeam change certificate",
    ],
    mayNot: ["maker see booking", "maker change kitchen", "maker delete kitchen", "host change booking", "verificationTeam delete kitchen"],
    links: ["booking.kitchen > kitchen"],
    theme: { background: "#fff7ed", primary: "#c2410c" },
  },
];
