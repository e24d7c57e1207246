/**
 * Chinook as a platform: a music shop whose catalogue everybody sees, whose customers see their own invoices, whose support agents
 * see those of their customers with some details masked, and whose managers see all. Written by hand after the sample's tables.
 */
import type { Blueprint, Field } from "../../schema/blueprint/shape.ts";

const ranks = "abcdefghijklmnopqrstuvwxyz";
/** Fields in the order they are written. */
const inOrder = (fields: Readonly<Record<string, Omit<Field, "order">>>): Readonly<Record<string, Field>> =>
  Object.fromEntries(Object.entries(fields).map(([id, field], at) => [id, { ...field, order: `a${ranks[at]}` }]));

const of = (key: string, en: string, ar: string) => ({ key, label: { en, ar } });
const text = (key: string, en: string, ar: string) => ({ ...of(key, en, ar), type: "text", classification: "internal" }) as const;
const personal = (key: string, en: string, ar: string) => ({ ...text(key, en, ar), classification: "personal" }) as const;
const whole = (key: string, en: string, ar: string) => ({ ...of(key, en, ar), type: "integer", classification: "internal" }) as const;
const price = (key: string, en: string, ar: string) =>
  ({ ...of(key, en, ar), type: "decimal", config: { precision: 10, scale: 2 }, required: true, classification: "internal" }) as const;
const person = (key: string, en: string, ar: string) => ({ ...of(key, en, ar), type: "user", classification: "internal" }) as const;
const reference = (target: string, key: string, en: string, ar: string, inverse: ReturnType<typeof of>) =>
  ({ ...of(key, en, ar), type: "reference", config: { target, inverse, onDelete: "restrict" }, classification: "internal" }) as const;
const catalogue = { audit: "changes", sampleRows: 10 } as const;

