// Private notes on a session; the caller never sees them.
import { useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { AddNote, MySession, SessionRecord } from "../../protocol/generated";
import { api } from "../api";
import { useCommandIds } from "../command-id";
import { useDraft } from "../desk/drafts";
import { useReport } from "../desk/use-ask";
import { SavedMark } from "./SavedMark";
import { Empty } from "./states";

export function NotesPane({ session, record }: { session: MySession; record: SessionRecord }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const report = useReport();
  const draft = useDraft(session.session, "note");
  const [busy, setBusy] = useState(false);
  const ids = useCommandIds();
  const add = async () => {
    setBusy(true);
    try {
      const text = draft.body.trim();
      const note: AddNote = { id: ids.idFor({ text }), text };
      await api.post(`sessions/${session.session}/notes`, note);
      ids.settled();
      draft.clear();
      await queries.invalidateQueries({ queryKey: ["session", session.session] });
    } catch (error) {
      report(error);
    } finally {
      setBusy(false);
    }
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
      <NoteList record={record} />
    </div>
  );
}

export function NoteList({ record }: { record: SessionRecord }) {
  const { t } = useTranslation();
  if (record.notes.length === 0) return <Empty>{t("notes.none")}</Empty>;
  return (
    <ul className="plain">
      {record.notes.map((note) => (
        <li key={note.id} className="note">
          <span className="muted">
            {note.by_name} · {dayAndTime(note.at)}
          </span>
          <span>{note.text}</span>
        </li>
      ))}
    </ul>
  );
}
