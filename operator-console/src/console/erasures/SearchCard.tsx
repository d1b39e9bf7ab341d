// Finds a caller by a session's number or by a phone number; the number goes in a body, never into an address.
import { useNavigate } from "@tanstack/react-router";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { FoundCaller } from "../../protocol/generated";
import { api } from "../api";
import { Failure } from "../components/states";
import { useAttempt } from "../forms/use-attempt";
import { ProblemError } from "../problems";
import { soughtIn } from "./sought";

/** A link to a record is longer than a number. */
const SOUGHT_CHARS = 300;

const isNobody = (error: unknown) => error instanceof ProblemError && error.problem.code === "not_found";

export function SearchCard() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const attempt = useAttempt();
  const [form] = Form.useForm<{ sought: string }>();
  const opens = (session: string) => void navigate({ to: "/erasures/$session", params: { session } });
  const find = ({ sought: typed }: { sought: string }) => {
    const sought = soughtIn(typed);
    if (sought === null) return;
    if (sought.kind === "session") return opens(sought.session);
    void attempt.run(
      async () => opens((await api.post<FoundCaller>("erasures/find", { phone: sought.phone })).session),
      (error) => {
        if (isNobody(error)) form.setFields([{ name: "sought", errors: [t("erasures.nobody")] }]);
      },
    );
  };
  return (
    <section className="card" aria-label={t("search")}>
      {attempt.failure !== null && !isNobody(attempt.failure) && <Failure error={attempt.failure} />}
      <Form form={form} layout="vertical" requiredMark={false} className="erasure-search" onFinish={find}>
        <Form.Item
          name="sought"
          label={t("erasures.sought")}
          extra={t("erasures.soughtHint")}
          validateTrigger="onSubmit"
          rules={[
            {
              validator: async (_, typed?: string) => {
                if (soughtIn(typed ?? "") === null) throw new Error(t("erasures.notUnderstood"));
              },
            },
          ]}
        >
          <Input autoComplete="off" maxLength={SOUGHT_CHARS} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={attempt.busy}>
          {t("erasures.preview")}
        </Button>
      </Form>
    </section>
  );
}
