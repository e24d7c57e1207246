/** Links a sentence adds between things that are there. */
import { keyFromWords, plural } from "../../../../../schema/blueprint/keys.ts";
import { between } from "../../../../../schema/blueprint/rank.ts";
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import type { Json } from "../../../../../schema/ids.ts";
import { trim } from "../clauses/phrases.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { calledIn, childrenOf, fact, lastOrder, single, toWords, type Work } from "./changing.ts";
import type { Existing } from "./existing.ts";
import { manyOf } from "./permissions-named.ts";

/** "link appointments to rooms", «اربط المواعيد بالغرف»; `ends`: the two names, in this order. */
export const link = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  for (let i = 1; i < tokens.length; i++) {
    const joint = toWords.has(tokens[i]!.word);
    const [from, to] = [
      single(work.find.entity(trim(tokens.slice(0, i)))),
      single(work.find.entity(trim(tokens.slice(joint ? i + 1 : i)))),
    ];
    if (from && to) return addLink(work, clause, from, to);
  }
  return false;
};

export const addLink = (work: Work, clause: Clause, from: Existing, to: Existing): boolean => {
  const [a, b] = [calledIn(work, from.id), calledIn(work, to.id)];
  const siblings = childrenOf(work, "field", from.id);
  if (siblings.some(({ props }) => (props.config as { target?: string } | undefined)?.target === to.id))
    return fact(work, clause, { en: `${a.en} is linked to ${b.en} already.`, ar: `${a.ar} مرتبط بـ${b.ar} من قبل.` }, []);
  const [owner, target] = [String(from.node.props.key), String(to.node.props.key)];
  const key = keyFromWords(target.replace(/([A-Z])/g, " $1"), new Set(siblings.map(({ props }) => String(props.key))), "field");
  const id = work.ids.field(owner, key);
  const config = { target: to.id, onDelete: "clear" };
  addField(work, from, id, {
    key,
    label: to.node.props.label as Json,
    order: between(lastOrder(siblings), null),
    type: "reference",
    config,
  });
  return fact(work, clause, { en: `${a.en} is linked to ${b.en}.`, ar: `رُبط ${a.ar} بـ${b.ar}.` }, [id]);
};

/** Several of one for several of the other; a link that allowed one only waits for a yes of its own. */
export const addLinks = (work: Work, clause: Clause, from: Existing, to: Existing): boolean => {
  const [a, many] = [calledIn(work, from.id), manyOf(work, to.id)];
  const siblings = childrenOf(work, "field", from.id);
  const there = siblings.find(({ props }) => (props.config as { target?: string } | undefined)?.target === to.id);
  const key = keyFromWords(
    plural(String(to.node.props.key)).replace(/([A-Z])/g, " $1"),
    new Set(siblings.map(({ props }) => String(props.key))),
    "field",
  );
  const label = (to.node.props.plural ?? to.node.props.label) as Json;
  const said = { en: `${a.en} has several ${many.en}.`, ar: `${a.ar}: عدة ${many.ar}.` };
  if (there?.props.type === "references")
    return fact(work, clause, { en: `${a.en} has several ${many.en} already.`, ar: `${a.ar}: عدة ${many.ar} من قبل.` }, []);
  if (there) {
    work.ops.push(
      { op: "set", id: there.id, prop: "type", value: "references" },
      { op: "set", id: there.id, prop: "key", value: key },
      { op: "set", id: there.id, prop: "label", value: label },
    );
    return fact(work, clause, said, [there.id]);
  }
  const id = work.ids.field(String(from.node.props.key), key);
  addField(work, from, id, { key, label, order: between(lastOrder(siblings), null), type: "references", config: { target: to.id } });
  return fact(work, clause, said, [id]);
};

const addField = (work: Work, owner: Existing, id: Id, props: Readonly<Record<string, Json>>): void =>
  void work.ops.push({ op: "add", kind: "field", id, parent: owner.id, props: { ...props, classification: "internal" } });
