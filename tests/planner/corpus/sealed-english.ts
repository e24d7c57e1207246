/** A second set by someone who had never seen the planner, kept aside to the end: fourteen English descriptions, five tidy, five chatty, four lists. */
import type { Case } from "./case.ts";

export const sealedEnglish: readonly Case[] = [
  {
    name: "physiotherapy clinics, tidy with headings",
    text: `PURPOSE
One system for our three physiotherapy clinics.

DATA
Clinic: name, address, opening hours.
Therapist: first name, last name, specialisation, clinic where they work.
Patient: first name, last name, birth date, sex, insurance company, policy number, referring physician.
Treatment plan: written by a therapist for a patient; diagnosis, goal, number of sessions, start date.
Session: belongs to a treatment plan; date and time, duration in minutes, pain level before and after (0 to 10), progress note, status (planned, held, missed).
Exercise: title, instructions, video link. A treatment plan may include many exercises.

WHO
Reception schedules sessions and registers patients. Therapists write plans and notes for their own patients. Patients log in to see their plan, their exercises and their next sessions. The medical director reads all records but changes none.`,
    entities: {
      clinic: ["name", "address", "openingHours"],
      therapist: ["firstName", "lastName", "specialisation|specialization", "clinic"],
      patient: [
        "firstName",
        "lastName",
        "birthDate|dateOfBirth",
        "sex|gender",
        "insuranceCompany|insurance",
        "policyNumber",
        "referringPhysician",
      ],
      "treatmentPlan|plan": [
        "therapist",
        "patient",
        "diagnosis",
        "goal",
        "numberOfSessions|sessions|sessionCount",
        "startDate|startsOn",
        "exercises|exercise",
      ],
      session: [
        "treatmentPlan|plan",
        "dateTime|date|startsAt|dateAndTime|time",
        "duration|durationInMinutes|durationMinutes|minutes",
        "painLevelBefore|painBefore",
        "painLevelAfter|painAfter",
        "progressNote|note|progress",
        "status",
      ],
      exercise: ["title", "instructions|instruction", "videoLink|video"],
    },
    roles: ["receptionist|reception", "therapist", "patient", "medicalDirector|director"],
    may: [
      "receptionist add session",
      "receptionist add patient",
      "therapist add own treatmentPlan",
      "patient see own treatmentPlan",
      "patient see own session",
      "medicalDirector see patient",
      "medicalDirector see session",
    ],
    mayNot: [
      "medicalDirector change patient",
      "medicalDirector change treatmentPlan",
      "patient see treatmentPlan",
      "patient change session",
      "patient see session",
    ],
    links: [
      "therapist.clinic > clinic",
      "treatmentPlan.patient > patient",
      "treatmentPlan.therapist > therapist",
      "treatmentPlan.exercises > exercise",
      "session.treatmentPlan > treatmentPlan",
    ],
  },
  {
    name: "motor insurance claims, tidy prose",
    text: "This document describes a claims portal for a motor insurer. Policyholders are identified by a customer number and have a name, an address and a bank account. A policyholder owns one or more policies, each with a policy number, a vehicle registration, a type of cover (third party, partial, comprehensive), a yearly premium and an expiry date. When an accident happens, the policyholder files a claim under one of the policies, stating the date of loss, the place, a description of the accident and an estimated damage, and uploads photographs. A claims handler is assigned to the claim and may request a survey. Surveyors inspect the vehicle and submit a survey report containing the inspection date, the repair cost and a recommendation. The handler then approves or rejects the claim; the claim passes through the states submitted, under review, surveyed, approved, rejected and paid. Payments exceeding 10,000 must be authorised by the claims manager. A payment records the claim, the amount and the payment date. Policyholders can follow their own claims but never those of others, and surveyors see only claims on which a survey was requested from them.",
    entities: {
      policyholder: ["customerNumber", "name", "address", "bankAccount"],
      policy: [
        "policyholder",
        "policyNumber|number",
        "vehicleRegistration|registration",
        "typeOfCover|coverType|cover",
        "yearlyPremium|premium",
        "expiryDate|expiresOn|expiry",
      ],
      claim: [
        "policy",
        "dateOfLoss|lossDate",
        "place",
        "description|accidentDescription|descriptionOfTheAccident|descriptionOfAccident",
        "estimatedDamage",
        "photographs|photos|photograph|photo",
        "claimsHandler|handler",
        "status|state",
      ],
      "surveyReport|survey": ["claim", "inspectionDate|date", "repairCost", "recommendation"],
      payment: ["claim", "amount", "paymentDate|date|paidOn"],
    },
    roles: ["policyholder", "claimsHandler|handler", "surveyor", "claimsManager|manager"],
    may: [
      "policyholder add own claim",
      "policyholder see own claim",
      "claimsHandler change claim",
      "surveyor add surveyReport",
      "surveyor see own claim",
      "claimsManager change payment",
    ],
    mayNot: [
      "policyholder see claim",
      "surveyor see claim",
      "policyholder change policy",
      "surveyor change payment",
      "policyholder add surveyReport",
    ],
    links: ["policy.policyholder > policyholder", "claim.policy > policy", "surveyReport.claim > claim", "payment.claim > claim"],
  },
  {
    name: "wholesale ordering, tidy numbered requirements",
    text: `Functional requirements – online ordering for a stationery wholesaler

FR-1 The catalogue lists articles with article number, description, unit of measure, list price, VAT rate and minimum order quantity.
FR-2 Articles are grouped into product groups.
FR-3 Retailers are companies with a company name, a customer code, a payment term in days and a discount percentage. Only retailers that have been activated can order.
FR-4 A retailer places orders. An order has an order date, a requested delivery date, a reference, and positions; each position consists of an article, a quantity and a net price.
FR-5 Sales representatives look after several retailers and may place orders on behalf of them.
FR-6 The warehouse ships orders and creates a delivery note with a date, a carrier and the number of parcels.
FR-7 Retailers can report a complaint about a delivery note: article, quantity affected, reason, picture.
FR-8 The product manager maintains articles, product groups and prices. Nobody else can change prices.
FR-9 An order is open, confirmed, shipped or cancelled.`,
    entities: {
      article: [
        "articleNumber|number",
        "description",
        "unitOfMeasure|unit",
        "listPrice|price",
        "vatRate|vat",
        "minimumOrderQuantity|minimumQuantity",
        "productGroup|group",
      ],
      "productGroup|group": [],
      retailer: [
        "companyName|name",
        "customerCode|code",
        "paymentTerm|paymentTermDays|paymentTermInDays",
        "discountPercentage|discount",
        "activated|active|status|isActive",
        "salesRepresentative|representative",
      ],
      order: ["retailer", "orderDate|orderedOn", "requestedDeliveryDate|deliveryDate", "reference", "status|state"],
      "position|orderPosition|orderLine|orderItem": ["order", "article", "quantity", "netPrice|price"],
      deliveryNote: ["order", "date", "carrier", "numberOfParcels|parcels"],
      complaint: ["deliveryNote", "article", "quantityAffected|affectedQuantity|quantity", "reason", "picture|photo|image"],
    },
    roles: [
      "retailer",
      "salesRepresentative|representative|salesRep",
      "warehouse|warehouseStaff|warehouseWorker|warehouseEmployee",
      "productManager",
    ],
    may: [
      "retailer see article",
      "retailer add own order",
      "retailer add own complaint",
      "salesRepresentative add order",
      "warehouse add deliveryNote",
      "warehouse change order",
      "productManager change article",
      "productManager add productGroup",
    ],
    mayNot: [
      "retailer change article",
      "salesRepresentative change article",
      "warehouse change article",
      "retailer see order",
      "retailer add deliveryNote",
    ],
    links: [
      "article.productGroup > productGroup",
      "order.retailer > retailer",
      "position.order > order",
      "position.article > article",
      "deliveryNote.order > order",
      "complaint.deliveryNote > deliveryNote",
    ],
  },
  {
    name: "water testing laboratory, tidy paragraphs",
    text: `Our laboratory tests drinking water and waste water for municipalities and factories.

Samples arrive with a sample code, the client, the sampling point, the sampling date, the sampler and the water type (drinking, surface, waste). On arrival the sample desk checks the temperature and condition and either accepts or refuses the sample.

For each sample several analyses are ordered. An analysis refers to a test method – with a name, a unit, a lower limit and an upper limit – and ends in a measured value, the analyst who did it and the date on which it was completed. A value outside the limits is marked as exceeded.

Once all analyses of a sample are finished, the quality manager signs a certificate (certificate number, issue date, PDF). Clients download their own certificates and nothing else.

Instruments are recorded with a serial number, a model, the last calibration and the next calibration. Analysts may only enter values; they may not alter test methods or instruments, which belong to the quality manager.`,
    entities: {
      sample: [
        "sampleCode|code",
        "client",
        "samplingPoint",
        "samplingDate|sampledOn",
        "sampler",
        "waterType|type",
        "temperature",
        "condition",
        "status|accepted|state",
      ],
      client: [],
      analysis: [
        "sample",
        "testMethod|method",
        "measuredValue|value",
        "analyst",
        "completionDate|completedOn|date|dateCompleted|completedDate",
        "exceeded|isExceeded",
      ],
      "testMethod|method": ["name", "unit", "lowerLimit", "upperLimit"],
      certificate: ["sample", "certificateNumber|number", "issueDate|issuedOn", "pdf|file|pdfFile"],
      instrument: ["serialNumber", "model", "lastCalibration|lastCalibrationDate", "nextCalibration|nextCalibrationDate"],
    },
    roles: ["sampleDesk|sampleDeskStaff|sampleDeskClerk", "analyst", "qualityManager", "client"],
    may: [
      "sampleDesk change sample",
      "analyst change analysis",
      "qualityManager add certificate",
      "qualityManager change testMethod",
      "qualityManager change instrument",
      "client see own certificate",
    ],
    mayNot: [
      "client see certificate",
      "client see sample",
      "client see analysis",
      "analyst change testMethod",
      "analyst change instrument",
      "analyst add certificate",
    ],
    links: ["sample.client > client", "analysis.sample > sample", "analysis.testMethod > testMethod", "certificate.sample > sample"],
  },
  {
    name: "conference office, tidy sentences",
    text: "The association holds an annual conference. Authors submit papers; a paper has a title, an abstract, keywords, a topic and a PDF. Topics are defined by the programme chair. Every paper is reviewed by at least two reviewers, and a review gives a score from 1 to 5, comments to the author and confidential remarks to the chair. Authors never learn who reviewed their paper and do not see confidential remarks. The programme chair decides: accepted, accepted with changes, rejected. Accepted papers are put into a session that has a name, a room, a day, a start time and a session chair. Attendees register with their name, affiliation, country, dietary preference and ticket category (member, non-member, student), and receive an invoice with an amount and a payment status. The conference secretary handles registrations and invoices.",
    entities: {
      paper: ["title", "abstract", "keywords|keyword", "topic", "pdf|file|pdfFile", "decision|status", "session"],
      topic: [],
      "review|paperReview": [
        "paper",
        "reviewer",
        "score",
        "commentsToAuthor|comments|commentsToTheAuthor|authorComments",
        "confidentialRemarks|remarks|confidentialRemarksToTheChair|confidentialRemarksToChair",
      ],
      session: ["name", "room", "day", "startTime|startsAt", "sessionChair|chair"],
      "registration|attendee|attendeeRegistration": ["name", "affiliation", "country", "dietaryPreference", "ticketCategory|category"],
      invoice: ["registration|attendee|attendeeRegistration", "amount", "paymentStatus|status|paid"],
    },
    roles: ["author", "reviewer", "programmeChair|programChair|chair", "attendee", "conferenceSecretary|secretary"],
    may: [
      "author add own paper",
      "author see own paper",
      "reviewer add own review",
      "programmeChair add topic",
      "programmeChair change paper",
      "programmeChair see review",
      "conferenceSecretary change registration",
      "conferenceSecretary change invoice",
      "attendee add own registration",
    ],
    mayNot: [
      "author see paper",
      "author add review",
      "reviewer change paper",
      "attendee see registration",
      "author add topic",
      "attendee change invoice",
    ],
    links: ["paper.topic > topic", "review.paper > paper", "paper.session > session", "invoice.registration > registration"],
  },
  {
    name: "small hotel, chatty",
    text: "Hello there, my wife and I own a 24-room hotel by the lake and we are fed up with the big booking portals. We'd want our own little system. Rooms come in types (single, double, family, suite); each room has a number, a floor and a nightly rate, and some are wheelchair accessible. A guest should be able to reserve a room for some nights, tell us how many adults and children are coming and add extras such as breakfast, parking or a cot – extras have a name and a price. At arrival the reception checks the guest in and takes a copy of the ID, at departure they check out and we bill everything: invoice with a total and whether it was cash, card or transfer. Housekeeping needs a simple list of rooms which are dirty, clean or out of service, and they only ever change that. If something's broken in a room they write a note to our handyman, who ticks it off. Guests can see and cancel their own reservations. Please nothing flashy – ivory background, saddle brown for buttons.",
    entities: {
      room: [
        "number|roomNumber",
        "type|roomType",
        "floor",
        "nightlyRate|rate|pricePerNight",
        "wheelchairAccessible|accessible|isWheelchairAccessible",
        "status|state|cleaningStatus|housekeepingStatus",
      ],
      "reservation|booking": [
        "room",
        "guest",
        "arrivalDate|arrival|checkInDate|startDate|from|arrivesOn",
        "departureDate|departure|checkOutDate|endDate|to|departsOn|nights",
        "adults|numberOfAdults",
        "children|numberOfChildren",
        "extras|extra",
        "idCopy|copyOfId|idDocument|copyOfTheId",
        "status|state",
      ],
      extra: ["name", "price"],
      invoice: ["reservation|booking", "total", "paymentMethod|method|payment"],
      "defect|repairNote|note|maintenanceNote|brokenItem|repair|maintenanceRequest|damage": [
        "room",
        "note|description|text|problem|brokenThing|whatIsBroken",
        "done|status|fixed|resolved|state|completed",
      ],
    },
    roles: [
      "guest",
      "receptionist|reception",
      "housekeeper|housekeeping|housekeepingStaff",
      "handyman",
      "owner|admin|administrator|manager",
    ],
    may: [
      "guest add own reservation",
      "guest see own reservation",
      "guest change own reservation",
      "receptionist change reservation",
      "receptionist add invoice",
      "housekeeper change room",
      "housekeeper add defect",
      "handyman change defect",
    ],
    mayNot: ["guest see reservation", "housekeeper see reservation", "guest change room", "housekeeper add room", "guest see defect"],
    links: ["reservation.room > room", "invoice.reservation > reservation", "defect.room > room", "reservation.extras > extra"],
    theme: { background: "#fffff0", primary: "#8b4513" },
  },
  {
    name: "driving school, message to a freelancer",
    text: "Subject: app for driving school\n\nHey Tom, you said to just write down how it works so here goes. Pupils register online, they give name, date of birth, phone and which licence they want (car, motorbike, truck). I check the papers and activate them. Then they book lessons with their instructor – every pupil has exactly one. A lesson is 45 or 90 minutes, has a meeting point, and afterwards the instructor writes down what they practised plus a grade. Instructors have a car each (plate, model, manual/automatic, next service). Theory evenings are a separate thing: topic, date, how many seats, pupils put their name down for them. When the instructor thinks somebody is ready he proposes them for an exam, theory or practical, with the exam date, and later enters passed / failed. Pupils buy lesson packages (say 10 lessons, 450 euros) and should see how many are left. Instructors only get to see their own pupils. That's about it I think! cheers, Rob",
    entities: {
      pupil: [
        "name",
        "dateOfBirth|birthDate",
        "phone",
        "licence|licenceType|license|licenceCategory|licenseType|desiredLicence|wantedLicence",
        "status|active|activated|state|isActive",
        "instructor",
      ],
      lesson: [
        "pupil",
        "instructor",
        "duration|minutes|length|durationMinutes",
        "meetingPoint",
        "practised|whatTheyPractised|practice|notes|whatWasPractised|content|description|practisedTopics|note",
        "grade",
        "startsAt|date|dateTime|startTime|time",
      ],
      "car|vehicle": [
        "instructor",
        "plate|plateNumber",
        "model",
        "transmission|gearbox|manual|gear|automatic",
        "nextService|nextServiceDate",
      ],
      "theoryEvening|theoryLesson": ["topic", "date", "seats|numberOfSeats|howManySeats"],
      "theoryRegistration|theoryEveningRegistration|registration|signup|theorySignup|theoryEveningSignup|attendance|enrolment|enrollment": [
        "theoryEvening|theoryLesson",
        "pupil",
      ],
      "exam|examProposal": ["pupil", "type|kind|examType", "examDate|date", "result|passed|status|outcome"],
      "lessonPackage|package": ["lessons|numberOfLessons|lessonCount", "price"],
      "purchase|packagePurchase|lessonPackagePurchase": ["pupil", "lessonPackage|package"],
    },
    roles: ["pupil|student", "instructor", "owner|admin|administrator|manager|office"],
    may: [
      "pupil add own lesson",
      "pupil see own lesson",
      "instructor see own pupil",
      "instructor add exam",
      "owner change pupil",
      "pupil add own purchase",
      "pupil see theoryEvening",
    ],
    mayNot: ["instructor see pupil", "pupil see lesson", "pupil add exam", "pupil see pupil", "pupil add theoryEvening"],
    links: [
      "lesson.pupil > pupil",
      "exam.pupil > pupil",
      "theoryRegistration.theoryEvening > theoryEvening",
      "purchase.lessonPackage > lessonPackage",
    ],
  },
  {
    name: "vet practice, chatty",
    text: "We're a veterinary practice with four vets and we still use paper cards, I'm ashamed to say. On a card there is the animal's name, species, breed, date of birth, chip number and weight, and of course the owner with address and mobile. Owners often have more than one animal. What we do at a visit goes on the back: date, vet, complaint, diagnosis, treatment. Vaccinations get a sticker - vaccine, batch, given on, next due - and it would be wonderful if owners got a reminder. Could owners ask for an appointment online? They'd pick the animal and a reason and the girls at the desk give them a slot. The desk does the billing too but shouldn't read the diagnoses. Vets may look at every animal. Owners should only see their own pets, with the vaccinations but without our notes from the visits.",
    entities: {
      "animal|pet": ["name", "species", "breed", "dateOfBirth|birthDate", "chipNumber|chip", "weight", "owner|petOwner|animalOwner"],
      "owner|petOwner|animalOwner": ["address", "mobile|phone|mobileNumber", "name"],
      visit: ["animal|pet", "date", "vet|veterinarian", "complaint", "diagnosis", "treatment"],
      vaccination: [
        "animal|pet",
        "vaccine",
        "batch|batchNumber",
        "givenOn|dateGiven|givenDate|given",
        "nextDue|nextDueDate|dueDate|nextDueOn",
      ],
      "appointment|appointmentRequest": ["animal|pet", "reason", "slot|time|startsAt|date|dateTime", "status|state"],
      "invoice|bill": [],
    },
    roles: ["vet|veterinarian", "owner|petOwner|animalOwner", "desk|receptionist|frontDesk|deskStaff|reception"],
    may: [
      "vet see animal",
      "vet add visit",
      "vet add vaccination",
      "owner see own animal",
      "owner see own vaccination",
      "owner add own appointment",
      "desk change appointment",
      "desk add invoice",
    ],
    mayNot: ["owner see animal", "owner see visit", "owner see vaccination", "desk add visit", "owner add vaccination"],
    links: ["animal.owner > owner", "visit.animal > animal", "vaccination.animal > animal", "appointment.animal > animal"],
  },
  {
    name: "building contractor, dictated",
    text: "So we're a mid-size building contractor, maybe nine sites running at any time. Each site has a name, a client, an address, a start date and a planned finish, plus a budget. On every site there's a foreman, and what I want from him is a daily report: weather, number of workers, work done, delays, and photos. He also orders material from the office, I mean he says what material, how much, needed by when, and the purchasing lady approves it or not and writes the supplier and the price. Workers clock their hours per site and day, foreman confirms them, payroll takes it from there and must be able to see all the hours. Then defects: during the walk-through the client's architect records a defect with the location, a description and a photo, we assign a subcontractor and a deadline and it's open until the architect accepts it. Subcontractors have a company, a trade and a phone. Foremen see their site, not the others. Budgets are for management only.",
    entities: {
      "site|constructionSite|buildingSite": [
        "name",
        "client",
        "address",
        "startDate|startsOn",
        "plannedFinish|plannedFinishDate|finishDate|plannedEnd",
        "budget",
        "foreman",
      ],
      dailyReport: [
        "site|constructionSite|buildingSite",
        "weather",
        "numberOfWorkers|workers|workerCount",
        "workDone",
        "delays|delay",
        "photos|photo",
        "date|day",
      ],
      "materialOrder|order|materialRequest|materialRequisition": [
        "site|constructionSite|buildingSite",
        "material",
        "quantity|amount|howMuch",
        "neededBy|neededByDate|neededOn|requiredBy",
        "status|approved|state",
        "supplier",
        "price",
      ],
      "timeEntry|hours|workHours|workingHours|timesheet|workedHours|timeRecord|hourEntry|workHour": [
        "worker",
        "site|constructionSite|buildingSite",
        "day|date",
        "hours|hoursWorked",
        "confirmed|status|state",
      ],
      defect: [
        "site|constructionSite|buildingSite",
        "location",
        "description",
        "photo",
        "subcontractor",
        "deadline",
        "status|accepted|state",
      ],
      subcontractor: ["company|companyName|name", "trade", "phone"],
    },
    roles: [
      "foreman",
      "purchaser|purchasing|purchasingLady|purchasingOfficer|purchasingClerk",
      "worker",
      "payroll|payrollClerk|payrollStaff|payrollOfficer",
      "architect|clientArchitect",
      "management|manager",
    ],
    may: [
      "foreman see own site",
      "foreman add own dailyReport",
      "foreman add own materialOrder",
      "purchaser change materialOrder",
      "worker add own timeEntry",
      "payroll see timeEntry",
      "architect add defect",
      "architect change defect",
    ],
    mayNot: ["foreman see site", "worker see timeEntry", "worker add defect", "payroll change site", "foreman change subcontractor"],
    links: ["dailyReport.site > site", "materialOrder.site > site", "timeEntry.site > site", "defect.subcontractor > subcontractor"],
  },
  {
    name: "tutoring agency, chatty",
    text: "Dear Sir or Madam, we place private tutors with families. A tutor applies to us with a short biography, the subjects they teach, an hourly fee, a degree certificate (as a file) and the districts in which they are willing to travel; somebody from our office interviews and approves or refuses them. Families look through the approved tutors and send an enquiry for one of their children, mentioning the school year, the subject and how many hours a week they need. If the tutor says yes, they agree on lessons. After each lesson the tutor notes the date, the length, the topics covered and the homework, and parents can read this but not change it. At the end of the month the office issues an invoice to the family with the month, the number of hours and the amount. A family may rate a tutor once, with one to five stars and a few words. Tutors must not see what we charge the families. Yours faithfully, Anne Becker",
    entities: {
      tutor: [
        "biography",
        "subjects|subject",
        "hourlyFee|fee",
        "degreeCertificate|certificate|degree",
        "districts|district",
        "status|approved|state",
      ],
      "enquiry|inquiry": ["tutor", "child", "schoolYear", "subject", "hoursPerWeek|weeklyHours|hours", "status|accepted|state"],
      child: [],
      "lesson|lessonNote|lessonReport": [
        "date",
        "length|duration",
        "topicsCovered|topics|topic",
        "homework",
        "child|enquiry|inquiry|family",
      ],
      invoice: ["family|parent", "month", "numberOfHours|hours", "amount"],
      "rating|review|tutorRating": ["tutor", "stars|rating|score", "words|comment|text|fewWords"],
      family: [],
    },
    roles: ["tutor", "family|parent", "office|officeStaff|officeEmployee"],
    may: [
      "tutor add own tutor",
      "family see tutor",
      "family add own enquiry",
      "tutor add own lesson",
      "family see own lesson",
      "office add invoice",
      "office change tutor",
      "family add own rating",
    ],
    mayNot: ["family change lesson", "tutor see invoice", "family see lesson", "family see invoice", "family change tutor"],
    links: ["enquiry.tutor > tutor", "rating.tutor > tutor"],
  },
  {
    name: "HR onboarding and leave, list with arrows",
    text: `HR portal (ca. 200 people)
> employee file: staff no., first name, surname, job title, entry date, annual leave entitlement, bank details, line manager, department
> departments: name, head
> leave requests -> type (annual / sick / unpaid / parental), first day, last day, comment -> line manager approves -> HR informed
> onboarding tasks per new employee: title, due date, responsible person, done
> company assets handed out (laptop, phone, badge): asset tag, type, handed to, handed out on, returned on
> announcements: title, text, valid until; everyone reads, HR writes
> employees: own file + own leave requests; never colleagues' bank details
> line managers: leave requests of own team
> HR: all of it`,
    entities: {
      "employee|employeeFile": [
        "staffNumber|staffNo|employeeNumber|number",
        "firstName",
        "surname|lastName",
        "jobTitle",
        "entryDate|joinedOn",
        "annualLeaveEntitlement|leaveEntitlement",
        "bankDetails",
        "lineManager|manager",
        "department",
      ],
      department: ["name", "head"],
      "leaveRequest|leave": [
        "type|leaveType",
        "firstDay|startDate|startsOn",
        "lastDay|endDate|endsOn",
        "comment",
        "status|state",
        "employee|employeeFile",
      ],
      onboardingTask: ["employee|employeeFile|newEmployee", "title", "dueDate|dueOn", "responsiblePerson|responsible", "done|isDone"],
      "asset|companyAsset": [
        "assetTag|tag",
        "type|assetType",
        "handedTo|employee|holder",
        "handedOutOn|handedOutDate",
        "returnedOn|returnDate",
      ],
      announcement: ["title", "text", "validUntil"],
    },
    roles: ["employee", "lineManager|manager", "hr|hrStaff|hrManager|humanResources"],
    may: [
      "employee see own employee",
      "employee add own leaveRequest",
      "employee see own leaveRequest",
      "employee see announcement",
      "lineManager see own leaveRequest",
      "lineManager change own leaveRequest",
      "hr add announcement",
      "hr change employee",
      "hr add asset",
      "hr see leaveRequest",
    ],
    mayNot: [
      "employee see leaveRequest",
      "lineManager see leaveRequest",
      "employee add announcement",
      "employee change employee",
      "employee add asset",
    ],
    links: ["employee.department > department", "onboardingTask.employee > employee"],
  },
  {
    name: "spare parts warehouse, note form",
    text: `Warehouse software, what we need

Locations – aisle, rack, level, max weight
Items – item code, name, category, weight, reorder level, barcode
Stock – which item on which location, quantity
Goods receipt – supplier, delivery note no., date, received by; lines (item, qty, location)
Picking list – order no., picker, priority low/normal/express, state open/picking/packed
Stock count – location, counted qty, counted on, difference
Forklifts – number, last inspection, out of order y/n

Rights
Storekeeper: receipts, moves stock, counts
Picker: own picking lists only
Supervisor: all + deletes items
Purchaser: looks at stock and items, no changes`,
    entities: {
      "location|storageLocation": ["aisle", "rack", "level", "maxWeight|maximumWeight"],
      item: ["itemCode|code", "name", "category", "weight", "reorderLevel", "barcode"],
      "stock|stockLevel|stockItem": ["item", "location|storageLocation", "quantity"],
      goodsReceipt: ["supplier", "deliveryNoteNumber|deliveryNoteNo|deliveryNote", "date", "receivedBy"],
      "goodsReceiptLine|receiptLine|line": ["goodsReceipt|receipt", "item", "quantity|qty", "location|storageLocation"],
      pickingList: ["orderNumber|orderNo", "picker", "priority", "state|status"],
      stockCount: ["location|storageLocation", "countedQuantity|countedQty", "countedOn|countDate", "difference"],
      forklift: ["number", "lastInspection|lastInspectionDate", "outOfOrder|isOutOfOrder"],
    },
    roles: ["storekeeper", "picker", "supervisor", "purchaser"],
    may: [
      "storekeeper add goodsReceipt",
      "storekeeper change stock",
      "storekeeper add stockCount",
      "picker see own pickingList",
      "supervisor delete item",
      "supervisor change forklift",
      "purchaser see stock",
      "purchaser see item",
    ],
    mayNot: [
      "picker see pickingList",
      "purchaser change stock",
      "purchaser change item",
      "storekeeper delete item",
      "picker add goodsReceipt",
    ],
    links: [
      "stock.item > item",
      "stock.location > location",
      "goodsReceiptLine.goodsReceipt > goodsReceipt",
      "goodsReceiptLine.item > item",
      "stockCount.location > location",
    ],
  },
  {
    name: "coworking space, bullets and a wish",
    text: `• desks & meeting rooms – name, floor, price per day, price per month, seats
• members: company or freelancer, contact person, e-mail, VAT id
• contracts: member, desk, begins, ends, monthly fee, notice period
• meeting room bookings by members (start, end, title, catering yes or no)
• visitors: members announce a visitor (name, arrival), front desk sees the list and hands out a badge number
• printer/coffee consumption → goes onto the monthly bill
• community manager runs everything; cleaning crew sees room bookings of the day only
• brand colour #ff6f61, dark mode would be cool`,
    entities: {
      desk: ["name", "floor", "pricePerDay|dailyPrice", "pricePerMonth|monthlyPrice", "seats"],
      meetingRoom: ["name", "floor", "pricePerDay|dailyPrice", "pricePerMonth|monthlyPrice", "seats"],
      member: ["type|companyOrFreelancer|kind|memberType", "contactPerson", "email", "vatId"],
      contract: [
        "member",
        "desk",
        "begins|startDate|beginsOn|beginDate|startsOn|start",
        "ends|endDate|endsOn|end",
        "monthlyFee",
        "noticePeriod",
      ],
      "meetingRoomBooking|roomBooking|booking": [
        "meetingRoom",
        "member",
        "start|startTime|startsAt",
        "end|endTime|endsAt",
        "title",
        "catering",
      ],
      visitor: ["member", "name", "arrival|arrivalTime|arrivesAt", "badgeNumber"],
      "consumption|consumptionItem": [],
      "monthlyBill|bill|invoice": [],
    },
    roles: ["member", "frontDesk|frontDeskStaff|receptionist", "communityManager|manager", "cleaningCrew|cleaner|cleaningStaff"],
    may: [
      "member add own meetingRoomBooking",
      "member add own visitor",
      "frontDesk see visitor",
      "frontDesk change visitor",
      "communityManager add desk",
      "communityManager change contract",
      "cleaningCrew see meetingRoomBooking",
    ],
    mayNot: [
      "cleaningCrew see contract",
      "member add desk",
      "member see visitor",
      "cleaningCrew change meetingRoomBooking",
      "frontDesk change contract",
    ],
    links: ["contract.member > member", "contract.desk > desk", "meetingRoomBooking.meetingRoom > meetingRoom", "visitor.member > member"],
    theme: { primary: "#ff6f61", mode: "dark" },
  },
  {
    name: "swimming club, telegraphic",
    text: `swim club
-----
swimmers: name, birth year, licence nr, squad, parent contact, medical certificate valid until
squads (juniors, seniors, masters): coach, pool, training days
trainings -> who was there
competitions: name, place, date, entry deadline
entries: swimmer + event (50 free, 100 back ...) + seed time
results: entry, time, rank, disqualified?
membership fees per year, paid/unpaid
-----
coach: own squad (attendance, entries)
treasurer: fees
parent: child's data + results, says if child comes to a competition
secretary: swimmers, squads, competitions`,
    entities: {
      swimmer: [
        "name",
        "birthYear|yearOfBirth",
        "licenceNumber|licenceNr|licenseNumber|licence",
        "squad",
        "parentContact",
        "medicalCertificateValidUntil|medicalCertificate|medicalCertificateExpiry|medicalCertificateValidity",
      ],
      squad: ["coach", "pool", "trainingDays|trainingDay", "name|type|category"],
      training: ["squad", "date|day"],
      attendance: ["training", "swimmer"],
      competition: ["name", "place", "date", "entryDeadline"],
      "entry|competitionEntry": ["swimmer", "event", "seedTime", "competition"],
      result: ["entry|competitionEntry", "time", "rank", "disqualified"],
      "membershipFee|fee": ["swimmer", "year", "paid|status|isPaid"],
      "response|reply|competitionResponse|participation|rsvp|confirmation": [
        "swimmer",
        "competition",
        "coming|attending|comes|answer|status",
      ],
    },
    roles: ["coach", "treasurer", "parent", "secretary"],
    may: [
      "coach add own attendance",
      "coach add own entry",
      "treasurer change membershipFee",
      "parent see own swimmer",
      "parent see own result",
      "secretary add swimmer",
      "secretary change squad",
      "secretary add competition",
    ],
    mayNot: ["parent see swimmer", "treasurer change swimmer", "parent see result", "coach add membershipFee", "parent add competition"],
    links: [
      "swimmer.squad > squad",
      "attendance.training > training",
      "attendance.swimmer > swimmer",
      "entry.swimmer > swimmer",
      "result.entry > entry",
    ],
  },
];
