/** Texts to tune on, by someone who had never seen the planner: twelve in English, in as many voices. */
import type { Case } from "./case.ts";

export const voicesEnglish: readonly Case[] = [
  {
    name: "college keys, the head porter writes",
    text: `Dear Ms Okafor,

Further to our chat in the buttery on Tuesday. The position is this: college has 1,140 keys on hooks in a cupboard and a ledger which Cyril kept from the Silver Jubilee until his knees went, God love him, and since the ledger got wet we have all been guessing.

What I would want. Every key with its number (stamped on it, no two alike), the hook it hangs on, how many copies exist, and the room it opens. Every room with its staircase, its room number, the floor and what it is used for: set, office, teaching or store. When a key goes out we write an issue: which key, the name of the borrower and their card number, the date it went out, the date it is due back and the date it was returned. If somebody loses one there is a loss report, with the key, where they think they lost it, whether the lock needs changing, and the charge.

The porters write the issues and amend them, but they cannot strike an issue from the record; that was the whole trouble with the ledger. The bursar reads the issues and the loss reports and fills in the charge, and leaves the keys alone. Students can see what is issued to themselves and send in a loss report, no more. Keys and rooms are put in by the head porter, that is to say me, and nobody else.

Bicycles we don't want, Estates have them on Planon and are welcome to them.

Kind regards,
M. Tranter`,
    entities: {
      key: [
        "number|keyNumber",
        "hook|hookNumber",
        "numberOfCopies|copies|copyCount|copiesCount|howManyCopies|manyCopies|copyNumber|copyQuantity",
        "room",
      ],
      room: ["staircase", "roomNumber|number", "floor", "use|usedFor|usage|purpose|type|whatItIsUsedFor|roomType|kind"],
      "issue|keyIssue|issuance|keyLoan|loan": [
        "key",
        "borrowerName|borrower|name|nameOfBorrower|nameOfTheBorrower",
        "cardNumber|borrowerCardNumber|card",
        "issueDate|issuedOn|issuedAt|issued|issuedDate|dateOfIssue|dateIssued|issueTime|issuedTime|timeOfIssue|issueAt|issueOn|whenIssued|outDate|wentOut|dateOut|wentOutOn|dateItWentOut|goneOut|dateWentOut|wentOutDate|wentOutAt|outOn|date",
        "dueDate|dueBack|due|dueBackDate|dateDueBack|dueOn|dueBackOn|dueAt",
        "returnDate|returnedOn|returnedAt|returned|returnedDate|dateOfReturn|dateReturned|returnTime|returnedTime|timeOfReturn|returnAt|returnOn|whenReturned",
      ],
      "lossReport|loss|lossOfKey": [
        "key",
        "place|location|whereLost|lostWhere|lostAt|where|placeOfLoss|lossPlace|lossLocation|whereTheyLostIt",
        "lockNeedsChanging|lockChange|lockNeedsChange|changeLock|lockChangeNeeded|needsLockChange|lockToChange|isLockNeedsChanging|needsChanging|lock|needsLockChanging",
        "charge",
      ],
    },
    roles: ["porter", "bursar|domesticBursar", "student", "headPorter"],
    may: [
      "porter add issue",
      "porter change issue",
      "bursar see issue",
      "bursar see lossReport",
      "bursar change lossReport",
      "student see own issue",
      "student add own lossReport",
      "headPorter add key",
      "headPorter add room",
    ],
    mayNot: [
      "porter delete issue",
      "porter add key",
      "porter add room",
      "bursar change key",
      "student see issue",
      "student change issue",
      "student add key",
    ],
    links: ["key.room > room", "issue.key > key", "lossReport.key > key"],
  },
  {
    name: "borewell drilling, mail from Salem",
    text: `Respected Sir,

Greetings of the day. This is Murugesan from Sri Amman Borewells, Salem. We are having 4 rigs and since 1998 we are in the field of drilling only. Your good name was suggested by my brother-in-law who is in IT line at Coimbatore.

Presently all details are in WhatsApp groups and my nephew is only knowing which rig is where. So we are requiring one software, kindly note the below points.

Enquiry - customer name, mobile no, village, purpose (agriculture, domestic, industry), expected depth in feet. 
Rig - rig name, vehicle number, capacity in feet, and operator name.
Bore - for each bore we should enter the enquiry, the rig, the date of drilling, depth drilled, casing length, water yield in inches and whether it is success or failure.
Expense - bore, type (diesel, hammer bit, batta, police), amount, bill photo.
Payment - bore, amount, mode (cash / GPay / cheque), received date.

Office staff will enter the enquiries and payments. Supervisors will enter the bores and the expenses from site itself; they can edit only their own expenses and they should not see the payments at all. Deleting any bore or payment should be with proprietor only. The drilling operator need not login, he is having button phone only.

Motor pump sales we will think after Pongal. Kindly do the needful at the earliest and share the quotation.

Thanking you,
P. Murugesan`,
    entities: {
      "enquiry|inquiry": [
        "customerName|customer|name",
        "mobileNo|phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|mobilePhone|contactNumber|mobileNum",
        "village",
        "purpose",
        "expectedDepth|expectedDepthInFeet|depth|expectedDepthFeet",
      ],
      "rig|drillingRig": ["rigName|name", "vehicleNumber|vehicle", "capacity|capacityInFeet|capacityFeet", "operatorName|operator"],
      "bore|borewell": [
        "enquiry|inquiry",
        "rig|drillingRig",
        "dateOfDrilling|drillingDate|drilledOn|drilledAt|drilled|drilledDate|dateDrilled|drillingTime|drilledTime|timeOfDrilling|drillingAt|drillingOn|whenDrilled|date",
        "depthDrilled|depth|drilledDepth",
        "casingLength|casing",
        "waterYield|waterYieldInInches|yield|yieldInInches|waterYieldInches",
        "result|success|outcome|isSuccess|successOrFailure|isSuccessOrFailure|status|successful|isSuccessful|failure",
      ],
      expense: ["bore|borewell", "type|expenseType|kind", "amount", "billPhoto|bill|photo|billImage|billPicture"],
      payment: [
        "bore|borewell",
        "amount",
        "mode|paymentMode|method|paymentMethod",
        "receiptDate|receivedOn|receivedAt|received|receivedDate|dateOfReceipt|dateReceived|receiptTime|receivedTime|timeOfReceipt|receiptAt|receiptOn|whenReceived",
      ],
    },
    roles: ["officeStaff|staff|office", "supervisor", "proprietor|owner"],
    may: [
      "officeStaff add enquiry",
      "officeStaff add payment",
      "supervisor add bore",
      "supervisor add expense",
      "supervisor change own expense",
      "proprietor delete bore",
      "proprietor delete payment",
    ],
    mayNot: [
      "supervisor change expense",
      "supervisor see payment",
      "supervisor delete bore",
      "officeStaff delete bore",
      "officeStaff delete payment",
    ],
    links: ["bore.enquiry > enquiry", "bore.rig > rig", "expense.bore > bore", "payment.bore > bore"],
  },
  {
    name: "umpires for youth baseball, a text thread",
    text: `hey it's Dale from the umpires association, coach Ramirez gave me your number. so quick background, I've been assigning umps for 3 counties off a legal pad and my truck's dashboard for going on 11 yrs and my wife says it's the pad or her lol

need a site. Games: date, start time, field, home team, away team, age group (8U 10U 12U 14U). Fields: name, address, has lights, and where to park cuz that's always a question. Umpires: name, cell, ranking 1 to 5, home zip. then an assignment is a game plus an umpire plus the position, plate or bases, plus the fee. umps accept or turn down their own assignments, can't mess with anybody else's. after the game the plate ump files a game report - game, final score, ejections, injuries, anything weird.

coaches rate an umpire after a game (stars + comment) but umps never get to see those ratings. ever. trust me. only the assigner sees em. Assigner (me) makes the games & the assignments & puts in fields. Anybody can look at the games without logging in, my sister in law keeps asking.

not doing payments, we're on ArbiterPay for that and it's fine. Team rosters are the league's problem. navy and gold please, navy background gold buttons, go Mudcats`,
    entities: {
      game: ["date|gameDate", "startTime|start|time|startsAt", "field", "homeTeam|home", "awayTeam|away", "ageGroup"],
      "field|ballField": [
        "name",
        "address",
        "hasLights|lights|isLights|withLights|wantsLights|needsLights|wasLights",
        "parking|whereToPark|parkingInfo|parkingDirections|parkingNotes|parkingNote|park|wherePark",
      ],
      "umpire|ump": [
        "name",
        "cell|cellPhone|cellNumber|phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|mobilePhone|contactNumber",
        "ranking|rank|rating",
        "homeZip|zip|zipCode|homeZipCode",
      ],
      assignment: ["game", "umpire|ump", "position", "fee"],
      "gameReport|report": [
        "game",
        "finalScore|score",
        "ejections|ejection",
        "injuries|injury",
        "anythingWeird|weird|notes|note|remarks|remark|comments|comment|observations|observation|other|incidents|remarksOther",
      ],
      "rating|umpireRating|review": [
        "umpire|ump",
        "stars|rating|score|starRating|numberOfStars|starCount|starsCount|howManyStars|manyStars|starNumber|starQuantity",
        "comment|comments",
      ],
    },
    roles: ["umpire|ump", "coach", "assigner"],
    may: [
      "umpire see own assignment",
      "umpire change own assignment",
      "umpire add gameReport",
      "coach add rating",
      "assigner see rating",
      "assigner add game",
      "assigner add assignment",
      "assigner add field",
      "public see game",
    ],
    mayNot: [
      "umpire change assignment",
      "umpire see rating",
      "public see rating",
      "public add game",
      "umpire add assignment",
      "coach add assignment",
      "public see umpire",
    ],
    links: [
      "game.field > field",
      "assignment.game > game",
      "assignment.umpire > umpire",
      "gameReport.game > game",
      "rating.umpire > umpire",
    ],
    theme: { background: "#000080", primary: "#ffd700" },
  },
  {
    name: "passengers who need assistance, an RFP paragraph",
    text: "3.4 Functional scope. The Airport Authority (hereinafter “the Authority”), which in the 2024 season served 2.1 million passengers across two terminals and is currently operating a paper-based process supplemented by radio, requires a solution for its Passenger Assistance Service pursuant to Regulation 1107/2006. The solution shall hold assistance requests, each comprising the passenger name, the flight, the type of assistance (WCHR, WCHS, WCHC, BLND, DEAF), the meeting point, the requested time and any special instructions; flights, comprising flight number, airline, origin, scheduled arrival and stand; wheelchairs, comprising an asset number, a model, the terminal and the date of the last inspection; and jobs, whereby a job assigns one agent and, where applicable, one wheelchair to one assistance request and records the time of pick-up, the time of hand-over and the reason for any delay. Airlines shall be able to submit assistance requests and to consult solely those which they themselves submitted. Duty controllers shall create and amend jobs and shall consult all assistance requests. Agents shall update the jobs assigned to them and no others, and shall under no circumstances delete a job. The maintenance team shall maintain the wheelchairs. The Authority’s auditors shall have read access to jobs and assistance requests without the ability to modify either. Payment terms are set out in section 7; bidders are reminded that the bid bond must be lodged with the Procurement Office by 12 noon.",
    entities: {
      "assistanceRequest|request": [
        "passengerName|passenger|name",
        "flight",
        "typeOfAssistance|type|assistanceType",
        "meetingPoint",
        "requestedTime|requestedAt|time",
        "specialInstructions|instructions|specialInstruction",
      ],
      flight: ["flightNumber|number", "airline", "origin", "scheduledArrival|arrival|arrivalTime|scheduledArrivalTime", "stand"],
      wheelchair: [
        "assetNumber|number",
        "model",
        "terminal",
        "dateOfLastInspection|lastInspectionDate|lastInspection|dateOfTheLastInspection|inspectionDate|lastInspectedOn|lastInspectedAt",
      ],
      job: [
        "agent",
        "wheelchair",
        "assistanceRequest|request",
        "pickUpTime|timeOfPickUp|pickupTime|pickUp|pickup|pickedUpAt|pickupAt|timeOfPickup|pickUpAt",
        "handOverTime|timeOfHandOver|handoverTime|handOver|handover|handedOverAt|handoverAt|timeOfHandover|handOverAt",
        "reasonForDelay|delayReason|reasonForAnyDelay|reason|reasonOfDelay",
      ],
    },
    roles: [
      "airline",
      "dutyController|controller",
      "agent",
      "maintenanceTeam|maintenance|maintenanceTeamMember",
      "auditor|authorityAuditor",
    ],
    may: [
      "airline add own assistanceRequest",
      "airline see own assistanceRequest",
      "dutyController add job",
      "dutyController change job",
      "dutyController see assistanceRequest",
      "agent change own job",
      "maintenanceTeam change wheelchair",
      "maintenanceTeam add wheelchair",
      "auditor see job",
      "auditor see assistanceRequest",
    ],
    mayNot: [
      "airline see assistanceRequest",
      "agent change job",
      "agent delete job",
      "auditor change job",
      "auditor change assistanceRequest",
      "auditor delete job",
      "airline change job",
    ],
    links: ["assistanceRequest.flight > flight", "job.wheelchair > wheelchair", "job.assistanceRequest > assistanceRequest"],
  },
  {
    name: "surf camps, as a prompt",
    text: "Build a surf camp website for browsing camps, booking and reviews. Guests should be able to browse surf camps with their name, beach, skill level (beginner, intermediate, advanced), price per week, included meals and photos, book a camp by choosing an arrival date, the number of guests and whether they need board rental, and write reviews with a rating and text after their stay. Instructors publish lesson times for a camp (date, start time, tide, max participants) and see the bookings. Guests can only see and cancel their own bookings. The camp manager creates and updates the camps. Use azure as the background color and coral for the buttons.",
    entities: {
      "camp|surfCamp": [
        "name",
        "beach",
        "skillLevel|level",
        "pricePerWeek|price|weeklyPrice|weekPrice",
        "includedMeals|meals|mealsIncluded|includedMeal",
        "photo|photos|image|images|picture|pictures|photograph|photographs|pic|pics",
      ],
      "booking|reservation|campBooking": [
        "camp|surfCamp",
        "arrivalDate|arrival|arrivesOn|date|arrivalOn",
        "numberOfGuests|guests|guestCount|guestsCount|howManyGuests|manyGuests|guestNumber|guestQuantity",
        "boardRental|needsBoardRental|isBoardRental|hasBoardRental|withBoardRental|wantsBoardRental|wasBoardRental|rental|board|needBoardRental|boardRentalNeeded",
      ],
      "review|campReview": ["camp|surfCamp", "rating|stars|score", "text|comment|review|body|reviewText"],
      "lesson|lessonTime|surfLesson": [
        "camp|surfCamp",
        "date|lessonDate",
        "startTime|start|time|startsAt",
        "tide",
        "maxParticipants|maximumParticipants|maxParticipantCount|participants|participantsMax|capacity",
      ],
    },
    roles: ["guest|customer", "instructor", "campManager|manager"],
    may: [
      "guest see camp",
      "guest add own booking",
      "guest see own booking",
      "guest add review",
      "instructor add lesson",
      "instructor see booking",
      "campManager add camp",
      "campManager change camp",
    ],
    mayNot: ["guest see booking", "guest change camp", "guest delete booking", "guest add lesson", "instructor add camp"],
    links: ["booking.camp > camp", "review.camp > camp", "lesson.camp > camp"],
    theme: { background: "#f0ffff", primary: "#ff7f50" },
  },
  {
    name: "chimney sweep, a voice note",
    text: "Hiya love, it's Gaynor, sorry I'm in the van so if I cut out it's the valley. Right so you said just talk and you'd sort it, so I'm talking. It's for the sweeping. I've got, what, six hundred customers, me and two lads, and Mam used to do the diary but she's not well now. So a customer, that's the name, address, phone and if they've got a dog, because Kyle's been bitten twice. Each customer's got one or more appliances, like a stove or an open fire or an Aga, so for an appliance I need what type it is, the fuel, what the flue's made of and when it was last swept. Then the appointment, that's customer, date, morning or afternoon, who's going. And when it's done the sweep does a certificate, and that has to have the appliance on it, the date, did the smoke test pass yes or no, any defects and the next sweep due. The lads can see the appointments but I don't want them moving them, I do the moving. They do the certificates, they can put right their own ones. Oh and bird nests, we charge extra for bird nests, but I'll just put that in the price, don't worry about that. Customers should log on and see their own certificates, 'cause the insurance always wants them, that'd save me hours. Deleting a customer, that's me only, office that is. Er, what else. No, that's it. Oh, there was a jackdaw in one last week, still alive, bless him. Ta-ra now.",
    entities: {
      "customer|client": [
        "name",
        "address",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|mobilePhone|contactNumber",
        "dog|hasDog|isDog|withDog|wantsDog|needsDog|wasDog|hasADog|gotDog|ownsDog",
      ],
      appliance: [
        "customer|client",
        "type|applianceType|kind|whatType",
        "fuel|fuelType",
        "flueMaterial|flue|materialOfFlue|flueMadeOf|material",
        "lastSwept|lastSweptOn|lastSweptAt|lastSweepDate|lastSweep|lastSweptDate|sweptOn|swept",
      ],
      appointment: [
        "customer|client",
        "date",
        "slot|morningOrAfternoon|timeOfDay|time|session|halfDay|period|partOfDay|isMorning|morning|half",
        "sweep|who|assignedTo|whoIsGoing|sweeper|whoGoing|lad",
      ],
      "certificate|sweepCertificate": [
        "appliance",
        "date",
        "smokeTestPass|smokeTestPassed|smokeTest|passedSmokeTest|isSmokeTestPassed|hasSmokeTestPassed|withSmokeTestPassed|wantsSmokeTestPassed|needsSmokeTestPassed|wasSmokeTestPassed|didSmokeTestPass|smokeTestResult|isSmokeTestPass",
        "defects|defect|anyDefects",
        "nextSweepDue|nextSweep|nextSweepDate|nextSweepDueDate|nextDue|nextSweepOn",
      ],
    },
    roles: ["sweep|lad|sweeper|chimneySweep", "customer|client", "office|owner|officeStaff|admin"],
    may: [
      "sweep see appointment",
      "sweep add certificate",
      "sweep change own certificate",
      "customer see own certificate",
      "office change appointment",
      "office delete customer",
    ],
    mayNot: [
      "sweep change appointment",
      "sweep change certificate",
      "customer see certificate",
      "sweep delete customer",
      "customer change certificate",
    ],
    links: ["appliance.customer > customer", "appointment.customer > customer", "certificate.appliance > appliance"],
  },
  {
    name: "snow clearing, two lines",
    text: `Snow clearing app: drivers log runs (route, start, end, salt used in kg), dispatcher plans the routes with name, street list and priority, residents send complaints with a street and a photo and can check their own.
Drivers can't change routes. Complaints are answered by the dispatcher.`,
    entities: {
      "run|clearingRun": [
        "route",
        "startDate|start|startsOn|startsAt|startTime|from|fromDate|startedAt|startedOn",
        "endDate|end|endsOn|endsAt|endTime|until|to|untilDate|toDate|endedAt|endedOn",
        "saltUsed|saltUsedInKg|salt|saltUsedKg|saltKg|usedSalt|saltInKg",
      ],
      route: ["name", "streetList|streets|street|listOfStreets", "priority"],
      complaint: ["street", "photo|photos|image|images|picture|pictures|photograph|photographs|pic|pics"],
    },
    roles: ["driver", "dispatcher", "resident"],
    may: [
      "driver add run",
      "dispatcher add route",
      "dispatcher change route",
      "resident add own complaint",
      "resident see own complaint",
      "dispatcher see complaint",
      "dispatcher change complaint",
    ],
    mayNot: ["driver change route", "driver add route", "resident see complaint", "resident add run", "resident change route"],
    links: ["run.route > route"],
  },
  {
    name: "infusion pumps of a hospital, bullets",
    text: `Equipment library – what we need (Clin Eng, rev 2 after Friday's huddle)

Background: pumps wander. Last audit found 31 of ours in a linen store & one on a boat (don't ask).

DATA
- Ward: name, extension, floor, ward manager
- Device: asset tag [unique], type (infusion pump, syringe driver, feeding pump, mattress), manufacturer, serial number, next service due, photo
- Loan: device, ward, patient bed, loaned out at, expected back, returned at
- Fault: device, reported by, symptom, severity (cosmetic / reduced function / unsafe), fixed on
- Decontamination record: device, date, method, passed (Y/N)

WHO DOES WHAT
- Nurses: request/see loans of their own, report faults. NOT allowed to edit devices
- Library assistants: create + close loans, do decontamination records. No deleting of loans!
- Technicians: update faults + devices
- Clin Eng manager: everything on devices incl. retiring (= deleting) them

OUT OF SCOPE
- procurement (SAP)
- alarms / RTLS tags: phase 2, if Trust ever finds the money`,
    entities: {
      ward: ["name", "extension", "floor", "wardManager|manager"],
      "device|equipment|medicalDevice": [
        "assetTag|tag",
        "type|deviceType",
        "manufacturer",
        "serialNumber|serial",
        "nextServiceDue|nextService|nextServiceDate|serviceDue|nextServiceDueDate|nextServiceOn",
        "photo|photos|image|images|picture|pictures|photograph|photographs|pic|pics",
      ],
      "loan|deviceLoan": [
        "device|equipment",
        "ward",
        "patientBed|bed",
        "loanedOutAt|loanedAt|loanedOut|loanDate|loanedOn|outAt",
        "expectedBack|expectedBackAt|expectedBackOn|expectedReturn|dueBack|expectedBackDate",
        "returnDate|returnedOn|returnedAt|returned|returnedDate|dateOfReturn|dateReturned|returnTime|returnedTime|timeOfReturn|returnAt|returnOn|whenReturned",
      ],
      fault: [
        "device|equipment",
        "reportedBy|reporter",
        "symptom",
        "severity",
        "fixDate|fixedOn|fixedAt|fixed|fixedDate|dateOfFix|dateFixed|fixTime|fixedTime|timeOfFix|fixAt|fixOn|whenFixed",
      ],
      "decontaminationRecord|decontamination": [
        "device|equipment",
        "date",
        "method",
        "passed|isPassed|hasPassed|withPassed|wantsPassed|needsPassed|wasPassed",
      ],
    },
    roles: ["nurse", "libraryAssistant|assistant", "technician", "clinEngManager|manager|clinicalEngineeringManager"],
    may: [
      "nurse see own loan",
      "nurse add own loan",
      "nurse add fault",
      "libraryAssistant add loan",
      "libraryAssistant change loan",
      "libraryAssistant add decontaminationRecord",
      "technician change fault",
      "technician change device",
      "clinEngManager delete device",
      "clinEngManager add device",
    ],
    mayNot: ["nurse change device", "nurse see loan", "libraryAssistant delete loan", "technician delete device", "nurse delete device"],
    links: ["loan.device > device", "loan.ward > ward", "fault.device > device", "decontaminationRecord.device > device"],
  },
  {
    name: "carpet washing, a Turkish owner",
    text: `Hello my friend,

I am Orhan, we have carpet washing factory in Bursa, 14 people and three vans. Excuse my english, my daughter corrects only the first sentences :)

The system is like this. Customer calls us. For customer we write name, telephone, district and address. Driver goes and takes the carpets from home, this we call pickup: customer, date, hour, how many pieces. Every carpet become a label with barcode. For one carpet we keep: barcode, pickup, kind (wool, silk, machine, shaggy), width, length, stain notes and photo before wash. Price comes from square meter. Carpet goes from steps, so I want status of carpet: taken, washing, drying, ready, delivered.

When finish, driver makes delivery. In delivery is the pickup, date, collected money and signature of customer.

Drivers can add pickups and deliveries but they cannot change after, because one driver before was changing the money (he is not with us anymore). Washing workers only change the carpets, they don't see deliveries. My office girl Sevgi Hanım adds customers and corrects everything except she can not delete deliveries, only boss deletes. Customer can look only to own carpets from internet.

We use now Excel and a big blackboard. Please background white and buttons turquoise like our vans.

With respects`,
    entities: {
      "customer|client": [
        "name",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|mobilePhone|contactNumber",
        "district",
        "address",
      ],
      "pickup|pickUp": [
        "customer|client",
        "date",
        "hour|time",
        "numberOfPieces|pieces|pieceCount|piecesCount|howManyPieces|manyPieces|pieceNumber|pieceQuantity",
      ],
      carpet: [
        "barcode",
        "pickup|pickUp",
        "kind|type|carpetKind|carpetType",
        "width",
        "length",
        "stainNotes|stains|stainNote|stain",
        "photoBeforeWash|photo|beforePhoto|beforeWashPhoto|photoBefore|image",
        "status|state|step",
      ],
      delivery: [
        "pickup|pickUp",
        "date",
        "collectedMoney|money|moneyCollected|amount|collectedAmount|collected",
        "signature|customerSignature|signatureOfCustomer",
      ],
    },
    roles: [
      "driver",
      "washingWorker|worker|washer",
      "office|officeGirl|officeStaff|secretary|officeWorker|officeClerk",
      "boss|owner",
      "customer|client",
    ],
    may: [
      "driver add pickup",
      "driver add delivery",
      "washingWorker change carpet",
      "office add customer",
      "office change pickup",
      "boss delete delivery",
      "customer see own carpet",
    ],
    mayNot: [
      "driver change pickup",
      "driver change delivery",
      "washingWorker see delivery",
      "office delete delivery",
      "customer see carpet",
      "washingWorker add customer",
    ],
    links: ["pickup.customer > customer", "carpet.pickup > pickup", "delivery.pickup > pickup"],
    theme: { background: "#ffffff", primary: "#40e0d0" },
  },
  {
    name: "oral history of a dockland, a long letter",
    text: `Dear Mr Vasquez,

It was good of you to ring back, and on a Sunday too. I promised to put our needs on paper, and since I am a historian you will get rather more paper than you bargained for.

The Dockland Voices project was begun in 1987 by the late Maureen Keogh with a borrowed Uher and a grant of two hundred pounds. She interviewed stevedores, tally clerks, tea ladies and, on one celebrated occasion, a bishop. When she died we inherited nineteen banana boxes of cassettes. The university took them, promised us a catalogue, and then restructured itself twice. The catalogue never came. What we have is a Word document of 212 pages which crashes my laptop, and a card index which does not crash but is in the wrong building.

So here is what I think we need, and do stop me where I am being foolish.

First, the narrators, the people who tell us their stories. For each narrator we keep a name, a year of birth, an occupation, the streets they lived in, and a portrait if there is one. Then the interviews. An interview has a narrator, a date of recording, an interviewer, a place, a language, a length in minutes and the audio file. One narrator may have given several interviews; Mr Doyle gave eleven and contradicts himself in all of them. Interviews are cut into clips. A clip belongs to an interview and has a title, a start time, an end time and a summary, and it is the clips that schools actually listen to.

Secondly, permissions, which keep me awake. Every narrator signs a consent form. Of the consent form we need the narrator, the date it was signed, the scan, the kind of use allowed (research only, education, broadcast) and, because families change their minds, the date on which it was withdrawn, if it was.

Thirdly, transcripts. A transcript is made of one interview, and has the text, the name of the transcriber, and a state: draft, checked or published.

As to who may do what. Our volunteers add interviews and write transcripts; they may correct their own transcripts but not one another's, as there have been words about the spelling of "lumper". The archivist may correct anything and is the only one to delete interviews. The archivist alone keeps the consent forms; volunteers are not to see them. Teachers may look at clips, and at published material generally, but not at the consent forms nor at the narrators' particulars. And the general public, without any account, should be able to browse the clips and nothing further.

I was asked by the vice-chancellor whether we need artificial intelligence. I said we need shelves.

With warm regards, and apologies for the length,
Dr Imelda Farrant

PS. My husband asks that the thing not be beige. Could the background be white and the buttons teal?`,
    entities: {
      narrator: [
        "name",
        "yearOfBirth|birthYear",
        "occupation|job",
        "streets|street|streetsLivedIn|streetsTheyLivedIn|addresses",
        "portrait|photo|image|picture",
      ],
      interview: [
        "narrator",
        "recordingDate|recordedOn|recordedAt|recorded|recordedDate|dateOfRecording|dateRecorded|recordingTime|recordedTime|timeOfRecording|recordingAt|recordingOn|whenRecorded|date|interviewDate",
        "interviewer",
        "place|location",
        "language",
        "length|lengthInMinutes|minutes|duration|lengthMinutes|durationInMinutes",
        "audioFile|audio|file|recordingFile",
      ],
      "clip|interviewClip": ["interview", "title", "startTime|start|startsAt", "endTime|end|endsAt", "summary"],
      "consentForm|consent": [
        "narrator",
        "signingDate|signedOn|signedAt|signed|signedDate|dateOfSigning|dateSigned|signingTime|signedTime|timeOfSigning|signingAt|signingOn|whenSigned|signatureDate|date",
        "scan|scanFile|file",
        "kindOfUse|use|allowedUse|useAllowed|kindOfUseAllowed|kind|usage|permittedUse|type",
        "withdrawalDate|withdrawnOn|withdrawnAt|withdrawn|withdrawnDate|dateOfWithdrawal|dateWithdrawn|withdrawalTime|withdrawnTime|timeOfWithdrawal|withdrawalAt|withdrawalOn|whenWithdrawn",
      ],
      transcript: ["interview", "text", "transcriberName|transcriber|nameOfTranscriber|nameOfTheTranscriber|name", "state|status"],
    },
    roles: ["volunteer", "archivist", "teacher"],
    may: [
      "volunteer add interview",
      "volunteer add transcript",
      "volunteer change own transcript",
      "archivist change transcript",
      "archivist change interview",
      "archivist delete interview",
      "archivist change consentForm",
      "teacher see clip",
      "public see clip",
    ],
    mayNot: [
      "volunteer change transcript",
      "volunteer delete interview",
      "volunteer see consentForm",
      "teacher see consentForm",
      "teacher see narrator",
      "public see narrator",
      "public see interview",
      "public see consentForm",
      "teacher change clip",
    ],
    links: [
      "interview.narrator > narrator",
      "clip.interview > interview",
      "consentForm.narrator > narrator",
      "transcript.interview > interview",
    ],
    theme: { background: "#ffffff", primary: "#008080" },
  },
  {
    name: "substitute teachers, an HR e-mail",
    text: `Subject: RE: RE: Fwd: sub system - requirements before Thanksgiving??

Hi Brandon,

Looping back on this. Per Dr. Whitfield's ask, here's the short version of what the district needs so we can finally get off Frontline (contract is up in June, and yes, the renewal quote was insulting).

• Absences. A teacher submits an absence with the first day, last day, reason (sick, personal, jury duty, professional development), a lesson plan file and whether a sub is needed.
• Substitutes. Name, email, cell, certification, subjects, and background check expiration.
• Jobs. Once approved, each absence becomes a job that a substitute can pick up: absence, substitute, school, hours, and status (open, filled, canceled).
• Schools. Name, principal, address, bell schedule PDF.
• Feedback. After the job the teacher leaves feedback on it: classroom left in order y/n, would request again y/n, comments.

Permissions:
Teachers can only view and edit their own absences. School secretaries approve absences and create jobs. Substitutes browse jobs and accept one; they should NOT be able to see absences (HIPAA-ish, reasons are private) or feedback. HR adds substitutes and can remove them. Nobody but HR deletes a job.

Not in scope: payroll (Munis), fingerprinting vendor, parking.

Let's circle up Thursday. I'll bring donuts.

Kristin Abernathy
HR Generalist II`,
    entities: {
      absence: [
        "firstDay|startDate|start|startsOn|startsAt|startTime|from|fromDate|startedAt|startedOn",
        "lastDay|endDate|end|endsOn|endsAt|endTime|until|to|untilDate|toDate|endedAt|endedOn",
        "reason",
        "lessonPlan|lessonPlanFile|plan|file",
        "subNeeded|needsSub|substituteNeeded|isSubNeeded|needsSubstitute|isSubstituteNeeded|subRequired|sub",
      ],
      "substitute|sub|substituteTeacher": [
        "name",
        "email|emailAddress",
        "cell|cellPhone|phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|mobilePhone|contactNumber",
        "certification",
        "subjects|subject",
        "backgroundCheckExpiration|backgroundCheckExpiry|backgroundCheck|backgroundCheckExpirationDate|backgroundCheckExpiresOn|backgroundCheckExpiresAt",
      ],
      job: [
        "absence",
        "substitute|sub",
        "school",
        "hours|numberOfHours|hourCount|hoursCount|howManyHours|manyHours|hourNumber|hourQuantity",
        "status",
      ],
      school: ["name", "principal", "address", "bellSchedule|bellSchedulePdf|bellSchedulePDF"],
      feedback: [
        "job",
        "classroomLeftInOrder|classroomInOrder|leftInOrder|isClassroomLeftInOrder|wasClassroomLeftInOrder|classroomOrder|inOrder|classroom",
        "wouldRequestAgain|requestAgain|isWouldRequestAgain",
        "notes|note|remarks|remark|comments|comment|observations|observation",
      ],
    },
    roles: ["teacher", "schoolSecretary|secretary", "substitute|sub|substituteTeacher", "hr|humanResources"],
    may: [
      "teacher add own absence",
      "teacher see own absence",
      "teacher change own absence",
      "teacher add feedback",
      "schoolSecretary change absence",
      "schoolSecretary add job",
      "substitute see job",
      "hr add substitute",
      "hr delete substitute",
      "hr delete job",
    ],
    mayNot: [
      "teacher see absence",
      "teacher change absence",
      "substitute see absence",
      "substitute see feedback",
      "schoolSecretary delete job",
      "substitute delete job",
      "teacher delete job",
    ],
    links: ["job.absence > absence", "job.substitute > substitute", "job.school > school", "feedback.job > job"],
  },
  {
    name: "cold rooms for market women, from Jos",
    text: "Good morning o. My name is Blessing and I am running three solar cold rooms for the tomato and pepper women in Jos, Farin Gada and Mangu. Before, 4 out of 10 baskets will spoil before they reach Lagos, that is how the business started. Now the wahala is record. We are using exercise book and the attendants are not writing well. I need an app where each cold room has a name, a market, capacity in crates, and the attendant in charge. A trader is registered with her name, phone number, market and what she sells. When she brings goods, the attendant opens a storage: the trader, the cold room, the produce, number of crates, date in and date out. We charge per crate per day so a payment is saying which storage, how much and how she paid, whether cash, transfer or POS. Every two hours the attendant must put a temperature reading: the cold room, time, temperature and if NEPA or solar is carrying it. The attendants are to add storages, payments and readings, but once a payment is entered they cannot edit it at all. They cannot remove a reading as well. Traders, most of them are having small phone, so they will only see their own storages, nothing else. The supervisor, Mr Gyang, will see everything in all the rooms and register the traders. Only me the owner can delete storages. My investor in Abuja wants to be checking the readings and payments but he should not change anything. God bless.",
    entities: {
      coldRoom: ["name", "market", "capacity|capacityInCrates|crateCapacity|crates|capacityCrates", "attendant|attendantInCharge"],
      trader: [
        "name",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|mobilePhone|contactNumber",
        "market",
        "whatSheSells|goods|sells|produce|product|products|whatTheySell",
      ],
      storage: [
        "trader",
        "coldRoom",
        "produce|goods|product",
        "numberOfCrates|crates|crateCount|cratesCount|howManyCrates|manyCrates|crateNumber|crateQuantity",
        "dateIn|inDate|in|enteredOn",
        "dateOut|outDate|out|leftOn",
      ],
      payment: ["storage", "amount|howMuch|much|sum", "method|paymentMethod|howShePaid|howPaid|mode|paymentMode|paidBy|paid|howShePay"],
      "temperatureReading|reading": [
        "coldRoom",
        "time|readAt|date|takenAt|readingTime",
        "temperature",
        "powerSource|power|source|nepaOrSolar|isNepaOrSolar|electricity|solar|isSolar|nepa|energySource",
      ],
    },
    roles: ["attendant", "trader", "supervisor", "owner", "investor"],
    may: [
      "attendant add storage",
      "attendant add payment",
      "attendant add temperatureReading",
      "trader see own storage",
      "supervisor see storage",
      "supervisor see payment",
      "supervisor add trader",
      "owner delete storage",
      "investor see temperatureReading",
      "investor see payment",
    ],
    mayNot: [
      "attendant change payment",
      "attendant delete temperatureReading",
      "trader see storage",
      "trader see payment",
      "attendant delete storage",
      "supervisor delete storage",
      "investor change payment",
      "investor change temperatureReading",
    ],
    links: [
      "storage.trader > trader",
      "storage.coldRoom > coldRoom",
      "payment.storage > storage",
      "temperatureReading.coldRoom > coldRoom",
    ],
  },
];
