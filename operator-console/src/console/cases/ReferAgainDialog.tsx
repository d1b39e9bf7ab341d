// Refers the person of a case once more: to somebody else after a no, on to another hospital, back to the community.
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import type { AreaId, ReferralId, SuspectedCaseId } from "../../protocol/generated";
import { markRefused } from "../forms/mark-refused";
import { FormDialog } from "../ledgers/FormDialog";
import { type FilledRoute, routeOf } from "./case-form";
import { useCaseCommand } from "./queries";
import { REFUSED_AT } from "./ReferDrawer";
import { EMPTY_ROUTE, RouteFields } from "./RouteFields";

interface Props {
  of: SuspectedCaseId;
  /** Where the person lives. */
  area: AreaId;
  /** The referral it follows from; null: from none. */
  basedOn: ReferralId | null;
  onClose: () => void;
}

export function ReferAgainDialog({ of, area, basedOn, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ route: FilledRoute; note: string }>();
  const sending = useCaseCommand();
  return (
    <FormDialog<{ route: FilledRoute; note: string }>
      title={t("cases.step.refer")}
      form={form}
      initialValues={{ route: EMPTY_ROUTE, note: "" }}
      sending={sending}
      okText={t("refer.send")}
      onFinish={({ route, note }) =>
        void sending.send(
          `cases/${of}/referrals`,
          {
            route: routeOf(route),
            ...(basedOn === null ? {} : { based_on: basedOn }),
            note: note.trim(),
          },
          { done: onClose, failed: (error) => markRefused(form, error, t("refusedField"), REFUSED_AT) },
        )
      }
      onClose={onClose}
    >
      <p className="muted lead">{t("cases.referHint")}</p>
      <RouteFields form={form} area={area} />
    </FormDialog>
  );
}
