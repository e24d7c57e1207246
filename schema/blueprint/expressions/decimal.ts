/** Exact decimals on BigInt: `units / 10^scale`. The same digits as PostgreSQL's numeric, for the operations expressions have. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const ten = (power: number): bigint => 10n ** BigInt(power);
const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

/** Reads plain digits ("-12.50"); null when the text is anything else. */
export const parseDecimal = (text: string): Decimal | null => {
  const match = /^([+-]?)(\d{1,1000})(?:\.(\d{1,1000}))?$/.exec(text);
  if (!match) return null;
  const fraction = match[3] ?? "";
  const units = BigInt(`${match[2]}${fraction}`);
  return { units: match[1] === "-" ? -units : units, scale: fraction.length };
};

export const ofInt = (value: bigint): Decimal => ({ units: value, scale: 0 });

/** Canonical digits: no trailing zeros, no negative zero. */
export const formatDecimal = ({ units, scale }: Decimal): string => {
  const digits = magnitude(units)
    .toString()
    .padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${whole}${fraction ? `.${fraction}` : ""}`;
};

const aligned = (a: Decimal, b: Decimal): readonly [bigint, bigint, number] => {
  const scale = Math.max(a.scale, b.scale);
  return [a.units * ten(scale - a.scale), b.units * ten(scale - b.scale), scale];
};

export const add = (a: Decimal, b: Decimal): Decimal => {
  const [x, y, scale] = aligned(a, b);
  return { units: x + y, scale };
};
export const negate = (a: Decimal): Decimal => ({ units: -a.units, scale: a.scale });
export const multiply = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });
export const compare = (a: Decimal, b: Decimal): number => {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Integer quotient, half away from zero. */
const halfAway = (n: bigint, d: bigint): bigint => {
  const quotient = (2n * magnitude(n) + magnitude(d)) / (2n * magnitude(d));
  return n < 0n !== d < 0n ? -quotient : quotient;
};

/** Twelve places, half away from zero; null when the divisor is zero. */
export const divide = (a: Decimal, b: Decimal): Decimal | null => {
  if (b.units === 0n) return null;
  const [x, y] = aligned(a, b);
  return { units: halfAway(x * ten(12), y), scale: 12 };
};

export const round = (a: Decimal, places: number): Decimal =>
  a.scale <= places ? a : { units: halfAway(a.units, ten(a.scale - places)), scale: places };
export const truncate = (a: Decimal): bigint => a.units / ten(a.scale);
export const floor = (a: Decimal): bigint => {
  const whole = truncate(a);
  return a.units < 0n && whole * ten(a.scale) !== a.units ? whole - 1n : whole;
};
export const ceil = (a: Decimal): bigint => -floor(negate(a));
