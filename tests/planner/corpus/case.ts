/** One description with what a careful reader would build of it; keys as the lexicon names things. */
export interface Case {
  readonly name: string;
  readonly text: string;
  /** Entity key → field keys, links included. */
  readonly entities: Readonly<Record<string, readonly string[]>>;
  /** What another careful reader may keep or leave out: neither right nor wrong. */
  readonly optional?: readonly string[];
  readonly roles: readonly string[];
  /** "role verb entity", with "own" before the entity where only their own are meant; verbs are see, add, change, delete. */
  readonly may?: readonly string[];
  readonly mayNot?: readonly string[];
  /** "entity.field > entity" */
  readonly links?: readonly string[];
  readonly theme?: Readonly<Record<string, string>>;
  readonly sector?: string;
}
