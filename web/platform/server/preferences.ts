/** `/_preferences?locale=ar&back=/patients`: remembers a choice for a year and goes back. */
import { preferenceCookies, type RenderResult } from "../../../schema/model/render.ts";
import { localPath } from "../boot.ts";

const allowed: Readonly<Record<keyof typeof preferenceCookies, readonly string[]>> = {
  locale: ["en", "ar"],
  theme: ["light", "dark", "system"],
  digits: ["latn", "arab"],
};

export const setPreferences = (search: string, headers: Readonly<Record<string, string>>): RenderResult => {
  const given = new URLSearchParams(search);
  const cookies = (Object.keys(allowed) as (keyof typeof allowed)[]).flatMap((name) => {
    const value = given.get(name);
    // Not HttpOnly: the page itself changes the appearance in place. They hold no secret.
    return value && allowed[name].includes(value) ? [`${preferenceCookies[name]}=${value}; Path=/; Max-Age=31536000; SameSite=Lax`] : [];
  });
  return {
    status: 303,
    headers: {
      ...headers,
      "content-type": "text/plain; charset=utf-8",
      location: localPath(given.get("back")) ?? "/",
      "set-cookie": cookies,
    },
    html: "",
  };
};
