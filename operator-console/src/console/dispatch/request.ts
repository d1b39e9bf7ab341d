// What is asked before a team goes: the form as people fill it, and the request that it makes. Pure.
import type {
  AreaId,
  Basis,
  Datum,
  DispatchBrief,
  DispatchReason,
  EmergencyId,
  Need,
  PlaceConfidence,
  PlanId,
  Purpose,
  RequestDispatch,
  RequestForOthers,
  RescueService,
  ResponseClass,
  RiskTier,
  Source,
} from "../../protocol/generated";
import { coordinatesOf, parsePlace } from "./place";

export interface RequestForm {
  area: AreaId;
  place: string;
  /** Coordinates or the link of a map, as pasted. */
  pasted: string;
  /** Only where the numbers do not say it themselves. */
  datum?: Datum;
  confidence: PlaceConfidence;
  basis: Basis;
  reasons: DispatchReason[];
  class: ResponseClass;
  needs: Need[];
  situation: string;
  danger: string;
  services: RescueService[];
  personName: string;
  personPhone: string;
  personAbout: string;
  callBack: string;
}

export interface OthersForm extends RequestForm {
  purpose: Purpose;
  source: Exclude<Source, "session">;
  tier: RiskTier | null;
  informantName: string;
  informantRelation: string;
  informantPhone: string;
}

export const EMPTY_REQUEST: Omit<RequestForm, "area" | "basis" | "needs"> = {
  place: "",
  pasted: "",
  confidence: "likely",
  reasons: ["harm_to_self"],
  class: "immediate",
  situation: "",
  danger: "",
  services: [],
  personName: "",
  personPhone: "",
  personAbout: "",
  callBack: "",
};

/** A place that can be found: words, or something that was read out of what was pasted. */
export const hasPlace = ({ place = "", pasted = "" }: Partial<RequestForm>): boolean =>
  place.trim() !== "" || parsePlace(pasted) !== null || isLink(pasted);

const isLink = (text: string) => /^https:\/\/\S+$/.test(text.trim());

const NOBODY: DispatchBrief["informant"] = { name: "", relation: "", phone: "" };

function briefOf(form: RequestForm, informant: DispatchBrief["informant"]): DispatchBrief {
  const parsed = parsePlace(form.pasted);
  return {
    place: {
      words: form.place.trim() === "" ? (parsed?.name ?? "") : form.place.trim(),
      coordinates: parsed === null ? null : coordinatesOf(parsed.point, form.datum ?? parsed.datum),
      // A link that nothing could be read out of still leads somebody there.
      map_link: parsed?.link ?? (isLink(form.pasted) ? form.pasted.trim() : ""),
      confidence: form.confidence,
    },
    person: {
      name: form.personName.trim(),
      phone: form.personPhone.trim(),
      about: form.personAbout.trim(),
    },
    situation: form.situation.trim(),
    danger_on_the_way: form.danger.trim(),
    informant,
    call_back: form.callBack.trim(),
  };
}

type Body<T> = Omit<T, "id">;

export function requestOf(form: RequestForm, purpose: Purpose, informant = NOBODY): Body<RequestDispatch> {
  return {
    purpose,
    area: form.area,
    class: form.class,
    basis: form.basis,
    reasons: form.reasons,
    needs: form.needs,
    services: form.services,
    brief: briefOf(form, informant),
  };
}

interface Within {
  emergency?: EmergencyId;
  plan?: PlanId;
}

/** The command's id stands within the request. */
export function othersRequestOf(form: OthersForm, id: string, within: Within = {}): RequestForOthers {
  const informant = {
    name: form.informantName.trim(),
    relation: form.informantRelation.trim(),
    phone: form.informantPhone.trim(),
  };
  return {
    source: form.source,
    tier: form.tier,
    ...(within.emergency === undefined ? {} : { emergency: within.emergency }),
    ...(within.plan === undefined ? {} : { plan: within.plan }),
    request: { id, ...requestOf(form, form.purpose, informant) },
  };
}
