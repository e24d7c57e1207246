/** Two languages in one breath, written by someone who had never seen the planner: measured once, tuned on since 2026-11-21 (bench/RESULTS.md). */
import type { Case } from "./case.ts";

export const unseenMixed: readonly Case[] = [
  {
    name: "recording studio",
    text: "Hi, عندي recording studio في عمّان وبدي system للحجوزات. عندنا 3 rooms، كل room لها name و hourly rate و equipment list. الـ artist بيعمل booking لغرفة من ساعة لساعة وبيختار sound engineer، والـ booking status: pending, confirmed, done, cancelled. بعد الـ session المهندس برفع الـ tracks: title, version, file, length. الفنان يقدر ينزّل tracks تاعته بس، وما يشوف شغل غيره. Engineers see their own bookings only. المدير يدير rooms and rates. Invoice لكل booking مع المبلغ و VAT. Dark mode please, buttons crimson.",
    entities: {
      room: ["name", "hourlyRate|rate", "equipment|equipmentList"],
      booking: ["room", "artist|فنان", "start|startTime|startsAt|from", "end|endTime|endsAt|to", "soundEngineer|engineer", "status"],
      track: ["title", "version", "file", "length|duration", "booking|session"],
      invoice: ["booking", "amount", "vat|tax"],
    },
    roles: ["artist|فنان", "engineer|soundEngineer|مهندس", "manager"],
    may: ["artist add own booking", "engineer see own booking", "engineer add track", "manager change room", "artist see own track"],
    mayNot: ["engineer see booking", "artist see track", "artist change room"],
    links: ["booking.room > room", "invoice.booking > booking"],
    theme: { mode: "dark", primary: "#dc143c" },
  },
  {
    name: "drone surveys",
    text: `شركة مسح جوي بالدرون (aerial survey).
Drones: model, serial number, عدد ساعات الطيران, firmware, الحالة (available / in repair / lost)
Pilots: الاسم, license class, تاريخ انتهاء الرخصة
Missions: العميل, site, planned date, pilot, drone, الارتفاع بالمتر, weather, status
كل mission تحتاج flight permit من هيئة الطيران: رقم التصريح وتاريخه و PDF.
- Pilots can only see their missions ويسجلون flight log بعد كل طلعة
- Operations manager يضيف ويعدل missions ويعيّن الطيار
- Clients download the results of their own missions
- ممنوع أي طيران بدون permit معتمد
Background alice blue, buttons #0b6e4f`,
    entities: {
      drone: ["model", "serialNumber", "flightHours|عدد ساعات الطيران|flyingHours", "firmware", "status"],
      pilot: ["name", "licenseClass", "licenseExpiryDate|licenseExpiry|expiryDate|تاريخ انتهاء الرخصة"],
      mission: [
        "client|customer",
        "site",
        "plannedDate",
        "pilot",
        "drone",
        "altitude|height|الارتفاع|الارتفاع بالمتر",
        "weather",
        "status",
      ],
      "flightPermit|permit|تصريح": ["mission", "permitNumber|number|رقم التصريح", "permitDate|date|تاريخ التصريح", "pdf|file|document"],
      "flightLog|log": ["mission"],
      "client|customer": [],
    },
    roles: ["pilot", "operationsManager|manager", "client|customer"],
    may: [
      "pilot see own mission",
      "pilot add flightLog",
      "operationsManager add mission",
      "operationsManager change mission",
      "client see own mission",
    ],
    mayNot: ["pilot see mission", "client see mission", "operationsManager delete mission"],
    links: ["mission.pilot > pilot", "mission.drone > drone", "flightPermit.mission > mission"],
    theme: { background: "#f0f8ff", primary: "#0b6e4f" },
  },
  {
    name: "coffee roastery",
    text: "نحن محمصة قهوة مختصة وحابين نسوي platform للـ wholesale. الـ green beans عندنا لها origin, variety, process (washed, natural, honey) والكمية بالكيلو وسعر الشراء. كل roast batch: البن الأخضر، التاريخ، roast level، الوزن قبل، الوزن بعد، والمحمّص. بعدها cupping session وفيها score من 100 ونكهات. Cafés sign up, wait for approval by the sales manager, then place weekly orders من المنتجات (name, bag size, price). المحمّص يضيف batches بس ما يشوف سعر الشراء. Cafés see only their own orders and invoices. إذا نزلت كمية البن عن 50 كيلو أرسل email لمدير المشتريات.",
    entities: {
      "greenBean|bean|بن أخضر|greenCoffee|البن الأخضر": ["origin", "variety", "process", "quantity", "purchasePrice|سعر الشراء"],
      "roastBatch|batch": [
        "greenBean|bean|بن أخضر|greenCoffee|البن الأخضر",
        "date",
        "roastLevel",
        "weightBefore|الوزن قبل",
        "weightAfter|الوزن بعد",
        "roaster|محمص|محمّص",
      ],
      "cuppingSession|cupping|session": ["roastBatch|batch", "score", "flavors|flavours|نكهات|flavorNotes"],
      "cafe|café|customer": [],
      order: ["cafe|café|customer"],
      product: ["name", "bagSize", "price"],
      invoice: [],
    },
    roles: ["roaster|محمص|محمّص", "cafe|café|customer", "salesManager", "purchasingManager|مدير المشتريات|procurementManager|manager"],
    may: ["roaster add roastBatch", "cafe add own order", "cafe see own order", "cafe see own invoice", "salesManager change cafe"],
    mayNot: ["cafe see order", "cafe see invoice", "roaster delete roastBatch"],
    links: ["roastBatch.greenBean > greenBean"],
  },
];
