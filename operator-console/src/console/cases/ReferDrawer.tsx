// Refers the person of a talk or a dispatch: asked once, pre-filled with what is known, beside what goes on. Nothing of it
// leaves before it was shown what leaves.
import { Link } from "@tanstack/react-router";
import { App, Drawer, Form } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseDraft, CaseOpened } from "../../protocol/generated";
import { DrawerFoot } from "../components/DrawerFoot";
import { Failure, Loaded } from "../components/states";
import { markRefused } from "../forms/mark-refused";
import { CaseForm } from "./CaseForm";
import { caseFormOf, detailsOf, type FilledCase, routeOf } from "./case-form";
import { type CaseOrigin, pathOf, useCaseCommand, useCaseDraft } from "./queries";
import { EMPTY_ROUTE } from "./RouteFields";
import "./cases.css";
import "./words";

interface Props {
  origin: CaseOrigin;
  /** Of whom, by the name that the house knows them by. */
  of: string;
  onClose: () => void;
}

/** As wide as the pane beside the talk (`desk.css`, `narrow.css`), so that it covers nothing of what is said. */
const besideTalk = () => (innerWidth > 1366 ? 380 : 348);
const BESIDE_A_PAGE = 600;

export default function ReferDrawer({ origin, of, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<FilledCase>();
  const query = useCaseDraft(origin);
  const sending = useSending(form, origin, onClose);
  const isOpen = query.data !== undefined && query.data.open === null;
  return (
    <Drawer
      open
      title={t("refer.title", { name: of })}
      size={origin.kind === "session" ? besideTalk() : BESIDE_A_PAGE}
      mask={origin.kind === "session" ? false : { closable: false }}
      onClose={onClose}
      className="send-team"
      footer={
        <DrawerFoot
          okText={t("refer.send")}
          sending={sending}
          onSend={isOpen ? () => form.submit() : null}
          onClose={onClose}
        />
      }
    >
      {sending.failure !== null && <Failure error={sending.failure} />}
      <Loaded query={query}>
        {(draft) => <Drafted draft={draft} form={form} onFinish={sending.send} />}
      </Loaded>
    </Drawer>
  );
}

interface DraftedProps {
  draft: CaseDraft;
  form: ReturnType<typeof Form.useForm<FilledCase>>[0];
  onFinish: (filled: FilledCase) => void;
}

function Drafted({ draft, form, onFinish }: DraftedProps) {
  const { t } = useTranslation();
  if (draft.open !== null)
    return (
      <p>
        {t("refer.openAlready")}{" "}
        <Link to="/cases/$case" params={{ case: draft.open }}>
          {t("refer.openCase")}
        </Link>
      </p>
    );
  return (
    <CaseForm
      form={form}
      initial={{
        ...(draft.area === null ? {} : { area: draft.area }),
        ...(draft.basis === null ? {} : { basis: draft.basis }),
        details: detailsOf(draft),
        route: EMPTY_ROUTE,
        note: "",
      }}
      onFinish={onFinish}
    />
  );
}

function useSending(form: DraftedProps["form"], origin: CaseOrigin, onClose: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sending = useCaseCommand();
  const send = (filled: FilledCase) =>
    void sending.send<CaseOpened>(
      `${pathOf(origin)}/case`,
      { form: caseFormOf(filled), route: routeOf(filled.route), note: filled.note.trim() },
      {
        done: () => {
          void message.success(t("refer.sent"));
          onClose();
        },
        failed: (error) => markRefused(form, error, t("refusedField"), REFUSED_AT),
      },
    );
  return { busy: sending.busy, failure: sending.failure, send };
}

/** Fields that certain refusals are about. */
export const REFUSED_AT = {
  situation_missing: ["details", "situation", "text"],
  area_not_yours: ["area"],
  pair_not_allowed: ["route", "to"],
  ladder_empty: ["route", "ladder"],
  referral_open: ["route", "to"],
};
