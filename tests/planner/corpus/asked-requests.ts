/** Short requests of one to five sentences as people type them, and heads in two languages, written before any rule was changed for them. */
import type { Case } from "./case.ts";

export const askedRequests: readonly Case[] = [
  {
    name: "bowling alley",
    text: "Please implement a website for a bowling alley with functionalities for lane booking, party packages and reviews. Users should be able to browse available lanes, book a lane for a date and time, choose a party package and leave a review. Administrators manage lanes, packages and prices. Make the background plum and the buttons steel grey.",
    entities: {
      lane: [],
      "booking|laneBooking|reservation": ["lane", "date", "time|startTime|start", "package|partyPackage"],
      "package|partyPackage": ["price"],
      review: [],
    },
    roles: ["user|customer", "administrator|admin"],
    may: ["user see lane", "user add own booking", "user add own review", "administrator add package"],
    mayNot: ["user add lane", "user see booking"],
    links: ["booking.lane > lane", "booking.package > package"],
    theme: { background: "#dda0dd" },
  },
  {
    name: "babysitters, a pitch",
    text: "SitterNow helps parents find a trusted babysitter in minutes. Browse profiles with photos, languages, hourly rates and reviews from other parents, send a booking request for tonight or next week, and pay after the sitter confirms the hours. Sitters set their availability and accept or decline requests.",
    entities: {
      "sitter|babysitter|profile|sitterProfile|babysitterProfile": ["photo|photos", "languages|language", "hourlyRate"],
      review: ["sitter|babysitter"],
      "bookingRequest|booking|request": ["sitter|babysitter", "status", "date|start|day|startsAt"],
      "availability|slot|timeSlot": ["sitter|babysitter"],
      payment: [],
    },
    optional: ["profile", "language", "parent", "hour", "hours", "sitter", "payment", "availability"],
    roles: ["parent", "sitter|babysitter"],
    may: ["parent add own bookingRequest", "parent add own review"],
    mayNot: ["sitter add review"],
  },
  {
    name: "rowing club, user stories",
    text: `As a coach I want to create training sessions with a date, a boat and a crew so that rowers know when to turn up.
As a rower I want to confirm or decline a session.
As a boatman I want to log damage to a boat with a photo and a severity.
As the treasurer I want to record who paid the season fee.`,
    entities: {
      "session|trainingSession": ["date", "boat", "crew"],
      boat: [],
      crew: [],
      "attendance|confirmation|response|sessionResponse|reply|answer|trainingSessionConfirmation|sessionConfirmation|participation": [
        "session|trainingSession",
      ],
      "damage|damageReport|damageLog": ["boat", "photo", "severity"],
      "payment|seasonFee|fee|seasonFeePayment|feePayment": [],
    },
    optional: ["crew", "rower", "season", "attendance|confirmation|response|sessionResponse|reply|answer"],
    roles: ["coach", "rower", "boatman", "treasurer"],
    may: ["coach add session", "boatman add damage", "rower see session"],
    mayNot: ["rower add session", "coach add damage"],
    links: ["damage.boat > boat", "session.boat > boat"],
  },
  {
    name: "houseplants, feature bullets",
    text: `Plant care app

Features:
- Add my plants with a nickname, species, photo and the room they stand in
- Watering schedule for each plant (every x days) and a reminder
- Log when I watered, fertilised or repotted
- Growth diary with photos and notes
- Species encyclopedia: light, humidity, toxicity for pets
- Dark green background, cream cards`,
    entities: {
      plant: ["nickname", "species", "photo", "room"],
      "wateringSchedule|schedule": ["plant", "interval|everyDays|intervalDays|days|every"],
      "careLog|log|watering|care|careEvent|wateringLog|activity|plantLog": ["plant"],
      "diaryEntry|growthDiary|diary|growthDiaryEntry|growthEntry|entry": ["photo|photos", "notes|note", "plant"],
      species: ["light", "humidity", "toxicity|toxicityForPets|petToxicity"],
    },
    optional: ["room", "reminder", "fertilising", "repotting", "wateringSchedule|schedule"],
    roles: [],
    links: ["plant.species > species"],
    theme: { background: "#006400" },
  },
  {
    name: "patents",
    text: "I need a system to track our patents: title, application number, country, filing date, inventors and the attorney who handles it. Every patent has deadlines with a due date and a fee, and the system should warn the paralegal 30 days before. Inventors can see their own patents but not the fees.",
    entities: {
      patent: ["title", "applicationNumber", "country", "filingDate", "inventors|inventor", "attorney"],
      deadline: ["patent", "dueDate", "fee"],
      inventor: [],
      attorney: [],
    },
    optional: ["inventor", "attorney", "country"],
    roles: ["inventor", "attorney", "paralegal"],
    may: ["inventor see own patent"],
    mayNot: ["inventor see patent", "inventor add patent"],
    links: ["deadline.patent > patent"],
  },
  {
    name: "lesson plans",
    text: "Make a site where teachers share lesson plans. Each plan has a subject, a grade, a duration, learning goals and attached files. Teachers can save plans of others to their collection, rate them from 1 to 5 and suggest changes.",
    entities: {
      "lessonPlan|plan": [
        "subject",
        "grade",
        "duration",
        "learningGoals|goals|learningGoal",
        "files|attachedFiles|file|attachments|attachedFile",
      ],
      "collection|savedPlan|savedLessonPlan|collectionItem|saved": [],
      "rating|review|planRating|lessonPlanRating": ["lessonPlan|plan"],
      "suggestion|suggestedChange|changeSuggestion|changeRequest|change": ["lessonPlan|plan"],
    },
    optional: ["subject", "grade", "learningGoal", "file"],
    roles: ["teacher"],
    may: ["teacher add own lessonPlan", "teacher see lessonPlan"],
  },
  {
    name: "ice rink",
    text: "build me an app for our ice rink. people buy tickets for public skating sessions, rent skates in their size and sign their kids up for figure skating lessons with a trainer. the front desk scans the ticket and hands out the skates. prices can be changed by the manager only",
    entities: {
      "ticket|sessionTicket": ["session|skatingSession|publicSkatingSession"],
      "session|skatingSession|publicSkatingSession": [],
      "skateRental|rental": ["size"],
      "skate|skates": [],
      "lesson|figureSkatingLesson|skatingLesson": ["trainer"],
      "enrolment|signUp|enrollment|lessonSignUp|lessonEnrolment|registration|lessonRegistration|lessonEnrollment": [
        "lesson|figureSkatingLesson|skatingLesson",
        "child|kid",
      ],
      "child|kid": [],
    },
    optional: ["trainer", "skate", "skates", "price", "child", "kid", "person"],
    roles: ["customer|person|visitor|user|guest", "frontDesk|frontDeskStaff", "manager", "trainer"],
    may: ["manager change ticket"],
    mayNot: ["frontDesk add lesson"],
  },
  {
    name: "neighbourhood watch",
    text: "Build me an app where neighbours report suspicious incidents with a place, a time, a description and photos, and the others can comment or confirm that they saw the same. A coordinator marks incidents as resolved or false alarm and sends announcements to everybody.",
    entities: {
      "incident|incidentReport|report|suspiciousIncident": ["place|location", "time", "description", "photos|photo", "status"],
      comment: ["incident|incidentReport|report|suspiciousIncident"],
      "confirmation|sighting": ["incident|incidentReport|report|suspiciousIncident"],
      announcement: [],
    },
    optional: ["place"],
    roles: ["neighbour|neighbor|resident", "coordinator"],
    may: [
      "neighbour add own incident",
      "neighbour add own comment",
      "coordinator change incident",
      "coordinator add announcement",
      "neighbour see announcement",
    ],
    mayNot: ["neighbour add announcement"],
    links: ["comment.incident > incident"],
  },
  {
    name: "freelancer's hours",
    text: "I'm a freelance illustrator and I want to track my time. I need clients, projects with an hourly rate, and time entries (date, hours, what I did). At the end of the month I make an invoice for a client from the open entries, and I want to see which invoices are unpaid.",
    entities: {
      client: [],
      project: ["client", "hourlyRate"],
      timeEntry: ["project", "date", "hours", "description|whatIDid|note|what|work|activity|notes"],
      invoice: ["client", "status|paid"],
    },
    optional: ["time"],
    roles: [],
    links: ["timeEntry.project > project", "invoice.client > client"],
  },
  {
    name: "billboards",
    text: "We rent out billboards. Create a website where advertisers can see our billboards on a map, filter by city, size and price per week, request a campaign for certain weeks and upload their artwork; our sales team approves the artwork and sends the contract. Background snow, buttons tomato.",
    entities: {
      billboard: ["city", "size", "pricePerWeek|weeklyPrice|price", "location|position|coordinates"],
      "campaign|campaignRequest": ["billboard", "weeks|startDate|week|from"],
      artwork: ["campaign|campaignRequest", "file|image|upload", "status"],
      contract: [],
    },
    optional: ["city", "contract"],
    roles: ["advertiser", "salesTeam|salesperson|sales|salesTeamMember|salesRepresentative"],
    may: ["advertiser see billboard", "advertiser add own campaign", "advertiser add own artwork"],
    mayNot: ["advertiser add billboard", "advertiser see artwork"],
    theme: { background: "#fffafa", primary: "#ff6347" },
  },
  {
    name: "petitions",
    text: "A petition platform, please. Citizens start a petition with a title, a demand, the authority it is addressed to and a target number of signatures; others sign it with their name and postcode and may leave a comment. Moderators can hide petitions that break the rules.",
    entities: {
      petition: [
        "title",
        "demand",
        "authority",
        "targetSignatures|target|signatureTarget|targetNumberOfSignatures|signatureGoal|targetNumber",
        "hidden|status|visible",
      ],
      signature: ["petition", "name", "postcode"],
      comment: [],
    },
    optional: ["authority", "rule"],
    roles: ["citizen", "moderator"],
    may: ["citizen add own petition", "citizen add own signature"],
    mayNot: ["citizen delete petition"],
    links: ["signature.petition > petition"],
  },
  {
    name: "family tree",
    text: "I would like a private family tree website. Family members can add persons with name, birth date, birthplace, death date and photo, connect parents and children and spouses, upload old documents and tell stories about a person. Only I can delete anything.",
    entities: {
      person: ["name", "birthDate", "birthplace", "deathDate", "photo"],
      "relationship|relation|familyRelationship|connection|marriage": [],
      document: ["person", "file|upload"],
      story: ["person"],
    },
    optional: ["relationship|relation|familyRelationship|connection|marriage", "spouse", "child", "parent", "familyMember", "family"],
    roles: ["familyMember|member|relative"],
    may: ["familyMember add person", "familyMember add document", "familyMember add story"],
    mayNot: ["familyMember delete person"],
    links: ["story.person > person"],
  },
  {
    name: "sneakers",
    text: "Sneaker resale marketplace with listings, offers, authentication and payouts. Sellers list a pair (brand, model, size, condition, asking price, photos). Buyers can buy now or make an offer. Sold shoes are sent to our authenticators, who pass or fail them, and only then the seller gets his payout.",
    entities: {
      "listing|pair|sneaker|sneakerListing": ["brand", "model", "size", "condition", "askingPrice", "photos|photo", "status"],
      offer: ["listing|pair|sneaker|sneakerListing", "amount|price"],
      "order|purchase|sale": ["listing|pair|sneaker|sneakerListing"],
      authentication: ["result|status|outcome|passed"],
      payout: ["seller", "amount"],
    },
    optional: ["brand", "shoe", "pair", "sneaker", "model", "buyer", "seller"],
    roles: ["seller", "buyer", "authenticator"],
    may: ["seller add own listing", "buyer add own offer", "buyer see listing"],
    mayNot: ["buyer add listing", "seller add authentication"],
  },
  {
    name: "on-call roster",
    text: "We need a simple on-call roster for 40 doctors in three departments. The head of department assigns shifts (day, start, end, doctor), doctors can ask for a swap with a colleague and enter their holidays, and the switchboard only sees who is on call right now with the phone number.",
    entities: {
      doctor: ["department", "phone|phoneNumber"],
      department: [],
      shift: ["day|date", "start|startTime", "end|endTime", "doctor"],
      "swap|swapRequest|shiftSwap|shiftSwapRequest": ["shift", "colleague|doctor", "status"],
      "holiday|vacation": ["doctor", "startDate|from|start", "endDate|to|end"],
    },
    optional: ["colleague", "roster"],
    roles: ["headOfDepartment|departmentHead", "doctor", "switchboard|switchboardOperator"],
    may: ["headOfDepartment add shift", "doctor add own holiday", "switchboard see shift"],
    mayNot: ["switchboard add shift", "doctor add shift"],
    links: ["shift.doctor > doctor"],
  },
  {
    name: "trivia nights",
    text: "Can you create a trivia app? Hosts make quizzes with rounds and questions (question, four answers, the right one, points), teams join with a code and answer on their phones, and a leaderboard shows the scores. Design: midnight blue background with gold buttons.",
    entities: {
      quiz: ["code"],
      round: ["quiz"],
      question: ["round|quiz", "question|text", "answers|answer|answer1", "rightAnswer|correctAnswer|right|rightOne|theRightOne", "points"],
      team: ["name"],
      "answer|teamAnswer|response|submission": ["question", "team"],
      score: [],
    },
    optional: ["score", "leaderboard", "host", "phone", "participation|join|teamJoin|joining", "answer", "answerOption|option"],
    roles: ["host", "team"],
    may: ["host add quiz", "host add question"],
    mayNot: ["team add quiz"],
    theme: { background: "#191970", primary: "#ffd700" },
  },
  {
    name: "self storage",
    text: "Website for a self-storage company with features for viewing unit sizes and prices, online rental, monthly payment and access codes. Tenants see their contract, their invoices and their gate code. The site manager adds units (number, floor, size in square metres, price), marks them as free, rented or under repair, and locks a unit if the rent is two weeks late.",
    entities: {
      "unit|storageUnit": ["number|unitNumber", "floor", "size", "price|monthlyPrice", "status", "locked"],
      "contract|rental|rentalContract": ["unit|storageUnit", "tenant"],
      invoice: ["tenant|contract|rental"],
      payment: [],
      "accessCode|gateCode": [],
    },
    optional: ["rental", "onlineRental", "payment", "monthlyPayment", "accessCode|gateCode|code", "tenant", "unitSize"],
    roles: ["tenant", "siteManager|manager"],
    may: ["tenant see own contract", "tenant see own invoice", "siteManager add unit", "siteManager change unit"],
    mayNot: ["tenant see invoice", "tenant add unit"],
  },
  {
    name: "flight school",
    text: "Develop a web app for a flight school that allows students to book an aircraft and an instructor for a lesson, log their flight hours and see their exam results. Instructors write a debriefing after each lesson and can mark a student as ready for solo. The office manages aircraft (registration, type, hourly price, next maintenance date).",
    entities: {
      "lesson|booking|lessonBooking|flightLesson": ["aircraft", "instructor", "student", "date|start|startTime|startsAt"],
      "flightLog|flightHour|flightHours|flightHoursLog|logEntry|flight|flightHourLog|log": ["student", "hours|flightHours|duration"],
      "exam|examResult|result": ["student", "result|score|grade"],
      debriefing: ["lesson|booking|lessonBooking|flightLesson"],
      aircraft: ["registration", "type", "hourlyPrice", "nextMaintenanceDate|maintenanceDate"],
      student: ["readyForSolo|ready|soloReady|status"],
    },
    optional: ["instructor", "student", "lesson", "booking", "exam"],
    roles: ["student", "instructor", "office|officeStaff"],
    may: ["student add own lesson", "instructor add debriefing", "office add aircraft", "student see own examResult"],
    mayNot: ["student add debriefing", "student add aircraft"],
  },
  {
    name: "habits",
    text: "Habit tracker. Let people set up habits with a name, an icon, how often per week and a target; tick them off each day; see streaks. Friends can follow each other and send a cheer. No ads, pastel colours, lavender background.",
    entities: {
      habit: ["name", "icon", "frequency|timesPerWeek|howOften|perWeek|frequencyPerWeek|howOftenPerWeek", "target"],
      "checkIn|tick|habitLog|completion|entry|log|tickOff": ["habit", "date|day"],
      "follow|friendship|following|follower": [],
      cheer: [],
    },
    optional: ["friend", "streak", "person"],
    roles: ["user|person|member"],
    may: ["user add own habit", "user add own cheer"],
    theme: { background: "#e6e6fa" },
  },
  {
    name: "vending machines",
    text: "i need something to manage my 60 vending machines. every machine has a code, an address and a contact person and holds slots with a product and a quantity. my drivers refill them (what they put in, how much cash they took out) and report defects. show me which machines are nearly empty.",
    entities: {
      "machine|vendingMachine": ["code", "address", "contactPerson|contact"],
      slot: ["machine|vendingMachine", "product", "quantity"],
      product: [],
      refill: ["machine|vendingMachine", "cash|cashTaken|cashTakenOut|cashAmount", "product|products|whatTheyPutIn"],
      "defect|defectReport": ["machine|vendingMachine"],
    },
    optional: ["contactPerson|contact", "product", "cash", "cashCollection"],
    roles: ["driver"],
    may: ["driver add refill", "driver add defect"],
    mayNot: ["driver add machine"],
    links: ["slot.machine > machine", "slot.product > product"],
  },
  {
    name: "wedding guests",
    text: "A wedding planning site for couples: guest list with dietary needs and plus one, table seating, budget with planned and actual cost per category, to-dos with a due date, and a page where guests RSVP and upload photos.",
    entities: {
      guest: ["dietaryNeeds|dietaryNeed|diet", "plusOne", "table", "rsvp|response|attending|rsvpStatus|status"],
      table: [],
      "budgetItem|budget|budgetCategory|budgetLine|category|expense": ["plannedCost|planned", "actualCost|actual", "category"],
      "todo|toDo|task": ["dueDate"],
      photo: [],
      rsvp: [],
    },
    optional: ["category", "wedding", "seating", "tableSeating", "rsvp", "couple", "budget", "guestList"],
    roles: ["couple", "guest"],
    may: ["guest add own photo", "couple add guest", "couple add todo"],
    mayNot: ["guest add todo"],
  },
  {
    name: "prayer requests",
    text: "Our parish would like a small app. Parishioners post prayer requests, publicly or anonymously, and others tap to say they are praying. The priest publishes mass times and a weekly bulletin as a PDF, and families can sign up to host the coffee after mass.",
    entities: {
      prayerRequest: ["anonymous|visibility|anonymously"],
      "prayer|praying|prayerTap|intercession": ["prayerRequest"],
      "massTime|mass": [],
      "bulletin|weeklyBulletin": ["pdf|file"],
      "signUp|coffeeSignUp|hosting|coffeeHost|coffee|hostSignUp|coffeeHosting": [],
    },
    optional: ["family", "prayer|praying|prayerTap|intercession", "coffee", "mass"],
    roles: ["parishioner", "priest", "family"],
    may: ["parishioner add own prayerRequest", "priest add bulletin", "parishioner see prayerRequest"],
    mayNot: ["parishioner add bulletin"],
  },
  {
    name: "bug tracker",
    text: "Create a bug tracker for our game studio. Testers file bugs with a title, steps to reproduce, severity, build number and a screenshot; developers get them assigned, change the status (new, in progress, fixed, won't fix) and add comments; producers plan which bugs go into which release.",
    entities: {
      bug: [
        "title",
        "stepsToReproduce|reproductionSteps|steps",
        "severity",
        "buildNumber|build",
        "screenshot",
        "status",
        "assignee|developer|assignedTo|assignedDeveloper",
        "release",
      ],
      comment: ["bug"],
      release: [],
    },
    optional: ["developer", "build"],
    roles: ["tester", "developer", "producer"],
    may: ["tester add bug", "developer change bug", "developer add comment", "producer change bug"],
    mayNot: ["tester add release"],
    links: ["comment.bug > bug", "bug.release > release"],
  },
  {
    name: "ship crews",
    text: "We are a crewing agency and want a portal that includes seafarer profiles, certificates, vacancies and applications. A seafarer uploads his certificates (type, number, issuing country, expiry date), looks for vacancies by rank and ship type, and applies. Crewing managers check the certificates and offer a contract with joining date, port and wage.",
    entities: {
      "seafarer|seafarerProfile": [],
      certificate: ["type", "number", "issuingCountry|country", "expiryDate", "seafarer|seafarerProfile"],
      vacancy: ["rank", "shipType"],
      application: ["vacancy", "seafarer|seafarerProfile", "status"],
      "contract|contractOffer|offer": ["joiningDate", "port", "wage", "seafarer|seafarerProfile|application"],
    },
    optional: ["rank", "shipType", "port", "issuingCountry"],
    roles: ["seafarer", "crewingManager"],
    may: [
      "seafarer add own certificate",
      "seafarer see vacancy",
      "seafarer add own application",
      "crewingManager see certificate",
      "crewingManager add contract",
    ],
    mayNot: ["seafarer add vacancy", "seafarer see application"],
    links: ["application.vacancy > vacancy"],
  },
  {
    name: "wine cellar",
    text: "My wine collection is a mess in Excel, I want an app instead. Wines with producer, vintage, grape, region and how many bottles, which rack they lie in, when I bought them and for how much, and tasting notes with a score. It should tell me what to drink this year.",
    entities: {
      wine: [
        "producer",
        "vintage",
        "grape",
        "region",
        "bottles|bottleCount|numberOfBottles|quantity|bottle",
        "rack",
        "purchaseDate|boughtOn|boughtAt|dateBought|bought",
        "purchasePrice|price|cost",
      ],
      "tastingNote|tasting": ["wine", "score"],
      rack: [],
    },
    optional: ["rack", "producer", "region", "grape", "bottle", "purchase"],
    roles: [],
    links: ["tastingNote.wine > wine"],
  },
  {
    name: "hunting permits",
    text: "State park office: hunters apply online for a permit for a season, a zone and a species, pay the fee and get a permit with a QR code. Rangers look up a permit in the field and record harvests (species, number, date, zone). The office sets quotas per zone and species.",
    entities: {
      "permit|permitApplication|application": ["season", "zone", "species", "qrCode", "hunter", "fee"],
      harvest: ["species", "number|count|quantity", "date", "zone"],
      quota: ["zone", "species", "quantity|limit|number|amount"],
      zone: [],
      species: [],
      season: [],
    },
    optional: ["zone", "species", "season", "permitApplication", "application", "payment", "hunter", "permit"],
    roles: ["hunter", "ranger", "office|officer|officeStaff|parkOffice"],
    may: ["hunter add own permit", "ranger see permit", "ranger add harvest", "office add quota"],
    mayNot: ["hunter add harvest", "hunter add quota"],
  },
];

