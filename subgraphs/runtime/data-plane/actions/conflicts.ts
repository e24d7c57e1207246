/** What PostgreSQL refuses for a value, told as the problem it is. */
import type { Table } from "../../../../schema/model/model.ts";
import { InvalidInput } from "../errors.ts";

type Path = readonly (string | number)[];

const takenMessage = { en: "This value is already taken.", ar: "هذه القيمة مستخدمة بالفعل." };

/** Two people at once: what the candidate could not see comes back from the constraint, as the same problem. */
export const tellConflicts = async <T>(table: Table, path: Path, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    // `f_x_uq`, of a converted field `f_x__2_uq`; of an index over several fields `ix_y_ix`.
    const [, named] = /^(.+?)(?:__\d+)?_[a-z]{2}$/.exec(constraint ?? "") ?? [];
    const field = table.columns.find(({ id }) => id === named);
    const index = table.indexes.find(({ id }) => id === named);
    const at = [...path, field?.key ?? "id"];
    if (code === "23505" && (field || index || constraint === "_credential_email_key")) {
      const fields = index ? table.columns.filter(({ id }) => index.fields.includes(id)).map(({ key }) => [...path, key]) : [at];
      throw new InvalidInput(fields.map((place) => ({ path: place, code: "DUPLICATE", message: takenMessage })));
    }
    if (code === "23503" && field)
      throw new InvalidInput([{ path: at, code: "REFERENCE", message: { en: "There is no such record.", ar: "لا يوجد سجل كهذا." } }]);
    if (code === "23514" && field && constraint?.endsWith("_ms"))
      throw new InvalidInput([
        {
          path: at,
          code: "INVALID",
          message: {
            en: "This field is changing its type at this moment and takes only values that fit both.",
            ar: "يتغيّر نوع هذا الحقل في هذه اللحظة، ولا يقبل إلا قيمًا تلائم النوعين.",
          },
        },
      ]);
    if ((code === "23514" || code === "22003") && field)
      throw new InvalidInput([
        { path: at, code: "INVALID", message: { en: "This value cannot be stored.", ar: "لا يمكن حفظ هذه القيمة." } },
      ]);
    throw error;
  }
};
