/**
 * What a kind of place usually keeps, for descriptions that say little more than "a clinic". All of it is assumed, and only where
 * the text names fewer than three things and describes none of them.
 */

import type { Frame } from "../clauses/types.ts";
import { clientele } from "../words/access-words.ts";
import { conceptWords } from "../words/naming.ts";
import { conceptOf } from "../words/words.ts";
import { conceptEntity } from "./entities.ts";
import type { World } from "./world.ts";

interface Preset {
  readonly entities: readonly string[];
  /** Role → the entities it manages. */
  readonly manages: Readonly<Record<string, readonly string[]>>;
}

const of = (entities: string, role: string, managed = entities): Preset => ({
  entities: entities.split(" "),
  manages: { [role]: managed.split(" ") },
});

const presets: Readonly<Record<string, Preset>> = {
  clinic: of("patient doctor appointment", "receptionist"),
  hospital: of("patient doctor appointment ward", "receptionist"),
  dentalClinic: of("patient dentist appointment", "receptionist"),
  pharmacy: of("medication supplier order", "pharmacist"),
  laboratory: of("patient labTest", "labTechnician"),
  school: of("student teacher course enrollment", "principal"),
  university: of("student teacher course enrollment", "manager"),
  trainingCenter: of("student teacher course enrollment", "manager"),
  library: of("book loan", "librarian"),
  shop: of("product customer order", "salesperson"),
  bakery: of("product customer order", "salesperson"),
  florist: of("product customer order", "salesperson"),
  restaurant: of("table menuItem booking", "waiter", "table booking menuItem"),
  cafe: of("table menuItem order", "waiter", "table menuItem order"),
  hotel: of("room guest booking", "receptionist"),
  salon: of("service customer appointment", "receptionist"),
  gym: of("trainer fitnessClass booking", "manager"),
  travelAgency: of("tour traveler booking", "agent"),
  bank: of("customer loanApplication", "loanOfficer"),
  factory: of("product machine productionOrder", "manager"),
  municipality: of("citizen serviceApplication", "officer"),
  lawFirm: of("customer case hearing", "lawyer"),
  charityPlace: of("donor donation volunteer", "coordinator"),
  shelter: of("animal adopter adoption", "staff"),
  realEstateOffice: of("property customer viewing", "realEstateAgent"),
  cinema: of("movie screening booking", "manager"),
  blog: of("article comment", "editor"),
  forum: of("discussion comment", "moderator"),
  helpdeskPlace: of("customer ticket", "agent"),
};

/** Adds the preset of the place the platform is for, if the text leaves it open. */
export const addPreset = (world: World, frames: readonly Frame[]): void => {
  const key = frames.flatMap((frame) => (frame.is === "purpose" ? (frame.head?.concept?.key ?? []) : []))[0];
  const preset = key && Object.hasOwn(presets, key) ? presets[key] : undefined;
  if (!preset || world.entities.size >= 3 || [...world.entities.values()].some((entity) => entity.described)) return;
  for (const name of preset.entities) {
    const concept = conceptOf(name);
    if (concept) conceptEntity(world, concept, null, "sector");
  }
  // Who does the work was named.
  if ([...world.roles.keys()].some((role) => !clientele.has(role))) return;
  for (const [role, managed] of Object.entries(preset.manages)) {
    const concept = conceptOf(role);
    if (!concept) continue;
    if (!world.roles.has(role))
      world.roles.set(role, { key: role, id: role, label: conceptWords(concept).label, signUp: false, span: null });
    for (const entity of managed)
      if (world.entities.has(entity))
        world.grants.push({ role, entity, allow: new Set(["create", "delete", "read", "update"]), own: false, only: false, span: null });
  }
};
