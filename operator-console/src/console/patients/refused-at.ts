// Fields of a patient's forms that certain refusals are about.
import type { RefusedAt } from "../forms/refused-field";

export const REFUSED_AT: RefusedAt = {
  patient_exists: ["document"],
  keeper_invalid: ["institution"],
  worker_elsewhere: ["worker"],
};
