/** A fresh set by someone who had never seen the planner: nine English requests measured once before any rule was changed for them (bench/RESULTS.md). */
import type { Case } from "./case.ts";

export const freshEnglish: readonly Case[] = [
  {
    name: "beekeepers' cooperative, an e-mail to a contractor",
    text: `Subject: quote for our hive register

Hi Tom,

Piotr gave me your address. I'm the secretary of a beekeepers' cooperative, roughly 600 hives between us, and our "register" is three exercise books and my memory. Could you give us a price for something online?

We'd need the apiaries (a name, the nearest village, the GPS position and which beekeeper it belongs to) and the hives: each hive stands in one apiary and has a number, the type of box and the year of its queen. Whenever somebody opens a hive they log an inspection, so the hive, the date, the number of brood frames, whether the queen was seen, and notes. At extraction time we weigh the honey in: every delivery has the beekeeper, the date, the weight in kilos and the moisture.

Beekeepers enter their own inspections and must not see anyone else's deliveries (touchy subject!). Our bee inspector reads all inspections but doesn't alter them. Only the storekeeper records deliveries.

Regards, Hanneke`,
    entities: {
      apiary: ["name", "village|nearestVillage", "position|gpsPosition|gps|gpsLocation|location|coordinates", "beekeeper|owner"],
      "hive|beehive": [
        "apiary",
        "number|hiveNumber",
        "boxType|typeOfBox|type|box",
        "queenYear|yearOfQueen|yearOfItsQueen|year|queensYear|yearOfTheQueen",
      ],
      "inspection|hiveInspection": [
        "hive|beehive",
        "date",
        "broodFrames|numberOfBroodFrames|broodFrameCount|broodFramesCount",
        "queenSeen|queenWasSeen|seenQueen|sawQueen|isQueenSeen",
        "notes|note",
      ],
      "delivery|honeyDelivery": ["beekeeper", "date", "weight|weightKg|weightInKilos|weightKilos", "moisture"],
    },
    roles: ["beekeeper", "beeInspector|inspector", "storekeeper"],
    may: ["beekeeper add own inspection", "beeInspector see inspection", "storekeeper add delivery"],
    mayNot: ["beekeeper see delivery", "beekeeper add delivery", "beeInspector change inspection", "beeInspector add delivery"],
    links: ["hive.apiary > apiary", "inspection.hive > hive"],
  },
  {
    name: "film club, chatty",
    text: "We're a film club of about eighty people that meets in an old fire station on Thursdays, and choosing what to watch has turned into a war by group chat. I'd love a little site where any member can suggest a film, with its title, director, year, running time and a line about why, and then everybody votes on the films, one vote each per film. The programmer (that's Ines) turns the winners into screenings: a film, a date, a start time and how many seats we have. Members reserve a seat for a screening, but they shouldn't see who else is coming, just their own reservations. After the evening people leave a rating from 1 to 5 plus a comment. Only Ines may change or remove screenings. Oh, and people without an account should still be able to see the screenings. Crimson buttons please!",
    entities: {
      "film|movie|suggestion|filmSuggestion": [
        "title",
        "director",
        "year|releaseYear",
        "runningTime|duration|length|runtime",
        "reason|why|lineAboutWhy|motivation|note|comment|description",
      ],
      vote: ["film|movie|suggestion|filmSuggestion"],
      screening: [
        "film|movie",
        "date",
        "startTime|start|startsAt|time",
        "seats|seatCount|numberOfSeats|seatsCount|capacity|availableSeats",
      ],
      "reservation|seatReservation|booking": ["screening"],
      "rating|review|feedback": [],
    },
    roles: ["programmer"],
    may: [
      "member add film",
      "member add vote",
      "member add own reservation",
      "member see own reservation",
      "member add rating",
      "programmer add screening",
      "programmer change screening",
      "programmer delete screening",
      "public see screening",
    ],
    mayNot: ["member see reservation", "member change screening", "member delete screening", "public see reservation"],
    links: ["vote.film > film", "screening.film > film", "reservation.screening > screening"],
    theme: { primary: "#dc143c" },
  },
  {
    name: "hospital laundry, a tidy specification",
    text: `HOSPITAL LAUNDRY: LINEN TRACKING

Scope
The system replaces the paper dockets used between the wards and the central laundry.

Records
Ward: code, building, floor, extension number.
Linen type: name, weight per piece, washing temperature.
Trolley: barcode, capacity, ward.
Batch: washing machine, programme, start time, operator, total weight, result (passed, rewash).
Collection: ward, trolley, collection time, bag count, infectious (yes/no).
Loss report: ward, linen type, quantity, explanation.

Access
Porters register collections and can correct only those they registered themselves. Machine operators record batches; they have read-only access to collections. Ward nurses file loss reports but cannot delete them. The laundry supervisor maintains wards, linen types and trolleys and is the only person who may delete a batch.`,
    entities: {
      ward: ["code", "building", "floor", "extensionNumber|extension"],
      linenType: ["name", "weightPerPiece|pieceWeight|weight", "washingTemperature|temperature|washTemperature"],
      trolley: ["barcode", "capacity", "ward"],
      batch: [
        "washingMachine|machine",
        "programme|program",
        "startTime|start|startsAt",
        "operator|machineOperator",
        "totalWeight|weight",
        "result",
      ],
      collection: ["ward", "trolley", "collectionTime|time|collectedAt", "bagCount|bags|numberOfBags", "infectious|isInfectious"],
      "lossReport|loss": ["ward", "linenType", "quantity", "explanation"],
    },
    roles: ["porter", "machineOperator|operator", "wardNurse|nurse", "laundrySupervisor|supervisor"],
    may: [
      "porter add collection",
      "porter change own collection",
      "machineOperator add batch",
      "machineOperator see collection",
      "wardNurse add lossReport",
      "laundrySupervisor add ward",
      "laundrySupervisor change linenType",
      "laundrySupervisor add trolley",
      "laundrySupervisor delete batch",
    ],
    mayNot: [
      "porter change collection",
      "machineOperator change collection",
      "machineOperator delete batch",
      "wardNurse delete lossReport",
      "porter delete batch",
      "wardNurse change ward",
    ],
    links: [
      "trolley.ward > ward",
      "collection.ward > ward",
      "collection.trolley > trolley",
      "lossReport.ward > ward",
      "lossReport.linenType > linenType",
    ],
  },
  {
    name: "tow trucks, spoken with fillers",
    text: "Right, so, um, we do towing, six trucks, day and night, off the A38 mostly. What happens is, someone rings, and the dispatcher, that's usually my wife, she takes down the, uh, the caller's name, their phone number, where the car is, the number plate and what's wrong with it, flat tyre, accident, whatever. That's a job. Then she puts a driver and a truck on the job. A truck's got a plate, obviously, a maximum weight it can pull, and a date when the insurance runs out. And the driver, you know, he's in his cab, so on his phone he sees the jobs that are his, not everybody else's, and he sets the status to on the way, loaded, dropped off. And then, what else, yeah, invoices, there's an invoice for each job, with the amount, the VAT, the date, paid or not. Drivers don't need to see invoices, no. And nobody deletes a job, ever, cause the police ask about them sometimes.",
    entities: {
      "job|towJob|towingJob|tow": [
        "callerName|caller|name",
        "phone|phoneNumber|callerPhone",
        "location|carLocation|whereTheCarIs|carPosition|place|address|where|whereCarIs",
        "numberPlate|plate|plateNumber|licensePlate|registrationNumber",
        "problem|issue|whatsWrong|fault|description|whatsWrongWithIt|whatIsWrong|problemDescription",
        "driver",
        "truck|towTruck",
        "status",
      ],
      "truck|towTruck": [
        "plate|numberPlate|plateNumber|licensePlate|registrationNumber",
        "maximumWeight|maxWeight|weight|maxTowWeight|maximumWeightItCanPull|pullingWeight",
        "insuranceExpiry|insuranceExpiryDate|insuranceEndDate|insuranceDate|insuranceExpiresOn|insuranceUntil|insuranceEnd",
      ],
      invoice: ["job|towJob|towingJob|tow", "amount", "vat|vatAmount|tax", "date|invoiceDate", "paid|isPaid|status"],
    },
    roles: ["dispatcher", "driver"],
    may: ["dispatcher add job", "dispatcher change job", "driver see own job", "driver change own job"],
    mayNot: ["driver see job", "driver see invoice", "driver delete job", "dispatcher delete job"],
    links: ["job.truck > truck", "invoice.job > job"],
  },
  {
    name: "lost property of a tram company, user stories",
    text: `Lost property office, tram company. First backlog:

As a passenger I want to file a loss report (description, colour, tram line, the day I lost it, my phone number) so that somebody looks for it.
As a passenger I want to follow my own loss reports, and I don't want other passengers reading them.
As a tram driver I want to hand in a found item with a description, a photo, the tram line and the time I found it.
As a clerk I want to see all loss reports and all found items and put a shelf number on each found item.
As a clerk I want to register a handover: which found item, the name of the recipient, the ID number, the date and a signature.
As the office manager I want to delete found items nobody claimed after 90 days. Clerks must not be able to do that.
As the office manager I want to maintain the tram lines.`,
    entities: {
      "lossReport|report|lostReport|lostItemReport|lostItem": [
        "description",
        "colour|color",
        "tramLine|line",
        "lostDate|dayLost|dateLost|day|date|lostOn|dayILostIt|lostDay",
        "phone|phoneNumber",
      ],
      foundItem: ["description", "photo|image", "tramLine|line", "foundTime|timeFound|foundAt|time|timeIFoundIt", "shelfNumber|shelf"],
      handover: [
        "foundItem|item",
        "recipientName|recipient|name|nameOfRecipient",
        "idNumber|recipientIdNumber|identityNumber|idDocumentNumber",
        "date|handoverDate",
        "signature",
      ],
      "tramLine|line": [],
    },
    roles: ["passenger", "tramDriver|driver", "clerk", "officeManager|manager"],
    may: [
      "passenger add own lossReport",
      "passenger see own lossReport",
      "tramDriver add foundItem",
      "clerk see lossReport",
      "clerk see foundItem",
      "clerk change foundItem",
      "clerk add handover",
      "officeManager delete foundItem",
      "officeManager add tramLine",
      "officeManager change tramLine",
    ],
    mayNot: ["passenger see lossReport", "clerk delete foundItem", "passenger add handover", "clerk delete tramLine"],
    links: ["lossReport.tramLine > tramLine", "foundItem.tramLine > tramLine", "handover.foundItem > foundItem"],
  },
  {
    name: "dive centre, like a restaurant app but for boats",
    text: "Basically I want what OpenTable is for restaurants, but for seats on our dive boats. We're a dive centre on Gozo with two boats going out mornings and afternoons. A trip has a boat, a dive site, a departure time, a maximum number of divers and a price. A guest picks a trip and books a place on it, telling us their certification level, how many dives they've logged, their shoe size and whether they need rental gear. Dive sites have a name, a description, a depth and a couple of photos, and anybody can look at those and at the trips without signing up. Instructors see all the bookings but leave them as they are. I'm the owner and I set up the trips, the boats and the dive sites. Guests get to see just the bookings they made themselves. Navy buttons on a white background would match our logo.",
    entities: {
      "trip|diveTrip|boatTrip": [
        "boat|diveBoat",
        "diveSite|site",
        "departureTime|departure|departureAt|departsAt",
        "maxDivers|maximumDivers|maximumNumberOfDivers|maxNumberOfDivers|divers|capacity|numberOfDivers",
        "price",
      ],
      "booking|reservation": [
        "trip|diveTrip|boatTrip",
        "certificationLevel|certification|level",
        "loggedDives|divesLogged|diveCount|dives|numberOfDives|numberOfLoggedDives|howManyDives|divesTheyveLogged|manyDives",
        "shoeSize",
        "rentalGear|needsRentalGear|needRentalGear|rentalGearNeeded|needsGear|gear|theyNeedRentalGear",
      ],
      "diveSite|site": ["name", "description", "depth", "photos|photo|images|image"],
      "boat|diveBoat": [],
    },
    roles: ["guest", "instructor", "owner"],
    may: [
      "guest add own booking",
      "guest see own booking",
      "public see diveSite",
      "public see trip",
      "instructor see booking",
      "owner add trip",
      "owner add boat",
      "owner add diveSite",
    ],
    mayNot: [
      "guest see booking",
      "guest change trip",
      "instructor change booking",
      "instructor delete booking",
      "public see booking",
      "public change trip",
    ],
    links: ["trip.boat > boat", "trip.diveSite > diveSite", "booking.trip > trip"],
    theme: { background: "#ffffff", primary: "#000080" },
  },
  {
    name: "seed bank, bullets",
    text: `seed bank, what we need

* accessions: accession number (unique), species, place collected, altitude, date collected, drawer, number of seeds
* species: latin name, common name, family, conservation status (least concern, vulnerable, endangered)
* drawers: code, freezer, temperature
* germination tests: accession, start date, seeds sown, seeds germinated, remarks
* seed requests: accession, quantity, purpose, status (pending, approved, sent, declined)

who
* curator: everything
* lab technician: adds germination tests and may correct them, no deleting; looks at accessions
* researcher: sends seed requests, sees only their own; can browse species and accessions
* volunteers may only look at species

colours: background #fbfaf3, buttons #4a6b2a`,
    entities: {
      accession: [
        "accessionNumber|number",
        "species",
        "placeCollected|collectionPlace|place|collectedPlace",
        "altitude",
        "dateCollected|collectionDate|collectedOn|collectedDate",
        "drawer",
        "numberOfSeeds|seedCount|seeds|seedsCount",
      ],
      species: ["latinName", "commonName", "family", "conservationStatus|status"],
      drawer: ["code", "freezer", "temperature"],
      "germinationTest|test": [
        "accession",
        "startDate",
        "seedsSown|sownSeeds|sown",
        "seedsGerminated|germinatedSeeds|germinated",
        "remarks|remark",
      ],
      "seedRequest|request": ["accession", "quantity", "purpose", "status"],
    },
    roles: ["curator", "labTechnician|technician", "researcher", "volunteer"],
    may: [
      "curator delete accession",
      "curator add species",
      "curator change seedRequest",
      "labTechnician add germinationTest",
      "labTechnician change germinationTest",
      "labTechnician see accession",
      "researcher add own seedRequest",
      "researcher see own seedRequest",
      "researcher see species",
      "researcher see accession",
      "volunteer see species",
    ],
    mayNot: [
      "labTechnician delete germinationTest",
      "labTechnician change accession",
      "researcher see seedRequest",
      "researcher change accession",
      "volunteer change species",
      "volunteer see seedRequest",
      "volunteer see accession",
    ],
    links: [
      "accession.species > species",
      "accession.drawer > drawer",
      "germinationTest.accession > accession",
      "seedRequest.accession > accession",
    ],
    theme: { background: "#fbfaf3", primary: "#4a6b2a" },
  },
  {
    name: "choir, short and vague",
    text: "Need a simple thing for our choir, about sixty singers: they say whether they're coming to each rehearsal, they can download the sheet music, and the conductor sees who's going to be missing. Only the conductor and our librarian put sheet music up. Big letters please, half of us are over seventy.",
    entities: {
      rehearsal: [],
      "attendance|rsvp|response|reply|answer|availability|rehearsalAttendance|participation|attendanceReply|rehearsalResponse": [],
      "sheetMusic|score|music|musicSheet|sheet|musicScore": [],
    },
    roles: ["singer", "conductor", "librarian"],
    may: [
      "singer see sheetMusic",
      "singer add own attendance",
      "conductor see attendance",
      "conductor add sheetMusic",
      "librarian add sheetMusic",
    ],
    mayNot: ["singer add sheetMusic", "singer delete sheetMusic", "public add sheetMusic"],
    links: ["attendance.rehearsal > rehearsal"],
  },
  {
    name: "food bank, typed in a hurry",
    text: "hiya, im one of the coordinators at a food bank in Bradford and were drowning in spreadsheets. Can you make somthing where we keep the families that come (surname, postcode, number of adults, number of children, dietary needs) and the donations that come in. A donation is from a donor and has a date, and then theres the products in it, with the quantity and best before date for each. Every time a familly collects a parcel we want it written down, so which family, what date, and which volunteer gave it out. Volunteers can add parcels and look up families but they shoudnt edit the families, only coordinators do that. Donors have a name, email and phone, some are supermarkets. Also warn us when stuff is nearly past its best before date. thats it really, thanks x",
    entities: {
      family: [
        "surname|name|familyName|lastName",
        "postcode|postalCode|zipCode",
        "adults|numberOfAdults|adultCount|adultsCount",
        "children|numberOfChildren|childCount|childrenCount",
        "dietaryNeeds|diet|dietaryNeed",
      ],
      donation: ["donor", "date"],
      "donationItem|product|donatedProduct|donationProduct|donationLine|item|productLine|line": [
        "quantity",
        "bestBeforeDate|bestBefore|expiryDate",
      ],
      "parcel|parcelCollection|collection": ["family", "date", "volunteer|givenBy"],
      donor: ["name", "email", "phone"],
    },
    roles: ["coordinator", "volunteer"],
    may: ["volunteer add parcel", "volunteer see family", "coordinator change family"],
    mayNot: ["volunteer change family", "volunteer delete family"],
    links: ["donation.donor > donor", "parcel.family > family"],
  },
];
