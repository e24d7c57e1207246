/** Written by someone who had never seen the planner: measured once, tuned on since 2026-11-21 (bench/RESULTS.md). Trades and voices of its own. */
import type { Case } from "./case.ts";

export const unseenEnglish: readonly Case[] = [
  {
    name: "beekeepers' co-operative, a rambling e-mail",
    text: `Hello there,

my niece gave me your address, she says you make these things without programmers, which I find hard to believe but here goes. I am the secretary of a beekeepers' co-operative, 41 members, and for the last eleven years everything has lived in a ring binder that my predecessor's dog has chewed at least twice.

So. Every beekeeper has a name, a phone number, a registration number from the veterinary office and the year they joined. A beekeeper has one or more apiaries, that is simply the place where hives stand, and of each apiary we write down the name, the location and how high above sea level it is. The hives stand in an apiary. A hive has a number, a type (Langstroth, Dadant, Warré) and the year the queen was born. I hope that makes sense so far.

What matters most is the inspections. For every hive somebody writes down the date, how many frames of brood, the mite count and some remarks. And at the end of the season the honey: each harvest comes from one apiary, with a date, a kind of honey and the weight in kilos. Last year we had 2.3 tonnes, by the way, a record.

Beekeepers should enter their own inspections and harvests and obviously not see what the others have, people are funny about that. The bee inspector from the county may look at all hives and all inspections but must not change anything. I manage the members, apiaries and hives.

Kind regards, and no hurry, nothing happens before March anyway`,
    entities: {
      "beekeeper|member": ["name", "phone|phoneNumber", "registrationNumber", "year|joined|yearJoined|joinedYear|joinYear|joiningYear"],
      apiary: ["name", "location", "altitude|elevation|height|heightAboveSeaLevel", "beekeeper|member"],
      hive: ["number", "type", "queenYear|queenBirthYear|yearQueenBorn|queenBorn|year|queen birth year", "apiary"],
      inspection: ["hive", "date", "broodFrames|framesOfBrood|frames|frameCount", "miteCount", "remarks|notes"],
      harvest: ["apiary", "date", "kind|type|honeyKind|kindOfHoney|honeyType", "weight"],
    },
    roles: ["beekeeper|member", "inspector|beeInspector", "secretary"],
    may: ["beekeeper add own inspection", "beekeeper add own harvest", "inspector see hive", "inspector see inspection"],
    mayNot: ["beekeeper see inspection", "beekeeper see harvest", "inspector change inspection", "inspector change hive"],
    links: ["apiary.beekeeper > beekeeper", "hive.apiary > apiary", "inspection.hive > hive", "harvest.apiary > apiary"],
  },
  {
    name: "escape rooms, terse",
    text: `escape room business

- rooms: title, story, difficulty 1-5, min players, max players, price per group
- sessions: room, start, game master, status free / booked / played / no-show
- bookings: session, team name, contact email, players, voucher code
- vouchers: code, value, expires
- leaderboard (team, room, time in seconds)

guests book + pay online
game masters: own sessions only, enter the time
owner: everything`,
    entities: {
      room: [
        "title",
        "story",
        "difficulty",
        "minPlayers|minimumPlayers",
        "maxPlayers|maximumPlayers|capacity",
        "price|pricePerGroup|groupPrice",
      ],
      session: ["room", "start|startsAt|startTime", "gameMaster", "status"],
      booking: ["session", "teamName", "contactEmail|email", "players|playerCount|numberOfPlayers", "voucherCode|voucher"],
      voucher: ["code", "value|amount", "expires|expiresAt|expiryDate|expiresOn"],
      "leaderboardEntry|leaderboard|result|score": ["team|teamName", "room", "time|timeInSeconds|seconds|duration"],
      payment: [],
    },
    roles: ["guest", "gameMaster", "owner"],
    may: ["guest add own booking", "gameMaster see own session", "owner delete room", "owner change voucher"],
    mayNot: ["gameMaster see session", "guest change room", "gameMaster delete booking"],
    links: ["session.room > room", "booking.session > session"],
  },
  {
    name: "cemetery administration, request for proposal",
    text: `REQUEST FOR PROPOSAL No. 2026/114
Subject: Cemetery Administration System

1. Background
The Municipality operates four cemeteries. Records are presently kept in card files.

2. Functional requirements
2.1 The system shall maintain a register of cemeteries (name, address, opening year) and of graves. Each grave belongs to a cemetery and is described by section, row, number, grave type (single, double, urn) and state (free, reserved, occupied).
2.2 The system shall record burials. A burial shall contain the grave, the full name of the deceased, date of death, date of burial and the undertaker.
2.3 Usage rights shall be recorded per grave, with holder, start date, end date and fee.
2.4 Stonemasons shall be able to submit permit applications for headstones, stating the grave, material, inscription and a drawing. The cemetery office approves or rejects permit applications.
2.5 The system shall notify the cemetery office 90 days before a usage right expires.

3. Access
3.1 The public may search burials.
3.2 Stonemasons may only view their own permit applications.
3.3 The cemetery office manages graves, burials and usage rights.
3.4 Auditors may read usage rights but may not modify them.

4. Languages: English. Personal data shall be handled in accordance with GDPR.`,
    entities: {
      cemetery: ["name", "address", "openingYear|yearOpened"],
      grave: ["cemetery", "section", "row", "number", "graveType|type", "state|status"],
      burial: [
        "grave",
        "deceasedName|fullName|name|nameOfDeceased|deceased",
        "dateOfDeath|deathDate",
        "dateOfBurial|burialDate",
        "undertaker",
      ],
      usageRight: ["grave", "holder", "startDate", "endDate", "fee"],
      "permitApplication|application|permit|headstonePermit": ["grave", "material", "inscription", "drawing", "status", "stonemason"],
    },
    roles: ["stonemason", "cemeteryOffice|cemeteryOfficer|cemeteryClerk", "auditor"],
    may: [
      "public see burial",
      "stonemason add own permitApplication",
      "stonemason see own permitApplication",
      "cemeteryOffice delete grave",
      "cemeteryOffice change permitApplication",
      "auditor see usageRight",
    ],
    mayNot: ["stonemason see permitApplication", "auditor change usageRight", "public see usageRight", "public add burial"],
    links: ["grave.cemetery > cemetery", "burial.grave > grave", "usageRight.grave > grave"],
    sector: "government",
  },
  {
    name: "telescope time, as a prompt",
    text: "Please build a website with functionalities for booking telescope time, sharing observation images and discussing targets. Users should be able to browse telescopes, reserve a time slot, upload images of their observations, and comment on images of others. Administrators manage telescopes, maintenance windows and user accounts. Use slate blue as background and light goldenrod yellow for the buttons.",
    entities: {
      telescope: [],
      "booking|reservation": ["telescope"],
      "image|observationImage|photo": [],
      "target|discussion|topic": [],
      comment: ["image|observationImage|photo"],
      "maintenanceWindow|maintenance": [],
    },
    roles: [],
    may: ["member see telescope", "member add own booking", "member add image", "member add own comment"],
    mayNot: ["member change telescope", "member delete telescope", "public add comment"],
    links: ["booking.telescope > telescope", "comment.image > image"],
    theme: { background: "#6a5acd", primary: "#fafad2" },
  },
  {
    name: "community radio, as a prompt",
    text: "Develop a community radio platform that includes features for programme scheduling, podcast archives, song requests and volunteer management. Listeners should be able to view the schedule, listen to episodes, request songs and donate. Presenters should be able to create episodes for their own programmes and see song requests. The station manager manages programmes, presenters and time slots. Set ghost white as the page background, midnight blue as the component colour.",
    entities: {
      "programme|program|show": [],
      "episode|podcast": ["programme|program|show"],
      "songRequest|request": [],
      donation: [],
      volunteer: [],
      "timeSlot|slot|schedule": [],
      presenter: [],
    },
    roles: ["listener", "presenter", "stationManager|manager"],
    may: [
      "listener add own songRequest",
      "listener see episode",
      "presenter add own episode",
      "presenter see songRequest",
      "stationManager delete programme",
      "stationManager add timeSlot",
    ],
    mayNot: ["listener add episode", "presenter delete programme"],
    links: ["episode.programme > programme"],
    theme: { background: "#f8f8ff", primary: "#191970" },
  },
  {
    name: "boat winter storage, by a non-native speaker",
    text: "Hello, i am owner of little boatyard in Croatia. In winter we keep boats of other people on land. I need programm where is written: the boat, it have name, lenght, weight, engine and who is owner of it. Owner have name, e-mail, telefon and adress. The place in hall have number and is for boats until some lenght. One boat stay on one place from date to date, for this the owner pay price, this we call storage contract. Also we make works on boats for example polish, antifouling, motor service; work have boat, description, hours, price of hour and state: offered, accepted, finished, payed. My workers can see all works and put hours but they not allowed to see price. The owner can login and see only his boat and his works and say accept or not accept for a offer. I must see all.",
    entities: {
      boat: ["name", "length", "weight", "engine", "owner|boatOwner"],
      "owner|boatOwner|customer": ["name", "email", "phone|telephone", "address"],
      "place|berth|storagePlace|spot": ["number", "maxLength|maximumLength|length"],
      "storageContract|contract": ["boat", "place|berth|storagePlace|spot", "startDate|from|start", "endDate|to|end|until", "price"],
      "work|job|workOrder": ["boat", "description", "hours", "hourlyPrice|hourlyRate|priceOfHour|price|pricePerHour", "state|status"],
    },
    roles: ["worker", "owner|boatOwner|customer"],
    may: ["worker see work", "worker change work", "owner see own boat", "owner see own work"],
    mayNot: ["owner see boat", "owner see work", "worker delete work"],
    links: ["boat.owner > owner", "storageContract.boat > boat", "storageContract.place > place", "work.boat > boat"],
  },
  {
    name: "farrier, a voice message",
    text: "hey it's Tom so um I shoe horses right I'm a farrier and uh I've got like two hundred clients and I keep forgetting when a horse is due so what I want is okay so the client yeah name phone number the yard where they are and then each client has horses so the horse name the breed how old it is and um any notes like kicks or hates the hammer and then when I do a visit I wanna put down which horse what date what I did so like trim or front shoes or full set and what I charged and whether they've paid cos half of them don't ha and then it should like remind the client every six weeks by text that the horse is due oh and clients can look at their own visits but that's it they shouldn't be changing anything and my apprentice can add visits but not see what I charged okay cheers bye",
    entities: {
      "client|customer": ["name", "phone|phoneNumber", "yard"],
      horse: ["client|customer", "name", "breed", "age", "notes"],
      visit: ["horse", "date", "work|service|type|treatment|workDone|kind", "charge|price|amount|charged", "paid|isPaid"],
    },
    roles: ["client|customer", "apprentice"],
    may: ["client see own visit", "apprentice add visit"],
    mayNot: ["client see visit", "client change visit", "apprentice delete visit"],
    links: ["horse.client > client", "visit.horse > horse"],
  },
  {
    name: "museum conservation lab, with headings",
    text: `# Conservation laboratory

## Data
**Object**: inventory number (unique), title, material, dating, owner institution, photo
**Condition report**: object, date, conservator, condition (good, fair, poor, critical), findings, photos
**Treatment**: object, start date, end date, method, chemicals used, cost, status (proposed, approved, under way, completed)
**Loan**: object, borrower, from, until, insurance value

## People
Conservators write condition reports and treatments.
The head of conservation approves treatments; treatments costing more than 5000 need two approvals.
Registrars manage objects and loans.
Curators can view everything except the insurance value.

## Other
- Dashboard: number of treatments by status
- email the registrar when a loan ends`,
    entities: {
      object: ["inventoryNumber", "title", "material", "dating|date", "ownerInstitution|institution|owner", "photo"],
      conditionReport: ["object", "date", "conservator", "condition", "findings", "photos"],
      treatment: ["object", "startDate", "endDate", "method", "chemicals|chemicalsUsed", "cost", "status"],
      loan: ["object", "borrower", "from|startDate|start|loanDate", "until|endDate|end|dueDate", "insuranceValue"],
    },
    roles: ["conservator", "headOfConservation|conservationHead|head", "registrar", "curator"],
    may: [
      "conservator add conditionReport",
      "conservator add treatment",
      "headOfConservation change treatment",
      "registrar delete object",
      "registrar add loan",
      "curator see object",
      "curator see conditionReport",
    ],
    mayNot: ["curator change object", "conservator delete loan"],
    links: ["conditionReport.object > object", "treatment.object > object", "loan.object > object"],
  },
  {
    name: "allotment gardens, two lines",
    text: "Allotment garden association: plots (number, size in m², annual rent, water meter), tenants with name, address and phone, a waiting list ordered by the date of application, and annual meter readings per plot. Committee members manage plots, tenants and the waiting list; anybody can apply for the waiting list; tenants enter the meter reading of their own plot and see nothing of the others.",
    entities: {
      plot: ["number", "size|area", "annualRent|rent", "waterMeter|meter|waterMeterNumber"],
      tenant: ["name", "address", "phone"],
      "waitingListEntry|application|waitingList|applicant": ["applicationDate|dateOfApplication|date|appliedOn"],
      "meterReading|reading": ["plot"],
    },
    roles: ["committeeMember|committee", "tenant"],
    may: [
      "committeeMember delete plot",
      "committeeMember add tenant",
      "committeeMember change waitingListEntry",
      "public add waitingListEntry",
      "tenant add own meterReading",
    ],
    mayNot: ["tenant see tenant", "tenant see meterReading", "tenant change plot"],
    links: ["meterReading.plot > plot"],
  },
  {
    name: "film locations, chatty",
    text: "We scout locations for film crews and our photos are scattered over six hard drives. What I picture is a catalogue: each location with a name, the full address, a category (castle, factory, flat, forest, road), some photos, the daily rate and who the contact person is. A production company — company name, producer, VAT number, e-mail — sends us an enquiry for a location with the shooting dates and the size of the crew, and we answer with an offer. When they accept the offer it becomes a contract, which has to be signed by both. Scouts add locations and edit the ones they added. Producers browse locations but shouldn't see the contact person. Only the office can see contracts. Something dark please, near black with amber buttons.",
    entities: {
      location: ["name", "address|fullAddress", "category", "photos", "dailyRate|rate", "contactPerson|contact"],
      "productionCompany|company|production": ["companyName|name", "producer", "vatNumber", "email"],
      "enquiry|inquiry|request": [
        "location",
        "shootingDates|startDate|shootingDate|dates",
        "crewSize|sizeOfCrew",
        "productionCompany|company|production",
      ],
      offer: ["enquiry|inquiry|request"],
      contract: ["offer"],
    },
    roles: ["scout", "producer", "office|officeStaff"],
    may: ["scout add location", "scout change own location", "producer see location", "producer add enquiry", "office see contract"],
    mayNot: ["producer change location", "producer see contract", "scout see contract", "scout change location"],
    links: ["enquiry.location > location"],
  },
  {
    name: "lift maintenance, minutes of a meeting",
    text: `Minutes, 3 March. Present: Ola, Per, Ingrid.

Ola explained what the technicians need: the buildings (address, caretaker, access code) and the lifts in every building (serial number, manufacturer, year of installation, number of floors, maximum load). Per wants a maintenance visit for each lift every three months, with the technician, the date, a checklist result and a signature. Ingrid asked for breakdowns: anybody in the office can register one, with lift, time reported, the caller's phone, a description and a priority (trapped person, out of order, noise). Agreed: a breakdown is open, assigned, repaired or closed.

Decided: technicians see only breakdowns assigned to them and may mark them as repaired; the office registers and assigns breakdowns; building owners receive a monthly report and can see the lifts of their buildings. The access code must never be shown to building owners. Spare parts come later, not now.`,
    entities: {
      building: ["address", "caretaker", "accessCode"],
      "lift|elevator": [
        "building",
        "serialNumber",
        "manufacturer",
        "installationYear|yearOfInstallation|yearInstalled",
        "floors|numberOfFloors|floorCount",
        "maximumLoad|maxLoad",
      ],
      "maintenanceVisit|visit|maintenance": ["lift|elevator", "technician", "date", "checklistResult|result|checklist", "signature"],
      breakdown: [
        "lift|elevator",
        "reportedAt|timeReported|reportedTime",
        "callerPhone|phone|callersPhone|caller's phone",
        "description",
        "priority",
        "status|state",
        "technician|assignee|assignedTo",
      ],
    },
    roles: ["technician", "office|officeStaff", "buildingOwner|owner"],
    may: [
      "technician see own breakdown",
      "technician change own breakdown",
      "office add breakdown",
      "office change breakdown",
      "buildingOwner see own lift",
    ],
    mayNot: ["technician see breakdown", "technician delete breakdown", "buildingOwner change lift"],
    links: ["lift.building > building", "maintenanceVisit.lift > lift", "breakdown.lift > lift"],
  },
  {
    name: "translation agency, user stories",
    text: `As a client I want to upload a document and choose the source language, target language and deadline so that I get a quote.
As a client I want to accept or decline my quotes.
As a project manager I want to assign a translation job to a translator and set the fee.
As a translator I want to see the jobs assigned to me, accept them and deliver the translated file.
As a reviewer I want to leave corrections on a delivered translation and approve it.
As a project manager I want to manage clients (company, contact, email, payment terms) and translators (name, language pairs, rate per word, rating).
As an accountant I want to see invoices and mark them as paid.
Nobody except project managers should know what a translator earns.`,
    entities: {
      "document|order|translationRequest|request": ["sourceLanguage", "targetLanguage", "deadline", "file|document", "client|customer"],
      quote: ["client|customer"],
      "job|translationJob|translation": ["translator", "fee", "file|translatedFile"],
      "client|customer": ["company", "contact", "email", "paymentTerms"],
      translator: ["name", "languagePairs", "ratePerWord|rate|wordRate", "rating"],
      "correction|review": ["job|translationJob|translation"],
      invoice: [],
    },
    roles: ["client|customer", "projectManager", "translator", "reviewer", "accountant"],
    may: [
      "client add own document",
      "client change own quote",
      "translator see own job",
      "projectManager delete client",
      "projectManager change job",
      "accountant see invoice",
      "accountant change invoice",
      "reviewer add correction",
    ],
    mayNot: ["client see quote", "translator see job", "accountant see translator", "translator delete job"],
    links: ["job.translator > translator"],
  },
  {
    name: "mountain rescue, what we must have",
    text: "Mountain rescue team, 28 volunteers on call. MUST HAVE: a call-out log (date and time of alarm, location, type of accident, number of people rescued, weather, report), who took part in which call-out, and equipment with its next inspection date. Volunteers have a name, mobile, blood group and qualifications (first aid, rope, avalanche dog, drone). Equipment: name, serial number, purchase date, storage room, condition. Equipment whose inspection is overdue must not be handed out; handing out means volunteer, equipment, taken on, returned on. NICE TO HAVE: training evenings (date, topic, trainer) where volunteers sign up. Team leaders write call-out reports, the equipment warden manages equipment. Blood group is only visible to team leaders and to the volunteer. Colours: firebrick on white, please, and a compact layout.",
    entities: {
      "callOut|callout|incident|alarm": [
        "alarmTime|alarmAt|date|dateTime|dateAndTimeOfAlarm|alarm|alarmDate",
        "location",
        "accidentType|type|typeOfAccident",
        "rescued|peopleRescued|rescuedCount|numberOfPeopleRescued",
        "weather",
        "report",
      ],
      "participation|attendance|callOutParticipant|participant": ["volunteer", "callOut|callout|incident|alarm"],
      volunteer: ["name", "mobile|phone", "bloodGroup|bloodType", "qualifications"],
      equipment: [
        "name",
        "serialNumber",
        "purchaseDate",
        "storageRoom|storage|room",
        "condition",
        "nextInspectionDate|nextInspection|inspectionDate",
      ],
      "handOut|handout|loan|handover": [
        "volunteer",
        "equipment",
        "takenOn|takenAt|loanDate|taken",
        "returnedOn|returnedAt|returnDate|returned",
      ],
      "training|trainingEvening": ["date", "topic", "trainer"],
      "signUp|registration|enrollment|trainingSignUp": ["volunteer", "training|trainingEvening"],
    },
    roles: ["volunteer", "teamLeader", "equipmentWarden|warden"],
    may: ["teamLeader change callOut", "equipmentWarden delete equipment", "volunteer add own signUp", "teamLeader see volunteer"],
    mayNot: ["volunteer delete equipment", "volunteer change callOut"],
    links: ["handOut.equipment > equipment", "handOut.volunteer > volunteer"],
    theme: { primary: "#b22222", background: "#ffffff" },
  },
];
