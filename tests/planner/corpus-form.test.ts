/** A slip in an expectation would count against the planner: what is expected may only speak of what it declares. */
import { expect, it } from "vitest";
import { asideArabic } from "./corpus/aside-arabic.ts";
import { asideEnglish } from "./corpus/aside-english.ts";
import { asideMixed } from "./corpus/aside-mixed.ts";
import type { Case } from "./corpus/case.ts";
import { foreignArabic } from "./corpus/foreign-arabic.ts";
import { foreignEnglish } from "./corpus/foreign-english.ts";
import { foreignRequests } from "./corpus/foreign-requests.ts";
import { freshArabic } from "./corpus/fresh-arabic.ts";
import { freshEnglish } from "./corpus/fresh-english.ts";
import { freshMixed } from "./corpus/fresh-mixed.ts";
import { linkedEnglish } from "./corpus/linked-english.ts";
import { outsideArabic } from "./corpus/outside-arabic.ts";
import { outsideEnglish } from "./corpus/outside-english.ts";
import { outsideRequests } from "./corpus/outside-requests.ts";
import { talesArabic } from "./corpus/tales-arabic.ts";
import { voicesArabic } from "./corpus/voices-arabic.ts";

const namesOf = (wanted: readonly string[]): readonly string[] => wanted.flatMap((one) => one.split("|"));
const firstOf = (wanted: readonly string[]): readonly string[] => wanted.map((one) => one.split("|")[0]!);
const twice = (names: readonly string[]): readonly string[] => names.filter((name, i) => names.indexOf(name) !== i);

const slips = ({ entities, roles, may = [], mayNot = [], links = [], theme = {} }: Case): readonly string[] => {
  const known = firstOf(Object.keys(entities));
  const who = [...firstOf(roles), "member", "public"];
  const isRule = (said: string): boolean => {
    const [role = "", verb = "", ...rest] = said.split(" ");
    const [entity = "", ...more] = rest[0] === "own" ? rest.slice(1) : rest;
    return who.includes(role) && ["see", "add", "change", "delete"].includes(verb) && known.includes(entity) && more.length === 0;
  };
  const isLink = (said: string): boolean => {
    const [, owner = "", field = "", target = ""] = /^(\w+)\.(\w+) > (\w+)$/.exec(said) ?? [];
    const [, fields = []] = Object.entries(entities).find(([wanted]) => firstOf([wanted])[0] === owner) ?? [];
    return known.includes(owner) && known.includes(target) && (fields.length === 0 || firstOf(fields).includes(field));
  };
  return [
    ...twice(namesOf(Object.keys(entities))).map((name) => `two entities answer to ${name}`),
    ...Object.values(entities).flatMap((fields) => twice(namesOf(fields)).map((name) => `two fields answer to ${name}`)),
    ...twice(namesOf(roles)).map((name) => `two roles answer to ${name}`),
    ...[...may, ...mayNot].filter((said) => !isRule(said)).map((said) => `no rule: ${said}`),
    ...may.filter((said) => mayNot.includes(said)).map((said) => `both allowed and not: ${said}`),
    ...links.filter((said) => !isLink(said)).map((said) => `no link: ${said}`),
    ...Object.values(theme).filter((colour) => !/^#[0-9a-f]{6}$|^(light|dark)$/.test(colour)),
  ];
};

it.each([
  ...asideEnglish,
  ...asideArabic,
  ...asideMixed,
  ...freshEnglish,
  ...freshArabic,
  ...freshMixed,
  ...foreignEnglish,
  ...foreignRequests,
  ...foreignArabic,
  ...outsideEnglish,
  ...outsideRequests,
  ...outsideArabic,
  ...linkedEnglish,
  ...voicesArabic,
  ...talesArabic,
])("expects of “$name” only what it declares", (one) => {
  expect(slips(one)).toEqual([]);
});
