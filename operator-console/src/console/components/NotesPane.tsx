// Private notes on a session; the caller never sees them.
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { AddNote, MySession, SessionRecord } from "../../protocol/generated";
import { api } from "../api";
import { useDraft } from "../desk/drafts";
import { useSaving } from "../desk/use-saving";
import { NoteList } from "./RecordParts";
import { SavedMark } from "./SavedMark";

export function NotesPane({ session, record }: { session: MySession; record: SessionRecord }) {
  const { t } = useTranslation();
  const draft = useDraft(session.session, "note");
  const { busy, save } = useSaving(session.session);
  const add = () => {
    const send = (id: string, { text }: { text: string }) =>
      api.post(`sessions/${session.session}/notes`, { id, text } satisfies AddNote);
    return save({ text: draft.body.trim() }, send, draft.clear);
  };
  return (
    <div className="pad stack">
      <label htmlFor="note">{t("notes.label")}</label>
      <Input.TextArea
        id="note"
        rows={3}
        value={draft.body}
        onChange={({ target }) => draft.change(target.value)}
      />
      <div className="between">
        <SavedMark state={draft.state} />
        <Button onClick={() => void add()} loading={busy} disabled={draft.body.trim() === ""}>
          {t("notes.add")}
        </Button>
      </div>
      <NoteList notes={record.notes} />
    </div>
  );
}
