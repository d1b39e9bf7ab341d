// A phone session, opened by hand: the same forms and counts as a chat.
import { App, DatePicker, Form, Input, Modal, Radio } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import { fromDate, serverNow, toDate } from "../../core/server-clock.ts";
import type { Direction, Language, OpenPhoneSession, PhoneOpened } from "../../protocol/generated";
import { api } from "../api";
import { useCommandIds } from "../command-id";
import { useWords } from "../words";

interface Filled {
  number?: string;
  direction: Direction;
  language: Language;
  started: Dayjs;
}

interface Props {
  onClose: () => void;
  onOpened: (session: string) => void;
  onFailed: (error: unknown) => void;
}

export default function PhoneSessionDialog({ onClose, onOpened, onFailed }: Props) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const directions = useWords("direction");
  const languages = useWords("language");
  const ids = useCommandIds();
  const submit = async ({ number, direction, language, started }: Filled) => {
    const call = {
      number: number?.trim() ?? "",
      direction,
      language,
      started_at: fromDate(started.toDate()),
    };
    const body: OpenPhoneSession = { id: ids.idFor(call), ...call };
    try {
      const { blocked_until } = await api.post<PhoneOpened>("phone-sessions", body);
      onOpened(body.id);
      if (blocked_until !== null)
        modal.warning({
          title: t("blocks.phoneWarningTitle"),
          content: t("blocks.phoneWarning", { t: dayAndTime(blocked_until) }),
          okText: t("blocks.understood"),
        });
    } catch (error) {
      onFailed(error);
    }
  };
  return (
    <Modal
      open
      title={t("phone.title")}
      okText={t("phone.submit")}
      cancelText={t("cancel")}
      onCancel={onClose}
      onOk={() => form.submit()}
      mask={{ closable: false }}
    >
      <Form<Filled>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={{ direction: "incoming", language: "zh-CN", started: dayjs(toDate(serverNow())) }}
      >
        <Form.Item
          name="number"
          label={t("phone.number")}
          extra={t("phone.numberHint")}
          rules={[{ pattern: /^[\d\s+-]*$/, message: t("phone.invalid") }]}
        >
          <Input inputMode="tel" autoComplete="off" autoFocus />
        </Form.Item>
        <div className="two-columns">
          <Form.Item name="direction" label={t("phone.direction")}>
            <Radio.Group optionType="button" options={directions} />
          </Form.Item>
          <Form.Item name="language" label={t("phone.language")}>
            <Radio.Group optionType="button" options={languages} />
          </Form.Item>
        </div>
        <Form.Item name="started" label={t("phone.started")} rules={[{ required: true }]}>
          <DatePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
