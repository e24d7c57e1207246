/** A fresh set by someone who had never seen the planner, in two languages at once: measured once before any rule was changed for them (bench/RESULTS.md). */
import type { Case } from "./case.ts";

export const freshMixed: readonly Case[] = [
  {
    name: "EV chargers, bullets",
    text: `EV charging network (الرياض وجدة)

- Station: name, city, location, عدد الشواحن
- Charger: station, serial number, power, connector type (CCS, CHAdeMO, Type 2), الحالة (available, busy, out of service)
- Charging session: charger, start time, end time, energy, التكلفة
- Fault report: charger, الوصف, photo

الصلاحيات:
- السائق يشوف الـ stations والـ chargers ويشوف الـ charging sessions حقته فقط
- السائق يقدر يرفع fault report
- Technician يشوف كل الـ fault reports ويغير حالة الـ charger، ما يحذف أي charger
- Operator manages stations and chargers

Background #f3fbf6, buttons #0b7a4b`,
    entities: {
      "station|chargingStation|محطة": ["name", "city", "location", "chargerCount|numberOfChargers|chargers|chargersCount|عدد الشواحن"],
      "charger|شاحن": ["station|chargingStation|محطة", "serialNumber", "power", "connectorType|connector|type", "status|حالة|الحالة"],
      "chargingSession|session": ["charger|شاحن", "startTime|start|startsAt", "endTime|end|endsAt", "energy", "cost|price|تكلفة|التكلفة"],
      "faultReport|report|fault": ["charger|شاحن", "description|وصف|الوصف", "photo|image"],
    },
    roles: ["driver|سائق", "technician|فني", "operator"],
    may: [
      "driver see station",
      "driver see charger",
      "driver see own chargingSession",
      "driver add faultReport",
      "technician see faultReport",
      "technician change charger",
      "operator add station",
      "operator delete charger",
    ],
    mayNot: ["driver see chargingSession", "driver change charger", "technician delete charger", "technician delete station"],
    links: ["charger.station > station", "chargingSession.charger > charger", "faultReport.charger > charger"],
    theme: { background: "#f3fbf6", primary: "#0b7a4b" },
  },
  {
    name: "co-working space, chatty",
    text: "هاي، فاتحين co-working space بعمّان وصار عنا فوضى بالـ meeting rooms. بدنا system بسيط: كل room إلها name, floor, capacity وسعر الساعة. الـ tenant بيعمل booking فيه الغرفة والتاريخ و start time و end time، وبيشوف حجوزاته بس. وكل tenant إله company name, email, phone ونوع الاشتراك (daily, monthly, yearly). الـ community manager بتضيف الـ rooms وبتعدلها وبتشوف كل الـ bookings وبتقدر تلغيها. وفي كمان visitors: the tenant registers a visitor with a name, a date and a phone number, والـ receptionist بتشوف كل الزوار بس ما بتعدل عليهم. Use ivory for the background والأزرار teal.",
    entities: {
      "room|meetingRoom|غرفة": ["name", "floor", "capacity", "hourlyPrice|pricePerHour|hourPrice|hourlyRate|price|سعر الساعة"],
      "booking|reservation|حجز|roomBooking": ["room|meetingRoom|غرفة|الغرفة", "date", "startTime|start|startsAt", "endTime|end|endsAt"],
      "tenant|مستأجر": ["companyName|company|name", "email", "phone", "subscriptionType|membershipType|subscription|type|نوع الاشتراك"],
      "visitor|زائر": ["name", "date", "phone|phoneNumber"],
    },
    roles: ["tenant|مستأجر", "communityManager|manager", "receptionist"],
    may: [
      "tenant add own booking",
      "tenant see own booking",
      "tenant add visitor",
      "communityManager add room",
      "communityManager change room",
      "communityManager see booking",
      "receptionist see visitor",
    ],
    mayNot: ["tenant see booking", "tenant change room", "receptionist change visitor", "receptionist delete visitor"],
    links: ["booking.room > room"],
    theme: { background: "#fffff0", primary: "#008080" },
  },
  {
    name: "drone survey, an e-mail",
    text: `Hi Omar, شلونك؟

Following our call, هذا اللي نحتاجه لشركة الـ drone survey. نبي نسجل الـ drones (model, serial number, تاريخ آخر صيانة) والـ projects، كل project فيه client, الموقع, area وتاريخ التسليم. Each flight belongs to one project and has a drone, a pilot, a date, flight duration و عدد الصور. الـ pilot يضيف الـ flights حقته ويعدلها but he can't delete any flight. الـ client يدخل ويشوف مشاريعه فقط، ما يشوف projects حقت غيره. The operations manager manages drones and projects ويشوف كل الـ flights.

تسلم,
Noura`,
    entities: {
      drone: ["model", "serialNumber", "lastMaintenanceDate|lastMaintenance|lastServiceDate|maintenanceDate|تاريخ آخر صيانة"],
      "project|مشروع": ["client|customer|عميل", "location|site|موقع|الموقع", "area", "deliveryDate|dueDate|تاريخ التسليم"],
      flight: [
        "project|مشروع",
        "drone",
        "pilot",
        "date",
        "flightDuration|duration",
        "photoCount|imageCount|photos|images|numberOfPhotos|numberOfImages|imagesCount|photosCount|عدد الصور",
      ],
    },
    roles: ["pilot", "client|customer|عميل", "operationsManager|manager"],
    may: [
      "pilot add own flight",
      "pilot change own flight",
      "client see own project",
      "operationsManager add drone",
      "operationsManager delete project",
      "operationsManager see flight",
    ],
    mayNot: ["pilot delete flight", "pilot change flight", "client see project", "client change project"],
    links: ["flight.project > project", "flight.drone > drone"],
  },
  {
    name: "cat hotel, user stories",
    text: `Cat hotel app, user stories مبدئية:

As a pet owner أبغى أسجل قططي: name, breed, العمر, تاريخ آخر تطعيم, photo
As a pet owner أبغى أسوي booking: القطة, check-in date, check-out date, ونوع الغرفة (standard, deluxe)
As a pet owner أبغى أشوف حجوزاتي أنا فقط
As a caretaker أبغى أكتب daily report فيه القطة, date, الأكل, mood و صورة
As a caretaker I want to see all bookings, بس ما أقدر أحذفها
As a manager أبغى أعدل وأحذف الـ bookings

The pet owner can read the daily reports of his own cats only.`,
    entities: {
      "cat|قطة": [
        "name",
        "breed",
        "age|عمر|العمر",
        "lastVaccinationDate|lastVaccination|vaccinationDate|lastVaccineDate|تاريخ آخر تطعيم",
        "photo|image",
      ],
      "booking|reservation|حجز": [
        "cat|قطة|القطة",
        "checkInDate|checkIn|startDate|arrivalDate",
        "checkOutDate|checkOut|endDate|departureDate",
        "roomType|type|نوع الغرفة",
      ],
      "dailyReport|report": ["cat|قطة|القطة", "date", "food|meal|meals|eating|أكل|الأكل", "mood", "photo|image|picture|صورة"],
    },
    roles: ["petOwner|owner", "caretaker", "manager"],
    may: [
      "petOwner add own cat",
      "petOwner add own booking",
      "petOwner see own booking",
      "petOwner see own dailyReport",
      "caretaker add dailyReport",
      "caretaker see booking",
      "manager change booking",
      "manager delete booking",
    ],
    mayNot: ["petOwner see booking", "petOwner see dailyReport", "caretaker delete booking", "petOwner add dailyReport"],
    links: ["booking.cat > cat", "dailyReport.cat > cat"],
  },
];
