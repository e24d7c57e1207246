import type { Catalogue } from "../catalogue.ts";
import { Form } from "../form/form.tsx";

export const components = { form: Form } satisfies Partial<Catalogue>;
