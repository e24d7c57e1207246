/** Who must not see or change a property, where the grammar of permissions does not know the person's word: «أخف التكلفة عن المستودع». */
import type { Crud } from "../../../../../../schema/blueprint/shape.ts";
import type { Token } from "../../text/tokens.ts";
import { fieldIn, only } from "../changing.ts";
import { hide } from "../hiding.ts";
import { refuse } from "../permissions.ts";
import { has, mentions, roleMentioned, type Wish, without, wordSet } from "./about.ts";

const hiding = wordSet("hide conceal اخف اخفي خبي اخفوا اخفاء");
const denying = wordSet("cannot can't not never don't mustn't shouldn't لا ما مو لن امنع منع");
const seeing = wordSet("تظهر يظهر تبان يبان show see view read know access يري يشوف تري تشوف يرون يشوفون يعرف يطلع يشاهد رؤيه");
const changing = wordSet("change edit update modify alter يعدل يغير تعدل تغير يعدلون يغيرون");
const doing = wordSet("تعديل تغيير");
const between = wordSet(
  "تظهر يظهر تبان يبان اجعل خلي ل hide conceal show seen please from must may can should be able to the of for to not never cannot can't don't mustn't shouldn't see view read know access change edit update modify alter any each all do اخف اخفي خبي اخفوا اخفاء عن من علي لا ما مو لن امنع منع يجب ان يري يشوف تري تشوف يرون يشوفون يعرف يطلع يشاهد رؤيه يعدل يغير تعدل تغير يعدلون يغيرون تعديل تغيير يحق يمكن له لها لهم يستطيع يقدر",
);

export const hidden: Wish = (work, clause) => {
  const { tokens } = clause;
  const denied = has(tokens, denying);
  if (tokens.length > 16) return null;
  const role = roleMentioned(work, tokens);
  if (!role) return null;
  // «لا يستطيع الطبيب تعديل السبب»; «لا يمكن تعديل هاتف العميل» is about nobody's hand.
  const does = tokens.some((token, i) => doing.has(token.word) && role.to <= i);
  const verb =
    has(tokens, hiding) || (denied && has(tokens, seeing)) ? "read" : denied && (has(tokens, changing) || does) ? "update" : null;
  if (verb === null) return null;
  const rest = without([...tokens.slice(0, role.from), ...tokens.slice(role.to)], between);
  const field = properly(rest, (part) => fieldIn(work, part));
  // A thing of that name is hidden as a thing.
  const [thing] = work.find.entity(rest);
  if (thing) return verb === "read" ? refuse(work, clause, role.found.id, thing.id, everything) : null;
  const place = mentions(rest, work.find.entity)[0]?.found.id;
  const found = field ?? (place ? null : only(work, clause, work.find.field(rest, null)));
  if (found === "asked") return true;
  if (!found?.node.owner) return null;
  return hide(work, clause, role.found.id, found.id, found.node.owner, verb);
};

const everything: ReadonlySet<Crud> = new Set<Crud>(["read", "create", "update", "delete"]);
const properly = <T>(part: readonly Token[], look: (part: readonly Token[]) => T): T | null => (part.length > 0 ? look(part) : null);