export const chinook: Blueprint = {
  blueprint: 1,
  key: "chinook",
  label: { en: "Chinook", ar: "شينوك" },
  description: {
    en: "A music shop: artists, albums, tracks, customers and their invoices",
    ar: "متجر موسيقى: فنانون وألبومات وعملاء وفواتيرهم",
  },
  sector: "commerce",
  locales: ["ar", "en"],
  defaultLocale: "en",
  timeZone: "Etc/UTC",
  currency: "USD",
  accounts: "none",
  signUp: "open",
  theme: { primary: "#7c3aed", mode: "system", font: "inter", radius: 8, density: "compact" },
  targets: ["api", "web"],
  entities: {
    ent_artist: {
      ...catalogue,
      ...of("artist", "Artist", "فنان"),
      plural: { en: "Artists", ar: "الفنانون" },
      title: "f_art_name",
      fields: inOrder({ f_art_name: { ...text("name", "Name", "الاسم"), searchable: true } }),
    },
    ent_album: {
      ...catalogue,
      ...of("album", "Album", "ألبوم"),
      plural: { en: "Albums", ar: "الألبومات" },
      title: "f_alb_title",
      fields: inOrder({
        f_alb_title: { ...text("title", "Title", "العنوان"), required: true, searchable: true },
        f_alb_artist: { ...reference("ent_artist", "artist", "Artist", "الفنان", of("albums", "Albums", "الألبومات")), required: true },
      }),
    },
    ent_genre: {
      ...catalogue,
      ...of("genre", "Genre", "نوع"),
      plural: { en: "Genres", ar: "الأنواع" },
      title: "f_gen_name",
      fields: inOrder({ f_gen_name: text("name", "Name", "الاسم") }),
    },
    ent_media: {
      ...catalogue,
      ...of("mediaType", "Media type", "نوع الوسيط"),
      plural: { en: "Media types", ar: "أنواع الوسائط" },
      title: "f_med_name",
      fields: inOrder({ f_med_name: text("name", "Name", "الاسم") }),
    },
    ent_track: {
      ...catalogue,
      ...of("track", "Track", "مقطع"),
      plural: { en: "Tracks", ar: "المقاطع" },
      title: "f_trk_name",
      fields: inOrder({
        f_trk_name: { ...text("name", "Name", "الاسم"), required: true, searchable: true },
        f_trk_album: reference("ent_album", "album", "Album", "الألبوم", of("tracks", "Tracks", "المقاطع")),
        f_trk_media: {
          ...reference("ent_media", "mediaType", "Media type", "نوع الوسيط", of("tracks", "Tracks", "المقاطع")),
          required: true,
        },
        f_trk_genre: reference("ent_genre", "genre", "Genre", "النوع", of("tracks", "Tracks", "المقاطع")),
        f_trk_composer: text("composer", "Composer", "الملحن"),
        f_trk_ms: { ...whole("milliseconds", "Milliseconds", "أجزاء الثانية"), required: true },
        f_trk_price: price("unitPrice", "Unit price", "سعر الوحدة"),
      }),
    },
    ent_employee: {
      ...of("employee", "Employee", "موظف"),
      plural: { en: "Employees", ar: "الموظفون" },
      title: "f_emp_last",
      audit: "all",
      sampleRows: 8,
      fields: inOrder({
        f_emp_first: { ...personal("firstName", "First name", "الاسم الأول"), required: true },
        f_emp_last: { ...personal("lastName", "Last name", "اسم العائلة"), required: true },
        f_emp_title: text("title", "Title", "المسمى"),
        f_emp_boss: reference("ent_employee", "reportsTo", "Reports to", "المدير", of("reports", "Reports", "المرؤوسون")),
        f_emp_phone: personal("phone", "Phone", "الهاتف"),
        f_emp_user: { ...person("user", "User", "المستخدم"), unique: true },
      }),
    },
    ent_customer: {
      ...of("customer", "Customer", "عميل"),
      plural: { en: "Customers", ar: "العملاء" },
      title: "f_cus_last",
      audit: "all",
      sampleRows: 20,
      fields: inOrder({
        f_cus_number: { ...whole("number", "Number", "الرقم"), required: true },
        f_cus_first: { ...personal("firstName", "First name", "الاسم الأول"), required: true },
        f_cus_last: { ...personal("lastName", "Last name", "اسم العائلة"), required: true },
        f_cus_company: text("company", "Company", "الشركة"),
        f_cus_city: text("city", "City", "المدينة"),
        f_cus_country: text("country", "Country", "البلد"),
        f_cus_phone: personal("phone", "Phone", "الهاتف"),
        f_cus_email: { ...personal("email", "E-mail", "البريد"), required: true },
        f_cus_rep: reference("ent_employee", "supportRep", "Support agent", "موظف الدعم", of("customers", "Customers", "العملاء")),
        f_cus_user: { ...person("user", "User", "المستخدم"), unique: true },
      }),
      indexes: { ix_cus_number: { fields: ["f_cus_number"] } },
    },
    ent_invoice: {
      ...of("invoice", "Invoice", "فاتورة"),
      plural: { en: "Invoices", ar: "الفواتير" },
      audit: "all",
      sampleRows: 30,
      fields: inOrder({
        f_inv_number: whole("number", "Number", "الرقم"),
        f_inv_customer: {
          ...reference("ent_customer", "customer", "Customer", "العميل", of("invoices", "Invoices", "الفواتير")),
          required: true,
        },
        f_inv_date: { ...of("invoiceDate", "Date", "التاريخ"), type: "date", required: true, classification: "internal" },
        f_inv_address: personal("billingAddress", "Billing address", "عنوان الفوترة"),
        f_inv_city: text("billingCity", "Billing city", "مدينة الفوترة"),
        f_inv_country: text("billingCountry", "Billing country", "بلد الفوترة"),
        f_inv_total: price("total", "Total", "الإجمالي"),
      }),
      indexes: { ix_inv_number: { fields: ["f_inv_number"] }, ix_inv_date: { fields: ["f_inv_date"] } },
    },
    ent_line: {
      ...of("invoiceLine", "Invoice line", "بند فاتورة"),
      plural: { en: "Invoice lines", ar: "بنود الفواتير" },
      audit: "changes",
      sampleRows: 60,
      fields: inOrder({
        f_lin_invoice: { ...reference("ent_invoice", "invoice", "Invoice", "الفاتورة", of("lines", "Lines", "البنود")), required: true },
        f_lin_track: { ...reference("ent_track", "track", "Track", "المقطع", of("lines", "Lines", "البنود")), required: true },
        f_lin_price: price("unitPrice", "Unit price", "سعر الوحدة"),
        f_lin_quantity: { ...whole("quantity", "Quantity", "الكمية"), required: true },
      }),
    },
  },
  roles: {
    r_customer: { ...of("customer", "Customer", "عميل"), signUp: true },
    r_agent: of("agent", "Support agent", "موظف دعم"),
    r_manager: of("manager", "Sales manager", "مدير المبيعات"),
  },
  policies: {
    ...Object.fromEntries(
      ["ent_artist", "ent_album", "ent_genre", "ent_media", "ent_track"].map((entity) => [
        `p_see_${entity}`,
        { roles: ["r_agent", "r_customer", "r_manager", "r_public"], entity, allow: ["read"] as const, fields: "*" as const },
      ]),
    ),
    p_emp_staff: { roles: ["r_agent"], entity: "ent_employee", allow: ["read"], fields: "*", mask: ["f_emp_phone"] },
    p_emp_all: { roles: ["r_manager"], entity: "ent_employee", allow: ["create", "read", "update"], fields: "*" },
    p_cus_own: { roles: ["r_customer"], entity: "ent_customer", allow: ["read"], where: "f_cus_user == me", fields: "*" },
    p_cus_rep: {
      roles: ["r_agent"],
      entity: "ent_customer",
      allow: ["read"],
      where: "f_cus_rep.f_emp_user == me",
      fields: "*",
      mask: ["f_cus_email", "f_cus_phone"],
    },
    p_cus_all: { roles: ["r_manager"], entity: "ent_customer", allow: ["create", "delete", "read", "update"], fields: "*" },
    p_inv_own: { roles: ["r_customer"], entity: "ent_invoice", allow: ["read"], where: "f_inv_customer.f_cus_user == me", fields: "*" },
    p_inv_rep: {
      roles: ["r_agent"],
      entity: "ent_invoice",
      allow: ["read"],
      where: "f_inv_customer.f_cus_rep.f_emp_user == me",
      fields: "*",
      mask: ["f_inv_address"],
    },
    p_inv_all: { roles: ["r_manager"], entity: "ent_invoice", allow: ["create", "delete", "read", "update"], fields: "*" },
    p_lin_own: {
      roles: ["r_customer"],
      entity: "ent_line",
      allow: ["read"],
      where: "f_lin_invoice.f_inv_customer.f_cus_user == me",
      fields: "*",
    },
    p_lin_rep: {
      roles: ["r_agent"],
      entity: "ent_line",
      allow: ["read"],
      where: "f_lin_invoice.f_inv_customer.f_cus_rep.f_emp_user == me",
      fields: "*",
    },
    p_lin_all: { roles: ["r_manager"], entity: "ent_line", allow: ["create", "delete", "read", "update"], fields: "*" },
  },
  actions: {},
  workflows: {},
  pages: {},
  assistants: {},
  connections: {},
  variables: {},
  compliance: {},
};
