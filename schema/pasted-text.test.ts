/** What was pasted is told from what is said, in whole lines, and from nothing that only resembles it. */
import { describe, expect, it } from "vitest";
import { pastedIn, pastedOf, tableIn, withoutPasted } from "./pasted-text.ts";

const kindsIn = (text: string) => pastedIn(text).map(({ kind }) => kind);

describe("pasted text", () => {
  it.each([
    "Create table bookings for guests; each booking has a date.",
    "Create a table booking system (restaurant).",
    "Select a doctor from the list;\nSet the status to done;\nUse cases;\nreturn the book; it is late;",
    "Grant managers access on all branches;\nImport customers from Excel;",
    "Class: name, room, teacher\nType of visit: (new, old)\nPatients: name, phone, city",
    "Orders { date, total, status }\nif (status is open) email the owner\ntotal = sum(lines)",
    "Field | Type | Length\nName | text | 50\nPhone | text | 20",
    "Invoices, 2024\nPatients, 30",
    "Morning, 08:00, 12:00\nEvening, 16:00, 20:00",
    "الاسم، الجوال، المدينة\nالتاريخ، الوقت",
    "See https://example.com for the clinic. Patients have a name.",
  ])("leaves what people say alone: %s", (text) => {
    expect(pastedIn(text)).toEqual([]);
  });

  it("takes statements, rows of COPY and comments between them as one stretch of SQL, without the words around it", () => {
    const sql =
      "-- PostgreSQL database dump\nSET client_encoding = 'UTF8';\n\nCREATE TABLE public.a (\n    id integer NOT NULL,\n\n    name text\n);\nCREATE TABLE a_1 PARTITION OF a DEFAULT;\nCOPY public.a (id, name) FROM stdin;\n1\tPatients have a name.\n\\.\nALTER TABLE ONLY public.a ADD CONSTRAINT a_pkey PRIMARY KEY (id);";
    const text = `Please build this:\n${sql}\nThanks.`;
    expect(pastedOf(text, "sql")).toBe(sql);
    const left = withoutPasted(text, pastedIn(text));
    expect(left.replace(/\s+/g, " ")).toBe("Please build this: Thanks.");
    expect(left.indexOf("Thanks")).toBe(text.indexOf("Thanks"));
  });

  it("tells the columns and rows of a table, quoted cells whole", () => {
    const text = 'Name,"City, country",Balance\nAli,"Riyadh, SA",120.50\nSara,"Jeddah, SA",88';
    expect(kindsIn(text)).toEqual(["table"]);
    expect(tableIn(text)).toEqual({ columns: ["Name", "City, country", "Balance"], rows: 2 });
  });

  it.each([
    ["lines of two words", "a,b\n".repeat(4_000)],
    ["open brackets", "[\n".repeat(9_000)],
    ["statements without an end", "create x (\n".repeat(1_800)],
    ["a name without an end", `create table ${"a".repeat(19_000)}`],
    ["a class of many", `class A ${"extends B ".repeat(1_900)}`],
    ["one long number", `x,y\n${"1 ".repeat(9_000)}a,2`],
    ["markup without an end", "<a ".repeat(6_000)],
  ])("comes back from %s with nothing", (_, text) => {
    expect(pastedIn(text)).toEqual([]);
  });
});
