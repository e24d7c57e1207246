/**
 * What the server sent, read by components as plain objects and changed in place: whatever stays equal stays the same object, so its
 * nodes and the focus in them stay too. Rows are told apart by `id`, everything else by where it stands.
 *
 * Solid's own store does this and more (paths, producers, merging by any key) in three times the bytes, on every page.
 */
import { $TRACK, batch, createSignal, getListener } from "solid-js";

type Plain = Record<PropertyKey, unknown>;

/** Data whose readers hear of changes. `T` is plain JSON. */
export const makeLive = <T extends object>(data: T): T => live(data) as T;

/** Puts another value in a place; what was there is no longer looked at. */
export const put = <T extends object, K extends keyof T>(owner: T, key: K, value: T[K]): void =>
  batch(() => write(plain(owner), key, plain(value)));

/** Makes the value of a place equal to another one, keeping of it what is equal already. */
export const settle = <T extends object, K extends keyof T>(owner: T, key: K, value: T[K]): void =>
  batch(() => {
    const held = plain(owner);
    write(held, key, settled(held[key], plain(value)));
  });

const proxies = new WeakMap<object, object>();
const behind = new WeakMap<object, Plain>();
const heard = new WeakMap<object, Map<PropertyKey, readonly [() => void, () => void]>>();

/** The object itself, also when asked with what components see of it. */
const plain = (value: unknown): Plain => behind.get(value as object) ?? (value as Plain);

const isObject = (value: unknown): value is Plain => typeof value === "object" && value !== null;

const live = (value: unknown): unknown => {
  if (!isObject(value) || behind.has(value)) return value;
  const known = proxies.get(value);
  if (known) return known;
  const made = new Proxy(value, reading);
  proxies.set(value, made);
  behind.set(made, value);
  return made;
};

const reading: ProxyHandler<Plain> = {
  get: (data, key, self) => {
    if (key === $TRACK) listen(data, $TRACK);
    const value = Reflect.get(data, key, self);
    // Methods of arrays run on what components see, so what they read is heard.
    if (typeof key === "symbol" || typeof value === "function") return value;
    listen(data, key);
    return live(value);
  },
  has: (data, key) => {
    listen(data, key);
    return key in data;
  },
  ownKeys: (data) => {
    listen(data, $TRACK);
    return Reflect.ownKeys(data);
  },
  // Components read.
  set: () => false,
  deleteProperty: () => false,
};

/** Whoever computes now computes again when this place changes; `$TRACK` is any place of the object. */
const listen = (data: Plain, key: PropertyKey): void => {
  if (!getListener()) return;
  const places = heard.get(data) ?? new Map();
  heard.set(data, places);
  const [hear, tell] = places.get(key) ?? createSignal(undefined, { equals: false });
  places.set(key, [hear, tell]);
  hear();
};

const write = (data: Plain, key: PropertyKey, value: unknown): void => {
  if (data[key] === value && key in data) return;
  if (value === undefined) delete data[key];
  else data[key] = value;
  heard.get(data)?.get(key)?.[1]();
  heard.get(data)?.get($TRACK)?.[1]();
};

/** What belongs in a place: the object that is held there, changed, or the new value where that is another thing. */
const settled = (held: unknown, next: unknown): unknown => {
  if (!isObject(held) || !isObject(next) || held === next || Array.isArray(held) !== Array.isArray(next) || held.id !== next.id)
    return next;
  if (Array.isArray(next)) {
    const rows = new Map((held as unknown as readonly unknown[]).flatMap((row) => (isObject(row) && "id" in row ? [[row.id, row]] : [])));
    const before = [...(held as unknown as readonly unknown[])];
    next.forEach((item: unknown, at) => {
      const isRow = isObject(item) && "id" in item;
      write(held, String(at), settled(isRow ? rows.get(item.id) : before[at], item));
      // A row named twice stands twice.
      if (isRow) rows.delete(item.id);
    });
    if (before.length !== next.length) {
      (held as unknown as unknown[]).length = next.length;
      heard.get(held)?.get("length")?.[1]();
      heard.get(held)?.get($TRACK)?.[1]();
    }
    return held;
  }
  for (const key of new Set([...Object.keys(held), ...Object.keys(next)])) write(held, key, settled(held[key], next[key]));
  return held;
};