export const askedMixed: readonly Case[] = [
  {
    name: "steel workshop, heads in two languages",
    text: `Steel fabrication workshop system

1. Quote requests (طلبات التسعير)
العميل يرسل طلب تسعير فيه الوصف والرسومات والكمية وتاريخ التسليم المطلوب.
2. Quotations (عروض الأسعار)
Sales engineer prepares a quotation with items, unit price, total and validity date. العميل يقبل أو يرفض العرض.
3. Work orders (أوامر العمل)
لكل أمر عمل: عرض السعر، المشرف، تاريخ البدء، الحالة (cutting, welding, painting, ready)
4. Delivery notes (سندات التسليم)
driver, truck number, date, signature`,
    entities: {
      "quoteRequest|طلب تسعير": [
        "customer|client|عميل",
        "description|وصف|الوصف",
        "drawings|drawing|رسومات|الرسومات",
        "quantity|الكمية",
        "deliveryDate|requestedDeliveryDate|requiredDeliveryDate|تاريخ التسليم المطلوب",
      ],
      "quotation|quote|عرض سعر": ["items|item", "unitPrice", "total", "validityDate", "status", "quoteRequest"],
      "workOrder|أمر عمل": ["quotation|quote|عرض السعر", "supervisor|مشرف|المشرف", "startDate|تاريخ البدء", "status|الحالة"],
      "deliveryNote|سند تسليم": ["driver", "truckNumber", "date", "signature", "workOrder"],
    },
    optional: ["quotationItem|item|quotationLine", "drawing", "customer|client|عميل", "supervisor|مشرف", "driver", "truck"],
    roles: ["customer|client|عميل", "salesEngineer"],
    may: ["customer add own quoteRequest", "salesEngineer add quotation"],
    mayNot: ["customer add quotation", "customer see quoteRequest"],
    links: ["workOrder.quotation > quotation"],
  },
  {
    name: "pest control, heads in two languages",
    text: `نظام لشركة مكافحة حشرات

Customers (العملاء): name, mobile, location, type (home / company)
Visits (الزيارات): customer, الفني, date, نوع الحشرة, المبيد المستخدم, notes, before and after photos
Contracts (العقود): العميل، عدد الزيارات في السنة، start date، end date، القيمة
Pesticides (المبيدات): name, registration no., الكمية المتوفرة, expiry

الفني يشوف زياراته فقط ويسجل النتيجة. Supervisor assigns visits to technicians. المحاسب يصدر الفواتير.`,
    entities: {
      "customer|client|عميل": ["name", "mobile", "location", "type"],
      "visit|زيارة": [
        "customer|client|عميل",
        "technician|الفني|فني",
        "date",
        "pestType|insectType|نوع الحشرة",
        "pesticide|usedPesticide|المبيد المستخدم",
        "notes|note",
        "beforePhoto|photos|photo|beforeAndAfterPhotos|photosBefore|beforePhotos",
        "result|النتيجة|نتيجة",
      ],
      "contract|عقد": [
        "customer|client|العميل",
        "visitsPerYear|numberOfVisits|visitCount|عدد الزيارات في السنة|عدد الزيارات",
        "startDate",
        "endDate",
        "value|amount|القيمة",
      ],
      "pesticide|مبيد": ["name", "registrationNo|registrationNumber", "availableQuantity|quantity|الكمية المتوفرة", "expiry|expiryDate"],
      "invoice|فاتورة": [],
    },
    optional: ["technician|فني", "pest|insect"],
    roles: ["technician|فني", "supervisor", "accountant|محاسب"],
    may: ["technician see own visit", "accountant add invoice", "supervisor change visit"],
    mayNot: ["technician see visit", "technician add contract"],
    links: ["visit.customer > customer", "contract.customer > customer"],
  },
  {
    name: "private jets, chatty in two languages",
    text: "بدنا منصة لشركة private jets. Client يطلب رحلة: from, to, date, عدد الركاب and any special catering. الـ ops team ترد بعرض فيه الطائرة والسعر ووقت الإقلاع، والعميل يوافق ويدفع. لكل aircraft: tail number, model, seats, home base. Each flight has a captain, a co-pilot and a passenger list (الاسم، رقم الجواز، الجنسية). Navy background and gold buttons.",
    entities: {
      "tripRequest|flightRequest|trip|request|charterRequest|رحلة|طلب رحلة": [
        "from|origin",
        "to|destination",
        "date",
        "passengerCount|passengers|numberOfPassengers|عدد الركاب",
        "catering|specialCatering",
      ],
      "offer|quote|عرض": ["aircraft|الطائرة|طائرة|plane", "price|السعر", "departureTime|takeoffTime|takeOffTime|وقت الإقلاع"],
      "aircraft|طائرة": ["tailNumber", "model", "seats", "homeBase"],
      flight: ["captain", "coPilot"],
      passenger: ["name|الاسم", "passportNumber|passportNo|رقم الجواز", "nationality|الجنسية", "flight"],
    },
    optional: ["payment", "captain", "coPilot", "catering", "homeBase"],
    roles: ["client|customer|عميل", "opsTeam|operations|ops|opsTeamMember"],
    may: ["client add own tripRequest", "opsTeam add offer"],
    mayNot: ["client add offer", "client add aircraft"],
    theme: { background: "#000080", primary: "#ffd700" },
  },
  {
    name: "training academy, a mail in two languages",
    text: "Dear team, نحتاج بوابة للأكاديمية. Trainees register with full name, national ID, phone و المؤهل. Courses (الدورات) have a title, trainer, عدد الساعات, price and start date. المتدرب يسجل في الدورة ويدفع الرسوم، وبعد ما يخلص ياخذ شهادة برقم وتاريخ. Attendance (الحضور) is taken by the trainer every session. المدرب ما يشوف الرسوم. Please use teal for the header and white background.",
    entities: {
      "trainee|متدرب": ["fullName|name", "nationalId", "phone", "qualification|المؤهل|مؤهل"],
      "course|دورة": ["title", "trainer", "hours|numberOfHours|عدد الساعات|hourCount", "price|fee|fees", "startDate"],
      "enrolment|registration|enrollment|courseRegistration|courseEnrolment|تسجيل": ["course|دورة", "trainee|متدرب"],
      "certificate|شهادة": ["number|certificateNumber|رقم", "date|تاريخ"],
      "attendance|حضور": [],
      "session|حصة": [],
    },
    optional: ["session|حصة", "payment|fee|دفع|رسوم", "trainer|مدرب"],
    roles: ["trainee|متدرب", "trainer|مدرب"],
    may: ["trainee add own enrolment", "trainer add attendance"],
    mayNot: ["trainee add attendance", "trainee add course"],
    theme: { background: "#ffffff" },
  },
  {
    name: "print and signage, heads in two languages",
    text: `Portal for our printing & signage company / بوابة شركة الطباعة واللوحات

## Products (المنتجات)
- name الاسم
- category (flyers, banners, signboards)
- base price

## Orders (الطلبات)
- customer, product, size, quantity
- design file ملف التصميم
- status: received, designing, printing, installed

## Installation appointments (مواعيد التركيب)
- order, site address, date, team

العميل يرفع الطلب ويتابع حالته. The designer sees orders that are in designing and uploads a proof (بروفة) والعميل يعتمدها أو يطلب تعديل.`,
    entities: {
      "product|منتج": ["name", "category", "basePrice"],
      "order|طلب": ["customer|client", "product", "size", "quantity", "designFile", "status"],
      "installationAppointment|appointment|installation|موعد تركيب": ["order", "siteAddress|address", "date", "team"],
      "proof|بروفة": ["order", "status"],
    },
    optional: ["customer|client|عميل", "team", "category", "revisionRequest|changeRequest|modificationRequest|revision|modification|تعديل"],
    roles: ["customer|client|عميل", "designer"],
    may: ["customer add own order", "customer see own order", "designer see order", "designer add proof"],
    mayNot: ["customer see order", "customer add product"],
    links: ["order.product > product", "installationAppointment.order > order"],
  },
  {
    name: "generator rental, one line each",
    text: `تأجير مولدات generators rental
Generator (مولد): الرقم, capacity kVA, الحالة, hourly counter, last service
Rental (إيجار): customer, generator, site, من تاريخ, إلى تاريخ, daily rate, deposit التأمين
Maintenance (صيانة): generator, date, parts, cost, mechanic
Requirements:
- mechanic can only add maintenance ولا يشوف أسعار الإيجار
- المدير يشوف تقرير شهري بالإيرادات
- تنبيه لما العداد يوصل 250 ساعة`,
    entities: {
      "generator|مولد": [
        "number|الرقم",
        "capacity|capacityKva",
        "status|الحالة",
        "hourlyCounter|hourCounter",
        "lastService|lastServiceDate",
      ],
      "rental|إيجار": [
        "customer",
        "generator",
        "site",
        "fromDate|from|startDate|من تاريخ",
        "toDate|to|endDate|إلى تاريخ",
        "dailyRate",
        "deposit|insurance",
      ],
      "maintenance|صيانة": ["generator", "date", "parts|part", "cost", "mechanic"],
      customer: [],
    },
    optional: ["customer", "part", "mechanic", "site"],
    roles: ["mechanic", "manager|مدير"],
    may: ["mechanic add maintenance"],
    mayNot: ["mechanic add rental", "mechanic change generator"],
    links: ["rental.generator > generator", "maintenance.generator > generator"],
  },
];
