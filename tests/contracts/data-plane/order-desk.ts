/** An order desk, for table files: every kind of field a cell can hold, clerks who see what they made, viewers who see a mask. */
import type { Blueprint } from "../../../schema/blueprint/shape.ts";

const field = (key: string, en: string, ar: string, order: string, type: string, more = {}) => ({
  key,
  label: { en, ar },
  order,
  type,
  classification: "internal",
  ...more,
});
const option = (key: string, en: string, ar: string, order: string) => ({ key, label: { en, ar }, order });

export const orderDesk = {
  blueprint: 1,
  key: "orderDesk",
  label: { ar: "مكتب الطلبات", en: "Order desk" },
  description: {},
  sector: "commerce",
  locales: ["ar", "en"],
  defaultLocale: "en",
  timeZone: "Asia/Riyadh",
  currency: "SAR",
  accounts: "none",
  signUp: "open",
  theme: { primary: "#0f766e", mode: "system", font: "plex", radius: 10, density: "comfortable" },
  targets: ["web"],
  entities: {
    ent_cust: {
      key: "customer",
      label: { ar: "عميل", en: "Customer" },
      plural: { ar: "العملاء", en: "Customers" },
      title: "f_c_name",
      audit: "all",
      sampleRows: 20,
      fields: { f_c_name: field("name", "Name", "الاسم", "a0", "text", { required: true }) },
    },
    ent_ord: {
      key: "order",
      label: { ar: "طلب", en: "Order" },
      plural: { ar: "الطلبات", en: "Orders" },
      title: "f_o_no",
      audit: "all",
      sampleRows: 20,
      fields: {
        f_o_no: field("number", "Number", "الرقم", "a0", "text", { required: true, unique: true, searchable: true }),
        f_o_cust: field("customer", "Customer", "العميل", "a1", "reference", { config: { target: "ent_cust", onDelete: "restrict" } }),
        f_o_total: field("total", "Total", "المجموع", "a2", "money"),
        f_o_pieces: field("pieces", "Pieces", "عدد القطع", "a3", "integer", { config: { min: -5, max: 100_000 } }),
        f_o_rate: field("discount", "Discount", "الخصم", "a4", "percent"),
        f_o_paid: field("paid", "Paid", "مدفوع", "a5", "boolean"),
        f_o_day: field("day", "Day", "اليوم", "a6", "date"),
        f_o_at: field("sentAt", "Sent at", "أُرسل في", "a7", "dateTime"),
        f_o_state: field("stage", "Stage", "الحالة", "a8", "enum", {
          default: "o_new",
          options: { o_new: option("new", "New", "جديد", "a0"), o_run: option("inProgress", "In progress", "قيد التنفيذ", "a1") },
        }),
        f_o_tags: field("tags", "Tags", "الوسوم", "a9", "enums", {
          options: { o_a: option("fragile", "Fragile", "قابل للكسر", "a0"), o_b: option("cold", "Cold", "مبرد", "a1") },
        }),
        f_o_phone: field("phone", "Phone", "الهاتف", "b0", "phone"),
        f_o_note: field("note", "Note", "ملاحظة", "b1", "longText", { check: "f_o_note != 'forbidden'" }),
        f_o_title: field("title", "Title", "العنوان", "b3", "text", { config: { translated: true } }),
        f_o_secret: field("secret", "Secret", "سر", "b2", "text"),
      },
    },
  },
  roles: {
    r_clerk: { key: "clerk", label: { ar: "كاتب", en: "Clerk" } },
    r_viewer: { key: "viewer", label: { ar: "مطلع", en: "Viewer" } },
  },
  policies: {
    p_clerk_cust: { roles: ["r_clerk"], entity: "ent_cust", allow: ["create", "read"], fields: "*" },
    p_clerk_new: { roles: ["r_clerk"], entity: "ent_ord", allow: ["create"], fields: "*" },
    p_clerk_own: { roles: ["r_clerk"], entity: "ent_ord", allow: ["read", "update", "delete"], where: "createdBy == me", fields: "*" },
    p_view: { roles: ["r_viewer"], entity: "ent_ord", allow: ["read"], fields: "*", mask: ["f_o_secret"] },
  },
  actions: {},
  workflows: {},
  pages: {},
  assistants: {},
  connections: {},
  variables: {},
  compliance: {},
} as unknown as Blueprint;
