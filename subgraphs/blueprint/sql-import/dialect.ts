/** Whose SQL a text is, where it is plainly not PostgreSQL's. */
const dialects: readonly (readonly [name: string, signs: RegExp])[] = [
  ["MySQL", /`[\w$]+`|\bauto_increment\b|\bengine\s*=\s*\w+/i],
  ["SQL Server", /\[dbo\]|\bidentity\s*\(\s*\d+\s*,\s*\d+\s*\)|\bnvarchar\s*\(/i],
  ["SQLite", /\bautoincrement\b|^\s*pragma\s/im],
  ["Oracle", /\bvarchar2\s*\(|\bnumber\s*\(\s*\d+/i],
];

/** MySQL, SQL Server, SQLite, Oracle; null where nothing tells. */
export const dialectOf = (sql: string): string | null => {
  const text = sql.slice(0, 200_000);
  return dialects.find(([, signs]) => signs.test(text))?.[0] ?? null;
};
