/** What a change of an access rule says. Policies have no names of their own: what they say is who may do what. */
import type { Sentence } from "../ids.ts";
import { show } from "./expressions/show.ts";
import { crudWords, nameOf, pluralOf } from "./naming.ts";
import type { Op } from "./operation.ts";
import { deed, eachTense, join, type Speech, s, type Told, told } from "./sentence-parts.ts";

/** `f_visit_patient.f_patient_user == me`: whoever it is about, and nothing besides. */
const isTheirOwn = /^[\w.]+ == me$/;

/** `exists(f_visit_patient, f_visit_doctor.f_doctor_user == me)`: whom a record of theirs is about. */
const ofTheirOwn = /^exists\((f_\w+), [\w.]+ == me\)$/;

/** The sentence in both tenses, or null where the rule itself says nothing by it. */
export const policySentence = (speech: Speech, op: Op): Told | null => {
  const { nodes, full } = speech;
  const props = (op.op === "add" ? op.props : nodes[op.id]?.props) ?? {};
  const list = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);
  const who = join(list(props.roles).map((role) => nameOf(nodes, role)));
  const verbs = join(["read", "create", "update", "delete"].filter((verb) => list(props.allow).includes(verb)).map(crudWords));
  const what = pluralOf(nodes, String(props.entity));
  const can = (yes: boolean, roles: Sentence, does: Sentence, to: Sentence): Told => {
    const en = `${does.en} ${to.en}`;
    const ar = `${does.ar} ${to.ar}`;
    return yes
      ? told([`${roles.en} can now ${en}`, `Let ${roles.en} ${en}`], [`يمكن لـ ${roles.ar} الآن ${ar}`, `سيمكن لـ ${roles.ar} ${ar}`])
      : told(
          [`${roles.en} can no longer ${en}`, `Stop letting ${roles.en} ${en}`],
          [`لم يعد يمكن لـ ${roles.ar} ${ar}`, `لن يمكن لـ ${roles.ar} بعد ذلك ${ar}`],
        );
  };
  switch (op.op) {
    case "add": {
      const base = can(true, who, verbs, what);
      if (typeof props.where !== "string") return base;
      const only = (en: string, ar: string): Told => eachTense(base, (all) => s(`${all.en}, only ${en}`, `${all.ar}، ${ar}`));
      if (isTheirOwn.test(props.where)) return only("their own", "الخاصة بهم فقط");
      const through = nodes[ofTheirOwn.exec(props.where)?.[1] ?? ""]?.owner;
      if (through) {
        const own = pluralOf(nodes, through);
        return only(`those of their own ${own.en}`, `ما يخص ${own.ar} الخاصة بهم فقط`);
      }
      const shown = show(props.where, full, { kind: "record", entity: String(props.entity) }, { is: "bool" });
      return only(`where \`${shown}\``, `فقط عندما \`${shown}\``);
    }
    case "remove":
      return can(false, who, verbs, what);
    case "restore":
      return can(true, who, verbs, what);
    case "link":
    case "unlink": {
      const yes = op.op === "link";
      if (op.prop === "roles") return can(yes, nameOf(nodes, op.to), verbs, what);
      if (op.prop === "allow") return can(yes, who, crudWords(op.to), what);
      const field = nameOf(nodes, op.to);
      const of = s(`*${field.en}* of ${what.en}`, `*${field.ar}* في ${what.ar}`);
      if (op.prop === "fields") return can(yes, who, verbs, of);
      return yes
        ? told([`${of.en} is now masked for ${who.en}`, `Mask ${of.en} for ${who.en}`], deed(`حجب ${of.ar} عن ${who.ar}`))
        : told(
            [`${of.en} is no longer masked for ${who.en}`, `Show ${of.en} to ${who.en} unmasked`],
            deed(`إظهار ${of.ar} لـ ${who.ar} دون حجب`),
          );
    }
    case "set": {
      if (op.prop !== "fields") return null;
      const every = Object.keys(nodes).filter((id) => nodes[id]!.kind === "field" && nodes[id]!.owner === props.entity);
      const [before, after] = [props.fields, op.value].map((fields) => (fields === "*" ? every : list(fields)));
      const [gone, come] = [before!.filter((id) => !after!.includes(id)), after!.filter((id) => !before!.includes(id))];
      const changed = gone.length > 0 ? gone : come;
      if ((gone.length > 0 && come.length > 0) || changed.length === 0) return null;
      const names = join(changed.map((id) => nameOf(nodes, id)));
      return can(gone.length === 0, who, verbs, s(`*${names.en}* of ${what.en}`, `*${names.ar}* في ${what.ar}`));
    }
    default:
      return null;
  }
};
