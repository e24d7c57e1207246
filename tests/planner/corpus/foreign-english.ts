/** A set by someone who had never seen the planner: ten English texts in as many voices, to be measured once before any rule is changed for them. */
import type { Case } from "./case.ts";

export const foreignEnglish: readonly Case[] = [
  {
    name: "organ builders, a letter",
    text: `Hallworth & Daughter, Organ Builders
Halifax, 3rd of February

Dear Mr Pendry,

thank you for your visit; I hope the train home was warmer than our workshop. You asked me to set down in writing what a programme ought to keep for us.

We look after about two hundred organs between here and Carlisle. Of each organ I should like to know its builder, the year in which it was built, the number of manuals, the pitch and the church it stands in. Of the churches, the name, the address and the telephone number of the key holder; some churches have two organs. An organ consists of stops, and a stop has a name, a footage and a number of pipes.

Each spring and autumn a tuner goes out. Such a visit has a date, the organ, the temperature in the building and remarks. If he finds something broken he reports a fault, stating the organ, what is wrong and how urgent it is (can wait, before Easter, at once). My daughter, who is the office manager, then draws up an estimate for the fault: hours, material cost and a closing date.

My tuners may enter visits and faults, and correct their own ones, but estimates are no concern of theirs. The churchwardens may see the faults and accept an estimate or turn it down; they should not be able to alter anything else. Organs and churches are entered by the office manager, and no one but her may remove an organ.

We do not need bills: Mrs Latham has done them by hand since 1988 and will not hear of anything else.

Yours sincerely,
Edgar Hallworth`,
    entities: {
      organ: [
        "builder|organBuilder",
        "yearBuilt|year|builtYear|buildYear|yearOfConstruction|yearInWhichItWasBuilt|built|constructionYear",
        "numberOfManuals|manuals|manualCount|manualsCount",
        "pitch",
        "church",
      ],
      church: [
        "name",
        "address",
        "keyHolderPhone|keyHolderTelephone|keyHolderTelephoneNumber|telephoneNumberOfTheKeyHolder|telephoneNumberOfKeyHolder|keyHolderPhoneNumber|phone|telephone|telephoneNumber|phoneNumber|keyholderPhone",
      ],
      "stop|organStop": ["organ", "name", "footage", "numberOfPipes|pipes|pipeCount|pipesCount"],
      "visit|tuningVisit|tuning": [
        "date|visitDate",
        "organ",
        "temperature|buildingTemperature|temperatureInTheBuilding|temperatureInBuilding",
        "remarks|remark|notes|note",
      ],
      fault: [
        "organ",
        "description|whatIsWrong|problem|wrong|fault|details|issue",
        "urgency|urgent|howUrgent|howUrgentItIs|priority|urgencyLevel",
      ],
      estimate: ["fault", "hours", "materialCost|materialCosts|materialsCost|cost", "closingDate|closing"],
    },
    roles: ["tuner", "churchwarden|churchWarden|warden", "officeManager|office|manager|daughter"],
    may: [
      "tuner add visit",
      "tuner add fault",
      "tuner change own visit",
      "tuner change own fault",
      "churchwarden see fault",
      "churchwarden change estimate",
      "officeManager add estimate",
      "officeManager add organ",
      "officeManager add church",
      "officeManager delete organ",
    ],
    mayNot: [
      "tuner see estimate",
      "tuner change visit",
      "tuner change fault",
      "tuner delete organ",
      "churchwarden change fault",
      "churchwarden change organ",
      "churchwarden delete organ",
    ],
    links: ["organ.church > church", "stop.organ > organ", "visit.organ > organ", "fault.organ > organ", "estimate.fault > fault"],
  },
  {
    name: "sled dogs, an e-mail between friends",
    text: `Hei Tom,

how was Lisbon? Here it's minus thirty-one and the diesel has turned to jelly, so I finally have an afternoon to answer your mail.

About the kennel thing. We have 84 huskies now (yes, I know, Aino says the same). For every dog I want the name, a chip number, sex, date of birth, which position it likes to run in - lead, swing, team or wheel - and a picture, because the guides from abroad mix them all up. Dogs live in pens; each pen has a letter and a capacity. Then we have the safaris. A safari is something like "Northern Lights, 2 h": title, length in kilometres, price per person, minimum age. Guests reserve a safari for a date, they tell us how many adults and how many kids there are, their shoe sizes and whether they want lunch.

The guides look at the reservations but please don't let them touch them, last year someone "tidied up" a whole week. What they do write is a run log after each run: dog, date, kilometres, and how the paws look. The vet, Sanna, comes on Thursdays and enters treatments (dog, medicine, dose, next check) and of course she may read the run logs. Guests see only their own reservations. The rest I do myself, being the owner: dogs, pens and safaris are mine to add and to delete.

Colours? Snow background and midnight blue buttons, obviously.

Terveisin
Jussi

P.S. The sauna offer still stands.`,
    entities: {
      "dog|husky|sledDog": [
        "name",
        "chipNumber|chip|microchip|microchipNumber",
        "sex|gender",
        "dateOfBirth|birthDate",
        "position|runningPosition|preferredPosition|whichPosition",
        "picture|photo|image",
        "pen",
      ],
      pen: ["letter", "capacity"],
      "safari|tour": [
        "title|name",
        "length|lengthInKilometres|lengthKm|lengthInKm|distance|kilometres|lengthInKilometers|lengthKilometres",
        "pricePerPerson|price|personPrice",
        "minimumAge|minAge|age",
      ],
      "reservation|booking": [
        "safari|tour",
        "date",
        "adults|numberOfAdults|adultCount|adultsCount|howManyAdults|manyAdults",
        "kids|numberOfKids|kidCount|kidsCount|howManyKids|manyKids|children|numberOfChildren|childCount|childrenCount",
        "shoeSizes|shoeSize",
        "lunch|wantsLunch|withLunch|isLunch|lunchWanted|hasLunch|wantLunch|lunchIncluded",
      ],
      "runLog|run|log|runLogEntry": [
        "dog|husky|sledDog",
        "date",
        "kilometres|kilometers|km|distance",
        "paws|pawCondition|howThePawsLook|pawsCondition|pawsLook|pawState|pawStatus|pawNotes",
      ],
      treatment: ["dog|husky|sledDog", "medicine|medication", "dose|dosage", "nextCheck|nextCheckDate|nextCheckOn|nextCheckup"],
    },
    roles: ["guest|customer", "guide", "vet|veterinarian", "owner|kennelOwner"],
    may: [
      "guest add own reservation",
      "guest see own reservation",
      "guide see reservation",
      "guide add runLog",
      "vet add treatment",
      "vet see runLog",
      "owner add dog",
      "owner delete dog",
      "owner add pen",
      "owner delete pen",
      "owner add safari",
      "owner delete safari",
    ],
    mayNot: [
      "guest see reservation",
      "guide change reservation",
      "guide delete reservation",
      "guide delete dog",
      "guest change safari",
      "vet delete dog",
    ],
    links: ["dog.pen > pen", "reservation.safari > safari", "runLog.dog > dog", "treatment.dog > dog"],
    theme: { background: "#fffafa", primary: "#191970" },
  },
  {
    name: "lifts, a draft specification",
    text: `Lift maintenance platform: functional specification, v0.3 (draft, not yet agreed with Legal)

1 Scope
The platform replaces the card index in the depot. Billing stays in the ERP and is out of scope.

2 Data model
2.1 Building: address, owner name, access code, caretaker phone
2.2 Lift: serial number (unique), building, manufacturer, type (passenger, goods, hydraulic, paternoster), rated load, number of stops, next inspection date
2.3 Maintenance contract: lift, start date, end date, monthly fee, response time in hours
2.4 Breakdown: lift, reported at, description, persons trapped (y/n), severity (low, medium, high), resolved at
2.5 Intervention: breakdown, technician, arrival time, departure time, parts replaced, photo
2.6 Spare part: article number, designation, stock, storage shelf

3 Authorisations
3.1 Dispatcher: creates and edits breakdowns; reads everything except maintenance contracts.
3.2 Technician: creates interventions, edits own ones only; reads lifts; no access to maintenance contracts.
3.3 Caretaker: reports breakdowns, reads own breakdowns.
3.4 Contract manager: full rights on buildings, lifts and maintenance contracts.
3.5 Storekeeper: keeps the spare parts, nothing else.
3.6 Interventions must not be deleted by dispatchers or technicians.

4 Open points
Do we need an offline mode for the pit? Who pays for the tablets?`,
    entities: {
      building: ["address", "ownerName|owner", "accessCode", "caretakerPhone|caretakerPhoneNumber"],
      "lift|elevator": [
        "serialNumber|serial",
        "building",
        "manufacturer",
        "type|liftType|kind",
        "ratedLoad|load",
        "numberOfStops|stops|stopCount|stopsCount",
        "nextInspectionDate|nextInspection|nextInspectionOn",
      ],
      "maintenanceContract|contract": [
        "lift|elevator",
        "startDate|start",
        "endDate|end",
        "monthlyFee|fee",
        "responseTimeInHours|responseTime|responseHours|responseTimeHours",
      ],
      breakdown: [
        "lift|elevator",
        "reportedAt|reported|reportedOn|reportTime",
        "description",
        "personsTrapped|trapped|hasPersonsTrapped|isPersonsTrapped|trappedPersons|arePersonsTrapped",
        "severity",
        "resolvedAt|resolved|resolvedOn",
      ],
      intervention: [
        "breakdown",
        "technician",
        "arrivalTime|arrival|arrivedAt|arrivesAt",
        "departureTime|departure|departedAt|departsAt",
        "partsReplaced|replacedParts|parts|partReplaced",
        "photo|image|picture",
      ],
      "sparePart|part": ["articleNumber|article", "designation|name", "stock|quantity", "storageShelf|shelf"],
    },
    roles: ["dispatcher", "technician", "caretaker", "contractManager|manager", "storekeeper|storeKeeper"],
    may: [
      "dispatcher add breakdown",
      "dispatcher change breakdown",
      "dispatcher see lift",
      "dispatcher see intervention",
      "dispatcher see building",
      "technician add intervention",
      "technician change own intervention",
      "technician see lift",
      "caretaker add own breakdown",
      "caretaker see own breakdown",
      "contractManager add building",
      "contractManager delete lift",
      "contractManager change maintenanceContract",
      "contractManager see maintenanceContract",
      "storekeeper change sparePart",
    ],
    mayNot: [
      "dispatcher see maintenanceContract",
      "dispatcher delete intervention",
      "technician change intervention",
      "technician see maintenanceContract",
      "technician delete intervention",
      "caretaker see breakdown",
      "storekeeper change lift",
    ],
    links: ["lift.building > building", "maintenanceContract.lift > lift", "breakdown.lift > lift", "intervention.breakdown > breakdown"],
  },
  {
    name: "film locations, notes on a train",
    text: `LOCATIONS DB - brain dump before I forget (on the train, no wifi)

* location = name, county, GPS, daily fee, ceiling height, power supply yes/no, lots of photos
* every location has a contact. one contact can have 5 farms so contacts separately: name, mobile, e-mail, preferred language
* productions: working title, company, genre (feature, series, commercial), shoot start, shoot end
* recce = visit to a location for a production. when, who came along, verdict (yes / maybe / no), notes
* option = a production holds a location: from, until, agreed fee. double holds are THE headache!!
* permits: location, authority, reference, valid until, scan

who
* scouts put in locations + recces. can fix their own locations, not other people's
* location manager: everything w/ options and permits, incl. throwing them away
* directors just look at locations and recces, NOT contacts (privacy!)
* production assistants upload permits, nothing else
* nobody gets in without an account

dark theme, coral buttons. and Pete still owes me lunch`,
    entities: {
      "location|filmLocation": [
        "name",
        "county",
        "gps|coordinates|gpsCoordinates|position",
        "dailyFee|fee|feePerDay",
        "ceilingHeight|height",
        "powerSupply|hasPowerSupply|isPowerSupply|power|hasPower",
        "photos|photo|images|image|pictures|picture",
        "contact",
      ],
      contact: ["name", "mobile|phone|mobileNumber|phoneNumber|mobilePhone", "email", "preferredLanguage|language"],
      production: [
        "workingTitle|title",
        "company",
        "genre",
        "shootStart|shootFrom|shootStartDate|startDate|shootStartsAt|start",
        "shootEnd|shootUntil|shootEndDate|endDate|shootEndsAt|end",
      ],
      "recce|visit": [
        "location|filmLocation",
        "production",
        "when|date|visitDate|visitedOn|time|dateTime|startsAt|visitedAt",
        "whoCameAlong|participants|attendees|cameAlong|companions|who|people",
        "verdict",
        "notes|note",
      ],
      "option|hold": [
        "production",
        "location|filmLocation",
        "from|startDate|fromDate|start|startsAt|validFrom",
        "until|endDate|to|untilDate|end|endsAt|toDate|validUntil",
        "agreedFee|fee",
      ],
      permit: [
        "location|filmLocation",
        "authority",
        "reference|referenceNumber",
        "validUntil|expiryDate|validUntilDate",
        "scan|scanFile|file",
      ],
    },
    roles: ["scout|locationScout", "locationManager|manager", "director", "productionAssistant|assistant"],
    may: [
      "scout add location",
      "scout add recce",
      "scout change own location",
      "locationManager add option",
      "locationManager change option",
      "locationManager delete option",
      "locationManager delete permit",
      "director see location",
      "director see recce",
      "productionAssistant add permit",
    ],
    mayNot: [
      "scout change location",
      "director see contact",
      "director change location",
      "director delete recce",
      "productionAssistant add option",
      "productionAssistant add location",
      "productionAssistant delete permit",
      "public see location",
    ],
    links: [
      "location.contact > contact",
      "recce.location > location",
      "recce.production > production",
      "option.production > production",
      "option.location > location",
      "permit.location > location",
    ],
    theme: { mode: "dark", primary: "#ff7f50" },
  },
  {
    name: "sheep shearing, transcript of a call",
    text: `[call of 14 March, transcribed]

A: Right, you're on speaker. How does it work now?
B: Now? It's a whiteboard. And my wife's memory.
A: Okay. So who is in it?
B: Well, there's the farmers, they ring up. A farmer wants us for a job. A job's got a date, how many sheep, the breed, and is there mains electric or do we bring the generator.
A: And the farm, the address?
B: Yeah. A farm's got a name, a postcode, a contact number and, what d'you call it, the holding number, that one's unique. Some farmers have three farms, so the job's for a farm, not for the farmer.
A: Got it. And your lot?
B: Gangs. A gang has a name, a van registration and a gang leader. I'm the one who gives each job to a gang.
A: You being...?
B: The contractor. Put contractor.
A: And afterwards?
B: Afterwards each shearer puts in a tally: the job, how many shorn, how many nicked. Shearers can't see each other's tallies, there'd be war. Gang leaders can see the lot and correct them.
A: Can the shearers see the jobs?
B: See them, yeah. Not change them.
A: Wool?
B: Oh aye, wool. Bales. A bale's got a job it came off, a weight, a grade, A, B or C, and whether it's sold. The gang leader weighs the bales and enters them.
A: And what do farmers get to see?
B: Their own jobs, and they book new ones. They can't delete them, they ring me for that.
A: Payments?
B: Leave that out for now. Oh, and farms want a note for directions, the satnav puts you in the slurry pit.`,
    entities: {
      "job|shearingJob": [
        "date",
        "numberOfSheep|sheep|sheepCount|howManySheep|manySheep",
        "breed|sheepBreed",
        "mainsElectric|hasMainsElectric|mains|isMainsElectric|electricity|hasMains|mainsElectricity|hasMainsElectricity|powerSource|generatorNeeded|needsGenerator",
        "farm",
        "gang",
      ],
      farm: [
        "name",
        "postcode|postCode|zip|zipCode|postalCode",
        "contactNumber|phone|phoneNumber|contactPhone|contact",
        "holdingNumber|holding",
        "directions|direction|directionsNote|noteForDirections|note|notes",
      ],
      gang: ["name", "vanRegistration|van|registration|vanRegistrationNumber", "gangLeader|leader"],
      tally: [
        "job|shearingJob",
        "shorn|numberShorn|howManyShorn|manyShorn|shornCount|sheepShorn|numberOfShorn",
        "nicked|numberNicked|howManyNicked|manyNicked|nickedCount|sheepNicked|numberOfNicked",
      ],
      "bale|woolBale": ["job|shearingJob", "weight", "grade", "sold|isSold"],
    },
    roles: ["farmer", "shearer", "gangLeader|leader", "contractor"],
    may: [
      "farmer add own job",
      "farmer see own job",
      "shearer add own tally",
      "shearer see own tally",
      "shearer see job",
      "gangLeader see tally",
      "gangLeader change tally",
      "gangLeader add bale",
      "contractor change job",
    ],
    mayNot: ["farmer see job", "farmer delete job", "shearer see tally", "shearer change job", "shearer add bale", "farmer see tally"],
    links: ["job.farm > farm", "job.gang > gang", "tally.job > job", "bale.job > job"],
  },
  {
    name: "lost property on the tramway, a tender",
    text: `INVITATION TO TENDER
Lost Property System of the Municipal Tramways

§ 1 Subject
The successful bidder shall supply, install and maintain for four years a web-based system for the registration and return of lost property. In 2025 some 19,400 articles were handed in, of which 38 % found their way back.

§ 2 Records
(1) Every found article shall be recorded with a register number (unique), its category, a description, the colour, the place of finding, the date of finding, the tram line and a photograph.
(2) Categories are kept with a designation and a retention period in days.
(3) A tram line has a number, a northern terminus and a southern terminus.
(4) A loss report comprises the category, a description, the date of loss, the tram line where known, and an e-mail address.
(5) A return shall document the found article, the date of return, the fee charged, the kind of identity document presented (passport, identity card, driving licence) and the signature.
(6) Unclaimed articles are sold by auction. For an auction the date, the venue and the auctioneer shall be held. Each lot belongs to one auction, refers to one found article and has a lot number, a reserve price and a hammer price.

§ 3 Users
Drivers register found articles and may not amend them afterwards. Counter staff amend found articles and record returns. Passengers file loss reports and may consult exclusively their own. The auction officer is responsible for auctions and lots and has no access to loss reports. Found articles may be deleted by the head of office only.

§ 4 Award criteria
Price 60 %, accessibility 25 %, training concept 15 %.`,
    entities: {
      "foundArticle|article|foundItem|item": [
        "registerNumber|number",
        "category",
        "description",
        "colour|color",
        "placeOfFinding|findingPlace|place|foundPlace|location|placeFound",
        "dateOfFinding|findingDate|foundDate|date|foundOn|dateFound",
        "tramLine|line",
        "photograph|photo|image|picture",
      ],
      category: ["designation|name", "retentionPeriod|retentionPeriodInDays|retentionDays|retention|retentionPeriodDays"],
      "tramLine|line": ["number|lineNumber", "northernTerminus|northTerminus", "southernTerminus|southTerminus"],
      "lossReport|report|loss": [
        "category",
        "description",
        "dateOfLoss|lossDate|date|lostOn|dateLost",
        "tramLine|line",
        "email|emailAddress",
      ],
      "return|articleReturn|returnRecord|itemReturn": [
        "foundArticle|article|foundItem|item",
        "dateOfReturn|returnDate|date|returnedOn|returnedAt",
        "feeCharged|fee|chargedFee",
        "identityDocument|kindOfIdentityDocument|identityDocumentKind|documentType|identityDocumentType|documentKind|idType|kindOfIdentityDocumentPresented|kindOfDocument",
        "signature",
      ],
      auction: ["date|auctionDate", "venue|location|place", "auctioneer"],
      "lot|auctionLot": [
        "auction",
        "foundArticle|article|foundItem|item",
        "lotNumber|number",
        "reservePrice|reserve",
        "hammerPrice|finalPrice",
      ],
    },
    roles: [
      "driver|tramDriver",
      "counterStaff|counterClerk|counter",
      "passenger",
      "auctionOfficer|officer",
      "headOfOffice|officeHead|head|headOfTheOffice",
    ],
    may: [
      "driver add foundArticle",
      "counterStaff change foundArticle",
      "counterStaff add return",
      "passenger add own lossReport",
      "passenger see own lossReport",
      "auctionOfficer add auction",
      "auctionOfficer change lot",
      "headOfOffice delete foundArticle",
    ],
    mayNot: [
      "driver change foundArticle",
      "driver delete foundArticle",
      "counterStaff delete foundArticle",
      "passenger see lossReport",
      "passenger change foundArticle",
      "auctionOfficer see lossReport",
      "auctionOfficer delete foundArticle",
    ],
    links: [
      "foundArticle.category > category",
      "foundArticle.tramLine > tramLine",
      "lossReport.category > category",
      "lossReport.tramLine > tramLine",
      "return.foundArticle > foundArticle",
      "lot.auction > auction",
      "lot.foundArticle > foundArticle",
    ],
  },
  {
    name: "community radio, a forum post",
    text: `anything out there for a tiny community radio station??

long time lurker, first post, be gentle :)

we're a volunteer station (100.4, if you're near Galway say hi) and our schedule lives in a google sheet that three people are allowed to touch and twelve do. what I'm after isn't playout, we've got software for that, just the organising around it.

basically shows: a show has a title, a genre, a blurb, a logo, a weekday and a time slot. a show has loads of episodes, and an episode has a date, a title, an audio file and a length in minutes. then for the royalties people every track that was played: episode, artist, title, label, seconds played. (they fine us if it's missing. ask me how I know.) we also lend out recorders, each with an asset tag, a model and its condition (fine / dodgy / dead), so a loan = which recorder, since when, due back.

presenters would add episodes and tracks, and borrow recorders. they must NOT be able to edit somebody else's show, only their own. the station manager sets up the shows & recorders and sees all loans. listeners, w/o login, see shows and episodes. and if listeners could send in a song request (name, song, message) that'd be lovely, but listeners don't get to read those, the presenters do.

oh, lavender background w/ purple buttons if it has theming. budget is... biscuits.

EDIT: yes I've looked at LibreTime. EDIT 2: no, not Notion either`,
    entities: {
      "show|radioShow|program|programme": [
        "title|name",
        "genre",
        "blurb|description",
        "logo|image",
        "weekday|weekDay|day|dayOfWeek",
        "timeSlot|slot|time",
      ],
      episode: [
        "show|radioShow|program|programme",
        "date",
        "title",
        "audioFile|audio|file",
        "length|lengthInMinutes|minutes|duration|lengthMinutes|durationInMinutes|durationMinutes",
      ],
      "track|playedTrack": ["episode", "artist", "title", "label", "secondsPlayed|seconds|playedSeconds"],
      recorder: ["assetTag|tag", "model", "condition|state|status"],
      loan: [
        "recorder",
        "since|startDate|sinceWhen|sinceDate|from|fromDate|loanDate|start|borrowedOn|date|borrowedAt",
        "dueBack|dueDate|due|dueBackDate|dueBackOn|returnDate",
      ],
      "songRequest|request": ["name", "song", "message"],
    },
    roles: ["presenter", "stationManager|manager"],
    may: [
      "presenter add episode",
      "presenter add track",
      "presenter add own loan",
      "presenter change own show",
      "presenter see songRequest",
      "stationManager add show",
      "stationManager add recorder",
      "stationManager see loan",
      "public see show",
      "public see episode",
      "public add songRequest",
    ],
    mayNot: ["presenter change show", "public see songRequest", "public see loan", "public add episode", "presenter add recorder"],
    links: ["episode.show > show", "track.episode > episode", "loan.recorder > recorder"],
    theme: { background: "#e6e6fa", primary: "#800080" },
  },
  {
    name: "allotment gardens, user stories",
    text: `EPIC: Allotments online (backlog export, 11 items)

AL-1 As a visitor I can look at the plots without signing in, so that I know what's there.
AL-2 As a committee member I can create, edit and remove plots (plot number, size in square metres, site, has water tap, annual rent), so that the map on the shed door can finally be burnt.
AL-3 As a committee member I maintain the sites: name, postcode, gate code.
AL-4 As an applicant I put myself on the waiting list with my name, e-mail, phone and the site I'd prefer, so that I needn't write to Doreen.
AL-5 As an applicant I see my own waiting list entry but not the entries of others.
AL-6 As a treasurer I record tenancies: plot, tenant, start date, end date, deposit paid.
AL-7 As a treasurer I record rent payments for a tenancy (amount, paid on, method: cash, cheque or transfer). I can't delete them once they are in.
AL-8 As a tenant I see my own tenancy and my own rent payments.
AL-9 As a tenant I report a problem on a plot with a description, a photo and its category (weeds, vandalism, water, rats).
AL-10 As a site warden I see all problems and set their status to open, in hand or closed; I can't see rent payments.
AL-11 Won't do this year: seed swap, honey sales.

Definition of done: works on Ken's phone.`,
    entities: {
      "plot|allotment|gardenPlot": [
        "plotNumber|number",
        "size|sizeInSquareMetres|area|squareMetres|sizeSquareMetres|sizeInSquareMeters|sizeSqm",
        "site",
        "hasWaterTap|waterTap",
        "annualRent|rent|yearlyRent",
      ],
      site: ["name", "postcode|postCode|zipCode|postalCode|zip", "gateCode"],
      "waitingListEntry|waitingList|waitlistEntry|waitlist|application|waitListEntry": [
        "name|applicantName",
        "email",
        "phone|phoneNumber",
        "site|preferredSite",
      ],
      tenancy: ["plot|allotment|gardenPlot", "tenant", "startDate|start", "endDate|end", "depositPaid|deposit|isDepositPaid|paidDeposit"],
      "rentPayment|payment": ["tenancy", "amount", "paidOn|paymentDate|date|paidAt|paid|paidDate", "method|paymentMethod"],
      "problem|issue|problemReport": ["plot|allotment|gardenPlot", "description", "photo|image|picture", "category", "status"],
    },
    roles: ["committeeMember|committee", "applicant", "treasurer", "tenant", "siteWarden|warden"],
    may: [
      "public see plot",
      "committeeMember add plot",
      "committeeMember change plot",
      "committeeMember delete plot",
      "committeeMember change site",
      "applicant add own waitingListEntry",
      "applicant see own waitingListEntry",
      "treasurer add tenancy",
      "treasurer add rentPayment",
      "tenant see own tenancy",
      "tenant see own rentPayment",
      "tenant add own problem",
      "siteWarden see problem",
      "siteWarden change problem",
    ],
    mayNot: [
      "applicant see waitingListEntry",
      "treasurer delete rentPayment",
      "tenant see tenancy",
      "tenant see rentPayment",
      "siteWarden see rentPayment",
      "public see tenancy",
      "public change plot",
    ],
    links: [
      "plot.site > site",
      "waitingListEntry.site > site",
      "tenancy.plot > plot",
      "rentPayment.tenancy > tenancy",
      "problem.plot > plot",
    ],
  },
  {
    name: "mountain rescue, minutes of a meeting",
    text: `Minutes of the committee, Thursday 9 October, 19:30, upstairs at the Drovers' Inn
Present: F. Baird (chair), L. Moss, P. Iqbal, S. Toft (minutes). Apologies: K. Rowe (on a shout).

1. Minutes of the last meeting: approved. The tea urn has still not been mended.

2. Software
PI reminded everyone that after Raven Gully the coroner asked for times and we had three versions. Agreed that the following has to be in it:
- Callouts. Grid reference, time of alert, time stood down, type (search, rescue, animal, false alarm), weather and a summary.
- Attendances, i.e. which team member went on which callout, with hours and task on the hill.
- Casualties: callout, age, sex, injury, evacuated by (stretcher, helicopter, on foot).
- Team members, with name, mobile, home village, blood group and driver yes/no.
- Kit items. Each kit item has a serial number, a description, a date of purchase and the vehicle it lives in. Vehicles have a registration, a call sign and an MOT date.
- Kit checks (LM's wish): kit item, checked on, result (passed, failed), remark.

FB asked who gets to see the casualties. After some discussion: the team doctor and the team leader, nobody else. The team leader opens and closes callouts and adds the attendances. The equipment officer keeps kit items and vehicles up to date and does the kit checks. Team members see callouts and kit items and may correct their own details, but delete nothing.

3. Bonfire night. ST to ask about the field.

4. AOB. KR by text message: vehicles also need a fuel card number. Agreed. Closed 21:10.`,
    entities: {
      "callout|callOut|incident": [
        "gridReference|gridRef",
        "timeOfAlert|alertTime|alertedAt|alertAt|alert",
        "timeStoodDown|stoodDownTime|stoodDownAt|standDownTime|stoodDown",
        "type|calloutType",
        "weather",
        "summary",
      ],
      attendance: ["teamMember|member", "callout|callOut|incident", "hours", "task|taskOnTheHill|taskOnHill|hillTask"],
      casualty: ["callout|callOut|incident", "age", "sex|gender", "injury", "evacuatedBy|evacuation|evacuationMethod|evacuated"],
      "teamMember|member": [
        "name",
        "mobile|phone|mobileNumber|phoneNumber|mobilePhone",
        "homeVillage|village",
        "bloodGroup|bloodType",
        "driver|isDriver",
      ],
      "kitItem|kit|item|equipment": [
        "serialNumber|serial",
        "description",
        "dateOfPurchase|purchaseDate|purchasedOn|purchasedAt",
        "vehicle",
      ],
      vehicle: ["registration|registrationNumber", "callSign|callsign", "motDate|mot", "fuelCardNumber|fuelCard"],
      "kitCheck|check": [
        "kitItem|kit|item|equipment",
        "checkedOn|date|checkDate|checkedAt|checked",
        "result|outcome|status",
        "remark|remarks|note|notes",
      ],
    },
    roles: ["teamDoctor|doctor", "teamLeader|leader", "equipmentOfficer|officer", "teamMember|member"],
    may: [
      "teamDoctor see casualty",
      "teamLeader see casualty",
      "teamLeader add callout",
      "teamLeader change callout",
      "teamLeader add attendance",
      "equipmentOfficer change kitItem",
      "equipmentOfficer change vehicle",
      "equipmentOfficer add kitCheck",
      "teamMember see callout",
      "teamMember see kitItem",
      "teamMember change own teamMember",
    ],
    mayNot: [
      "teamMember see casualty",
      "equipmentOfficer see casualty",
      "teamMember change teamMember",
      "teamMember delete callout",
      "teamMember delete kitItem",
    ],
    links: [
      "attendance.teamMember > teamMember",
      "attendance.callout > callout",
      "casualty.callout > callout",
      "kitItem.vehicle > vehicle",
      "kitCheck.kitItem > kitItem",
    ],
  },
  {
    name: "coffee roastery, a complaint about the spreadsheet",
    text: `I am writing this at 22:40 because the file has eaten Tuesday's roasts AGAIN.

What's wrong with it: the tab "greens" has forty-one columns, nobody knows what column R means, and if Marek sorts one of them everything shifts. Whoever deletes a row deletes it for all of us. The formulas are password-protected by a man who left in 2022.

What I actually need isn't much. A green lot has its farm, a variety, the processing (washed, natural, honey), the kilos left, a price per kilo and an arrival date. A farm has a name, a country, an altitude and a farmer. A roast is made from one green lot: date, charge weight, drop temperature, end weight, note. And a cupping scores a roast: aroma, acidity, body, total. That's four tables, not forty-one columns!!

Cafés order too, at present by shouting. An order needs the blend, how many bags, the grind (whole bean, filter, espresso) and a delivery date. A blend, well: a name, a description and a price per bag.

And now permissions, please, so this never happens again. Roasters enter roasts. They do not delete them. Farms and green lots they only read. The green buyer looks after the farms and green lots. Cuppings are entered by the quality lead; roasters may read those. Cafés see their own orders, not those of the café next door, and green lots they don't see at all. Deleting a roast: only me, the owner. Blends are mine too.

Brown is forbidden, everyone has brown. White background, teal buttons.`,
    entities: {
      "greenLot|lot|green": [
        "farm",
        "variety",
        "processing|process|processingMethod",
        "kilosLeft|kilos|stock|remainingKilos|weight|quantity",
        "pricePerKilo|price|kiloPrice",
        "arrivalDate|arrival|arrivedOn",
      ],
      farm: ["name", "country", "altitude", "farmer"],
      roast: ["greenLot|lot|green", "date|roastDate", "chargeWeight", "dropTemperature", "endWeight", "note|notes"],
      cupping: ["roast", "aroma", "acidity", "body", "total|totalScore"],
      order: [
        "blend",
        "bags|numberOfBags|bagCount|bagsCount|howManyBags|manyBags|quantity",
        "grind",
        "deliveryDate|delivery|deliverBy|deliverOn",
      ],
      blend: ["name", "description", "pricePerBag|price|bagPrice"],
    },
    roles: ["roaster", "greenBuyer|buyer", "qualityLead", "cafe|café", "owner"],
    may: [
      "roaster add roast",
      "roaster see farm",
      "roaster see greenLot",
      "roaster see cupping",
      "greenBuyer change farm",
      "greenBuyer add greenLot",
      "qualityLead add cupping",
      "cafe add own order",
      "cafe see own order",
      "owner delete roast",
      "owner add blend",
    ],
    mayNot: [
      "roaster delete roast",
      "roaster change farm",
      "roaster change greenLot",
      "roaster add cupping",
      "cafe see order",
      "cafe see greenLot",
      "greenBuyer delete roast",
    ],
    links: ["greenLot.farm > farm", "roast.greenLot > greenLot", "cupping.roast > roast", "order.blend > blend"],
    theme: { background: "#ffffff", primary: "#008080" },
  },
];
