import { describe, expect, it } from "vitest";
import { readSettings, SettingsError } from "./env.ts";

describe("settings", () => {
  it("has a working answer for every variable that is not set", () => {
    expect(readSettings({})).toMatchObject({ port: 4000, host: "127.0.0.1", publicUrl: null, databaseUrl: null, owner: null });
  });
  it("treats an empty variable as not set", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: "" })).toMatchObject({ port: 4000, databaseUrl: null });
  });
  it.each([
    ["PORT", "99999"],
    ["PORT", "http"],
    ["DATABASE_URL", "mysql://localhost"],
    ["WEBNOVA_PUBLIC_URL", "webnova.example"],
    ["WEBNOVA_SERVICE_KEY", "short"],
    ["WEBNOVA_OWNER_EMAIL", "nobody"],
    ["WEBNOVA_ALLOW_HTTP", "yes"],
    ["WEBNOVA_SIGN_UP", "everybody"],
  ])("names %s in one sentence of each language when it is %s", (name, value) => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(SettingsError);
    try {
      read();
    } catch (error) {
      const { sentence } = error as SettingsError;
      expect(sentence.en).toContain(name);
      expect(sentence.ar).toContain(name);
      expect(sentence.ar).toMatch(/[\u0600-\u06ff]/);
      expect(sentence.en).not.toContain("\n");
    }
  });
  it("refuses an owner's e-mail without the password", () => {
    expect(() => readSettings({ WEBNOVA_OWNER_EMAIL: "mona@example.com" })).toThrow(/belong together/);
  });
  it("[VA25] reads several service keys in order, and refuses a list with anything else in it", () => {
    const [next, last] = ["cd".repeat(32), "ab".repeat(32)];
    const { serviceKey } = readSettings({ WEBNOVA_SERVICE_KEY: `${next}, ${last}` });
    expect(serviceKey).toEqual([Buffer.alloc(32, 0xcd), Buffer.alloc(32, 0xab)]);
    for (const text of [`${next},short`, ","]) expect(() => readSettings({ WEBNOVA_SERVICE_KEY: text })).toThrow(/WEBNOVA_SERVICE_KEY/);
  });
  it("reads keys as 32 bytes, hexadecimal or base64", () => {
    expect(readSettings({ WEBNOVA_SERVICE_KEY: "ab".repeat(32) }).serviceKey).toEqual([Buffer.alloc(32, 0xab)]);
    expect(readSettings({ WEBNOVA_ROOT_KEY: Buffer.alloc(32, 7).toString("base64") }).rootKey).toHaveLength(32);
  });
});
