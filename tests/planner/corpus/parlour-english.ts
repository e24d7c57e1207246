/** Thirteen English texts in prose: mails, a letter, interviews, minutes and passages of specifications; written before a rule was changed for them. */
import type { Case } from "./case.ts";

export const parlourEnglish: readonly Case[] = [
  {
    name: "tattoo parlour, a mail to a developer",
    text: `Hi Tomasz,

thanks for calling back. So, we are a tattoo parlour with five artists, two of them guests who come for a few weeks. People write to us on Instagram and it's a mess, that's why we need something.

What should happen: somebody sends an enquiry with the idea, the placement on the body, a rough size and a couple of reference pictures. One of the artists picks it up and sends back a quote with a price and an estimate of how many hours it takes. If the client says yes, they pay a deposit and we book one or more sessions. A session has a date, a start time, the artist and the station (we have four stations, numbered). Before the first session the client signs a consent form: date of birth, allergies, medication, and that they are sober.

After the session we hand out aftercare instructions, that's a leaflet, no need to store it. If somebody needs a touch-up within six weeks, it's free, but we want to see it as a session anyway, so put a tick box on it.

Artists see only their own enquiries and sessions. Mel at the front desk sees all of it and takes the deposits. Clients can look at their own sessions and move them up to 48 hours before.

Best, Ronja`,
    entities: {
      "enquiry|inquiry": [
        "client|customer",
        "idea",
        "placement",
        "size|roughSize",
        "referencePictures|pictures|referencePicture",
        "artist",
      ],
      quote: ["enquiry|inquiry", "price", "estimatedHours|hours|estimate", "artist"],
      "deposit|payment": ["client|customer", "amount"],
      session: ["client|customer", "date", "startTime", "artist", "station", "touchUp|isTouchUp"],
      station: ["number"],
      "consentForm|consent": ["client|customer", "dateOfBirth", "allergies", "medication", "sober|isSober"],
    },
    optional: ["client|customer", "artist"],
    roles: ["artist", "frontDesk|receptionist", "client|customer"],
    may: [
      "artist see own enquiry|inquiry",
      "artist see own session",
      "frontDesk see enquiry|inquiry",
      "frontDesk add deposit",
      "client see own session",
    ],
    mayNot: ["artist see enquiry|inquiry", "client see session"],
    links: ["quote.enquiry|inquiry > enquiry|inquiry", "session.station > station"],
  },
  {
    name: "foster care, a passage of a tender",
    text: `The agency places children with foster families at short notice. For each family the system shall hold the address, the number of beds, the ages they accept and the date of their last home inspection. Social workers visit families at least every six weeks and write a visit report, in which they note the date, who was at home, their observations and whether there are concerns. When a child is placed, a placement is opened with the child, the family, the first day and the reason; it is closed when the child returns to the parents or moves on. Children are recorded under a file number, with first name, date of birth, school and allergies.

Families are paid a monthly allowance per placement. They may request respite, i.e. a weekend during which another family takes the child, and the team leader decides on the request. Social workers see the children and families of their own caseload only. The team leader sees everything. Families have access to their own placements and to nothing else.`,
    entities: {
      "family|fosterFamily": [
        "address",
        "numberOfBeds|beds",
        "agesAccepted|ages|acceptedAges",
        "lastHomeInspection|dateOfLastHomeInspection|lastInspection",
      ],
      "visitReport|visit|report": [
        "family|fosterFamily",
        "socialWorker",
        "date",
        "whoWasAtHome|presentPersons|peopleAtHome|atHome",
        "observations",
        "concerns|hasConcerns",
      ],
      placement: ["child", "family|fosterFamily", "firstDay|startDate", "reason"],
      child: ["fileNumber", "firstName", "dateOfBirth", "school", "allergies"],
      "allowance|payment|monthlyAllowance": ["placement"],
      "respiteRequest|respite|request": ["family|fosterFamily"],
    },
    optional: ["visit", "socialWorker", "inspection|homeInspection", "caseload", "parent"],
    roles: ["socialWorker", "teamLeader", "family|fosterFamily"],
    may: [
      "socialWorker add visitReport|visit|report",
      "teamLeader see child",
      "teamLeader see family",
      "family see own placement",
      "family add respiteRequest|respite|request",
    ],
    mayNot: ["socialWorker see child", "family see child", "family see placement"],
    links: ["placement.child > child", "placement.family > family", "visitReport|visit|report.family > family"],
  },
  {
    name: "dental laboratory, dictated by the owner",
    text: `ok so we're a dental lab, we make crowns, bridges and dentures for about sixty dentists around here. a dentist sends us an order, on paper right now, and in one order there can be several pieces, say two crowns and a night guard, each for a tooth number, with a shade and a material. the order has a patient code, never the real name, a date it came in and the date the dentist needs it back. my technicians each take pieces, so i want to see who's working on what and at which stage it is: model, wax, casting, ceramics, finished. every now and then a piece comes back because it doesn't fit, then we do a remake for free and i'd like the reason written down, because last year we had far too many of them. materials we buy in batches with a lot number and an expiry date, and by law i must be able to tell from which batch a piece was made. at the end of the month each dentist gets an invoice. dentists should be able to place orders and see where theirs are, but they shouldn't see who is working on it.`,
    entities: {
      order: ["dentist", "patientCode", "date|receivedDate|dateReceived|receivedOn", "dueDate|neededBy|dateNeeded"],
      "piece|orderItem|item": ["order", "toothNumber", "shade", "material", "stage|status", "technician", "batch|materialBatch"],
      remake: ["piece", "reason"],
      "batch|materialBatch": ["lotNumber", "expiryDate", "material"],
      material: [],
      invoice: ["dentist"],
    },
    optional: ["technician", "dentist"],
    roles: ["dentist", "technician"],
    may: ["dentist add order", "dentist see own order"],
    mayNot: ["dentist see order"],
    links: ["piece.order > order", "remake.piece > piece", "piece.batch > batch"],
  },
  {
    name: "school photographs, a mail",
    text: `Dear all,

As promised, a few lines about what we need for the autumn season. We photograph at about ninety schools. Each school gives us a contact person and we agree on a photo day with them. On that day one of our photographers takes portraits class by class, so we'd like the classes of the school with the name of the teacher and the number of pupils. Every child gets a card with a code. Parents enter that code at home and see the pictures of their child, nobody else's. They choose a package (we have small, medium and large, with different prices) or single prints in several sizes, and pay online. Orders that come in by the deadline are sent to the school; later ones go to the home address and cost postage.

If parents don't like the picture, they can ask for a retake, which happens on a second date. Schools receive a commission of ten percent, which we settle once a term. The photographer uploads the pictures; the office deals with orders and complaints.

Kind regards
Annelie`,
    entities: {
      school: ["contactPerson"],
      photoDay: ["school", "date", "photographer", "deadline"],
      "class|schoolClass": ["school", "teacher|teacherName", "numberOfPupils|pupils"],
      "child|pupil": ["class|schoolClass", "code"],
      "picture|portrait|photo": ["child|pupil"],
      package: ["price"],
      order: ["parent", "deliveryAddress|homeAddress|address", "postage"],
      retake: ["child|pupil", "date"],
      "commission|settlement": ["school"],
      complaint: [],
    },
    optional: ["print|singlePrint", "orderItem|orderLine", "parent", "payment", "card", "size", "photographer", "term"],
    roles: ["parent", "photographer", "office", "school"],
    may: ["parent see own picture", "parent add order", "photographer add picture", "office change order", "parent add retake"],
    mayNot: ["parent see picture"],
    links: ["photoDay.school > school", "class.school > school", "commission.school > school"],
  },
  {
    name: "family history, a letter",
    text: `Dear Mr Okafor,

My sister and I trace people's ancestors for a living. Our customers commission a search: they tell us a surname, a region and roughly which years, and how much they are prepared to spend. We then spend weeks in archives. Whatever we find we copy, and each copy must be filed with the archive it is from, the shelfmark, the year and a transcription. From the copies we put together persons (given name, surname, born, died, occupation), and say how they are related to one another, for instance that Anna was the mother of Josef.

We charge by the hour, so both of us write down our hours against the search, with a short remark about what was done. Customers get an interim report after each ten hours and may then decide to stop. They should be able to read their reports and look at the persons found for them, while our copies are for the two of us only, because archives don't allow us to hand them out.

I would be glad to hear what you think.
Yours, Frances Whitlock`,
    entities: {
      "search|commission": ["customer|client", "surname", "region", "years|period", "budget|amount"],
      copy: ["archive", "shelfmark", "year", "transcription", "search|commission"],
      archive: [],
      person: ["givenName", "surname", "born|birthDate|dateOfBirth", "died|deathDate|dateOfDeath", "occupation", "search|commission"],
      "relationship|relation|kinship": ["person"],
      "hourEntry|hour|timeEntry|hours|workHour": ["search|commission", "hours|amount", "remark|shortRemark"],
      "report|interimReport": ["search|commission"],
    },
    optional: ["customer|client"],
    roles: ["customer|client", "researcher|owner|admin"],
    may: ["customer see own report", "customer add search"],
    mayNot: ["customer see copy", "customer see report"],
    links: ["copy.archive > archive", "report.search > search"],
  },
  {
    name: "translation bureau, a specification in prose",
    text: `The system supports the daily work of a translation bureau. A client requests a job by uploading one or more documents and stating the source language, the target language and the desired date. A project coordinator estimates the word count and issues an offer. Once the client has accepted the offer, the coordinator assigns the job to a translator and, where required, to a reviser. Translators maintain a profile listing their language pairs, their specialisms and their rate per word. Translators upload the finished translation; the reviser may return it with comments. Glossaries belong to a client and consist of terms, each with a source text, a target text and a note. After delivery the client can rate the job with one to five stars and may raise a complaint within fourteen days, stating what is wrong. Translators submit invoices at the end of each month, covering the jobs delivered in that month.

Clients can only see jobs of their own company. Translators can only see jobs assigned to them and never the price the client pays.`,
    entities: {
      job: ["client", "sourceLanguage", "targetLanguage", "desiredDate|date|deadline", "wordCount", "translator", "reviser", "price"],
      document: ["job"],
      "offer|quote": ["job"],
      translator: ["languagePairs|languagePair", "specialisms|specialism", "ratePerWord"],
      "translation|finishedTranslation": ["job"],
      glossary: ["client"],
      "term|glossaryTerm": ["glossary", "sourceText", "targetText", "note"],
      complaint: ["job", "whatIsWrong|description"],
      invoice: ["translator"],
      "rating|review": ["job", "stars"],
    },
    optional: [
      "client",
      "company|clientCompany",
      "profile",
      "languagePair",
      "specialism",
      "comment",
      "reviser",
      "language",
      "rating|review",
    ],
    roles: ["client", "projectCoordinator|coordinator", "translator", "reviser"],
    may: [
      "client add job",
      "coordinator|projectCoordinator add offer",
      "translator add invoice",
      "translator add translation",
      "client add complaint",
      "translator see own job",
    ],
    mayNot: ["client see job", "translator see job"],
    links: ["job.translator > translator", "term.glossary > glossary", "document.job > job"],
  },
  {
    name: "linen hire, an interview",
    text: `Interview with Mr Haddad, linen hire, 12 March

How does a normal day go?
— Restaurants and hotels rent tablecloths, napkins and towels from us. They phone in what they want for the week, we pack it and one of the drivers takes it out on his round. He brings the dirty linen back on the same stop.

What do you note down at a stop?
— How many pieces we left and how many we took back. That's where money gets lost. If a customer returns fewer pieces than he got, after a month we charge him for the loss.

What is on an order?
— The customer, the delivery day, and for every article how many. An article has a name, a size, a colour and a rental price, and a replacement price if it's lost.

And the laundry itself?
— We wash in loads. A load has a machine, a programme and a weight. When something is torn it goes to the mending room or we write it off, and I want to know why.

Who would use the software?
— My dispatcher plans the rounds, drivers see their own round on the phone, and the ladies in the laundry only enter loads and write-offs. Customers could order by themselves, that would be a dream.`,
    entities: {
      order: ["customer|restaurant", "deliveryDay|deliveryDate"],
      "orderItem|orderLine|item": ["order", "article", "quantity|amount|howMany"],
      article: ["name", "size", "colour|color", "rentalPrice", "replacementPrice"],
      round: ["driver"],
      stop: ["round", "customer|restaurant", "piecesLeft|left|piecesDelivered", "piecesTakenBack|takenBack|piecesReturned"],
      load: ["machine", "programme|program", "weight"],
      writeOff: ["article", "reason"],
      "loss|charge|lossCharge": ["customer|restaurant"],
    },
    optional: ["customer|restaurant", "machine", "driver", "return", "mending|repair", "delivery"],
    roles: ["dispatcher", "driver", "laundry|laundryStaff|laundryWorker|lady", "customer"],
    may: ["dispatcher change round", "driver see own round", "laundry add load", "customer add order"],
    mayNot: ["driver see round", "laundry change order"],
    links: ["stop.round > round", "orderItem.article > article"],
  },
  {
    name: "hearing aids, a paragraph",
    text: `We fit hearing aids in three shops and want to replace the card index. A customer comes in with a prescription from an ear doctor, we do a hearing test and keep the curve as a file together with the date and the name of the acoustician. Then they try a device at home for two weeks; a trial needs the device's serial number, when it was handed out, when it must be back, and how the customer got on with it. Usually people try two or three before they buy. When a device is sold we send the health insurer a claim and note what they covered and what the customer paid himself. Devices come back to us for repair now and then, and we lend the customer a replacement in the meantime. There is a free check-up every six months, for which the system should remind them. Acousticians work with the customers of their own shop; I as the owner want all three.`,
    entities: {
      customer: ["shop"],
      prescription: ["customer", "earDoctor|doctor"],
      hearingTest: ["customer", "curve|file", "date", "acoustician|acousticianName"],
      device: ["serialNumber"],
      trial: [
        "customer",
        "device",
        "handedOut|handedOutDate|startDate|handedOutOn",
        "dueBack|backBy|returnDate|dueDate",
        "feedback|experience|result",
      ],
      sale: ["customer", "device"],
      "claim|insuranceClaim": [
        "healthInsurer|insurer",
        "coveredAmount|covered|amountCovered",
        "customerPaid|customerAmount|paidByCustomer|ownContribution",
      ],
      repair: ["device"],
      "checkUp|checkup|appointment": ["customer", "date"],
      shop: [],
    },
    optional: ["loan|replacement", "healthInsurer|insurer", "sale", "doctor|earDoctor", "acoustician", "hearingAid"],
    roles: ["acoustician", "owner"],
    may: ["owner see customer", "acoustician add trial"],
    mayNot: ["acoustician see customer"],
    links: ["trial.device > device", "trial.customer > customer", "hearingTest.customer > customer", "repair.device > device"],
  },
  {
    name: "ice rink, minutes",
    text: `Minutes, ice rink committee, 4 Sept.

Present: Vera, Lars, Mrs Demir, both caretakers.

1. Ice time. Clubs apply for ice time by the end of May. An application names the club, the weekday, from and to, and what it is used for (training, match, show). The committee grants or refuses it. Granted ice time appears in the weekly plan which everybody can see. Public skating has fixed hours and is entered by Vera.

2. Skates. We own 210 pairs. The desk hands out a pair against an ID and takes it back; somebody has to see at closing time which pairs are still out. A pair has a number, a size and the date it was last sharpened. Broken pairs are reported and taken out of use until they're repaired.

3. Tickets. Adults, children, families; season tickets with a photo. The desk sells them. We want to know how many visitors came each day.

4. Resurfacing. The caretakers drive the machine five times a day and have to log each run with the time, the water used and the hours on the meter. Accidents on the ice go into the accident book (what happened, who was hurt, who gave first aid).

5. AOB: none.`,
    entities: {
      "application|iceTimeApplication": ["club", "weekday", "from|start", "to|end", "use|purpose|usedFor", "status"],
      "pair|skate|skates|pairOfSkates": ["number", "size", "lastSharpened|lastSharpenedDate|lastSharpenedOn", "status"],
      "loan|rental|handout|skateRental": ["pair|skate|skates"],
      ticket: ["type|kind|category"],
      seasonTicket: ["photo"],
      "run|resurfacing|resurfacingRun": ["caretaker", "time", "waterUsed|water", "meterHours|hoursOnMeter|hours|hoursOnTheMeter"],
      accident: ["whatHappened|description", "whoWasHurt|injured|injuredPerson", "firstAider|firstAidBy|whoGaveFirstAid|firstAid"],
    },
    optional: [
      "club",
      "iceTime",
      "publicSkating|skating",
      "visitor",
      "damageReport|report|defect|repair",
      "family",
      "match|training|show",
      "seasonTicket",
      "accidentBook",
      "machine",
      "weeklyPlan",
    ],
    roles: ["club", "committee", "desk", "caretaker"],
    may: ["club add application", "committee change application", "desk add ticket", "caretaker add run"],
    mayNot: ["desk change application"],
  },
  {
    name: "conversation partners, a coordinator writes",
    text: `Hello, we're a small charity that brings together newcomers who are learning German and locals who give an hour of their week. Both fill in a questionnaire when they join: languages they speak, the part of town they live in, when they are free, hobbies. I look at who goes well together and make a match. The two then meet wherever they like, and after every meeting one of them ticks that it took place and how long they talked. If it isn't working out, either can end the match and tell us why, in confidence.

Locals have to show a certificate of good conduct, which expires after three years, and they attend a training evening before the first match. We run one such evening every month for at most fifteen people. Once a year our funders want a figure: how many matches, how many hours.

Newcomers often bring their children along, so twice a month there is also a get-together with games; people put themselves down for it and say how many children they bring.

I'd want to be the only one who reads the reasons why a match ended.`,
    entities: {
      newcomer: ["languages", "partOfTown|district|area|neighbourhood", "availability|freeTimes|whenFree|free", "hobbies"],
      local: ["languages", "partOfTown|district|area|neighbourhood", "availability|freeTimes|whenFree|free", "hobbies"],
      match: ["newcomer", "local", "status", "reason|endReason|reasonEnded"],
      meeting: ["match", "tookPlace|done", "duration|length|howLong"],
      "certificate|certificateOfGoodConduct": ["local", "expiryDate|expires|expiresOn"],
      "trainingEvening|training|evening": ["date", "capacity|maximum|maxPeople|places"],
      getTogether: ["date"],
      "registration|signUp|participation": ["getTogether", "numberOfChildren|children"],
    },
    optional: ["questionnaire", "attendance", "child", "game", "funder"],
    roles: ["newcomer", "local", "coordinator"],
    may: ["coordinator add match", "newcomer add meeting", "local add meeting"],
    links: ["match.newcomer > newcomer", "match.local > local", "meeting.match > match"],
  },
  {
    name: "hospice volunteers, requirements in sentences",
    text: `Our hospice relies on some eighty volunteers who sit with patients at home. The volunteer office receives referrals from doctors, hospitals and sometimes directly from relatives. A referral states the patient's name and address, the diagnosis, the person to call and how urgent it is. The office assigns a volunteer, taking into account where they live, and the volunteer confirms. From then on the volunteer visits the patient once or twice a week and afterwards enters the visit: date, length, mileage, and a few words on how the patient was. If something worries them they flag the visit and the nurse on duty is alerted. Mileage is refunded every quarter. Relatives can thank us or give feedback through a form. When the patient has died, the case is closed and the volunteer is offered a supervision talk, which takes place within two weeks.

Volunteers must not see the diagnosis unless the nurse has released it to them. They see only the patients they were assigned. The office sees everything apart from supervision talks, which belong to the supervisor.`,
    entities: {
      volunteer: ["address|location|whereTheyLive"],
      referral: ["patient|patientName", "address|patientAddress", "diagnosis", "contactPerson|personToCall", "urgency|urgent"],
      patient: ["name", "address", "diagnosis"],
      visit: [
        "patient",
        "volunteer",
        "date",
        "length|duration",
        "mileage",
        "notes|remarks|comment|note|fewWords",
        "flagged|flag|isFlagged",
      ],
      feedback: ["relative"],
      supervisionTalk: ["volunteer", "date"],
    },
    optional: ["relative", "case", "hospital", "doctor", "refund|mileageRefund|reimbursement", "assignment|case", "nurse"],
    roles: ["volunteer", "office|volunteerOffice", "nurse", "supervisor", "relative"],
    may: ["office see referral", "volunteer add visit", "supervisor see supervisionTalk", "relative add feedback"],
    mayNot: ["office see supervisionTalk", "volunteer see patient"],
    links: ["visit.patient > patient", "visit.volunteer > volunteer"],
  },
  {
    name: "christmas trees, a chatty mail",
    text: `Morning! It's us from the tree farm again. Last December was chaos so here's what I'd love before the next one. We grow trees on eleven plots, each plot planted in some year with one species (Nordmann mostly, some blue spruce). In the summer we walk through and tag the trees that are ready: a tag has a number, the height and a grade from one to three. People can then reserve a tagged tree on the web, pay twenty euros down, and pick a day to come and cut it. Families come for the whole day, the kids feed the goats, there's punch - lovely, but none of that goes into the system, except the punch stand vouchers: with each tree you get two, and Ines at the stand has to be able to cancel them so that nobody uses them twice.

Garden centres order from us as well, in bulk, like forty Nordmann of 150-175 cm and twenty of 200 plus in one go, with a delivery date. We deliver with our own lorry. And trees get returned, believe it or not: dropped needles, wrong size. I want to see the date, which tree, and whether they got another one or their money.

The seasonal helpers only need to tag and to mark a tree as cut. I do the prices.`,
    entities: {
      plot: ["plantingYear|yearPlanted|year|plantedYear", "species"],
      "tree|tag|taggedTree": ["plot", "number|tagNumber", "height", "grade", "status|cut"],
      "reservation|booking": ["tree|tag|taggedTree", "customer", "day|date|pickUpDate|cuttingDay", "deposit|downPayment"],
      voucher: ["status|cancelled|used", "reservation"],
      "order|bulkOrder": ["gardenCentre|gardenCenter", "deliveryDate"],
      "orderItem|orderLine|item": ["order|bulkOrder", "species", "quantity|number", "heightRange|height|size"],
      return: ["date", "tree|tag|taggedTree", "outcome|resolution|compensation", "reason"],
    },
    optional: ["gardenCentre|gardenCenter", "customer|family|person", "delivery", "species", "tag", "price", "stand|punchStand", "lorry"],
    roles: ["customer", "seasonalHelper|helper", "owner|admin", "gardenCentre|gardenCenter", "standKeeper|punchStand|stand"],
    may: ["customer add reservation", "helper|seasonalHelper change tree"],
    links: ["tree.plot > plot", "reservation.tree > tree", "return.tree > tree"],
  },
  {
    name: "pest control, as told on the phone",
    text: `Right, so, somebody rings because they've got wasps or mice or whatever. We take down who it is, where, what sort of pest and how bad, and that's a job. The office gives the job to one of the technicians for a certain slot. He goes there, has a look, treats it and fills in a treatment sheet: product used, quantity, the rooms treated, and a photo or two. The customer signs on his tablet. If the thing isn't gone in three weeks we come back free of charge, and I need that linked to the first job.

Then there's the bakeries and the food plants. With them we've got contracts: start, number of visits a year, monthly fee. At those sites there are bait stations, each one with a number and a spot on the floor plan, and on every visit the lad checks each station and puts in whether there was activity and whether he changed the bait. Food inspectors turn up unannounced and ask for it, so the customer has to be able to pull that up any time, theirs only of course.

Products need a safety data sheet and a licence number. Technicians have certificates too and I want a warning before those run out.`,
    entities: {
      job: ["customer", "address|location|where|place", "pest|pestType|sortOfPest", "severity|howBad", "technician", "slot"],
      "treatmentSheet|treatment": [
        "job",
        "product|productUsed",
        "quantity",
        "rooms|roomsTreated|roomsTreated",
        "photos|photo",
        "signature|customerSignature",
      ],
      contract: ["customer", "start|startDate", "visitsPerYear|numberOfVisits|numberOfVisitsAYear", "monthlyFee"],
      site: ["customer"],
      "baitStation|station": ["site", "number", "spot|position|spotOnTheFloorPlan|location"],
      "visit|inspection": ["site", "date"],
      "check|stationCheck": ["baitStation|station", "activity", "baitChanged|changedBait"],
      product: ["safetyDataSheet", "licenceNumber|licenseNumber"],
      certificate: ["technician", "expiryDate"],
    },
    optional: ["customer", "technician", "bakery", "foodPlant|plant", "slot", "floorPlan", "visit|inspection"],
    roles: ["technician", "office", "customer"],
    may: ["office change job", "technician add treatmentSheet|treatment"],
    mayNot: ["customer see check|stationCheck"],
    links: ["baitStation.site > site", "treatmentSheet.job > job"],
  },
];
