/** A small shop, for what one call writes: customers, invoices with lines and tags, everything one can forbid. */
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { compiled } from "./platform.ts";

const reference = (key: string, target: string, inverse: string, onDelete: "restrict" | "clear" | "cascade", order: string, more = {}) =>
  ({
    key,
    order,
    type: "reference",
    config: { target, inverse: { key: inverse, label: { en: inverse, ar: inverse } }, onDelete },
    classification: "internal",
    ...more,
  }) as const;
const text = (key: string, order: string, more = {}) => ({ key, order, type: "text", classification: "internal", ...more }) as const;

const written = ["f_i_amount", "f_i_cust", "f_i_number", "f_i_rate", "f_i_tags"];

export const shop: Blueprint = {
  blueprint: 1,
  key: "shop",
  label: { ar: "متجر", en: "Shop" },
  description: {},
  sector: "commerce",
  locales: ["ar", "en"],
  defaultLocale: "en",
  timeZone: "Asia/Riyadh",
  currency: "SAR",
  accounts: "none",
  signUp: "open",
  theme: { primary: "#0f766e", mode: "system", font: "plex", radius: 10, density: "comfortable" },
  targets: ["api", "web"],
  entities: {
    ent_cust: {
      key: "customer",
      label: { ar: "عميل", en: "Customer" },
      plural: { ar: "العملاء", en: "Customers" },
      title: "f_c_name",
      audit: "all",
      sampleRows: 20,
      fields: {
        f_c_name: text("name", "a0", { required: true }),
        f_c_code: text("code", "a1", { unique: true }),
        f_c_city: text("city", "a2", { check: "f_c_city != 'Atlantis'", message: { en: "No such city.", ar: "لا توجد مدينة كهذه." } }),
        f_c_owner: { key: "owner", order: "a3", type: "user", classification: "internal" },
        f_c_note: text("note", "a4"),
      },
    },
    ent_inv: {
      key: "invoice",
      label: { ar: "فاتورة", en: "Invoice" },
      plural: { ar: "الفواتير", en: "Invoices" },
      title: "f_i_number",
      audit: "all",
      sampleRows: 20,
      fields: {
        f_i_number: text("number", "a0", { required: true, unique: true }),
        f_i_cust: reference("customer", "ent_cust", "invoices", "restrict", "a1", { required: true }),
        f_i_tags: {
          key: "tags",
          order: "a2",
          type: "references",
          config: { target: "ent_tag", inverse: { key: "invoices", label: {} } },
          classification: "internal",
        },
        f_i_amount: { key: "amount", order: "a3", type: "decimal", classification: "internal" },
        f_i_rate: { key: "rate", order: "a4", type: "decimal", default: "2", classification: "internal" },
        f_i_tax: {
          key: "tax",
          order: "a5",
          type: "decimal",
          compute: "f_i_amount / f_i_rate",
          computed: "stored",
          classification: "internal",
        },
        f_i_status: {
          key: "status",
          order: "a6",
          type: "enum",
          default: "o_open",
          classification: "internal",
          options: { o_open: { key: "open", order: "a0" }, o_paid: { key: "paid", order: "a1" } },
        },
      },
    },
    ent_line: {
      key: "line",
      label: { ar: "سطر", en: "Line" },
      plural: { ar: "السطور", en: "Lines" },
      title: "f_l_text",
      audit: "all",
      sampleRows: 20,
      fields: {
        f_l_inv: reference("invoice", "ent_inv", "lines", "cascade", "a0", { required: true }),
        f_l_text: text("text", "a1", { required: true }),
        f_l_product: reference("product", "ent_product", "lines", "clear", "a2"),
        f_l_qty: { key: "quantity", order: "a3", type: "integer", check: "f_l_qty > 0", classification: "internal" },
      },
    },
    ent_product: {
      key: "product",
      label: { ar: "منتج", en: "Product" },
      plural: { ar: "المنتجات", en: "Products" },
      title: "f_p_name",
      audit: "all",
      sampleRows: 20,
      fields: {
        f_p_name: text("name", "a0", { required: true }),
        f_p_maker: reference("maker", "ent_cust", "made", "clear", "a1"),
      },
    },
    ent_tag: {
      key: "tag",
      label: { ar: "وسم", en: "Tag" },
      plural: { ar: "الوسوم", en: "Tags" },
      title: "f_t_name",
      audit: "all",
      sampleRows: 20,
      fields: { f_t_name: text("name", "a0", { required: true, unique: true }) },
    },
  },
  roles: {
    r_clerk: { key: "clerk", label: { ar: "كاتب", en: "Clerk" } },
    r_biller: { key: "biller", label: { ar: "محاسب", en: "Biller" } },
    r_keeper: { key: "keeper", label: { ar: "أمين", en: "Keeper" } },
    r_owner: { key: "owner", label: { ar: "مالك", en: "Owner" } },
  },
  policies: {
    // The clerk does everything; the biller writes invoices only; the owner works on customers that are theirs.
    p_clerk_cust: { roles: ["r_clerk"], entity: "ent_cust", allow: ["create", "read", "update", "delete"], fields: "*" },
    p_clerk_inv: { roles: ["r_clerk"], entity: "ent_inv", allow: ["create", "read", "update", "delete"], fields: written },
    p_clerk_line: { roles: ["r_clerk"], entity: "ent_line", allow: ["create", "read", "update", "delete"], fields: "*" },
    p_clerk_prod: { roles: ["r_clerk"], entity: "ent_product", allow: ["create", "read", "update", "delete"], fields: "*" },
    p_clerk_tag: { roles: ["r_clerk"], entity: "ent_tag", allow: ["create", "read", "update", "delete"], fields: "*" },
    p_read_inv: { roles: ["r_biller", "r_clerk"], entity: "ent_inv", allow: ["read"], fields: "*" },
    p_bill_inv: { roles: ["r_biller"], entity: "ent_inv", allow: ["create", "read", "update"], fields: written },
    p_bill_cust: { roles: ["r_biller"], entity: "ent_cust", allow: ["read"], fields: "*" },
    p_bill_line: {
      roles: ["r_biller"],
      entity: "ent_line",
      allow: ["create", "read", "update"],
      fields: ["f_l_inv", "f_l_text"],
      check: "f_l_text != 'forbidden'",
    },
    p_keep_cust: { roles: ["r_keeper"], entity: "ent_cust", allow: ["read", "delete"], fields: "*" },
    p_keep_inv: { roles: ["r_keeper"], entity: "ent_inv", allow: ["read"], where: "f_i_amount > 100", fields: "*" },
    p_own_cust: {
      roles: ["r_owner"],
      entity: "ent_cust",
      allow: ["create", "read", "update", "delete"],
      where: "f_c_owner == me",
      check: "f_c_owner == me",
      fields: "*",
    },
    p_own_inv: {
      roles: ["r_owner"],
      entity: "ent_inv",
      allow: ["create", "read", "update", "delete"],
      where: "f_i_cust.f_c_owner == me",
      check: "f_i_cust.f_c_owner == me",
      fields: written,
    },
    p_own_line: {
      roles: ["r_owner"],
      entity: "ent_line",
      allow: ["create", "read", "update"],
      where: "f_l_inv.f_i_cust.f_c_owner == me",
      check: "f_l_inv.f_i_cust.f_c_owner == me",
      fields: "*",
    },
  },
  actions: {
    a_pay: {
      key: "pay",
      label: { ar: "دفع", en: "Pay" },
      entity: "ent_inv",
      roles: ["r_clerk"],
      when: "f_i_status == o_open",
      risk: "low",
      params: {
        pr_for: { key: "buyer", type: "reference", order: "a0", config: { target: "ent_cust" } },
      },
      effects: {
        fx_1: { order: "a0", do: "set", field: "f_i_status", to: "o_paid" },
      },
    },
  },
  workflows: {},
  pages: {},
  assistants: {},
  connections: {},
  variables: {},
  compliance: {},
};

export const shopModel = () => compiled(shop);
