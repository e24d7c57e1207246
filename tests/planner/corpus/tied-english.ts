/** Ten English descriptions in which the records are tied to each other in as many ways of saying so; written before a rule was changed for them. */
import type { Case } from "./case.ts";

export const tiedEnglish: readonly Case[] = [
  {
    name: "hearing aids, a mail from the shop",
    text: `Hi, I run two hearing aid shops and we want to stop using paper cards. For every client we keep name, date of birth, phone and which shop they normally come to. Hearing tests: each test is for one client, done by one of our audiologists, with the date, the result for the left ear and the result for the right ear. A client can have several hearing aids; a hearing aid has a serial number, a model, the ear it is worn on, and a warranty end date. Models come from a manufacturer and have a name and a list price. Repairs are linked to the hearing aid, we note what was wrong, the cost and the date it came back. Shops: name, address, opening hours.

Audiologists see the clients of their own shop and add tests. Clients can look at their own tests and hearing aids. I as the owner see everything.`,
    entities: {
      client: ["name", "dateOfBirth|birthDate", "phone", "shop"],
      "hearingTest|test": [
        "client",
        "audiologist",
        "date",
        "resultLeftEar|leftEarResult|leftEar|resultForLeftEar",
        "resultRightEar|rightEarResult|rightEar|resultForRightEar",
      ],
      "hearingAid|aid": ["client", "model", "serialNumber", "ear", "warrantyEndDate|warrantyEnd"],
      model: ["manufacturer", "name", "listPrice|price"],
      manufacturer: [],
      repair: ["hearingAid", "problem|description|fault|whatWasWrong|whatWrong", "cost", "returnDate|returnedOn|date|dateBack"],
      "shop|branch": ["name", "address", "openingHours"],
    },
    optional: ["audiologist"],
    roles: ["audiologist", "client", "owner"],
    may: [
      "audiologist see own client",
      "audiologist add hearingTest",
      "client see own hearingTest",
      "client see own hearingAid",
      "owner see repair",
    ],
    mayNot: ["client see hearingTest", "audiologist see client", "client add hearingTest"],
    links: [
      "client.shop > shop",
      "hearingTest.client > client",
      "hearingTest.audiologist > audiologist",
      "hearingAid.client > client",
      "hearingAid.model > model",
      "model.manufacturer > manufacturer",
      "repair.hearingAid > hearingAid",
    ],
  },
  {
    name: "escape rooms, a voice note",
    text: `ok so what I want is basically a booking thing for our escape rooms. we have three venues, every venue has a couple of rooms, and a room has a title, a difficulty, a maximum number of players and a story. people book a room for a slot, a booking keeps the date, the number of players, and if it's been paid. after a game the game master writes down the result: did they get out, how many minutes it took, how many hints. that's one result per booking. oh and vouchers! a voucher is bought by a customer, has a code and an amount, and can be used on a booking. the rooms also contain props, locks and screens and such, each prop has a name and a condition, and when one breaks a game master opens a ticket for it with a description and a photo. game masters only see the bookings of their own venue. customers see just their own bookings and vouchers.`,
    entities: {
      venue: [],
      room: ["venue", "title", "difficulty", "maxPlayers|maximumNumberOfPlayers|maximumPlayers|capacity", "story"],
      booking: ["room", "customer", "date", "numberOfPlayers|players|partySize", "paid|isPaid|paymentStatus", "slot", "voucher"],
      "result|gameResult": ["booking", "gotOut|escaped|didTheyGetOut|out", "minutes|time|duration", "hints|numberOfHints", "gameMaster"],
      voucher: ["customer", "code", "amount", "booking"],
      prop: ["room", "name", "condition"],
      ticket: ["prop", "gameMaster", "description", "photo"],
    },
    optional: ["customer", "slot"],
    roles: ["gameMaster", "customer"],
    may: [
      "gameMaster add result",
      "gameMaster see own booking",
      "gameMaster add ticket",
      "customer see own booking",
      "customer see own voucher",
      "customer add own booking",
    ],
    mayNot: ["customer see booking", "gameMaster see booking", "customer see voucher"],
    links: [
      "room.venue > venue",
      "booking.room > room",
      "booking.customer > customer",
      "result.booking > booking",
      "voucher.customer > customer",
      "prop.room > room",
      "ticket.prop > prop",
    ],
  },
  {
    name: "seed bank, a specification",
    text: `Seed bank catalogue

1. Species
   A species has a scientific name, a common name and belongs to a family.
2. Families
   Name, order.
3. Collecting trips
   Trips have a start date, an end date and a country. A trip has one leader and several participants, all of them staff.
4. Accessions
   An accession is a sample of one species gathered on one trip. Recorded: accession number, latitude, longitude, number of seeds, date of collection.
5. Storage
   Accessions are kept in jars. A jar has a barcode and stands on a shelf; a shelf (number, temperature) is in a cold room. Cold rooms have a name.
6. Germination tests
   Every accession is tested every five years. A germination test records the accession, the date, the seeds sown and the seeds germinated.
7. Requests
   Other institutions request seeds. A request comes from an institution, names the accessions wanted and a purpose, and is approved or refused by the curator.
   Institutions: name, country, contact e-mail.

Staff add accessions and germination tests. The curator manages everything. Institutions only see the requests they made.`,
    entities: {
      species: ["scientificName", "commonName", "family"],
      family: ["name", "order"],
      "trip|collectingTrip": ["startDate", "endDate", "country", "leader", "participant|participants|staff"],
      accession: [
        "species",
        "trip|collectingTrip",
        "accessionNumber|number",
        "latitude",
        "longitude",
        "numberOfSeeds|seeds|seedCount",
        "dateOfCollection|collectionDate",
        "jar",
      ],
      jar: ["barcode", "shelf", "accession"],
      shelf: ["number", "temperature", "coldRoom"],
      coldRoom: ["name"],
      germinationTest: ["accession", "date", "seedsSown|sown", "seedsGerminated|germinated"],
      request: ["institution", "accession|accessions", "purpose", "status|state"],
      institution: ["name", "country", "contactEmail|email"],
    },
    optional: ["storage", "staff"],
    roles: ["staff", "curator", "institution"],
    may: [
      "staff add accession",
      "staff add germinationTest",
      "curator delete species",
      "institution see own request",
      "institution add own request",
    ],
    mayNot: ["institution see request", "staff delete request"],
    links: [
      "species.family > family",
      "trip.leader > staff",
      "trip.participants > staff",
      "accession.species > species",
      "accession.trip > trip",
      "accession.jar > jar",
      "jar.shelf > shelf",
      "shelf.coldRoom > coldRoom",
      "germinationTest.accession > accession",
      "request.institution > institution",
      "request.accessions > accession",
    ],
  },
  {
    name: "physiotherapy practice, a brief",
    text: `We need an application for our physiotherapy practice.

A patient (name, phone, insurance number) is referred by a doctor. Doctors have a name, a clinic and a fax number. For each patient a therapist draws up a treatment plan with a diagnosis, a goal and a number of sessions. Each session follows a plan, takes place in a treatment room and lasts 20, 40 or 60 minutes; afterwards the therapist writes a note about it and scores the pain from 0 to 10. Plans are made up of exercises chosen from our library: an exercise has a title, a video and a body part. Invoices are issued per plan and paid by the insurer; a payment belongs to an invoice and has an amount and a date. Insurers: name, address. Rooms: name, floor.

Therapists see only the patients they treat. Patients see their own plans and sessions. The front desk schedules sessions and issues invoices.`,
    entities: {
      patient: ["name", "phone", "insuranceNumber", "doctor", "therapist"],
      doctor: ["name", "clinic", "faxNumber|fax"],
      "plan|treatmentPlan": ["patient", "therapist", "diagnosis", "goal", "numberOfSessions|sessions|sessionCount", "exercise|exercises"],
      session: ["plan|treatmentPlan", "room|treatmentRoom", "duration|length|minutes", "note|notes", "pain|painScore"],
      exercise: ["title", "video", "bodyPart"],
      invoice: ["plan|treatmentPlan", "insurer"],
      payment: ["invoice", "amount", "date"],
      insurer: ["name", "address"],
      "room|treatmentRoom": ["name", "floor"],
    },
    optional: ["therapist"],
    roles: ["therapist", "patient", "frontDesk"],
    may: ["therapist see own patient", "patient see own plan", "patient see own session", "frontDesk add session", "frontDesk add invoice"],
    mayNot: ["therapist see patient", "patient see plan", "patient add invoice"],
    links: [
      "patient.doctor > doctor",
      "plan.patient > patient",
      "plan.therapist > therapist",
      "plan.exercises > exercise",
      "session.plan > plan",
      "session.room > room",
      "invoice.plan > plan",
      "invoice.insurer > insurer",
      "payment.invoice > invoice",
    ],
  },
  {
    name: "courier, a list from operations",
    text: `What the system must hold:
- Shipments: tracking number, weight, status (collected, in transit, delivered, returned), sender, recipient
- A shipment carries several parcels (barcode, length, width, height)
- Customers send shipments and have a company name, an email and a price list
- Price lists: name, price per kilo, valid from
- Depots with a code and a city. Each driver is based at one depot, each van too.
- Vans: plate number, payload
- Runs: a run is driven by a driver in a van on a given day and delivers a number of shipments
- Scans: whenever a parcel is scanned we store the depot, the time and who scanned it
- Claims: filed by a customer against a shipment, with a reason, an amount and photos

Drivers see only the runs assigned to them and the shipments on those runs. Customers see their own shipments and claims. Depot managers see the vans and drivers of their depot. Dispatchers plan runs.`,
    entities: {
      shipment: ["trackingNumber", "weight", "status|state", "sender", "recipient", "customer", "run"],
      parcel: ["shipment", "barcode", "length", "width", "height"],
      customer: ["companyName|company", "email", "priceList"],
      priceList: ["name", "pricePerKilo", "validFrom"],
      depot: ["code", "city"],
      driver: ["depot"],
      "van|vehicle": ["plateNumber|plate", "payload", "depot"],
      run: ["driver", "van|vehicle", "day|date", "shipment|shipments"],
      scan: ["parcel", "depot", "time", "scannedBy|user|employee|driver"],
      claim: ["customer", "shipment", "reason", "amount", "photo|photos"],
    },
    roles: ["driver", "customer", "depotManager", "dispatcher"],
    may: [
      "driver see own run",
      "customer see own shipment",
      "customer see own claim",
      "customer add own claim",
      "depotManager see own van",
      "dispatcher add run",
    ],
    mayNot: ["driver see run", "customer see shipment", "depotManager see van", "driver add run"],
    links: [
      "parcel.shipment > shipment",
      "shipment.customer > customer",
      "customer.priceList > priceList",
      "driver.depot > depot",
      "van.depot > depot",
      "run.driver > driver",
      "run.van > van",
      "scan.parcel > parcel",
      "scan.depot > depot",
      "claim.customer > customer",
      "claim.shipment > shipment",
    ],
  },
  {
    name: "amateur theatre, a chatty secretary",
    text: `Dear all, our theatre group has grown and the shared folder is a mess. Here is what we talked about on Tuesday. We put on productions - each one is based on a play (title, author, running time) and has a director, an opening night and a budget. A production has a cast: every member of the cast plays a character in it. Members have a name, a phone, and a voice part. Rehearsals belong to a production, they have a date, a start, and happen at a location; for each rehearsal we tick who attended. Costumes are lent out to members, so for each loan we need the costume, the member, the date out and the date back. Costumes have a size, a colour and a picture. Performances of a production are given at a location with so many seats, and tickets are sold for a performance, with a price, a seat and the buyer's email. Locations: name, address, number of seats.

Directors manage the rehearsals of their own production. Members see the rehearsals and their own loans. The wardrobe keeper handles costumes and loans. The box office sells tickets.`,
    entities: {
      production: ["play", "director", "openingNight", "budget"],
      play: ["title", "author", "runningTime"],
      member: ["name", "phone", "voicePart"],
      "casting|castMember|cast|role|part|character": ["production", "member", "character|role|name"],
      rehearsal: ["production", "date", "start|startTime", "location", "attendee|attendees|member|members|attended"],
      costume: ["size", "colour|color", "picture|photo|image"],
      "loan|costumeLoan": ["costume", "member", "dateOut|loanDate|out", "dateBack|returnDate|back"],
      performance: ["production", "location", "seats|numberOfSeats", "date"],
      ticket: ["performance", "price", "seat", "buyerEmail|email|buyersEmail"],
      location: ["name", "address", "numberOfSeats|seats"],
    },
    optional: ["attendance", "director"],
    roles: ["director", "member", "wardrobeKeeper", "boxOffice"],
    may: [
      "director change own rehearsal",
      "member see rehearsal",
      "member see own loan",
      "wardrobeKeeper add costume",
      "wardrobeKeeper add loan",
      "boxOffice add ticket",
    ],
    mayNot: ["member see loan", "director change rehearsal", "member change rehearsal"],
    links: [
      "production.play > play",
      "production.director > director",
      "casting.production > production",
      "casting.member > member",
      "rehearsal.production > production",
      "rehearsal.location > location",
      "loan.costume > costume",
      "loan.member > member",
      "performance.production > production",
      "performance.location > location",
      "ticket.performance > performance",
    ],
  },
  {
    name: "lift maintenance, a tender",
    text: `The system shall manage the maintenance of passenger lifts. A building is owned by a client and may contain any number of lifts. For each lift the manufacturer, the year of installation, the load capacity and the number of stops shall be stored. Every lift is covered by exactly one maintenance contract; one contract may cover many lifts. A contract is signed with a client, states a start date, an end date and a monthly fee. Technicians belong to a regional team. Service visits are carried out by a technician at a lift and result in a report consisting of a date, findings and the spare parts replaced. A spare part has an article number, a description and a price and is supplied by a supplier. Breakdowns are reported by the client for a lift; a breakdown is assigned to a technician and has a priority (normal, urgent, person trapped).

Technicians shall see only the visits and breakdowns assigned to them. Team leaders shall see the breakdowns of their own team. Clients shall see only their own buildings, lifts and contracts. The back office shall maintain contracts, suppliers and spare parts.`,
    entities: {
      building: ["client", "address", "name"],
      client: [],
      lift: [
        "building",
        "manufacturer",
        "yearOfInstallation|installationYear",
        "loadCapacity|capacity",
        "numberOfStops|stops",
        "maintenanceContract|contract",
      ],
      "maintenanceContract|contract": ["client", "startDate", "endDate", "monthlyFee"],
      technician: ["team|regionalTeam"],
      "team|regionalTeam": [],
      "serviceVisit|visit": ["technician", "lift", "date", "findings", "sparePart|spareParts", "report"],
      sparePart: ["articleNumber", "description", "price", "supplier"],
      supplier: [],
      breakdown: ["client", "lift", "technician", "priority"],
    },
    optional: ["report", "manufacturer"],
    roles: ["technician", "teamLeader", "client", "backOffice"],
    may: [
      "technician see own serviceVisit",
      "technician see own breakdown",
      "teamLeader see own breakdown",
      "client see own building",
      "client add breakdown",
      "backOffice change contract",
    ],
    mayNot: ["technician see breakdown", "client see building", "teamLeader see breakdown", "client change contract"],
    links: [
      "building.client > client",
      "lift.building > building",
      "lift.contract > contract",
      "contract.client > client",
      "technician.team > team",
      "serviceVisit.technician > technician",
      "serviceVisit.lift > lift",
      "serviceVisit.spareParts > sparePart",
      "sparePart.supplier > supplier",
      "breakdown.client > client",
      "breakdown.lift > lift",
      "breakdown.technician > technician",
    ],
  },
  {
    name: "language school, answers to a form",
    text: `What do you want to manage? Courses, classes, pupils, teachers, and the money.
How do they hang together? A course (language, level, price) can have many teachers, and a teacher can give many courses. Every class is an edition of a course: it has one teacher and up to 20 pupils, starts on a date and meets in a classroom. Classrooms have a number and a capacity. A lesson is one meeting of a class, with a date, a topic and homework. We take attendance per lesson and per pupil: present, late or absent. Pupils have a name, a birthday and a parent. Parents: name, phone, email. Each pupil gets a certificate for each course passed, with a grade and the date.
Money? Parents pay fees: a fee is for a pupil and a class, with an amount, a due date and whether it is settled.
Who may see what? Teachers see the pupils in their own classes. Parents see only their own children, and the attendance and fees of their children. The principal sees everything.`,
    entities: {
      course: ["language", "level", "price", "teacher|teachers"],
      teacher: [],
      class: ["course", "teacher", "pupil|pupils", "startDate|startsOn|date|start", "classroom", "capacity|maxPupils|maximumPupils"],
      classroom: ["number", "capacity"],
      lesson: ["class", "date", "topic", "homework"],
      attendance: ["lesson", "pupil", "status|state"],
      "pupil|student": ["name", "birthday|birthDate|dateOfBirth", "parent"],
      parent: ["name", "phone", "email"],
      certificate: ["pupil|student", "course", "grade", "date"],
      fee: ["pupil|student", "class", "amount", "dueDate", "settled|isSettled|status", "parent"],
    },
    roles: ["teacher", "parent", "principal"],
    may: ["teacher see own pupil", "parent see own pupil", "parent see own attendance", "parent see own fee", "principal see certificate"],
    mayNot: ["teacher see pupil", "parent see pupil", "parent see fee"],
    links: [
      "course.teachers > teacher",
      "class.course > course",
      "class.teacher > teacher",
      "class.pupils > pupil",
      "class.classroom > classroom",
      "lesson.class > class",
      "attendance.lesson > lesson",
      "attendance.pupil > pupil",
      "pupil.parent > parent",
      "certificate.pupil > pupil",
      "certificate.course > course",
      "fee.pupil > pupil",
      "fee.class > class",
    ],
  },
  {
    name: "debate league, user by user",
    text: `As an organiser I want to create tournaments with a name, a city and dates. As an organiser I want to set up rounds in a tournament, each with a number and a motion. As a coach I want to register a team of my school for a tournament. A team has a name and exactly three speakers; a speaker has a name, a year and a school. As an organiser I want to draw debates: a debate belongs to a round and pits two teams against each other, one proposing and one opposing, in a room and in front of one or more judges. As a judge I want to enter a ballot for a debate, giving a score to each team and naming the best speaker. As a coach I want to see the members of my own team and the results of its debates. As a judge I want to see only the debates I am assigned to. Schools have a name, a town and a contact teacher.`,
    entities: {
      tournament: ["name", "city", "startDate|date|dates", "endDate"],
      round: ["tournament", "number", "motion"],
      team: ["school", "tournament", "name", "coach", "speaker|speakers"],
      speaker: ["name", "year", "school", "team"],
      debate: [
        "round",
        "proposingTeam|proposition|proposing|team|teams|team1",
        "opposingTeam|opposition|opposing|team2",
        "room",
        "judge|judges",
      ],
      ballot: ["debate", "judge", "score|scores|proposingScore|opposingScore", "bestSpeaker|speaker", "team"],
      school: ["name", "town", "contactTeacher|contact"],
    },
    optional: ["room", "judge", "registration"],
    roles: ["organiser|organizer", "coach", "judge"],
    may: [
      "organiser add tournament",
      "organiser add debate",
      "coach add team",
      "judge add ballot",
      "judge see own debate",
      "coach see own team",
    ],
    mayNot: ["judge see debate", "coach add tournament"],
    links: [
      "round.tournament > tournament",
      "team.school > school",
      "team.tournament > tournament",
      "speaker.team > team",
      "speaker.school > school",
      "debate.round > round",
      "debate.proposingTeam > team",
      "debate.opposingTeam > team",
      "debate.judges > judge",
      "ballot.debate > debate",
      "ballot.judge > judge",
      "ballot.bestSpeaker > speaker",
    ],
  },
  {
    name: "food bank, minutes of a meeting",
    text: `Minutes, 4 May. Present: Ruth, Ali, Bram. It was agreed that the tool shall do the following.
Donations. Supermarkets and bakeries give us food. For a donation we write the donor, the day, and its items: product, quantity, best before. Products have a name, a category and whether they must be cooled.
Stock sits in crates; each crate is stored at one of our two warehouses and holds one product.
Households. A household has an address, the number of adults and children, and is looked after by one volunteer. Households are registered with one distribution point, and each distribution point gets its food from a warehouse.
Handouts. Every week a household collects a food parcel at its distribution point; the handout is noted with the date and the volunteer who gave it out.
Shifts. Volunteers sign up for shifts at a distribution point (date, from, to, number of helpers needed).
Rights. Volunteers see the households they look after, and the shifts of their distribution point. Coordinators run everything. Donors can see what they donated.`,
    entities: {
      donation: ["donor", "day|date"],
      "donationItem|item": ["donation", "product", "quantity", "bestBefore"],
      donor: [],
      product: ["name", "category", "cooled|mustBeCooled|needsCooling|isCooled"],
      crate: ["warehouse", "product"],
      warehouse: [],
      household: ["address", "adults|numberOfAdults", "children|numberOfChildren", "volunteer", "distributionPoint"],
      distributionPoint: ["warehouse"],
      handout: ["household", "date", "volunteer", "distributionPoint"],
      shift: [
        "distributionPoint",
        "date",
        "from|startTime|start",
        "to|endTime|end",
        "helpersNeeded|numberOfHelpersNeeded|numberOfHelpers",
        "volunteer|volunteers",
      ],
      volunteer: ["distributionPoint"],
    },
    optional: ["stock", "signUp|signup", "foodParcel", "volunteer"],
    roles: ["volunteer", "coordinator", "donor"],
    may: ["volunteer see own household", "coordinator add household", "donor see own donation", "volunteer see own shift"],
    mayNot: ["volunteer see household", "donor see donation", "donor see household"],
    links: [
      "donation.donor > donor",
      "donationItem.donation > donation",
      "donationItem.product > product",
      "crate.warehouse > warehouse",
      "crate.product > product",
      "household.volunteer > volunteer",
      "household.distributionPoint > distributionPoint",
      "distributionPoint.warehouse > warehouse",
      "handout.household > household",
      "handout.volunteer > volunteer",
      "shift.distributionPoint > distributionPoint",
      "shift.volunteers > volunteer",
    ],
  },
];
