// Settings of what supervisors and figures go by: silent view, review, calls to make, what leaves the house.
import { Form, InputNumber, Radio } from "antd";
import { useTranslation } from "react-i18next";
import {
  CALL_RULE_NAMES,
  CRISIS_RULE_NAMES,
  DISCUSSION_RULE_NAMES,
  ERASURE_RULE_NAMES,
  FIGURE_RULE_NAMES,
  REFERRAL_RULE_NAMES,
  VISIT_RULE_NAMES,
} from "../forms/settings";
import { useWords } from "../words";

export function SupervisingSection() {
  const { t } = useTranslation();
  const views = useWords("silentView");
  return (
    <>
      <section className="card" aria-labelledby="settings-supervising">
        <h2 id="settings-supervising">{t("supervising.title")}</h2>
        <Form.Item
          name="silent_view"
          label={t("supervising.silentView")}
          extra={t("supervising.silentViewHint")}
        >
          <Radio.Group optionType="button" options={views} />
        </Form.Item>
        <NumberItem
          name="review_share_percent"
          label={t("supervising.reviewShare")}
          extra={t("supervising.reviewShareHint")}
          most={100}
        />
      </section>
      <section className="card" aria-labelledby="settings-discussion">
        <h2 id="settings-discussion">{t("supervising.discussion")}</h2>
        <div className="policy">
          {DISCUSSION_RULE_NAMES.map((name) => (
            <NumberItem key={name} name={["discussion", name]} label={t(`discussionRule.${name}`)} />
          ))}
        </div>
      </section>
      <section className="card" aria-labelledby="settings-crisis">
        <h2 id="settings-crisis">{t("supervising.crisis")}</h2>
        <div className="policy">
          {CRISIS_RULE_NAMES.map((name) => (
            <NumberItem key={name} name={["crisis", name]} label={t(`crisisRule.${name}`)} />
          ))}
        </div>
      </section>
      <section className="card" aria-labelledby="settings-referrals">
        <h2 id="settings-referrals">{t("supervising.referrals")}</h2>
        <div className="policy">
          {REFERRAL_RULE_NAMES.map((name) => (
            <NumberItem key={name} name={["referrals", name]} label={t(`referralRule.${name}`)} />
          ))}
        </div>
      </section>
      <section className="card" aria-labelledby="settings-visits">
        <h2 id="settings-visits">{t("supervising.visits")}</h2>
        <div className="policy">
          {VISIT_RULE_NAMES.map((name) => (
            <NumberItem key={name} name={["visits", name]} label={t(`visitRule.${name}`)} />
          ))}
        </div>
      </section>
      <section className="card" aria-labelledby="settings-erasure">
        <h2 id="settings-erasure">{t("supervising.erasure")}</h2>
        <div className="policy">
          {ERASURE_RULE_NAMES.map((name) => (
            <NumberItem key={name} name={["erasure", name]} label={t(`erasureRule.${name}`)} />
          ))}
        </div>
      </section>
      <section className="card" aria-labelledby="settings-calls">
        <h2 id="settings-calls">{t("supervising.calls")}</h2>
        <div className="policy">
          {CALL_RULE_NAMES.map((name) => (
            <NumberItem key={name} name={["calls", name]} label={t(`callRule.${name}`)} />
          ))}
        </div>
      </section>
      <section className="card" aria-labelledby="settings-figures">
        <h2 id="settings-figures">{t("supervising.figures")}</h2>
        <div className="policy">
          {FIGURE_RULE_NAMES.map((name) => (
            <NumberItem key={name} name={["figures", name]} label={t(`figureRule.${name}`)} />
          ))}
        </div>
      </section>
    </>
  );
}

interface NumberItemProps {
  name: string | string[];
  label: string;
  extra?: string;
  most?: number;
}

/** What is too little or too much is the server's to say. */
function NumberItem({ name, label, extra, most }: NumberItemProps) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={label}
      {...(extra === undefined ? {} : { extra })}
      rules={[{ required: true, message: t("accounts.required", { what: label }) }]}
    >
      <InputNumber min={0} {...(most === undefined ? {} : { max: most })} />
    </Form.Item>
  );
}
