/** The states a record goes through where a text says that it has some, and not which. */
import type { Concept } from "../words/lexicon/define.ts";
import { propertyOf } from "../words/words.ts";

/** States, as `words/lexicon/choices.ts` names them : what has them. */
const states = `
requested confirmed done cancelled : appointment booking viewing visit stay tour
new processing shipped delivered cancelled : order
pending paid failed refunded : payment rentPayment installment refund transfer donation ticketSale
unpaid paid : fine
draft issued paid overdue : invoice
draft issued accepted rejected : quote
draft submitted accepted rejected : purchaseOrder
todo inProgress done : task milestone
open inProgress resolved closed : ticket issue complaint maintenanceRequest problem incident dispute
new inProgress completed cancelled : project productionOrder translation
new contacted qualified won lost : lead deal
draft active completed : campaign
submitted underReview accepted rejected : application loanApplication grantApplication serviceApplication insuranceClaim taxReturn permit adoption expenseClaim objection thesis idea
pending approved rejected cancelled : request leaveRequest aidRequest purchaseRequest gatePass waitingList
applied interview hired rejected : candidate
open closed : job case tender auction survey competition
pending inTransit delivered returned : shipment delivery
scheduled inProgress completed cancelled : trip interview
available rented maintenance : car vehicle bike scooter motorcycle camera drone musicalInstrument garment
available inUse maintenance : equipment machine asset ambulance productionLine container elevator
available occupied maintenance : room bed table apartment parking locker desk chargingStation
available reserved sold : property eventTicket plot
available reserved booked : seat slot
reserved active returned cancelled : rental
active expired cancelled : membership contract lease sponsorship
borrowed returned overdue : loan
present absent excused : attendance
enrolled completed withdrawn : enrollment registration
draft published archived : article listing
available reserved adopted : animal
invited accepted rejected : invitation
lost returned : lostItem
received returned : foundItem
received inProgress completed : sample
`;

const statesOf = new Map<string, readonly string[]>(
  states
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [keys = "", things = ""] = line.split(" : ");
      return things.split(" ").map((thing) => [thing, keys.split(" ")] as const);
    }),
);

/** What is there works or does not; what happens is planned, and happens or not; whatever is filed is dealt with. */
const ofSort = (concept: Concept | null): readonly string[] =>
  concept === null
    ? ["new", "inProgress", "done"]
    : ["thing", "place", "person"].includes(concept.kind)
      ? ["active", "inactive"]
      : concept.kind === "event"
        ? ["scheduled", "done", "cancelled"]
        : ["new", "inProgress", "done"];

/** The choices of a field that was given none: those of its property, else those of what has it. */
export const usualStates = (field: string, entity: { readonly key: string; readonly concept: Concept | null }): readonly string[] => {
  const own = propertyOf(field)?.options ?? [];
  return own.length > 0 ? own : (statesOf.get(entity.key) ?? statesOf.get(entity.concept?.key ?? "") ?? ofSort(entity.concept));
};
