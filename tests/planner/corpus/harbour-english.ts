/** Twelve more English texts in prose, written after the rules for `parlour-english` and before a rule was changed for them. */
import type { Case } from "./case.ts";

export const harbourEnglish: readonly Case[] = [
  {
    name: "night shelter, the manager writes",
    text: `Dear Samira,

You asked me to put on paper what we do. We are a night shelter with 34 beds on two floors. Whoever rings the bell before ten gets a bed if there is one. We ask for a name (it needn't be the real one), a year of birth, and whether they have a dog. A stay is written down with the bed, the date, the time somebody came in and the time they left. Every bed has a number and belongs to a room; some rooms are for women only.

Things people leave with us for safekeeping get a tag. We note what it is, whose it is and when it was handed in, and they sign when they take it back.

If there's trouble, the night worker writes an incident report: who was involved, what happened, whether the police came. After three incidents in a month a guest can be banned; a ban has a start, an end and a reason, and only I lift it.

Night workers change each evening, so all of them should see current bans and incidents. The social worker from the town needs to see stays but not incidents.

Warmly, Joke`,
    entities: {
      guest: ["name", "yearOfBirth|birthYear", "dog|hasDog"],
      stay: [
        "guest",
        "bed",
        "date",
        "timeIn|arrivalTime|cameIn|checkIn|timeSomebodyCameIn|arrival",
        "timeOut|departureTime|left|checkOut|timeTheyLeft|departure",
      ],
      bed: ["number", "room"],
      room: ["floor", "womenOnly|forWomenOnly|isWomenOnly"],
      "item|deposit|thing|storedItem|safekeeping|belonging": [
        "tag|tagNumber",
        "description|whatItIs|name",
        "guest|owner",
        "handedIn|handedInDate|dateHandedIn|handedInOn",
      ],
      "incidentReport|incident|report": ["involved|whoWasInvolved|guest|peopleInvolved", "whatHappened|description", "police|policeCame"],
      ban: ["guest", "start|startDate", "end|endDate", "reason"],
    },
    optional: ["floor", "dog"],
    roles: ["nightWorker", "socialWorker", "manager|admin"],
    may: ["nightWorker add incidentReport|incident|report", "nightWorker see ban", "socialWorker see stay"],
    mayNot: ["socialWorker see incidentReport|incident|report"],
    links: ["stay.bed > bed", "bed.room > room", "ban.guest > guest", "stay.guest > guest"],
  },
  {
    name: "cheese cellar, a mail",
    text: `Hi both, quick brain dump before the call. We buy young cheeses from nine dairies and age them in our cellar, anything from four weeks to two years. A delivery comes in with the dairy, the date and the number of wheels, and from then on each wheel is tracked on its own: a wheel gets a number, we weigh it, and it's put on a shelf in one of the three cellars. Twice a week somebody turns and brushes the wheels, and I want that logged per shelf with the person and the day. Once a month Paolo tastes. For a tasting he picks a few wheels and gives each of them marks for smell, texture and taste, plus a remark.

When a wheel is ready we sell it, whole or cut. Shops and restaurants order by phone; an order has a wanted date and lines (which cheese, how many kilos). Customers are also sent a price list, but that's just a PDF. Sometimes a wheel goes bad, then it's thrown out and we want to know the loss in euros and what was wrong with it.

Cellar hands only log turning and brushing. Paolo and I do everything else.`,
    entities: {
      dairy: [],
      delivery: ["dairy", "date", "numberOfWheels|wheels"],
      wheel: ["number", "weight", "shelf", "delivery", "status"],
      shelf: ["cellar"],
      cellar: [],
      "turning|careLog|treatment|care|brushing|log": ["shelf", "person|worker|cellarHand", "day|date"],
      tasting: ["date", "taster"],
      "mark|tastingMark|score|tastingResult|rating": ["wheel", "tasting", "smell", "texture", "taste", "remark"],
      order: ["wantedDate", "customer"],
      "orderLine|orderItem|line": ["order", "cheese", "kilos|weight|quantity|howManyKilos"],
      "loss|writeOff|spoilage": ["wheel", "amount|loss|lossInEuros", "whatWasWrong|reason"],
    },
    optional: ["customer", "shop", "restaurant", "sale", "cheese", "priceList"],
    roles: ["cellarHand", "owner|admin|taster"],
    may: ["cellarHand add turning|careLog|treatment|care|brushing|log"],
    mayNot: ["cellarHand change order"],
    links: ["wheel.shelf > shelf", "shelf.cellar > cellar", "delivery.dairy > dairy", "orderLine.order > order"],
  },
  {
    name: "piano tuner, a voice note",
    text: `so hi, it's Ben, the piano tuner, um, I promised to say what I need. I've got about four hundred pianos in my head and that's not going to last. so for a piano I want the make, the serial number, the year, upright or grand, and where it stands, because a school might have six of them in six rooms. and who it belongs to of course, name, phone, address. then there's the visits. a visit is on one piano and I put in the date, the pitch before and after, the humidity in the room, what I did, and what it cost. and when it should be tuned next, so that I can ring people. sometimes a string breaks or a hammer needs replacing and I have to order parts, so a part order with the supplier, what it is, the price, and whether it's come. my customers could ask for an appointment on the website, they'd give a couple of days that suit them, and I'd confirm one. my apprentice starts in may, she should see the pianos and write down visits but not the money.`,
    entities: {
      piano: [
        "make|brand",
        "serialNumber",
        "year",
        "type|kind|uprightOrGrand",
        "place|location|where|whereItStands|room",
        "owner|customer",
      ],
      "customer|owner": ["name", "phone", "address"],
      visit: [
        "piano",
        "date",
        "pitchBefore",
        "pitchAfter",
        "humidity",
        "work|whatIDid|workDone|description",
        "cost|price",
        "nextTuning|nextDue|nextTuningDate|nextDate",
      ],
      "partOrder|order": ["supplier", "part|whatItIs|description|item", "price", "arrived|hasArrived|come|received|status"],
      "appointment|appointmentRequest|request": ["customer|owner", "days|suitableDays|preferredDays|date", "status"],
    },
    optional: ["supplier", "part", "school", "room"],
    roles: ["customer|owner", "apprentice", "tuner|pianoTuner|admin"],
    may: ["apprentice see piano", "apprentice add visit", "customer add appointment|appointmentRequest|request"],
    links: ["visit.piano > piano", "piano.owner|customer > customer|owner"],
  },
  {
    name: "guide dogs, a specification",
    text: `The foundation breeds and trains guide dogs. Puppies are raised by volunteer families until they are fourteen months old. For every dog the register contains the name, the chip number, the date of birth, the mother and the father. When a puppy is given to a family, the date and the family are recorded. Families attend a puppy class once a month; attendance is taken by the puppy supervisor, who also visits each family every quarter and files an assessment covering behaviour, health and house training.

Training proper takes seven months. Each trainer works with four dogs. Trainers keep a training log per dog, with the date, the exercise, the place and a mark between one and six. A dog that fails the final examination is offered for adoption.

Blind applicants fill in an application giving their age, their height, their walking speed, their home situation and the reason why they want a dog. The matching committee proposes a dog for an applicant; the applicant may decline. After placement, follow-up visits take place after one month, six months and then yearly, with a written report.

Applicants can follow the state of their own application. Families see only the dog in their care.`,
    entities: {
      dog: ["name", "chipNumber", "dateOfBirth", "mother", "father", "family", "trainer"],
      family: [],
      "puppyClass|class": ["date"],
      attendance: ["puppyClass|class", "family"],
      assessment: ["family", "behaviour|behavior", "health", "houseTraining"],
      "trainingLog|logEntry|trainingLogEntry|training": ["dog", "date", "exercise", "place", "mark"],
      application: ["applicant", "age", "height", "walkingSpeed", "homeSituation", "reason", "status"],
      "match|proposal|placement": ["dog", "applicant|application"],
      "followUpVisit|followUp|visit": ["report"],
      "examination|finalExamination|exam": ["dog"],
    },
    optional: [
      "puppy",
      "applicant",
      "adoption",
      "placement",
      "report",
      "trainer",
      "examination|finalExamination|exam",
      "assignment|fostering",
      "visit",
    ],
    roles: ["family", "puppySupervisor|supervisor", "trainer", "applicant", "matchingCommittee|committee"],
    may: [
      "trainer add trainingLog|logEntry|trainingLogEntry|training",
      "applicant see own application",
      "applicant add application",
      "family see own dog",
    ],
    mayNot: ["applicant see application", "family see dog"],
    links: ["trainingLog.dog > dog", "match.dog > dog"],
  },
  {
    name: "specimen loans, between colleagues",
    text: `Dear Ilse, here is roughly how loans work in our herbarium, so that you can tell the programmers.

A curator at another institution writes and asks for certain specimens. I check whether we can spare them; sheets that are more than 150 years old never leave the house. If it's fine I draw up a loan with a number, the borrower, the purpose, the date it goes out and the date it is due back, normally one year. The specimens on it each have a barcode, a scientific name, a collector, a collecting date and a country, and I note the condition of each one when it leaves and again when it returns. Boxes go by courier, so a shipment with the tracking number and the insured value.

Borrowers may request an extension, once or twice, with a reason, and I either grant or refuse it. If something comes back damaged we take photographs and write a damage report.

And then there are visitors, who book a table in the reading room for a certain day and say which families of plants they want to see.

Borrowers should see their own loans and nothing more; students who help me can register specimens.`,
    entities: {
      loan: ["number|loanNumber", "borrower", "purpose", "dateOut|outDate|goesOut|loanDate|date|startDate", "dueDate|dueBack|dateDue"],
      "specimen|sheet": ["barcode", "scientificName", "collector", "collectingDate", "country", "age|year"],
      "loanItem|loanedSpecimen|item|loanSpecimen": [
        "loan",
        "specimen",
        "conditionOut|conditionBefore|condition",
        "conditionBack|conditionAfter|conditionReturned",
      ],
      shipment: ["trackingNumber", "insuredValue", "loan"],
      extension: ["loan", "reason", "status"],
      "damageReport|report": ["photographs|photos|photo", "specimen"],
      "booking|reservation|visit": ["visitor", "day|date", "families|plantFamilies|family", "table"],
    },
    optional: [
      "borrower",
      "institution",
      "request|loanRequest",
      "table",
      "loanItem|loanedSpecimen|item|loanSpecimen",
      "box",
      "plantFamily|family",
      "extensionRequest",
    ],
    roles: ["borrower", "visitor", "student", "curator|admin"],
    may: ["borrower see own loan", "borrower add extension", "visitor add booking|reservation|visit", "student add specimen|sheet"],
    mayNot: ["borrower see loan"],
    links: ["shipment.loan > loan", "extension.loan > loan"],
  },
  {
    name: "bridal alterations, an interview",
    text: `Notes from my talk with Mrs Kaplan, alterations for bridal wear

Q: Who comes to you?
A: Brides mostly. They've bought a dress somewhere and it doesn't fit. I take their name, mobile, the wedding date and which shop the dress is from.

Q: And then?
A: First fitting. I pin everything and write a work list: take in the waist, shorten the hem, add a bustle. Every job on that list has its own price and one of my seamstresses does it. I need to see at a glance which jobs are still open.

Q: How many fittings are there?
A: Three normally. A fitting has a date, a time, a room and notes. At the last one the bride brings her shoes.

Q: What about payment?
A: Half at the first fitting, the rest when she collects the dress. I want to see who still owes me something. Shops send us brides and get ten percent for it, so at the end of a month I work out a commission for each shop.

Q: Anything else?
A: Photos before and after. And dresses get lost, don't laugh: each one hangs on a numbered hook and I want to type in the name and see the hook. The seamstresses shouldn't see what people pay.`,
    entities: {
      "bride|customer": ["name", "mobile|phone", "weddingDate", "shop"],
      dress: ["bride|customer", "shop", "hook|hookNumber", "photosBefore|photos|photoBefore"],
      "job|alteration|workItem|task": ["dress|bride|workList", "price", "seamstress", "status|open"],
      fitting: ["bride|customer|dress", "date", "time", "room", "notes"],
      payment: ["bride|customer", "amount"],
      commission: ["shop", "month", "amount"],
      shop: [],
    },
    optional: ["workList", "hook", "room", "photo", "seamstress", "shoe"],
    roles: ["seamstress", "owner|admin"],
    may: ["seamstress see job|alteration|workItem|task"],
    mayNot: ["seamstress see payment"],
    links: ["commission.shop > shop"],
  },
  {
    name: "crane hire, requirement sentences",
    text: `The company rents out mobile cranes with an operator. The solution must allow dispatchers to plan which crane is at which site on which day. A crane is described by its type, its lifting capacity in tonnes, its boom length and its next statutory inspection. An operator holds licences for certain crane types; a licence carries an issue date and an expiry date, and an operator whose licence has lapsed must not be planned. Customers send an enquiry with the address of the site, the heaviest load, the radius and the desired day. A surveyor visits the site and produces a lifting plan, to which drawings and a permit for the road closure are attached. On the basis of the plan the office issues a quotation. Accepted quotations become orders. On the day itself the operator fills in a job sheet with arrival, departure, hours on the hook, stoppages and their cause, and has it signed by the site foreman. Invoices are produced from the signed job sheets. Near misses and accidents are to be reported within one hour, stating place, time, persons involved and immediate action taken. Safety officers evaluate those reports. Operators see the job sheets of their own jobs; customers see their enquiries, quotations and invoices.`,
    entities: {
      crane: ["type", "liftingCapacity|capacity", "boomLength", "nextInspection|nextStatutoryInspection|inspectionDate"],
      operator: [],
      licence: ["operator", "craneType|type", "issueDate", "expiryDate"],
      enquiry: ["customer", "address|siteAddress|site", "heaviestLoad|load", "radius", "desiredDay|day|date|desiredDate"],
      liftingPlan: ["surveyor", "drawings|drawing", "permit|roadClosurePermit"],
      "quotation|quote": ["liftingPlan|plan|enquiry"],
      order: ["quotation|quote"],
      jobSheet: [
        "operator",
        "arrival",
        "departure",
        "hoursOnTheHook|hours|hookHours",
        "stoppages",
        "cause|stoppageCause",
        "signature|foremanSignature",
      ],
      invoice: ["jobSheet"],
      "incident|nearMiss|incidentReport|report|accident": [
        "place",
        "time",
        "personsInvolved|persons",
        "immediateAction|action|immediateActionTaken|actionTaken",
      ],
      "assignment|booking|plan|deployment|schedule": ["crane", "site", "day|date"],
    },
    optional: [
      "site",
      "customer",
      "craneType",
      "drawing",
      "permit",
      "accident",
      "stoppage",
      "inspection",
      "operator",
      "assignment|booking|plan|deployment|schedule",
    ],
    roles: ["dispatcher", "operator", "customer", "surveyor", "office", "safetyOfficer"],
    may: [
      "customer add enquiry",
      "surveyor add liftingPlan",
      "office add quotation|quote",
      "operator add jobSheet",
      "operator see own jobSheet",
      "customer see own invoice",
    ],
    mayNot: ["operator see jobSheet", "customer see invoice"],
    links: ["licence.operator > operator", "order.quotation|quote > quotation|quote", "invoice.jobSheet > jobSheet"],
  },
  {
    name: "marathon office, minutes",
    text: `Minutes of the race committee, Tuesday. Attending: Gunnar, Pilar, Wei, two from the club.

Entries. Runners sign up online for the full, the half or the relay. We take name, date of birth, club, T-shirt size, emergency contact and expected finishing time. A relay team has a name and four runners. Entry fee depends on when they register (early, normal, late); Wei sends the list of price steps. Runners can pass on their entry to somebody else until ten days before.

Start numbers. They're handed out on Friday and Saturday at the expo against ID; helpers at the desk tick people off.

Helpers. About 400. A helper belongs to a station (water, baggage, medical, finish), has a shift there and gets a jacket in a size. Station leaders see the helpers at their station and nobody else's. Pilar found out that last year 40 jackets went missing, so from now on issuing a jacket is recorded.

Medical. Every treatment in the tent is recorded with start number, complaint, treatment given, time in and time out. That stays with the doctors.

Results. The timing company delivers a file with splits at 10, 21 and 32 km. Protests can be lodged until 18:00 by any runner; the jury decides.

Next meeting: 3 Nov.`,
    entities: {
      "entry|registration": ["runner", "distance|race|type|kind", "expectedFinishingTime|expectedTime", "startNumber", "fee|entryFee"],
      runner: ["name", "dateOfBirth", "club", "tShirtSize|shirtSize|size", "emergencyContact"],
      "relayTeam|team": ["name", "runners|runner"],
      helper: ["station", "jacketSize|size"],
      station: [],
      shift: ["helper", "station"],
      "treatment|medicalTreatment": ["startNumber", "complaint", "treatmentGiven|treatment", "timeIn", "timeOut"],
      "result|split": ["runner"],
      protest: ["runner"],
      "jacket|jacketIssue": ["helper", "size"],
    },
    optional: [
      "priceStep",
      "fee|entryFee",
      "transfer",
      "split",
      "jacket|jacketIssue",
      "club",
      "race|distance",
      "runner",
      "shift",
      "complaint",
    ],
    roles: ["runner", "helper", "stationLeader|leader", "doctor", "jury"],
    may: ["runner add entry|registration", "runner add protest", "jury change protest", "doctor see treatment|medicalTreatment"],
    mayNot: ["stationLeader see helper"],
    links: ["helper.station > station", "protest.runner > runner"],
  },
  {
    name: "beach chairs, chatty",
    text: `Moin! So we rent out wicker beach chairs, 260 of them, on two beaches. Every chair has a number and stands in a row, and the rows get re-measured every spring after the storms. People can book a chair online for a day, a week or the whole season and they pick it on a map. Season guests get a key with a tag. If they don't bring it back it's fifteen euros.

The boys on the beach have a tablet each. In the morning they see which chairs are booked and unlock them, they also sell day tickets for whatever is free, cash only, and in the evening they count the till: float, takings, difference. I'd like to see each till count with the name of the lad.

Chairs break all the time. A lad reports a chair with a picture and picks what's wrong: fabric, hinge, footrest, lock. Then it's out of service until Hauke repaired it, and Hauke writes what he did and which spare parts he used. Spare parts we keep in a shed - name, quantity, minimum. Grandparents come with the grandchildren every year and always want the same chair, so please remember which one somebody had last year.

At the end of the season everything goes to winter storage, and there we note the hall and the stack.`,
    entities: {
      chair: ["number", "row", "beach", "status|outOfService"],
      row: ["beach"],
      beach: [],
      booking: ["chair", "guest|customer", "period|type|duration", "startDate|date|start|day"],
      key: ["tag", "guest|customer"],
      "dayTicket|ticket|sale": ["chair"],
      "tillCount|till|count": ["float", "takings", "difference", "lad|employee|name|worker"],
      "damageReport|report|defect|damage": ["chair", "picture|photo", "problem|whatsWrong|kind|type|fault"],
      repair: ["chair", "work|whatHeDid|description", "spareParts|sparePart"],
      sparePart: ["name", "quantity", "minimum"],
      "storage|winterStorage|storagePlace": ["chair", "hall", "stack"],
    },
    optional: ["guest|customer|seasonGuest", "row", "season", "shed", "map", "storage|winterStorage|storagePlace", "beach"],
    roles: ["guest|customer|member", "lad|boy|beachWorker|staff", "repairer|mechanic", "owner|admin"],
    may: ["guest|customer|member add booking", "lad add damageReport|report|defect|damage"],
    links: ["booking.chair > chair", "repair.chair > chair"],
  },
  {
    name: "exchange students, a coordinator",
    text: `Hello! I coordinate exchange students for our region and I'm drowning in e-mails. Each student comes with a file: name, home country, school, allergies, hobbies, a letter about themselves and the phone number of the parents. Host families apply to us. We visit them at home, check the room, talk to everybody and write a home visit report with a recommendation, and only then is a family approved. For a family we keep the address, the members of the household with their ages, pets and the languages they speak.

Then comes the matching. I propose a student to a family, the family says yes or no, and when it's yes the placement runs from August to June. Once a month I ring the student and the family and write down how it's going - mood, school, problems - and if there's a problem my boss has to see it. It happens that a placement breaks down; then the student moves to another family and we need the reason and the date on record.

Students who want to travel without the family have to hand in a travel request with where, when, with whom, and the natural parents must agree. Families mustn't see what the student tells me on the phone, and vice versa.`,
    entities: {
      student: [
        "name",
        "homeCountry",
        "school",
        "allergies",
        "hobbies",
        "letter",
        "parentsPhone|parentPhone|phoneNumberOfParents|phone|phoneNumber|phoneNumberOfTheParents",
      ],
      "family|hostFamily": ["address", "pets", "languages", "status|approved"],
      "homeVisitReport|homeVisit|report|visitReport": ["family|hostFamily", "recommendation"],
      "householdMember|member|familyMember": ["family|hostFamily", "age"],
      placement: ["student", "family|hostFamily", "startDate|start", "endDate|end", "reason|endReason"],
      "monthlyCall|call|checkIn|contact|phoneCall|callNote": ["student", "family|hostFamily", "mood", "school", "problems|problem"],
      travelRequest: ["student", "destination|where|place", "date|when|dates", "companions|withWhom|companion"],
    },
    optional: ["application", "householdMember|member|familyMember", "proposal|match", "file", "parent", "pet", "problem"],
    roles: ["student", "family|hostFamily", "coordinator|admin", "boss|manager", "parent|naturalParent"],
    may: ["student add travelRequest", "family|hostFamily add application"],
    links: ["placement.student > student", "placement.family > family", "travelRequest.student > student"],
  },
  {
    name: "bell ringers, a letter",
    text: `Dear Sir,

Our guild looks after the bells of some forty towers. Each tower has a captain, a dedication, a grid reference and the days and hours at which one may ring. Its bells differ in weight and note, and every so often a bell is rehung or recast, which the captain reports to us with the year and the foundry. Ringers belong to one tower as a rule but visit others. Members pay a subscription each January, juniors half of it, and our treasurer would be relieved to see at once who has not paid.

When a peal is rung, the conductor sends in a record of it: the tower, the day, the method, how long it took, and who stood at which bell. These records are printed in the annual report after the peal secretary has checked them.

We also run outings. An outing visits four or five towers on one day; ringers put their names down and say whether they want lunch. Faults such as a frayed rope or a loose stay must be notified to the steeple keeper, and nobody should ring at that tower until he has signed it off.

Yours faithfully, A. Pettigrew`,
    entities: {
      tower: ["captain", "dedication", "gridReference", "ringingTimes|hours|days|ringingDays|ringingHours|daysAndHours"],
      bell: ["tower", "weight", "note"],
      "rehanging|recasting|work|bellWork|change|restoration": ["bell", "year", "foundry"],
      "ringer|member": ["tower", "junior|isJunior"],
      "subscription|subscriptionPayment|payment": ["ringer|member", "year", "paid"],
      "peal|pealRecord|record": ["tower", "day|date", "method", "duration|howLong|length", "conductor"],
      "pealRinger|performer|placeInPeal|participant": ["peal", "ringer", "bell"],
      outing: ["day|date", "towers|tower"],
      "registration|signUp|outingRegistration|participation": ["outing", "ringer|member", "lunch|wantsLunch"],
      fault: ["tower"],
    },
    optional: [
      "rehanging|recasting|work|bellWork|change|restoration",
      "pealRinger|performer|placeInPeal|participant",
      "annualReport|report",
      "captain",
      "foundry",
      "method",
      "guild",
    ],
    roles: ["captain", "ringer|member", "treasurer", "conductor", "pealSecretary|secretary", "steepleKeeper"],
    may: [
      "conductor add peal|pealRecord|record",
      "pealSecretary change peal|pealRecord|record",
      "ringer|member add registration|signUp|outingRegistration|participation",
    ],
    links: ["bell.tower > tower", "peal.tower > tower", "fault.tower > tower"],
  },
  {
    name: "street food market, the operator's mail",
    text: `Hey Nils, as discussed. We run the Thursday street food market and two festivals. Vendors apply with their menu, photos of the truck, the power they need (in kW) and proof of insurance. I look through the applications, invite some for a tasting and then confirm them for certain dates. On each date there are 24 pitches; a pitch has a number, a size, a power socket and a price. I put a vendor on a pitch, and they get a bill for the pitch fee plus whatever electricity they've used, which my assistant reads off the meter before and after.

The hygiene inspector drops by. What he finds goes into a sheet: vendor, date, points, remarks, and when it has to be fixed by. Two bad inspections and the vendor is out for the season.

Musicians can send us a link and a short text; if we like it we book them for a slot and they're paid a fee. Visitors vote for the best dish of the evening by scanning a code - one vote per phone.

Vendors can see their bills, their dates and their inspections. My assistant shouldn't touch the bills. Complaints from neighbours come in by phone and I'd like to keep them somewhere, with who called, when and about what.`,
    entities: {
      vendor: [],
      application: [
        "vendor",
        "menu",
        "photos|photosOfTheTruck|photo|truckPhotos",
        "power|powerNeeded|powerNeed",
        "insurance|proofOfInsurance|insuranceProof",
        "status",
      ],
      "date|marketDate|event|marketDay": [],
      pitch: ["number", "size", "powerSocket", "price"],
      "assignment|pitchAssignment|allocation|placement": ["vendor", "pitch", "date|marketDate"],
      "bill|invoice": ["vendor", "pitchFee|fee", "electricity"],
      "meterReading|reading": ["before", "after"],
      inspection: ["vendor", "date", "points", "remarks", "fixBy|dueDate|deadline|fixedBy"],
      musician: ["link", "text|shortText"],
      "booking|slot|gig|performance": ["musician", "fee", "slot"],
      vote: ["dish"],
      complaint: ["caller|whoCalled|neighbour", "date|when|time", "subject|about|description|aboutWhat"],
    },
    optional: [
      "vendor",
      "tasting",
      "dish",
      "festival",
      "slot",
      "truck",
      "fee",
      "meterReading|reading",
      "date|marketDate|event|marketDay",
      "invitation",
      "payment",
      "musician",
    ],
    roles: ["vendor", "assistant", "musician", "visitor|public", "owner|admin", "hygieneInspector|inspector"],
    may: ["vendor add application", "vendor see own bill|invoice", "vendor see own inspection"],
    mayNot: ["vendor see bill|invoice", "assistant change bill|invoice"],
    links: ["inspection.vendor > vendor"],
  },
];
