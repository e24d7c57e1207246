/** Who is told of what, as Arabic says it by the way: in one breath with what somebody does, with the thing before its verb, with what is sent last. */
import { describe, expect, it } from "vitest";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { entitiesOf, read, right, rolesOf } from "./read.ts";

/** "booking: updated f_booking_status == … → f_booking_customer": what is waited for, and where the message goes. */
const toldIn = ({ workflows }: Blueprint): readonly string[] =>
  Object.values(workflows).flatMap(({ steps = {} }) => {
    const all = Object.values(steps);
    const on = all.find(({ kind }) => kind === "on-record")?.options as { entity: string; event: string; when?: string } | undefined;
    const to = (all.find(({ kind }) => kind === "send-message")?.options as { to?: unknown } | undefined)?.to;
    const state = on?.when?.split("_").at(-1) ?? on?.event;
    const whom = typeof to === "string" ? to.replace("trigger.record.", "") : `role ${(to as { role: string } | undefined)?.role}`;
    return on ? [`${on.entity.replace("ent_", "")} ${state} > ${whom}`] : [];
  });

describe("messages told by the way", () => {
  it.each([
    ["العميل يحجز الملعب. لما الحجز يتأكد يوصل للعميل إشعار.", "booking confirmed > f_booking_customer"],
    ["العميل يحجز الملعب. إذا صار الحجز ملغي توصل العميل رسالة واتساب.", "booking cancelled > f_booking_customer"],
    ["المريض يحجز موعد. عند تأكيد الموعد تُرسل رسالة للمريض.", "appointment confirmed > f_appointment_patient"],
    ["المواطن يقدم شكوى، والمدير يرد على الشكاوى. إشعار المدير عند ورود شكوى جديدة.", "complaint created > role r_manager"],
    ["المواطن يقدم شكوى، والمدير يرد على الشكاوى. لما تيجي شكوى جديدة يوصلني إشعار.", "complaint created > role r_admin"],
  ])("[BP52] %s", async (text, told) => {
    expect(toldIn(await read(text))).toEqual([told]);
  });
  it("[BP52] what is done in the same sentence stays, and nothing is kept of what is sent", async () => {
    const made = await read("المريض يحجز موعد. موظف الاستقبال يؤكد المواعيد ويضيف المرضى، وعند تأكيد الموعد تُرسل رسالة للمريض.");
    expect(toldIn(made)).toEqual(["appointment confirmed > f_appointment_patient.f_patient_user"]);
    expect(right(made, "receptionist", "update", "appointment")).toBe("all");
    expect(entitiesOf(made).message).toBeUndefined();
  });
  it("[BP52] who is absent has an attendance that says so, and their own guardian is told, no other", async () => {
    const made = await read("ولي الأمر يشوف درجات ابنه وتجيه رسالة إذا غاب، والمعلم يسجل الدرجات.");
    expect(toldIn(made)).toEqual(["attendance absent > f_attendance_parent"]);
    expect([right(made, "parent", "read", "grade"), right(made, "teacher", "create", "grade")]).toEqual(["own", "all"]);
    expect(rolesOf(made)).toEqual(["parent", "teacher"]);
  });
});
