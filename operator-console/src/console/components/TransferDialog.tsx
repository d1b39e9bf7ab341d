// Gives a session to a colleague or back to the queue, with what the next one should know.
import { App, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Colleague, MySession, TransferTo } from "../../protocol/generated";
import { useDesk } from "../desk/desk";
import { useDraft } from "../desk/drafts";
import { useAsk } from "../desk/use-ask";
import { useMe } from "../sign-in";
import { SavedMark } from "./SavedMark";

const QUEUE = "queue";

interface Props {
  open: boolean;
  onClose: () => void;
  session: MySession;
}

export function TransferDialog({ open, onClose, session }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const ask = useAsk();
  const me = useMe();
  const context = useDraft(session.session, "transfer");
  const colleagues = useDesk((desk) => desk.colleagues) ?? [];
  const [chosen, setChosen] = useState(QUEUE);
  const others = colleagues.filter(({ staff, activity }) => staff !== me?.staff && activity !== "offline");
  const describe = (colleague: Colleague) =>
    [
      colleague.name,
      t(`activity.${colleague.activity}`),
      `${colleague.held + colleague.wrapping_up} / ${colleague.capacity}`,
      ...colleague.not_offered.map((reason) => t(`notEligible.${reason}`)),
    ].join(" · ");
  const transfer = async () => {
    const to: TransferTo = chosen === QUEUE ? { kind: "queue" } : { kind: "operator", staff: chosen };
    const { session: id, fence } = session;
    const done = await ask({ type: "transfer", session: id, fence, to, context: context.body.trim() });
    if (done === "refused") return;
    void message.success(t("talk.transferDone"));
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t("talk.transferTitle")}
      okText={t("talk.transfer")}
      cancelText={t("cancel")}
      onOk={() => void transfer()}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <div className="stack">
        <label htmlFor="transfer-to">{t("talk.transferTo")}</label>
        <Select
          id="transfer-to"
          value={chosen}
          onChange={setChosen}
          options={[
            { value: QUEUE, label: t("talk.transferQueue") },
            ...others.map((colleague) => ({ value: colleague.staff, label: describe(colleague) })),
          ]}
        />
        <label htmlFor="transfer-context">{t("talk.transferContext")}</label>
        <Input.TextArea
          id="transfer-context"
          rows={4}
          placeholder={t("talk.transferContextHint")}
          value={context.body}
          onChange={({ target }) => context.change(target.value)}
        />
        <SavedMark state={context.state} />
      </div>
    </Modal>
  );
}
