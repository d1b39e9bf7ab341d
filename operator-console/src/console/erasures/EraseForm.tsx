// Erases a caller for good: on what ground, and the session's number typed by hand. What was shown is what goes.
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { Erasure, ErasureGround, ErasurePlan, SessionId } from "../../protocol/generated";
import { ReasonedButton, usePermitWords } from "../components/ReasonedButton";
import { Failure } from "../components/states";
import { useRequired } from "../ledgers/FormDialog";
import { referenceOf } from "../referrals/reference";
import { useErasing } from "./queries";

const GROUNDS = [
  "person_asked",
  "guardian_asked",
  "retention_over",
] as const satisfies readonly ErasureGround[];

interface Filled {
  ground: ErasureGround;
  typed: string;
}

export function EraseForm({ session, plan }: { session: SessionId; plan: ErasurePlan }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const required = useRequired();
  const permitWords = usePermitWords();
  const sending = useErasing();
  const number = referenceOf(session);
  const erase = ({ ground }: Filled) =>
    void sending.send<Erasure>(
      `sessions/${session}/erasure`,
      { ground, sessions: plan.sessions.map((one) => one.session) },
      // Whatever was refused has changed since it was shown.
      { done: () => {}, failed: () => void sending.changed() },
    );
  return (
    <section className="card" aria-labelledby="erasure-confirm">
      <h2 id="erasure-confirm">{t("erasures.confirmTitle")}</h2>
      {sending.failure !== null && <Failure error={sending.failure} />}
      <Form<Filled> form={form} layout="vertical" requiredMark={false} onFinish={erase}>
        <Form.Item name="ground" label={t("erasures.ground")} rules={required(t("erasures.ground"))}>
          <Radio.Group
            vertical
            options={GROUNDS.map((value) => ({ value, label: t(`erasures.grounds.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="typed"
          label={t("erasures.type", { number })}
          extra={t("erasures.forGood")}
          validateTrigger="onSubmit"
          rules={[
            {
              validator: async (_, typed?: string) => {
                if (typed?.trim().toUpperCase() !== number)
                  throw new Error(t("erasures.typedOther", { number }));
              },
            },
          ]}
        >
          <Input autoComplete="off" maxLength={number.length} className="find num" />
        </Form.Item>
        <ReasonedButton
          type="primary"
          danger
          why={permitWords(plan.erase)}
          loading={sending.busy}
          onAct={() => form.submit()}
        >
          {t("erasures.erase")}
        </ReasonedButton>
      </Form>
    </section>
  );
}
