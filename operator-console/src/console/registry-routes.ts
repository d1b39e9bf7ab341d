// Pages of the registry: patients, what departments are told of them, and what of the pages lives in the address.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { AreaId, IndicatorMeasure, IndicatorSide } from "../protocol/generated";
import { type IndicatorPeriod, isPeriod } from "./indicators/period";
import { root, text } from "./root-route";

export const PATIENT_LISTS = ["all", "owed"] as const;
/** Everybody whom one may see, or those of whom a department is still to be told. */
export type PatientList = (typeof PATIENT_LISTS)[number];

export const patients = createRoute({
  getParentRoute: () => root,
  path: "/patients",
  validateSearch: (search: Record<string, unknown>): { list?: "owed" } =>
    search.list === "owed" ? { list: search.list } : {},
  component: lazyRouteComponent(() => import("./pages/PatientsPage"), "PatientsPage"),
});

export const patient = createRoute({
  getParentRoute: () => root,
  path: "/patients/$patient",
  component: lazyRouteComponent(() => import("./pages/PatientPage"), "PatientPage"),
});

export const register = createRoute({
  getParentRoute: () => root,
  path: "/cases/$case/register",
  component: lazyRouteComponent(() => import("./pages/RegisterPage"), "RegisterPage"),
});

export const disclosures = createRoute({
  getParentRoute: () => root,
  path: "/disclosures",
  component: lazyRouteComponent(() => import("./pages/DisclosuresPage"), "DisclosuresPage"),
});

export const disclosed = createRoute({
  getParentRoute: () => root,
  path: "/disclosed",
  component: lazyRouteComponent(() => import("./pages/DisclosedPage"), "DisclosedPage"),
});

export const disclosedOne = createRoute({
  getParentRoute: () => root,
  path: "/disclosed/$disclosure",
  component: lazyRouteComponent(() => import("./pages/DisclosedOnePage"), "DisclosedOnePage"),
});

export const exchanges = createRoute({
  getParentRoute: () => root,
  path: "/list-exchanges",
  component: lazyRouteComponent(() => import("./pages/ExchangesPage"), "ExchangesPage"),
});

export const listExchange = createRoute({
  getParentRoute: () => root,
  path: "/list-exchanges/$exchange",
  component: lazyRouteComponent(() => import("./pages/ListExchangePage"), "ListExchangePage"),
});

export const visits = createRoute({
  getParentRoute: () => root,
  path: "/visits",
  validateSearch: (search: Record<string, unknown>): { of?: "institution"; township?: AreaId } => {
    const township = text(search.township);
    return {
      ...(search.of === "institution" ? { of: search.of } : {}),
      ...(township === undefined ? {} : { township }),
    };
  },
  component: lazyRouteComponent(() => import("./pages/VisitsPage"), "VisitsPage"),
});

export const visit = createRoute({
  getParentRoute: () => root,
  path: "/visits/$visit",
  component: lazyRouteComponent(() => import("./pages/VisitPage"), "VisitPage"),
});

export const visitForm = createRoute({
  getParentRoute: () => root,
  path: "/patients/$patient/visit",
  component: lazyRouteComponent(() => import("./pages/VisitFormPage"), "VisitFormPage"),
});

const MEASURES = [
  "management",
  "treatment",
  "treatment_schizophrenia",
  "incidents",
  "major_incidents",
  "rehabilitation",
  "case_management",
] as const satisfies readonly IndicatorMeasure[];

export interface IndicatorSearch {
  period?: IndicatorPeriod;
  area?: AreaId;
  /** Of which indicator the patients are open, and which of them. */
  behind?: IndicatorMeasure;
  side?: IndicatorSide;
}

export const indicators = createRoute({
  getParentRoute: () => root,
  path: "/indicators",
  validateSearch: (search: Record<string, unknown>): IndicatorSearch => {
    // A bare number in an address is read as one.
    const period = String(search.period);
    const area = text(search.area);
    const behind = MEASURES.find((one) => one === search.behind);
    return {
      ...(isPeriod(period) ? { period } : {}),
      ...(area === undefined ? {} : { area }),
      ...(behind === undefined ? {} : { behind }),
      ...(search.side === "missing" ? { side: search.side } : {}),
    };
  },
  component: lazyRouteComponent(() => import("./pages/IndicatorsPage"), "IndicatorsPage"),
});
