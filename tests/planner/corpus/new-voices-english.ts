/** A set by someone who had never seen the planner: twelve English texts in as many voices, to be measured once before any rule is changed for them. */
import type { Case } from "./case.ts";

export const newVoicesEnglish: readonly Case[] = [
  {
    name: "dry dock on the canal, chatty",
    text: `Alright Phil, you said write it like I'd say it down the pub so here goes.

The dock. We've the one covered dry dock, takes two boats nose to tail, and a slipway, and since Brexit or Covid or whatever it was everybody and his uncle's bought a narrowboat and wants it blacking before the licence comes up. We run it off a calendar from the Chinese. The Chinese has shut.

So, boats. Name of the boat, index number (that's the licence one, unique), length in feet, draught, hull builder and year it was built. The owner of a boat has a name, phone, email and a home mooring. Berths: dry dock front, dry dock back, slipway, so a berth has a name and a max length. Then you've your docking, which is boat, berth, date in, date out, what we're doing (blacking, survey, anodes, welding) and the agreed price. While she's up the surveyor writes a hull survey: docking, thinnest plate in mm, condition of anodes, recommendations, and a PDF for the insurance.

Oh and paint. We keep bitumen and two-pack, so product, litres in stock, price a litre. Not fussed about who used what.

Who does what. Yard hands see the dockings, that's their lot, they're not to be altering dates to suit the football. Surveyors write the surveys and can amend their own till kingdom come but not each other's. Boat owners see their own dockings and their own surveys off their phone. Bookings, berths and paint is Janet in the office. Deleting a docking, me, yard manager, nobody else, not even Janet, sorry Janet.

Diesel and pump-outs go through the till, leave them be. Dark green background, ivory buttons? Or is that naff. Do it anyway.

Cheers, Baz`,
    entities: {
      "boat|narrowboat": [
        "name|nameOfBoat|boatName",
        "indexNumber|index|licenceNumber",
        "length|lengthInFeet|lengthFeet",
        "draught|draft",
        "hullBuilder|builder",
        "yearBuilt|year|builtYear|buildYear|yearItWasBuilt|yearOfBuild|built",
        "owner|boatOwner",
      ],
      "owner|boatOwner": [
        "name",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|mobilePhone|contactNumber",
        "email|emailAddress",
        "homeMooring|mooring",
      ],
      berth: ["name", "maxLength|maximumLength"],
      "docking|booking|dockBooking": [
        "boat|narrowboat",
        "berth",
        "dateIn|in|inDate|startDate",
        "dateOut|out|outDate|endDate",
        "work|whatWeAreDoing|whatWereDoing|workType|type|whatWeDoing|doing|typeOfWork|job",
        "agreedPrice|price",
      ],
      "hullSurvey|survey": [
        "docking|booking",
        "thinnestPlate|thinnestPlateInMm|thinnestPlateMm|plateThickness",
        "conditionOfAnodes|anodeCondition|anodesCondition|anodes",
        "recommendations|recommendation",
        "pdf|file|document|insurancePdf|report|pdfFile",
      ],
      "paint|product|paintProduct": [
        "product|name|productName",
        "litresInStock|stock|litres|stockLitres|stockInLitres|litreInStock",
        "pricePerLitre|priceALitre|price|litrePrice|pricePerLiter",
      ],
    },
    roles: ["yardHand|hand", "surveyor", "owner|boatOwner", "office|officeStaff|officeManager", "yardManager|manager"],
    may: [
      "yardHand see docking",
      "surveyor add hullSurvey",
      "surveyor change own hullSurvey",
      "owner see own docking",
      "owner see own hullSurvey",
      "office add docking",
      "office add berth",
      "office change paint",
      "yardManager delete docking",
    ],
    mayNot: [
      "yardHand change docking",
      "surveyor change hullSurvey",
      "owner see docking",
      "owner see hullSurvey",
      "office delete docking",
      "yardHand delete docking",
    ],
    links: ["boat.owner > owner", "docking.boat > boat", "docking.berth > berth", "hullSurvey.docking > docking"],
    theme: { background: "#006400", primary: "#fffff0" },
  },
  {
    name: "gate of a housing society, Pune",
    text: `Dear Team,

As discussed in yesterday's telephonic conversation with Mr. Kulkarni (our Hon. Secretary), please find below the requirement for gate management of Sai Srushti CHS Ltd., 6 wings, 312 flats. At present one register is kept at gate no. 1 and the watchman's handwriting cannot be read by God also.

1. Flat master: wing, flat number, owner name, intercom number, occupied by (owner / tenant / vacant).
2. Visitor entry: visitor name, mobile, purpose, flat to be visited, vehicle number, in time, out time, photo at gate.
3. Domestic help: name, type of work (maid, cook, driver, nanny), police verification number, ID proof scan, valid upto. One domestic help is working in many flats, so please keep a separate engagement: domestic help, flat, timing, monthly pay not required.
4. Parcel: flat, courier company, received on, shelf, collected by.
5. Vehicle sticker: flat, vehicle number, make and model, sticker number, two wheeler or four wheeler.

Rights:
The security guard shall be making visitor entries and parcel entries. He cannot edit them after saving and cannot see the domestic help documents... basically no access to domestic help at all, the guard is only checking the face.
Residents can see visitor entries of own flat only, and approve or reject. They may add the engagements of their own flat.
Society office (Mrs. D'Souza) will do flat master, domestic help and vehicle stickers, including removal.
Managing Committee can view everything but only view.

Maintenance billing is with MyGate/Tally and society meeting minutes etc. are not under this scope. Kindly revert with demo on or before the AGM. Wishing you and your family a very happy Ganesh Chaturthi in advance.`,
    entities: {
      "flat|flatMaster": ["wing", "flatNumber|number", "ownerName|owner", "intercomNumber|intercom", "occupiedBy|occupancy|occupied"],
      "visitorEntry|visitor|visit": [
        "visitorName|name|visitor",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|mobilePhone|contactNumber",
        "purpose",
        "flat|flatToBeVisited|flatMaster|flatVisited",
        "vehicleNumber|vehicle",
        "inTime|timeIn|in|entryTime",
        "outTime|timeOut|out|exitTime",
        "photo|photoAtGate|gatePhoto|image",
      ],
      "domesticHelp|help": [
        "name",
        "typeOfWork|workType|type|work",
        "policeVerificationNumber|policeVerification|verificationNumber",
        "idProofScan|idProof|idScan|scan|idProofFile",
        "validUpto|validUpTo|validUntil|validTill|expiryDate|validity|valid",
      ],
      "engagement|domesticHelpEngagement": ["domesticHelp|help", "flat|flatMaster", "timing|timings|time"],
      "parcel|parcelEntry": [
        "flat|flatMaster",
        "courierCompany|courier|company",
        "receiptDate|receivedOn|receivedAt|received|receivedDate|dateOfReceipt|dateReceived|receiptTime|receivedTime|timeOfReceipt|receiptAt|receiptOn|whenReceived",
        "shelf",
        "collectedBy|collector",
      ],
      "vehicleSticker|sticker": [
        "flat|flatMaster",
        "vehicleNumber|vehicle",
        "makeAndModel|make|model|makeModel",
        "stickerNumber|number",
        "vehicleType|type|twoWheelerOrFourWheeler|wheelerType|twoOrFourWheeler|isTwoWheeler|twoWheeler|wheels|kind|wheeler|category",
      ],
    },
    roles: [
      "securityGuard|guard|watchman",
      "resident",
      "societyOffice|office|officeStaff",
      "managingCommittee|committee|managingCommitteeMember|committeeMember",
    ],
    may: [
      "securityGuard add visitorEntry",
      "securityGuard add parcel",
      "resident see own visitorEntry",
      "resident change own visitorEntry",
      "resident add own engagement",
      "societyOffice add flat",
      "societyOffice change domesticHelp",
      "societyOffice delete vehicleSticker",
      "managingCommittee see visitorEntry",
      "managingCommittee see domesticHelp",
    ],
    mayNot: [
      "securityGuard change visitorEntry",
      "securityGuard change parcel",
      "securityGuard see domesticHelp",
      "resident see visitorEntry",
      "managingCommittee change flat",
      "managingCommittee delete visitorEntry",
    ],
    links: [
      "visitorEntry.flat > flat",
      "engagement.domesticHelp > domesticHelp",
      "engagement.flat > flat",
      "parcel.flat > flat",
      "vehicleSticker.flat > flat",
    ],
  },
  {
    name: "rescue squad in Vermont, a meeting summed up by a machine",
    text: `Meeting summary (auto-generated, may contain errors)
Attendees: Peg Thibault, Hank R., Dr. Lowell (joined late), 2 unidentified speakers
Duration: 54 min

Overview
The squad discussed replacing the clipboard process for the two ambulances. Peg noted that on the August call at the quarry the oxygen was empty and nobody could say who had checked it. Hank said the current spreadsheet “makes him want to retire again.”

What the tool should track
- Ambulances: call sign, plate, mileage, next state inspection date.
- Rig checks: done at the start of each shift. A rig check has the ambulance, the date, the crew member who did it, oxygen level, suction working (yes/no), fuel level, and comments.
- Supplies: item name, lot number, expiration date, quantity, and which ambulance they are on.
- Certifications: each crew member's certification with its level (EMR, EMT, AEMT, paramedic), number, and expiration date.
- Shifts: date, start, end, and the two crew members on it. Hank suggested also tracking snacks; this was laughed off.

Access
- Crew members can file rig checks and see supplies. They can see and update their own certifications but not other people's.
- After a rig check is filed nobody edits it, not even the captain; if it's wrong, file another. (Agreed unanimously.)
- The supply officer keeps the supplies current, including deleting expired lots.
- The captain makes the shifts and can see all certifications.
- Dr. Lowell, as medical director, wants read-only on rig checks and certifications.

Parked
- Patient care reports stay in SIREN, the state system. Billing stays with the contractor.
- New building roof: see separate thread.

Action items
- Peg to ask the selectboard for $40/month.
- Unidentified speaker to bring the coffee maker back.`,
    entities: {
      "ambulance|rig": [
        "callSign",
        "plate|plateNumber|licensePlate",
        "mileage",
        "nextStateInspectionDate|nextInspectionDate|nextStateInspection|nextInspection|inspectionDate|stateInspectionDate",
      ],
      rigCheck: [
        "ambulance|rig",
        "date",
        "crewMember|crewMemberWhoDidIt|checkedBy|doneBy|crew|member",
        "oxygenLevel|oxygen",
        "suctionWorking|suction|isSuction|hasSuction|withSuction|wantsSuction|needsSuction|wasSuction|isSuctionWorking|suctionWorks",
        "fuelLevel|fuel",
        "notes|note|remarks|remark|comments|comment|observations|observation",
      ],
      "supply|supplyItem": [
        "itemName|name|item",
        "lotNumber|lot",
        "expirationDate|expiryDate|expiration|expiresOn|expiry",
        "quantity",
        "ambulance|rig|whichAmbulance",
      ],
      "certification|certificate": [
        "crewMember|crew|holder|member",
        "level",
        "number|certificationNumber",
        "expirationDate|expiryDate|expiration|expiresOn|expiry",
      ],
      shift: ["date", "start|startTime|startsAt", "end|endTime|endsAt", "crewMembers|twoCrewMembers|crewMember|crew|twoCrewMember|members"],
    },
    roles: ["crewMember|crew", "supplyOfficer|officer", "captain", "medicalDirector|director"],
    may: [
      "crewMember add rigCheck",
      "crewMember see supply",
      "crewMember see own certification",
      "crewMember change own certification",
      "supplyOfficer change supply",
      "supplyOfficer delete supply",
      "captain add shift",
      "captain see certification",
      "medicalDirector see rigCheck",
      "medicalDirector see certification",
    ],
    mayNot: [
      "crewMember change rigCheck",
      "captain change rigCheck",
      "crewMember see certification",
      "crewMember change certification",
      "medicalDirector change rigCheck",
      "medicalDirector change certification",
      "crewMember delete supply",
    ],
    links: ["rigCheck.ambulance > ambulance", "supply.ambulance > ambulance"],
  },
  {
    name: "harbour pilots, an invitation to bid",
    text: `Section B – Statement of Requirement

B.1 The Harbour Master's Department wishes to procure an electronic pilotage ordering service to replace telephone and VHF orders, which gave rise to eleven disputed invoices in the last financial year.

B.2 The service must maintain a register of vessels (vessel name, IMO number being unique, flag, length overall, maximum draught, gross tonnage) and a register of pilots (name, licence number, licence class from 1 to 4, licence expiry). A shipping agent places a pilotage order in respect of a vessel, stating the type of act (inward, outward, shifting), the boarding ground, the ordered time, the intended berth and the number of tugs. For each act of pilotage performed the pilot completes a pilotage note, which relates to one order and states the time on board, the time off, the actual draught, any defects observed and the master's signature. Where an act is cancelled or delayed, a detention claim may be raised against the order, with the number of hours, the reason and the amount.

B.3 Access. Agents may place orders and amend or withdraw their own orders; the orders of competing agents must at no time be visible to them. Pilots see every order but amend none; a pilot completes his or her own notes and may not alter a note completed by a colleague. The duty pilotmaster allocates a pilot to each order, and maintains the registers of vessels and pilots. Detention claims are raised and adjusted by the accounts section alone, and are visible to pilots under no circumstances. No user shall be able to delete a pilotage note.

B.4 The existing VTS radar, the tide gauge at the North Mole and the Department's canteen terminal are not affected.`,
    entities: {
      vessel: [
        "vesselName|name",
        "imoNumber|imo|IMONumber|iMONumber",
        "flag",
        "lengthOverall|length",
        "maximumDraught|maxDraught|draught",
        "grossTonnage|tonnage",
      ],
      pilot: [
        "name",
        "licenceNumber|licenseNumber|licence",
        "licenceClass|licenseClass|class",
        "licenceExpiry|licenceExpiryDate|licenseExpiry|expiry|expiryDate|licenceExpiresOn",
      ],
      "pilotageOrder|order": [
        "vessel",
        "typeOfAct|type|actType|act",
        "boardingGround",
        "orderedTime|time|orderedAt|orderTime",
        "intendedBerth|berth",
        "numberOfTugs|tugs|tugCount|tugsCount|howManyTugs|manyTugs|tugNumber|tugQuantity",
        "pilot",
      ],
      "pilotageNote|note": [
        "pilotageOrder|order",
        "timeOnBoard|onBoardTime|onBoard|boardingTime|onBoardAt",
        "timeOff|offTime|off|offAt",
        "actualDraught|draught",
        "defectsObserved|defects|anyDefectsObserved|observedDefects|anyDefects|defect",
        "mastersSignature|masterSignature|signature|masterSSignature|signatureOfMaster",
      ],
      "detentionClaim|claim": [
        "pilotageOrder|order",
        "numberOfHours|hours|hourCount|hoursCount|howManyHours|manyHours|hourNumber|hourQuantity",
        "reason",
        "amount",
      ],
    },
    roles: [
      "agent|shippingAgent",
      "pilot",
      "dutyPilotmaster|pilotmaster|pilotMaster|dutyPilotMaster",
      "accountsSection|accounts|accountant|accountsOfficer|accountsStaff",
    ],
    may: [
      "agent add pilotageOrder",
      "agent change own pilotageOrder",
      "pilot see pilotageOrder",
      "pilot add pilotageNote",
      "dutyPilotmaster change pilotageOrder",
      "dutyPilotmaster add vessel",
      "dutyPilotmaster change pilot",
      "accountsSection add detentionClaim",
      "accountsSection change detentionClaim",
    ],
    mayNot: [
      "agent see pilotageOrder",
      "agent change pilotageOrder",
      "pilot change pilotageOrder",
      "pilot change pilotageNote",
      "pilot see detentionClaim",
      "dutyPilotmaster delete pilotageNote",
      "pilot delete pilotageNote",
      "dutyPilotmaster add detentionClaim",
    ],
    links: [
      "pilotageOrder.vessel > vessel",
      "pilotageOrder.pilot > pilot",
      "pilotageNote.pilotageOrder > pilotageOrder",
      "detentionClaim.pilotageOrder > pilotageOrder",
    ],
  },
  {
    name: "vinyl records, as a prompt",
    text: "Please create a vinyl record marketplace website for browsing records, making offers and leaving seller feedback. Collectors can list a record with the artist, title, label, release year, pressing country, sleeve grade, media grade, asking price and photos, and manage only their own records. Buyers can search and filter records by artist, genre or grade, make an offer on a record with an amount and a message, and view the offers they have made. Sellers' feedback consists of a record, a rating from 1 to 5 and a comment. Also add a wantlist where buyers save an artist, a title and the maximum price they would pay. Visitors may browse the records without an account. Moderators can remove records and feedback. Apply old lace as the background and saddle brown for the buttons.",
    entities: {
      "record|vinylRecord": [
        "artist",
        "title",
        "label",
        "releaseYear|year|yearOfRelease",
        "pressingCountry|country",
        "sleeveGrade",
        "mediaGrade",
        "askingPrice|price",
        "photo|photos|image|images|picture|pictures|photograph|photographs|pic|pics",
      ],
      offer: ["record|vinylRecord", "amount", "message"],
      "feedback|sellerFeedback|review": ["record|vinylRecord", "rating|stars|score", "comment"],
      "wantlistItem|wantlist|wantlistEntry|wantList|wantListItem|want|wish|wishlist|wishlistItem": [
        "artist",
        "title",
        "maximumPrice|maxPrice|price",
      ],
    },
    roles: ["collector|seller", "buyer", "moderator"],
    may: [
      "collector add own record",
      "collector change own record",
      "buyer see record",
      "buyer add own offer",
      "buyer see own offer",
      "buyer add own wantlistItem",
      "public see record",
      "moderator delete record",
      "moderator delete feedback",
    ],
    mayNot: [
      "collector change record",
      "collector delete record",
      "buyer see offer",
      "buyer change record",
      "public add offer",
      "buyer delete feedback",
    ],
    links: ["offer.record > record", "feedback.record > record"],
    theme: { background: "#fdf5e6", primary: "#8b4513" },
  },
  {
    name: "wedding cakes, a voice memo from Geelong",
    text: "Okay is this recording? Yep, red dot. Hi Tash, it's Bronwyn from the cakes. Sorry about the mixer. So I've had three brides this month ask me where their quote is and it was in the ute, under the dog, so it's time. Um. So an enquiry comes in off the website, that's their name, email, the wedding date, the venue, guest numbers, and like any allergies. No login for that, no one's gonna make a login to ask about a cake. Then I do a quote for the enquiry, and the quote's got the price, the deposit, what it's valid until, and a sketch. If they say yes it turns into a cake. Cake has the quote it came from, number of tiers, the flavours, icing type so buttercream or fondant or naked, and delivery time. And for each cake there's tasks, like bake, fill, stack, paint, so a task is the cake, what to do, who's doing it, due date, done or not. Nah scratch that, not the due date, just the day of the week. My decorators, Lil and Marco, tick off tasks and they can see cakes, but no quotes, I don't want them knowing what I charge, well not that I don't trust them. The delivery driver just needs to see the cakes. Couples get a login once they've said yes and can see their own cake and their own quote, can't change anything or we'd be changing flavours till the vows. Quotes are me only, the baker, put baker. Ingredients ordering I do with the wholesaler, don't need that. Um, colours, ivory background would be gorgeous, with maroon buttons. That's it. Oh, and the dog's fine.",
    entities: {
      "enquiry|inquiry": [
        "name",
        "email|emailAddress",
        "weddingDate|date|dateOfWedding",
        "venue",
        "guestNumbers|numberOfGuests|guests|guestCount|guestsCount|howManyGuests|manyGuests|guestNumber|guestQuantity",
        "allergies|allergy|anyAllergies",
      ],
      quote: ["enquiry|inquiry", "price", "deposit", "validUntil|validUntilDate|validity|valid|whatItsValidUntil|expiryDate", "sketch"],
      "cake|weddingCake": [
        "quote",
        "numberOfTiers|tiers|tierCount|tiersCount|howManyTiers|manyTiers|tierNumber|tierQuantity",
        "flavours|flavors|flavour|flavor",
        "icingType|icing|typeOfIcing",
        "deliveryTime|delivery|deliveryAt|deliveredAt",
      ],
      task: [
        "cake|weddingCake",
        "whatToDo|description|title|name|work|task|toDo|what",
        "decorator|assignee|who|whoIsDoing|whosDoingIt|whoIsDoingIt|assignedTo|person|whoDoing|doneBy",
        "dayOfTheWeek|weekday|dayOfWeek|day|weekDay",
        "done|isDone|hasDone|withDone|wantsDone|needsDone|wasDone|completed|doneOrNot|isDoneOrNot|status",
      ],
    },
    roles: ["decorator", "deliveryDriver|driver", "couple", "baker"],
    may: [
      "public add enquiry",
      "baker add quote",
      "baker change quote",
      "decorator change task",
      "decorator see cake",
      "deliveryDriver see cake",
      "couple see own cake",
      "couple see own quote",
    ],
    mayNot: [
      "decorator see quote",
      "public see enquiry",
      "couple see cake",
      "couple change cake",
      "couple see quote",
      "deliveryDriver change cake",
      "decorator change quote",
    ],
    links: ["quote.enquiry > enquiry", "cake.quote > quote", "task.cake > cake"],
    theme: { background: "#fffff0", primary: "#800000" },
  },
  {
    name: "quarry blasting, terse",
    text: "Blast log for 2 quarries. Quarry = name, licence no, county. Blast = quarry, date/time, shotfirer, holes, explosive kg, vibration mm/s. Neighbour complaint = blast, house, text. Shotfirer logs blasts, no edits afterwards. Neighbours file complaints + see blasts, not others' complaints. Quarry manager sees all, answers complaints. Nobody deletes blasts.",
    entities: {
      quarry: ["name", "licenceNo|licenceNumber|licenseNumber|licenseNo|licence", "county"],
      blast: [
        "quarry",
        "dateTime|date|time|dateAndTime|when",
        "shotfirer",
        "holes|numberOfHoles|holeCount|holesCount|howManyHoles|manyHoles|holeNumber|holeQuantity",
        "explosiveKg|explosive|explosives|explosivesKg|explosiveInKg|explosiveWeight",
        "vibration|vibrationMmS|vibrationMms|vibrationInMmS|vibrationMmPerS",
      ],
      "complaint|neighbourComplaint": ["blast", "house", "text"],
    },
    roles: ["shotfirer", "neighbour|neighbor", "quarryManager|manager"],
    may: [
      "shotfirer add blast",
      "neighbour add own complaint",
      "neighbour see own complaint",
      "neighbour see blast",
      "quarryManager see complaint",
      "quarryManager change complaint",
      "quarryManager see blast",
    ],
    mayNot: [
      "shotfirer change blast",
      "shotfirer delete blast",
      "neighbour see complaint",
      "neighbour change blast",
      "quarryManager delete blast",
    ],
    links: ["blast.quarry > quarry", "complaint.blast > blast"],
  },
  {
    name: "artificial limbs, bullets with asides",
    text: `P&O clinic – wish list (Sunita typing, Gareth shouting over my shoulder)

why: referrals come by fax. FAX. and Mr Abara waited 5 months for a socket because his slid behind the radiator

things
• patients – name, NHS no., DOB, amputation level (transtibial / transfemoral / upper limb), side, weight
• referrals – patient, referring consultant, date received, urgency, letter (scan)
• appointments – patient, clinician, date + time, type (assessment, casting, fitting, review), attended?
• devices – patient, socket type, liner, foot or knee component, serial no, fitted on, warranty until
• workshop jobs – device, what needs doing, priority, promised for, finished on
• outcome scores – patient, date, walking distance, pain 0-10, comfort 0-10

who
• clinic clerk: registers patients, logs referrals, books appointments. can't see outcome scores (clinical)
• prosthetist: writes devices and outcome scores, raises workshop jobs. only amends scores they wrote themselves
• technician: sees workshop jobs & devices, updates workshop jobs, has no business with patients
• patients (portal, one day soon): their own appointments, their own devices. not the scores
• service lead (Gareth): can do anything to devices + workshop jobs, only person who deletes a patient

not now please: stock of feet, physio timetable, transport. and the kettle is NOT an asset Gareth`,
    entities: {
      patient: [
        "name",
        "nhsNo|nhsNumber|NHSNo|nHSNo|nhs|NHSNumber",
        "birthDate|dateOfBirth|dob|bornOn|birthday",
        "amputationLevel|level",
        "side",
        "weight",
      ],
      referral: [
        "patient",
        "referringConsultant|consultant",
        "dateReceived|receiptDate|receivedOn|receivedAt|received|receivedDate|dateOfReceipt|receiptTime|receivedTime|timeOfReceipt|receiptAt|receiptOn|whenReceived",
        "urgency",
        "letter|letterScan|scan|scannedLetter",
      ],
      appointment: [
        "patient",
        "clinician",
        "dateTime|dateAndTime|date|time|startsAt|when",
        "type|appointmentType",
        "attended|isAttended|hasAttended|withAttended|wantsAttended|needsAttended|wasAttended",
      ],
      device: [
        "patient",
        "socketType|socket",
        "liner",
        "footOrKneeComponent|component|footComponent|kneeComponent|footKneeComponent|foot",
        "serialNo|serialNumber|serial",
        "fittingDate|fittedOn|fittedAt|fitted|fittedDate|dateOfFitting|dateFitted|fittingTime|fittedTime|timeOfFitting|fittingAt|fittingOn|whenFitted",
        "warrantyUntil|warranty|warrantyDate|warrantyEnd|warrantyUntilDate",
      ],
      "workshopJob|job": [
        "device",
        "whatNeedsDoing|description|work|task|needsDoing|what",
        "priority",
        "promisedFor|promisedDate|promised|promisedOn|dueDate",
        "finishDate|finishedOn|finishedAt|finished|finishedDate|dateOfFinish|dateFinished|finishTime|finishedTime|timeOfFinish|finishAt|finishOn|whenFinished",
      ],
      "outcomeScore|score|outcome": ["patient", "date", "walkingDistance", "pain|painScore|painLevel", "comfort|comfortScore|comfortLevel"],
    },
    roles: ["clinicClerk|clerk", "prosthetist", "technician", "patient", "serviceLead|lead"],
    may: [
      "clinicClerk add patient",
      "clinicClerk add referral",
      "clinicClerk add appointment",
      "prosthetist add device",
      "prosthetist add outcomeScore",
      "prosthetist add workshopJob",
      "prosthetist change own outcomeScore",
      "technician see workshopJob",
      "technician change workshopJob",
      "technician see device",
      "patient see own appointment",
      "patient see own device",
      "serviceLead delete patient",
      "serviceLead delete device",
    ],
    mayNot: [
      "clinicClerk see outcomeScore",
      "prosthetist change outcomeScore",
      "technician see patient",
      "patient see outcomeScore",
      "patient see appointment",
      "clinicClerk delete patient",
      "prosthetist delete patient",
    ],
    links: [
      "referral.patient > patient",
      "appointment.patient > patient",
      "device.patient > patient",
      "workshopJob.device > device",
      "outcomeScore.patient > patient",
    ],
  },
  {
    name: "a mountain refuge, French keeper",
    text: `Hello,

I am the keeper of a refuge at 2 584 metres in the Vanoise, 52 places, open from June until the middle of September, and I write you from the terrace because inside there is no network. A climber who slept here (Hannes, very tall) gave me your address.

Actually the hikers telephone me and I write in a big agenda. When there is fog they cancel all at the same time, and I lose the head. I would like that the hikers reserve alone.

There are dormitories: each dormitory has a name, a number of beds, a price by night. A hiker makes a reservation with the date of arrival, the number of nights, the number of persons, the dormitory wished, half board or not, and the food allergies. In the evening I note the consumptions of each reservation: the product, the quantity, the price. The products (soup, beer, tart with blueberries...) have a name, a price and a stock, and because all comes by helicopter two times in the season I need also the rotations: date, weight in kilos, company and the cost.

Each morning I write also the conditions of the path: date, snow, state of the bridge and a photo. Everybody can read that without inscription, it is for the security.

My assistant (Maëlle this summer) can add reservations and consumptions, but she doesn't modify the prices of the products and she doesn't see the rotations. The hikers see and cancel their reservation only. The Alpine Club, who owns the walls, wants to see the reservations for the statistics, but without modification. I am the only one who suppresses something.

Nothing for payment by card, we have the satellite when it wants.

With my friendly greetings from up there,
Lucien`,
    entities: {
      dormitory: [
        "name",
        "numberOfBeds|beds|bedCount|bedsCount|howManyBeds|manyBeds|bedNumber|bedQuantity",
        "pricePerNight|priceByNight|price|nightPrice|nightlyPrice",
      ],
      "reservation|booking": [
        "dateOfArrival|arrivalDate|arrival|date|arrivalOn",
        "numberOfNights|nights|nightCount|nightsCount|howManyNights|manyNights|nightNumber|nightQuantity",
        "numberOfPersons|persons|personCount|personsCount|howManyPersons|manyPersons|personNumber|personQuantity|numberOfPeople|people|peopleCount|howManyPeople|manyPeople|peopleNumber|peopleQuantity",
        "dormitory|dormitoryWished|wishedDormitory",
        "halfBoard|isHalfBoard|hasHalfBoard|withHalfBoard|wantsHalfBoard|needsHalfBoard|wasHalfBoard|board",
        "foodAllergies|allergies|allergy|foodAllergy",
      ],
      consumption: ["reservation|booking", "product", "quantity", "price"],
      product: ["name", "price", "stock"],
      "rotation|helicopterRotation": ["date", "weight|weightInKilos|weightKilos|weightKg|kilos", "company", "cost"],
      "pathCondition|condition|conditions|pathConditions|conditionsOfThePath|conditionOfPath|conditionOfThePath|conditionsOfPath": [
        "date",
        "snow",
        "stateOfTheBridge|bridgeState|stateOfBridge|bridge|bridgeCondition|bridgeStatus",
        "photo|photos|image|images|picture|pictures|photograph|photographs|pic|pics",
      ],
    },
    roles: ["hiker", "assistant", "alpineClub|club", "keeper|refugeKeeper"],
    may: [
      "hiker add own reservation",
      "hiker see own reservation",
      "assistant add reservation",
      "assistant add consumption",
      "alpineClub see reservation",
      "public see pathCondition",
      "keeper add pathCondition",
      "keeper delete product",
    ],
    mayNot: [
      "hiker see reservation",
      "assistant change product",
      "assistant see rotation",
      "alpineClub change reservation",
      "assistant delete reservation",
      "public add pathCondition",
      "public see reservation",
    ],
    links: ["reservation.dormitory > dormitory", "consumption.reservation > reservation", "consumption.product > product"],
  },
  {
    name: "a boarding house, the matron's long letter",
    text: `Wetherby House
Sunday evening, after prep

Dear Rupert,

Your mother tells me you “do computers” now, so I am going to presume upon your five years under this roof, during which, may I remind you, I found your cricket whites no fewer than eleven times.

I have been matron here for twenty-six years and in that time the records have lived in what the boys call the Doomsday Book. It is a ledger. It is in its ninth volume. It has served me very well, but the inspectors came in the Lent term, three of them with lanyards, and were polite about it in a manner I did not care for. The bursar has found a little money. The other houses use something called iSAMS for marks and reports and I am assured that it can do everything; it cannot tell me who has had paracetamol.

Let me tell you what goes in the Book, and you will know what to do.

There are the boarders, sixty-one at present. Of each boarder one wants the name, the date of birth, the year group, the dormitory, the nationality and any allergies, the last in red if you can manage it. Each boarder has guardians, and I should like those kept properly, since three families have separated this year alone: a guardian has a name, a telephone number, an e-mail address and a relationship to the boy, and belongs to a boarder. Then dormitories: a dormitory has a name, a floor and a number of beds. The names are of battles, as you will recall. You were in Blenheim.

Every time a boy comes to the surgery I write a line, so: the boarder, the date and time, the complaint, the temperature, what I gave him and how much, and whether he was sent to the San. That is a surgery visit. It is quite the most important thing in the Book and the thing the lanyards liked best.

Next, exeats. A boy wishing to go away for the weekend has a request for an exeat put in, saying which boarder, when he leaves, when he returns, where he will be staying and who collects him. His parents make this request nowadays, not the boy, ever since the affair of the Brighton train (I name no names, but you were there). The housemaster either approves or refuses it.

Finally, the laundry and mending. A lost item has a description, a name tape if there is one, where it was found and the date; I should dearly love boys to be able to look at those, because then they need not knock.

Now, who may read what, for I feel strongly about it. Surgery visits are mine: I write them, I correct them, and the assistant matron, Mrs Pargeter, may add them and read them but she is not to alter them. The housemaster may read them and no more. The parents see their own son's surgery visits and exeats, and nobody else's son's. The boys themselves see lost items, and their own exeats. The tutors see exeats, so that they know who is away, but never surgery visits; that is medical, and I have had words with Mr Aldous on the subject. Boarders are entered and removed by the housemaster's secretary, who also keeps the guardians.

I should not want anybody to be able to delete a surgery visit. One does not tear pages out of the Book.

There is no need for it to be pretty. Come to tea. There is always cake on Thursdays.

Yours affectionately,
Matron

P.S. We found your other shoe.`,
    entities: {
      boarder: [
        "name",
        "birthDate|dateOfBirth|dob|bornOn|birthday",
        "yearGroup|year",
        "dormitory",
        "nationality",
        "allergies|allergy|anyAllergies",
      ],
      guardian: [
        "name",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|mobilePhone|contactNumber",
        "email|emailAddress",
        "relationship|relationshipToTheBoy|relation|relationshipToBoy",
        "boarder",
      ],
      dormitory: ["name", "floor", "numberOfBeds|beds|bedCount|bedsCount|howManyBeds|manyBeds|bedNumber|bedQuantity"],
      "surgeryVisit|visit": [
        "boarder",
        "dateTime|dateAndTime|date|time|when",
        "complaint",
        "temperature",
        "whatIGaveHim|medicine|medication|treatment|given|whatWasGiven|gave|drug|whatGiven",
        "dose|amount|howMuch|quantity|dosage|much",
        "sentToTheSan|sentToSan|isSentToSan|hasSentToSan|withSentToSan|wantsSentToSan|needsSentToSan|wasSentToSan|isSentToTheSan|wasSentToTheSan|san",
      ],
      "exeat|exeatRequest|request|requestForAnExeat|requestForExeat": [
        "boarder",
        "leavesAt|departure|whenHeLeaves|leaves|leavingDate|leaveDate|leavesOn|departureDate|from|leavingTime|leave|departsAt",
        "returnsAt|return|whenHeReturns|returns|returnDate|returnsOn|until|returnTime",
        "whereStaying|destination|staying|whereHeWillBeStaying|place|location|address|stayingAt|where",
        "whoCollects|collectedBy|collector|whoCollectsHim|collects|collectingPerson|who",
      ],
      "lostItem|item": [
        "description",
        "nameTape",
        "whereFound|placeFound|where|foundAt|location|place|whereItWasFound|foundWhere",
        "date|dateFound|foundOn",
      ],
    },
    roles: [
      "matron",
      "assistantMatron",
      "housemaster|houseMaster",
      "parent",
      "boy|boarder|pupil|student",
      "tutor",
      "housemastersSecretary|secretary|housemasterSecretary|housemasterSSecretary",
    ],
    may: [
      "matron add surgeryVisit",
      "matron change surgeryVisit",
      "assistantMatron add surgeryVisit",
      "assistantMatron see surgeryVisit",
      "housemaster see surgeryVisit",
      "housemaster change exeat",
      "parent add exeat",
      "parent see own surgeryVisit",
      "parent see own exeat",
      "boy see lostItem",
      "boy see own exeat",
      "tutor see exeat",
      "housemastersSecretary add boarder",
      "housemastersSecretary delete boarder",
      "housemastersSecretary change guardian",
    ],
    mayNot: [
      "assistantMatron change surgeryVisit",
      "housemaster change surgeryVisit",
      "parent see surgeryVisit",
      "boy see exeat",
      "tutor see surgeryVisit",
      "matron delete surgeryVisit",
      "housemaster delete surgeryVisit",
      "boy change lostItem",
    ],
    links: ["boarder.dormitory > dormitory", "guardian.boarder > boarder", "surgeryVisit.boarder > boarder", "exeat.boarder > boarder"],
  },
  {
    name: "tenants' union, a Slack thread",
    text: `#casework-tool (exported)

joelle 9:02 AM
ok so we lost the Parkdale file AGAIN. I'm calling it, the shared drive is dead to me 🪦

amir 9:04 AM
+1. what's the minimum we need tho

joelle 9:11 AM
imo:
*buildings* – address, number of units, landlord, ward
*landlords* – name, management company, phone, mailing address
*cases* – building, unit, issue type (eviction, repairs, rent increase, harassment), opened on, summary, status
*notices* – every paper the tenant gets: case, form number (N4, N12, N13...), date served, hearing date, a scan
*phone calls* – case, caller, when, what was said

amir 9:12 AM
don't forget meetings! building meetings: building, date, location, turnout

joelle 9:12 AM
yes ty 🙏

priya (legal clinic) 9:20 AM
from our side: organizers can open cases and log calls, fine. but they should only see cases they opened themselves. caseworkers see all the cases and close them. paralegals upload the notices and are the only ones who can edit them

joelle 9:21 AM
and tenants?

priya (legal clinic) 9:24 AM
tenants see their own case and its notices. not the phone calls, we say stuff in there

amir 9:26 AM
who can delete

priya (legal clinic) 9:26 AM
nobody deletes a case. coordinator can delete a duplicate building, thats all. coordinator adds landlords + buildings too

joelle 9:30 AM
membership dues stay in Action Network right

amir 9:30 AM
god yes

joelle 9:31 AM
red buttons obv ✊ black background`,
    entities: {
      building: ["address", "numberOfUnits|units|unitCount|unitsCount|howManyUnits|manyUnits|unitNumber|unitQuantity", "landlord", "ward"],
      landlord: [
        "name",
        "managementCompany|company",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|mobilePhone|contactNumber",
        "mailingAddress|address",
      ],
      "case|tenantCase": [
        "building",
        "unit",
        "issueType|issue|type",
        "openingDate|openedOn|openedAt|opened|openedDate|dateOfOpening|dateOpened|openingTime|openedTime|timeOfOpening|openingAt|openingOn|whenOpened",
        "summary",
        "status",
      ],
      notice: [
        "case|tenantCase",
        "formNumber|form",
        "dateServed|serviceDate|servedOn|servedAt|served|servedDate|dateOfService|serviceTime|servedTime|timeOfService|serviceAt|serviceOn|whenServed",
        "hearingDate|hearing|dateOfHearing",
        "scan|file",
      ],
      "phoneCall|call": [
        "case|tenantCase",
        "caller",
        "when|date|calledAt|time|dateTime|calledOn|at",
        "whatWasSaid|said|summary|notes|note|remarks|remark|comments|comment|observations|observation|content|what",
      ],
      "meeting|buildingMeeting": ["building", "date", "location|place", "turnout"],
    },
    roles: ["organizer|organiser", "caseworker|caseWorker", "paralegal", "tenant", "coordinator"],
    may: [
      "organizer add case",
      "organizer add phoneCall",
      "organizer see own case",
      "caseworker see case",
      "caseworker change case",
      "paralegal add notice",
      "paralegal change notice",
      "tenant see own case",
      "tenant see own notice",
      "coordinator delete building",
      "coordinator add landlord",
      "coordinator add building",
    ],
    mayNot: [
      "organizer see case",
      "organizer change notice",
      "caseworker change notice",
      "tenant see phoneCall",
      "tenant see case",
      "coordinator delete case",
      "caseworker delete case",
    ],
    links: [
      "building.landlord > landlord",
      "case.building > building",
      "notice.case > case",
      "phoneCall.case > case",
      "meeting.building > building",
    ],
    theme: { background: "#000000", primary: "#ff0000" },
  },
  {
    name: "riders' savings group, Kisumu",
    text: "Hi, hope you are well. My names are Dennis Ochieng, chairman of Kondele Boda Riders, we are 118 riders. Every evening each rider brings 50 bob and the treasurer writes in a counter book but last year the counter book got rained on and people nearly fought, even the OCS was called. So now we want a system whereby a rider has a name, ID number, phone, stage, motorbike plate and next of kin. A contribution is from a rider and it has the amount, the date and the M-Pesa code. When a rider wants a loan he applies himself: how much, the purpose, repayment period in weeks and two guarantors who are also riders. The credit committee is the one to approve or to reject. Then repayments, each repayment is for one loan, amount, date and M-Pesa code also. And there is welfare, when somebody gets an accident or loses a parent we do a welfare claim: the rider, what happened, the amount asked, and the documents like hospital letter. A rider should see his own contributions, loans and repayments only, not for the others, because these people talk. The treasurer records contributions and repayments and if he makes a mistake he cannot correct it himself, it is me the chairman who corrects. The secretary registers riders and writes welfare claims. The auditor comes once per year and sees all the money things but touches nothing. Removing a rider is voted in the AGM and then I do it. We don't need tracking of bikes, the bank does that one. Asante sana.",
    entities: {
      rider: [
        "name",
        "idNumber|nationalId|IDNumber|identityNumber",
        "phone|phoneNumber|telephone|telephoneNumber|mobile|mobileNumber|mobilePhone|contactNumber",
        "stage",
        "motorbikePlate|plate|plateNumber|motorbike|motorbikePlateNumber|numberPlate",
        "nextOfKin",
      ],
      contribution: ["rider", "amount", "date", "mPesaCode|mpesaCode|MPesaCode|code|mpesa"],
      loan: [
        "rider",
        "amount|howMuch|much",
        "purpose",
        "repaymentPeriod|repaymentPeriodInWeeks|period|repaymentWeeks|periodInWeeks|repaymentPeriodWeeks",
        "guarantors|guarantor|twoGuarantors|twoGuarantor",
      ],
      repayment: ["loan", "amount", "date", "mPesaCode|mpesaCode|MPesaCode|code|mpesa"],
      "welfareClaim|claim": [
        "rider",
        "whatHappened|description|reason|incident|event|happened|what",
        "amountAsked|amount|askedAmount|requestedAmount",
        "documents|document|files|file|hospitalLetter",
      ],
    },
    roles: ["rider", "treasurer", "chairman|chairperson|chair", "creditCommittee|committee|creditCommitteeMember", "secretary", "auditor"],
    may: [
      "rider add own loan",
      "rider see own contribution",
      "rider see own loan",
      "rider see own repayment",
      "creditCommittee change loan",
      "treasurer add contribution",
      "treasurer add repayment",
      "chairman change contribution",
      "chairman change repayment",
      "chairman delete rider",
      "secretary add rider",
      "secretary add welfareClaim",
      "auditor see contribution",
      "auditor see loan",
    ],
    mayNot: [
      "rider see contribution",
      "rider see loan",
      "treasurer change contribution",
      "treasurer change repayment",
      "auditor change loan",
      "auditor change contribution",
      "secretary delete rider",
    ],
    links: [
      "contribution.rider > rider",
      "loan.rider > rider",
      "loan.guarantors > rider",
      "repayment.loan > loan",
      "welfareClaim.rider > rider",
    ],
  },
];
