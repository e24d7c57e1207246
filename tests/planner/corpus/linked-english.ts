/** Six English requests in which the records hang together in many ways of saying so; written before a rule was changed for them. */
import type { Case } from "./case.ts";

export const linkedEnglish: readonly Case[] = [
  {
    name: "riding stable, told by the owner",
    text: `We run a riding stable. Every horse lives in a box and belongs to an owner; for a horse we keep its name, breed, year of birth and colour. A box has a number and a size. Riders take lessons: each lesson is given by an instructor, to one rider, on one horse, and has a date, a duration and a price. We log every feeding with the horse, the groom who did it, the amount and the time. When a farrier comes we write down which horse he shod, the date and the cost.

Owners see only their own horses. Riders book lessons and can cancel their own. Grooms add feedings and see all horses, but they may not change a horse. The stable manager manages everything.`,
    entities: {
      horse: ["box|stall", "owner|horseOwner", "name", "breed", "yearOfBirth|birthYear", "colour|color"],
      "box|stall": ["number", "size"],
      "owner|horseOwner": [],
      "rider|customer": [],
      lesson: ["instructor", "rider|customer", "horse", "date", "duration", "price"],
      "instructor|trainer": [],
      feeding: ["horse", "groom", "amount|quantity", "time"],
      "shoeing|farrierVisit|visit|shoe": ["horse", "date", "cost"],
    },
    roles: ["owner|horseOwner", "rider|customer", "groom", "stableManager|manager"],
    may: [
      "owner see own horse",
      "rider add own lesson",
      "groom add feeding",
      "groom see horse",
      "stableManager delete horse",
      "stableManager change lesson",
    ],
    mayNot: ["owner see horse", "groom change horse", "rider change horse", "rider see feeding"],
    links: [
      "horse.box > box",
      "horse.owner > owner",
      "lesson.instructor > instructor",
      "lesson.rider > rider",
      "lesson.horse > horse",
      "feeding.horse > horse",
      "shoeing.horse > horse",
    ],
  },
  {
    name: "walking tours, a short message",
    text: `hi! we do guided walking tours in Porto and need something simple. A tour has a title, a language, a meeting point and a price per person. Tours run on departures - a departure is for a tour, on a date, with a guide and a maximum number of guests. Bookings are for a departure and made by a guest; they hold the number of people and whether it was paid. After the walk guests leave a review of the tour with stars and a comment. Guides get assigned to departures by the office and see only the departures they lead. Guests need just a name and an email. The office manages tours, departures and bookings. Nobody but the office may delete a review.`,
    entities: {
      "tour|walkingTour|guidedWalkingTour": ["title", "language", "meetingPoint", "pricePerPerson|price"],
      departure: ["tour", "date", "guide", "maximumNumberOfGuests|maximumGuests|maxGuests|capacity"],
      booking: ["departure", "guest", "numberOfPeople|people|partySize", "paid|isPaid|paymentStatus"],
      review: ["tour", "stars|rating", "comment", "guest"],
      guest: ["name", "email"],
    },
    roles: ["guest", "guide", "office"],
    may: [
      "guest add own booking",
      "guest add review",
      "guide see own departure",
      "office add tour",
      "office change departure",
      "office delete review",
    ],
    mayNot: ["guide see departure", "guest delete review", "guide delete review", "guest change tour"],
    links: ["departure.tour > tour", "booking.departure > departure", "booking.guest > guest", "review.tour > tour"],
  },
  {
    name: "fish auction, a specification",
    text: `Landing register for the harbour auction

- Boats: registration number, name, home port, length, skipper
- Crates: weight, grade (A, B, C), the species, the boat it was caught with, the day it was landed
- Species: name, minimum size, protected (yes/no)
- Lots: crates are grouped under lots; a lot has a lot number, a starting price and an auctioneer
- Bids: placed by buyers on a lot, with an amount and a time
- Sales: one per lot, with the winning buyer and the final price
- Buyers: company name, VAT number, phone

Skippers register crates for their own boat and follow their own sales. Buyers place bids and see lots. The auctioneer opens and closes lots. The harbour master keeps boats and species up to date and sees everything.`,
    entities: {
      boat: ["registrationNumber", "name", "homePort", "length", "skipper"],
      crate: ["weight", "grade", "species", "boat", "landedOn|landingDay|landingDate|day|date|dayLanded", "lot"],
      species: ["name", "minimumSize", "protected|isProtected"],
      lot: ["lotNumber|number", "startingPrice", "auctioneer"],
      bid: ["buyer", "lot", "amount", "time"],
      sale: ["lot", "buyer|winningBuyer", "finalPrice"],
      buyer: ["companyName|company", "vatNumber", "phone"],
    },
    roles: ["skipper", "buyer", "auctioneer", "harbourMaster|harborMaster"],
    may: [
      "skipper add crate",
      "buyer add bid",
      "buyer see lot",
      "auctioneer change lot",
      "harbourMaster change boat",
      "harbourMaster change species",
      "harbourMaster see sale",
    ],
    mayNot: ["buyer change lot", "skipper change lot", "buyer delete crate", "auctioneer change species"],
    links: ["crate.species > species", "crate.boat > boat", "crate.lot > lot", "bid.buyer > buyer", "bid.lot > lot", "sale.lot > lot"],
  },
  {
    name: "tool repair at a depot, user by user",
    text: `Build a maintenance log for our bus depot. Vehicles have a fleet number, a plate, a model and a mileage, and each is stationed at a depot (name, address, phone). Defects are reported per vehicle by drivers with a description, a photo and a severity: low, medium or high. A work order is opened for a defect and assigned to a mechanic; it records start, end, labour hours and the parts used. Parts come from suppliers and have a part number, a name, a unit price and the shelf they are kept on. Inspections are carried out on a vehicle by an inspector every six months, with a result and remarks.

Drivers can report defects and see the ones they reported. Mechanics see and update only the work orders assigned to them. The workshop foreman assigns work orders, closes them, and manages parts and suppliers. Inspectors add inspections; nobody may edit an inspection once added.`,
    entities: {
      vehicle: ["fleetNumber", "plate|plateNumber", "model", "mileage", "depot"],
      depot: ["name", "address", "phone"],
      defect: ["vehicle", "driver", "description", "photo", "severity"],
      workOrder: [
        "defect",
        "mechanic",
        "start|startTime|startDate",
        "end|endTime|endDate",
        "labourHours|laborHours|hours",
        "part|parts|partsUsed",
      ],
      part: ["supplier", "partNumber", "name", "unitPrice", "shelf"],
      supplier: [],
      inspection: ["vehicle", "inspector", "result", "remarks|remark|notes"],
    },
    roles: ["driver", "mechanic", "workshopForeman|foreman", "inspector"],
    may: [
      "driver add defect",
      "driver see own defect",
      "mechanic change own workOrder",
      "workshopForeman change workOrder",
      "workshopForeman add part",
      "workshopForeman delete supplier",
      "inspector add inspection",
    ],
    mayNot: ["driver see defect", "mechanic see workOrder", "mechanic delete part", "inspector change inspection"],
    links: [
      "vehicle.depot > depot",
      "defect.vehicle > vehicle",
      "workOrder.defect > defect",
      "part.supplier > supplier",
      "inspection.vehicle > vehicle",
    ],
  },
  {
    name: "tea blends, a chatty founder",
    text: `So, we blend teas and I'm drowning in spreadsheets. What I need: a list of gardens (name, region, altitude, contact person). Every batch of leaf we buy: which garden it came from, the flush, how many kilos, the price per kilo and when it arrived. A blend is made of several batches - we note the blend's name, the recipe and who created it. Tastings: a taster scores a batch on aroma, body and finish and adds notes. Then customers order blends; an order sits with a customer and has a delivery address, a status (new, packed, shipped) and a total. The warehouse team packs orders, so they see orders and can change their status, but prices are none of their business. Tasters only touch tastings. I (the owner) can do everything.`,
    entities: {
      garden: ["name", "region", "altitude", "contactPerson|contact"],
      "batch|batchOfLeaf|leafBatch": [
        "garden",
        "flush",
        "kilos|weight|numberOfKilos|quantity",
        "pricePerKilo",
        "arrivedAt|arrivalDate|arrivedOn|arrival|arrivalTime",
      ],
      blend: ["batch|batches", "name", "recipe", "createdBy|creator"],
      tasting: ["taster", "batch", "aroma", "body", "finish", "notes"],
      customer: [],
      order: ["customer", "deliveryAddress", "status", "total", "blend|blends"],
    },
    roles: ["customer", "warehouseTeam|warehouse|warehouseWorker", "taster", "owner"],
    may: ["warehouseTeam see order", "warehouseTeam change order", "taster add tasting", "owner delete blend", "customer add own order"],
    mayNot: ["taster see order", "warehouseTeam delete order", "customer see order", "taster change batch"],
    links: ["batch.garden > garden", "tasting.batch > batch", "order.customer > customer", "order.blend > blend"],
  },
  {
    name: "cemetery office, a formal letter",
    text: `Dear Sir or Madam,

The parish wishes to replace its card index by an online register. A cemetery is divided into sections, and each section contains plots. For every plot the register states the row, the number and whether it is free, reserved or occupied. A burial takes place in a plot; it is recorded with the name of the deceased, the date of death, the date of burial and the officiating priest. Graves are looked after under care contracts: a contract is concluded with a family for a plot, runs from one date to another and carries an annual fee. Families (surname, address, telephone) may also commission a headstone from a mason, stating the inscription, the material and the plot it will stand on.

The sexton enters burials and keeps plots up to date. Families may consult their own contracts and apply for a headstone, which must be approved by the parish clerk. Masons see only the headstones entrusted to them. The parish clerk alone may delete a burial.`,
    entities: {
      cemetery: [],
      section: ["cemetery"],
      plot: ["section", "row", "number", "status|state"],
      burial: [
        "plot",
        "nameOfDeceased|nameOfTheDeceased|deceasedName|deceased",
        "dateOfDeath|deathDate",
        "dateOfBurial|burialDate",
        "priest|officiatingPriest",
      ],
      "careContract|contract": ["family", "plot", "startDate|from|fromDate", "endDate|to|toDate|until", "annualFee"],
      family: ["surname", "address", "telephone|phone"],
      headstone: ["family", "mason", "inscription", "material", "plot", "status"],
    },
    roles: ["sexton", "family", "parishClerk|clerk", "mason"],
    may: [
      "sexton add burial",
      "sexton change plot",
      "family see own careContract",
      "family add own headstone",
      "parishClerk delete burial",
      "parishClerk change headstone",
      "mason see own headstone",
    ],
    mayNot: ["family see careContract", "mason see headstone", "sexton delete burial", "mason change burial"],
    links: [
      "section.cemetery > cemetery",
      "plot.section > section",
      "burial.plot > plot",
      "careContract.family > family",
      "careContract.plot > plot",
      "headstone.family > family",
      "headstone.plot > plot",
    ],
  },
];
