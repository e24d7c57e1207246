/** How the links of a case are counted, so that neither a right model is counted wrong nor a wrong one right. */
import { expect, it } from "vitest";
import type { Case } from "./corpus/case.ts";
import { compareLinks } from "./measure-links.ts";
import { read } from "./read.ts";

const given: Case = {
  name: "boats",
  text: "",
  entities: { boat: ["name", "berth"], berth: ["number"], repair: ["date", "boat"], owner: ["name"] },
  roles: ["owner"],
  links: ["boat.berth > berth", "repair.boat > boat"],
};
const boats = "Boats have a name. Berths have a number. ";

it("[BP48] a link is found by what hangs together, whatever it is called", async () => {
  const made = await read(`${boats}A boat has a home berth. A repair has a date and a boat.`);
  expect(compareLinks(given, made)).toEqual({ found: ["repair.boat > boat", "boat.berth > berth"], missed: [], extra: [] });
});

it("[BP48] a link the other way round is missed, and one too many", async () => {
  const made = await read(`${boats}A berth has a boat. A repair has a date and a boat.`);
  expect(compareLinks(given, made)).toEqual({
    found: ["repair.boat > boat"],
    missed: ["boat.berth > berth"],
    extra: ["berth.boat > boat"],
  });
});

it("[BP48] who signs in is who is meant where nothing else is kept of them", async () => {
  const made = await read(`${boats}Owners book berths and see only their own bookings.`);
  const booked: Case = { ...given, entities: { booking: ["berth", "owner"] }, links: ["booking.owner > owner", "booking.berth > berth"] };
  expect(compareLinks(booked, made).missed).toEqual([]);
  expect(compareLinks({ ...booked, roles: [], links: ["booking.skipper > skipper"] }, made).missed).toEqual(["booking.skipper > skipper"]);
});
