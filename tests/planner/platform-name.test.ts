/** What a platform is called: by what the text says it is for, not by the first thing it keeps. */
import { expect, it } from "vitest";
import { read } from "./read.ts";

it.each([
  ["A tool library for our street. Members borrow tools. Tools have a name.", "Tool library"],
  ["Driving school: students, instructors, cars. Lessons have a date.", "Driving school"],
  ["We run a food bank. Donors bring crates; each crate has a weight and a date.", "Food bank"],
  ["Hi there, we are organising a short film festival next spring. Films have a title.", "Film festival"],
  ["Build a website for language exchange with functionalities for offers and reviews.", "Language exchange"],
  ["Create an app for student bus passes. Passes have a number and a photo.", "Student bus passes"],
  // Where nothing of the kind is said, as before.
  ["Customers open tickets. A ticket has a subject and a status.", "Tickets"],
  ["A clinic. Patients have a name. Appointments have a date.", "Clinic"],
  ["Build a car sharing platform with functionalities for cars and trips.", "Car sharing platform"],
])("[BP48] names a platform after what it is for: %s", async (text, name) => {
  expect((await read(text)).label.en).toBe(name);
});

it.each([
  ["محتاج سيستم لإدارة عيادة أسنان. كل مريض له اسم ورقم جوال.", "عيادة أسنان"],
  ["عايز سيستم لادارة محل موبايلات. المنتجات ليها اسم وسعر.", "محل موبايلات"],
  // What it does is its name where it is no place that is run.
  ["محتاج سيستم لإدارة المخازن والموظفين", "إدارة المخازن"],
])("[BP48] a place that is run gives its name: %s", async (text, name) => {
  expect((await read(text)).label.ar).toBe(name);
});
