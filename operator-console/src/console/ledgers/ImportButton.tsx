// Entries of a spreadsheet kept before: which row is wrong and why, before anything is taken.
import { UploadOutlined } from "@ant-design/icons";
import { Alert, App, Button, Modal } from "antd";
import { type ChangeEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Imported, ImportPreview, ImportRow } from "../../protocol/generated";
import { api } from "../api";
import { ListTable } from "../components/ListTable";
import { Failure, Loading } from "../components/states";
import { useLedgersChanged } from "./queries";
import { typeOfSheet } from "./sheets";

export function ImportButton() {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<"closed" | "open">("closed");
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => setDialog("open")}>
        {t("importing.button")}
      </Button>
      {dialog === "open" && <ImportDialog onClose={() => setDialog("closed")} />}
    </>
  );
}

interface Looked {
  file: Blob;
  preview: ImportPreview;
}

function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const changed = useLedgersChanged();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [busy, setBusy] = useState<"no" | "looking" | "taking">("no");
  const [failure, setFailure] = useState<unknown>(null);
  const attempt = async (what: "looking" | "taking", work: () => Promise<void>) => {
    setBusy(what);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy("no");
    }
  };
  const look = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    if (chosen === undefined) return;
    setLooked(null);
    void attempt("looking", async () => {
      // Read now: what is looked at is what is taken, also when the file is changed meanwhile.
      const file = new Blob([await chosen.arrayBuffer()], { type: typeOfSheet(chosen.name) });
      setLooked({ file, preview: await api.postFile<ImportPreview>("ledger-imports/preview", file) });
    });
    // The same file, mended, may be chosen again.
    target.value = "";
  };
  const take = ({ file }: Looked) =>
    attempt("taking", async () => {
      const { attendances, supervisions } = await api.postFile<Imported>("ledger-imports", file);
      await changed();
      void message.success(t("importing.done", { attendances, supervisions }));
      onClose();
    });
  const good = looked === null || looked.preview.bad > 0 ? 0 : looked.preview.good;
  return (
    <Modal
      open
      title={t("importing.title")}
      okText={good === 0 ? t("importing.take") : t("importing.takeRows", { n: good })}
      okButtonProps={{ disabled: good === 0 }}
      cancelText={t("cancel")}
      confirmLoading={busy === "taking"}
      onOk={() => looked !== null && void take(looked)}
      onCancel={onClose}
      mask={{ closable: false }}
      width={760}
    >
      <div className="stack">
        <p className="muted">{t("importing.hint")}</p>
        <label className="gap">
          {t("importing.file")} <input type="file" accept=".csv,.xlsx" onChange={look} />
        </label>
        {failure !== null && <Failure error={failure} />}
        {busy === "looking" && <Loading />}
        {looked !== null && <Preview preview={looked.preview} />}
      </div>
    </Modal>
  );
}

type Bad = Extract<ImportRow, { kind: "bad" }>;

function Preview({ preview: { good, bad, writing, columns, sample, rows } }: { preview: ImportPreview }) {
  const { t } = useTranslation();
  const wrong = rows.filter((row): row is Bad => row.kind === "bad");
  return (
    <>
      {bad > 0 ? (
        <Alert type="warning" showIcon title={t("importing.bad", { bad, good })} />
      ) : (
        <Alert
          type={good > 0 ? "success" : "warning"}
          showIcon
          title={good > 0 ? t("importing.good", { n: good }) : t("importing.empty")}
        />
      )}
      {wrong.length > 0 && (
        <ListTable<Bad>
          rows={wrong}
          rowKey={({ row }) => String(row)}
          empty=""
          columns={[
            { title: t("importing.row"), dataIndex: "row", className: "num" },
            { title: t("importing.column"), render: (_, { column }) => t(`importColumn.${column}`) },
            { title: t("importing.fault"), render: (_, { fault }) => t(`importFault.${fault}`) },
          ]}
        />
      )}
      <p className="muted">{t("importing.sample", { writing: t(`sheetWriting.${writing}`) })}</p>
      <ListTable<SampleRow>
        rows={sample.map((cells, at) => ({ at, cells }))}
        rowKey={({ at }) => String(at)}
        empty={t("importing.empty")}
        columns={columns.map((column, place) => ({
          title: t(`importColumn.${column}`),
          render: (_: unknown, { cells }: SampleRow) => cells[place] ?? "",
        }))}
      />
    </>
  );
}

interface SampleRow {
  at: number;
  cells: readonly string[];
}
