/** A second set by someone who had never seen the planner, in two languages at once: measured once before any rule was changed for them, tuned on since (bench/RESULTS.md). */
import type { Case } from "./case.ts";

export const asideMixed: readonly Case[] = [
  {
    name: "gaming tournaments, as a prompt",
    text: "Build a website لبطولات الألعاب الإلكترونية with functionalities for tournaments, teams and matches. اللاعبون يقدرون يسجلون فريق (name, logo, country) and see all matches. كل tournament لها name, game, start date, الجائزة وعدد الفرق. Referees can only see their own matches ولا يعدلون البطولات. Organizers manage tournaments and matches. Use mint cream for the background and dark violet for the components.",
    entities: {
      "tournament|بطولة": [
        "name",
        "game",
        "startDate",
        "prize|جائزة|الجائزة|award",
        "numberOfTeams|teamCount|teamsCount|teams|عدد الفرق|maxTeams",
      ],
      "team|فريق": ["name", "logo", "country"],
      "match|مباراة": [],
    },
    roles: ["player|لاعب", "referee", "organizer|organiser"],
    may: ["player add team", "player see match", "referee see own match", "organizer delete tournament", "organizer add match"],
    mayNot: ["referee see match", "referee change tournament", "player change match", "player delete tournament"],
    theme: { background: "#f5fffa", primary: "#9400d3" },
  },
  {
    name: "print shop",
    text: "السلام عليكم، عندي print shop صغير في الدمام. الناس يرسلون لي files بالواتساب وأضيع بينهم. I want a simple portal: كل order فيه customer, file, paper size, عدد النسخ, print type (color, black and white) وتاريخ الاستلام. حالة الطلب: new, printing, ready, delivered. العميل يضيف طلب ويشوف طلباته فقط. الموظف يشوف all orders ويغير الحالة but cannot delete any order. When the order is ready ارسل SMS للعميل. And a price list: كل price فيه paper size and price per page, the employee can only view it. الخلفية white والأزرار orange.",
    entities: {
      "order|طلب|printOrder": [
        "customer|عميل|client",
        "file|files",
        "paperSize|size",
        "copies|numberOfCopies|copyCount|copiesCount|عدد النسخ",
        "printType|type",
        "pickupDate|receiptDate|receivingDate|deliveryDate|collectionDate|تاريخ الاستلام",
        "status|حالة|الحالة",
      ],
      "price|priceList|priceListItem|priceListEntry|priceItem": ["paperSize|size", "pricePerPage|pagePrice|price"],
    },
    roles: ["customer|عميل|client", "employee|موظف|staff"],
    may: ["customer add own order", "customer see own order", "employee see order", "employee change order", "employee see price"],
    mayNot: ["customer see order", "employee delete order", "employee change price", "customer change price"],
    theme: { background: "#ffffff", primary: "#ffa500" },
  },
];
