// Searches that somebody keeps: opened from a list, saved under a name, removed.
import { DeleteOutlined, FolderOpenOutlined, SaveOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedSearch, SessionFilter } from "../../protocol/generated";
import { api } from "../api";
import { Empty, Loaded } from "../components/states";
import { useReport } from "../desk/use-ask";
import { markRefused } from "../forms/mark-refused";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { isBlank, readFilter } from "./filter";
import { useReviewChanged, useReviewCommand, useSavedSearches } from "./queries";

interface Props {
  filter: SessionFilter;
  onOpen: (filter: SessionFilter) => void;
}

export function SavedSearches({ filter, onOpen }: Props) {
  const { t } = useTranslation();
  const [list, setList] = useState<"open" | "closed">("closed");
  const [saving, setSaving] = useState<"no" | "yes">("no");
  const open = (search: SavedSearch) => {
    setList("closed");
    // Kept by another version of this program, perhaps.
    onOpen(readFilter({ ...search.filter }));
  };
  return (
    <>
      <Popover
        trigger="click"
        placement="bottomRight"
        open={list === "open"}
        onOpenChange={(shown) => setList(shown ? "open" : "closed")}
        // Inside the page: nothing stands outside of its landmarks.
        getPopupContainer={(button) => button.parentElement ?? document.body}
        content={<SavedList onOpen={open} />}
        destroyOnHidden
      >
        <Button icon={<FolderOpenOutlined />} aria-expanded={list === "open"}>
          {t("finder.saved")}
        </Button>
      </Popover>
      <Button icon={<SaveOutlined />} disabled={isBlank(filter)} onClick={() => setSaving("yes")}>
        {t("finder.save")}
      </Button>
      {saving === "yes" && <SaveDialog filter={filter} onClose={() => setSaving("no")} />}
    </>
  );
}

function SavedList({ onOpen }: { onOpen: (search: SavedSearch) => void }) {
  const { t } = useTranslation();
  const query = useSavedSearches();
  const report = useReport();
  const changed = useReviewChanged();
  const remove = async (search: SavedSearch) => {
    try {
      await api.delete(`saved-searches/${search.search}`);
    } catch (error) {
      report(error);
    }
    await changed();
  };
  return (
    <Loaded query={query}>
      {({ searches }) =>
        searches.length === 0 ? (
          <Empty>{t("finder.noneSaved")}</Empty>
        ) : (
          <ul className="plain saved-searches" aria-label={t("finder.saved")}>
            {searches.map((search) => (
              <li key={search.search} className="between">
                <Button type="text" className="grow ell" onClick={() => onOpen(search)}>
                  {search.name}
                </Button>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={`${t("remove")} ${search.name}`}
                  onClick={() => void remove(search)}
                />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

interface Named {
  name: string;
}

const MOST_CHARS = 60;

function SaveDialog({ filter, onClose }: { filter: SessionFilter; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Named>();
  const required = useRequired();
  const sending = useReviewCommand();
  const submit = ({ name }: Named) =>
    void sending.send(
      "saved-searches",
      { name: name.trim(), filter },
      {
        done: () => {
          void message.success(t("finder.wasSaved"));
          onClose();
        },
        failed: (error) => markRefused(form, error, t("refusedField")),
      },
    );
  return (
    <FormDialog<Named>
      title={t("finder.save")}
      form={form}
      initialValues={{ name: "" }}
      sending={sending}
      onFinish={submit}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t("finder.name")}
        extra={t("finder.nameHint")}
        rules={required(t("finder.name"))}
      >
        <Input maxLength={MOST_CHARS} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}
