/** How records are tied to each other, in further ways of saying so. */
import { describe, expect, it } from "vitest";
import { entitiesOf, linksOf, read } from "./read.ts";

const links = async (text: string): Promise<readonly string[]> => linksOf(await read(text));

describe("[BP48] what ties a record in English", () => {
  it("is said behind brackets, of a sort of the thing, and behind what else is had", async () => {
    const store = "Rooms: name, floor. Vendors: name, town. ";
    expect(await links(`${store}A shelf (number, height) is in a room.`)).toEqual(["shelf > room"]);
    expect(await links(`${store}Sessions: date, notes. Each session takes place in a treatment room.`)).toEqual(["session > room"]);
    expect(await links(`${store}A spare part has a price and is supplied by a vendor.`)).toEqual(["sparePart > seller"]);
  });

  it("is a quantity: each of several is of one", async () => {
    const venues = "Venues: name, town. A hall has a title and a size. ";
    expect(await links(`${venues}Every venue has a couple of halls.`)).toHaveLength(1);
    expect(await links(`${venues}Every venue has a few halls.`)).toEqual(await links(`${venues}Every venue has several halls.`));
  });

  it("is what one of it is of: an edition of a course is no thing of its own", async () => {
    const made = await read("Courses: title, level. Every class is an edition of a course. Classes: start date, room.");
    expect(linksOf(made)).toEqual(["class > course"]);
    expect(Object.keys(entitiesOf(made))).not.toContain("edition");
  });

  it("is within what there are several of", async () => {
    const law = "Cases: file number. Deadlines: date, subject. Documents: title, scan. ";
    expect(await links(`${law}Within a case there are deadlines and documents.`)).toEqual(["deadline > case", "document > case"]);
  });

  it("is “it”: what was spoken of", async () => {
    const props = "Each prop has a name and a condition. ";
    expect(await links(`${props}When a prop breaks, the keeper opens a ticket for it with a description and a photo.`)).toEqual([
      "ticket > prop",
    ]);
  });

  it("is whoever does it, where they only sign in", async () => {
    const made = await read(
      "Households: address, adults. Each household is looked after by one volunteer. Volunteers see their own households.",
    );
    const field = Object.values(Object.values(made.entities).find(({ key }) => key === "family")!.fields).find(
      ({ key }) => key === "volunteer",
    );
    expect(field?.type).toBe("user");
  });

  it("is no list where a name has the word: a customer has a price list", async () => {
    expect(await links("Customers: name, email and a price list. Price lists: name, valid from.")).toEqual(["customer > priceList"]);
  });

  it("is several of what is picked from a list", async () => {
    const made = await read("Exercises: title, video. A plan has a goal. A plan includes many exercises.");
    expect(Object.values(made.entities).flatMap(({ fields }) => Object.values(fields).map(({ type }) => type))).toContain("references");
  });
});

describe("[BP48] what ties a record in Arabic", () => {
  it("is who does it, with what and about what", async () => {
    const cars = "السائقون: الاسم. الشاحنات: رقم اللوحة. العملاء: الاسم. الشحنات: رقم التتبع، الوزن. ";
    expect(await links(`${cars}الرحلات: يقودها سائق بشاحنة، ولها تاريخ مغادرة.`)).toEqual(["tour > driver", "tour > vehicle"]);
    expect(await links(`${cars}الشكاوى: يقدمها عميل بخصوص شحنة، فيها نص وتاريخ.`)).toEqual([
      "complaint > customer",
      "complaint > shipment",
    ]);
  });

  it("is not what somebody may do with it", async () => {
    expect(await links("العملاء: الاسم، الجوال. الفواتير: الرقم، المبلغ، ويراجعها محاسب.")).toEqual([]);
  });

  it("is where it stays, whichever word comes first", async () => {
    const made = await read("الأحياء: الاسم. تسكن الأسرة في حي، ولها رقم ملف ودخل شهري.");
    expect(linksOf(made)).toEqual(["family > district"]);
    expect(Object.keys(entitiesOf(made)).sort()).toEqual(["district", "family"]);
  });
});
