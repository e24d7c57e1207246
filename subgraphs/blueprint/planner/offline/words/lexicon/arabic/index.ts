/** The dictionary from English to Arabic as entries, read when a name is first asked for. */
import { deeds } from "./deeds.ts";
import { doings } from "./doings.ts";
import { folk } from "./folk.ts";
import { matters } from "./matters.ts";
import { places } from "./places.ts";
import { qualities } from "./qualities.ts";
import { things } from "./things.ts";

export interface Noun {
  readonly sort: "thing" | "place" | "deed" | "person";
  /** Without an article, unless it is always said with one («ساعات العمل»). */
  readonly one: string;
  /** Of one word without its article, of several as it is shown («قوائم الانتظار»); null: there is none. */
  readonly many: string | null;
  readonly feminine: boolean;
  /** What it is called in front of another noun: «رياضي». */
  readonly adjective?: Quality;
  /** What it is of is named in the plural: «قائمة الضيوف». */
  readonly ofMany: boolean;
  /** What it is of has the article: «مدير المكتب». */
  readonly ofKnown: boolean;
  /** Names somebody only where a role is named: "chair", "board". */
  readonly roleOnly: boolean;
}

export interface Quality {
  readonly masculine: string;
  readonly feminine: string;
  /** `near`: said of the noun right behind it, where there are two; `front`: «آخر زيارة». */
  readonly stands: "whole" | "near" | "front";
}

export interface Doing {
  readonly deed: Noun;
  /** Null: it is said «تم الاستلام»; undefined: not said at all. */
  readonly done: Quality | null | undefined;
  readonly doer: string | null;
}

export interface Dictionary {
  readonly nouns: ReadonlyMap<string, Noun>;
  readonly people: ReadonlyMap<string, Noun>;
  readonly qualities: ReadonlyMap<string, Quality>;
  /** By what was done ("collected"), by what is going on ("collecting"), by the verb itself. */
  readonly done: ReadonlyMap<string, Doing>;
  readonly going: ReadonlyMap<string, Doing>;
  readonly verbs: ReadonlyMap<string, Doing>;
}

let read: Dictionary | null = null;
export const dictionary = (): Dictionary => {
  read ??= {
    nouns: new Map([...nounsOf(deeds, "deed"), ...nounsOf(matters, "thing"), ...nounsOf(places, "place"), ...nounsOf(things, "thing")]),
    people: new Map(nounsOf(folk, "person")),
    qualities: new Map(
      columns(qualities).flatMap(([names, masculine, feminine, flags]) => each(names, qualityOf(masculine, feminine, flags))),
    ),
    ...verbs(),
  };
  return read;
};

const columns = (text: string): readonly (readonly [string, string, string, string])[] =>
  text.split("\n").flatMap((line) => {
    const [a = "", b = "", c = "", d = ""] = line.split("|").map((part) => part.trim());
    return b === "" ? [] : [c.startsWith("~") ? ([a, b, "", c] as const) : ([a, b, c, d] as const)];
  });
const each = <Entry>(names: string, entry: Entry): readonly (readonly [string, Entry])[] =>
  names.split(",").map((name) => [name.trim().replaceAll("-", " "), entry] as const);

const nounsOf = (text: string, sort: Noun["sort"]): readonly (readonly [string, Noun])[] =>
  columns(text).flatMap(([names, one, many, flags]) => each(names, nounOf(sort, one, many, flags)));

const nounOf = (sort: Noun["sort"], one: string, many: string, flags: string): Noun => {
  const adjective = /~(.+)$/.exec(flags)?.[1];
  const set = flags.replace(/~.+$/, "");
  return {
    sort,
    one,
    many: many === "-" ? null : many || soundPlural(one, sort),
    feminine: set.includes("f") || (!set.includes("m") && isFeminine(one)),
    ...(adjective ? { adjective: qualityOf(adjective, "", "") } : {}),
    ofMany: set.includes("#"),
    ofKnown: set.includes("!"),
    roleOnly: set.includes("r"),
  };
};
const isFeminine = (name: string): boolean => /ة$/.test(name.split(" ")[0]!);
const soundPlural = (one: string, sort: Noun["sort"]): string =>
  one.endsWith("ة") ? `${one.slice(0, -1)}ات` : sort === "person" ? `${one}ون` : `${one}ات`;

export const qualityOf = (masculine: string, feminine: string, flags: string): Quality => ({
  masculine,
  feminine: feminine || feminineOf(masculine),
  stands: flags === "front" ? "front" : flags === "a" ? "near" : "whole",
});
/** «مدفوع» «مدفوعة», «مؤمن عليه» «مؤمن عليها», «غير مدفوع» «غير مدفوعة». */
const feminineOf = (masculine: string): string =>
  / (?:عليه|به|له|فيه)$/.test(masculine)
    ? `${masculine}ا`
    : / /.test(masculine) && !masculine.startsWith("غير ")
      ? masculine.replace(/^(\S+[^ةى\s])/, "$1ة")
      : masculine.endsWith("ى")
        ? `${masculine.slice(0, -1)}اة`
        : `${masculine}ة`;

const verbs = (): Pick<Dictionary, "done" | "going" | "verbs"> => {
  const [done, going, base] = [new Map<string, Doing>(), new Map<string, Doing>(), new Map<string, Doing>()];
  for (const [names, deed, been, doer] of columns(doings)) {
    if (deed === "-") continue;
    const [verb = "", irregular] = names.split(" ");
    const entry: Doing = {
      deed: { sort: "deed", one: deed, many: null, feminine: isFeminine(deed), ofMany: false, ofKnown: false, roleOnly: false },
      done: been === "-" || been === "" ? undefined : been === "تم" ? null : qualityOf(been, "", ""),
      doer: doer === "" || doer === "-" ? null : doer,
    };
    base.set(verb, entry);
    const stem = verb.endsWith("e") ? verb.slice(0, -1) : verb;
    const twice = `${verb}${verb.at(-1)}`;
    for (const form of [`${stem}ing`, `${twice}ing`]) going.set(form, entry);
    for (const form of irregular ? [irregular] : [`${stem}ed`, `${twice}ed`, `${verb.replace(/y$/, "i")}ed`]) done.set(form, entry);
  }
  return { done, going, verbs: base };
};
