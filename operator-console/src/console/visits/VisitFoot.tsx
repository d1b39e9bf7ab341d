// The bar below the form: whether the draft is kept, what is still missing, and the button that hands in.
import { DeleteOutlined } from "@ant-design/icons";
import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import type { DraftState } from "../../core/drafts.ts";
import { SavedMark } from "../components/SavedMark";
import { goTo } from "./Question";
import { SendTeamFromVisit } from "./SendTeamFromVisit";
import type { FieldFault } from "./visit-form";

interface Props {
  state: DraftState;
  missing: readonly FieldFault[];
  busy: boolean;
  onHandIn: () => void;
  onGiveUp: () => void;
}

export function VisitFoot({ state, missing, busy, onHandIn, onGiveUp }: Props) {
  const { t } = useTranslation();
  const first = missing[0]?.field;
  return (
    <div className="save-bar visit-bar">
      <div className="visit-bar-state">
        <SavedMark state={state} />
        {first === undefined ? (
          <span className="good">
            <span aria-hidden="true">● </span>
            {t("visits.complete")}
          </span>
        ) : (
          <span>
            {t("visits.missing", { n: missing.length })}{" "}
            <Button
              type="link"
              className="go-first"
              aria-label={t("visits.firstMissing", { what: t(`visits.field.${first}`) })}
              onClick={() => goTo(first)}
            >
              {t(`visits.field.${first}`)}
            </Button>
          </span>
        )}
      </div>
      <span className="grow" />
      {state.kind !== "untouched" && (
        <Popconfirm
          title={t("visits.giveUpTitle")}
          description={t("visits.giveUpBody")}
          okText={t("visits.giveUp")}
          okButtonProps={{ danger: true }}
          cancelText={t("cancel")}
          onConfirm={onGiveUp}
        >
          <Button size="large" icon={<DeleteOutlined />} aria-label={t("visits.giveUp")} />
        </Popconfirm>
      )}
      <SendTeamFromVisit />
      <Button size="large" type="primary" loading={busy} onClick={onHandIn}>
        {t("visits.handIn")}
      </Button>
    </div>
  );
}
