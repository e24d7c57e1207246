/** A text that becomes a list of choices: "turn the city into a dropdown: Riyadh, Jeddah". */
import { addOptions } from "../additions.ts";
import { calledIn, set, type Work } from "../changing.ts";

import { ask, has, propertyIn, type Wish, without, wordSet } from "./about.ts";

const turning = wordSet("turn make change convert should must حول اجعل خلي غير");
const lists = wordSet("dropdown select choice choices options picklist list menu قائمه خيارات اختيارات منسدله");
const around = wordSet(
  "turn make change convert should must be become the a an into to of with as in dropdown select choice choices options picklist list menu field drop down fixed حول اجعل خلي غير الي في ل قائمه خيارات اختيارات منسدله حقل تكون يكون",
);

const apart = wordSet("own separate independent standalone مستقل مستقله مستقلا منفصل منفصله خاص خاصه");

/** «خلي قائمة الموظفين تعرض …» is about a page. */
const isInto = (tokens: Parameters<Wish>[1]["tokens"]): boolean =>
  !has(tokens, wordSet("قائمه list menu")) || has(tokens, wordSet("into to as الي منسدله خيارات اختيارات choices options dropdown"));

export const choices: Wish = (work, clause) => {
  const { tokens } = clause;
  const open = tokens.findIndex(({ word }) => word === ":" || word === "(");
  const head = open < 0 ? tokens : tokens.slice(0, open);
  if (!has(head, turning) || !has(head, lists) || has(head, apart) || head.length > 14 || !isInto(head)) return null;
  const said = without(head, around);
  const field =
    said.length > 0 ? propertyIn(work, clause, said, ({ node }) => ["text", "longText", "enum"].includes(String(node.props.type))) : null;
  if (field === "asked") return true;
  if (!field) return null;
  const name = calledIn(work, field.id);
  const listed = open < 0 ? [] : tokens.slice(open + 1).filter(({ word }) => word !== ")");
  if (listed.length === 0)
    return field.node.props.type === "enum"
      ? null
      : ask(work, `choices-${clause.index}`, {
          en: `Which choices should ${name.en} have? Nothing was changed. Write them behind a colon: “Turn the ${name.en.toLowerCase()} into a dropdown: …, …”.`,
          ar: `ما خيارات ${name.ar}؟ لم يتغير شيء. اكتبها بعد نقطتين: «حوّل ${name.ar} إلى قائمة: …، …».`,
        });
  if (field.node.props.type !== "enum") become(work, clause, field.id);
  return addOptions(work, clause, { ...field, node: work.draft.nodes[field.id]! }, listed);
};

/** What was entered stays where it is the name of a choice. */
const become = (work: Work, clause: Parameters<Wish>[1], id: string): void => {
  const { props } = work.draft.nodes[id]!;
  const name = calledIn(work, id);
  for (const prop of ["config", "default", "check"]) if (props[prop] !== undefined) work.ops.push({ op: "set", id, prop, value: null });
  set(work, clause, id, "type", "enum", {
    en: `${name.en} is chosen from a list. What was entered and is none of the choices may not fit.`,
    ar: `صار ${name.ar} اختيارًا من قائمة. قد لا يناسب ما أُدخل وليس من الخيارات.`,
  });
};
