import type { Catalogue } from "../catalogue.ts";
import { Form } from "../form/form.tsx";

export const form = { form: Form } satisfies Partial<Catalogue>;
