/** A set by someone who had never seen the planner: fifteen English descriptions of ordinary businesses, six tidy, five chatty, four lists. */
import type { Case } from "./case.ts";

export const ordinaryEnglish: readonly Case[] = [
  {
    name: "school bus, tidy with headings",
    text: `School Bus Management

Students
Each student has a full name, grade, home address and pickup point. Every student is assigned to one bus route and has one parent.

Routes
A route has a code, an area, a departure time and a driver. Each route is served by one bus. Buses have a plate number, a seat capacity and an inspection expiry date.

Trips
For every trip we record the date, the route, the direction (morning, afternoon) and remarks. During a trip the attendant marks each student as boarded, absent or dropped off.

Users
The transport coordinator manages students, routes and buses. Attendants record the boarding of students. Parents can see the boarding of their own children only. Parents can submit an absence notice for their child with a date and a reason.`,
    entities: {
      student: ["fullName|name", "grade|gradeLevel", "homeAddress|address", "pickupPoint|pickUpPoint", "route|busRoute", "parent|guardian"],
      "route|busRoute": ["code|routeCode", "area", "departureTime|departsAt|departure", "driver", "bus"],
      bus: [
        "plateNumber|plate",
        "capacity|seats|capityOfSeats|capity|seatCapacity|numberOfSeats",
        "inspectionExpiryDate|inspectionExpiry|inspectionExpiresOn",
      ],
      trip: ["date|tripDate", "route|busRoute", "direction", "remarks|remark|notes"],
      "boarding|studentBoarding|attendance|boardingRecord|tripStudent|boardingStatus": ["trip", "student", "status|state|mark"],
      "absenceNotice|absence|notice": ["student|child", "date|absenceDate", "reason"],
    },
    roles: ["transportCoordinator|coordinator", "attendant|busAttendant", "parent|guardian"],
    may: [
      "transportCoordinator add student",
      "transportCoordinator change route",
      "transportCoordinator add bus",
      "attendant add boarding",
      "parent see own boarding",
      "parent add own absenceNotice",
    ],
    mayNot: ["parent see boarding", "parent change boarding", "parent add student", "attendant add bus", "parent change route"],
    links: [
      "student.route > route",
      "route.bus > bus",
      "trip.route > route",
      "boarding.student > student",
      "absenceNotice.student > student",
    ],
  },
  {
    name: "public library, tidy sentences",
    text: "The system is for a public library with four branches. Books have a title, an author, an ISBN, a publisher, a publication year and a genre. A book can have several copies; each copy has a barcode, a shelf location, a branch and a condition (new, good, worn, damaged). Members have a membership number, a name, an email address and a date of birth. A loan is made of one copy to one member and stores the loan date, the due date and the return date. Members may reserve a book. Overdue loans produce a fine with an amount and whether it has been paid. Librarians manage books, copies, members and loans. Members can search the books and see their own loans, reservations and fines. Only the head librarian can delete books or waive fines.",
    entities: {
      book: ["title", "author", "isbn", "publisher", "publicationYear|year|yearOfPublication", "genre"],
      "copy|bookCopy": ["book", "barcode", "shelfLocation|location|shelf", "branch", "condition"],
      "branch|libraryBranch": [],
      member: ["membershipNumber|memberNumber|number", "name", "emailAddress|email", "dateOfBirth|birthDate"],
      loan: ["copy|bookCopy", "member", "loanDate|loanedOn", "dueDate|dueOn|due", "returnDate|returnedOn"],
      "reservation|bookReservation": ["member", "book"],
      fine: ["loan", "amount", "paid|isPaid"],
    },
    roles: ["librarian", "member|libraryMember", "headLibrarian"],
    may: [
      "librarian add book",
      "librarian change copy",
      "librarian add loan",
      "librarian change member",
      "member see book",
      "member see own loan",
      "member see own reservation",
      "member add own reservation",
      "member see own fine",
      "headLibrarian delete book",
      "headLibrarian change fine",
    ],
    mayNot: [
      "member see loan",
      "member see fine",
      "librarian delete book",
      "librarian change fine",
      "member add loan",
      "member change book",
    ],
    links: [
      "copy.book > book",
      "copy.branch > branch",
      "loan.copy > copy",
      "loan.member > member",
      "reservation.book > book",
      "fine.loan > loan",
    ],
  },
  {
    name: "law office, tidy specification",
    text: `1. Clients: full name, national ID, phone, email, type (individual or company).
2. Cases: case number, title, court, opposing party, opening date, status (open, in court, suspended, closed). Each case belongs to a client and has a responsible lawyer.
3. Hearings: each case has many hearings. A hearing has a date, a time, a courtroom and an outcome.
4. Documents: title, file, the case it belongs to, date received.
5. Time entries: lawyers record the hours they worked on a case, the date and what they did. Hourly rate is taken from the lawyer.
6. Invoices are issued to clients: invoice number, issue date, total, paid or unpaid.

Access: partners see everything and approve invoices. Lawyers work on their own cases only. Secretaries enter clients, hearings and documents but cannot see invoices. Clients may sign in and follow their own case.`,
    entities: {
      client: ["fullName|name", "nationalId|nationalID|nationalIdNumber", "phone|phoneNumber", "email", "type|clientType"],
      "case|legalCase|lawCase": [
        "caseNumber|number",
        "title",
        "court",
        "opposingParty|opponent",
        "openingDate|openedOn|opened",
        "status",
        "client",
        "responsibleLawyer|lawyer",
      ],
      hearing: ["case|legalCase|lawCase", "date|hearingDate", "time|hearingTime", "courtroom|courtRoom", "outcome"],
      document: ["title", "file", "case|legalCase|lawCase", "dateReceived|receivedOn|receivedDate"],
      timeEntry: [
        "lawyer",
        "case|legalCase|lawCase",
        "hours|hoursWorked|workedHours",
        "date|entryDate",
        "description|workDone|whatTheyDid|whatWasDone|work|notes|activity",
      ],
      invoice: ["client", "invoiceNumber|number", "issueDate|issuedOn", "total|totalAmount", "paid|status|isPaid|paymentStatus"],
      lawyer: ["hourlyRate|rate"],
    },
    roles: ["partner", "lawyer", "secretary", "client"],
    may: [
      "partner see case",
      "partner see timeEntry",
      "partner change invoice",
      "lawyer see own case",
      "lawyer change own case",
      "lawyer add own timeEntry",
      "secretary add client",
      "secretary add hearing",
      "secretary add document",
      "client see own case",
    ],
    mayNot: ["lawyer see case", "secretary see invoice", "client see case", "client change case", "lawyer change invoice"],
    links: ["case.client > client", "hearing.case > case", "document.case > case", "timeEntry.case > case", "invoice.client > client"],
  },
  {
    name: "pharmacy, tidy sentences",
    text: "A neighbourhood pharmacy needs an internal system. It shall record medicines with a trade name, an active ingredient, a dosage form (tablet, capsule, syrup, cream, injection), a strength, a selling price and a flag for prescription only. Stock is kept in batches: every batch belongs to a medicine and has a batch number, an expiry date and a quantity on hand. Suppliers have a company name, a contact person and a phone number, and purchase orders are sent to a supplier with an order date, an expected delivery date and a status of draft, sent, received or cancelled. A purchase order contains lines, each with a medicine, a quantity and a unit cost. Pharmacists dispense prescriptions; a prescription has a patient name, a doctor name, an issue date and a scanned image. Cashiers may look at medicines and prices but may not change them. The owner sees everything. Pharmacists manage medicines, batches and purchase orders.",
    entities: {
      medicine: ["tradeName|name", "activeIngredient", "dosageForm|form", "strength", "sellingPrice|price", "prescriptionOnly"],
      batch: ["medicine", "batchNumber|number", "expiryDate|expiresOn|expiry", "quantityOnHand|quantity"],
      supplier: ["companyName|name", "contactPerson|contact", "phoneNumber|phone"],
      purchaseOrder: ["supplier", "orderDate|orderedOn", "expectedDeliveryDate|expectedDelivery|deliveryDate", "status"],
      "purchaseOrderLine|line|orderLine|purchaseLine": ["purchaseOrder|order", "medicine", "quantity", "unitCost|cost"],
      prescription: ["patientName|patient", "doctorName|doctor", "issueDate|issuedOn", "scannedImage|image|scan"],
    },
    roles: ["pharmacist", "cashier", "owner|pharmacyOwner"],
    may: [
      "pharmacist add medicine",
      "pharmacist change batch",
      "pharmacist add purchaseOrder",
      "pharmacist change prescription",
      "cashier see medicine",
      "owner see purchaseOrder",
      "owner see prescription",
    ],
    mayNot: ["cashier change medicine", "cashier add medicine", "cashier change purchaseOrder"],
    links: [
      "batch.medicine > medicine",
      "purchaseOrder.supplier > supplier",
      "purchaseOrderLine.purchaseOrder > purchaseOrder",
      "purchaseOrderLine.medicine > medicine",
    ],
  },
  {
    name: "tool hire, tidy sentences",
    text: "We hire out tools and small machines to builders. Every tool has an asset number, a name, a category, a daily rate, a weekly rate, a deposit and a state: available, hired, in repair or retired. Customers have a company name, a contact name, a phone number and a credit limit. A hire contract is between us and one customer and covers one or more tools; it has a start date, an agreed end date, a delivery address and a total. When tools come back, counter staff fill in a return inspection with the date, the damage found and a charge. Maintenance jobs are opened for a tool and have a fault description, parts used, a cost and a completion date. Counter staff create contracts and inspections. Mechanics see and update maintenance jobs only. The branch manager can do everything, including setting the rates.",
    entities: {
      tool: ["assetNumber|number", "name", "category", "dailyRate", "weeklyRate", "deposit", "state|status"],
      customer: ["companyName|company|name", "contactName|contact", "phoneNumber|phone", "creditLimit"],
      "hireContract|contract": [
        "customer",
        "tools|tool",
        "startDate|startsOn",
        "agreedEndDate|endDate|endsOn",
        "deliveryAddress|address",
        "total",
      ],
      "returnInspection|inspection": ["hireContract|contract|tool", "date|inspectionDate", "damageFound|damage|damages", "charge"],
      maintenanceJob: ["tool", "faultDescription|fault|description", "partsUsed|parts", "cost", "completionDate|completedOn"],
    },
    roles: ["counterStaff|counterStaffMember|counterClerk", "mechanic", "branchManager|manager"],
    may: [
      "counterStaff add hireContract",
      "counterStaff add returnInspection",
      "mechanic see maintenanceJob",
      "mechanic change maintenanceJob",
      "branchManager change tool",
      "branchManager add customer",
      "branchManager see maintenanceJob",
    ],
    mayNot: ["mechanic see hireContract", "mechanic change tool", "counterStaff change tool", "mechanic see customer"],
    links: ["hireContract.customer > customer", "maintenanceJob.tool > tool"],
  },
  {
    name: "university internships, tidy with user stories",
    text: `Internship placement portal for a faculty of engineering.

As a student I want to fill in my profile (student number, major, GPA, CV file) so that companies can assess me.
As a student I want to apply for an internship offer with a motivation letter and follow the status of my application.
As a company I want to publish internship offers with a title, description, city, number of places, monthly stipend and application deadline.
As a company I want to accept or reject the applications made to my own offers.
As a supervisor I want to write an evaluation of a student with a score, strengths and weaknesses.
As the placement office I want to approve companies before they publish, and to see all applications.

Companies register with a name, an industry, a website and a contact email. An application is pending, accepted, rejected or withdrawn. Students never see the applications of other students.`,
    entities: {
      "student|studentProfile|profile": ["studentNumber|number", "major", "gpa", "cvFile|cv"],
      company: ["name", "industry", "website", "contactEmail|email", "approved|status|isApproved|approval|approvalStatus"],
      "internshipOffer|offer|internship": [
        "company",
        "title",
        "description",
        "city",
        "numberOfPlaces|places",
        "monthlyStipend|stipend",
        "applicationDeadline|deadline",
      ],
      "application|internshipApplication": [
        "student|studentProfile|applicant",
        "internshipOffer|offer|internship",
        "motivationLetter|letter",
        "status",
      ],
      evaluation: ["student|studentProfile", "score", "strengths|strength", "weaknesses|weakness"],
    },
    roles: ["student", "company", "supervisor", "placementOffice|placementOfficer"],
    may: [
      "student add own application",
      "student see own application",
      "student see internshipOffer",
      "company add own internshipOffer",
      "company change own application",
      "company see student",
      "supervisor add evaluation",
      "placementOffice change company",
      "placementOffice see application",
    ],
    mayNot: [
      "student see application",
      "company see application",
      "company change application",
      "student add internshipOffer",
      "student add evaluation",
    ],
    links: ["application.internshipOffer > internshipOffer", "internshipOffer.company > company", "evaluation.student > student"],
  },
  {
    name: "gym chain, mail to a developer",
    text: "Hi Daniel, hope you are well. As we discussed on the phone we run three gyms and the spreadsheet thing is killing us. What I need is basically this: members sign up with their name, phone, email and an emergency contact, and they choose a membership plan (the plans have a name, monthly price and how many classes per week are included). Each gym has its own class timetable - a class has a name, trainer, room, start time and max number of participants. Members book a place in a class and can cancel it again up to two hours before. Trainers should only see the classes they give and who booked, and tick off who showed up. The front desk at each gym registers members and takes payments (amount, method cash or card, date). I want to see everything obviously, and I'm the only one who can change the plans. No need for anything fancy. Our colour is dark orange, if that matters. Thanks, Marta",
    entities: {
      "member|gymMember": ["name", "phone", "email", "emergencyContact", "membershipPlan|plan"],
      "membershipPlan|plan": [
        "name",
        "monthlyPrice|price",
        "classesPerWeek|includedClasses|classesIncluded|weeklyClasses|classesPerWeekIncluded",
      ],
      gym: [],
      "class|gymClass|fitnessClass": [
        "gym",
        "name",
        "trainer",
        "room",
        "startTime|startsAt|time",
        "maxParticipants|maxNumberOfParticipants|capacity|maximumParticipants|participants",
      ],
      "booking|classBooking": ["member|gymMember", "class|gymClass|fitnessClass", "attended|showedUp|attendance|status|present"],
      payment: ["member|gymMember", "amount", "method|paymentMethod", "date|paymentDate|paidOn"],
    },
    roles: ["member|gymMember", "trainer", "frontDesk|receptionist|frontDeskStaff", "owner|admin|administrator|manager"],
    may: [
      "member see membershipPlan",
      "member add own booking",
      "trainer see own class",
      "trainer see own booking",
      "trainer change own booking",
      "frontDesk add member",
      "frontDesk add payment",
      "owner change membershipPlan",
      "owner see payment",
    ],
    mayNot: [
      "trainer see class",
      "trainer see booking",
      "frontDesk change membershipPlan",
      "member see booking",
      "member change membershipPlan",
      "member add payment",
    ],
    links: ["member.membershipPlan > membershipPlan", "class.gym > gym", "booking.class > class", "payment.member > member"],
    theme: { primary: "#ff8c00" },
  },
  {
    name: "phone repair shop, voice-note style",
    text: "ok so we fix phones and laptops, two technicians plus me and a girl at the counter. when somebody walks in, she writes down the customer (name and mobile is enough) and the device: brand, model, serial number, colour and the passcode if they give it. then what's wrong with it. that's the ticket. the ticket gets a number and then goes from received to diagnosing to waiting for parts to repaired to collected. a technician takes it and writes the diagnosis and a price estimate, and the customer has to say yes before we start. we also keep spare parts, i need to know how many of each are left and what we paid for them, and which parts went into which repair. at the end we print an invoice with the total and the warranty in months. technicians shouldn't see what i paid for the parts. customers should be able to look up their own repair from home and see the status so they stop calling me!!",
    entities: {
      customer: ["name", "mobile|phone|mobileNumber"],
      device: ["customer", "brand", "model", "serialNumber", "colour|color", "passcode"],
      "ticket|repairTicket|repair": [
        "customer",
        "device",
        "number|ticketNumber",
        "problem|fault|problemDescription|description|whatsWrong|issue|whatIsWrong",
        "status|state",
        "technician",
        "diagnosis",
        "priceEstimate|estimate|estimatedPrice",
        "approved|approvedByCustomer|customerApproved|customerApproval|accepted|estimateApproved",
      ],
      "sparePart|part": [
        "name",
        "quantity|quantityLeft|stock|numberLeft|remaining|inStock|left",
        "cost|purchasePrice|pricePaid|paidPrice|costPrice|price|pricePaidForThem|whatPaid",
      ],
      "partUsed|usedPart|repairPart|ticketPart|partUse|partUsage|sparePartUse|sparePartUsage": [
        "ticket|repair|repairTicket",
        "sparePart|part",
      ],
      invoice: ["ticket|repair|repairTicket", "total", "warrantyMonths|warranty|warrantyInMonths"],
    },
    roles: [
      "technician",
      "counterClerk|counter|counterStaff|receptionist|clerk|girlAtTheCounter",
      "owner|manager|admin|administrator",
      "customer",
    ],
    may: [
      "counterClerk add customer",
      "counterClerk add ticket",
      "technician change ticket",
      "customer see own ticket",
      "owner see sparePart",
    ],
    mayNot: ["customer see ticket", "customer add ticket", "technician see invoice", "customer see sparePart"],
    links: [
      "device.customer > customer",
      "ticket.device > device",
      "partUsed.ticket > ticket",
      "partUsed.sparePart > sparePart",
      "invoice.ticket > ticket",
    ],
  },
  {
    name: "food bank, mail from a volunteer",
    text: "Dear team, I volunteer at the Southside food bank and have been asked to find out whether you could build something for us. Supermarkets and private people give us food. We'd like to note each donation: who gave it, the date, and the items in it with the weight and the best-before date. Families in need are registered by a social worker with the head of the household, the number of adults and children, the address and any dietary needs. Every family comes once a week to collect a parcel, and we must be able to see when they last came. Volunteers sign up for shifts (a shift has a day, a start time, an end time and how many people we need). Volunteers must not see the families' addresses – only the coordinator and the social workers can. Donors don't need a login. Kind regards, Helen",
    entities: {
      donation: ["donor", "date|donationDate|donatedOn"],
      "donationItem|item|foodItem|donatedItem": ["donation", "name|description|food", "weight", "bestBeforeDate|bestBefore"],
      donor: [],
      family: [
        "headOfHousehold|headOfTheHousehold|head",
        "numberOfAdults|adults",
        "numberOfChildren|children",
        "address",
        "dietaryNeeds|dietaryNeed",
      ],
      "parcel|parcelCollection|collection|foodParcel": ["family", "date|collectionDate|collectedOn|collectedAt"],
      "shift|volunteerShift": [
        "day|date",
        "startTime|startsAt",
        "endTime|endsAt",
        "volunteersNeeded|peopleNeeded|numberOfPeople|places|needed|numberOfPeopleNeeded|people",
      ],
      "signup|shiftSignup|signUp|shiftSignUp|registration|shiftRegistration|assignment": ["shift"],
    },
    roles: ["volunteer", "socialWorker", "coordinator"],
    may: [
      "socialWorker add family",
      "socialWorker see family",
      "coordinator see family",
      "volunteer see shift",
      "volunteer add own signup",
    ],
    mayNot: ["volunteer change family", "volunteer add family", "volunteer add shift"],
    links: ["donationItem.donation > donation", "parcel.family > family", "signup.shift > shift", "donation.donor > donor"],
  },
  {
    name: "lettings agent, rambling message",
    text: "Good afternoon. I am the manager of a small lettings agency, about 120 flats and houses at the moment. For each property we keep the address, number of bedrooms, monthly rent, the landlord and whether it's vacant, let or under offer, plus some photos. People looking for a home should be able to browse the vacant ones on the website without logging in and ask for a viewing, leaving their name, phone number and when they'd like to come. One of the agents then confirms the viewing. Once somebody wants the flat we draw up a tenancy: the tenant, the property, start and end date, rent and deposit. Tenants get a login to report repairs (what is broken, photo, how urgent) and they should see only their own. Landlords also get one, they'd see their properties and the tenancies in them, nothing else. Contractors are given a repair and mark it as finished, with the cost. Could it be in forest green on white?",
    entities: {
      property: ["address", "bedrooms|numberOfBedrooms", "monthlyRent|rent", "landlord", "status|state|availability", "photos|photo"],
      "viewing|viewingRequest": [
        "property",
        "name|visitorName",
        "phoneNumber|phone",
        "preferredTime|date|requestedTime|when|preferredDate|time|dateTime|requestedDate|wantedTime",
        "status|confirmed|state",
      ],
      tenancy: ["tenant", "property", "startDate|startsOn", "endDate|endsOn", "rent|monthlyRent", "deposit"],
      "repair|repairRequest|repairReport": [
        "property|tenancy",
        "description|whatIsBroken|problem|broken|issue|brokenThing",
        "photo",
        "urgency|urgent|priority",
        "contractor",
        "status|finished|state",
        "cost",
      ],
    },
    roles: ["manager|agencyManager", "agent", "tenant", "landlord", "contractor"],
    may: [
      "public see property",
      "public add viewing",
      "agent change viewing",
      "tenant add own repair",
      "tenant see own repair",
      "landlord see own property",
      "landlord see own tenancy",
      "contractor see own repair",
      "contractor change own repair",
    ],
    mayNot: [
      "tenant see repair",
      "landlord see property",
      "landlord see tenancy",
      "landlord see repair",
      "public see tenancy",
      "tenant see tenancy",
    ],
    links: ["viewing.property > property", "tenancy.property > property"],
    theme: { primary: "#228b22", background: "#ffffff" },
  },
  {
    name: "bakery orders, short chat",
    text: "Hey! We're a bakery that makes cakes to order. Right now everything comes in over Instagram and we lose half of it. Can you make me a site where people see our cakes with a picture, price per kilo and the flavours, then place an order: which cake, how many kilos, what to write on it, pickup date and time? I'd like to accept or decline every order myself and give it to one of the bakers. Bakers see what they have to bake for the day, they don't need prices or customer phone numbers. Customers get to see where their order stands (new, accepted, baking, ready, picked up). After pickup they can leave a review with stars and a comment, everyone can read these. Something warm, maybe wheat as background and chocolate for the buttons :)",
    entities: {
      cake: ["picture|photo|image", "pricePerKilo|price|pricePerKg", "flavours|flavour|flavors|flavor"],
      "order|cakeOrder": [
        "cake",
        "kilos|weight|numberOfKilos|quantity|kilograms",
        "inscription|message|text|whatToWrite|writing|textOnCake|whatToWriteOnIt",
        "pickupDate|pickUpDate|pickup|pickupAt",
        "pickupTime|pickUpTime|time",
        "baker",
        "status|state",
      ],
      review: ["order|cake|cakeOrder", "stars|rating", "comment"],
    },
    roles: ["customer", "baker", "owner|manager|admin|administrator"],
    may: [
      "public see cake",
      "public see review",
      "customer add own order",
      "customer see own order",
      "customer add own review",
      "baker see own order",
      "owner change order",
    ],
    mayNot: ["customer see order", "baker see order", "customer add cake", "baker change cake"],
    links: ["order.cake > cake"],
    theme: { background: "#f5deb3", primary: "#d2691e" },
  },
  {
    name: "courier, bullet list",
    text: `Courier company - what the system must do

- customers (business): company, address, contact, tax number
- shipments: tracking number, sender, recipient name, recipient phone, recipient address, weight, cash on delivery amount, status
- status = created / picked up / in depot / out for delivery / delivered / returned
- every shipment belongs to a customer
- drivers: name, licence no, van, zone
- zones: name, delivery fee
- proof of delivery: shipment, signature, photo, received by, time
- complaints about a shipment with subject, text, answer

who does what
- dispatcher assigns shipments to drivers and manages zones
- driver sees only his shipments and adds the proof of delivery
- customer creates shipments, tracks his own, files complaints
- accountant only reads`,
    entities: {
      "customer|businessCustomer": ["company|companyName|name", "address", "contact", "taxNumber"],
      shipment: [
        "trackingNumber",
        "sender",
        "recipientName",
        "recipientPhone",
        "recipientAddress",
        "weight",
        "cashOnDeliveryAmount|codAmount|cashOnDelivery",
        "status",
        "customer|businessCustomer",
        "driver",
      ],
      driver: ["name", "licenceNumber|licenceNo|licenseNumber|licence", "van", "zone"],
      zone: ["name", "deliveryFee|fee"],
      proofOfDelivery: ["shipment", "signature", "photo", "receivedBy|recipient", "time|receivedAt|deliveredAt"],
      complaint: ["shipment", "subject", "text|body", "answer"],
    },
    roles: ["dispatcher", "driver", "customer|businessCustomer", "accountant"],
    may: [
      "dispatcher change shipment",
      "dispatcher add zone",
      "driver see own shipment",
      "driver add proofOfDelivery",
      "customer add own shipment",
      "customer see own shipment",
      "customer add own complaint",
      "accountant see shipment",
    ],
    mayNot: ["driver see shipment", "customer see shipment", "accountant change shipment", "accountant add complaint", "driver add zone"],
    links: [
      "shipment.customer > customer",
      "shipment.driver > driver",
      "driver.zone > zone",
      "proofOfDelivery.shipment > shipment",
      "complaint.shipment > shipment",
    ],
  },
  {
    name: "restaurant, notes from a meeting",
    text: `restaurant app - notes

* tables: number, seats, terrace yes/no
* reservations - guest name, phone, party size, date, time, special requests. guests do this online
* menu: dishes w/ name, price, category (starter, main, dessert, drink), allergens, photo
* waiters take orders at a table -> order has items (dish, qty, note for the kitchen)
* kitchen sees open orders, sets item to cooking / ready
* bill per order: total, tip, payment method
* manager: edits menu, sees daily sales, adds waiters
* waiter can't change prices!!`,
    entities: {
      table: ["number|tableNumber", "seats|numberOfSeats", "terrace|onTerrace|isTerrace"],
      "reservation|tableReservation": ["guestName|name", "phone", "partySize", "date", "time", "specialRequests|specialRequest|requests"],
      "dish|menuItem": ["name", "price", "category", "allergens|allergen", "photo"],
      order: ["table"],
      "orderItem|item|orderLine": [
        "order",
        "dish|menuItem",
        "quantity|qty",
        "note|kitchenNote|noteForTheKitchen|noteForKitchen",
        "status|state",
      ],
      bill: ["order", "total", "tip", "paymentMethod"],
    },
    roles: ["guest", "waiter", "kitchen|kitchenStaff|cook|chef", "manager"],
    may: [
      "guest add own reservation",
      "waiter add order",
      "waiter see dish",
      "kitchen see order",
      "kitchen change orderItem",
      "manager change dish",
      "manager add dish",
    ],
    mayNot: ["waiter change dish", "guest see order", "kitchen change dish", "guest see reservation"],
    links: ["order.table > table", "orderItem.order > order", "orderItem.dish > dish", "bill.order > order"],
  },
  {
    name: "vehicle fleet, terse list",
    text: `Fleet:
- Vehicles (registration, make, model, year, odometer, fuel type: petrol/diesel/electric, department)
- Departments (name, cost centre)
- Drivers (employee no., name, driving licence expiry)
- Fuel logs: vehicle, driver, date, litres, cost, odometer reading
- Service records: vehicle, workshop, date, what was done, cost, next service due
- Trip requests: employee asks for a vehicle, from date, to date, destination, purpose; fleet manager approves or refuses
- Accidents: vehicle, driver, date, location, description, photos, police report no.

Permissions:
- fleet manager: everything
- driver: adds fuel logs and accidents, sees own only
- employee: own trip requests`,
    entities: {
      vehicle: ["registration|registrationNumber", "make", "model", "year", "odometer", "fuelType", "department"],
      department: ["name", "costCentre|costCenter"],
      driver: ["employeeNumber|employeeNo", "name", "drivingLicenceExpiry|licenceExpiry|drivingLicenseExpiry|drivingLicenceExpiryDate"],
      "fuelLog|fuelEntry": ["vehicle", "driver", "date", "litres|liters", "cost", "odometerReading|odometer"],
      "serviceRecord|service": [
        "vehicle",
        "workshop",
        "date",
        "whatWasDone|description|workDone|work",
        "cost",
        "nextServiceDue|nextService|nextServiceDate",
      ],
      tripRequest: ["vehicle", "fromDate|from|startDate", "toDate|to|endDate", "destination", "purpose", "status|approved|state"],
      accident: ["vehicle", "driver", "date", "location", "description", "photos|photo", "policeReportNumber|policeReportNo|policeReport"],
    },
    roles: ["fleetManager|manager", "driver", "employee"],
    may: [
      "fleetManager add vehicle",
      "fleetManager change tripRequest",
      "fleetManager delete serviceRecord",
      "driver add own fuelLog",
      "driver see own fuelLog",
      "driver add own accident",
      "driver see own accident",
      "employee add own tripRequest",
      "employee see own tripRequest",
    ],
    mayNot: ["driver see fuelLog", "driver see accident", "employee see tripRequest", "employee change vehicle", "driver change vehicle"],
    links: [
      "vehicle.department > department",
      "fuelLog.vehicle > vehicle",
      "serviceRecord.vehicle > vehicle",
      "tripRequest.vehicle > vehicle",
      "accident.vehicle > vehicle",
    ],
  },
  {
    name: "community hall hire, half-sentences",
    text: `- village hall with 3 rooms (name, capacity, hourly price, equipment)
- groups & private people can book a room: date, from, to, purpose, expected number of people
- booking has to be confirmed by the caretaker, then an invoice (amount, due date, paid)
- show a calendar of all bookings, public, but without names
- keys: which key was handed out to whom and when it came back
- caretaker writes down damage after an event: room, description, estimated cost
- committee decides prices
- light colours, teal buttons`,
    entities: {
      room: ["name", "capacity", "hourlyPrice|price|pricePerHour", "equipment"],
      "booking|roomBooking": [
        "room",
        "date",
        "from|startTime|startsAt|fromTime",
        "to|endTime|endsAt|toTime",
        "purpose",
        "expectedNumberOfPeople|expectedPeople|numberOfPeople|people|expectedNumber",
        "status|confirmed|state",
      ],
      invoice: ["booking|roomBooking", "amount", "dueDate|dueOn", "paid|isPaid"],
      key: [],
      "keyHandout|keyLoan|handout|keyHandover|keyIssue": [
        "key",
        "holder|person|handedTo|handedOutTo|recipient|borrower|whom",
        "handedOutAt|handedOutOn|date|handoutDate|handedOut",
        "returnedAt|returnedOn|returnDate|returned",
      ],
      "damage|damageReport": ["room", "description", "estimatedCost|cost"],
    },
    roles: ["caretaker", "committee|committeeMember", "hirer|customer|group|client|user|booker|privatePerson|guest"],
    may: ["caretaker change booking", "caretaker add damage", "committee change room", "hirer add own booking", "public see booking"],
    mayNot: ["caretaker change room", "hirer change room", "hirer add damage", "public change booking"],
    links: ["booking.room > room", "damage.room > room", "invoice.booking > booking"],
    theme: { mode: "light", primary: "#008080" },
  },
];
