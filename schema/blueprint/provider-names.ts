/**
 * The outside services a connection may name, with the sort of each. What each can do, and its keys, is the business of whoever calls it;
 * here stands what it takes to say that a name is none.
 */
export const providerCategories = ["ai", "payment", "communication", "cloud", "analytics", "search", "media", "maps", "custom"] as const;
export type ProviderCategory = (typeof providerCategories)[number];

export const providerNames = {
  claude: "ai",
  openai: "ai",
  metaAi: "ai",
  googleAi: "ai",
  stripe: "payment",
  paypal: "payment",
  twilio: "communication",
  sendgrid: "communication",
  smtp: "communication",
  aws: "cloud",
  cloudflare: "cloud",
  googleAnalytics: "analytics",
  algolia: "search",
  cloudinary: "media",
  googleMaps: "maps",
  // An address of one's own.
  http: "custom",
} as const satisfies Record<string, ProviderCategory>;

/** What a provider is for; undefined: nobody knows it. */
export const providerCategory = (provider: string): ProviderCategory | undefined =>
  Object.hasOwn(providerNames, provider) ? providerNames[provider as keyof typeof providerNames] : undefined;
