import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { requireStrongPassword } from "./password-strength.ts";
import { createPasswords, passwordCosts } from "./passwords.ts";

const passwords = createPasswords({ cost: "low" });
const codeOf = (password: string, about?: readonly string[]) => {
  try {
    requireStrongPassword(password, about);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "ok";
};

describe("passwords", () => {
  it("[ID14] are argon2id with the agreed cost, and re-hashed when it rises", async () => {
    expect(passwordCosts.standard).toEqual({ memoryCost: 65_536, timeCost: 3, parallelism: 1 });
    const low = await passwords.hash("some long password");
    expect(low).toMatch(/^\$argon2id\$v=19\$(?=.*m=19456)(?=.*t=2)(?=.*p=1)/);
    expect(passwords.outdated(low)).toBe(false);
    expect(createPasswords({ cost: "standard" }).outdated(low)).toBe(true);
    expect(await passwords.verify(low, "some long password")).toBe(true);
    expect(await passwords.verify(low, "some long passwore")).toBe(false);
  });

  it("[ID14] four at a time, a bounded queue, then IDENTITY_BUSY with when to come back", async () => {
    const small = createPasswords({ cost: "low", parallel: 2, queue: 3 });
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => small.hash("some long password")));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(5);
    expect(
      results.filter((result) => result.status === "rejected").map((result) => (result as PromiseRejectedResult).reason.extensions),
    ).toEqual(Array.from({ length: 5 }, () => expect.objectContaining({ code: "IDENTITY_BUSY", retryAfter: 2 })));
    expect(await small.hash("some long password")).toContain("argon2id");
  });

  it("[ID14] a stored string that asks for more than our bounds is refused, not computed", async () => {
    const salt = "c29tZXNhbHRzb21lc2FsdA";
    const tag = "RdescudvJCsgt3ub+b4dWRWJTmaaJObGJTmaaJObGJQ";
    for (const hostile of [
      `$argon2id$v=19$m=4194304,t=3,p=1$${salt}$${tag}`,
      `$argon2id$v=19$m=65536,t=4000,p=1$${salt}$${tag}`,
      `$argon2i$v=19$m=65536,t=3,p=1$${salt}$${tag}`,
      "plain",
      "",
    ]) {
      expect(await passwords.verify(hostile, "some long password"), hostile).toBe(false);
    }
  });

  it("[ID15] two long Arabic passphrases that differ in the last letter are different; NFKC forms are the same", async () => {
    const phrase = "كلماتطويلةجدالايعرفهاأحدغيريفيهذاالعا";
    const stored = await passwords.hash(`${phrase}لم`);
    expect(await passwords.verify(stored, `${phrase}لن`)).toBe(false);
    expect(await passwords.verify(stored, `${phrase}لم`)).toBe(true);
    expect(await passwords.verify(await passwords.hash("caf\u00e9 under the ﬁg tree"), "cafe\u0301 under the fig tree")).toBe(true);
  });

  it("[ID15] 12 to 128 code points, counted after NFKC", () => {
    expect(codeOf("9fQ#x2Lm!7a")).toBe("IDENTITY_PASSWORD_LENGTH");
    expect(codeOf("🌙".repeat(11))).toBe("IDENTITY_PASSWORD_LENGTH");
    expect(codeOf("correct horse battery staple 42 ".repeat(5))).toBe("IDENTITY_PASSWORD_LENGTH");
    expect(codeOf("correct horse battery staple 42")).toBe("ok");
  });

  it("[ID15] refuses the guessable and says what to change, in both languages", () => {
    for (const weak of [
      "aaaaaaaaaaaaaa",
      "qwertyuiop123",
      "password123456",
      "webnova2026!!",
      "مرحبامرحبا123",
      "lvpfhlvpfh12",
      "abcdefghijklmn",
      "lpl]lpl]lpl]1",
    ]) {
      expect(codeOf(weak), weak).toMatch(/^IDENTITY_PASSWORD_(BLOCKED|WEAK)$/);
    }
    expect(codeOf("LaylaHassan1!", ["Layla Hassan"])).toBe("IDENTITY_PASSWORD_BLOCKED");
    expect(codeOf("AlNoorHospital", ["Al Noor Hospital"])).toBe("IDENTITY_PASSWORD_BLOCKED");
    try {
      requireStrongPassword("abcdefghijklmn");
    } catch (error) {
      const { sentence } = error as { sentence: { en: string; ar: string } };
      expect(sentence.en).not.toContain("{");
      expect(sentence.ar).toMatch(/\p{Script=Arabic}/u);
    }
  });

  it("[ID15] never truncates: any change of a password is another password", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 12, maxLength: 120, unit: "grapheme" }), async (text) => {
        const stored = await passwords.hash(text);
        expect(await passwords.verify(stored, text)).toBe(true);
        expect(await passwords.verify(stored, `${text}x`)).toBe(false);
      }),
      { numRuns: 8 },
    );
  });
});
