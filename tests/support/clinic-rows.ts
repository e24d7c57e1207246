/** A small clinic's records in both languages, for pages to show. */
import { MemoryRows } from "./platform-rows.ts";

const patients = [
  ["Salma Al-Harbi", "1989-04-12", "+966501112233"],
  ["نورة القحطاني", "1994-11-02", "+966502223344"],
  ["Omar Haddad", "1978-07-30", "+966503334455"],
  ["خالد المطيري", "2001-01-19", "+966504445566"],
  ["Lina Farouk", "1966-09-05", null],
  ["ماجد الزهراني", "1983-03-27", "+966506667788"],
  ["Hana Yilmaz", "2014-06-15", "+966507778899"],
  ["عبدالله الشمري", "1959-12-21", "+966508889900"],
] as const;
const doctors = [
  ["Dr. Rania Saleh", "Cardiology"],
  ["د. يوسف العتيبي", "طب الأطفال"],
  ["Dr. Peter Lund", "Dermatology"],
] as const;
const reasons = ["Annual check-up", "متابعة ضغط الدم", "Skin rash", "ألم في الركبة", "Vaccination", "نتائج التحاليل", null] as const;
const states = ["o_requested", "o_confirmed", "o_confirmed", "o_done", "o_done", "o_done", "o_cancelled"] as const;

/** Fills the clinic of `schema/fixtures/clinic.ts`; people: an administrator, a receptionist, and somebody without a role. */
export const clinicRows = () => {
  const rows = new MemoryRows();
  const admin = rows.addPerson({ name: "Maha Al-Otaibi", email: "maha@clinic.example", roles: ["r_admin"] });
  const desk = rows.addPerson({ name: "Sami Nasser", email: "sami@clinic.example", roles: ["r_reception"] });
  const nobody = rows.addPerson({ name: "Dana Aziz", email: "dana@clinic.example", roles: [] });
  const patientRows = patients.map(([name, dateOfBirth, phone]) => rows.add("ent_patient", { name, dateOfBirth, phone }));
  const doctorRows = doctors.map(([name, specialty]) => rows.add("ent_doctor", { name, specialty, user: null }));
  for (let at = 0; at < 31; at++)
    rows.add("ent_appt", {
      patient: patientRows[(at * 5) % patientRows.length]!.id,
      doctor: doctorRows[at % doctorRows.length]!.id,
      time: new Date(Date.UTC(2026, 10, 3 + Math.floor(at / 3), 6 + (at % 3) * 2, (at % 2) * 30)).toISOString(),
      reason: reasons[at % reasons.length],
      status: states[(at * 3) % states.length],
    });
  return { rows, admin, desk, nobody, patientRows, doctorRows };
};
