/** How much one environment may store, and how long an upload may take. */
export interface FileLimits {
  /** Largest file where its field says nothing else, in bytes. */
  readonly file: number;
  /** All files of one environment together, in bytes. */
  readonly quota: number;
  /** Uploads at once: of one person, of one environment. */
  readonly perPerson: number;
  readonly perEnvironment: number;
  /** Longest silence within an upload, and longest whole upload, in milliseconds. */
  readonly idleMs: number;
  readonly wholeMs: number;
}

export const mebibyte = 1024 * 1024;
export const fileLimits: FileLimits = {
  file: 25 * mebibyte,
  quota: 5 * 1024 * mebibyte,
  perPerson: 4,
  perEnvironment: 16,
  idleMs: 20_000,
  wholeMs: 10 * 60_000,
};

/** `12.5 MiB`, in few digits. */
export const inMegabytes = (bytes: number): string => {
  const megabytes = bytes / mebibyte;
  return `${megabytes >= 10 || Number.isInteger(megabytes) ? Math.round(megabytes) : megabytes >= 0.1 ? megabytes.toFixed(1) : megabytes.toPrecision(1)} MiB`;
};
